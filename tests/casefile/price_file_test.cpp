#include <fairvalue/casefile/price_file.hpp>

#include <doctest/doctest.h>

#include <string>

#include <fairvalue/core/error.hpp>

namespace price_file_test {
using namespace fairvalue;
using namespace std::chrono_literals;

const Currency usd{"USD"};

PriceFile read(const std::string& content, const PriceFileTerms& terms = {.currency = usd}) {
  return prices_from(parse_csv(content, "p.csv"), terms);
}

std::string refusal(const std::string& content, const PriceFileTerms& terms = {.currency = usd}) {
  try {
    read(content, terms);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

// A 4:1 split on 2021-07-20; prices adjusted for it, a dividend of 0.04 the day after.
const std::string yahoo =
    "Date,Open,High,Low,Close,Adj Close,Volume,Dividends,Stock Splits\n"
    "2021-07-19 00:00:00-04:00,179.0,190.0,178.0,187.8,187.3,749060000,0.0,0.0\n"
    "2021-07-20 00:00:00-04:00,187.0,188.5,181.0,186.1,185.6,434687000,0.0,4.0\n"
    "2021-07-21 00:00:00-04:00,189.0,195.0,187.0,194.1,194.1,371017000,0.04,0.0\n";

TEST_SUITE("casefile/price_file") {
  TEST_CASE("yfinance's history gives closes and highs and splits and dividends") {
    const PriceFile file = read(yahoo);
    REQUIRE(file.history.closes.size() == 3);
    CHECK(file.history.closes[0] == Dated<PerShare>{2021y / 7 / 19, PerShare{187.8}});
    CHECK(file.history.closes.on(2021y / 7 / 21) == PerShare{194.1});
    CHECK(file.history.highs->on(2021y / 7 / 20) == PerShare{188.5});
    CHECK(file.history.currency == usd);
    CHECK(file.history.share_basis == ShareBasis{.as_of = 2021y / 7 / 21});
    REQUIRE(file.splits.size() == 1);
    CHECK(file.splits[0].effective == 2021y / 7 / 20);
    CHECK(file.splits[0].ratio == 4.0);
    CHECK(file.dividends.size() == 1);
    CHECK(file.dividends.on(2021y / 7 / 21) == PerShare{0.04});
    CHECK_NOTHROW(require_history(file.history));
  }
  TEST_CASE("an adjusted close stays apart from the closes") {
    CHECK(read(yahoo).adjusted_closes->on(2021y / 7 / 19) == PerShare{187.3});
    CHECK_FALSE(read("date,close\n2025-06-18,1\n").adjusted_closes.has_value());
    CHECK(
        refusal("date,adj_close\n2025-06-18,1\n") ==
        "p.csv:1:1: close: must be a column beside 'adj_close', in which dividends are added back, got none");
  }
  TEST_CASE("a history of yfinance without Adj Close is taken only without dividends") {
    const std::string begin = "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n2025-06-18,1,1,1,1,9,";
    CHECK(read(begin + "0.0,0.0\n").history.closes.size() == 1);
    CHECK(refusal(begin + "0.01,0.0\n").find("auto_adjust=False") != std::string::npos);
    CHECK(read("date,close,dividend\n2025-06-18,1,0.01\n").dividends.size() == 1);  // our own form says close
  }
  TEST_CASE("our own form needs a date and a close") {
    const PriceFile file = read("note,close,date\nx,126.79,2025-06-18\n");
    CHECK(file.history.closes[0] == Dated<PerShare>{2025y / 6 / 18, PerShare{126.79}});
    CHECK_FALSE(file.history.highs.has_value());
    CHECK(file.splits.empty());
    CHECK(file.dividends.empty());
  }
  TEST_CASE("rows that run backwards are turned round") {
    const PriceFile file = read("date,close,high\n2025-06-18,3,3.5\n2025-06-17,2,2.5\n2025-06-16,1,1.5\n");
    CHECK(file.history.closes[0] == Dated<PerShare>{2025y / 6 / 16, PerShare{1}});
    CHECK((*file.history.highs)[2] == Dated<PerShare>{2025y / 6 / 18, PerShare{3.5}});
  }
  TEST_CASE("a blank close is a day without one and blank events are none") {
    const PriceFile file = read(
        "date,close,high,dividend,split_ratio\n2025-06-16,1,1.5,,\n2025-06-17,,,0.1,2\n2025-06-18,2,2.5,,"
        "1\n");
    CHECK(file.history.closes.size() == 2);
    CHECK(file.history.highs->size() == 2);
    CHECK_FALSE(file.history.closes.on(2025y / 6 / 17).has_value());
    CHECK(file.dividends.on(2025y / 6 / 17) == PerShare{0.1});
    CHECK(file.splits.size() == 1);  // one of 1 for 1 is none
    CHECK_FALSE(read("date,close,high\n2025-06-16,1,\n").history.highs.has_value());
  }
  TEST_CASE("a high that rounding left below its close counts as the close") {
    CHECK((*read("date,close,high\n2025-06-16,100,99.99999\n").history.highs)[0].value == PerShare{100});
    CHECK(refusal("date,close,high\n2025-06-16,100,99.9998\n") ==
          "p.csv:2:16: high: must be >= the close (100), got '99.9998'");
  }
  TEST_CASE("prices as traded state no basis until they are taken to one") {
    const std::string traded = "date,close,split_ratio\n2021-07-19,751.2,\n2021-07-20,186.1,4\n";
    const PriceFile file = read(traded, {.currency = usd, .splits = SplitTreatment::as_traded});
    CHECK_FALSE(file.history.share_basis.has_value());
    const PriceHistory adjusted = from_as_traded(file.history, file.splits, 2021y / 7 / 20);
    CHECK(adjusted.closes[0].value == PerShare{187.8});  // 751.2 / 4
    CHECK(adjusted.closes[1].value == PerShare{186.1});
  }
  TEST_CASE("closes that contradict what is said of a split are refused") {
    CHECK(refusal("date,close,split_ratio\n2021-07-19,751.2,\n2021-07-20,186.1,4\n") ==
          "p.csv:3:12: close: must be adjusted, as the terms say, across the split of 4 for 1 (the close "
          "before it is "
          "751.2), "
          "got '186.1'");
    CHECK(refusal("date,close,split_ratio\n2021-07-20,186.1,4\n2021-07-19,187.8,\n",
                  {.currency = usd, .splits = SplitTreatment::as_traded}) ==
          "p.csv:2:12: close: must be as traded, as the terms say, across the split of 4 for 1 (the close "
          "before it "
          "is 187.8), "
          "got '186.1'");
    // A reverse split of 1 for 10: prices as traded rise tenfold.
    CHECK(refusal("date,close,split_ratio\n2021-07-19,1,\n2021-07-20,9.5,0.1\n").find("0.1 for 1") !=
          std::string::npos);
    // A small one cannot be told from a move of the day.
    CHECK(refusal("date,close,split_ratio\n2021-07-19,105,\n2021-07-20,100,1.05\n") == "accepted");
    // Without a close on the day of the split nothing can be told.
    CHECK(refusal("date,close,split_ratio\n2021-07-20,100,4\n") == "accepted");
  }
  TEST_CASE("the file says in one line what its prices are") {
    CHECK(read(yahoo).source ==
          "p.csv: 3 closes in USD from 2021-07-19 to 2021-07-21, adjusted for splits to 2021-07-21");
    CHECK(read("date,close\n2021-07-19,751.2\n", {.currency = usd, .splits = SplitTreatment::as_traded})
              .source == "p.csv: 1 close in USD from 2021-07-19 to 2021-07-19, as traded");
  }
  TEST_CASE("612.2 pence are 6.122 pounds where the terms say so and in no other case") {
    const std::string london =
        "date,close,high,adj_close,dividend\n2020-04-20,612.2,640,600,\n2020-04-21,609.6,610,600,25\n";
    const PriceFile file = read(london, {.currency = Currency{"GBP"}, .unit = QuoteUnit::hundredth});
    CHECK(file.history.closes[0].value.value == doctest::Approx(6.122).epsilon(1e-15));
    CHECK((*file.history.highs)[0].value == PerShare{6.4});
    CHECK((*file.adjusted_closes)[1].value == PerShare{6});
    CHECK(file.dividends[0].value == PerShare{0.25});
    CHECK(file.history.currency == Currency{"GBP"});
    CHECK(file.source ==
          "p.csv: 2 closes in GBP (quoted in GBp) from 2020-04-20 to 2020-04-21, adjusted for splits to "
          "2020-04-21");
    CHECK(read(london, {.currency = Currency{"GBP"}}).history.closes[0].value == PerShare{612.2});
    CHECK(refusal("date,close,currency\n2020-04-20,612.2,GBp\n", {.currency = Currency{"GBP"}}) ==
          "p.csv:2:18: currency: must be GBP as in the terms (or set their unit to hundredth), got 'GBp'");
    CHECK(refusal(london, {.currency = usd, .unit = QuoteUnit::hundredth}) ==
          "currency: must be GBP, ZAR or ILS for prices in hundredths, got USD");
    CHECK(refusal("date,close,high\n2020-04-20,612.2,600\n",
                  {.currency = Currency{"GBP"}, .unit = QuoteUnit::hundredth}) ==
          "p.csv:2:18: high: must be >= the close (612.2), got '600'");
  }
  TEST_CASE("a close 50 times the one before it is of another unit unless a split or a gap lies between") {
    CHECK(refusal("date,close\n2020-04-21,5\n2020-04-22,249\n") == "accepted");
    CHECK(refusal("date,close\n2020-04-21,5\n2020-04-22,250\n").find("less than 50 times") !=
          std::string::npos);
    CHECK(refusal("date,close\n2020-04-21,250\n2020-04-22,5\n").find("more than a 50th") !=
          std::string::npos);
    CHECK(refusal("date,close\n2020-04-21,250\n2020-05-01,5\n").find("more than a 50th") !=
          std::string::npos);
    CHECK(refusal("date,close\n2020-04-21,250\n2020-05-02,5\n") == "accepted");
    CHECK(refusal("date,close,split_ratio\n2020-04-21,5,\n2020-04-22,500,0.01\n",
                  {.currency = usd, .splits = SplitTreatment::as_traded}) == "accepted");
    CHECK(refusal("date,close,split_ratio\n2020-04-21,5,\n2020-04-22,,0.01\n2020-04-23,500,\n",
                  {.currency = usd, .splits = SplitTreatment::as_traded}) == "accepted");
  }
  TEST_CASE("the day of the download is on or after the last row") {
    const std::string one = "date,close\n2020-12-31,130.5\n";
    const PriceFileTerms later{.currency = usd, .adjusted_to = 2025y / 6 / 19};
    CHECK(read(one, later).history.share_basis == ShareBasis{.as_of = 2025y / 6 / 19});
    CHECK(refusal(one, {.currency = usd, .adjusted_to = 2020y / 12 / 30}) ==
          "terms.adjusted_to: must be on or after the last row's 2020-12-31, got 2020-12-30");
    CHECK(
        refusal(one, {.currency = usd, .splits = SplitTreatment::as_traded, .adjusted_to = 2025y / 6 / 19}) ==
        "terms.adjusted_to: must be empty for prices as traded, got a date");
    CHECK(refusal(one, {.currency = usd, .adjusted_to = Date{}}) ==
          "terms.adjusted_to: must be a date, got none");
  }
}

}  // namespace price_file_test
