#include <fairvalue/equity/multiple_line.hpp>

#include <limits>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace multiple_line_test {
using namespace fairvalue;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Half a dozen roundings of doubles, none of them a cancellation of more than one digit.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

// Article 000: 23x in 2022 for -24 % in 2023, 30x to 40x in 2023 for +28 % in 2024.
const GrowthPoint trough{.growth = -0.24, .multiple = Multiple{23}};
const GrowthPoint middle{.growth = 0.28, .multiple = Multiple{35}};
const double expected_growth = 5.79 / 3.94 - 1;  // 46.95 %

TEST_SUITE("equity/multiple_line") {
  TEST_CASE("through -24 % at 23x and 28 % at 35x: (35 - 23) / 52 is 0.2308x a percentage point") {
    const auto line = line_through(trough, middle);
    CHECK(line.per_unit.value / 100 == near(0.23076923076923078));
    CHECK(line.at_zero_growth.value == near(23 + 24 * 12.0 / 52));
  }

  TEST_CASE("at 46.95 % it gives 39.37x and on 5.79 a price of 227.98 (article 000)") {
    const auto multiple = multiple_at(line_through(trough, middle), expected_growth);
    CHECK(multiple->value == near(39.37407262787974));
    CHECK((*multiple * PerShare{5.79}).value == near(227.9758805154237));
  }

  TEST_CASE(
      "with the 30x and the 40x end of 2023 it gives 32.55x and 46.20x (ledger A0-101 to four digits)") {
    const auto at = [](double end) {
      return multiple_at(line_through(trough, {.growth = 0.28, .multiple = Multiple{end}}), expected_growth);
    };
    CHECK(at(30)->value == doctest::Approx(32.55).epsilon(0.005 / 32.55));  // half a unit of the last digit
    CHECK(at(40)->value == doctest::Approx(46.20).epsilon(0.005 / 46.20));
  }

  TEST_CASE("the line passes through both points whichever comes first") {
    for (const auto& line : {line_through(trough, middle), line_through(middle, trough)}) {
      CHECK(multiple_at(line, -0.24)->value == near(23));
      CHECK(multiple_at(line, 0.28)->value == near(35));
      CHECK(multiple_at(line, 0.02)->value == near(29));  // half-way
    }
  }

  TEST_CASE("equal multiples give a flat line and falling ones a falling line") {
    const auto flat = line_through(trough, {.growth = 0.28, .multiple = Multiple{23}});
    CHECK(flat.per_unit.value == 0);
    CHECK(multiple_at(flat, 5)->value == near(23));
    CHECK(line_through(trough, {.growth = 0.28, .multiple = Multiple{10}}).per_unit.value == near(-25));
  }

  TEST_CASE("where the line reaches zero there is no multiple any more") {
    const MultipleLine line{.at_zero_growth = Multiple{8}, .per_unit = Multiple{16}};
    CHECK(multiple_at(line, -0.4375)->value == 1);  // 8 - 16 x 7/16, exact in binary
    CHECK_FALSE(multiple_at(line, -0.5).has_value());
    CHECK_FALSE(multiple_at(line, -2).has_value());
    const MultipleLine below{.at_zero_growth = Multiple{-8}, .per_unit = Multiple{16}};
    CHECK_FALSE(multiple_at(below, 0).has_value());
    CHECK(multiple_at(below, 1)->value == 8);
  }

  TEST_CASE("one growth twice has no line") {
    CHECK_THROWS_WITH_AS(line_through(middle, {.growth = 0.28, .multiple = Multiple{23}}),
                         "b.growth: must be other than a.growth (0.28), got 0.28", DomainError);
    CHECK_THROWS_WITH_AS(line_through(middle, middle),
                         "b.growth: must be other than a.growth (0.28), got 0.28", DomainError);
    CHECK_THROWS_WITH_AS(line_through({0.0, Multiple{1}}, {-0.0, Multiple{2}}),
                         "b.growth: must be other than a.growth (0), got -0", DomainError);
    CHECK_THROWS_WITH_AS(line_through({0.0, Multiple{1}}, {1e-310, Multiple{2}}),
                         "line.per_unit: must be a finite number, got inf", DomainError);
  }

  TEST_CASE("a bad point is refused by name") {
    struct Row {
      const char* message;
      double a_growth, a_multiple, b_growth, b_multiple;
    };
    for (const Row& row : {Row{"a.growth: must be a finite number, got nan", nan, 1, 1, 1},
                           Row{"a.multiple: must be > 0, got 0", 0, 0, 1, 1},
                           Row{"a.multiple: must be a finite number, got nan", 0, nan, 1, 1},
                           Row{"b.growth: must be a finite number, got inf", 0, 1, infinity, 1},
                           Row{"b.growth: must be a finite number, got nan", 0, 1, nan, 1},
                           Row{"b.multiple: must be > 0, got -3", 0, 1, 1, -3},
                           Row{"b.multiple: must be a finite number, got inf", 0, 1, 1, infinity}}) {
      CHECK_THROWS_WITH_AS(
          line_through({row.a_growth, Multiple{row.a_multiple}}, {row.b_growth, Multiple{row.b_multiple}}),
          row.message, DomainError);
    }
  }

  TEST_CASE("any multiple above 0 is an answer and 0 is none") {
    const MultipleLine flat{Multiple{0.005}, Multiple{0}};
    CHECK(multiple_at(flat, 0.3) == Multiple{0.005});
    CHECK_FALSE(multiple_at({Multiple{0}, Multiple{0}}, 0.3));
  }

  TEST_CASE("a bad line or growth is refused by name") {
    const auto at = [](double intercept, double slope, double growth) {
      return multiple_at({Multiple{intercept}, Multiple{slope}}, growth);
    };
    CHECK_THROWS_WITH_AS(at(nan, 1, 1), "line.at_zero_growth: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(at(1, infinity, 1), "line.per_unit: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(at(1, 1, nan), "growth: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(at(1, 1, -infinity), "growth: must be a finite number, got -inf", DomainError);
    CHECK_THROWS_WITH_AS(at(1, 1e200, 1e200), "multiple: must be a finite number, got inf", DomainError);
  }
}

}  // namespace multiple_line_test
