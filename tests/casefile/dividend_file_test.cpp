#include <fairvalue/casefile/dividend_file.hpp>

#include <doctest/doctest.h>

#include <string>

#include <fairvalue/core/error.hpp>
#include <fairvalue/market/dividends.hpp>

namespace dividend_file_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

const DividendTerms in_dollars{.currency = Currency{"USD"}};

DatedSeries<PerShare> amounts(const std::string& content, const DividendTerms& terms = in_dollars) {
  return dividends_from(parse_csv(content, "d.csv"), terms);
}

DatedSeries<double> yields(const std::string& content) {
  return dividend_yields_from(parse_csv(content, "y.csv"));
}

TEST_SUITE("casefile/dividend_file") {
  TEST_CASE("amounts by ex-dividend day in our form and yfinance's and OpenBB's") {
    for (const char* content :
         {"date,amount\n2025-02-10,0.25\n2025-05-12,0.26\n",
          "amount,date,currency\n0.26,2025-05-12,USD\n0.25,2025-02-10,\n",
          "Date,Dividends\n2025-02-10 00:00:00-05:00,0.25\n2025-05-12 00:00:00-04:00,0.26\n",
          "ex_dividend_date,amount,record_date\n2025-02-10,0.25,2025-02-11\n2025-05-12,0.26,2025-05-13\n"}) {
      CAPTURE(content);
      const auto paid = amounts(content);
      REQUIRE(paid.size() == 2);
      CHECK(paid[0] == Dated<PerShare>{2025y / 2 / 10, PerShare{0.25}});
      CHECK(paid[1] == Dated<PerShare>{2025y / 5 / 12, PerShare{0.26}});
    }
  }
  TEST_CASE(
      "days without a dividend in a price history are none and a header alone is a share that pays none") {
    const auto paid = amounts(
        "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n"
        "2025-05-09,1,1,1,1,9,0.0,0.0\n2025-05-12,1,1,1,1,9,0.26,0.0\n2025-05-13,1,1,1,1,9,,0.0\n");
    REQUIRE(paid.size() == 1);
    CHECK(paid.on(2025y / 5 / 12) == PerShare{0.26});
    CHECK(amounts("Date,Dividends\n").empty());
  }
  TEST_CASE("0.25 and 0.26 in twelve months over a price of 34 are a yield of 1.5 percent by hand") {
    const auto paid = amounts("date,amount\n2025-02-10,0.25\n2025-05-12,0.26\n");
    const Spot spot{.price = PerShare{34}, .as_of = 2025y / 6 / 19, .currency = Currency{"USD"}};
    CHECK(trailing_dividend_yield(paid, spot) == Approx(0.015).epsilon(1e-14));
  }
  TEST_CASE("pence become pounds where the terms say so") {
    const DividendTerms in_pence{.currency = Currency{"GBP"}, .unit = QuoteUnit::hundredth};
    CHECK(amounts("date,amount,currency\n2025-05-12,25,GBp\n", in_pence)[0].value == PerShare{0.25});
    CHECK(amounts("date,amount\n2025-05-12,25\n", in_pence)[0].value == PerShare{0.25});
    CHECK_THROWS_WITH_AS(
        amounts("date,amount,currency\n2025-05-12,25,GBp\n", {.currency = Currency{"GBP"}}),
        "d.csv:2:15: currency: must be GBP as in the terms (or set their unit to hundredth), got 'GBp'",
        ParseError);
  }
  TEST_CASE("yields by day are decimals or percent and a blank one is missing") {
    const auto decimals = yields("date,dividend_yield\n2025-03-31,0.021\n2025-06-30,\n2025-09-30,0.019\n");
    REQUIRE(decimals.size() == 2);
    CHECK(decimals.latest(2025y / 9 / 1)->value == 0.021);
    CHECK(yields("date,dividend_yield_percent\n2025-03-31,2.1\n")[0].value == Approx(0.021).epsilon(1e-15));
    CHECK(yields("date,dividend_yield\n2025-03-31,0\n")[0].value == 0.0);
  }
  TEST_CASE("each fault is named with its place") {
    CHECK_THROWS_WITH_AS(yields("date,dividend_yield,dividend_yield_percent\n"),
                         "y.csv:1:1: dividend_yield: must be a column, either dividend_yield (decimal) or "
                         "dividend_yield_percent, got 'both'",
                         ParseError);
    CHECK_THROWS_WITH_AS(
        yields("date,dividend_yield_percent\n2025-03-31,51\n"),
        "y.csv:2:12: dividend_yield_percent: must be between 0 and 50 (percent: 2.5 for 2.5 %), "
        "got '51'",
        ParseError);
    CHECK_THROWS_WITH_AS(amounts("day,amount\n"),
                         "d.csv:1:1: date: must be a column (nearest 'day'), got none", ParseError);
    CHECK_THROWS_WITH_AS(
        amounts("date,amount\n", {.currency = Currency{"USD"}, .unit = QuoteUnit::hundredth}),
        "currency: must be GBP, ZAR or ILS for prices in hundredths, got USD", DomainError);
  }
}

}  // namespace dividend_file_test
