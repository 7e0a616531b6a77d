#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/deal_loop.hpp>

#include "case_fixtures.hpp"

namespace deal_loop_vesting_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

/// 104 before vesting in 2026 and 132 in 2027; penny shares, so that price x shares is 104,000 and 132,000.
Case gated(double shares, std::vector<Gate> gates) {
  return case_with(warrant_of(0, {tranche("1", shares, std::move(gates))}));
}

/// Prices of 120, 100 and 80 by themselves: the deal earns nothing.
Case falling(std::vector<Gate> gates) {
  Case value = gated(200, std::move(gates));
  value.company.consensus_eps = {stated(PerShare{6}), stated(PerShare{5}), stated(PerShare{4})};
  value.deals[0].margin.value = 0;
  return value;
}

TEST_SUITE("model/deal_loop_vesting") {
  TEST_CASE("a pinned year has the price at the hurdle and the fraction that leaves it there") {
    // 104,000 / 100 = 1040 shares: 40 of 200 vest. 2027: the rest, 132,000 / 1200 = 110.
    const auto years = run(gated(200, {volume_of(2), price_at(100)}));
    REQUIRE(years[1].pinned.has_value());
    CHECK(years[1].price == PerShare{100});
    CHECK(years[1].pinned->hurdle == PerShare{100});
    CHECK(years[1].pinned->fraction == near(0.2));
    CHECK(years[1].tranches_vested == 0);
    CHECK_FALSE(years[2].pinned.has_value());
    CHECK(years[2].tranches_vested == 1);
    check_near(vested(years), {0, 40, 200});
    check_near(prices(years), {84, 100, 110});
    const Table table = yearly_table(years);
    CHECK(table.at(13, 1) == 100.0);
    CHECK(*table.at(14, 1) == near(0.2));
  }
  TEST_CASE("after a pinned year a latched hurdle has been met and the rest vests at any price") {
    // 400 shares: 132,000 / 1400 = 94.29, below the hurdle.
    const auto years = run(gated(400, {volume_of(2), price_at(100)}));
    check_near(vested(years), {0, 40, 400});
    check_near(prices(years), {84, 100, 132'000.0 / 1400});
  }
  TEST_CASE("a hurdle after the milestone pins again with the fraction of what was open") {
    // 2027: 132,000 / 100 = 1320 shares, so 280 of the 360 still open.
    const auto years = run(gated(400, {volume_of(2), price_at(100, GateTiming::after_other_gates)}));
    check_near(vested(years), {0, 40, 320});
    CHECK(years[2].price == PerShare{100});
    REQUIRE(years[2].pinned.has_value());
    CHECK(years[2].pinned->fraction == near(280.0 / 360));
  }
  TEST_CASE("a pinned tranche is reached whole though a part of it vests") {
    const auto by_year = [](const Case& value) {
      const auto all = vested_tranches(value, base_settings(value), 0);
      std::vector<double> parts;
      for (const auto& year : all) parts.insert(parts.end(), {year[0].vested, year[0].reached});
      return parts;
    };
    // As above: a fifth of it holds the price of 2026 at 100, its hurdle.
    check_near(by_year(gated(200, {volume_of(2), price_at(100)})), {0, 0, 0.2, 1, 1, 1});
    // What is reached stays although the year after pins again.
    check_near(by_year(gated(400, {volume_of(2), price_at(100, GateTiming::after_other_gates)})),
               {0, 0, 0.1, 1, 0.8, 1});
    // Nothing of it can vest at the price of 104 itself, which is at the hurdle without it.
    check_near(by_year(gated(200, {volume_of(2), price_at(104)})), {0, 0, 0, 1, 1, 1});
    check_near(by_year(gated(200, {volume_of(2), price_at(105)})), {0, 0, 0, 0, 1, 1});
    const Case without = case_with(warrant_of(0, {}));
    CHECK_THROWS_WITH_AS(vested_tranches(without, base_settings(without), 1),
                         "deal: must be below 1 (the number of deals), got 1", DomainError);
  }
  TEST_CASE("a tranche has its own strike and expiry and exercise gates") {
    // A strike of its own is that of a warrant with it; both pay 20 where the warrant's is 0.
    Warrant own = warrant_of(0, {tranche("1", 200, {volume_of(2), price_at(100)})});
    own.tranches[0].own.strike = PerShare{20};
    const Case with_20 = case_with(warrant_of(20, {tranche("1", 200, {volume_of(2), price_at(100)})}));
    check_near(prices(run(case_with(own))), prices(run(with_20)));
    check_near(vested(run(case_with(own))), vested(run(with_20)));
    // v shares leave 100 where 104,000 + 20 v = 100 (1000 + v).
    check_near(vested(run(case_with(own))), {0, 50, 200});
    // The gigawatts come in the year after this expiry.
    own.tranches[0].own.expiry = 2025y / 12 / 31;
    check_near(vested(run(case_with(own))), {0, 0, 0});
    own.tranches[0].own = {.exercise_gates = std::vector<Gate>{ServiceGate{add_days(own.expiry, 1)}}};
    check_near(vested(run(case_with(own))), {0, 0, 0});
    own.exercise_gates = {ServiceGate{add_days(own.expiry, 1)}};
    own.tranches[0].own.exercise_gates = std::vector<Gate>{};
    check_near(vested(run(case_with(own))), {0, 40, 200});
  }
  TEST_CASE("a cap and a strike to be set are refused with what takes them") {
    Warrant own = warrant_of(0, {tranche("1", 200, {volume_of(2), price_at(100)})});
    own.tranches[0].own.strike = StrikeSetLater{.part = 0.9, .days = 30, .on = add_days(own.granted, 90)};
    CHECK_THROWS_WITH_AS(run(case_with(own)),
                         doctest::Contains("own.strike: must be a stated price for the deal loop "
                                           "(value_by_formula and value_by_simulation take it), got 90 % of"),
                         DomainError);
    own.tranches[0].own = {.value_cap = PerShare{50}};
    own.settlement = ExerciseSettlement::net;
    CHECK_THROWS_WITH_AS(run(case_with(own)),
                         doctest::Contains("own.value_cap: must be none for the deal loop "
                                           "(value_by_formula and value_by_simulation take it), got 50"),
                         DomainError);
  }
  TEST_CASE("a hurdle is inclusive: 104000 over 1040 shares is 100") {
    const auto years = run(gated(40, {volume_of(2), price_at(100)}));
    CHECK(years[1].price.value == near(100));
    CHECK(years[1].tranches_vested == 1);
    CHECK_FALSE(years[1].pinned.has_value());
    CHECK(run(gated(40.01, {volume_of(2), price_at(100)}))[1].pinned.has_value());
  }
  TEST_CASE("a hurdle out of reach vests nothing and pins nothing") {
    const auto years = run(gated(200, {volume_of(2), price_at(132.01)}));
    check_near(prices(years), {84, 104, 132});
    for (const DealYear& year : years) CHECK_FALSE(year.pinned.has_value());
  }
  TEST_CASE("a latched hurdle met the year before the milestone asks nothing more") {
    // 100,000 and 80,000 over 1200 shares, both below the hurdle of 110 that 2025 met.
    const auto years = run(falling({volume_of(2), price_at(110)}));
    check_near(prices(years), {120, 100'000.0 / 1200, 80'000.0 / 1200});
    check_near(vested(years), {0, 200, 200});
  }
  TEST_CASE("a hurdle after the milestone must be met again") {
    const auto years = run(falling({volume_of(2), price_at(110, GateTiming::after_other_gates)}));
    check_near(prices(years), {120, 100, 80});
    check_near(vested(years), {0, 0, 0});
  }
  TEST_CASE("a hurdle met in a year that ends by the grant does not count") {
    Case value = falling({volume_of(2), price_at(110)});
    value.deals[0].warrant->value.granted = 2025y / 12 / 31;
    check_near(vested(run(value)), {0, 0, 0});
    value.deals[0].warrant->value.granted = 2025y / 12 / 30;
    check_near(vested(run(value)), {0, 200, 200});
  }
  TEST_CASE("a milestone by its date counts and one a day late does not") {
    check_near(vested(run(gated(200, {volume_of(2, 2026y / 12 / 31)}))), {0, 200, 200});
    check_near(vested(run(gated(200, {volume_of(2, 2026y / 12 / 30)}))), {0, 0, 0});
  }
  TEST_CASE("a milestone in time may wait for its price") {
    // 2026: 104 is below 115; 2027: 132,000 / 1050 = 125.7.
    check_near(vested(run(gated(50, {volume_of(2, 2026y / 12 / 31), price_at(115)}))), {0, 0, 50});
  }
  TEST_CASE("the day of expiry still counts and a milestone after it does not although its year has begun") {
    Case value = gated(200, {volume_of(2)});
    value.deals[0].warrant->value.expiry = 2026y / 12 / 31;
    check_near(vested(run(value)), {0, 200, 200});
    value.deals[0].warrant->value.expiry = 2026y / 12 / 30;
    check_near(vested(run(value)), {0, 0, 0});
  }
  TEST_CASE("a warrant that expired before the year vests nothing in it") {
    // The milestone is there in time, its price only in 2027.
    Case value = gated(50, {volume_of(2), price_at(115)});
    value.deals[0].warrant->value.expiry = 2027y / 1 / 1;
    check_near(vested(run(value)), {0, 0, 50});
    value.deals[0].warrant->value.expiry = 2026y / 12 / 31;
    check_near(vested(run(value)), {0, 0, 0});
  }
  TEST_CASE("a linear tranche vests with its gigawatts: 1 of 1 to 5 is none and 2 a quarter and 5 all") {
    const Case value = case_with(warrant_of(0, {linear_tranche(200, 1, 5)}));
    const auto years = run(value);
    check_near(vested(years), {0, 50, 200});
    check_near(prices(years), {84, 104'000.0 / 1050, 110});
    CHECK(years[1].tranches_vested == 0);
    CHECK(years[2].tranches_vested == 1);
    // Beyond its last gigawatt it has no more to give.
    check_near(vested(run(case_with(warrant_of(0, {linear_tranche(200, 0, 2)})))), {100, 200, 200});
  }
  TEST_CASE("a linear tranche stops growing at expiry: 1 GW and 184 of 365 days of the next at 2026-07-03") {
    Case value = case_with(warrant_of(0, {linear_tranche(200, 1, 5)}));
    value.deals[0].warrant->value.expiry = 2026y / 7 / 3;
    check_near(vested(run(value)), {0, 50 * 184.0 / 365, 50 * 184.0 / 365});
  }
  TEST_CASE("a linear tranche with a hurdle is pinned within what its gigawatts allow") {
    // 50 shares are due in 2026; 104,000 / 100 = 1040 leaves room for 40.
    const auto years = run(case_with(warrant_of(0, {linear_tranche(200, 1, 5, {price_at(100)})})));
    REQUIRE(years[1].pinned.has_value());
    CHECK(years[1].pinned->fraction == near(0.8));
    check_near(vested(years), {0, 40, 200});
  }
  TEST_CASE("gates without a volume or price wait for nothing") {
    const Case value = gated(200, {NamedGate{"technical conditions"}, ServiceGate{2029y / 1 / 1},
                                   RelativeGate{.benchmark = "index", .excess = 0}});
    check_near(vested(run(value)), {200, 200, 200});
  }
  TEST_CASE("two gates of one type are refused by name") {
    CHECK_THROWS_WITH_AS(run(gated(200, {price_at(90), price_at(100)})),
                         "tranche.gates: must be at most one price gate, got more", DomainError);
    CHECK_THROWS_WITH_AS(run(gated(200, {volume_of(1), volume_of(2)})),
                         "tranche.gates: must be at most one volume gate, got more", DomainError);
  }
}

}  // namespace deal_loop_vesting_test
