// Inputs that once gave a wrong number without a word.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/industry/backlog.hpp>
#include <fairvalue/industry/cluster.hpp>
#include <fairvalue/industry/lead_time.hpp>
#include <fairvalue/industry/market_share.hpp>
#include <fairvalue/industry/mix_ramp.hpp>
#include <fairvalue/industry/productivity.hpp>
#include <fairvalue/industry/rental_contract.hpp>
#include <fairvalue/industry/roofline.hpp>

namespace regressions_test {
using namespace fairvalue;

constexpr Date june{std::chrono::year{2025}, std::chrono::June, std::chrono::day{1}};

TEST_SUITE("industry/regressions") {
  TEST_CASE("weeks beyond the calendar are refused and do not overflow") {
    for (const int weeks : {613'566'757, 306'783'379, 306'783'378, std::numeric_limits<int>::max()}) {
      const std::array steps{LeadStep{.name = "wafers", .length = weeks, .unit = LeadUnit::weeks}};
      CHECK_THROWS_WITH_AS(delivery_date(june, steps),
                           "date: must be in the years 1 to 9999, got a day outside them", DomainError);
    }
    const std::array two{LeadStep{.name = "wafers", .length = 2, .unit = LeadUnit::weeks}};
    CHECK(to_string(delivery_date(june, two)) == "2025-06-15");
  }
  TEST_CASE("what leaves the range of a double is refused by name") {
    CHECK_THROWS_AS(team_saving(100, 1e-300, Money{1e9}), DomainError);
    CHECK_THROWS_WITH_AS(team_saving(1e10, 1e-290, Money{1e9}),
                         "break_even_spending: must be a finite number, got inf", DomainError);
    CHECK_THROWS_AS(batch_needed({.flops = 1e308, .bandwidth = 252}, 0.99, 1e308, 2e9), DomainError);
  }
  TEST_CASE("as many periods as an int holds are refused") {
    constexpr int most = std::numeric_limits<int>::max();
    CHECK_THROWS_AS(split_at_growth(Money{1}, 0.0, most), DomainError);
    CHECK_THROWS_AS(ramp_path({.start = 0.1, .end = 0.2}, most), DomainError);
  }
  TEST_CASE("no negative zero leaves") {
    CHECK_FALSE(std::signbit(share_revenue(-0.0, Money{5}).value));
    CHECK_FALSE(
        std::signbit(closing_backlog(Money{-0.0}, {.orders = Money{-0.0}, .shipped = Money{0}}).value));
    const Ownership unpowered{.price = Money{1},
                              .site = Money{0},
                              .life = Years{1},
                              .watts = 1'000,
                              .overhead = 1,
                              .electricity = Money{-0.0},
                              .upkeep = Money{-0.0}};
    CHECK_FALSE(std::signbit(ownership_cost(unpowered, 1.0, 0.0).power.value));
    CHECK_FALSE(std::signbit(ownership_cost(unpowered, 1.0, 0.0).upkeep.value));
  }
  TEST_CASE("any hours above 0 are hours of a contract") {  // half a cent of an hour a year, at 4 for 2 years
    const RentalContract little{.price = Money{4}, .term = Years{2}, .hours_a_year = 0.005};
    CHECK(contract_value(little).value == doctest::Approx(0.04).epsilon(1e-14));
    CHECK_THROWS_AS(contract_value({.price = Money{4}, .term = Years{2}, .hours_a_year = 0.0}), DomainError);
  }
}

}  // namespace regressions_test
