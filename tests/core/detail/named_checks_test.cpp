#include "core/detail/named_checks.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace named_checks_test {
using namespace fairvalue;
using namespace std::chrono_literals;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

TEST_SUITE("core/detail/named_checks") {
  TEST_CASE("members and elements by name") {
    CHECK(detail::member("gate", "hurdle") == "gate.hurdle");
    CHECK(detail::element("tranches", 2) == "tranches[2]");
    CHECK(detail::element("closes", "2026-01-05") == "closes[2026-01-05]");
  }
  TEST_CASE("a member must be finite and above 0") {
    CHECK_NOTHROW(detail::require_positive_member("gate", "hurdle", 1e-300));
    CHECK_THROWS_WITH_AS(detail::require_positive_member("gate", "hurdle", 0.0),
                         "gate.hurdle: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(detail::require_positive_member("gate", "hurdle", infinity),
                         "gate.hurdle: must be a finite number, got inf", DomainError);
  }
  TEST_CASE("the first value that is not finite is named") {
    CHECK_NOTHROW(detail::require_finite_values("sample", {}));
    CHECK_NOTHROW(detail::require_finite_values("sample", std::vector{-1.0, 0.0}));
    CHECK_THROWS_WITH_AS(detail::require_finite_values("sample", std::vector{1.0, nan, infinity}),
                         "sample[1]: must be a finite number, got nan", DomainError);
  }
  TEST_CASE("the first row that is not above 0 is named by its day") {
    using Rows = DatedSeries<PerShare>;
    CHECK_NOTHROW(detail::require_positive_rows("closes", Rows{}));
    CHECK_NOTHROW(detail::require_positive_rows("closes", Rows{{{2026y / 1 / 2, PerShare{1}}}}));
    CHECK_THROWS_WITH_AS(detail::require_positive_rows(
                             "closes", Rows{{{2026y / 1 / 2, PerShare{1}}, {2026y / 1 / 5, PerShare{0}}}}),
                         "closes[2026-01-05]: must be > 0, got 0", DomainError);
  }
}

}  // namespace named_checks_test
