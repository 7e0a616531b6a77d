/// \file report/chart_fixtures.hpp
/// A small document with a chart of each kind of axis and mark, and names that try to break out.
#pragma once
#include <fairvalue/report/document.hpp>

namespace chart_fixtures {

using namespace fairvalue;

/// Names that a script, a page or a shell would act upon.
inline const std::vector<std::string> bad_names{"`touch fv_chart_was_here`",
                                                "<script>alert(1)</script>",
                                                "a\"b\\n'c",
                                                "@x_y^z & co",
                                                "乐观 情景",
                                                "$0 %s EOD"};

inline DocumentCell amount_of(double value, std::optional<Standing> standing = {}) {
  return {.shown = number_cell(value, 2), .standing = standing};
}
inline DocumentCell said(std::string text) { return {.shown = text_cell(std::move(text))}; }

/// Rows a, b and c with low, middle and high; the middle of b is missing, the low of c assumed; then the
/// price.
inline DocumentTable range_table() {
  return {.key = "ranges",
          .title = "Ranges",
          .columns = {{"name", "method"},
                      {"low", "low", "USD/share"},
                      {"middle", "middle", "USD/share"},
                      {"high", "high", "USD/share"}},
          .rows = {{"a", {said("first"), amount_of(100), amount_of(150), amount_of(200)}},
                   {"b", {said("第二"), amount_of(120), said(""), amount_of(180)}},
                   {"c", {said("third"), amount_of(50, Standing::assumed), amount_of(60), amount_of(90)}},
                   {"price", {said("price"), said(""), amount_of(130), said("")}}}};
}

inline Chart range_chart() {
  return {.key = "ranges",
          .title = "What a share is worth",
          .table = "ranges",
          .axis = ChartAxis::names,
          .along = "name",
          .layers = {{.mark = ChartMark::stretches, .name = "range", .low = "low", .high = "high"}},
          .guides = {{"price", "middle", "price"}},
          .caption = "Each bar is a range."};
}

/// Two series over three days, with a band around them and a hurdle at 15.
inline DocumentTable path_table() {
  DocumentTable table{.key = "paths",
                      .title = "Paths",
                      .columns = {{"day", "day"},
                                  {"series", "scenario"},
                                  {"value", "value", "USD"},
                                  {"low", "low", "USD"},
                                  {"high", "high", "USD"},
                                  {"hurdle", "hurdle", "USD"}},
                      .rows = {}};
  const std::vector<std::string> days{"2026-01-01", "2026-07-01", "2027-01-01"};
  for (int i = 0; i < 3; ++i) {
    for (int series = 0; series < 2; ++series) {
      const double at = 10e9 + 1e9 * i * (series + 1);
      table.rows.push_back({"r" + std::to_string(i) + std::to_string(series),
                            {said(days[static_cast<std::size_t>(i)]), said(series == 0 ? "slow" : "fast"),
                             amount_of(at), amount_of(at - 1e9), amount_of(at + 1e9), said("")}});
    }
  }
  table.rows.push_back({"hurdle", {said(""), said(""), said(""), said(""), said(""), amount_of(15e9)}});
  return table;
}

inline Chart path_chart(ChartMark mark = ChartMark::line) {
  return {.key = "paths",
          .title = "Paths of two scenarios",
          .table = "paths",
          .axis = ChartAxis::dates,
          .along = "day",
          .layers = {{.mark = mark, .value = "value", .series = "series"}},
          .guides = {{"hurdle", "hurdle", "hurdle"}},
          .caption = "Two lines."};
}

inline Document chart_document() {
  Document document{.verb = "test"};
  document.tables = {range_table(), path_table()};
  document.charts = {range_chart(), path_chart()};
  return document;
}

/// The same with the bad names in every text that a case can set.
inline Document bad_document() {
  Document document = chart_document();
  for (std::size_t i = 0; i < 3; ++i) {
    document.tables[0].rows[i].cells[0] = said(bad_names[i]);
    document.tables[1].rows[2 * i].cells[1] = said(bad_names[4]);
    document.tables[1].rows[2 * i + 1].cells[1] = said(bad_names[5]);
  }
  document.tables[0].columns[3].title = bad_names[3];
  document.charts[0].title = bad_names[0] + bad_names[1] + bad_names[2];
  document.charts[0].caption = bad_names[1];
  document.charts[0].guides[0].name = bad_names[0];
  document.charts[1].title = bad_names[3];
  document.charts[1].value_title = bad_names[2];
  return document;
}

}  // namespace chart_fixtures
