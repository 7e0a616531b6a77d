#include "report/chart/svg_shapes.hpp"

#include <doctest/doctest.h>

namespace svg_shapes_test {
using namespace fairvalue::detail;

TEST_SUITE("report/chart/svg_shapes") {
  TEST_CASE("shapes stay and groups texts and definitions go") {
    const std::string output =
        "<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 1 1\"><title>Gnuplot</title><defs><path id='gpPt0' "
        "d='M0,0'/></defs>\n<g fill=\"none\" color=\"black\" stroke-width=\"2.00\">\n\t<path stroke='rgb(  "
        "0, 114, "
        "178)' stroke-dasharray='8,4'  d='M1,2 L3,4  '/></g>\n<g><text>12</text></g>\n<polygon fill = "
        "'rgb(213,  94, "
        "  0)' fill-opacity = '0.250000' points = '1,2 3,4 '/>\n<use xlink:href='#gpPt6' "
        "transform='translate(5,6) "
        "scale(4)' color='rgb(  1,   1,   1)'/></svg>";
    const auto shapes = svg_shapes(output);
    REQUIRE(shapes.size() == 1);
    CHECK(shapes[0] ==
          "<path fill=\"none\" stroke=\"#0072B2\" stroke-width=\"2.00\" stroke-dasharray=\"8,4\" d=\"M1,2 "
          "L3,4\"/>\n"
          "<polygon fill=\"#D55E00\" fill-opacity=\"0.250000\" points=\"1,2 3,4\"/>\n"
          "<circle transform=\"translate(5,6) scale(4)\" fill=\"currentColor\" r=\"1\"/>\n");
  }

  TEST_CASE("each picture of a run is apart and output without one has none") {
    CHECK(svg_shapes("<svg></svg><svg><path d='M0,0'/></svg>").size() == 2);
    CHECK(svg_shapes("").empty());
    CHECK(svg_shapes("<path d='M0,0'/>").empty());
  }

  TEST_CASE("a tag that breaks off does no harm") {
    CHECK(svg_shapes("<svg><path d='M0").size() == 1);
    CHECK(svg_shapes("<svg><path d=>").size() == 1);
    CHECK(svg_shapes("<svg><use xlink:href='#gpPtx' color='rgb('/>").size() == 1);
  }
}

}  // namespace svg_shapes_test
