#include "fairvalue/options.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace options_test {
using namespace calculator;

TEST_SUITE("calculator/options") {
  TEST_CASE("a range and an axis whose input has dots and blanks in its name") {
    const fairvalue::InputRange range = input_range("range", "deal.OpenAI 6 GW.margin=0.2:0.35");
    CHECK(range.input == "deal.OpenAI 6 GW.margin");
    CHECK(range.low == 0.2);
    CHECK(range.high == 0.35);
    const fairvalue::GridAxis axis = grid_axis("rows", "multiple=25,30.5,-1");
    CHECK(axis.input == "multiple");
    CHECK(axis.values == std::vector<double>{25, 30.5, -1});
  }
  TEST_CASE("what is no range or axis is refused by name") {
    CHECK_THROWS_WITH_AS(input_range("range", "multiple=30:20"),
                         "--range: must be INPUT=LOW:HIGH with two numbers, low first, got 'multiple=30:20'",
                         fairvalue::Error);
    for (const char* words :
         {"multiple", "=1:2", "multiple=1", "multiple=1:2:3", "multiple=a:b", "multiple=1:nan"})
      CHECK_THROWS_AS(input_range("range", words), fairvalue::Error);
    for (const char* words : {"multiple", "=1", "multiple=", "multiple=1,,2", "multiple=1;2"})
      CHECK_THROWS_AS(grid_axis("rows", words), fairvalue::Error);
    CHECK_THROWS_WITH_AS(grid_axis("columns", "eps_growth=0,0.1,0"),
                         "--columns: must be different numbers, got 0 twice", fairvalue::Error);
  }
  TEST_CASE("whole numbers and outputs") {
    const Request none{.verb = "explain"};
    CHECK(whole_option(none, "depth", {0, 10}, 4) == 4);
    CHECK(output_option(none) == "value");
    const Request some{.verb = "explain", .own = {{"depth", {"3"}}, {"output", {"by_earnings"}}}};
    CHECK(whole_option(some, "depth", {0, 10}, 4) == 3);
    CHECK(output_option(some) == "by_earnings");
    const Request bad{.verb = "explain", .own = {{"depth", {"11"}}, {"output", {"price"}}}};
    CHECK_THROWS_WITH_AS(whole_option(bad, "depth", {0, 10}, 4),
                         "--depth: must be a whole number from 0 to 10, got '11'", fairvalue::Error);
    CHECK_THROWS_AS(output_option(bad), fairvalue::Error);
  }
}

}  // namespace options_test
