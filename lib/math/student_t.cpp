#include <fairvalue/math/student_t.hpp>

#include <cmath>

#include <boost/math/distributions/students_t.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

namespace policies = boost::math::policies;
/// What has no double comes back as one that is not finite, which is then refused by name.
using Quiet = policies::policy<policies::overflow_error<policies::ignore_error>,
                               policies::evaluation_error<policies::ignore_error>>;
using Distribution = boost::math::students_t_distribution<double, Quiet>;

Distribution distribution(double degrees_of_freedom) {
  return Distribution{require_positive("degrees_of_freedom", degrees_of_freedom)};
}

}  // namespace

double student_t_quantile(double p, double degrees_of_freedom) {
  const auto t = distribution(degrees_of_freedom);
  require(0.0 < p && p < 1.0, "p", "above 0 and below 1", p);
  return require_result("student_t_quantile", boost::math::quantile(t, p));
}

double student_t_two_sided(double t, double degrees_of_freedom) {
  const auto distributed = distribution(degrees_of_freedom);
  require_finite("t", t);
  return 2.0 * boost::math::cdf(boost::math::complement(distributed, std::abs(t)));
}

}  // namespace fairvalue
