#include <fairvalue/report/text_chart.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/report/table.hpp>

namespace text_chart_test {
using namespace fairvalue;

TEST_SUITE("report/text_chart") {
  TEST_CASE("a bar is as long as its share in eighths of a column") {
    CHECK(bar(1.0, 4) == "████");
    CHECK(bar(0.5, 4) == "██");
    CHECK(bar(0.625, 4) == "██▌");  // 2.5 columns
    CHECK(bar(0.25, 1) == "▎");     // two eighths
    CHECK(bar(0.0, 10).empty());
    CHECK(bar(1e-9, 10) == "▏");                // something is never nothing
    CHECK(display_width(bar(0.73, 40)) == 30);  // 29.2 columns take 30
  }

  TEST_CASE("a stretch stands where it lies on its scale with the mark in it") {
    CHECK(stretch_bar({0, 10}, {2, 5}, 4, 10) == "  ██|█");
    CHECK(stretch_bar({0, 10}, {4, 10}, 0, 10) == "|   ██████");  // the greatest value is in the last column
    CHECK(stretch_bar({0, 10}, {1, 1}, 8, 10) == " █      |");  // at least one column and no blank at the end
    CHECK(stretch_bar({-10, 10}, {-10, 10}, 0, 4) == "██|█");
    CHECK(stretch_bar({0, 10}, {3, 3}, 3, 10) == "   |");  // the mark is over the stretch
  }

  TEST_CASE("what is no share or not on the scale is refused by name") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_WITH_AS(bar(1.5, 4), "bar.share: must be between 0 and 1, got 1.5", DomainError);
    CHECK_THROWS_WITH_AS(bar(nan, 4), "bar.share: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(bar(0.5, 0), "bar.width: must be in [1, 400], got 0", DomainError);
    CHECK_THROWS_WITH_AS(stretch_bar({0, 1}, {0, 1}, 0, 1), "bar.width: must be in [2, 400], got 1",
                         DomainError);
    CHECK_THROWS_WITH_AS(stretch_bar({1, 1}, {1, 1}, 1, 9), "bar.scale: must be low < high, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(stretch_bar({0, 1}, {0, 2}, 1, 9),
                         "bar.stretch.high: must be on the scale from 0 to 1, got 2", DomainError);
    CHECK_THROWS_WITH_AS(stretch_bar({0, 1}, {0, 1}, nan, 9),
                         "bar.mark: must be on the scale from 0 to 1, got nan", DomainError);
  }
}

}  // namespace text_chart_test
