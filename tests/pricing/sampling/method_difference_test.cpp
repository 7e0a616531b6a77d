#include "pricing/sampling/formula_check.hpp"

#include <doctest/doctest.h>

namespace method_difference_test {
using namespace fairvalue;

detail::Answer method(double mean, double standard_error, double error_bound) {
  return {.value = {mean, standard_error}, .error_bound = error_bound};
}

TEST_SUITE("pricing/sampling/method_difference") {
  // By hand: errors of 3 and 4 join to 5.
  TEST_CASE("both standard errors and both bounds count: 20 apart over 5 + 1 + 4 is 2") {
    CHECK(*detail::difference_in_errors(method(30, 3, 1), method(10, 4, 4)) == 2.0);
    CHECK(*detail::difference_in_errors(method(10, 4, 4), method(30, 3, 1)) == -2.0);
  }
  TEST_CASE("the bound of either method counts alone: 10 apart over 3 + 2 is 2") {
    CHECK(*detail::difference_in_errors(method(20, 3, 2), method(10, 0, 0)) == 2.0);
    CHECK(*detail::difference_in_errors(method(20, 3, 0), method(10, 0, 2)) == 2.0);
  }
  TEST_CASE("two methods without chance have no difference in errors") {
    CHECK_FALSE(detail::difference_in_errors(method(20, 0, 2), method(10, 0, 1)).has_value());
  }
}

}  // namespace method_difference_test
