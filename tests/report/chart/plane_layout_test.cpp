#include <doctest/doctest.h>

#include "report/chart/layout_builder.hpp"
#include "report/chart_fixtures.hpp"

namespace plane_layout_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace chart_fixtures;

TEST_SUITE("report/chart/plane_layout") {
  TEST_CASE("ticks stand at their values and the guide's name at its own") {
    const Chart chart = path_chart();
    const ChartData data = chart_data(chart_document(), chart);
    LayoutBuilder builder{chart, data, 720};
    lay_out_plane(builder);
    int found = 0;
    for (const PlacedText& one : builder.layout.texts) {
      if (one.text.starts_with("hurdle")) {
        CHECK(one.x > builder.layout.plot.right);
        CHECK(one.y - builder.layout.y_of(0, 15e9) == doctest::Approx(0.35 * 12));  // half of a letter lower
        ++found;
      }
      if (one.text == "value (bn USD)") ++found;  // the unit is on the axis
      if (one.text == "2026-07") {
        CHECK(one.x == doctest::Approx(builder.layout.x_of(20454 + 181, 0)));  // 2026-07-01
        ++found;
      }
    }
    CHECK(found == 3);
    CHECK(builder.layout.plot.bottom > builder.layout.plot.top + 150);
  }
}
}  // namespace plane_layout_test
