#include <fairvalue/math/distribution.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <fmt/core.h>
#include <boost/math/special_functions/beta.hpp>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/root.hpp>

namespace fairvalue {
namespace {

using InDoubles = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

// Members are named only when they are refused: distributions are checked often and are rarely wrong.
std::string member(std::string_view field, std::string_view name) {
  return fmt::format("{}.{}", field, name);
}
std::string element(std::string_view field, std::string_view list, std::size_t i) {
  return fmt::format("{}.{}[{}]", field, list, i);
}

void require_finite_member(std::string_view field, std::string_view name, double value) {
  if (!std::isfinite(value)) require_finite(member(field, name), value);
}
void require_positive_member(std::string_view field, std::string_view name, double value) {
  if (!(std::isfinite(value) && value > 0.0)) require_positive(member(field, name), value);
}

void require_sound(std::string_view field, const Fixed& fixed) {
  require_finite_member(field, "value", fixed.value);
}
void require_sound(std::string_view field, const LogNormal& one) {
  require_positive_member(field, "median", one.median);
  require_positive_member(field, "sigma", one.sigma);
}
void require_sound(std::string_view field, const Pert& pert) {
  require_finite_member(field, "low", pert.low);
  require_finite_member(field, "high", pert.high);
  if (!(pert.low < pert.high)) {
    throw DomainError(member(field, "high"), fmt::format("> low ({})", pert.low), pert.high);
  }
  require_finite_member(field, "high - low", pert.high - pert.low);
  if (!(pert.low <= pert.mode && pert.mode <= pert.high)) {
    throw DomainError(member(field, "mode"), fmt::format("between {} and {}", pert.low, pert.high),
                      pert.mode);
  }
}

void require_values(std::string_view field, const std::vector<double>& values) {
  if (values.empty()) require_not_empty(member(field, "values"), 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) require_finite(element(field, "values", i), values[i]);
    if (i > 0 && !(values[i - 1] < values[i])) {
      throw DomainError(element(field, "values", i), fmt::format("> {} before it", values[i - 1]), values[i]);
    }
  }
}

double sum_of(const std::vector<double>& probabilities) {
  double sum = 0.0;
  for (const double probability : probabilities) sum += probability;
  return sum;
}

void require_probabilities(std::string_view field, const std::vector<double>& probabilities) {
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    if (probabilities[i] >= 0.0 && probabilities[i] <= 1.0) continue;
    require_fraction(element(field, "probabilities", i), probabilities[i]);
  }
  const double sum = sum_of(probabilities);
  if (!(std::abs(sum - 1.0) <= 1e-9)) throw DomainError(member(field, "probabilities"), "summing to 1", sum);
}

void require_sound(std::string_view field, const Discrete& one) {
  require_values(field, one.values);
  if (one.probabilities.size() != one.values.size()) {
    throw DomainError(member(field, "probabilities"), fmt::format("{}, one a value", one.values.size()),
                      static_cast<double>(one.probabilities.size()));
  }
  require_probabilities(field, one.probabilities);
}

/// The beta distribution of (x - low) / (high - low).
struct Beta {
  double alpha;
  double beta;
};
Beta beta_of(const Pert& pert) {
  const double width = pert.high - pert.low;
  return {.alpha = 1.0 + 4.0 * ((pert.mode - pert.low) / width),
          .beta = 1.0 + 4.0 * ((pert.high - pert.mode) / width)};
}

/// Deviations from the median's logarithm; the quotient may leave the range of a double.
double score(const LogNormal& one, double x) {
  const double factor = x / one.median;
  return (std::isnormal(factor) ? std::log(factor) : std::log(x) - std::log(one.median)) / one.sigma;
}

double cdf_of(const Fixed& fixed, double x) { return fixed.value <= x ? 1.0 : 0.0; }
double cdf_of(const LogNormal& one, double x) { return x > 0.0 ? normal_cdf(score(one, x)) : 0.0; }
double cdf_of(const Pert& pert, double x) {
  if (x <= pert.low) return 0.0;
  if (x >= pert.high) return 1.0;
  const auto [alpha, beta] = beta_of(pert);
  return boost::math::ibeta(alpha, beta, (x - pert.low) / (pert.high - pert.low), InDoubles{});
}
double cdf_of(const Discrete& one, double x) {
  double sum = 0.0;
  for (std::size_t i = 0; i < one.values.size() && one.values[i] <= x; ++i) sum += one.probabilities[i];
  return sum / sum_of(one.probabilities);
}

double quantile_of(const Fixed& fixed, double) { return fixed.value; }
double quantile_of(const LogNormal& one, double p) {
  require(p < 1.0, "p", "< 1 for a log-normal distribution", p);
  if (p == 0.0) return 0.0;
  return require_finite("quantile", one.median * std::exp(one.sigma * normal_quantile(p)));
}
/// The t with I_t(alpha, beta) = p. I_t is at most t^alpha / (alpha B) and hardly less for a tiny t, so that
/// the t which that gives is a lower bound, or the answer. (Boost's inverse fails for some tiny p.)
double beta_quantile(const Beta& shape, double p) {
  const auto [alpha, beta] = shape;
  const double whole = boost::math::beta(alpha, beta, InDoubles{});
  const double least = std::pow(p, 1.0 / alpha) * std::pow(alpha * whole, 1.0 / alpha);
  if (!(least > 1e-17)) return least;
  const auto excess = [&](double t) { return boost::math::ibeta(alpha, beta, t, InDoubles{}) - p; };
  return find_root(excess, {std::min(least, 1.0), 1.0}).value_or(least);
}

