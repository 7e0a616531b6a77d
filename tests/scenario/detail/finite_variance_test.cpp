#include "scenario/detail/finite_variance.hpp"

#include <doctest/doctest.h>

#include <fairvalue/math/running_statistics.hpp>

namespace finite_variance_test {
using namespace fairvalue;
using detail::of_finite_variance;

TEST_SUITE("scenario/detail/finite_variance") {
  TEST_CASE("what is sound passes through") {
    const RunningStatistics two{.count = 2, .mean = 1, .squares = 8};
    CHECK(of_finite_variance("price", [&] { return variance(two); }) == 8.0);
  }
  TEST_CASE("a spread beyond a double is refused in the name of its output") {
    RunningStatistics wide;
    wide.add(1e200);
    wide.add(-1e200);
    CHECK_THROWS_WITH_AS(of_finite_variance("price", [&] { return variance(wide); }),
                         "output 'price': must be of finite variance, got inf", DomainError);
  }
  TEST_CASE("other refusals keep their name") {
    const auto refuse = []() -> int { throw DomainError("control.threads", ">= 0", "-1"); };
    CHECK_THROWS_WITH_AS(of_finite_variance("price", refuse), "control.threads: must be >= 0, got -1",
                         DomainError);
  }
}

}  // namespace finite_variance_test
