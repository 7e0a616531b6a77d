#include "report/chart/gnuplot.hpp"

#include <doctest/doctest.h>

#include "report/chart_fixtures.hpp"

namespace gnuplot_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace chart_fixtures;

std::string script_of(const Document& document, const Chart& chart) {
  const ChartData data = chart_data(document, chart);
  return gnuplot_script(data, chart_layout(chart, data, 720, true));
}

TEST_SUITE("report/chart/gnuplot") {
  TEST_CASE("no text of a case is in the script") {
    for (const Chart& chart : bad_document().charts) {
      const std::string script = script_of(bad_document(), chart);
      for (const std::string& name : bad_names) CHECK(script.find(name) == script.npos);
      CHECK(script.find('`') == script.npos);
      CHECK(script.find('<') == script.find("<< EOD"));
      for (const char one : script) CHECK((static_cast<unsigned char>(one) < 0x7F));
    }
    CHECK(script_of(bad_document(), path_chart()) == script_of(chart_document(), path_chart()));
  }

  TEST_CASE("the numbers are those of the cells at full precision") {
    Document document = chart_document();
    document.tables[0].rows[0].cells[1] = amount_of(100.123456789);
    CHECK(script_of(document, range_chart()).find("100.123456789") != std::string::npos);
  }

  TEST_CASE("a script that gnuplot refuses is a reason in one line") {
    const auto drawn = run_gnuplot("this is no command\n");
    REQUIRE_FALSE(drawn.has_value());
    CHECK(drawn.reason().starts_with("gnuplot"));
    CHECK(drawn.reason().find('\n') == std::string::npos);
  }
}

}  // namespace gnuplot_test
