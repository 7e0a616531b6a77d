#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>

#include "priced_warrant.hpp"

namespace value_by_formula_refusals_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace std::chrono_literals;
using doctest::Approx;

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

const Warrant warrant = single({price_at(600)});
const EquityMarket today = market_on(granted);

/// A European call on ten for ten: its only condition is certain.
struct Textbook {
  Warrant warrant = single({NamedGate{"none"}}, 10);
  ConditionOutlook outlook{.named = {{"none", 1.0}}};
  EquityMarket market = market_on(granted, 10, 0.4);

  Textbook() { market.risk_free_rate.value = Rate{0.02}; }
  WarrantValue value(DilutionMethod method) const {
    return value_by_formula({.warrant = warrant, .outlook = outlook}, market,
                            {.dilution = method, .outstanding = Shares{1000}});
  }
};

TEST_SUITE("pricing/value_by_formula_refusals") {
  TEST_CASE("a day outside the warrant's life is refused") {
    CHECK_THROWS_WITH_AS(value_by_formula({.warrant = warrant}, market_on(2025y / 10 / 4)),
                         "as_of: must be on or after the grant 2025-10-05, got 2025-10-04", DomainError);
    CHECK_THROWS_WITH_AS(value_by_formula({.warrant = warrant}, market_on(2030y / 10 / 5)),
                         "as_of: must be on or before the expiry 2030-10-04, got 2030-10-05", DomainError);
    CHECK(value_by_formula({.warrant = warrant}, market_on(2030y / 10 / 4)).total.value().value == 0.0);
    CHECK(value_by_formula({.warrant = warrant}, market_on(2030y / 10 / 4, 600)).total.value().value ==
          60000.0);
  }

  TEST_CASE("a grant's price must be of the month before the grant") {
    for (const Date day : {2025y / 10 / 5, 2025y / 9 / 4}) {
      CHECK(value_by_formula({.warrant = warrant}, market_on(day), {.kind = ValueKind::grant_date})
                .total.has_value());
    }
    CHECK_THROWS_WITH_AS(
        value_by_formula({.warrant = warrant}, market_on(2025y / 9 / 3), {.kind = ValueKind::grant_date}),
        "market.spot.as_of: must be within the 31 days before the grant 2025-10-05, got 2025-09-03",
        DomainError);
    CHECK_THROWS_WITH_AS(
        value_by_formula({.warrant = warrant}, market_on(2025y / 10 / 6), {.kind = ValueKind::grant_date}),
        "market.spot.as_of: must be within the 31 days before the grant 2025-10-05, got 2025-10-06",
        DomainError);
  }

  TEST_CASE("an adjustment needs a size and a reason") {
    const auto adjusted = [](double change, const char* reason) {
      return value_by_formula({.warrant = warrant}, today,
                              {.kind = ValueKind::grant_date, .adjustment = PriceAdjustment{change, reason}});
    };
    CHECK_THROWS_WITH_AS(adjusted(-1, "x"), "terms.adjustment.change: must be > -1 (-100 %), got -1",
                         DomainError);
    CHECK_THROWS_WITH_AS(adjusted(no_number, "x"),
                         "terms.adjustment.change: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(
        value_by_formula({.warrant = warrant}, today, {.adjustment = PriceAdjustment{0.1, "x"}}),
        "terms.adjustment: must be none for an economic value (its price is the market's), got 0.1",
        DomainError);
    CHECK_THROWS_WITH_AS(adjusted(0.1, ""), "terms.adjustment.reason: must be a reason, got none",
                         DomainError);
  }

  TEST_CASE("a hurdle in a stepped market fails with the method that takes it") {
    EquityMarket stepped = today;
    stepped.volatility.later = {{Years{1}, 0.6}};
    const char* message =
        "market.volatility: must be flat for a closed form (simulate stepped levels), got 2 levels";
    CHECK(value_by_formula({.warrant = warrant}, stepped).total.reason() == message);
    CHECK(value_by_formula({.warrant = warrant}, stepped, {.kind = ValueKind::grant_date}).total.reason() ==
          message);
    CHECK_THROWS_WITH_AS(greeks_by_formula({.warrant = warrant}, stepped), message, DomainError);
  }

  TEST_CASE("bad terms and outlooks are refused by their own names") {
    Warrant bad = warrant;
    bad.strike = PerShare{-3};
    CHECK_THROWS_WITH_AS(value_by_formula({.warrant = bad}, today), "warrant.strike: must be >= 0, got -3",
                         DomainError);
    const ConditionOutlook outlook{.service = 1.5};
    CHECK_THROWS_WITH_AS(value_by_formula({.warrant = warrant, .outlook = outlook}, today),
                         "outlook.service: must be between 0 and 1, got 1.5", DomainError);
  }

  TEST_CASE("a dilution needs the shares outstanding") {
    ValuationTerms terms{.dilution = DilutionMethod::damodaran};
    const char* message = "terms.outstanding: must be given for a dilution, got none";
    CHECK_THROWS_WITH_AS(value_by_formula({.warrant = warrant}, today, terms), message, DomainError);
    CHECK_THROWS_WITH_AS(greeks_by_formula({.warrant = warrant}, today, terms), message, DomainError);
    terms.outstanding = Shares{0};
    CHECK_THROWS_WITH_AS(value_by_formula({.warrant = warrant}, today, terms),
                         "terms.outstanding: must be > 0, got 0", DomainError);
    terms.outstanding = Shares{no_number};
    CHECK_THROWS_WITH_AS(value_by_formula({.warrant = warrant}, today, terms),
                         "terms.outstanding: must be a finite number, got nan", DomainError);
  }

  TEST_CASE("dilution is that of the whole warrant: the textbook's 3.36099842 and 3.6800") {
    const Textbook textbook;  // Damodaran's ten for ten, 100 new shares over 1,000
    const WarrantValue damodaran = textbook.value(DilutionMethod::damodaran);
    CHECK(first(damodaran).claim.value.value == Approx(3.36099842).epsilon(1e-9));
    CHECK(damodaran.spot.value == Approx(9.39645440).epsilon(1e-9));
    CHECK(damodaran.total.value().value == Approx(336.099842).epsilon(1e-9));
    const WarrantValue galai = textbook.value(DilutionMethod::galai_schneller);
    CHECK(std::abs(first(galai).claim.value.value - 3.6800) <= 0.00005);
    CHECK(galai.spot.value == Approx(10 + 0.1 * first(galai).claim.value.value).epsilon(1e-12));
  }

  TEST_CASE("the dilution of two halves is that of the whole") {
    Textbook halves;
    halves.warrant =
        warrant_of({tranche("a", {NamedGate{"none"}}, 50), tranche("b", {NamedGate{"none"}}, 50)}, 10);
    CHECK(halves.value(DilutionMethod::damodaran).total.value().value == Approx(336.099842).epsilon(1e-9));
  }

  TEST_CASE("a dilution with a tranche that has no value has none at all") {
    const Warrant mixed = warrant_of({tranche("a", {price_at(300)}), tranche("b", {purchased(6)})});
    const ValuationTerms terms{.dilution = DilutionMethod::damodaran, .outstanding = Shares{1000}};
    const WarrantValue got = value_by_formula({.warrant = mixed}, today, terms);
    const std::string reason =
        "the dilution needs every tranche: tranches[1].gates[0]: must be a milestone of the outlook "
        "(outlook.milestones), got 6 GW purchased";
    CHECK(got.tranches[0].outcome.reason() == reason);
    CHECK(got.tranches[1].outcome.reason() == reason);
    CHECK(got.total.reason() == reason);
    CHECK(got.spot.value == 164.67);
  }
}

}  // namespace value_by_formula_refusals_test
