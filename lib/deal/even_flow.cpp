#include <fairvalue/deal/even_flow.hpp>

#include <limits>

namespace fairvalue {
namespace {

constexpr Years never{std::numeric_limits<double>::infinity()};

}  // namespace

double mean_discount_factor(double rate, Years from, Years to) {
  const double log_rate = std::log1p(require_growth("rate", rate));
  require_finite("from", from);
  require(from <= require_finite("to", to), "to", "at or after from", to.value);
  return require_result("mean_discount_factor", detail::mean_factor(log_rate, from.value, to.value));
}

Money amount_between(const EvenFlow& flow, Years after, Years until) {
  return require_result("amount_between", detail::part_between(flow, after, until).amount);
}

Money value_between(std::span<const EvenFlow> flows, double rate, Years after, Years until, Years on) {
  require_growth("rate", rate);
  return require_result("value of flows", detail::sum_of_flows(flows, rate, after, until, on));
}

Money value_after(std::span<const EvenFlow> flows, double rate, Years on) {
  return value_between(flows, rate, on, never, on);
}

}  // namespace fairvalue
