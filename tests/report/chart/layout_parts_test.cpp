#include "report/chart/layout_parts.hpp"

#include <doctest/doctest.h>

namespace layout_parts_test {
using namespace fairvalue;
using namespace fairvalue::detail;

TEST_SUITE("report/chart/layout_parts") {
  TEST_CASE("series of one name look alike and fans have one colour") {
    const auto row = std::vector<DrawnRow>{{.along = 0}};
    const auto looks =
        series_looks({{ChartMark::band, "a", row}, {ChartMark::line, "a", row}, {ChartMark::line, "b", row}});
    CHECK(looks[0].colour == looks[1].colour);
    CHECK(looks[2].colour != looks[1].colour);
    CHECK(looks[2].pattern != looks[1].pattern);  // told apart without colour too
    const auto fan = series_looks(
        {{ChartMark::band, "wide", row}, {ChartMark::band, "narrow", row}, {ChartMark::line, "middle", row}});
    CHECK(fan[0].colour == fan[1].colour);
    CHECK(fan[0].pattern != fan[1].pattern);
    CHECK(fan[2].colour == ink);
  }

  TEST_CASE("what takes is never drawn as what adds") {
    const auto row = std::vector<DrawnRow>{{.along = 0}};
    CHECK(series_looks({{ChartMark::changes, "減少", row, false, true}})[0].colour == 1);
    CHECK(series_looks({{ChartMark::changes, "adds", row}})[0].colour == 0);
    CHECK(series_looks({{ChartMark::bars, "total", row}, {ChartMark::changes, "adds", row}})[0].colour ==
          ink);
  }
}

}  // namespace layout_parts_test
