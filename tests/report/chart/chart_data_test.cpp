#include "report/chart/chart_data.hpp"

#include <doctest/doctest.h>

#include "report/chart_fixtures.hpp"

namespace chart_data_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace chart_fixtures;

TEST_SUITE("report/chart/chart_data") {
  TEST_CASE("names keep the order of the table and rows that nothing draws have none") {
    const ChartData data = chart_data(chart_document(), range_chart());
    CHECK(data.names == std::vector<std::string>{"first", "第二", "third*"});  // the price is no range
    REQUIRE(data.series.size() == 1);
    REQUIRE(data.series[0].rows.size() == 3);
    CHECK(data.series[0].rows[1].along == 1.0);
    CHECK(data.series[0].rows[1].low == 120.0);
    CHECK(data.series[0].rows[1].high == 180.0);
    CHECK(data.values.low == 50.0);
    CHECK(data.values.high == 200.0);
    REQUIRE(data.guides.size() == 1);
    CHECK(data.guides[0].value == 130.0);
    CHECK(data.guides[0].text == "price 130.00");
    CHECK(data.value_unit == "USD/share");
    CHECK(data.notes == std::vector<std::string>{"* assumed: our choice."});
  }

  TEST_CASE("a row without the number is not drawn") {
    Chart chart = range_chart();
    chart.layers = {{.mark = ChartMark::points, .value = "middle"}};
    chart.guides.clear();
    const ChartData data = chart_data(chart_document(), chart);
    CHECK(data.names == std::vector<std::string>{"first", "third*", "price"});  // b has no middle
    CHECK(data.series[0].name == "middle");                                     // the column's title
  }

  TEST_CASE("a series for each text and days counted from 1970") {
    const ChartData data = chart_data(chart_document(), path_chart());
    REQUIRE(data.series.size() == 2);
    CHECK(data.series[0].name == "slow");
    CHECK(data.series[1].name == "fast");
    CHECK(data.series[1].rows[2].high == 14e9);      // 10 + 1 x 2 x 2
    CHECK(data.series[0].rows[0].along == 20454.0);  // 2026-01-01: 56 x 365 + 14 leap days
    CHECK(data.along.high == 20454.0 + 365.0);
    CHECK(data.values.high == 15e9);  // the hurdle is on the scale
  }

  TEST_CASE("bars of one place stand upon one another and begin at zero") {
    Chart chart = path_chart(ChartMark::bars);
    chart.axis = ChartAxis::periods;
    const ChartData data = chart_data(chart_document(), chart);
    CHECK(data.names == std::vector<std::string>{"2026-01-01", "2026-07-01", "2027-01-01"});
    CHECK(data.series[0].rows[1].low == 0.0);
    CHECK(data.series[0].rows[1].high == 11e9);
    CHECK(data.series[1].rows[1].low == 11e9);
    CHECK(data.series[1].rows[1].high == 23e9);  // 11 + 12
    CHECK(data.values.low == 0.0);
    CHECK(data.values.high == 26e9);  // 12 + 14
  }

  TEST_CASE("changes up and down are two series") {
    Document document = chart_document();
    document.tables[0].rows[1].cells[1] = amount_of(300);
    Chart chart = range_chart();
    chart.layers[0].mark = ChartMark::changes;
    const ChartData data = chart_data(document, chart);
    REQUIRE(data.series.size() == 2);
    CHECK(data.series[0].name == "adds");
    CHECK(data.series[0].rows.size() == 2);
    CHECK(data.series[1].name == "takes");
    CHECK(data.series[1].rows.size() == 1);  // from 300 to 180
  }

  TEST_CASE("where no mark shows it a sentence says that numbers are assumed") {
    Document document = chart_document();
    document.tables[1].rows[0].cells[2] = amount_of(10e9, Standing::assumed);
    document.tables[1].rows[1].cells[2] = amount_of(10e9, Standing::redacted);
    const ChartData data = chart_data(document, path_chart());
    CHECK(data.notes ==
          std::vector<std::string>{"Drawn from assumed numbers.",
                                   "Drawn from numbers that are blacked out in the source: our choice."});
  }

  TEST_CASE("a guide along the axis is not among the values") {
    Chart chart = range_chart();
    chart.axis = ChartAxis::numbers;
    chart.along = "low";
    chart.layers = {{.mark = ChartMark::histogram, .value = "middle", .until = "high"}};
    chart.guides[0].is_along = true;
    const ChartData data = chart_data(chart_document(), chart);
    CHECK(data.guides.empty());
    CHECK(data.along_guides.at(0).value == 130.0);
    CHECK(data.along.low == 50.0);
    CHECK(data.along.high == 200.0);
    CHECK(data.values.high == 150.0);
  }
}

}  // namespace chart_data_test
