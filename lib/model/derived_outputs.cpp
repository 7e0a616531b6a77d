#include <fairvalue/model/derived_outputs.hpp>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/deal/give_away_price.hpp>
#include <fairvalue/model/deal_worth.hpp>
#include <fairvalue/model/give_away.hpp>
#include <fairvalue/model/value_by_earnings.hpp>

#include "detail/calibrated_case.hpp"
#include "detail/earnings_formula.hpp"
#include "detail/market_view.hpp"
#include "detail/price_without_deals.hpp"
#include "detail/scenarios_of.hpp"
#include "detail/shared_value.hpp"
#include "detail/traced_case.hpp"

namespace fairvalue {
namespace {

using detail::Traced;
using detail::TracedCase;

/// Income of all deals in the last year valued.
Traced last_income(TracedCase& traced, const Case& value) {
  const auto paths = detail::deal_paths(value, traced.settings());
  Traced sum{0.0};
  for (std::size_t i = 0; i < value.deals.size(); ++i) {
    const auto numbers = traced.numbers_of(i);
    const Gigawatts volume = paths[i].delivered_in(value.company.years.back());
    const Traced delivered =
        detail::operation("gigawatts of the last year, by the plan", traced.plan_inputs(i), volume.value);
    const Traced revenue = detail::revenue_formula(delivered, numbers.revenue, numbers.incremental);
    sum = sum + detail::income_formula(revenue, numbers.margin, numbers.tax_rate);
  }
  return sum;
}

/// The multiple on the last year's own EPS, see deal_loop.
Traced trailing_multiple(TracedCase& traced, const Case& value) {
  const Settings& set = traced.settings();
  const Traced multiple = traced.of("multiple", value.multiple, set.multiple.value.value);
  if (set.multiple.window == RollingWindow::trailing_twelve_months) return multiple;
  const std::size_t last = value.company.years.size() - 1;
  const Traced next = traced.eps_of(last + 1, set, "EPS of the next twelve months at the horizon");
  return named(multiple * (next / traced.eps_of(last, set, "EPS of the last year")),
               "multiple on trailing EPS");
}

Traced capitalised_income(TracedCase& traced, const Case& value, const Traced& income) {
  const Settings& set = traced.settings();
  const Traced rate = traced.of("required_return", value.required_return, set.required_return);
  const Traced compounded = detail::operation("compounded to the horizon", std::vector{rate},
                                              compound(set.required_return, detail::years_to_horizon(value)));
  const Traced discount = traced.of("deal_discount", value.deal_discount, set.deal_discount);
  return named(detail::capitalised_formula(trailing_multiple(traced, value), income, discount, compounded),
               "last year's deal income, priced for ever");
}

/// v0 on traced numbers, and what the effect needs of it.
struct TracedParts {
  Traced base;
  Traced flows;
  Traced shares;
  Traced value;
};

TracedParts parts_of(TracedCase& traced, const Case& value) {
  const PartsValue parts = value_by_parts(value, traced.settings());
  const Traced base = traced.base_today(traced.settings(), "base a share today");
  const Traced flows = named(traced.flows().total(), "present value of the deals' flows");
  const Traced shares = traced.fixed("diluted_shares", value.company.diluted_shares, parts.shares.value);
  const Traced added = traced.net_new_shares(
      parts.net_new_shares, "vested on the price path, treasury stock method", {base, flows});
  return {base, flows, shares, named(detail::shared_formula(base, flows, shares, added), "value by parts")};
}

/// Names the result and drops what was recorded after it, which it does not need. A sum of nothing is a
/// constant.
void finish(Derivation& all, const Traced& result, const char* name) {
  if (!result.derivation()) {
    all.push_back({name, "constant", {}, result.value(), Standing::stated, {}});
    return;
  }
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(result.place() + 1), all.end());
  named(result, name);
}

void require_deal(const Case& value, std::size_t deal) {
  require(deal < value.deals.size(), "deal", "one of the case", static_cast<double>(deal));
}

}  // namespace

Derivation derivation_of_value(const Case& given, const Scenario& scenario) {
  const detail::CalibratedCase calibrated{given};
  Derivation all;
  TracedCase traced{all, calibrated.value(), scenario};
  parts_of(traced, calibrated.value());
  return all;
}

Derivation derivation_of_flows(const Case& given, const Scenario& scenario, std::size_t deal) {
  const detail::CalibratedCase calibrated{given};
  require_deal(calibrated.value(), deal);
  Derivation all;
  TracedCase traced{all, calibrated.value(), scenario};
  finish(all, traced.flows_of(deal).total(), "present value of the deal's flows");
  return all;
}

