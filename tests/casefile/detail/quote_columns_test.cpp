#include "casefile/detail/quote_columns.hpp"

#include <doctest/doctest.h>

#include <string>

namespace quote_columns_test {
using namespace fairvalue;
using namespace fairvalue::detail;

/// What a file whose second row has this currency says.
std::string quote_refusal(const std::string& code, const char* currency, QuoteUnit unit) {
  try {
    require_quote_unit(parse_csv("close,currency\n1,\n2," + code + "\n", "f.csv"), Currency{currency}, unit);
  } catch (const ParseError& error) {
    return error.what();
  }
  return "accepted";
}

TEST_SUITE("casefile/detail/quote_columns") {
  TEST_CASE("the column currency must name the unit of the terms or nothing") {
    CHECK(quote_refusal("USD", "USD", QuoteUnit::whole) == "accepted");
    CHECK(quote_refusal("", "USD", QuoteUnit::whole) == "accepted");
    for (const char* code : {"GBp", "GBX"}) {
      CHECK(quote_refusal(code, "GBP", QuoteUnit::hundredth) == "accepted");
    }
    CHECK(quote_refusal("EUR", "USD", QuoteUnit::whole) ==
          "f.csv:3:3: currency: must be USD as in the terms, got 'EUR'");
  }
  TEST_CASE("the other unit of the same currency is refused with what to do") {
    CHECK(quote_refusal("GBp", "GBP", QuoteUnit::whole) ==
          "f.csv:3:3: currency: must be GBP as in the terms (or set their unit to hundredth), got 'GBp'");
    CHECK(quote_refusal("GBP", "GBP", QuoteUnit::hundredth) ==
          "f.csv:3:3: currency: must be GBp as in the terms (or set their unit to whole), got 'GBP'");
  }
  TEST_CASE("a file without the column is as the terms say") {
    CHECK_NOTHROW(
        require_quote_unit(parse_csv("close\n1\n", "f.csv"), Currency{"GBP"}, QuoteUnit::hundredth));
    CHECK_THROWS_AS(
        require_quote_unit(parse_csv("close\n1\n", "f.csv"), Currency{"EUR"}, QuoteUnit::hundredth),
        DomainError);
  }
  TEST_CASE("612.2 pence are 6.122 pounds") {
    CHECK(in_currency(612.2, QuoteUnit::hundredth).value == doctest::Approx(6.122).epsilon(1e-15));
    CHECK(in_currency(612.2, QuoteUnit::whole) == PerShare{612.2});
  }
}

}  // namespace quote_columns_test
