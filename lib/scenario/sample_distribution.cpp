#include <fairvalue/scenario/sample_distribution.hpp>

#include <utility>

#include <fairvalue/core/require.hpp>

#include "core/detail/named_checks.hpp"
#include "detail/output_figures.hpp"

namespace fairvalue {

OutputDistribution sample_distribution(std::string name, std::string unit, std::vector<double> samples,
                                       std::span<const double> percentiles, std::span<const double> levels) {
  detail::require_finite_values("samples", samples);
  for (const double p : percentiles) require(p > 0.0 && p < 1.0, "percentiles", "in (0, 1)", p);
  for (const double level : levels) require_finite("levels", level);
  OutputDistribution found{.name = {}, .unit = {}, .samples = 0};
  for (double& sample : samples) sample += 0.0;  // no negative zero
  if (!samples.empty()) {
    found = detail::distribution_of({.values = std::move(samples)}, {percentiles, levels});
  }
  found.name = std::move(name);
  found.unit = std::move(unit);
  return found;
}

}  // namespace fairvalue