double quantile_of(const Pert& pert, double p) {
  return std::min(pert.low + (pert.high - pert.low) * beta_quantile(beta_of(pert), p), pert.high);
}
double quantile_of(const Discrete& one, double p) {
  const double reached = (p - 1e-12) * sum_of(one.probabilities);  // 0.7 and 0.1 add up to less than 0.8
  double sum = one.probabilities[0];
  std::size_t i = 0;
  while (!(sum > 0.0 && sum >= reached)) sum += one.probabilities[++i];
  return one.values[i];
}

double mean_of(const Fixed& fixed) { return fixed.value; }
double mean_of(const LogNormal& one) { return one.median * std::exp(0.5 * one.sigma * one.sigma); }
double mean_of(const Pert& pert) { return (pert.low + 4.0 * pert.mode + pert.high) / 6.0; }
double mean_of(const Discrete& one) {
  double sum = 0.0;
  for (std::size_t i = 0; i < one.values.size(); ++i) sum += one.probabilities[i] * one.values[i];
  return sum / sum_of(one.probabilities);
}

double deviation_of(const Fixed&) { return 0.0; }
double deviation_of(const LogNormal& one) {
  const double small = 1e-8;  // below, the square is too small beside the deviation, or for a double
  const double relative = one.sigma > small ? std::sqrt(std::expm1(one.sigma * one.sigma)) : one.sigma;
  return mean_of(one) * relative;
}
double deviation_of(const Pert& pert) {  // of a beta with alpha + beta = 6
  const auto [alpha, beta] = beta_of(pert);
  return (pert.high - pert.low) * std::sqrt(alpha * beta / (6.0 * 6.0 * 7.0));
}
double deviation_of(const Discrete& one) {
  const double centre = mean_of(one);
  double sum = 0.0;
  for (std::size_t i = 0; i < one.values.size(); ++i) {
    sum += one.probabilities[i] * std::pow(one.values[i] - centre, 2);
  }
  return std::sqrt(sum / sum_of(one.probabilities));
}

[[noreturn]] double no_density(const Distribution& one) {
  throw DomainError("distribution", "continuous for a density", describe(one));
}
double density_of(const Fixed& fixed, double) { no_density(fixed); }
double density_of(const LogNormal& one, double x) {
  return x > 0.0 ? normal_density(score(one, x)) / one.sigma / x : 0.0;
}
double density_of(const Pert& pert, double x) {
  if (x < pert.low || x > pert.high) return 0.0;
  const auto [alpha, beta] = beta_of(pert);
  const double width = pert.high - pert.low;
  const double powers =
      std::pow((x - pert.low) / width, alpha - 1.0) * std::pow((pert.high - x) / width, beta - 1.0);
  return powers / boost::math::beta(alpha, beta, InDoubles{}) / width;
}
double density_of(const Discrete& one, double) { no_density(one); }

std::string text_of(const Fixed& fixed) { return fmt::format("fixed at {}", fixed.value); }
std::string text_of(const LogNormal& one) {
  return fmt::format("log-normal, median {}, sigma {}", one.median, one.sigma);
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

const Distribution& require_sound(const Distribution& one) {
  return require_distribution("distribution", one);
}

void require_number(double x) { require(!std::isnan(x), "x", "a number", x); }

}  // namespace

const Distribution& require_distribution(std::string_view field, const Distribution& distribution) {
  std::visit([field](const auto& one) { require_sound(field, one); }, distribution);
  return distribution;
}

double cdf(const Distribution& distribution, double x) {
  require_number(x);
  return std::visit([x](const auto& one) { return cdf_of(one, x); }, require_sound(distribution));
}

double quantile(const Distribution& distribution, double p) {
  require_fraction("p", p);
  return std::visit([p](const auto& one) { return quantile_of(one, p); }, require_sound(distribution));
}

double mean(const Distribution& distribution) {
  return require_finite(
      "mean", std::visit([](const auto& one) { return mean_of(one); }, require_sound(distribution)));
}

double standard_deviation(const Distribution& distribution) {
  return require_finite("standard_deviation", std::visit([](const auto& one) { return deviation_of(one); },
                                                         require_sound(distribution)));
}

bool is_discrete(const Distribution& distribution) {
  require_sound(distribution);
  return std::holds_alternative<Fixed>(distribution) || std::holds_alternative<Discrete>(distribution);
}

double density(const Distribution& distribution, double x) {
  require_number(x);
  return require_finite("density", std::visit([x](const auto& one) { return density_of(one, x); },
                                              require_sound(distribution)));
}

std::string describe(const Distribution& distribution) {
  return std::visit([](const auto& one) { return text_of(one); }, require_sound(distribution));
}

}  // namespace fairvalue
