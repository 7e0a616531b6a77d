#include <doctest/doctest.h>

#include "report/chart/text_plot.hpp"
#include "report/chart_fixtures.hpp"

namespace names_plot_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace chart_fixtures;

TEST_SUITE("report/chart/names_plot") {
  TEST_CASE("each series has its own sign") {
    CHECK(sign_of(ChartMark::bars, {0, 0}) != sign_of(ChartMark::bars, {1, 1}));
    CHECK(sign_of(ChartMark::line, {0, 0}) != sign_of(ChartMark::line, {1, 1}));
    CHECK(sign_of(ChartMark::band, {0, 0}) != sign_of(ChartMark::band, {0, 1}));
    CHECK(sign_of(ChartMark::bars, {ink, 0}) != sign_of(ChartMark::bars, {0, 0}));
    CHECK(is_box(ChartMark::changes));
    CHECK_FALSE(is_box(ChartMark::steps));
  }

  TEST_CASE("the guide's name stands over its line") {
    const std::string plot = names_plot(chart_data(chart_document(), range_chart()), 80);
    const std::string head = plot.substr(0, plot.find('\n'));
    CHECK(head.find("price 130.00") != std::string::npos);
    CHECK(plot.find("USD a share") != std::string::npos);
  }
}
}  // namespace names_plot_test
