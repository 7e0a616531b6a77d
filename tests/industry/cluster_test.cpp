#include <fairvalue/industry/cluster.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include <fairvalue/core/error.hpp>
#include <fairvalue/industry/payback.hpp>

namespace cluster_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

const Ownership chip{.price = Money{35000},
                     .site = Money{8800},
                     .life = Years{5},
                     .watts = 1000,
                     .overhead = 1.25,
                     .electricity = Money{0.08},
                     .upkeep = Money{876}};

TEST_SUITE("industry/cluster") {
  TEST_CASE("a gigawatt feeds 500000 of 1600 watts at an overhead of 1.25: 1e9 / 2000") {
    CHECK(accelerators_on(Gigawatts{1}, 1600, 1.25) == Approx(500000).epsilon(round_off));
    CHECK(accelerators_on(Gigawatts{6}, 2000, 1) == Approx(3e6).epsilon(round_off));
    CHECK(accelerators_on(Gigawatts{0}, 2000, 1) == 0);
  }
  TEST_CASE("at 35000 each that gigawatt is 17.5 bn") {
    CHECK(cost_per_gigawatt(Money{35000}, 1600, 1.25).value == Approx(17.5e9).epsilon(round_off));
    const Money six = cost_per_gigawatt(Money{35000}, 1600, 1.25) * Gigawatts{6};
    CHECK(six.value == Approx(35000 * accelerators_on(Gigawatts{6}, 1600, 1.25)).epsilon(round_off));
  }
  TEST_CASE("an hour by hand: 43800 / 43800 + 1.25 kW x 0.08 + 876 / 8760 = 1 + 0.1 + 0.1") {
    const HourlyCost cost = ownership_cost(chip, 0.8);
    CHECK(cost.capital.value == Approx(1.0).epsilon(round_off));
    CHECK(cost.power.value == Approx(0.1).epsilon(round_off));
    CHECK(cost.upkeep.value == Approx(0.1).epsilon(round_off));
    CHECK(cost.per_hour.value == Approx(1.2).epsilon(round_off));
    CHECK(cost.per_used_hour.value == Approx(1.5).epsilon(round_off));
  }
  TEST_CASE(
      "with a cost of capital of 10 percent the capital's hour is 1.319: 43800 x 0.161051 / 0.61051 / 8760") {
    const HourlyCost cost = ownership_cost(chip, 0.8, 0.1);
    CHECK(cost.capital.value == Approx(5 * 0.161051 / 0.61051).epsilon(round_off));
    CHECK(cost.per_hour.value == Approx(5 * 0.161051 / 0.61051 + 0.2).epsilon(round_off));
    CHECK(cost.per_used_hour.value == Approx((5 * 0.161051 / 0.61051 + 0.2) / 0.8).epsilon(round_off));
    CHECK(ownership_cost(chip, 0.8, 0).per_hour == ownership_cost(chip, 0.8).per_hour);
  }
  TEST_CASE("the shipped case by hand: 45000 at 10 percent and 1300 watts cost 2.37 a rented hour") {
    const Ownership owned{.price = Money{35000},
                          .site = Money{10000},
                          .life = Years{5},
                          .watts = 1300,
                          .overhead = 1.3,
                          .electricity = Money{0.08},
                          .upkeep = Money{1500}};
    // 1.35512 + 1.69 kW x 0.08 + 1500 / 8760, over 0.7
    const double hour = 45000 * 0.161051 / 0.61051 / 8760 + 0.1352 + 1500.0 / 8760;
    CHECK(ownership_cost(owned, 0.7, 0.1).per_used_hour.value == Approx(hour / 0.7).epsilon(round_off));
    CHECK(ownership_cost(owned, 0.7, 0.1).per_used_hour.value == Approx(2.37).epsilon(0.005 / 2.37));
    CHECK(ownership_cost(owned, 0.7).per_used_hour.value ==
          Approx(1.91).epsilon(0.005 / 1.91));  // 1.33384 / 0.7
  }
  TEST_CASE("with nothing but the chip an hour costs its capital") {
    Ownership bare = chip;
    bare.site = bare.electricity = bare.upkeep = Money{0};
    CHECK(ownership_cost(bare, 1).per_used_hour == capital_cost_per_hour(bare.price, bare.life));
  }
  TEST_CASE("rent at the cost of a used hour earns the chip and its site exactly over its life") {
    const HourlyCost cost = ownership_cost(chip, 0.8);
    const Money rent_a_year = cost.per_used_hour * (0.8 * 8760);
    const Money running = (cost.power + cost.upkeep) * 8760.0;
    CHECK(payback_time(chip.price + chip.site, rent_a_year - running)->value == Approx(5).epsilon(1e-13));
  }
  TEST_CASE("what breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(accelerators_on(Gigawatts{-1}, 1, 1), "power: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(accelerators_on(Gigawatts{1}, 0, 1), "watts_each: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(accelerators_on(Gigawatts{1}, 1, 0.9), "overhead: must be >= 1, got 0.9",
                         DomainError);
    CHECK_THROWS_AS(accelerators_on(Gigawatts{1}, 1, infinity), DomainError);
    CHECK_THROWS_WITH_AS(cost_per_gigawatt(Money{0}, 1, 1), "price_each: must be > 0, got 0", DomainError);
    const auto refused = [](auto change, double utilisation = 1) {
      Ownership bad = chip;
      change(bad);
      try {
        ownership_cost(bad, utilisation);
      } catch (const DomainError& error) {
        return std::string(error.what());
      }
      return std::string("accepted");
    };
    CHECK(refused([](Ownership& o) { o.price = Money{0}; }) == "ownership.price: must be > 0, got 0");
    CHECK(refused([](Ownership& o) { o.site = Money{-1}; }) == "ownership.site: must be >= 0, got -1");
    CHECK(refused([](Ownership& o) { o.life = Years{0}; }) == "ownership.life: must be > 0, got 0");
    CHECK(refused([](Ownership& o) { o.watts = nan; }) ==
          "ownership.watts: must be a finite number, got nan");
    CHECK(refused([](Ownership& o) { o.overhead = 0.5; }) == "ownership.overhead: must be >= 1, got 0.5");
    CHECK(refused([](Ownership& o) { o.electricity = Money{-1}; }) ==
          "ownership.electricity: must be >= 0, got -1");
    CHECK(refused([](Ownership& o) { o.upkeep = Money{-1}; }) == "ownership.upkeep: must be >= 0, got -1");
    CHECK_THROWS_WITH_AS(ownership_cost(chip, 0.8, -0.1), "cost_of_capital: must be >= 0, got -0.1",
                         DomainError);
    CHECK(refused([](Ownership&) {}, 0) == "utilisation: must be above 0 and at most 1, got 0");
    CHECK(refused([](Ownership&) {}, nan) == "utilisation: must be above 0 and at most 1, got nan");
  }
}

}  // namespace cluster_test
