#include "casefile/quantity/quantity_text.hpp"

#include <doctest/doctest.h>

#include <regex>

#include "model/case_fixtures.hpp"

namespace quantity_text_test {
using namespace fairvalue::detail;

/// Whether the pattern of a schema takes the text.
bool is_taken(Dimension dimension, const char* text) {
  return std::regex_search(text, std::regex{pattern_of(dimension), std::regex::ECMAScript});
}

TEST_SUITE("casefile/quantity/quantity_text") {
  TEST_CASE("quantities as analysts write them are the nearest doubles of what is written") {
    struct Row {
      const char* text;
      Dimension dimension;
      double value;
    };
    for (const Row& row : {Row{"15 bn USD", Dimension::money, 15e9},
                           Row{"15bn", Dimension::money, 15e9},
                           Row{"500 m USD", Dimension::money, 500e6},
                           Row{"-2.5 million USD", Dimension::money, -2.5e6},
                           Row{"1 tn USD", Dimension::money, 1e12},
                           Row{"203.71 USD", Dimension::per_share, 203.71},
                           Row{"203.71 USD a share", Dimension::per_share, 203.71},
                           Row{"15 bn USD/GW", Dimension::per_gigawatt, 15e9},
                           Row{"15 bn USD a GW", Dimension::per_gigawatt, 15e9},
                           Row{"22x", Dimension::multiple, 22},
                           Row{"22.5 x", Dimension::multiple, 22.5},
                           Row{"12 %", Dimension::percent, 0.12},
                           Row{"0.37%", Dimension::percent, 0.0037},
                           Row{"-1.5 %", Dimension::percent, -0.015},
                           Row{"37 bp", Dimension::percent, 0.0037},
                           Row{"0.12", Dimension::percent, 0.12},
                           Row{"160 m", Dimension::shares, 160e6},
                           Row{"1.622 bn shares", Dimension::shares, 1.622e9},
                           Row{"9 months", Dimension::months, 9},
                           Row{"1 year", Dimension::months, 12},
                           Row{"9 months", Dimension::years, 0.75},
                           Row{"5 years", Dimension::years, 5},
                           Row{"73 days", Dimension::years, 0.2},
                           Row{"2 weeks", Dimension::days, 14},
                           Row{"6 GW", Dimension::gigawatts, 6},
                           Row{"500 MW", Dimension::gigawatts, 0.5},
                           Row{"6 GW", Dimension::volume, 6},
                           Row{"500 m USD", Dimension::volume, 500e6},
                           Row{"524288 B", Dimension::bytes, 524288},
                           Row{"80 MB", Dimension::bytes, 80e6},
                           Row{"288 GB", Dimension::bytes, 288e9},
                           Row{"1.5 TB", Dimension::bytes, 1.5e12},
                           Row{"900 GB/s", Dimension::bytes_per_second, 900e9},
                           Row{"3.35 TB/s", Dimension::bytes_per_second, 3.35e12},
                           Row{"1979 TFLOP/s", Dimension::operations_per_second, 1.979e15},
                           Row{"2.25 PFLOP/s", Dimension::operations_per_second, 2.25e15},
                           Row{"1300 W", Dimension::watts, 1300},
                           Row{"1.3 kW", Dimension::watts, 1300},
                           Row{"  7 ", Dimension::number, 7},
                           Row{"1e3 m USD", Dimension::money, 1e9},
                           Row{".5", Dimension::number, 0.5}}) {
      CAPTURE(row.text);
      const ParsedQuantity parsed = parse_quantity(row.text, row.dimension, "USD");
      REQUIRE(parsed.value.has_value());
      CHECK(*parsed.value == row.value);
    }
  }

  TEST_CASE("minus zero is zero") {
    const double zero = *parse_quantity("-0 %", Dimension::percent, "USD").value;
    CHECK_FALSE(1.0 / zero < 0.0);
  }

  TEST_CASE("a wrong unit and what is no number are refused with the right form") {
    struct Row {
      const char* text;
      Dimension dimension;
    };
    for (const Row& row :
         {Row{"15 bn EUR", Dimension::money}, Row{"15 GW", Dimension::money},
          Row{"12 %", Dimension::multiple}, Row{"1,000 USD", Dimension::money},
          Row{"5,79", Dimension::number}, Row{"+5", Dimension::number}, Row{"0x10", Dimension::number},
          Row{"", Dimension::number}, Row{"bn", Dimension::money}, Row{"1e999", Dimension::number},
          Row{"1e99999999999", Dimension::number}, Row{"nan", Dimension::number},
          Row{"inf", Dimension::number}, Row{"5 5", Dimension::number}, Row{"-", Dimension::number},
          Row{"12 m %", Dimension::shares}}) {
      CAPTURE(row.text);
      const ParsedQuantity parsed = parse_quantity(row.text, row.dimension, "USD");
      CHECK_FALSE(parsed.value.has_value());
      CHECK(parsed.rule == form_of(row.dimension, "USD"));
    }
    CHECK(*parse_quantity("22", Dimension::money, "USD").value == 22.0);
    CHECK(form_of(Dimension::money, "EUR") == "an amount such as \"15 bn EUR\"");
  }

  TEST_CASE("the first end of a range takes the unit of the second") {
    const auto plain = parse_range("22 to 43", Dimension::multiple, "USD");
    CHECK(*plain->low == 22.0);
    CHECK(*plain->high == 43.0);
    const auto percent = parse_range("20 to 30 %", Dimension::percent, "USD");
    CHECK(*percent->low == 0.2);
    CHECK(*percent->high == 0.3);
    const auto money = parse_range("10 to 15 bn USD", Dimension::money, "USD");
    CHECK(*money->low == 10e9);
    CHECK_FALSE(parse_range("22", Dimension::multiple, "USD").has_value());
    CHECK_FALSE(parse_range("22 to many", Dimension::multiple, "USD")->high.has_value());
  }

  TEST_CASE("the name of a scenario's input says its dimension") {
    CHECK(dimension_of_input("multiple") == Dimension::multiple);
    CHECK(dimension_of_input("deal.OpenAI 6.5 GW.delay_months") == Dimension::months);
    CHECK_FALSE(dimension_of_input("deal.OpenAI 6 GW.delay").has_value());
  }

  TEST_CASE("every input that a scenario may set has its dimension") {
    using namespace fairvalue;
    using namespace fairvalue::case_fixtures;
    Deal all = deal("A", warrant_of(0, {tranche("1", 10, {volume_of(1)})}));
    all.follow_on = stated(FollowOn{.share = 0.5, .life = Years{5}, .ends_on = 2040y / 1 / 1});
    all.rate = stated(0.1);
    const auto inputs = named_inputs(case_with(std::vector{all}));
    CHECK(inputs.size() == 17);
    std::vector<std::string> names = names_of_inputs(false);
    for (const std::string& name : names_of_inputs(true)) names.push_back("deal.A." + name);
    REQUIRE(names.size() == inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      CAPTURE(inputs[i].name);
      CHECK(dimension_of_input(inputs[i].name).has_value());
      CHECK(names[i] == inputs[i].name);
    }
  }
  TEST_CASE("the pattern of a schema takes what the reader takes and nothing else") {
    constexpr Dimension all[] = {Dimension::number,    Dimension::percent,      Dimension::money,
                                 Dimension::per_share, Dimension::per_gigawatt, Dimension::shares,
                                 Dimension::multiple,  Dimension::years,        Dimension::months,
                                 Dimension::days,      Dimension::gigawatts,    Dimension::volume};
    for (const Dimension dimension : all) {
      for (const char* text : {"22",
                               "22x",
                               "22 x",
                               "22 USD",
                               "-0.5",
                               ".5",
                               "1e3",
                               "15 bn",
                               "15 bn USD",
                               "15bn USD",
                               "15 bn USD/GW",
                               "12 %",
                               "12%",
                               "9 months",
                               "2 weeks",
                               "5 years",
                               "6 GW",
                               "500 MW",
                               "160 m",
                               "160 m shares",
                               "203.71 USD/share",
                               "3 a share",
                               "x",
                               "",
                               "1,000",
                               "15 bnUSD",
                               "USD 5",
                               "1 2"}) {
        CAPTURE(static_cast<int>(dimension));
        CAPTURE(text);
        CHECK(is_taken(dimension, text) == parse_quantity(text, dimension, "USD").value.has_value());
      }
    }
    CHECK_FALSE(is_taken(Dimension::multiple, "22 USD"));
    CHECK(is_taken(Dimension::money, "15 bn EUR"));  // of a case in another currency
  }
  TEST_CASE("the currency of an amount is the code before what it is counted by") {
    CHECK(currency_of("15 bn EUR", Dimension::money) == "EUR");
    CHECK(currency_of("203 GBP/share", Dimension::per_share) == "GBP");
    CHECK_FALSE(currency_of("22x", Dimension::per_share).has_value());
    CHECK_FALSE(currency_of("22 EUR", Dimension::multiple).has_value());
    CHECK_FALSE(currency_of("22 Euro", Dimension::money).has_value());
  }
}

}  // namespace quantity_text_test
