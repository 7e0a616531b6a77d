#include "report/chart/text_canvas.hpp"

#include <doctest/doctest.h>

namespace text_canvas_test {
using namespace fairvalue::detail;

TEST_SUITE("report/chart/text_canvas") {
  TEST_CASE("wide characters take two columns and what follows stays in line") {
    TextCanvas canvas{8, 2};
    canvas.write(0, 0, "乐观x");
    canvas.put(7, 0, "|");
    canvas.put(7, 1, "|");
    CHECK(canvas.text() == "乐观x  |\n       |\n");
  }

  TEST_CASE("nothing is drawn outside and a wide character is not cut in half") {
    TextCanvas canvas{3, 1};
    canvas.put(-1, 0, "x");
    canvas.put(3, 0, "x");
    canvas.put(0, 1, "x");
    canvas.write(0, 0, "ab乐");
    CHECK(canvas.text() == "ab\n");
  }

  TEST_CASE("a label is written where it and its neighbours are free") {
    TextCanvas canvas{10, 1};
    canvas.put(4, 0, "x");
    CHECK_FALSE(canvas.write_where_free(5, 0, "abc"));  // it would touch the x
    CHECK(canvas.write_where_free(6, 0, "abc"));
    CHECK_FALSE(canvas.write_where_free(9, 0, "ab"));
    canvas.put(0, 0, "░");
    CHECK(canvas.write_where_free(0, 0, "z"));  // over an area
    CHECK(canvas.text() == "z   x abc\n");
  }

  TEST_CASE("what is too long ends in dots") {
    CHECK(fitted("abcdef", 6) == "abcdef");
    CHECK(fitted("abcdef", 4) == "abc…");
    CHECK(fitted("乐观情景", 5) == "乐观…");
    CHECK(fitted("乐观情景", 6) == "乐观…");
  }
}

}  // namespace text_canvas_test
