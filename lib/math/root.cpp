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
constexpr double at_zero =
    1e-20;  // of the bracket's width: as near to 0, which has no last bits, as is told apart

double finite_value(const std::function<double(double)>& f, double x) {
  const double y = f(x);
  if (!std::isfinite(y)) require_finite(fmt::format("f({})", x), y);
  return y;
}

/// To the last bits of x; around zero, which has none, to 1e-20 of the bracket's width.
auto close_enough(Interval<double> bracket) {
  const double narrow = at_zero * (bracket.high - bracket.low);
  return [narrow](double low, double high) {
    boost::math::tools::eps_tolerance<double> last_bits;
    return last_bits(low, high) || (low < 0.0 && 0.0 < high && high - low <= narrow);
  };
}

struct Point {
  double x;
  double y;
};

/// The end, or where f has a pole there the number nearest to it on the way to `within` at which f is finite.
Point finite_end(const std::function<double(double)>& f, const Point& at_end, double within,
                 double least_width) {
  double end = at_end.x;
  if (!std::isinf(at_end.y)) return {end, require_finite(fmt::format("f({})", end), at_end.y)};
  Point found{within, finite_value(f, within)};
  for (;;) {
    const double middle = std::midpoint(end, found.x);
    if (middle == end || middle == found.x || std::abs(found.x - end) <= least_width) return found;
    const double y = f(middle);
    if (std::isfinite(y)) {
      found = {middle, y};
    } else {
      end = middle;
    }
  }
}

double solve(const std::function<double(double)>& f, const Point& from, const Point& to) {
  boost::uintmax_t evaluations = most_evaluations - 2;  // the ends took two
  auto converged = close_enough({from.x, to.x});
  const auto [low, high] = boost::math::tools::toms748_solve(
      [&f](double x) { return finite_value(f, x); }, from.x, to.x, from.y, to.y, converged, evaluations);
  if (!converged(low, high)) {
    throw DomainError("root", fmt::format("found within {} evaluations", most_evaluations),
                      fmt::format("a bracket from {} to {}", low, high));
  }
  return std::midpoint(low, high);
}

}  // namespace

std::optional<double> find_root(const std::function<double(double)>& f, Interval<double> bracket) {
  require(static_cast<bool>(f), "f", "a function", "none");
  const double least_width = at_zero * (bracket.high - bracket.low);
  const Point at_low{bracket.low, f(bracket.low)};
  const Point at_high{bracket.high, f(bracket.high)};
  const double within = std::isinf(at_high.y) ? std::midpoint(bracket.low, bracket.high) : bracket.high;
  const Point low = finite_end(f, at_low, within, least_width);
  const Point high = finite_end(f, at_high, low.x, least_width);
  if (low.y == 0.0) return low.x;
  if (high.y == 0.0) return high.x;
  if ((low.y < 0.0) == (high.y < 0.0)) return std::nullopt;
  return solve(f, low, high);
}

}  // namespace fairvalue
