#include <doctest/doctest.h>

#include <string>

#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/equity/multiples.hpp>

#include "rank_ai_hardware/tables.hpp"
#include "reproduce_figures/listing.hpp"
#include "support/arguments.hpp"

namespace regressions_test {
using namespace fairvalue;

// Minimal inputs of past bugs.

TEST_SUITE("examples/regressions") {
  TEST_CASE("the ranking's prices are those of the peers it names whatever the order of the file") {
    const auto rows =
        peers_from(parse_csv("name,currency,price,eps,ai_share,growth,standing,source\n"
                             "high,USD,51,1,0.3,,stated,x\nend,USD,60,1,0.4,,stated,x\n"
                             "lost,USD,,1,0.4,,stated,x\nbegin,USD,30,1,0.1,,stated,x\n"
                             "low,USD,39,1,0.2,,stated,x\n",
                             "p.csv"));
    const TextTable table = rank_ai_hardware::ranking_table(examples::ai_hardware_2024(),
                                                            rank_ai_hardware::peer_chart(rows, "mine"));
    REQUIRE(table.rows.size() == 4);  // one has no price
    CHECK(table.rows.front()[0].text == "low");
    CHECK(table.rows.back()[0].text == "high");
    double below = -1e9;
    for (const auto& row : table.rows) {
      for (const PeerRow& peer : rows) {
        if (peer.peer.name == row[0].text) CHECK(row[5].number == peer.peer.price->value);
      }
      CHECK(row[4].number.value() >= below);  // furthest below the line first
      below = *row[4].number;
    }
  }
  TEST_CASE("an argument with a line break and an escape sequence was printed raw") {
    using examples::Arguments;
    CHECK_THROWS_WITH_AS(Arguments({"a\n\x1b[31m"}, {}),
                         "'a\\n\\x1b[31m': this program takes options only (--help lists them)", Error);
    CHECK_THROWS_WITH_AS(Arguments({"--x", "1\n"}, {{"--x", true}}).whole("--x", {0, 9}),
                         "--x: must be a whole number from 0 to 9, got '1\\n'", Error);
  }
}

}  // namespace regressions_test
