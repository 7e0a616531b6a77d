#include <doctest/doctest.h>

#include <optional>
#include <sstream>
#include <string>

#include <fairvalue/report/samples.hpp>
#include <fairvalue/report/table.hpp>

namespace regressions_test {
using namespace fairvalue;

// Minimal inputs of past bugs, and what must never come back.

TEST_SUITE("report/regressions") {
  TEST_CASE("a negative zero is printed nowhere") {
    const std::vector<Cell> cells{
        number_cell(-0.0, 2),          percent_cell(-0.0),
        signed_percent_cell(-0.0),     price_cell(PerShare{-0.0}),
        multiple_cell(Multiple{-0.0}), billions_cell(Money{-0.0}),
        number_cell(-1e-9, 4),         {.text = "0", .number = -0.0, .is_number = true}};
    const TextTable table{
        .title = "t", .columns = std::vector<std::string>(cells.size(), "c"), .rows = {cells}};
    CHECK(to_text(table).find("-0") == std::string::npos);
    CHECK(to_csv(table) == "c,c,c,c,c,c,c,c\n0,0,0,0,0,0,-1e-09,0\n");
    CHECK(to_csv({&table, 1}).find("-0\n") == std::string::npos);
    std::ostringstream out;
    write_csv(out, {.input_names = {"a"}, .inputs = {{-0.0}}, .output_names = {"b"}, .outputs = {{-0.0}}});
    CHECK(out.str() == "a,b\n0,0\n");
  }
}

}  // namespace regressions_test
