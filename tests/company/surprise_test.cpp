#include <fairvalue/company/surprise.hpp>

#include <doctest/doctest.h>

#include <vector>

#include <fairvalue/core/error.hpp>

#include "fixtures.hpp"

namespace surprise_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

Consensus expecting(double mean, std::optional<double> deviation, FiscalPeriod period = amd_2025) {
  return {.period = period,
          .measure = EstimateMeasure::eps,
          .basis = EarningsBasis::non_gaap,
          .currency = Currency{"USD"},
          .as_of = 2025y / 6 / 19,
          .mean = mean,
          .dispersion = Dispersion{.median = mean,
                                   .high = mean + 0.04,
                                   .low = mean - 0.04,
                                   .standard_deviation = deviation,
                                   .count = 9}};
}

/// The expectation after `change`.
template <class Change>
Consensus changed(Change change) {
  Consensus expected = expecting(1.50, 0.025);
  change(expected);
  return expected;
}

TEST_SUITE("company/surprise") {
  TEST_CASE("by hand: 1.53 against 1.32 is 0.21 / 1.32 and against a loss the size counts") {
    CHECK(*surprise(1.53, 1.32) ==
          doctest::Approx(0.21 / 1.32).epsilon(1e-14));  // AMD's fourth quarter of 2025
    CHECK(*surprise(-0.5, -1.0) == 0.5);                 // a smaller loss is better
    CHECK(*surprise(1.0, -1.0) == 2.0);
    CHECK(*surprise(-2.0, -1.0) == -1.0);
    CHECK(*surprise(1.5, 1.5) == 0.0);
  }
  TEST_CASE("an expectation of zero has no percentage") {
    CHECK_FALSE(surprise(0.1, 0.0).has_value());
    CHECK_FALSE(surprise(0.0, -0.0).has_value());
  }
  TEST_CASE("numbers that are not finite are refused by name") {
    CHECK_THROWS_WITH_AS(surprise(not_a_number, 1), "actual: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(surprise(1, infinity), "expected: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(surprise(1, not_a_number), "expected: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(surprise(not_a_number, 0), "actual: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(surprise(1e300, 1e-300), "surprise: must be a finite number, got inf", DomainError);
  }
  TEST_CASE("reported EPS is held against a consensus of the same period and basis and currency") {
    CHECK(*surprise(usd(amd_2025, 1.55), expecting(1.50, 0.025)) ==
          doctest::Approx(0.05 / 1.50).epsilon(1e-14));
    CHECK_FALSE(surprise(usd(amd_2025, 1.55), changed([](auto& c) { c.mean = 0; })).has_value());
    struct Row {
      const char* message;
      Consensus expected;
    };
    const Row rows[] = {
        {"consensus.period: must be FY2025 from 2024-12-29 to 2025-12-27 like the actual's, got FY2026 "
         "from 2025-12-28 to 2026-12-26",
         expecting(1.50, 0.025, amd_2026)},
        {"consensus.period: must be FY2025 from 2024-12-29 to 2025-12-27 like the actual's, got FY2025 "
         "from 2024-12-29 to 2025-12-31",
         changed([](auto& c) { c.period.end = 2025y / 12 / 31; })},
        {"consensus.period: must be FY2025 from 2024-12-29 to 2025-12-27 like the actual's, got FY2025 "
         "from 2025-01-01 to 2025-12-27",
         changed([](auto& c) { c.period.start = 2025y / 1 / 1; })},
        {"consensus.period: must be FY2025 from 2024-12-29 to 2025-12-27 like the actual's, got FY2025Q4 "
         "from 2024-12-29 to 2025-12-27",
         changed([](auto& c) { c.period.quarter = 4; })},
        {"consensus.basis: must be non-GAAP like the others, got GAAP",
         changed([](auto& c) { c.basis = EarningsBasis::gaap; })},
        {"consensus.currency: must be USD like the others, got TWD",
         changed([](auto& c) { c.currency = Currency{"TWD"}; })},
        {"consensus.measure: must be EPS, got EBITDA",
         changed([](auto& c) { c.measure = EstimateMeasure::ebitda; })},
        {"consensus.mean: must be a finite number, got nan", changed([](auto& c) { c.mean = not_a_number; })},
        {"consensus.period.end: must be a date, got none", changed([](auto& c) { c.period.end = {}; })},
    };
    for (const auto& [row_message, expected] : rows) {
      const auto& message = row_message;
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(surprise(usd(amd_2025, 1.55), expected), message, DomainError);
      CHECK_THROWS_WITH_AS(sue_dispersion(usd(amd_2025, 1.55), expected), message, DomainError);
    }
    CHECK_THROWS_WITH_AS(surprise(usd(amd_2025, not_a_number), expecting(1.50, 0.025)),
                         "actual.eps: must be a finite number, got nan", DomainError);
  }
}

TEST_SUITE("company/surprise") {
  TEST_CASE("the published example: 1.55 against 1.50 with 0.025 apart is 2 deviations") {
    // https://legalclarity.org/how-to-calculate-standardized-unexpected-earnings. The decimals are not exact
    // in binary: 1.55 - 1.50 carries 2e-16 of 0.05.
    CHECK(*sue_dispersion(1.55, expecting(1.50, 0.025)) == doctest::Approx(2.0).epsilon(1e-14));
    CHECK(*sue_dispersion(1.45, expecting(1.50, 0.025)) == doctest::Approx(-2.0).epsilon(1e-14));
    CHECK(*sue_dispersion(usd(amd_2025, 1.55), expecting(1.50, 0.025)) ==
          doctest::Approx(2.0).epsilon(1e-14));
  }
  TEST_CASE("without a deviation there is no answer") {
    CHECK_FALSE(sue_dispersion(1.55, expecting(1.50, 0.0)).has_value());
    CHECK_FALSE(sue_dispersion(1.55, expecting(1.50, std::nullopt)).has_value());
    CHECK_FALSE(sue_dispersion(1.55, changed([](auto& c) { c.dispersion.reset(); })).has_value());
  }
  TEST_CASE("a deviation that is only rounding counts as zero") {
    CHECK_FALSE(sue_dispersion(1.55, expecting(1.50, 1.5e-12)).has_value());  // the limit is 1.54e-12
    CHECK(sue_dispersion(1.55, expecting(1.50, 1.6e-12)).has_value());
    CHECK_FALSE(sue_dispersion(1.55, expecting(-1.50, 1.5e-12)).has_value());
  }
  TEST_CASE("a dispersion that cannot be is refused by name") {
    const auto refused = [](auto change) { return sue_dispersion(1.55, changed(change)); };
    CHECK_THROWS_WITH_AS(refused([](auto& c) { c.dispersion->standard_deviation = -0.1; }),
                         "consensus.dispersion.standard_deviation: must be >= 0, got -0.1", DomainError);
    CHECK_THROWS_WITH_AS(refused([](auto& c) { c.dispersion->standard_deviation = not_a_number; }),
                         "consensus.dispersion.standard_deviation: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(refused([](auto& c) { c.dispersion->high = infinity; }),
                         "consensus.dispersion.high: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(refused([](auto& c) { c.dispersion->low = not_a_number; }),
                         "consensus.dispersion.low: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(refused([](auto& c) { c.mean = infinity; }),
                         "consensus.mean: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(sue_dispersion(not_a_number, expecting(1.50, 0.025)),
                         "actual: must be a finite number, got nan", DomainError);
  }
  TEST_CASE("a 4:1 split leaves surprise and both SUE as they were") {
    // Divisions by 4 are exact in binary: no tolerance.
    const std::vector<double> past{0.01, 0.02, -0.01, 0.03, 0.02, 0.04, 0.01, 0.04};
    std::vector<double> split_past = past;
    for (double& past_surprise : split_past) past_surprise /= 4;
    Consensus split = expecting(1.50, 0.025);
    split.mean /= 4;
    split.dispersion = Dispersion{.median = split.mean,
                                  .high = split.dispersion->high / 4,
                                  .low = split.dispersion->low / 4,
                                  .standard_deviation = 0.025 / 4,
                                  .count = 9};
    CHECK(*surprise(1.55 / 4, 1.50 / 4) == *surprise(1.55, 1.50));
    CHECK(*sue_dispersion(1.55 / 4, split) == *sue_dispersion(1.55, expecting(1.50, 0.025)));
    CHECK(*sue_history(1.55 / 4, 1.50 / 4, split_past) == *sue_history(1.55, 1.50, past));
  }
}

TEST_SUITE("company/surprise") {
  // Mean 0.02; squares of the deviations 1 0 9 1 0 4 1 4 (e-4), together 20e-4; deviation sqrt(20e-4 / 7).
  const std::vector<double> past{0.01, 0.02, -0.01, 0.03, 0.02, 0.04, 0.01, 0.04};

  TEST_CASE("against the last 8 surprises by hand: 0.05 / sqrt(20e-4 / 7) = 2.958") {
    CHECK(*sue_history(1.55, 1.50, past) == doctest::Approx(2.958039891549808).epsilon(1e-13));
  }
  TEST_CASE("only the last ones count and the newest is last") {
    std::vector<double> longer{5.0, -7e30};  // so large that 0.02 beside them would pass for rounding
    longer.insert(longer.end(), past.begin(), past.end());
    CHECK(*sue_history(1.55, 1.50, longer) == *sue_history(1.55, 1.50, past));
    // The last two are 0.01 and 0.04: deviation 0.03 / sqrt(2), so 0.05 is 2.357 of it.
    CHECK(*sue_history(1.55, 1.50, past, 2) == doctest::Approx(2.357022603955158).epsilon(1e-13));
  }
  TEST_CASE("with fewer than asked for or all alike there is no answer") {
    CHECK_FALSE(sue_history(1.55, 1.50, std::span{past}.first(7)).has_value());
    CHECK(sue_history(1.55, 1.50, std::span{past}.first(7), 7).has_value());
    CHECK_FALSE(sue_history(1.55, 1.50, {}).has_value());
    CHECK_FALSE(sue_history(1.55, 1.50, std::vector<double>(8, 0.05)).has_value());
    CHECK_FALSE(sue_history(1.55, 1.50, std::vector<double>(8, 0.0)).has_value());
    // The same surprise of a nickel three times, but for the rounding of its two EPS.
    const std::vector<double> nickels{1.55 - 1.50, 0.35 - 0.30, 2.05 - 2.00};
    CHECK(nickels[0] != nickels[1]);
    CHECK_FALSE(sue_history(1.0, 0.9, nickels, 3).has_value());
    CHECK_FALSE(
        sue_history(0.90, 0.85, std::vector{-9e30, nickels[0], nickels[1], nickels[2]}, 3).has_value());
    // What is left of 0.1 + 0.2 - 0.3 is rounding, no surprise a nickel could be measured by.
    const std::vector<double> nothing{0.1 + 0.2 - 0.3, 0.0, 0.3 - 0.2 - 0.1};
    CHECK(nothing[0] != nothing[1]);
    CHECK_FALSE(sue_history(1.55, 1.50, nothing, 3).has_value());
  }
  TEST_CASE("bad arguments are refused by name") {
    std::vector<double> bad = past;
    bad[2] = not_a_number;
    CHECK_THROWS_WITH_AS(sue_history(1.55, 1.50, bad), "past_surprises[2]: must be a finite number, got nan",
                         DomainError);
    bad.insert(bad.end(), 6, 0.01);  // now out of the window: refused all the same
    CHECK_THROWS_WITH_AS(sue_history(1.55, 1.50, bad), "past_surprises[2]: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(sue_history(not_a_number, 1.50, past), "actual: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(sue_history(1.55, infinity, past), "expected: must be a finite number, got inf",
                         DomainError);
    CHECK_THROWS_WITH_AS(sue_history(1.55, 1.50, past, 1), "quarters: must be >= 2, got 1", DomainError);
    CHECK_THROWS_AS(sue_history(1.55, 1.50, past, -8), DomainError);
  }
}

}  // namespace surprise_test
