#include <fairvalue/math/root.hpp>

#include <cmath>
#include <numeric>

#include <fmt/core.h>
#include <boost/math/tools/toms748_solve.hpp>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr int most_evaluations = 200;

double finite_value(const std::function<double(double)>& f, double x) {
  const double y = f(x);
  if (!std::isfinite(y)) require_finite(fmt::format("f({})", x), y);
  return y;
}

/// To the last bits of x; around zero, which has none, to 1e-20 of the bracket's width.
auto close_enough(Interval<double> bracket) {
  const double at_zero = 1e-20 * (bracket.high - bracket.low);
  return [at_zero](double low, double high) {
    boost::math::tools::eps_tolerance<double> last_bits;
    return last_bits(low, high) || (low < 0.0 && 0.0 < high && high - low <= at_zero);
  };
}

double solve(const std::function<double(double)>& f, Interval<double> bracket, double at_low,
             double at_high) {
  boost::uintmax_t evaluations = most_evaluations - 2;  // the ends took two
  auto converged = close_enough(bracket);
  const auto [low, high] =
      boost::math::tools::toms748_solve([&f](double x) { return finite_value(f, x); }, bracket.low,
                                        bracket.high, at_low, at_high, converged, evaluations);
  if (!converged(low, high)) {
    throw DomainError("root", fmt::format("found within {} evaluations", most_evaluations),
                      fmt::format("a bracket from {} to {}", low, high));
  }
  return std::midpoint(low, high);
}

}  // namespace

std::optional<double> find_root(const std::function<double(double)>& f, Interval<double> bracket) {
  require(static_cast<bool>(f), "f", "a function", "none");
  const double at_low = finite_value(f, bracket.low);
  const double at_high = finite_value(f, bracket.high);
  if (at_low == 0.0) return bracket.low;
  if (at_high == 0.0) return bracket.high;
  if ((at_low < 0.0) == (at_high < 0.0)) return std::nullopt;
  return solve(f, bracket, at_low, at_high);
}

}  // namespace fairvalue
