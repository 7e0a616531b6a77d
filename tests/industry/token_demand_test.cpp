#include <fairvalue/industry/token_demand.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

namespace token_demand_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

// 8.1 bn people, a 7B model, the dense FP8 peak of an H100, a quarter of 3.76 m shipped
const TokenDemand a_second{.people = 8.1e9, .tokens_per_person = 100};
const TokenDemand a_minute{.people = 8.1e9, .tokens_per_person = 100, .seconds = 60};
constexpr double parameters = 7e9, peak = 1.979e15, quarter = 0.25 * 3.76e6;

double flops(const TokenDemand& demand) { return flops_for_tokens(tokens_per_second(demand), parameters); }

TEST_SUITE("industry/token_demand") {
  TEST_CASE("100 a second for everyone are 810 bn a second and 100 a minute 13.5 bn") {
    CHECK(tokens_per_second(a_second) == Approx(8.1e11).epsilon(round_off));
    CHECK(tokens_per_second(a_minute) == Approx(1.35e10).epsilon(round_off));
  }
  TEST_CASE("two operations a parameter and token: 2 x 7e9 x 8.1e11 is 1.134e22") {
    CHECK(flops(a_second) == Approx(1.134e22).epsilon(round_off));
    CHECK(flops_for_tokens(0, parameters) == 0);
  }
  TEST_CASE("that is 5.73 m H100 at their peak and 0.0955 m for a minute") {
    CHECK(accelerators_needed(flops(a_second), peak, 1) == Approx(5730166.750884285).epsilon(round_off));
    CHECK(accelerators_needed(flops(a_minute), peak, 1) == Approx(95502.77918140476).epsilon(round_off));
    CHECK(accelerators_needed(flops(a_minute), peak, 0.25) ==
          Approx(4 * 95502.77918140476).epsilon(round_off));
  }
  TEST_CASE("a quarter's shipments would have to reach 609.6 percent of their peak or 10.16 for a minute") {
    CHECK(100 * utilisation_needed(flops(a_second), quarter, peak) ==
          Approx(609.5922075408814).epsilon(round_off));
    CHECK(100 * utilisation_needed(flops(a_minute), quarter, peak) ==
          Approx(10.159870125681357).epsilon(round_off));
  }
  TEST_CASE("as many as are needed reach exactly the share they were sized for") {
    const double count = accelerators_needed(flops(a_minute), peak, 0.3);
    CHECK(utilisation_needed(flops(a_minute), count, peak) == Approx(0.3).epsilon(round_off));
  }
  TEST_CASE("what breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(tokens_per_second({.people = -1, .tokens_per_person = 1}),
                         "demand.people: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(tokens_per_second({.people = 1, .tokens_per_person = nan}),
                         "demand.tokens_per_person: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(tokens_per_second({.people = 1, .tokens_per_person = 1, .seconds = 0}),
                         "demand.seconds: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(flops_for_tokens(-1, 7e9), "tokens_per_second: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(flops_for_tokens(1, 0), "parameters: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(accelerators_needed(-1, peak, 1), "flops: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(accelerators_needed(1, peak, 0), "utilisation: must be above 0 and at most 1, got 0",
                         DomainError);
    CHECK_THROWS_AS(accelerators_needed(1, peak, 6.096), DomainError);
    CHECK_THROWS_WITH_AS(accelerators_needed(1, 0, 1), "peak_flops: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(utilisation_needed(1, 1, 0), "peak_flops: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(utilisation_needed(-1, 1, peak), "flops: must be >= 0, got -1", DomainError);
    CHECK(utilisation_needed(0, 1, peak) == 0);
    CHECK_THROWS_WITH_AS(utilisation_needed(1, 0, peak), "accelerators: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(utilisation_needed(1, 1, infinity), "peak_flops: must be a finite number, got inf",
                         DomainError);
    CHECK_THROWS_AS(flops_for_tokens(1e200, 1e200), DomainError);
  }
}

}  // namespace token_demand_test