Derivation derivation_of_market_view(const Case& given, std::span<const Money> warrants) {
  const detail::CalibratedCase calibrated{given};
  const Case& value = calibrated.value();
  const auto scenarios = detail::scenarios_of(value);
  detail::require_warrants(warrants, scenarios.size());
  Derivation all;
  Traced weights{0.0};
  std::vector<Traced> own;
  for (const Scenario& one : scenarios) {
    own.push_back(detail::recorded(
        all, {"weight of " + one.name, "input", {}, one.weight, Standing::assumed, one.reason}));
    weights = weights + own.back();
  }
  detail::MarketViewOf<Traced> view;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    TracedCase traced{all, value, scenarios[i]};
    const Money given_to = detail::warrants_in(warrants, i);
    const Traced warrant = detail::recorded(all, {"warrants, " + scenarios[i].name,
                                                  "input",
                                                  {},
                                                  given_to.value,
                                                  Standing::derived,
                                                  "their economic value, as given"});
    view.add(own[i] / weights, traced.flows(), warrant);
  }
  finish(all, view.net(), "market view");
  return all;
}

Derivation derivation_of_give_away(const Case& given, const Scenario& scenario, std::size_t deal,
                                   std::size_t tranche) {
  const detail::CalibratedCase calibrated{given};
  const Case& value = calibrated.value();
  require_deal(value, deal);
  Derivation all;
  TracedCase traced{all, value, scenario};
  const auto prices = give_away_prices(value, traced.settings(), deal);
  require(tranche < prices.size(), "tranche", "one with a volume gate", static_cast<double>(tranche));
  const TrancheGiveAway& one = prices[tranche];
  require(one.on_delivery.has_value(), "tranche", "one whose gigawatts earn something", one.tranche);
  const std::vector terms{traced.warrant_terms(deal)};
  const Traced gigawatts =
      detail::operation("gigawatts that the tranche rewards", terms, one.gigawatts.value);
  const Traced shares = detail::operation("shares of the tranche", terms, one.shares.value);
  const Traced strike = detail::operation("strike of the tranche", terms, one.strike.value);
  const auto of = traced.numbers_of(deal);
  const Traced flow =
      detail::flow_of_gigawatt(of.revenue, of.margin, of.tax_rate, of.incremental, of.capital_spending);
  const Traced profit =
      named(gigawatts * named(flow, "flow of a gigawatt after tax"), "profit of the tranche");
  finish(all, detail::give_away_formula(profit, shares, strike), "give-away price");
  return all;
}

Derivation derivation_of_earnings(const Case& given, const Scenario& scenario) {
  const detail::CalibratedCase calibrated{given};
  const Case& value = calibrated.value();
  Derivation all;
  TracedCase traced{all, value, scenario};
  const EarningsValue earnings = value_by_earnings(value, traced.settings());
  const Traced base = traced.base_today(traced.settings(), "base a share today");
  const Traced income = named(last_income(traced, value), "deal income of the last year");
  const Traced capitalised = capitalised_income(traced, value, income);
  const Traced held =
      traced.fixed("diluted_shares", value.company.diluted_shares, value.company.diluted_shares.value.value);
  const Traced shares = detail::operation("of the last year, without the warrants'", std::vector{held},
                                          earnings.shares.value, "shares of the last year");
  const Traced added = traced.net_new_shares(
      earnings.net_new_shares, "vested in the deal loop, treasury stock method", {base, income});
  finish(all, detail::shared_formula(base, capitalised, shares, added), "value by earnings");
  return all;
}

Derivation derivation_of_effect(const Case& given, const Scenario& scenario) {
  const detail::CalibratedCase calibrated{given};
  const Case& value = calibrated.value();
  Derivation all;
  TracedCase traced{all, value, scenario};
  Settings set = base_settings(value);
  const Traced start = traced.base_today(set, "base case without deals");
  set.eps_growth = traced.settings().eps_growth;
  set.revenue_growth = traced.settings().revenue_growth;
  const Traced grown = traced.base_today(set, "with the scenario's growth");
  set.multiple = traced.settings().multiple;
  const Traced revalued = traced.base_today(set, "with its multiple too");
  const TracedParts parts = parts_of(traced, value);
  const EffectOf<Traced> lines =
      detail::effect_formula(start, grown, revalued, parts.base, parts.flows, parts.shares, parts.value);
  named(lines.growth, "effect of growth");
  named(lines.multiple, "effect of the multiple");
  named(lines.required_return, "effect of the required return");
  named(lines.flows, "effect of the flows");
  named(lines.dilution, "effect of dilution");
  finish(all, lines.total(), "effect");
  return all;
}

}  // namespace fairvalue
