#include <fairvalue/deal/even_flow.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr Years never{std::numeric_limits<double>::infinity()};

/// The part of a flow in (after, until], with its own ends; an amount of 0 where there is none.
EvenFlow part_between(const EvenFlow& flow, Years after, Years until) {
  require(flow.from <= flow.to, "flow.to", "at or after flow.from", flow.to.value);
  const bool none = flow.to <= after || until < flow.from;
  if (none) return {flow.from, flow.from, Money{0.0}};
  if (after < flow.from && flow.to <= until) return flow;
  const EvenFlow part{std::max(flow.from, after), std::min(flow.to, until), flow.amount};
  return {part.from, part.to, flow.amount * ((part.to - part.from) / (flow.to - flow.from))};
}

/// As mean_discount_factor, of numbers known to be in its domain. (1 - e^-y) / y has its limit at y = 0.
double mean_factor(double log_rate, double from, double to) {
  const double y = log_rate * (to - from);
  const double shape = y == 0.0 ? 1.0 : -std::expm1(-y) / y;
  return std::exp(-log_rate * from) * shape;
}

}  // namespace

double mean_discount_factor(double rate, Years from, Years to) {
  const double log_rate = std::log1p(require_growth("rate", rate));
  require_finite("from", from);
  require(from <= require_finite("to", to), "to", "at or after from", to.value);
  return require_result("mean_discount_factor", mean_factor(log_rate, from.value, to.value));
}

Money amount_between(const EvenFlow& flow, Years after, Years until) {
  return require_result("amount_between", part_between(flow, after, until).amount);
}

Money value_between(std::span<const EvenFlow> flows, double rate, Years after, Years until, Years on) {
  const double log_rate = std::log1p(require_growth("rate", rate));
  Money sum{0.0};
  for (const EvenFlow& flow : flows) {
    const EvenFlow part = part_between(flow, after, until);
    if (part.amount.value == 0.0) continue;
    sum += part.amount * mean_factor(log_rate, (part.from - on).value, (part.to - on).value);
  }
  return require_result("value of flows", sum);
}

Money value_after(std::span<const EvenFlow> flows, double rate, Years on) {
  return value_between(flows, rate, on, never, on);
}

}  // namespace fairvalue
