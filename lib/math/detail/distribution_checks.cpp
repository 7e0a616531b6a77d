#include "distribution_checks.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "core/detail/named_checks.hpp"

namespace fairvalue::detail {
namespace {

void require_finite_member(std::string_view field, std::string_view name, double value) {
  if (!std::isfinite(value)) require_finite(member(field, name), value);
}
void require_range(std::string_view field, double low, double high) {
  require_finite_member(field, "low", low);
  require_finite_member(field, "high", high);
  if (!(low <= high)) throw DomainError(member(field, "high"), fmt::format(">= low ({})", low), high);
  require_finite_member(field, "high - low", high - low);
}

void require_mode(std::string_view field, double low, double mode, double high) {
  if (low <= mode && mode <= high) return;
  throw DomainError(member(field, "mode"), fmt::format("between {} and {}", low, high), mode);
}

void require_point_values(std::string_view field, const std::vector<double>& values) {
  if (values.empty()) require_not_empty(member(field, "values"), 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) require_finite(element(member(field, "values"), i), values[i]);
  }
}

void require_ascending(std::string_view field, const std::vector<double>& values) {
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (values[i - 1] < values[i]) continue;
    throw DomainError(element(member(field, "values"), i),
                      fmt::format("> {} (the one before it)", values[i - 1]), values[i]);
  }
}

void require_probabilities(std::string_view field, const std::vector<double>& probabilities) {
  double sum = 0.0;
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    const double one = probabilities[i];
    if (!(one >= 0.0 && one <= 1.0)) require_fraction(element(member(field, "probabilities"), i), one);
    sum += one;
  }
  if (!(std::abs(sum - 1.0) <= 1e-9)) throw DomainError(member(field, "probabilities"), "a sum of 1", sum);
}

}  // namespace

void require_sound(std::string_view field, const Fixed& fixed) {
  require_finite_member(field, "value", fixed.value);
}

void require_sound(std::string_view field, const Normal& normal) {
  require_finite_member(field, "mean", normal.mean);
  if (!(std::isfinite(normal.deviation) && normal.deviation >= 0.0)) {
    require_non_negative(member(field, "deviation"), normal.deviation);
  }
}

void require_sound(std::string_view field, const LogNormal& one) {
  require_positive_member(field, "median", one.median);
  require_positive_member(field, "sigma", one.sigma);
}

void require_sound(std::string_view field, const Uniform& uniform) {
  require_range(field, uniform.low, uniform.high);
}

void require_sound(std::string_view field, const Triangular& one) {
  require_range(field, one.low, one.high);
  require_mode(field, one.low, one.mode, one.high);
}

void require_sound(std::string_view field, const Pert& pert) {
  require_range(field, pert.low, pert.high);
  require_mode(field, pert.low, pert.mode, pert.high);
}

void require_sound(std::string_view field, const Discrete& one) {
  require_point_values(field, one.values);
  require_ascending(field, one.values);
  if (one.probabilities.size() != one.values.size()) {
    throw DomainError(member(field, "probabilities"),
                      fmt::format("as many as values ({})", one.values.size()),
                      fmt::format("{}", one.probabilities.size()));
  }
  require_probabilities(field, one.probabilities);
}

void require_sound(std::string_view field, const Empirical& one) { require_point_values(field, one.values); }

}  // namespace fairvalue::detail
