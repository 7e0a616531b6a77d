#include <fairvalue/accounting/fair_value_file.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/core/error.hpp>

#include "warrants.hpp"

namespace fair_value_file_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

TEST_SUITE("accounting/fair_value_file") {
  TEST_CASE("the reference value of 81.2 with its support and an independent formula") {
    const FairValueFile got = fair_value_file(reference_inputs());
    CHECK(got.volatility.value == Approx(0.5).epsilon(1e-15));
    CHECK(got.volatility.source.find("own closes") != std::string::npos);
    CHECK(got.volatility.source.find("listed options") != std::string::npos);
    CHECK(got.term.value == Approx(1826 / 365.0).epsilon(1e-15));
    CHECK(got.rate.value == Approx(0.037).epsilon(1e-14));
    CHECK(got.rate_source == "zero curve of 2025-10-03, linear in the zero rate");
    REQUIRE(got.tranches.size() == 1);
    const FairValueTranche& only = got.tranches[0];
    CHECK(only.cost.value == Approx(1000 * only.value.mean).epsilon(1e-14));
    REQUIRE(only.independent);
    // first passage for 1,826 days, computed apart from the library: 81.2344
    CHECK(only.independent->low.value == Approx(81.2344).epsilon(1e-6));
    CHECK(only.independent->high == only.independent->low);
    CHECK(only.independent->method == "closed form");
    CHECK(only.independent->agrees);
    CHECK(std::abs(only.value.mean - 81.2344) <= 5 * only.value.standard_error);
  }
  TEST_CASE("an average of 20 closes lies between 20 in a row and any close") {
    const FairValueFile got = fair_value_file(reference_inputs(on_average_of(20)));
    const FairValueTranche& only = got.tranches[0];
    REQUIRE(only.independent);
    // references for five years of 252 closes: 69.475, 74.454 and 79.880; a day more is worth some .04
    CHECK(std::abs(only.independent->low.value - 69.50) <= 0.1);
    CHECK(std::abs(only.independent->high.value - 79.91) <= 0.1);
    CHECK(std::abs(only.value.mean - 74.49) <= 0.1 + 5 * only.value.standard_error);
    CHECK(only.independent->agrees);
    CHECK(only.independent->method == "closes in a row to any close, by convolution");
  }
  TEST_CASE("a discount after exercise and an adjusted price by name") {
    FairValueInputs inputs = reference_inputs();
    const double plain = fair_value_file(inputs).total.mean;
    inputs.discount = RestrictionDiscount{
        .method = DiscountMethod::finnerty, .kind = RestrictionKind::post_exercise, .duration = Years{1}};
    const FairValueFile less = fair_value_file(inputs);
    CHECK(less.total.mean == Approx((1 - less.discount) * plain).epsilon(1e-13));
    CHECK(less.discount > 0.1);  // 11.1 % at 50 % for a year
    CHECK(less.discount < 0.12);
    CHECK(less.tranches[0].independent->agrees);
    inputs.discount->kind = RestrictionKind::non_transferable;
    CHECK_THROWS_AS(fair_value_file(inputs), DomainError);
    inputs = reference_inputs();
    inputs.adjustment = PriceAdjustment{.change = 0.1, .reason = "the deal itself"};
    const FairValueFile adjusted = fair_value_file(inputs);
    CHECK(adjusted.adjusted_price.value == Approx(1.1 * 164.67).epsilon(1e-14));
    CHECK(adjusted.adjustment == "the deal itself");
    CHECK(adjusted.total.mean > 1.1 * plain);
  }
  TEST_CASE("sensitivities on the same paths: signs and sums") {
    const FairValueFile got = fair_value_file(reference_inputs());
    REQUIRE(got.sensitivities.size() == 7);
    const bool rises[] = {true, false, true, false, true, false, false};
    for (std::size_t i = 0; i < 7; ++i) {
      CAPTURE(got.sensitivities[i].input);
      CHECK((got.sensitivities[i].change.value > 0) == rises[i]);
      CHECK((got.sensitivities[i].total - got.sensitivities[i].change).value ==
            Approx(got.total.mean).epsilon(1e-12));
    }
    // volatility of 55 % is worth 92.31 for five years to the day, 0.04 more for 1,826 days
    CHECK(std::abs(got.sensitivities[2].total.value - 92'350) <= 60 + 5 * got.total.standard_error);
  }
  TEST_CASE("a shorter expected term needs a reason and is at most the contract's") {
    FairValueInputs inputs = reference_inputs();
    inputs.expected_term = Years{4};
    CHECK_THROWS_WITH_AS(fair_value_file(inputs), "inputs.term_reason: must be given, got none", DomainError);
    inputs.term_reason = "cannot be transferred";
    const FairValueFile got = fair_value_file(inputs);
    CHECK(got.term.value == 4.0);
    CHECK(got.total.mean < 75'000);
    inputs.expected_term = Years{6};
    CHECK_THROWS_WITH_AS(fair_value_file(inputs),
                         "inputs.expected_term: must be at most 5.00274 (the contractual term), got 6",
                         DomainError);
  }
  TEST_CASE("an old curve and an economic value are refused by name and what no formula has says why") {
    FairValueInputs inputs = reference_inputs();
    inputs.curve.as_of = day_of(2025, 9, 1);
    CHECK_THROWS_WITH_AS(
        fair_value_file(inputs),
        "inputs.curve.as_of: must be of the spot's day or up to seven days before, got 2025-09-01",
        DomainError);
    inputs = reference_inputs();
    inputs.kind = ValueKind::economic;
    CHECK_THROWS_WITH_AS(fair_value_file(inputs),
                         "inputs.kind: must be grant_date or measurement_date, got economic", DomainError);
    inputs = reference_inputs();
    inputs.position.warrant.tranches[0].gates.push_back(
        PriceGate{.hurdle = PerShare{500}, .rule = on_any_close()});
    const FairValueFile got = fair_value_file(inputs);
    CHECK_FALSE(got.tranches[0].independent);
    CHECK_FALSE(got.tranches[0].reason.empty());
  }
}

}  // namespace fair_value_file_test
