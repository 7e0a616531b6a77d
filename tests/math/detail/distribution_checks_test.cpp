#include "math/detail/distribution_checks.hpp"

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

namespace distribution_checks_test {
using namespace fairvalue;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

template <class Law>
void refuses(const Law& bad, const char* message) {
  CAPTURE(message);
  CHECK_THROWS_WITH_AS(detail::require_sound("margin", bad), message, DomainError);
}

TEST_SUITE("math/detail/distribution_checks") {
  TEST_CASE("a width of zero is sound") {
    CHECK_NOTHROW(detail::require_sound("margin", Normal{.mean = 2, .deviation = 0}));
    CHECK_NOTHROW(detail::require_sound("margin", Uniform{.low = 2, .high = 2}));
    CHECK_NOTHROW(detail::require_sound("margin", Triangular{.low = 2, .mode = 2, .high = 2}));
    CHECK_NOTHROW(detail::require_sound("margin", Pert{.low = 2, .mode = 2, .high = 2}));
    CHECK_NOTHROW(detail::require_sound("margin", Empirical{.values = {3, 1, 3}}));
  }
  TEST_CASE("a bad normal or uniform is refused by name") {
    refuses(Normal{.mean = nan, .deviation = 1}, "margin.mean: must be a finite number, got nan");
    refuses(Normal{.mean = infinity, .deviation = 1}, "margin.mean: must be a finite number, got inf");
    refuses(Normal{.mean = 1, .deviation = -1}, "margin.deviation: must be >= 0, got -1");
    refuses(Normal{.mean = 1, .deviation = nan}, "margin.deviation: must be a finite number, got nan");
    refuses(Normal{.mean = 1, .deviation = infinity}, "margin.deviation: must be a finite number, got inf");
    refuses(Uniform{.low = nan, .high = 1}, "margin.low: must be a finite number, got nan");
    refuses(Uniform{.low = 0, .high = infinity}, "margin.high: must be a finite number, got inf");
    refuses(Uniform{.low = 2, .high = 1}, "margin.high: must be >= low (2), got 1");
    refuses(Uniform{.low = -1.7e308, .high = 1.7e308}, "margin.high - low: must be a finite number, got inf");
  }
  TEST_CASE("a bad triangle is refused by name") {
    refuses(Triangular{.low = nan, .mode = 1, .high = 2}, "margin.low: must be a finite number, got nan");
    refuses(Triangular{.low = 1, .mode = 1, .high = nan}, "margin.high: must be a finite number, got nan");
    refuses(Triangular{.low = 3, .mode = 2, .high = 1}, "margin.high: must be >= low (3), got 1");
    refuses(Triangular{.low = 1, .mode = 0.5, .high = 2}, "margin.mode: must be between 1 and 2, got 0.5");
    refuses(Triangular{.low = 1, .mode = 2.5, .high = 2}, "margin.mode: must be between 1 and 2, got 2.5");
    refuses(Triangular{.low = 1, .mode = nan, .high = 2}, "margin.mode: must be between 1 and 2, got nan");
  }
  TEST_CASE("observations that are none or no numbers are refused by name") {
    refuses(Empirical{.values = {}}, "margin.values: must be at least one value, got none");
    refuses(Empirical{.values = {2, nan}}, "margin.values[1]: must be a finite number, got nan");
    refuses(Empirical{.values = {-infinity}}, "margin.values[0]: must be a finite number, got -inf");
  }
}

}  // namespace distribution_checks_test
