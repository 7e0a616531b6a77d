#include <fairvalue/report/chart_text.hpp>

#include <doctest/doctest.h>

#include <sstream>

#include <fairvalue/core/error.hpp>
#include <fairvalue/report/table.hpp>

#include "report/chart_fixtures.hpp"

namespace chart_text_test {
using namespace fairvalue;
using namespace chart_fixtures;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string line_with(const std::string& text, const std::string& part) {
  for (const std::string& line : lines_of(text)) {
    if (line.find(part) != line.npos) return line;
  }
  return "";
}

TEST_SUITE("report/chart_text") {
  TEST_CASE("bars of names lie on one scale and their numbers stand in one column") {
    const std::string plot = to_plot(chart_document(), range_chart(), 80);
    const std::string first = line_with(plot, "100.00 to 200.00");
    const std::string second = line_with(plot, "120.00 to 180.00");
    const std::string third = line_with(plot, "50.00 to 90.00");
    CHECK(first.starts_with("first"));
    CHECK(second.starts_with("第二"));
    CHECK(third.starts_with("third*"));
    const auto start = [](const std::string& line, const std::string& part) {
      return display_width(line.substr(0, line.find(part)));
    };
    CHECK(start(first, "100.00 to") == start(second, "120.00 to"));
    CHECK(start(first, "│") == start(second, "│"));  // the price runs through both
    CHECK(start(third, "█") < start(first, "█"));    // 50 lies left of 100
    CHECK(start(first, "█") < start(second, "█"));
  }

  TEST_CASE("no line is wider than asked for or ends in a blank") {
    for (const std::size_t width : {40U, 60U, 80U, 132U}) {
      for (const Chart& chart : bad_document().charts) {
        for (const std::string& line : lines_of(to_plot(bad_document(), chart, width))) {
          CAPTURE(line);
          CHECK(display_width(line) <= width);
          CHECK((line.empty() || line.back() != ' '));
        }
      }
    }
  }

  TEST_CASE("it has neither colours nor what would steer a terminal") {
    Document document = chart_document();
    document.tables[0].rows[0].cells[0] = said("\033[31mred");
    CHECK(to_plot(document, range_chart(), 80).find('\033') == std::string::npos);
  }

  TEST_CASE("lines rise where their values do and the hurdle is named") {
    const auto lines = lines_of(to_plot(chart_document(), path_chart(), 80));
    std::size_t first = 0, last = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool has_fast = lines[i].find('o') != lines[i].npos && lines[i].find("│") != lines[i].npos;
      if (has_fast && first == 0) first = i;
      if (has_fast) last = i;
    }
    CHECK(first < last);
    const auto column = [&](std::size_t i) { return display_width(lines[i].substr(0, lines[i].rfind('o'))); };
    CHECK(column(first) > column(last));  // higher up is later
    CHECK(line_with(to_plot(chart_document(), path_chart(), 80), "hurdle 15").find("─") != std::string::npos);
  }

  TEST_CASE("a width outside its range is refused by name") {
    CHECK_THROWS_WITH_AS(to_plot(chart_document(), range_chart(), 20),
                         "plot.width: must be in [40, 400], got 20", DomainError);
  }
}

}  // namespace chart_text_test
