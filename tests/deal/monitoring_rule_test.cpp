#include <fairvalue/deal/monitoring_rule.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace monitoring_rule_test {
using namespace fairvalue;
using namespace std::chrono_literals;

using Prices = DatedSeries<PerShare>;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// One close a day from Monday 2026-01-05 on; 0 stands for a day without trading.
Prices closes(const std::vector<double>& prices) {
  std::vector<Dated<PerShare>> rows;
  for (std::size_t i = 0; i < prices.size(); ++i) {
    if (prices[i] != 0) rows.push_back({add_days(2026y / 1 / 5, static_cast<int>(i)), PerShare{prices[i]}});
  }
  return Prices{std::move(rows)};
}

/// The first day of January 2026 on which the rule is met; 0 for none.
unsigned day_met(const MonitoringRule& rule, double hurdle, const Prices& prices,
                 const Prices* highs = nullptr, Date earliest = 2026y / 1 / 1) {
  const auto day = first_met(rule, PerShare{hurdle}, prices, highs, earliest);
  return day ? static_cast<unsigned>(day->day()) : 0;
}

struct Row {
  const char* why;
  MonitoringRule rule;
  std::vector<double> closes;  ///< from 2026-01-05 on
  unsigned met;                ///< day of January; 0: not met
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.why);
    CHECK(day_met(row.rule, 100, closes(row.closes)) == row.met);
  }
}

/// The rule of a kind that asks for so many closes.
MonitoringRule asking_for(Monitoring kind, int asked) {
  const MonitoringTraits known = monitoring_traits(kind);
  if (known.counts) return {.kind = kind, .n = known.has_window ? 8 : 1, .k = asked};
  return {.kind = kind, .n = known.has_window ? asked : 1};
}

std::vector<Monitoring> every_kind() {
  std::vector<Monitoring> kinds;
  for (std::size_t i = 0; i < enum_names<Monitoring>.rows.size(); ++i) {
    kinds.push_back(static_cast<Monitoring>(i));
  }
  return kinds;
}

/// Whether asking for one close more is met sooner on one of many paths within a few of the hurdle.
bool is_ever_sooner(Monitoring kind) {
  std::uint32_t word = 7;
  for (int path = 0; path < 2'000; ++path) {
    std::vector<double> prices;
    for (int day = 0; day < 20; ++day) {
      word = 1664525 * word + 1013904223;  // Numerical Recipes' generator; its high bits are good enough
      prices.push_back(97 + static_cast<double>((word >> 16) % 7));
    }
    const Prices row = closes(prices);
    for (int asked = 1; asked < 8; ++asked) {
      const auto fewer = first_met(asking_for(kind, asked), PerShare{100}, row, &row, 2026y / 1 / 1);
      const auto more = first_met(asking_for(kind, asked + 1), PerShare{100}, row, &row, 2026y / 1 / 1);
      if (more && (!fewer || *more < *fewer)) return true;
    }
  }
  return false;
}

