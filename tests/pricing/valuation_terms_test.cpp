#include <fairvalue/pricing/valuation_terms.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace valuation_terms_test {
using namespace fairvalue;

TEST_SUITE("pricing/valuation_terms") {
  TEST_CASE("kinds of value have names") {
    CHECK(to_string(ValueKind::grant_date) == "grant-date fair value");
    CHECK(to_string(ValueKind::economic) == "economic value");
  }

  TEST_CASE("terms left out: the economic value of what is held and no dilution") {
    const ValuationTerms terms;
    CHECK(terms.kind == ValueKind::economic);
    CHECK(terms.exercise == ExercisePolicy::hold_to_expiry);
    CHECK(terms.dilution == DilutionMethod::none);
    CHECK_FALSE(terms.adjustment.has_value());
  }

  TEST_CASE("an accounting value counts market conditions only") {
    CHECK(conditions_counted(ValueKind::grant_date) == ConditionsCounted::market);
    CHECK(conditions_counted(ValueKind::measurement_date) == ConditionsCounted::market);
    CHECK(conditions_counted(ValueKind::economic) == ConditionsCounted::all);
    CHECK_THROWS_AS(conditions_counted(static_cast<ValueKind>(99)), DomainError);
  }

  TEST_CASE("a dilution needs the shares outstanding and an adjustment an accounting value") {
    ValuationTerms terms{.dilution = DilutionMethod::damodaran};
    CHECK_THROWS_WITH_AS(require_terms(terms), "terms.outstanding: must be given for a dilution, got none",
                         DomainError);
    terms.outstanding = Shares{-1};
    CHECK_THROWS_WITH_AS(require_terms(terms), "terms.outstanding: must be > 0, got -1", DomainError);
    terms.outstanding = Shares{1000};
    CHECK(require_terms(terms).outstanding->value == 1000);
    terms.adjustment = PriceAdjustment{.change = 0.02, .reason = "a contract that was not announced yet"};
    CHECK_THROWS_WITH_AS(
        require_terms(terms),
        "terms.adjustment: must be none for an economic value (its price is the market's), got 0.02",
        DomainError);
    terms.kind = ValueKind::grant_date;
    CHECK(require_terms(terms).adjustment->change == 0.02);
    terms.adjustment->reason.clear();
    CHECK_THROWS_WITH_AS(require_terms(terms), "terms.adjustment.reason: must be a reason, got none",
                         DomainError);
    terms.adjustment = PriceAdjustment{.change = -1, .reason = "x"};
    CHECK_THROWS_WITH_AS(require_terms(terms), "terms.adjustment.change: must be > -1 (-100 %), got -1",
                         DomainError);
  }
}

}  // namespace valuation_terms_test
