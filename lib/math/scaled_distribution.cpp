#include <fairvalue/math/scaled_distribution.hpp>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/distribution.hpp>

namespace fairvalue {
namespace {

Distribution times(const Fixed& one, double f) { return Fixed{one.value * f}; }
Distribution times(const Normal& one, double f) { return Normal{one.mean * f, one.deviation * f}; }
Distribution times(const LogNormal& one, double f) { return LogNormal{one.median * f, one.sigma}; }
Distribution times(const Uniform& one, double f) { return Uniform{one.low * f, one.high * f}; }
Distribution times(const Triangular& one, double f) {
  return Triangular{one.low * f, one.mode * f, one.high * f};
}
Distribution times(const Pert& one, double f) { return Pert{one.low * f, one.mode * f, one.high * f}; }
Distribution times(Discrete one, double f) {
  for (double& value : one.values) value *= f;
  return one;
}
Distribution times(Empirical one, double f) {
  for (double& value : one.values) value *= f;
  return one;
}

}  // namespace

Distribution scaled(const Distribution& distribution, double factor) {
  require_positive("factor", factor);
  require_distribution("distribution", distribution);
  Distribution result = std::visit([factor](const auto& law) { return times(law, factor); }, distribution);
  require_distribution("scaled", result);
  return result;
}

}  // namespace fairvalue
