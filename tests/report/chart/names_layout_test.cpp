#include <doctest/doctest.h>

#include "report/chart/layout_builder.hpp"
#include "report/chart_fixtures.hpp"

namespace names_layout_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace chart_fixtures;

TEST_SUITE("report/chart/names_layout") {
  TEST_CASE("a label stands right of its bar and the one of the low end left of it") {
    const Chart chart = range_chart();
    const ChartData data = chart_data(chart_document(), chart);
    LayoutBuilder builder{chart, data, 720};
    lay_out_names(builder);
    const auto text = [&](const std::string& what) {
      for (const PlacedText& one : builder.layout.texts) {
        if (one.text == what) return one;
      }
      FAIL(what);
      return builder.layout.texts.front();
    };
    CHECK(text("200.00").x > builder.layout.x_of(0, 200));
    CHECK(text("200.00").anchor == TextAnchor::start);
    CHECK(text("100.00").x < builder.layout.x_of(0, 100));
    CHECK(text("100.00").anchor == TextAnchor::end);
    CHECK(text("first").anchor == TextAnchor::end);
    CHECK(text("first").x < builder.layout.plot.left);
  }

  TEST_CASE("a label moves out of the way of a guide") {
    Document document = chart_document();
    document.tables[0].rows[3].cells[2] = amount_of(202);  // the price just right of the end of the first bar
    const Chart chart = range_chart();
    const ChartData data = chart_data(document, chart);
    LayoutBuilder builder{chart, data, 720};
    lay_out_names(builder);
    for (const PlacedText& one : builder.layout.texts) {
      if (one.text == "200.00") CHECK(one.x > builder.layout.x_of(0, 202));
    }
  }
}
}  // namespace names_layout_test
