#include <fairvalue/market/moves.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/split.hpp>

namespace moves_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

using Prices = DatedSeries<PerShare>;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

/// One close a day from 2025-06-01 on.
Prices closes_of(const std::vector<double>& prices) {
  std::vector<Dated<PerShare>> rows;
  for (const double price : prices) {
    rows.push_back({add_days(2025y / 6 / 1, static_cast<int>(rows.size())), PerShare{price}});
  }
  return Prices{rows};
}

Prices random_walk(unsigned seed, int days) {
  std::mt19937 random{seed};
  std::vector<double> prices{100.0};
  for (int i = 1; i < days; ++i) prices.push_back(prices.back() * (0.9 + 0.2 * random() / 4294967296.0));
  return closes_of(prices);
}

/// Every pair of a peak and a later trough.
double slow_depth(const Prices& closes) {
  double deepest = 0.0;
  for (std::size_t trough = 0; trough < closes.size(); ++trough) {
    for (std::size_t peak = 0; peak < trough; ++peak) {
      deepest = std::max(deepest, 1.0 - closes[trough].value / closes[peak].value);
    }
  }
  return deepest;
}

/// A Thursday holiday lies between the first two.
const Prices june{{{2025y / 6 / 18, PerShare{126.79}},
                   {2025y / 6 / 20, PerShare{128.24}},
                   {2025y / 6 / 23, PerShare{129.58}}}};

