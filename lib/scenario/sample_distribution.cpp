#include <fairvalue/scenario/sample_distribution.hpp>

#include <cmath>
#include <cstddef>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "detail/output_figures.hpp"

namespace fairvalue {

OutputDistribution sample_distribution(std::string name, std::string unit, std::vector<double> samples,
                                       std::span<const double> percentiles, std::span<const double> levels) {
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (!std::isfinite(samples[i])) require_finite(fmt::format("samples[{}]", i), samples[i]);
  }
  for (const double p : percentiles) require(p > 0.0 && p < 1.0, "percentiles", "in (0, 1)", p);
  for (const double level : levels) require_finite("levels", level);
  OutputDistribution found{.name = {}, .unit = {}, .samples = 0};
  if (!samples.empty()) {
    found = detail::distribution_of({.values = std::move(samples)}, {percentiles, levels});
  }
  found.name = std::move(name);
  found.unit = std::move(unit);
  return found;
}

}  // namespace fairvalue
