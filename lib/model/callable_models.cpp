#include <fairvalue/model/callable_models.hpp>

#include <array>
#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/equity/price_target.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/named_inputs.hpp>
#include <fairvalue/model/value_by_earnings.hpp>

#include "detail/deal_years.hpp"
#include "detail/moved_terms.hpp"
#include "detail/prepared_case.hpp"

namespace fairvalue {
namespace {

using Values = std::span<const double>;
using Results = std::span<std::optional<double>>;

std::string a_share(const Currency& currency) { return currency.code() + "/share"; }

/// The values in the order of the price target's inputs, each checked under its name.
struct TargetInputs {
  PerShare eps;
  double eps_growth;
  double dilution;
  Multiple multiple;
  double required_return;

  explicit TargetInputs(Values values)
      : eps{require_positive("eps", values[0])},
        eps_growth{require_growth("eps_growth", values[1])},
        dilution{require_growth("dilution", values[2])},
        multiple{require_positive("multiple", values[3])},
        required_return{require_growth("required_return", values[4])} {}
};

void run_target(PerShare spot, Years years, Values values, Results results) {
  const TargetInputs inputs{values};
  const PerShare eps = inputs.eps * compound(inputs.eps_growth, years) / (1.0 + inputs.dilution);
  const PerShare target = require_positive("target", inputs.multiple * eps);
  results[0] = target.value;
  results[1] = discounted(target, inputs.required_return, years).value;
  results[2] = growth(spot, target);
}

/// An output of the deal loop's last year.
struct LoopOutput {
  const char* name;
  const char* unit;  ///< empty: currency/share
  std::optional<double> (*of)(const EarningsValue& run, const DealYear& last);
};
using Run = EarningsValue;
constexpr LoopOutput loop_outputs[] = {
    {"price", "", [](const Run&, const DealYear& y) -> std::optional<double> { return y.price.value; }},
    {"present_value", "",
     [](const Run& run, const DealYear&) -> std::optional<double> { return run.present_value.value; }},
    {"price_without_deals", "",
     [](const Run& run, const DealYear&) -> std::optional<double> { return run.price_without_deals.value; }},
    {"eps", "", [](const Run&, const DealYear& y) -> std::optional<double> { return y.eps.value; }},
    {"vested", "shares",
     [](const Run&, const DealYear& y) -> std::optional<double> { return y.vested_to_date.value; }},
    {"stake", "%", [](const Run&, const DealYear& y) -> std::optional<double> { return y.stake; }},
    {"ai_mix", "%", [](const Run&, const DealYear& y) -> std::optional<double> { return y.ai_mix(); }},
    {"self_funding", "%", [](const Run&, const DealYear& y) { return y.self_funding(); }}};

/// A case that is evaluated many times, by several threads at once.
struct EvaluatedCase {
  explicit EvaluatedCase(const Case& given) : value{with_calibration(given)}, prepared{value} {}