TEST_SUITE("market/moves") {
  TEST_CASE("164.67 to 203.71 is a move of 39.04 or 23.71 percent by hand") {
    const Prices amd{{{2025y / 10 / 3, PerShare{164.67}}, {2025y / 10 / 6, PerShare{203.71}}}};
    const auto jump = move(amd, 2025y / 10 / 3, 2025y / 10 / 6);
    CHECK(jump.absolute.value == Approx(39.04).epsilon(round_off));
    CHECK(jump.relative == Approx(39.04 / 164.67).epsilon(round_off));
    CHECK(jump.log == Approx(std::log1p(39.04 / 164.67)).epsilon(round_off));
  }
  TEST_CASE("a move within one day is none") {
    const auto still = move(june, 2025y / 6 / 20, 2025y / 6 / 20);
    CHECK(still.absolute == PerShare{0});
    CHECK(still.relative == 0.0);
  }
  TEST_CASE("a day without a close is refused with the close before it") {
    CHECK_THROWS_WITH_AS(
        move(june, 2025y / 6 / 19, 2025y / 6 / 20),
        "move.from: must be a day with a close (the last before it: 2025-06-18), got 2025-06-19",
        DomainError);
    CHECK_THROWS_WITH_AS(
        move(june, 2025y / 6 / 20, 2025y / 6 / 22),
        "move.to: must be a day with a close (the last before it: 2025-06-20), got 2025-06-22", DomainError);
    CHECK_THROWS_WITH_AS(move(june, 2025y / 6 / 17, 2025y / 6 / 20),
                         "move.from: must be a day with a close (there is none before it), got 2025-06-17",
                         DomainError);
    CHECK_THROWS_AS(move(Prices{}, 2025y / 6 / 17, 2025y / 6 / 20), DomainError);
  }
  TEST_CASE("a move that runs backward or starts on no day or on no price is refused by name") {
    CHECK_THROWS_WITH_AS(move(june, 2025y / 6 / 20, 2025y / 6 / 18),
                         "move.to: must be on or after 2025-06-20, got 2025-06-18", DomainError);
    CHECK_THROWS_WITH_AS(move(june, Date{}, 2025y / 6 / 18), "move.from: must be a date, got none",
                         DomainError);
    CHECK_THROWS_WITH_AS(move(closes_of({0, 1}), 2025y / 6 / 1, 2025y / 6 / 2),
                         "closes[2025-06-01]: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(move(closes_of({1, nan}), 2025y / 6 / 1, 2025y / 6 / 2),
                         "closes[2025-06-02]: must be a finite number, got nan", DomainError);
  }
  TEST_CASE("log returns carry the later day and are one fewer than the closes") {
    const auto returns = log_returns(june);
    REQUIRE(returns.size() == 2);
    CHECK(returns[0].date == 2025y / 6 / 20);
    CHECK(returns[0].value == Approx(std::log(128.24 / 126.79)).epsilon(round_off));
    CHECK(returns[1].date == 2025y / 6 / 23);
    CHECK(log_returns(closes_of({100})).empty());
    CHECK(log_returns(Prices{}).empty());
  }
  TEST_CASE("log returns add up to the move from end to end") {
    const auto closes = random_walk(1, 250);
    double sum = 0.0;
    for (const auto& row : log_returns(closes)) sum += row.value;
    const auto whole = move(closes, closes[0].date, closes[closes.size() - 1].date);
    CHECK(sum == Approx(whole.log).epsilon(1e-13));  // 249 additions
  }
  TEST_CASE("moves of +1 and -1 before a move of 3 make three over the root of two by hand") {
    // Log returns 1 -1 3: the deviation of 1 and -1 is sqrt((1 + 1) / 1).
    const double e = std::exp(1.0);
    const auto closes = closes_of({1, e, 1, std::exp(3.0)});
    CHECK(*last_move_in_deviations(closes) == Approx(3.0 / std::sqrt(2.0)).epsilon(round_off));
  }
  TEST_CASE("the mean of the moves before is not taken off") {
    // Log returns 1 3 4: the deviation of 1 and 3 is sqrt(2), their mean 2 stays in.
    const auto closes = closes_of({1, std::exp(1.0), std::exp(4.0), std::exp(8.0)});
    CHECK(*last_move_in_deviations(closes) == Approx(4.0 / std::sqrt(2.0)).epsilon(round_off));
  }
  TEST_CASE("too few or equal moves before the last have no deviation") {
    CHECK_FALSE(last_move_in_deviations(closes_of({100, 110})).has_value());
    CHECK_FALSE(last_move_in_deviations(closes_of({100, 110, 90})).has_value());
    CHECK_FALSE(last_move_in_deviations(closes_of({100, 100, 100, 90})).has_value());
    // Ten percent a day is the same move each time but for rounding.
    CHECK_FALSE(last_move_in_deviations(closes_of({100, 110, 121, 133.1, 146.41, 161.051, 90})).has_value());
    CHECK(last_move_in_deviations(closes_of({100, 110, 121.01, 90})).has_value());
  }
  TEST_CASE("a fall from 120 to 60 after 100 is half and the deepest of three") {
    const auto fall = max_drawdown(closes_of({100, 90, 120, 60, 110, 80, 130, 100}));
    CHECK(fall.depth == 0.5);
    CHECK(fall.peak == Dated<PerShare>{2025y / 6 / 3, PerShare{120}});
    CHECK(fall.trough == Dated<PerShare>{2025y / 6 / 4, PerShare{60}});
  }
  TEST_CASE("a price that never fell has a drawdown of nothing on its first day") {
    for (const auto& prices : {std::vector<double>{100}, {100, 100, 100}, {100, 101, 102}}) {
      const auto none = max_drawdown(closes_of(prices));
      CHECK(none.depth == 0.0);
      CHECK(none.peak == Dated<PerShare>{2025y / 6 / 1, PerShare{100}});
      CHECK(none.trough == none.peak);
    }
  }
  TEST_CASE("of equal peaks and falls the earliest is named") {
    const auto fall = max_drawdown(closes_of({100, 100, 50, 100, 50}));
    CHECK(fall.peak.date == 2025y / 6 / 1);
    CHECK(fall.trough.date == 2025y / 6 / 3);
  }
  TEST_CASE("the drawdown agrees with a search of all pairs") {
    for (unsigned seed = 0; seed < 50; ++seed) {
      const auto closes = random_walk(seed, 60);
      const auto fall = max_drawdown(closes);
      CHECK(fall.depth == slow_depth(closes));
      CHECK(fall.peak.date < fall.trough.date);
      CHECK(1.0 - fall.trough.value / fall.peak.value == fall.depth);
      CHECK(fall.trough.value * (1 + gain_to_recover(fall.depth)) / fall.peak.value ==
            Approx(1).epsilon(round_off));
    }
  }
  TEST_CASE("a 4:1 split changes no return and no drawdown") {
    const auto closes = random_walk(9, 40);
    const auto quarter = closes.mapped([](PerShare p) { return split_adjusted(p, 4.0); });
    CHECK(log_returns(quarter).size() == log_returns(closes).size());
    for (std::size_t i = 0; i + 1 < closes.size(); ++i) {
      CHECK(log_returns(quarter)[i].value == log_returns(closes)[i].value);
    }
    CHECK(max_drawdown(quarter).depth == max_drawdown(closes).depth);
    CHECK(last_move_in_deviations(quarter) == last_move_in_deviations(closes));
  }
  TEST_CASE("a half lost needs a gain of one and a fifth lost a quarter") {
    CHECK(gain_to_recover(0.5) == 1.0);
    CHECK(gain_to_recover(0.2) == Approx(0.25).epsilon(round_off));
    CHECK(gain_to_recover(0.0) == 0.0);
  }
  TEST_CASE("a depth outside of zero to one is refused by name") {
    CHECK_THROWS_WITH_AS(gain_to_recover(1.0), "depth: must be >= 0 and < 1, got 1", DomainError);
    CHECK_THROWS_WITH_AS(gain_to_recover(-0.1), "depth: must be >= 0 and < 1, got -0.1", DomainError);
    CHECK_THROWS_WITH_AS(gain_to_recover(nan), "depth: must be >= 0 and < 1, got nan", DomainError);
    CHECK_THROWS_AS(gain_to_recover(infinity), DomainError);
  }
  TEST_CASE("closes that are no prices are refused by their day") {
    const char* negative = "closes[2025-06-02]: must be > 0, got -1";
    const char* no_number = "closes[2025-06-02]: must be a finite number, got inf";
    CHECK_THROWS_WITH_AS(log_returns(closes_of({1, -1, 1})), negative, DomainError);
    CHECK_THROWS_WITH_AS(last_move_in_deviations(closes_of({1, -1, 1})), negative, DomainError);
    CHECK_THROWS_WITH_AS(max_drawdown(closes_of({1, -1, 1})), negative, DomainError);
    CHECK_THROWS_WITH_AS(log_returns(closes_of({1, infinity})), no_number, DomainError);
    CHECK_THROWS_WITH_AS(max_drawdown(closes_of({1, infinity})), no_number, DomainError);
    CHECK_THROWS_WITH_AS(log_returns(closes_of({0})), "closes[2025-06-01]: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(max_drawdown(closes_of({nan})),
                         "closes[2025-06-01]: must be a finite number, got nan", DomainError);
  }
  TEST_CASE("too few closes are refused by name") {
    CHECK_THROWS_WITH_AS(max_drawdown(Prices{}), "closes: must be at least one value, got none", DomainError);
    CHECK_THROWS_WITH_AS(last_move_in_deviations(closes_of({100})), "closes: must be at least two, got 1",
                         DomainError);
    CHECK_THROWS_WITH_AS(last_move_in_deviations(Prices{}), "closes: must be at least two, got 0",
                         DomainError);
  }
}

}  // namespace moves_test
