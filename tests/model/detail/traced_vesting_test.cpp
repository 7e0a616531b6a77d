#include "../../../lib/model/detail/traced_vesting.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "model/deal_worth_fixtures.hpp"

namespace traced_vesting_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

const Scenario as_it_is{.name = "base", .label = "", .weight = 1, .overrides = {}};
const detail::FoundPrice none_vested{.price = PerShare{60},
                                     .net_new_shares = Shares{0},
                                     .exercised = {Shares{0}, Money{0}},
                                     .vested = Shares{0}};

std::size_t count_of(const Derivation& all, const char* operation) {
  return static_cast<std::size_t>(std::ranges::count(all, operation, &DerivedNumber::operation));
}

/// Ten shares at a strike of 0 that vest at a price of 24 or more, once a gigawatt is there; 100 shares
/// before.
struct PaperBook {
  Case value = paper_case();
  Derivation all{};
  detail::TracedCase traced{all, value, as_it_is};
  std::vector<detail::TrancheTerms> terms = detail::tranche_terms(value);
  detail::TracedBook book{traced, terms};
  Date first = value.company.years[0].end;
  Date second = value.company.years[1].end;

  detail::TracedPrice vest(Date day, double shared, const detail::FoundPrice& found) {
    return book.vest_on(day, detail::TrancheBook::Tested::all, traced.constant(shared, "value"),
                        traced.constant(100.0, "shares"), found);
  }
};

detail::FoundPrice found(double price, double vested) {
  return {.price = PerShare{price},
          .net_new_shares = Shares{vested},
          .exercised = {Shares{vested}, Money{0}},
          .vested = Shares{vested}};
}

TEST_SUITE("model/detail/traced_vesting") {
  TEST_CASE("without a warrant no vesting is recorded and the price is value over shares") {
    const Case value = case_without_deals();
    Derivation all;
    detail::TracedCase traced{all, value, as_it_is};
    const std::vector<detail::TrancheTerms> no_terms;
    detail::TracedBook book{traced, no_terms};
    const auto price =
        book.vest_on(value.company.years[0].end, detail::TrancheBook::Tested::all,
                     traced.constant(600.0, "value"), traced.constant(10.0, "shares"), none_vested);
    CHECK(price.price.value() == 60);
    CHECK(price.net_new_shares.derivation() == nullptr);
    CHECK(all.size() == 3);
  }
  TEST_CASE("by hand: 2,410 over 100 is 24.1 but over 110 is 21.9 so that .0416667 of ten vest at 24") {
    // (2410 - 24 x 100) / (24 x 10)
    PaperBook of;
    const auto price = of.vest(of.first, 2410, found(24, 10.0 / 24));
    CHECK(price.price.value() == 24);
    CHECK(price.vested.value() == near(10.0 / 24));
    CHECK(price.warrant_value.value() == near(10));
    const auto part = std::ranges::find(of.all, "part that vests", &DerivedNumber::operation);
    CHECK(part->value == near(1.0 / 24));
  }
  TEST_CASE("a hurdle that was met lets the rest vest below it: 2,200 over 110 is 20") {
    PaperBook of;
    of.vest(of.first, 2410, found(24, 10.0 / 24));
    const auto price = of.vest(of.second, 2200, found(20, 10));
    CHECK(price.price.value() == near(20));
    CHECK(price.vested.value() == near(10));
    CHECK(count_of(of.all, "if met") == 1);
  }
  TEST_CASE("below the hurdle nothing vests: 2,300 over 100 is 23") {
    PaperBook of;
    const auto price = of.vest(of.first, 2300, found(23, 0));
    CHECK(price.price.value() == 23);
    CHECK(price.net_new_shares.value() == 0);
  }
  TEST_CASE("above it all do: 2,750 over 110 is 25") {
    PaperBook of;
    const auto price = of.vest(of.first, 2750, found(25, 10));
    CHECK(price.vested.value() == 10);
  }
  TEST_CASE("steps that do not give what was found are refused") {
    PaperBook of;
    CHECK_THROWS_AS(of.vest(of.first, 2750, found(24, 10)), DomainError);
  }
}

}  // namespace traced_vesting_test
