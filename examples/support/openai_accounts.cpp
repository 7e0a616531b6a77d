#include "openai_accounts.hpp"

#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/pricing/value_by_simulation.hpp>

namespace examples {
namespace {

using namespace fairvalue;

std::vector<PerShare> simulated_fair_values(const CaseFile& file, const CaseDeal& deal,
                                            const SimulationSettings& settings) {
  const Warrant terms = warrant_positions(file).front().warrant;
  const EquityMarket grant = grant_market(file, deal.facts, year_fraction(terms.granted, terms.expiry));
  const SimulatedValue value =
      value_by_simulation({.warrant = terms}, {.market = grant}, {.kind = ValueKind::grant_date}, settings);
  std::vector<PerShare> values;
  for (const SimulatedTranche& one : value.tranches) values.emplace_back(one.value.mean);
  return values;
}

}  // namespace

OpenAiAccounts openai_accounts(std::uint64_t paths, std::uint64_t seed, const CaseFile& file) {
  const CaseDeal& deal = file.deals.front();
  const Case value = with_calibration(case_of_deal(file, deal));
  const CustomerAward award =
      deal_award(file, deal, simulated_fair_values(file, deal, {.paths = paths, .seed = seed}));
  const auto quarters = accounted_quarters(file, deal, award);
  return {.file = file,
          .award = award,
          .quarters = quarters,
          .schedule = contra_revenue(award, purchases_of(quarters)),
          .years = deal_loop(value, base_settings(value)),
          .forecast = deal_forecast(value, deal_forecast_terms(file, deal), {.paths = paths, .seed = seed})};
}

}  // namespace examples
