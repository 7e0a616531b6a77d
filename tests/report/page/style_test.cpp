#include "report/page/style.hpp"

#include <algorithm>
#include <string_view>

#include <doctest/doctest.h>

namespace style_test {

using fairvalue::detail::page_style;

TEST_SUITE("report/page/style") {
  TEST_CASE("the style knows dark phone and paper and loads nothing") {
    for (const char* part :
         {"prefers-color-scheme:dark", "max-width:40rem", "@media print", "overflow-x:auto"}) {
      CAPTURE(part);
      CHECK(page_style.find(part) != std::string_view::npos);
    }
    for (const char* part : {"url(", "@import", "@font-face", "<", "http"}) {
      CAPTURE(part);
      CHECK(page_style.find(part) == std::string_view::npos);
    }
  }
  TEST_CASE("every brace is closed") {
    CHECK(std::count(page_style.begin(), page_style.end(), '{') ==
          std::count(page_style.begin(), page_style.end(), '}'));
  }
}

}  // namespace style_test
