#include "moved_terms.hpp"

#include <cmath>
#include <variant>
#include <vector>

namespace fairvalue::detail {
namespace {

Normal moved(const Normal& one, double by) { return {.mean = one.mean + by, .deviation = one.deviation}; }
LogNormal moved(const LogNormal& one, double by) {
  const double mean = one.median * std::exp(0.5 * one.sigma * one.sigma);
  const double relative = std::sqrt(std::expm1(one.sigma * one.sigma)) * (mean / (mean + by));
  return {.median = (mean + by) / std::hypot(1.0, relative),
          .sigma = std::sqrt(std::log1p(relative * relative))};
}
Uniform moved(const Uniform& one, double by) { return {.low = one.low + by, .high = one.high + by}; }
Triangular moved(const Triangular& one, double by) {
  return {.low = one.low + by, .mode = one.mode + by, .high = one.high + by};
}
Pert moved(const Pert& one, double by) {
  return {.low = one.low + by, .mode = one.mode + by, .high = one.high + by};
}
Fixed moved(const Fixed& one, double by) { return {one.value > 0.0 ? one.value + by : one.value}; }
Discrete moved(Discrete one, double by) {
  for (double& value : one.values) value = moved(Fixed{value}, by).value;
  return one;
}
Empirical moved(Empirical one, double by) {
  for (double& value : one.values) value = moved(Fixed{value}, by).value;
  return one;
}

}  // namespace

Warrant with_hurdles_scaled(Warrant warrant, double factor) {
  visit_gates_of(warrant, [factor](auto& one) {
    if constexpr (requires { one.hurdle; }) one.hurdle = factor * one.hurdle;
    if constexpr (requires { one.steps; }) {
      for (HurdleStep& step : one.steps) step.hurdle = factor * step.hurdle;
    }
  });
  return warrant;
}

ConditionOutlook delayed(ConditionOutlook outlook, Years delay) {
  if (delay == Years{0.0}) return outlook;
  for (MilestoneOutlook& milestone : outlook.milestones) {
    std::visit([delay](auto& law) { law = moved(law, delay.value); }, milestone.timing.years);
  }
  return outlook;
}

}  // namespace fairvalue::detail
