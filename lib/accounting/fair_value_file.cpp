#include <fairvalue/accounting/fair_value_file.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <type_traits>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/accounting/roll_forward.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/math/block_run.hpp>
#include <fairvalue/pricing/value_by_formula.hpp>
#include <fairvalue/pricing/value_by_simulation.hpp>

namespace fairvalue {
namespace {

/// What is valued: inputs that stand, in numbers.
struct ValuedWarrant {
  WarrantPosition position;
  EquityMarket market;
  ValuationTerms terms;
};

Date value_day(const FairValueInputs& inputs) {
  const Date granted = inputs.position.warrant.granted;
  return inputs.kind == ValueKind::grant_date ? granted : std::max(granted, inputs.spot.as_of);
}

void require_inputs(const FairValueInputs& inputs) {
  require_enumerator("inputs.kind", inputs.kind);
  require(inputs.kind != ValueKind::economic, "inputs.kind", "grant_date or measurement_date",
          key_of(inputs.kind));
  require_spot(inputs.spot);
  const int old = days_between(inputs.curve.as_of, inputs.spot.as_of);
  require(old >= 0 && old <= 7, "inputs.curve.as_of", "of the spot's day or up to seven days before",
          to_string(inputs.curve.as_of));
  require_date("inputs.position.warrant.expiry", inputs.position.warrant.expiry);
  const Years contract = year_fraction(value_day(inputs), inputs.position.warrant.expiry);
  require_positive("inputs.position.warrant.expiry (years left)", contract);
  if (!inputs.expected_term) return;
  require_positive("inputs.expected_term", *inputs.expected_term);
  require(*inputs.expected_term <= contract, "inputs.expected_term",
          fmt::format("at most {:.6g} (the contractual term)", contract.value), inputs.expected_term->value);
  require(!inputs.term_reason.empty(), "inputs.term_reason", "given", "none");
}

ValuedWarrant valued_warrant(const FairValueInputs& inputs, Years term, double volatility, Rate rate) {
  ValuedWarrant valued{
      .position = inputs.position,
      .market = {.spot = inputs.spot,
                 .risk_free_rate = {rate},
                 .dividend_yield = {inputs.dividend_yield},
                 .volatility = {volatility},
                 .volatility_source = "work file"},
      .terms = {.kind = inputs.kind, .exercise = inputs.exercise, .adjustment = inputs.adjustment}};
  valued.position.outlook = {};
  valued.position.deployment.reset();
  const int days = static_cast<int>(std::lround(365.0 * term.value));
  valued.position.warrant.expiry =
      std::min(inputs.position.warrant.expiry, add_days(value_day(inputs), days));
  return valued;
}

SimulatedValue simulated(const ValuedWarrant& valued, const SimulationSettings& settings) {
  return value_by_simulation(valued.position, {.market = valued.market}, valued.terms, settings);
}

/// A rule that is met no later (any close) or no earlier (as many in a row as always meet it) than `rule`.
MonitoringRule bounding_rule(const MonitoringRule& rule, bool upper) {
  if (monitoring_traits(rule.kind).has_closed_form) return rule;
  MonitoringRule bound = upper ? on_any_close() : on_consecutive(closes_needed(rule));
  return needs_vwaps(rule) ? on_vwaps(bound) : bound;
}

bool change_to_bounds(std::vector<Gate>& gates, bool upper) {
  bool changed = false;
  for (Gate& gate : gates) {
    visit_simple_gates(gate, [&](auto& one) {
      if constexpr (std::is_same_v<std::remove_cvref_t<decltype(one)>, PriceGate>) {
        const MonitoringRule bound = bounding_rule(one.rule, upper);
        changed = changed || bound.kind != one.rule.kind;
        one.rule = bound;
      }
    });
  }
  return changed;
}

/// By formulas, with rules that have none replaced by a bound; says of which tranches.
struct FormulaValues {
  WarrantValue value;
  std::vector<bool> bounded;
};

FormulaValues by_formulas(ValuedWarrant valued, bool upper) {
  std::vector<bool> bounded;
  for (Tranche& tranche : valued.position.warrant.tranches) {
    bounded.push_back(change_to_bounds(tranche.gates, upper));
  }
  return {value_by_formula(valued.position, valued.market, valued.terms), std::move(bounded)};
}

void estimate_again(FairValueTranche& tranche, std::size_t i, const Outcome<FormulaValues>& low,
                    const Outcome<FormulaValues>& high, double kept, PerShare price) {
  const auto reason = [&](const Outcome<FormulaValues>& side) {
    return side.has_value() ? side.value().value.tranches[i].outcome.reason() : side.reason();
  };
  tranche.reason = reason(low).empty() ? reason(high) : reason(low);
  if (!tranche.reason.empty()) return;
  const ClaimValue& least = low.value().value.tranches[i].outcome.value().claim;
  const ClaimValue& most = high.value().value.tranches[i].outcome.value().claim;
  const double slack = 5.0 * tranche.value.standard_error + 1e-4 * price.value;
  IndependentEstimate estimate{
      .low = kept * least.value, .high = kept * most.value, .method = {}, .agrees = false};
  const bool range = low.value().bounded[i];
  estimate.method =
      range ? "closes in a row to any close, by convolution" : std::string{to_string(most.method)};
  estimate.agrees =
      tranche.value.mean >= estimate.low.value - slack && tranche.value.mean <= estimate.high.value + slack;
  tranche.independent = std::move(estimate);
}

std::vector<FairValueTranche> tranche_rows(const SimulatedValue& value, double kept) {
  std::vector<FairValueTranche> rows;
  for (std::size_t i = 0; i < value.tranches.size(); ++i) {
    const SimulatedTranche& one = value.tranches[i];
    const Sampled share{kept * one.value.mean, kept * one.value.standard_error};
    rows.push_back({.name = one.tranche,
                    .shares = one.shares,
                    .value = share,
                    .cost = one.shares * PerShare{share.mean}});
    rows.back().reason = "not asked for";
  }
  return rows;
}

void add_estimates(std::vector<FairValueTranche>& rows, const ValuedWarrant& valued, double kept,
                   int threads) {
  std::optional<Outcome<FormulaValues>> sides[2];
  detail::in_parallel(
      2, [&](std::uint64_t i) { sides[i] = attempt([&] { return by_formulas(valued, i == 1); }); }, threads);
  for (std::size_t i = 0; i < rows.size(); ++i)
    estimate_again(rows[i], i, *sides[0], *sides[1], kept, valued.market.spot.price);
}

struct ShiftedInput {
  const char* name;
  double price = 1.0;  ///< factor
  double volatility = 0.0;
  double rate = 0.0;
  double term = 0.0;
};
constexpr ShiftedInput shifts[] = {{"price +10 %", 1.1},
                                   {"price -10 %", 0.9},
                                   {"volatility +5 points", 1.0, 0.05},
                                   {"volatility -5 points", 1.0, -0.05},
                                   {"rate +1 point", 1.0, 0.0, 0.01},
                                   {"rate -1 point", 1.0, 0.0, -0.01},
                                   {"term -1 year", 1.0, 0.0, 0.0, -1.0}};

std::vector<FairValueSensitivity> sensitivity_rows(const FairValueInputs& inputs, const FairValueFile& file) {
  std::vector<FairValueSensitivity> rows;
  for (const ShiftedInput& shift : shifts) {
    const Years term{file.term.value + shift.term};
    const double volatility = file.volatility.value + shift.volatility;
    if (term.value <= 0.0 || volatility <= 0.0) continue;
    ValuedWarrant valued = valued_warrant(inputs, term, volatility, file.rate + Rate{shift.rate});
    if (shift.price != 1.0) {
      valued.market.spot.price = inputs.spot.price * shift.price;
      auto& history = valued.position.history;
      if (history) history = without_close(*history, inputs.spot.as_of);
    }
    const Money total{(1.0 - file.discount) * simulated(valued, inputs.settings).total.mean};
    rows.push_back({.input = shift.name, .total = total, .change = total - Money{file.total.mean}});
  }
  return rows;
}

std::string discount_words(const RestrictionDiscount& discount) {
  return fmt::format("{}, shares restricted for {:.6g} years after exercise", to_string(discount.method),
                     discount.duration.value);
}

}  // namespace

FairValueFile fair_value_file(const FairValueInputs& inputs) {
  require_inputs(inputs);
  const Volatility volatility = blended_volatility(inputs.volatilities);
  const Years term =
      inputs.expected_term.value_or(year_fraction(value_day(inputs), inputs.position.warrant.expiry));
  const Rate rate = zero_rate(inputs.curve, term);
  const ValuedWarrant valued = valued_warrant(inputs, term, volatility.value, rate);
  const double change = inputs.adjustment ? inputs.adjustment->change : 0.0;
  const double discount =
      inputs.discount ? restriction_discount(*inputs.discount, flat_market(valued.market)) : 0.0;
  const SimulatedValue value = simulated(valued, inputs.settings);
  const double kept = 1.0 - discount;
  FairValueFile file{.kind = inputs.kind,
                     .as_of = inputs.spot.as_of,
                     .price = inputs.spot.price,
                     .adjusted_price = inputs.spot.price * (1.0 + change),
                     .adjustment = inputs.adjustment ? inputs.adjustment->reason : std::string{},
                     .volatility = volatility,
                     .term = term,
                     .term_reason = inputs.expected_term ? inputs.term_reason : "contractual term",
                     .rate = rate,
                     .rate_source = fmt::format("zero curve of {}, {}", to_string(inputs.curve.as_of),
                                                to_string(inputs.curve.interpolation)),
                     .dividend_yield = inputs.dividend_yield,
                     .discount = discount,
                     .discount_reason = inputs.discount ? discount_words(*inputs.discount) : std::string{},
                     .tranches = tranche_rows(value, kept),
                     .total = {kept * value.total.mean, kept * value.total.standard_error},
                     .seed = value.seed,
                     .paths = value.paths,
                     .sensitivities = {}};
  if (!inputs.with_checks) return file;
  add_estimates(file.tranches, valued, kept, inputs.settings.run.threads);
  file.sensitivities = sensitivity_rows(inputs, file);
  return file;
}

}  // namespace fairvalue
