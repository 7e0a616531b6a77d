#include <fairvalue/report/chart_svg.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include <fairvalue/core/error.hpp>

#include "report/chart_fixtures.hpp"

namespace chart_svg_test {
using namespace fairvalue;
using namespace chart_fixtures;

/// Whether gnuplot is there; where it is not, the tables stand alone and there is nothing to look at.
bool can_draw() { return to_svgs(chart_document()).has_value(); }

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

/// Without gnuplot on the path, for as long as it lives.
class PathWithoutPrograms {
 public:
  PathWithoutPrograms() : before_{std::getenv("PATH")} { setenv("PATH", "/nowhere", 1); }
  ~PathWithoutPrograms() { setenv("PATH", before_.c_str(), 1); }
  PathWithoutPrograms(const PathWithoutPrograms&) = delete;
  PathWithoutPrograms& operator=(const PathWithoutPrograms&) = delete;

 private:
  std::string before_;
};

TEST_SUITE("report/chart_svg") {
  TEST_CASE("a picture has its words and shapes and neither a size nor ids nor scripts nor links") {
    if (!can_draw()) return;
    const std::string svg = to_svg(chart_document(), range_chart()).value();
    CHECK(svg.starts_with("<svg "));
    CHECK(svg.ends_with("</svg>\n"));
    CHECK(svg.find("viewBox=\"0 0 720 ") != svg.npos);
    for (const char* const none : {" id=", "<script", "href", "url(", "width=\"720\"", "gnuplot", "Gnuplot"})
      CHECK_MESSAGE(svg.find(none) == svg.npos, none);
    for (const char* const some :
         {">first<", ">第二<", ">third*<", ">price 130.00<", ">100.00<", ">200.00<",
          "<title>What a share is worth</title>", "<desc>Each bar is a range.</desc>", "USD a share",
          "* assumed: our choice."})
      CHECK_MESSAGE(svg.find(some) != svg.npos, some);
    CHECK(count_of(svg, "<polygon") == 3);  // one a range
  }

  TEST_CASE("text of a case stays text and no command is run") {
    if (!can_draw()) return;
    const auto svgs = to_svgs(bad_document());
    REQUIRE(svgs.has_value());
    REQUIRE(svgs.value().size() == 2);
    const std::string all = svgs.value()[0] + svgs.value()[1];
    CHECK_FALSE(std::filesystem::exists("fv_chart_was_here"));
    CHECK(all.find("<script") == all.npos);
    CHECK(all.find("&lt;script&gt;alert(1)&lt;/script&gt;") != all.npos);
    CHECK(all.find("`touch fv_chart_was_here`") != all.npos);
    CHECK(all.find("a&quot;b\\n&#39;c") != all.npos);
    CHECK(all.find("@x_y^z &amp; co") != all.npos);
    CHECK(all.find("乐观 情景") != all.npos);
    CHECK(all.find("$0 %s EOD") != all.npos);
  }

  TEST_CASE("the same document gives the same bytes") {
    if (!can_draw()) return;
    CHECK(to_svgs(chart_document()).value() == to_svgs(chart_document()).value());
    CHECK(to_svgs(chart_document()).value()[1] == to_svg(chart_document(), path_chart()).value());
  }

  TEST_CASE("every mark is drawn on every axis that can have it") {
    if (!can_draw()) return;
    for (const ChartMark mark : {ChartMark::bars, ChartMark::line, ChartMark::steps, ChartMark::points}) {
      CHECK(to_svg(chart_document(), path_chart(mark)).has_value());
      Chart chart = path_chart(mark);
      chart.axis = ChartAxis::periods;
      CHECK(to_svg(chart_document(), chart).has_value());
    }
    for (const ChartMark mark : {ChartMark::stretches, ChartMark::changes, ChartMark::whiskers}) {
      Chart chart = range_chart();
      chart.layers[0].mark = mark;
      CHECK(to_svg(chart_document(), chart).has_value());
    }
    Chart band = path_chart();
    band.layers = {{.mark = ChartMark::band, .low = "low", .high = "high", .series = "series"}};
    CHECK(count_of(to_svg(chart_document(), band).value(), "<polygon") >= 2);
    Chart bins = range_chart();
    bins.axis = ChartAxis::numbers;
    bins.along = "low";
    bins.layers = {{.mark = ChartMark::histogram, .value = "middle", .until = "high"}};
    CHECK(count_of(to_svg(chart_document(), bins).value(), "<polygon") == 2);  // b has no middle
  }

  TEST_CASE("without gnuplot one line says what to install") {
    const PathWithoutPrograms no_programs;
    const auto svgs = to_svgs(chart_document());
    REQUIRE_FALSE(svgs.has_value());
    CHECK(svgs.reason() == "gnuplot draws the charts and is not installed: apt-get install gnuplot-nox");
    CHECK_FALSE(to_svg(chart_document(), range_chart()).has_value());
    CHECK(to_svgs({.verb = "test"}).value().empty());  // nothing to draw needs no program
  }

  TEST_CASE("a picture in a page takes its colours and one alone has its own for light and dark") {
    if (!can_draw()) return;
    CHECK(to_svg(chart_document(), range_chart(), {.is_inline = true}).value().find("<style") ==
          std::string::npos);
    CHECK(to_svg(chart_document(), range_chart()).value().find("prefers-color-scheme") != std::string::npos);
  }

  TEST_CASE("a width outside its range is refused by name") {
    CHECK_THROWS_WITH_AS(static_cast<void>(to_svg(chart_document(), range_chart(), {.width = 200})),
                         "look.width: must be in [300, 2000], got 200", DomainError);
  }
}

}  // namespace chart_svg_test
