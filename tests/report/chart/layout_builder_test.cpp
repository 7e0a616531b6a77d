#include "report/chart/layout_builder.hpp"

#include <doctest/doctest.h>

#include "report/chart_fixtures.hpp"

namespace layout_builder_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace chart_fixtures;

TEST_SUITE("report/chart/layout_builder") {
  TEST_CASE("one series has no legend and two have one that goes on in the next line") {
    const Chart chart = path_chart();
    ChartData data = chart_data(chart_document(), chart);
    LayoutBuilder builder{chart, data, 300};
    builder.add_legend();
    REQUIRE(builder.layout.swatches.size() == 2);
    CHECK(builder.layout.swatches[0].y == builder.layout.swatches[1].y);
    data.series[0].name = "a name that leaves no room beside it";
    LayoutBuilder narrow{chart, data, 300};
    narrow.add_legend();
    CHECK(narrow.layout.swatches[0].y < narrow.layout.swatches[1].y);
    data.series.pop_back();
    LayoutBuilder alone{chart, data, 300};
    alone.add_legend();
    CHECK(alone.layout.swatches.empty());
  }

  TEST_CASE("guides at one place have their names in rows and inside the picture") {
    const Chart chart = range_chart();
    const ChartData data = chart_data(chart_document(), chart);
    LayoutBuilder builder{chart, data, 400};
    builder.layout.plot = {100, 0, 390, 100};
    builder.layout.value = {0.0, 10.0, {}, ""};
    builder.add_guides_above({{9.9, "the price of today 9.90"}, {9.8, "the base case 9.80"}});
    REQUIRE(builder.layout.texts.size() == 2);
    CHECK(builder.layout.texts[0].y != builder.layout.texts[1].y);
    for (const PlacedText& one : builder.layout.texts)
      CHECK(box_of(one.x, one.y, one.anchor, one.text, one.size).right <= 400);
  }

  TEST_CASE("a title has its unit in brackets") {
    CHECK(with_unit("value", "x") == "value (x)");
    CHECK(with_unit("value", "") == "value");
    CHECK(with_unit("", "x") == "x");
  }
}

}  // namespace layout_builder_test
