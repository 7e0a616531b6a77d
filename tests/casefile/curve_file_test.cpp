#include <fairvalue/casefile/curve_file.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace curve_file_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

constexpr Date day = 2023y / 6 / 30;

CurveQuotes treasury(const std::string& content, Date as_of = day) {
  return treasury_yields_from(parse_csv(content, "yields.csv"), as_of);
}
CurveQuotes plain(const std::string& content) {
  return tenor_rates_from(parse_csv(content, "rates.csv"), day);
}

template <class Read>
std::string refusal(Read read, const std::string& content) {
  try {
    read(content);
  } catch (const ParseError& error) {
    return error.what();
  }
  return "accepted";
}
std::string treasury_refusal(const std::string& content) {
  return refusal([](const std::string& text) { return treasury(text); }, content);
}
std::string plain_refusal(const std::string& content) { return refusal(plain, content); }

/// Three days of June 2023 in the form of the Treasury's download. Source: Daily Treasury Par Yield Curve
/// Rates,
/// https://home.treasury.gov/resource-center/data-chart-center/interest-rates/TextView?type=daily_treasury_yield_curve&field_tdr_date_value_month=202306
const std::string june_2023 =
    "Date,\"1 Mo\",\"2 Mo\",\"3 Mo\",\"4 Mo\",\"6 Mo\",\"1 Yr\",\"2 Yr\",\"3 Yr\",\"5 Yr\",\"7 Yr\",\"10 "
    "Yr\",\"20 "
    "Yr\",\"30 Yr\"\n"
    "06/05/2023,5.15,5.26,5.44,5.44,5.44,5.20,4.51,4.15,3.85,3.78,3.70,4.02,3.87\n"
    "06/02/2023,5.25,5.35,5.46,5.47,5.46,5.17,4.46,4.10,3.82,3.77,3.69,4.03,3.89\n"
    "06/01/2023,5.28,5.39,5.50,5.52,5.50,5.22,4.50,4.13,3.84,3.78,3.69,4.03,3.88\n";

TEST_SUITE("casefile/curve_file") {
  TEST_CASE("the Treasury's table gives the latest day known in decimals by rising tenor") {
    const auto latest = treasury(june_2023);
    CHECK(latest.as_of == Date{2023y / 6 / 5});
    REQUIRE(latest.yields.size() == 13);
    CHECK(latest.yields[0].tenor == Years{1.0 / 12.0});
    CHECK(latest.yields[0].yield == Approx(0.0515).epsilon(1e-15));
    CHECK(latest.yields[12].tenor == Years{30.0});
    CHECK(latest.yields[12].yield == Approx(0.0387).epsilon(1e-15));
    const auto earlier = treasury(june_2023, 2023y / 6 / 4);  // a Sunday
    CHECK(earlier.as_of == Date{2023y / 6 / 2});
    CHECK(earlier.yields[10].yield == Approx(0.0369).epsilon(1e-15));
  }
  TEST_CASE("tenors in any order and a month and a half and dates of ISO 8601 are read") {
    const auto quotes = treasury("Date,2 Yr,1.5 Month\n2023-06-01,4.5,5.3\n");
    CHECK(quotes.yields[0].tenor == Years{0.125});
    CHECK(quotes.yields[0].yield == Approx(0.053).epsilon(1e-15));
    CHECK(quotes.yields[1].tenor == Years{2.0});
  }
  TEST_CASE("a yield that is blank or N/A is missing and a day without any is skipped") {
    const auto quotes = treasury("Date,1 Mo,1 Yr,2 Yr\n06/02/2023,,N/A,\n06/01/2023,N/A,5.22,\n");
    CHECK(quotes.as_of == Date{2023y / 6 / 1});
    REQUIRE(quotes.yields.size() == 1);
    CHECK(quotes.yields[0].tenor == Years{1.0});
  }
  TEST_CASE("one tenor a row is read in decimals or in percent") {
    const auto decimals = plain("tenor,rate\n10Y,0.0369\n6 Mo,0.055\n0.25,0.0546\n");
    REQUIRE(decimals.yields.size() == 3);
    CHECK(decimals.as_of == day);
    CHECK(decimals.yields[0].tenor == Years{0.25});
    CHECK(decimals.yields[1].tenor == Years{0.5});
    CHECK(decimals.yields[2].yield == 0.0369);
    CHECK(plain("tenor,rate_percent\n3M,5.46\n").yields[0].yield == Approx(0.0546).epsilon(1e-15));
  }
  TEST_CASE("each fault is named with its place") {
    CHECK(treasury_refusal("Day,1 Mo\n") == "yields.csv:1:1: Date: must be a column, got none");
    CHECK(treasury_refusal("Date,1 Mo,Note\n06/01/2023,5,x\n") ==
          "yields.csv:1:1: column name: must be a tenor such as 6 Mo, 10 Yr, 3M, 10Y, got 'Note'");
    CHECK(treasury_refusal("Date,12 Mo,1 Yr\n06/01/2023,5,5\n") ==
          "yields.csv:1:1: column name: must be another tenor than '12 Mo', got '1 Yr'");
    CHECK(treasury_refusal("Date,1 Mo\n31/06/2023,5\n") ==
          "yields.csv:2:1: Date: must be a date MM/DD/YYYY or YYYY-MM-DD, got '31/06/2023'");
    CHECK(treasury_refusal("Date,1 Mo\n06/01/2023,5\n2023-06-01,5\n") ==
          "yields.csv:3:1: Date: must be another day than before, got '2023-06-01'");
    CHECK(treasury_refusal("Date,1 Mo\n06/01/2023,530\n") ==
          "yields.csv:2:12: 1 Mo: must be between -10 and 50 (percent: 4.25 for 4.25 %), got '530'");
    CHECK(treasury_refusal("Date,1 Mo\n06/01/2023,5.3%\n")
              .starts_with("yields.csv:2:12: 1 Mo: must be a number"));
    CHECK(treasury_refusal("Date,1 Mo\n07/03/2023,5.3\n") ==
          "yields.csv:2:1: must be a day with yields on or before 2023-06-30, got none");
    CHECK(plain_refusal("tenor,rate\n10Y,4.25\n") ==
          "rates.csv:2:5: rate: must be between -0.1 and 0.5 (a decimal: 0.0425 for 4.25 %), got '4.25'");
    CHECK(
        plain_refusal("tenor,rate\n1W,0.04\n") ==
        "rates.csv:2:1: tenor: must be a tenor such as 6 Mo, 10 Yr, 3M, 10Y or years such as 0.5, got '1W'");
    CHECK(plain_refusal("tenor,rate\n12M,0.04\n1,0.04\n") == "rates.csv:3:1: tenor: must be unique, got '1'");
    CHECK(plain_refusal("tenor,rate,rate_percent\n1,0.04,4\n") ==
          "rates.csv:1:1: rate: must be a column, either rate (decimal) or rate_percent, got 'both'");
    CHECK(plain_refusal("tenor,yield\n1,0.04\n").ends_with("got none"));
    CHECK(plain_refusal("tenor,rate\n") == "rates.csv:2:1: must be at least one tenor, got none");
    CHECK(plain_refusal("tenor,rate\n1,\n") == "rates.csv:2:3: rate: must be given, got none");
    CHECK(plain_refusal("tenor,rate\n0,0.04\n").starts_with("rates.csv:2:1: tenor"));
  }
}

}  // namespace curve_file_test