TEST_SUITE("deal/monitoring_rule") {
  TEST_CASE("a close at the hurdle counts and one a cent short does not") {
    check({{"at", on_any_close(), {99, 100, 101}, 6},
           {"a cent short", on_any_close(), {99.99, 99.99, 99.99}, 0},
           {"above", on_any_close(), {100.01}, 5},
           {"falls back after", on_any_close(), {99, 100, 1}, 6},
           {"no close at all", on_any_close(), {}, 0}});
  }
  TEST_CASE("an average of three: 98 + 100 + 102 is 300 and 98 + 100 + 101.99 is not") {
    check({{"at the third close", on_average_of(3), {98, 100, 102}, 7},
           {"a cent short", on_average_of(3), {98, 100, 101.99, 98}, 0},
           {"the window moves on: 100 + 102 + 98", on_average_of(3), {97, 100, 102, 98}, 8},
           {"two closes are too few however high", on_average_of(3), {900, 900}, 0},
           {"one close far above carries two below", on_average_of(3), {50, 50, 200}, 7},
           {"a holiday is no close", on_average_of(3), {98, 100, 0, 102}, 8},
           {"of one is a close", on_average_of(1), {99.99, 100}, 6}});
  }
  TEST_CASE("three consecutive closes: each of them at the hurdle") {
    check({{"the third", on_consecutive(3), {100, 100, 100}, 7},
           {"a cent short in the middle", on_consecutive(3), {100, 99.99, 100, 100}, 0},
           {"a gap starts the count anew", on_consecutive(3), {100, 100, 99, 100, 100, 100}, 10},
           {"two closes are too few", on_consecutive(3), {100, 100}, 0},
           {"a holiday is no gap", on_consecutive(3), {100, 0, 0, 100, 100}, 9},
           {"of one is a close", on_consecutive(1), {99.99, 100}, 6}});
  }
  TEST_CASE("two of the last four closes") {
    check({{"the second on the last day of the window", on_some_of(2, 4), {100, 99, 99, 100}, 8},
           {"a day later the first has left the window", on_some_of(2, 4), {100, 99, 99, 99, 100}, 0},
           {"a cent short is none of them", on_some_of(2, 4), {100, 99.99, 99.99, 99.99}, 0},
           {"two are enough though four have not passed", on_some_of(2, 4), {100, 100, 99}, 6},
           {"the second may be the third close of all", on_some_of(2, 4), {100, 99, 100}, 7},
           {"one is not enough however few have passed", on_some_of(2, 4), {99, 100}, 0},
           {"three of five by the first three closes", on_some_of(3, 5), {100, 100, 100}, 7},
           {"one of many is any close", on_some_of(1, 2'000'000'000), {99, 100}, 6},
           {"a holiday does not shift the window", on_some_of(2, 4), {100, 99, 0, 99, 100}, 9},
           {"n of n is consecutive", on_some_of(3, 3), {100, 99, 100, 100, 100}, 9}});
  }
  TEST_CASE("three closes in total: in a row or not and however long it takes") {
    check({{"with gaps", on_total_of(3), {100, 99, 100, 99, 99, 99, 100, 100}, 11},
           {"in a row", on_total_of(3), {99, 100, 100, 100}, 8},
           {"a cent short is none of them", on_total_of(3), {100, 99.99, 100, 99.99}, 0},
           {"two are too few however high", on_total_of(3), {900, 99, 900}, 0},
           {"a holiday is no close", on_total_of(3), {100, 0, 0, 100, 0, 100}, 10},
           {"one in total is any close", on_total_of(1), {99.99, 100}, 6},
           {"more than there will ever be", on_total_of(2'000'000'000), {100, 100, 100}, 0}});
  }
  TEST_CASE("closes in total before the earliest day count but meet nothing") {
    const Prices five = closes({100, 100, 99, 99, 100});
    CHECK(day_met(on_total_of(2), 100, five) == 6);
    CHECK(day_met(on_total_of(2), 100, five, nullptr, 2026y / 1 / 7) == 7);  // two have been by then
    CHECK(day_met(on_total_of(3), 100, five, nullptr, 2026y / 1 / 7) == 9);
    CHECK(day_met(on_total_of(4), 100, five, nullptr, 2026y / 1 / 7) == 0);
  }
  TEST_CASE("continuous monitoring takes the high of the day and the close too") {
    const Prices low = closes({95, 96, 97});
    const Prices touch = closes({99.99, 100, 97});
    CHECK(day_met(continuously(), 100, low, &touch) == 6);
    CHECK(day_met(continuously(), 100.01, low, &touch) == 0);
    const Prices no_highs;
    CHECK(day_met(continuously(), 96, low, &no_highs) == 6);
    CHECK(day_met(continuously(), 97, low, &touch) == 5);
    CHECK(day_met(continuously(), 97, closes({97}), &touch) == 5);
    CHECK(day_met(continuously(), 99, low, &touch, 2026y / 1 / 6) == 6);
  }
  TEST_CASE("highs serve no other rule") {
    const Prices touch = closes({200, 200, 200});
    for (const auto& rule :
         {on_any_close(), on_average_of(2), on_consecutive(2), on_some_of(1, 2), on_total_of(1)}) {
      CHECK(day_met(rule, 100, closes({99, 99, 99}), &touch) == 0);
    }
  }
  TEST_CASE("the day met is not before the earliest but its window may begin before") {
    const Prices five = closes({100, 100, 100, 99, 100});
    CHECK(day_met(on_any_close(), 100, five, nullptr, 2026y / 1 / 8) == 9);
    CHECK(day_met(on_any_close(), 100, five, nullptr, 2026y / 1 / 7) == 7);
    CHECK(day_met(on_consecutive(3), 100, five, nullptr, 2026y / 1 / 7) == 7);
    CHECK(day_met(on_consecutive(3), 100, five, nullptr, 2026y / 1 / 8) == 0);
    CHECK(day_met(on_some_of(3, 4), 100, five, nullptr, 2026y / 1 / 9) == 9);
    CHECK(day_met(on_any_close(), 100, five, nullptr, 2026y / 1 / 10) == 0);
  }
  TEST_CASE("n closes of 600.1 average to exactly 600.1 for every n") {
    // The sum of 34 doubles 600.1 over 34 is less than 600.1 (python), as for most n above.
    std::vector<double> same;
    for (int n = 1; n <= 300; ++n) {
      same.push_back(600.1);
      const auto met = first_met(on_average_of(n), PerShare{600.1}, closes(same), nullptr, 2026y / 1 / 1);
      CHECK(met == add_days(2026y / 1 / 5, n - 1));
      const auto above = first_met(on_average_of(n), PerShare{600.11}, closes(same), nullptr, 2026y / 1 / 1);
      CHECK(!above);
    }
  }
  TEST_CASE("decimals that are at the hurdle count though their binary forms are an ulp below") {
    CHECK(2.3 * 3 < 6.9);  // a close of 2.30 after a 3:1 split
    CHECK(day_met(on_any_close(), 6.9, closes({2.3 * 3})) == 5);
    CHECK(day_met(on_consecutive(2), 6.9, closes({2.3 * 3, 6.9})) == 6);
    // 600.10 is the mean of 600.06 and 600.14; in binary the differences add up to -1.1e-13
    CHECK((600.06 - 600.1) + (600.14 - 600.1) < 0);
    CHECK(day_met(on_average_of(2), 600.1, closes({600.06, 600.14})) == 6);
    // a millionth of a cent short is short
    CHECK(day_met(on_any_close(), 600, closes({600 - 1e-8})) == 0);
    CHECK(day_met(on_average_of(2), 600, closes({600, 600 - 2e-8})) == 0);
  }
  TEST_CASE("an earlier window of huge closes does not spoil a later average") {
    // In a running sum 1e17 would swallow the cents of what follows.
    CHECK(day_met(on_average_of(2), 1e18, closes({1e17, 600.1, 600.1})) == 0);
    CHECK(day_met(on_average_of(2), 600.1, closes({0.01, 600.1, 600.1})) == 7);
    CHECK(day_met(on_average_of(2), 1e308, closes({1e308, 1e308})) == 6);
  }
  TEST_CASE("a rule out of its bounds is refused by name") {
    struct Bad {
      MonitoringRule rule;
      const char* message;
    };
    const std::vector<Bad> rows{
        {on_average_of(0), "gate.rule.n: must be >= 1, got 0"},
        {on_consecutive(-3), "gate.rule.n: must be >= 1, got -3"},
        {on_some_of(0, 4), "gate.rule.k: must be >= 1, got 0"},
        {on_some_of(5, 4), "gate.rule.k: must be <= n (4), got 5"},
        {on_some_of(1, 0), "gate.rule.n: must be >= 1, got 0"},
        {on_total_of(0), "gate.rule.k: must be >= 1, got 0"},
        {{.kind = Monitoring::closes_in_total, .n = 5, .k = 2},
         "gate.rule.n: must be 1 for a rule without a window, got 5"},
        {{.kind = Monitoring::close, .k = 2}, "gate.rule.k: must be <= n (1), got 2"},
        {{.kind = Monitoring::close, .n = 20}, "gate.rule.n: must be 1 for a rule without a window, got 20"},
        {{.kind = Monitoring::continuous, .n = 2},
         "gate.rule.n: must be 1 for a rule without a window, got 2"}};
    for (const Bad& row : rows) {
      CHECK_THROWS_WITH_AS(require_rule("gate.rule", row.rule), row.message, DomainError);
    }
    const auto rule = on_some_of(4, 4);
    CHECK(&require_rule("rule", rule) == &rule);
    CHECK_THROWS_WITH_AS(day_met(on_average_of(0), 100, closes({100})), "rule.n: must be >= 1, got 0",
                         DomainError);
  }
  TEST_CASE("a hurdle or a price that is none is refused by name") {
    const Prices three = closes({100, 100, 100});
    for (const auto& [hurdle, message] : {std::pair{0.0, "hurdle: must be > 0, got 0"},
                                          {-1.0, "hurdle: must be > 0, got -1"},
                                          {nan, "hurdle: must be a finite number, got nan"},
                                          {infinity, "hurdle: must be a finite number, got inf"}}) {
      CHECK_THROWS_WITH_AS(day_met(on_any_close(), hurdle, three), message, DomainError);
    }
    for (const auto& [price, text] : {std::pair{-1.0, "> 0, got -1"},
                                      {nan, "a finite number, got nan"},
                                      {infinity, "a finite number, got inf"}}) {
      const Prices bad = closes({100, price});
      CHECK_THROWS_WITH_AS(day_met(on_any_close(), 100, bad),
                           ("closes[2026-01-06]: must be " + std::string(text)).c_str(), DomainError);
      CHECK_THROWS_WITH_AS(day_met(continuously(), 100, three, &bad),
                           ("highs[2026-01-06]: must be " + std::string(text)).c_str(), DomainError);
    }
    const Prices zero{{{2026y / 1 / 6, PerShare{0}}}};
    CHECK_THROWS_WITH_AS(day_met(on_any_close(), 100, zero), "closes[2026-01-06]: must be > 0, got 0",
                         DomainError);
  }
  TEST_CASE("continuous monitoring without highs and a day that does not exist are refused") {
    CHECK_THROWS_WITH_AS(day_met(continuously(), 100, closes({200})),
                         "highs: must be given for continuous monitoring, got none", DomainError);
    CHECK_THROWS_WITH_AS(day_met(on_any_close(), 100, closes({200}), nullptr, 2026y / 2 / 30),
                         "earliest: must be a date, got 2026-02-30", DomainError);
  }
  TEST_CASE("a rule that another says more plainly is that one") {
    const auto same = [](const MonitoringRule& a, const MonitoringRule& b) {
      return a.kind == b.kind && a.n == b.n && a.k == b.k;
    };
    for (const auto& rule : {on_any_close(), on_average_of(1), on_consecutive(1), on_some_of(1, 1)}) {
      CHECK(same(reduced(rule), on_any_close()));
    }
    CHECK(same(reduced(on_some_of(5, 5)), on_consecutive(5)));
    // One close in total: where it waits for a milestone, a close before it counts.
    for (const auto& rule : {continuously(), on_average_of(2), on_consecutive(5), on_some_of(1, 2),
                             on_some_of(4, 5), on_total_of(1), on_total_of(5)}) {
      CHECK(same(reduced(rule), rule));
    }
  }
  TEST_CASE("a run at the end is counted back to the first close below") {
    const auto run = [](const std::vector<double>& prices) {
      return run_at_end(PerShare{100}, closes(prices));
    };
    CHECK(run({}) == 0);
    CHECK(run({100}) == 1);
    CHECK(run({101, 99.99}) == 0);
    CHECK(run({101, 102, 99.99, 100, 100}) == 2);
    CHECK(run({100, 102, 101}) == 3);
  }
  TEST_CASE("a count needs k closes and a window of another rule all of its own") {
    CHECK(closes_needed(continuously()) == 1);
    CHECK(closes_needed(on_any_close()) == 1);
    CHECK(closes_needed(on_average_of(20)) == 20);
    CHECK(closes_needed(on_consecutive(20)) == 20);
    CHECK(closes_needed(on_some_of(20, 30)) == 20);
    CHECK(closes_needed(on_total_of(20)) == 20);
  }
  TEST_CASE("closes watched reach back") {
    CHECK(closes_watched(continuously()) == 1);
    CHECK(closes_watched(on_any_close()) == 1);
    CHECK(closes_watched(on_average_of(20)) == 20);
    CHECK(closes_watched(on_some_of(20, 30)) == 30);
    CHECK(closes_watched(on_total_of(20)) == every_close);
  }
  TEST_CASE("the traits of every kind hold: highs and monotony on random paths") {
    const Prices low = closes({95, 96, 97});
    const Prices touch = closes({99.99, 100, 97});
    for (const Monitoring kind : every_kind()) {
      CAPTURE(to_string(kind));
      const MonitoringTraits known = monitoring_traits(kind);
      CHECK((day_met(asking_for(kind, 1), 100, low, &touch) != 0) == known.needs_highs);
      CHECK(needs_highs(asking_for(kind, 1)) == known.needs_highs);
      CHECK(is_ever_sooner(kind) != known.is_monotone);
      CHECK_FALSE(describe(asking_for(kind, 3)).empty());
    }
  }
  TEST_CASE("as many closes in a row as are needed meet every rule and one fewer meet none") {
    for (const Monitoring kind : every_kind()) {
      CAPTURE(to_string(kind));
      const MonitoringRule rule = asking_for(kind, 5);
      const auto needed = static_cast<std::size_t>(closes_needed(rule));
      const Prices row = closes(std::vector<double>(needed, 100.0));
      CHECK(day_met(rule, 100, row, &row) != 0);
      const Prices fewer = closes(std::vector<double>(needed - 1, 1e6));
      CHECK(day_met(rule, 100, fewer, &fewer) == 0);
    }
  }
  TEST_CASE("a kind without an enumerator is refused by name wherever it is asked") {
    const MonitoringRule bad{.kind = static_cast<Monitoring>(99)};
    const std::string choice = choice_near<Monitoring>("");
    CHECK_THROWS_WITH_AS(require_rule("gate.rule", bad),
                         ("gate.rule.kind: must be " + choice + ", got 99").c_str(), DomainError);
    const std::string unnamed = "rule: must be " + choice + ", got 99";
    CHECK_THROWS_WITH_AS(monitoring_traits(bad.kind), unnamed.c_str(), DomainError);
    CHECK_THROWS_WITH_AS(describe(bad), unnamed.c_str(), DomainError);
    CHECK_THROWS_WITH_AS(reduced(bad), unnamed.c_str(), DomainError);
    CHECK_THROWS_AS(closes_needed(bad), DomainError);
    CHECK_THROWS_AS(closes_watched(bad), DomainError);
    CHECK_THROWS_AS(day_met(bad, 100, closes({100})), DomainError);
  }
  TEST_CASE("each rule in words") {
    CHECK(describe(continuously()) == "any moment");
    CHECK(describe(on_any_close()) == "any close");
    CHECK(describe(on_average_of(20)) == "average of 20 closes");
    CHECK(describe(on_consecutive(20)) == "20 consecutive closes");
    CHECK(describe(on_some_of(20, 30)) == "20 of the last 30 closes");
    CHECK(describe(on_total_of(20)) == "20 closes in total");
  }
}

}  // namespace monitoring_rule_test
