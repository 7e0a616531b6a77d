#include <fairvalue/pricing/valuation_terms.hpp>

#include <doctest/doctest.h>

namespace valuation_terms_test {
using namespace fairvalue;

TEST_SUITE("pricing/valuation_terms") {
  TEST_CASE("kinds of value have names") {
    CHECK(to_string(ValueKind::grant_date) == "grant-date fair value");
    CHECK(to_string(ValueKind::economic) == "economic value");
  }

  TEST_CASE("terms left out: no dilution and 252 closes a year and no history") {
    const ValuationTerms terms;
    CHECK(terms.dilution == DilutionMethod::none);
    CHECK_FALSE(terms.calendar.has_value());
    CHECK_FALSE(terms.history.has_value());
  }
}

}  // namespace valuation_terms_test
