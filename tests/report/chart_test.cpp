#include <fairvalue/report/chart.hpp>

#include <doctest/doctest.h>

#include <functional>

#include <fairvalue/core/error.hpp>

#include "report/chart_fixtures.hpp"
#include "support/enumerators.hpp"

namespace chart_test {
using namespace fairvalue;
using namespace chart_fixtures;

void check_refused(const std::function<void(Document&)>& spoil, const char* field) {
  Document document = chart_document();
  spoil(document);
  CAPTURE(field);
  try {
    require_document(document);
    FAIL("not refused");
  } catch (const DomainError& error) {
    CHECK(error.field() == std::string{field});
  }
}

TEST_SUITE("report/chart") {
  TEST_CASE("every axis and mark has a name and reads it back") {
    fixtures::check_names<ChartAxis>();
    fixtures::check_names<ChartMark>();
  }

  TEST_CASE("a document with charts over its tables passes") {
    CHECK_NOTHROW(require_document(chart_document()));
    CHECK_NOTHROW(require_document(bad_document()));
  }

  TEST_CASE("a chart that is wrong is refused by the place of its fault") {
    check_refused([](Document& d) { d.charts[0].key = "../x"; }, "document.charts[0].key");
    check_refused([](Document& d) { d.charts[1].key = d.charts[0].key; }, "document.charts[1].key");
    check_refused([](Document& d) { d.charts[0].table = "rangs"; }, "document.charts[0].table");
    check_refused([](Document& d) { d.charts[0].along = "names"; }, "document.charts[0].along");
    check_refused([](Document& d) { d.charts[0].layers.clear(); }, "document.charts[0].layers");
    check_refused([](Document& d) { d.charts[0].layers[0].low = "lowest"; }, "document.charts[0].layers[0]");
    check_refused([](Document& d) { d.charts[0].layers[0].low.clear(); }, "document.charts[0].layers[0]");
    check_refused([](Document& d) { d.charts[0].layers[0].value = "middle"; },
                  "document.charts[0].layers[0]");
    check_refused([](Document& d) { d.charts[1].layers[0].mark = ChartMark::band; },
                  "document.charts[1].layers[0]");
    check_refused([](Document& d) { d.charts[1].layers[0].mark = ChartMark::histogram; },
                  "document.charts[1].layers[0].until");
    check_refused([](Document& d) { d.charts[1].layers[0].series = "scenario"; },
                  "document.charts[1].layers[0]");
    check_refused([](Document& d) { d.charts[0].guides[0].row = "spot"; },
                  "document.charts[0].guides[0].row");
    check_refused([](Document& d) { d.charts[0].guides[0].column = "spot"; },
                  "document.charts[0].guides[0].column");
    check_refused([](Document& d) { d.charts[0].guides[0].column = "low"; }, "document.charts[0].guides[0]");
  }

  TEST_CASE("values of two units and days that are none are refused") {
    check_refused([](Document& d) { d.tables[0].columns[1].unit = "USD"; }, "document.charts[0].layers[0]");
    check_refused([](Document& d) { d.tables[1].rows[0].cells[0] = said("2026-13-01"); },
                  "document.charts[1].along");
  }

  TEST_CASE("a chart of a table without numbers has nothing to draw") {
    check_refused(
        [](Document& d) {
          for (DocumentRow& row : d.tables[0].rows) row.cells[1] = said("none");
        },
        "document.charts[0].layers");
  }
}

}  // namespace chart_test
