#include "../../../lib/casefile/detail/row_errors.hpp"

#include <doctest/doctest.h>

#include <fairvalue/casefile/actual_file.hpp>
#include <fairvalue/casefile/peer_file.hpp>
#include <fairvalue/casefile/price_file.hpp>

namespace row_errors_test {
using namespace fairvalue;

std::string message(const char* csv) {
  try {
    reported_eps_from(parse_csv(csv, "actuals.csv"));
  } catch (const ParseError& error) {
    return error.what();
  }
  return "";
}

TEST_SUITE("casefile/detail/row_errors") {
  TEST_CASE("one row in error is told as it is") {
    CHECK(message("period,period_end,eps,basis,currency,reported\n"
                  "FY2026Q1,2026-03-31,x,gaap,USD,2026-04-30\n"
                  "FY2026Q2,2026-06-30,1.0,gaap,USD,2026-07-30\n") ==
          "actuals.csv:2:21: eps: must be a number, got 'x'");
  }
  TEST_CASE("of several rows the first is told and the others are counted and kept") {
    const CsvTable table = parse_csv(
        "name,price,eps,ai_share,growth,currency,standing,source\n"
        "A,-1,1,0.5,0.1,USD,stated,s\n"
        "B,10,1,0.5,0.1,USD,stated,s\n"
        "C,10,1,7,0.1,USD,stated,s\n"
        "B,10,1,0.5,0.1,USD,stated,s\n",
        "peers.csv");
    try {
      peers_from(table);
      FAIL("three rows are bad");
    } catch (const ParseErrors& errors) {
      REQUIRE(errors.kept().size() == 3);
      CHECK(errors.left_out() == 0);
      CHECK(errors.kept()[0].position().line == 2);
      CHECK(errors.kept()[1].key() == "ai_share");
      CHECK(errors.kept()[2].rule() == "unique");
      CHECK(errors.position().line == 2);
      const std::string what = errors.what();
      CHECK(what.find(" (and 2 more rows with errors)") != std::string::npos);
    }
  }
  TEST_CASE("twenty are kept of any number") {
    std::string csv = "Date,Close\n";
    for (int i = 0; i < 30; ++i) csv += "not a day,1\n";
    try {
      prices_from(parse_csv(csv, "prices.csv"), {.currency = Currency{"USD"}});
      FAIL("no row has a day");
    } catch (const ParseErrors& errors) {
      CHECK(errors.kept().size() == 20);
      CHECK(errors.left_out() == 10);
    }
  }
}

}  // namespace row_errors_test
