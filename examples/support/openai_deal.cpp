#include "openai_deal.hpp"

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_needs.hpp>

#include "amd_june_2025.hpp"
#include "embedded_amd_openai.hpp"

namespace examples {

using namespace fairvalue;

namespace {

/// What of the tables' subject the file does not have.
std::optional<std::string> missing_part(const CaseFile& file) {
  if (!file.market) return "a table market";
  const auto& volatility = file.market->volatility;
  const auto& rate = file.market->risk_free_rate;
  if (!volatility || !volatility->value.later.empty()) return "market.volatility without later levels";
  if (!rate || !rate->value.later.empty()) return "market.risk_free_rate without later levels";
  if (!file.market->dividend_yield.value.later.empty()) return "market.dividend_yield without later levels";
  if (!file.valuation) return "a table valuation";
  if (!file.company.shares_outstanding) return "company.shares_outstanding";
  if (file.scenarios.empty()) return "a scenario";
  if (customer_years(file, "OpenAI").empty()) return "a customer OpenAI with its years";
  if (file.deals.empty() || !file.deals.front().terms.warrant) return "a deal with a warrant";
  const CaseDeal& deal = file.deals.front();
  if (!deal.facts.grant) return "deal.grant with the price before the announcement";
  const Warrant& warrant = deal.terms.warrant->value;
  if (warrant.exercise_gates.empty()) return "deal.warrant.exercise_gate";
  if (deal.facts.outlook.named.empty())
    return "deal.outlook.condition with the probability of what it asks for";
  for (const Tranche& tranche : warrant.tranches) {
    const auto volume = volume_gate(tranche);
    if (!price_gate(tranche) || !volume || !planned_date(deal.terms.plan.value, volume->volume))
      return "in each tranche a price hurdle and a volume that the plan reaches";
  }
  return std::nullopt;
}

/// Of the last tranche, with the standing that its own number has, or that of the terms.
Sourced<PerShare> last_hurdle(const CaseFile& file) {
  const Sourced<Warrant>& terms = *file.deals.front().terms.warrant;
  const std::size_t last = terms.value.tranches.size() - 1;
  const std::string path = fmt::format("deal[0].warrant.tranche[{}].price_hurdle", last);
  const auto own = std::ranges::find(file.provenance, path, &KeyProvenance::path);
  const bool has_own = own != file.provenance.end();
  return {price_gate(terms.value.tranches[last])->hurdle, has_own ? own->standing : terms.standing,
          has_own ? own->source : terms.source};
}

}  // namespace

RollingMultiple multiple_of_june_2025() {
  const AmdJune2025 amd = amd_june_2025();
  const DefinedMultiple quoted{.value = amd.market_multiple.value,
                               .definition = {.price = PriceBasis::spot,
                                              .window = EarningsWindow::fiscal_period,
                                              .earnings = EarningsBasis::non_gaap,
                                              .period = amd.eps_2026.value.period}};
  const EpsPath path{amd.eps_2025.value, amd.eps_2026.value};
  return converted(quoted, path, amd.as_of, RollingWindow::next_twelve_months).value();
}

CaseFile openai_case_file(const std::optional<std::string>& path) {
  if (!path) return read_case_text(embedded_amd_openai, "amd_openai.toml");
  CaseFile file = read_case_file(*path);
  if (const auto missing = missing_part(file))
    throw Error{fmt::format("{}: needs {}, as amd_openai.toml has", *path, *missing)};
  return file;
}

Case openai_deal(const CaseFile& file) { return model_case(file); }

OpenAiFacts openai_facts(const CaseFile& file, const OpenAiDeal2025& beside) {
  const CaseDeal& deal = file.deals.front();
  const Sourced<Warrant>& terms = *deal.terms.warrant;
  const Sourced<Spot>& spot = file.market->spot;
  const Sourced<GrantMarket>& grant = *deal.facts.grant;
  const Sourced<MarketSize> market = amd_june_2025().accelerators;
  const auto of_terms = [&](auto value) {
    return Sourced<decltype(value)>{value, terms.standing, terms.source};
  };
  return {.before = beside.before,
          .close_before = {grant.value.spot.price, grant.standing, grant.source},
          .spike = beside.spike,
          .stated_jump = beside.stated_jump,
          .close = {spot.value.price, spot.standing, spot.source},
          .last_hurdle = last_hurdle(file),
          .value_at_hurdle = beside.value_at_hurdle,
          .outstanding = *file.company.shares_outstanding,
          .warrant_shares = of_terms(terms.value.shares),
          .strike = of_terms(terms.value.strike),
          .gigawatts = {Gigawatts{deal.terms.plan.value.milestones.back().volume}, deal.terms.plan.standing,
                        deal.terms.plan.source},
          .stated_stake = beside.stated_stake,
          .low_price = beside.low_price,
          .high_price = beside.high_price,
          .ai_share = beside.ai_share,
          .market_2028 = {market.value.size, market.standing, market.value.source},
          .required_return = file.valuation->required_return};
}

}  // namespace examples
