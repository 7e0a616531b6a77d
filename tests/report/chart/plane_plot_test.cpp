#include <doctest/doctest.h>

#include "report/chart/text_plot.hpp"
#include "report/chart_fixtures.hpp"

namespace plane_plot_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace chart_fixtures;

TEST_SUITE("report/chart/plane_plot") {
  TEST_CASE("a bar of a half fills half of the lines") {
    Document document{.verb = "test"};
    document.tables = {{.key = "t",
                        .title = "",
                        .columns = {{"p", "period"}, {"v", "value", "x"}},
                        .rows = {{"a", {said("Q1"), amount_of(100)}}, {"b", {said("Q2"), amount_of(50)}}}}};
    const Chart chart{.key = "t",
                      .title = "t",
                      .table = "t",
                      .axis = ChartAxis::periods,
                      .along = "p",
                      .layers = {{.mark = ChartMark::bars, .value = "v"}},
                      .caption = ""};
    const std::string plot = plane_plot(chart, chart_data(document, chart), 60);
    std::size_t at = 0;
    int left = 0, right = 0;
    while (at < plot.size()) {
      const std::string line = plot.substr(at, plot.find('\n', at) - at);
      const auto first = line.find("█"), last = line.rfind("█");
      if (first != line.npos) ++left;
      if (first != line.npos && last - first > 3 * 30) ++right;  // both bars and the gap between them
      at += line.size() + 1;
    }
    CHECK(left == 15);  // 16 lines from 0 to 100; the top one is half
    CHECK(right >= 7);
    CHECK(right <= 9);
  }

  TEST_CASE("the names of hurdles stand in their order") {
    Document document = chart_document();
    document.tables[1].rows.push_back(
        {"h2", {said(""), said(""), said(""), said(""), said(""), amount_of(14.9e9)}});
    Chart chart = path_chart();
    chart.guides.push_back({"h2", "hurdle", "lower"});
    const std::string plot = plane_plot(chart, chart_data(document, chart), 80);
    CHECK(plot.find("hurdle 15") < plot.find("lower 14"));
  }
}
}  // namespace plane_plot_test
