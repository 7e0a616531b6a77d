#include "openai_deal.hpp"

#include <fmt/core.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_needs.hpp>

#include "embedded_amd_openai.hpp"
#include "sourced.hpp"

namespace examples {

using namespace fairvalue;
using namespace std::chrono_literals;

namespace {

/// What of the tables' subject the file does not have.
std::optional<std::string> missing_part(const CaseFile& file) {
  if (!file.market) return "a table market";
  if (!file.company.shares_outstanding) return "company.shares_outstanding";
  if (file.scenarios.empty()) return "a scenario";
  if (customer_years(file, "OpenAI").empty()) return "a customer OpenAI with its years";
  if (file.deals.empty() || !file.deals.front().terms.warrant) return "a deal with a warrant";
  const CaseDeal& deal = file.deals.front();
  if (!deal.facts.grant) return "deal.grant with the price before the announcement";
  const Warrant& warrant = deal.terms.warrant->value;
  if (warrant.exercise_gates.empty()) return "deal.warrant.exercise_gate";
  for (const Tranche& tranche : warrant.tranches) {
    const auto volume = volume_gate(tranche);
    if (!price_gate(tranche) || !volume || !planned_date(deal.terms.plan.value, volume->volume))
      return "in each tranche a price hurdle and a volume that the plan reaches";
  }
  return std::nullopt;
}

}  // namespace

RollingMultiple multiple_of_june_2025() {
  // AMD's fiscal years end on the last Saturday of December.
  const FiscalPeriod under_way{.year = 2025, .start = 2024y / 12 / 29, .end = 2025y / 12 / 27};
  const FiscalPeriod next{.year = 2026, .start = 2025y / 12 / 28, .end = 2026y / 12 / 26};
  const auto eps = [](const FiscalPeriod& period, double amount) {
    return PeriodEps{.period = period,
                     .eps = PerShare{amount},
                     .basis = EarningsBasis::non_gaap,
                     .currency = Currency{"USD"}};
  };
  const DefinedMultiple quoted{.value = Multiple{22},
                               .definition = {.price = PriceBasis::spot,
                                              .window = EarningsWindow::fiscal_period,
                                              .earnings = EarningsBasis::non_gaap,
                                              .period = next}};
  const EpsPath path{eps(under_way, 3.94), eps(next, 5.79)};
  return converted(quoted, path, 2025y / 6 / 19, RollingWindow::next_twelve_months).value();
}

CaseFile openai_case_file(const std::optional<std::string>& path) {
  if (!path) return read_case_text(embedded_amd_openai, "amd_openai.toml");
  CaseFile file = read_case_file(*path);
  if (const auto missing = missing_part(file))
    throw Error{fmt::format("{}: needs {}, as amd_openai.toml has", *path, *missing)};
  return file;
}

Case openai_deal(const CaseFile& file) { return model_case(file); }

OpenAiFacts openai_facts(const CaseFile& file) {
  const CaseDeal& deal = file.deals.front();
  const Sourced<Spot>& spot = file.market->spot;
  const Sourced<GrantMarket>& grant = *deal.facts.grant;
  return {.before = stated(PerShare{164.37}, "article 001"),
          .close_before = {grant.value.spot.price, grant.standing, grant.source},
          .spike = stated(PerShare{226.36}, "article 001, a price of the day, not its close"),
          .close = {spot.value.price, spot.standing, spot.source},
          .last_hurdle = stated(PerShare{600}, "article 001, after the Wall Street Journal; 8-K"),
          .value_at_hurdle = stated(Money{1e12}, "article 001: 逼近1萬億美元"),
          .outstanding = *file.company.shares_outstanding,
          .warrant_shares = stated(deal.terms.warrant->value.shares, "article 001: 最多1.6億股"),
          .strike = stated(PerShare{0.01}, "article 001: $0.01/股"),
          .gigawatts = stated(Gigawatts{6}, "article 001"),
          .stated_stake = stated(0.10, "article 001: 約10%"),
          .low_price = {Money{10e9} / Gigawatts{0.5}, Standing::derived, "HUMAIN: 10 bn for 500 MW"},
          .high_price = stated(PerGigawatt{35e9}, "NVIDIA's content of a gigawatt (Huang, October 2025)"),
          .ai_share = stated(Interval{0.15, 0.25}, "article 001: 15–25%"),
          .market_2028 = stated(Money{500e9}, "AMD, Advancing AI 2025"),
          .required_return = assumed(0.10, "a round cost of equity")};
}

}  // namespace examples
