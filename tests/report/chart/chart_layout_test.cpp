#include "report/chart/chart_layout.hpp"

#include <doctest/doctest.h>

#include "report/chart_fixtures.hpp"

namespace chart_layout_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace chart_fixtures;

ChartLayout layout_of(const Document& document, const Chart& chart, double width) {
  return chart_layout(chart, chart_data(document, chart), width, true);
}

/// Every text inside the picture, and no two on one another.
void check_apart(const ChartLayout& layout) {
  std::vector<TextBox> boxes;
  for (const PlacedText& one : layout.texts) {
    const TextBox box = box_of(one.x, one.y, one.anchor, one.text, one.size);
    CAPTURE(one.text);
    CHECK(box.left >= -2);
    CHECK(box.right <= layout.width + 2);
    CHECK(box.top >= -2);
    CHECK(box.bottom <= layout.height + 2);
    for (const TextBox& other : boxes) CHECK_FALSE(overlap(box, other));
    boxes.push_back(box);
  }
}

TEST_SUITE("report/chart/chart_layout") {
  TEST_CASE("no text overlaps another on a phone or on a page") {
    for (const double width : {320.0, 360.0, 720.0, 1280.0}) {
      CAPTURE(width);
      for (const Document& document : {chart_document(), bad_document()}) {
        for (const Chart& chart : document.charts) check_apart(layout_of(document, chart, width));
      }
    }
  }

  TEST_CASE("hurdles a pixel apart have their names apart") {
    Document document = chart_document();
    Chart chart = path_chart();
    for (int i = 0; i < 6; ++i) {
      document.tables[1].rows.push_back(
          {"h" + std::to_string(i),
           {said(""), said(""), said(""), said(""), said(""), amount_of(12e9 + 1e7 * i)}});
      chart.guides.push_back({"h" + std::to_string(i), "hurdle", "hurdle " + std::to_string(i)});
    }
    check_apart(layout_of(document, chart, 360));
    check_apart(layout_of(document, chart, 720));
  }

  TEST_CASE("points close together have their labels apart") {
    Document document = chart_document();
    for (std::size_t i = 0; i < 3; ++i)
      document.tables[0].rows[i].cells[1] = amount_of(100 + static_cast<double>(i));
    Chart chart = range_chart();
    chart.axis = ChartAxis::numbers;
    chart.along = "low";
    chart.layers = {{.mark = ChartMark::points, .value = "high", .label = "name"}};
    chart.guides.clear();
    check_apart(layout_of(document, chart, 360));
    CHECK(layout_of(document, chart, 720).texts.size() > 3);
  }

  TEST_CASE("names stand beside the bars where they have room and else above them") {
    CHECK(layout_of(chart_document(), range_chart(), 720).bar_offset == 0.0);
    Document document = chart_document();
    document.tables[0].rows[0].cells[0] =
        said("a name that is much too long to stand beside its bar on any phone");
    CHECK(layout_of(document, range_chart(), 360).bar_offset > 0.0);
    check_apart(layout_of(document, range_chart(), 360));
  }

  TEST_CASE("values lie between the ends of the plot in proportion") {
    const ChartLayout layout = layout_of(chart_document(), range_chart(), 720);
    CHECK(layout.is_lying);
    const double a = layout.x_of(0, 100), b = layout.x_of(0, 150), c = layout.x_of(0, 200);
    CHECK(b - a == doctest::Approx(c - b));
    CHECK(a > layout.plot.left);
    CHECK(c < layout.plot.right);
    CHECK(layout.y_of(1, 0) - layout.y_of(0, 0) == doctest::Approx(layout.y_of(2, 0) - layout.y_of(1, 0)));
    const ChartLayout plane = layout_of(chart_document(), path_chart(), 720);
    CHECK(plane.y_of(0, 10e9) > plane.y_of(0, 14e9));  // higher values stand higher
  }
}

}  // namespace chart_layout_test
