#include "continuous_laws.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <boost/math/special_functions/beta.hpp>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/root.hpp>

namespace fairvalue::detail {
namespace {

using InDoubles = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

double score(const Normal& normal, double x) { return (x - normal.mean) / normal.deviation; }

/// Deviations from the median's logarithm; the quotient may leave the range of a double.
double score(const LogNormal& one, double x) {
  const double factor = x / one.median;
  return (std::isnormal(factor) ? std::log(factor) : std::log(x) - std::log(one.median)) / one.sigma;
}

template <class Law>
double width(const Law& law) {
  return law.high - law.low;
}
/// Where x lies between the ends: 0 at the low one, 1 at the high one.
template <class Law>
double part(const Law& law, double x) {
  return (x - law.low) / width(law);
}

/// The beta distribution of (x - low) / (high - low).
struct Beta {
  double alpha;
  double beta;
};
Beta beta_of(const Pert& pert) {
  return {.alpha = 1.0 + 4.0 * part(pert, pert.mode),
          .beta = 1.0 + 4.0 * ((pert.high - pert.mode) / width(pert))};
}

/// The t with I_t(alpha, beta) = p. I_t is at most t^alpha / (alpha B) and hardly less for a tiny t, so that
/// the t which that gives is a lower bound, or the answer. (Boost's inverse fails for some tiny p.)
double beta_quantile(const Beta& shape, double p) {
  const double alpha = shape.alpha;
  const double beta = shape.beta;
  const double whole = boost::math::beta(alpha, beta, InDoubles{});
  const double least = std::pow(p, 1.0 / alpha) * std::pow(alpha * whole, 1.0 / alpha);
  if (!(least > 1e-17)) return least;
  const auto excess = [&](double t) { return boost::math::ibeta(alpha, beta, t, InDoubles{}) - p; };
  return find_root(excess, {std::min(least, 1.0), 1.0}).value_or(least);
}

double triangle_quantile(double peak, double p) {
  return p <= peak ? std::sqrt(p * peak) : 1.0 - std::sqrt((1.0 - p) * (1.0 - peak));
}

}  // namespace

double cdf_of(const Normal& normal, double x) { return normal_cdf(score(normal, x)); }
double cdf_of(const LogNormal& one, double x) { return x > 0.0 ? normal_cdf(score(one, x)) : 0.0; }
double cdf_of(const Uniform& uniform, double x) { return std::clamp(part(uniform, x), 0.0, 1.0); }
double cdf_of(const Triangular& one, double x) {
  if (x <= one.low) return 0.0;
  if (x >= one.high) return 1.0;
  const double peak = part(one, one.mode);
  const double t = part(one, x);
  return t <= peak ? t * (t / peak) : 1.0 - (1.0 - t) * ((1.0 - t) / (1.0 - peak));
}
double cdf_of(const Pert& pert, double x) {
  if (x <= pert.low) return 0.0;
  if (x >= pert.high) return 1.0;
  const auto [alpha, beta] = beta_of(pert);
  return boost::math::ibeta(alpha, beta, part(pert, x), InDoubles{});
}

double quantile_of(const Normal& normal, double p) {
  require(0.0 < p, "p", "> 0 for a normal distribution", p);
  require(p < 1.0, "p", "< 1 for a normal distribution", p);
  return require_finite("quantile", normal.mean + normal.deviation * normal_quantile(p));
}
double quantile_of(const LogNormal& one, double p) {
  require(p < 1.0, "p", "< 1 for a log-normal distribution", p);
  if (p == 0.0) return 0.0;
  return require_finite("quantile", one.median * std::exp(one.sigma * normal_quantile(p)));
}
double quantile_of(const Uniform& uniform, double p) { return std::lerp(uniform.low, uniform.high, p); }
double quantile_of(const Triangular& one, double p) {
  return std::lerp(one.low, one.high, triangle_quantile(part(one, one.mode), p));
}
double quantile_of(const Pert& pert, double p) {
  return std::min(pert.low + width(pert) * beta_quantile(beta_of(pert), p), pert.high);
}

double density_of(const Normal& normal, double x) {
  return normal_density(score(normal, x)) / normal.deviation;
}
double density_of(const LogNormal& one, double x) {
  return x > 0.0 ? normal_density(score(one, x)) / one.sigma / x : 0.0;
}
double density_of(const Uniform& uniform, double x) {
  return uniform.low <= x && x <= uniform.high ? 1.0 / width(uniform) : 0.0;
}
double density_of(const Triangular& one, double x) {
  if (x < one.low || x > one.high) return 0.0;
  const double peak = 2.0 / width(one);
  if (x < one.mode) return peak * ((x - one.low) / (one.mode - one.low));
  return x > one.mode ? peak * ((one.high - x) / (one.high - one.mode)) : peak;
}
double density_of(const Pert& pert, double x) {
  if (x < pert.low || x > pert.high) return 0.0;
  const auto [alpha, beta] = beta_of(pert);
  const double powers =
      std::pow(part(pert, x), alpha - 1.0) * std::pow((pert.high - x) / width(pert), beta - 1.0);
  return powers / boost::math::beta(alpha, beta, InDoubles{}) / width(pert);
}

double mean_of(const Normal& normal) { return normal.mean; }
double mean_of(const LogNormal& one) { return one.median * std::exp(0.5 * one.sigma * one.sigma); }
double mean_of(const Uniform& uniform) { return uniform.low + 0.5 * width(uniform); }
double mean_of(const Triangular& one) { return one.low + ((one.mode - one.low) + width(one)) / 3.0; }
double mean_of(const Pert& pert) { return (pert.low + 4.0 * pert.mode + pert.high) / 6.0; }

double deviation_of(const Normal& normal) { return normal.deviation; }
double deviation_of(const LogNormal& one) {
  const double small = 1e-8;  // below, the square is too small beside the deviation, or for a double
  const double relative = one.sigma > small ? std::sqrt(std::expm1(one.sigma * one.sigma)) : one.sigma;
  return mean_of(one) * relative;
}
double deviation_of(const Uniform& uniform) { return width(uniform) * (std::numbers::inv_sqrt3 / 2.0); }
double deviation_of(const Triangular& one) {
  const double peak = part(one, one.mode);
  return width(one) * std::sqrt((1.0 - peak + peak * peak) / 18.0);
}
double deviation_of(const Pert& pert) {  // of a beta with alpha + beta = 6
  const auto [alpha, beta] = beta_of(pert);
  return width(pert) * std::sqrt(alpha * beta / (6.0 * 6.0 * 7.0));
}

}  // namespace fairvalue::detail
