#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include <fairvalue/core/error.hpp>

#include "../priced_warrant.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;

namespace {

const EquityMarket market = market_on(granted);

bool says(const std::vector<std::string>& words, const std::string& part) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& one) { return one.find(part) != std::string::npos; });
}

std::vector<std::string> economic(const Warrant& warrant, const ValuationTerms& terms = {}) {
  return valuation_assumptions(ValueKind::economic, warrant, market, terms);
}

}  // namespace

TEST_SUITE("pricing/detail/assumptions") {
  TEST_CASE("a plain warrant rests on little") {
    const auto words = economic(single({price_at(600)}));
    CHECK(words == std::vector<std::string>{
                       "every condition is inside; the market is that of 2025-10-05",
                       "measure: risk-neutral; the price is log-normal with one rate, yield and volatility, "
                       "and no probability is a forecast",
                       "volatility 50 %: assumed", "nothing has happened since the grant",
                       "what has vested is held to the expiry",
                       "dilution: none, the price holds it already"});
  }

  TEST_CASE("each kind of gate brings its own") {
    Warrant warrant = single({price_at(600, on_consecutive(20)), purchased(6), NamedGate{"technical"}});
    CHECK(says(economic(warrant), "milestones are independent of the price"));
    CHECK(says(economic(warrant), "is met before the others"));
    CHECK(says(economic(warrant), "252 a year, and valued by convolution"));
    CHECK_FALSE(says(economic(warrant), "conditions of exercise"));
    warrant.exercise_gates = {NamedGate{"technical"}};
    CHECK(says(economic(warrant), "conditions of exercise"));
    CHECK(says(economic(warrant, {.history = DealHistory{}}), "as the history given has it"));
  }

  TEST_CASE("two price gates of one tranche are said to be met each on its own day") {
    const std::string each = "each met on any day, not all on the same one";
    const Warrant two = single({price_at(600), price_at(300, on_average_of(20))});
    CHECK(says(economic(two), each));
    CHECK(says(valuation_assumptions(ValueKind::grant_date, two, market, {}), each));
    CHECK(says(economic(single({price_at(600), RelativeGate{.benchmark = "index", .excess = 0.0}})), each));
    Warrant one = warrant_of({tranche("a", {price_at(600), purchased(6)}), tranche("b", {price_at(300)})});
    CHECK_FALSE(says(economic(one), each));
    one.exercise_gates = {price_at(600), price_at(300)};
    CHECK(says(economic(one), each));
  }

  TEST_CASE("methods are named") {
    const ValuationTerms terms{
        .methods = {.exercise = ExercisePolicy::on_vesting, .closes = ClosesMethod::shifted_hurdle},
        .dilution = DilutionMethod::damodaran,
        .outstanding = Shares{1'622e6},
        .calendar = us_exchange_calendar(2025, 2031)};
    const auto words = economic(single({price_at(600, on_any_close())}), terms);
    CHECK(says(words, "as many as the calendar has, and approximated by a shifted hurdle"));
    CHECK(says(words, "exercised on that day"));
    CHECK(says(words, "dilution: damodaran, over 1.622e+09 shares"));
  }

  TEST_CASE("the grant-date value names what it leaves out") {
    const auto words = valuation_assumptions(ValueKind::grant_date, single({price_at(600), purchased(6)}),
                                             market_on(add_days(granted, -2)), {});
    CHECK(says(words, "all others outside (ASC 718-10-30-12); the price is that of 2025-10-03"));
    CHECK(says(words, "begins with the grant 2025-10-05"));
    CHECK_FALSE(says(words, "milestones"));
  }

  TEST_CASE("a volatility without a source is called so and bad terms are refused") {
    EquityMarket bare = market;
    bare.volatility_source.clear();
    CHECK(says(valuation_assumptions(ValueKind::economic, single({price_at(600)}), bare, {}),
               "volatility 50 %: no source given"));
    Warrant bad = single({price_at(600)});
    bad.strike = PerShare{-1};
    CHECK_THROWS_WITH_AS(economic(bad), "warrant.strike: must be >= 0, got -1", DomainError);
  }
}
