#include <fairvalue/math/distribution.hpp>

#include <algorithm>
#include <cmath>
#include <type_traits>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "detail/continuous_laws.hpp"
#include "detail/discrete_laws.hpp"
#include "detail/distribution_checks.hpp"

namespace fairvalue {
namespace {

const Distribution& require_sound(const Distribution& one) {
  return require_distribution("distribution", one);
}

void require_quantile_argument(double x) { require(!std::isnan(x), "x", "a number", x); }

template <class Law>
constexpr bool is_points =
    std::is_same_v<Law, Fixed> || std::is_same_v<Law, Discrete> || std::is_same_v<Law, Empirical>;

std::optional<double> only_value(const Fixed& fixed) { return fixed.value; }
std::optional<double> only_value(const Normal& normal) {
  return normal.deviation == 0.0 ? std::optional{normal.mean} : std::nullopt;
}
template <class Law>
std::optional<double> only_value(const Law& law) {
  if constexpr (requires { law.low; }) {
    if (law.low == law.high) return law.low;
  }
  return std::nullopt;
}

/// f of the law, of a fixed number where it is one: the formulas of the others divide by their width.
template <class F>
auto over_law(const Distribution& distribution, F f) {
  return std::visit(
      [&](const auto& law) {
        const auto value = only_value(law);
        return value ? f(Fixed{*value}) : f(law);
      },
      require_sound(distribution));
}

Support support_of(const Fixed& fixed) { return {fixed.value, fixed.value}; }
Support support_of(const Normal&) { return {std::nullopt, std::nullopt}; }
Support support_of(const LogNormal&) { return {0.0, std::nullopt}; }
Support support_of(const Discrete& one) {
  return {detail::quantile_of(one, 0.0), detail::quantile_of(one, 1.0)};
}
Support support_of(const Empirical& one) {
  const auto [least, greatest] = std::ranges::minmax(one.values);
  return {least, greatest};
}
template <class Law>
Support support_of(const Law& law) {
  return {law.low, law.high};
}

std::string text_of(const Fixed& fixed) { return fmt::format("fixed at {}", fixed.value); }
std::string text_of(const Normal& normal) {
  return fmt::format("normal, mean {}, deviation {}", normal.mean, normal.deviation);
}
std::string text_of(const LogNormal& one) {
  return fmt::format("log-normal, median {}, sigma {}", one.median, one.sigma);
}
std::string text_of(const Uniform& uniform) {
  return fmt::format("uniform, low {}, high {}", uniform.low, uniform.high);
}
std::string text_of(const Triangular& one) {
  return fmt::format("triangular, low {}, mode {}, high {}", one.low, one.mode, one.high);
}
std::string text_of(const Pert& pert) {
  return fmt::format("PERT, low {}, mode {}, high {}", pert.low, pert.mode, pert.high);
}
std::string text_of(const Discrete& one) {
  std::string text = "discrete";
  for (std::size_t i = 0; i < one.values.size(); ++i) {
    text += fmt::format(", {} ({})", one.values[i], one.probabilities[i]);
  }
  return text;
}
std::string text_of(const Empirical& one) {
  const auto [least, greatest] = std::ranges::minmax(one.values);
  return fmt::format("empirical, {} value{} from {} to {}", one.values.size(),
                     one.values.size() == 1 ? "" : "s", least, greatest);
}

Discrete without_negative_zeros(Discrete points) {
  for (double& value : points.values) value = require_result("points.value", value);
  for (double& probability : points.probabilities)
    probability = require_result("points.probability", probability);
  return points;
}

}  // namespace

const Distribution& require_distribution(std::string_view field, const Distribution& distribution) {
  std::visit([field](const auto& law) { detail::require_sound(field, law); }, distribution);
  return distribution;
}

double cdf(const Distribution& distribution, double x) {
  require_quantile_argument(x);
  return require_result("cdf",
                        over_law(distribution, [x](const auto& law) { return detail::cdf_of(law, x); }));
}

double quantile(const Distribution& distribution, double p) {
  require_fraction("p", p);
  return require_result("quantile",
                        over_law(distribution, [p](const auto& law) { return detail::quantile_of(law, p); }));
}

double mean(const Distribution& distribution) {
  return require_result("mean", over_law(distribution, [](const auto& law) { return detail::mean_of(law); }));
}

double standard_deviation(const Distribution& distribution) {
  return require_result("standard_deviation",
                        over_law(distribution, [](const auto& law) { return detail::deviation_of(law); }));
}

bool is_discrete(const Distribution& distribution) {
  return over_law(distribution, [](const auto& law) { return is_points<std::decay_t<decltype(law)>>; });
}

std::optional<Discrete> points(const Distribution& distribution) {
  return over_law(distribution, [](const auto& law) -> std::optional<Discrete> {
    if constexpr (is_points<std::decay_t<decltype(law)>>)
      return without_negative_zeros(detail::points_of(law));
    return std::nullopt;
  });
}

double density(const Distribution& distribution, double x) {
  require_quantile_argument(x);
  return require_result("density", over_law(distribution, [&](const auto& law) -> double {
                          if constexpr (is_points<std::decay_t<decltype(law)>>) {
                            throw DomainError("distribution", "continuous for a density",
                                              describe(distribution));
                          } else {
                            return detail::density_of(law, x);
                          }
                        }));
}

Support support(const Distribution& distribution) {
  Support between = over_law(distribution, [](const auto& law) { return support_of(law); });
  for (auto* end : {&between.least, &between.greatest}) {
    if (*end) *end = require_result("support", **end);
  }
  return between;
}

std::string describe(const Distribution& distribution) {
  return std::visit([](const auto& law) { return text_of(law); }, require_sound(distribution));
}

}  // namespace fairvalue
