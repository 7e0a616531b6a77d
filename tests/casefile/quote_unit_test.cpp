#include <fairvalue/casefile/quote_unit.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace quote_unit_test {
using namespace fairvalue;

TEST_SUITE("casefile/quote_unit") {
  TEST_CASE("a unit has the code that vendors write") {
    CHECK(quote_code(Currency{"USD"}, QuoteUnit::whole) == "USD");
    CHECK(quote_code(Currency{"GBP"}, QuoteUnit::hundredth) == "GBp");
    CHECK(quote_code(Currency{"ZAR"}, QuoteUnit::hundredth) == "ZAc");
    CHECK(quote_code(Currency{"ILS"}, QuoteUnit::hundredth) == "ILA");
  }
  TEST_CASE("hundredths that no exchange quotes in are refused") {
    CHECK_THROWS_WITH_AS(quote_code(Currency{"USD"}, QuoteUnit::hundredth),
                         "currency: must be GBP, ZAR or ILS for prices in hundredths, got USD", DomainError);
  }
}

}  // namespace quote_unit_test