  Case value;
  detail::PreparedCase prepared;
};
using Evaluated =
    std::shared_ptr<const EvaluatedCase>;  // what is prepared refers to the case: it stays in place

Evaluated evaluated(const Case& given) { return std::make_shared<const EvaluatedCase>(given); }

void run_loop(const detail::PreparedCase& prepared, Values values, Results results) {
  detail::DealSettingsBuffer deals;
  const detail::SettingsView set = detail::settings_in(deals, prepared.value, values);
  const auto years = detail::base_path_in(prepared, set);
  const std::span<const BaseYear> path{years.data(), years.size()};
  detail::DealYears loop{prepared, set, path};
  DealYear last = loop.next();
  while (!loop.done()) last = loop.next();
  const Run run = detail::earnings_value(prepared, set, path, last);
  for (std::size_t i = 0; i < std::size(loop_outputs); ++i) results[i] = loop_outputs[i].of(run, last);
}

std::vector<NamedOutput> named_loop_outputs(const Currency& currency) {
  std::vector<NamedOutput> outputs;
  for (const auto& [name, unit, of] : loop_outputs) {
    outputs.push_back({name, *unit == '\0' ? a_share(currency) : unit});
  }
  return outputs;
}

void run_worth(const detail::PreparedCase& prepared, Values values, Results results) {
  const Settings set = settings(prepared.value, values);
  const auto years = detail::base_path_in(prepared, set);
  const std::span<const BaseYear> path{years.data(), years.size()};
  const PartsValue parts = detail::parts_value(prepared, set, path);
  results[0] = parts.value.value;
  results[1] = detail::earnings_value(prepared, set, path).present_value.value;
  results[2] = parts.flows.total().value;
  results[3] = parts.net_worth().value;
  results[4] = parts.net_new_shares.value;
}

/// What a warrant's value is taken from, but for the inputs.
struct ValuedPosition {
  WarrantPosition position;
  EquityMarket market;
  ValuationTerms terms;
  ClosesMethod closes;
};

EquityMarket market_with(const EquityMarket& base, Values values) {
  EquityMarket market = base;
  market.spot.price = PerShare{require_positive("spot", values[0])};
  market.volatility = {require_positive("volatility", values[1])};
  market.risk_free_rate = {Rate{require_finite("risk_free_rate", values[2])}};
  market.dividend_yield = {Rate{require_finite("dividend_yield", values[3])}};
  return market;
}

Years delay_of(double months) {
  require(months >= 0.0 && months <= 1200.0, "delay_months", "between 0 and 1200", months);
  return Years{months / 12.0};
}

Shares shares_alive(const WarrantValue& value) {
  Shares sum{0.0};
  for (const NamedTrancheValue& tranche : value.tranches) sum += tranche.outcome.value().shares;
  return sum;
}

void run_warrant(const ValuedPosition& base, Values values, Results results) {
  WarrantPosition position = base.position;
  position.warrant =
      detail::with_hurdles_scaled(position.warrant, require_positive("hurdle_factor", values[4]));
  position.outlook = detail::delayed(position.outlook, delay_of(values[5]));
  const WarrantValue value =
      value_by_formula(position, market_with(base.market, values), base.terms, base.closes);
  const Money total = value.total.value();
  results[0] = total.value;
  const Shares alive = shares_alive(value);
  if (alive.value > 0.0) results[1] = (total / alive).value;
}

}  // namespace

CallableModel price_target_model(const TargetAssumptions& base) {
  const PerShare spot = require_spot(base.spot).price;
  const Years years = require_non_negative("years", base.years);
  const std::array stated{base.eps.value, base.eps_growth, base.dilution, base.multiple.value.value,
                          base.required_return};
  TargetInputs{stated};  // refuses a bad base case
  const std::string price = a_share(base.spot.currency);
  return {.inputs = {{"eps", price, stated[0]},
                     {"eps_growth", "%", stated[1]},
                     {"dilution", "%", stated[2]},
                     {"multiple", fmt::format("x {}", to_string(base.multiple.window)), stated[3]},
                     {"required_return", "%", stated[4]}},
          .outputs = {{"target", price}, {"present_value", price}, {"upside", "%"}},
          .run = [spot, years](Values values, Results results) { run_target(spot, years, values, results); }};
}

CallableModel deal_loop_model(const Case& given) {
  const Evaluated one = evaluated(given);
  return {.inputs = named_inputs(one->value),
          .outputs = named_loop_outputs(currency(one->value)),
          .run = [one](Values values, Results results) { run_loop(one->prepared, values, results); }};
}

CallableModel deal_worth_model(const Case& given) {
  const Evaluated one = evaluated(given);
  const std::string code = currency(one->value).code();
  const std::string share = a_share(currency(one->value));
  return {.inputs = named_inputs(one->value),
          .outputs = {{"value", share},
                      {"by_earnings", share},
                      {"flows", code},
                      {"net_worth", code},
                      {"net_new_shares", "shares"}},
          .run = [one](Values values, Results results) { run_worth(one->prepared, values, results); }};
}

CallableModel warrant_value_model(const WarrantPosition& position, const EquityMarket& market,
                                  const ValuationTerms& terms, ClosesMethod closes) {
  flat_market(market);                                // an input is one level
  value_by_formula(position, market, terms, closes);  // refuses what no evaluation could accept
  const Currency& currency = market.spot.currency;
  return {.inputs = {{"spot", a_share(currency), market.spot.price.value},
                     {"volatility", "%", market.volatility.value},
                     {"risk_free_rate", "%", market.risk_free_rate.value.value},
                     {"dividend_yield", "%", market.dividend_yield.value.value},
                     {"hurdle_factor", "x", 1.0},
                     {"delay_months", "months", 0.0}},
          .outputs = {{"value", currency.code()}, {"value_per_share", a_share(currency)}},
          .run = [base = ValuedPosition{position, market, terms, closes}](Values values, Results results) {
            run_warrant(base, values, results);
          }};
}

}  // namespace fairvalue
