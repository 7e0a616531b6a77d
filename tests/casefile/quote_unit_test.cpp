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
  TEST_CASE("files name a unit in one or in two ways and the usual one stands first") {
    using Codes = std::vector<std::string>;
    CHECK(quote_codes(Currency{"USD"}, QuoteUnit::whole) == Codes{"USD"});
    CHECK(quote_codes(Currency{"GBP"}, QuoteUnit::hundredth) == Codes{"GBp", "GBX"});
    CHECK(quote_codes(Currency{"ZAR"}, QuoteUnit::hundredth) == Codes{"ZAc", "ZAC"});
    CHECK(quote_codes(Currency{"ILS"}, QuoteUnit::hundredth) == Codes{"ILA", "ILa"});
    CHECK(quote_codes(Currency{"USD"}, QuoteUnit::hundredth).empty());
  }
  TEST_CASE("an unknown unit is refused and not taken for hundredths") {
    const auto unknown = static_cast<QuoteUnit>(7);
    CHECK_THROWS_WITH_AS(quote_code(Currency{"GBP"}, unknown), "unit: must be whole or hundredth, got 7",
                         DomainError);
    CHECK_THROWS_WITH_AS(quote_codes(Currency{"GBP"}, unknown), "unit: must be whole or hundredth, got 7",
                         DomainError);
  }
  TEST_CASE("hundredths that no exchange quotes in are refused") {
    CHECK_THROWS_WITH_AS(quote_code(Currency{"USD"}, QuoteUnit::hundredth),
                         "currency: must be GBP, ZAR or ILS for prices in hundredths, got USD", DomainError);
  }
}

}  // namespace quote_unit_test
