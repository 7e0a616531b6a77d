#include <fairvalue/company/revisions.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "estimate_replay.hpp"

namespace revisions_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

using Rows = std::vector<Estimate>;

const ConsensusQuery june{.period = amd_2026, .measure = EstimateMeasure::eps, .as_of = 2025y / 6 / 30};

// Thirty days before is 31 May.
const Rows street{
    row("Up", 5.0, 2025y / 5 / 1),   row("Up", 5.5, 2025y / 6 / 20),  row("Down", 5.0, 2025y / 5 / 1),
    row("Down", 4.8, 2025y / 6 / 1), row("Same", 5.2, 2025y / 5 / 1), row("New", 6.0, 2025y / 6 / 2),
    row("Back", 5.0, 2025y / 5 / 1), row("Back", 5.6, 2025y / 6 / 5), row("Back", 5.0, 2025y / 6 / 25)};

bool same(const RevisionCount& a, const RevisionCount& b) {
  return a.up == b.up && a.down == b.down && a.unchanged == b.unchanged && a.initiated == b.initiated;
}

/// The count from what each broker had on two evenings, replayed day by day.
RevisionCount replayed(const Rows& rows, const ConsensusQuery& query, int window) {
  const int first = day_number(2025y / 1 / 1);
  const Replay now = replay(rows, first, day_number(query.as_of), query.stale_after_days);
  const Replay then = replay(rows, first, day_number(query.as_of) - window, query.stale_after_days);
  RevisionCount count{.up = 0, .down = 0, .unchanged = 0, .initiated = 0};
  for (const auto& [key, i] : now.current) {
    if (now.fate[i] || key.second != query.basis) continue;
    const auto before = then.current.find(key);
    const bool comparable = before != then.current.end() && !then.fate[before->second];
    const double change = comparable ? rows[i].value - rows[before->second].value : 0;
    ++(!comparable ? count.initiated : change > 0 ? count.up : change < 0 ? count.down : count.unchanged);
  }
  return count;
}

TEST_SUITE("company/revisions") {
  TEST_CASE("one raised and one cut and two as they were and one new") {
    CHECK(same(count_revisions(street, june, 30), {.up = 1, .down = 1, .unchanged = 2, .initiated = 1}));
    CHECK(count_revisions(street, june, 30).estimates() == 5);
  }
  TEST_CASE("each revision has the number before and now and a new broker has none") {
    const std::vector<Revision> found = revisions(street, june, 30);
    REQUIRE(found.size() == 4);
    CHECK(found[0].broker == "Up");
    CHECK(found[0].before == 5.0);
    CHECK(found[0].now == 5.5);
    CHECK(found[1].broker == "Down");
    CHECK(found[1].now == 4.8);
    CHECK(found[3].broker == "Back");  // raised and cut again: one net change of nothing
    CHECK(found[3].before == found[3].now);
  }
  TEST_CASE("the window starts at the end of its first day") {
    const Rows rows{row("A", 5, 2025y / 5 / 1), row("A", 6, 2025y / 5 / 31)};
    CHECK(count_revisions(rows, june, 30).unchanged == 1);  // 31 May: already 6
    CHECK(count_revisions(rows, june, 31).up == 1);         // 30 May: still 5
  }
  TEST_CASE("a number that was stale or withdrawn or on the other basis at the start cannot be revised") {
    const Rows stale{row("A", 5, 2024y / 12 / 1), row("A", 6, 2025y / 6 / 20)};  // 181 days before 31 May
    CHECK(count_revisions(stale, june, 30).initiated == 1);
    CHECK(count_revisions(stale, june, 31).up == 1);  // 180 days before 30 May
    Rows gone{row("A", 5, 2025y / 5 / 1), row("A", 6, 2025y / 6 / 20)};
    gone[0].withdrawn = 2025y / 5 / 31;
    CHECK(count_revisions(gone, june, 30).initiated == 1);
    gone[0].withdrawn = 2025y / 6 / 1;
    CHECK(count_revisions(gone, june, 30).up == 1);
    Rows other{row("A", 5, 2025y / 5 / 1), row("A", 6, 2025y / 6 / 20)};
    other[0].basis = EarningsBasis::gaap;
    ConsensusQuery non_gaap = june;
    non_gaap.basis = EarningsBasis::non_gaap;
    CHECK(count_revisions(other, non_gaap, 30).initiated == 1);
  }
  TEST_CASE("a number known late was not there at the start") {
    Rows rows{row("A", 5, 2025y / 5 / 1), row("A", 6, 2025y / 5 / 20)};
    rows[1].known_at = 2025y / 6 / 5;
    CHECK(count_revisions(rows, june, 30).up == 1);
    CHECK(count_revisions(rows, june, 10).unchanged == 1);
  }
  TEST_CASE("the three breadths of 6 up and 2 down among 20: 4/20 and 4/8 and 6/2") {
    const RevisionCount count{.up = 6, .down = 2, .unchanged = 9, .initiated = 3};
    CHECK(*net_over_estimates(count) == doctest::Approx(0.2).epsilon(1e-15));
    CHECK(*net_over_revisions(count) == 0.5);
    CHECK(*up_down_ratio(count) == 3.0);
  }
  TEST_CASE("a breadth without its divisor has no answer") {
    const RevisionCount none{.up = 0, .down = 0, .unchanged = 0, .initiated = 0};
    CHECK_FALSE(net_over_estimates(none).has_value());
    CHECK_FALSE(net_over_revisions({.up = 0, .down = 0, .unchanged = 3, .initiated = 1}).has_value());
    CHECK(*net_over_estimates({.up = 0, .down = 0, .unchanged = 3, .initiated = 1}) == 0.0);
    CHECK_FALSE(up_down_ratio({.up = 3, .down = 0, .unchanged = 0, .initiated = 0}).has_value());
    CHECK(*up_down_ratio({.up = 0, .down = 4, .unchanged = 0, .initiated = 0}) == 0.0);
  }
  TEST_CASE("a 4:1 split leaves every count as it was") {
    Rows split = street;
    for (Estimate& estimate : split) estimate.value /= 4;
    for (const int window : {7, 30, 60, 90}) {
      CHECK(same(count_revisions(split, june, window), count_revisions(street, june, window)));
    }
  }
  TEST_CASE("a thousand random row sets agree with two replays day by day") {
    RandomRows random{7};
    RevisionCount total{.up = 0, .down = 0, .unchanged = 0, .initiated = 0};
    for (int set = 0; set < 1000; ++set) {
      CAPTURE(set);
      const Rows rows = random();
      ConsensusQuery query = june;
      query.basis = EarningsBasis::non_gaap;
      query.as_of = std::chrono::sys_days{2025y / 2 / 1} + std::chrono::days{random.below(450)};
      const int window = std::vector{7, 30, 60, 90}[static_cast<std::size_t>(random.below(4))];
      const RevisionCount expected = replayed(rows, query, window);
      if (expected.estimates() == 0) {
        CHECK_THROWS_AS(count_revisions(rows, query, window), DomainError);
      } else {
        CHECK(same(count_revisions(rows, query, window), expected));
      }
      total = {.up = total.up + expected.up,
               .down = total.down + expected.down,
               .unchanged = total.unchanged + expected.unchanged,
               .initiated = total.initiated + expected.initiated};
    }
    // The sets are worth something only if every road is taken often.
    CHECK(std::min({total.up, total.down, total.unchanged, total.initiated}) > 100);
  }
  TEST_CASE("a window outside 1 to 3650 days is refused as are bad rows and negative counts") {
    CHECK_NOTHROW(count_revisions(street, june, 1));
    CHECK_NOTHROW(count_revisions(street, june, 3650));
    for (const int window :
         {0, -30, 3651, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
      CHECK_THROWS_AS(count_revisions(street, june, window), DomainError);
    }
    CHECK_THROWS_WITH_AS(revisions(street, june, 0), "window_days: must be 1 to 3650, got 0", DomainError);
    CHECK_THROWS_WITH_AS(
        revisions({}, june, 30),
        "estimates: must be at least one row of FY2026 EPS that counts on 2025-06-30, got none", DomainError);
    Rows bad = street;
    bad[2].value = not_a_number;
    CHECK_THROWS_WITH_AS(count_revisions(bad, june, 30),
                         "estimates[2].value: must be a finite number, got nan", DomainError);
    struct Case {
      const char* message;
      RevisionCount count;
    };
    for (const auto& [message, count] : {Case{"revisions.up: must be >= 0, got -1", {-1, 1, 1, 1}},
                                         Case{"revisions.down: must be >= 0, got -1", {1, -1, 1, 1}},
                                         Case{"revisions.unchanged: must be >= 0, got -1", {1, 1, -1, 1}},
                                         Case{"revisions.initiated: must be >= 0, got -1", {1, 1, 1, -1}}}) {
      CHECK_THROWS_WITH_AS(net_over_estimates(count), message, DomainError);
      CHECK_THROWS_WITH_AS(net_over_revisions(count), message, DomainError);
      CHECK_THROWS_WITH_AS(up_down_ratio(count), message, DomainError);
    }
  }
}

TEST_SUITE("company/revisions") {
  const std::vector<double> changes{0.02, -0.01, 0.0, 0.03, 0.001};

  TEST_CASE("three up and one down of five covered: (3 - 1) / 5") {
    CHECK(diffusion_index(changes) == doctest::Approx(0.4).epsilon(1e-15));
  }
  TEST_CASE("weighted by hand: (1 - 5 + 2 + 0) / (1 + 5 + 2 + 2 + 0) = -0.2") {
    CHECK(diffusion_index(changes, std::vector<double>{1, 5, 2, 2, 0}) ==
          doctest::Approx(-0.2).epsilon(1e-15));
  }
  TEST_CASE("equal weights of any size give the plain index and signs turned round its negative") {
    // 14 / 35 against 2 / 5: one rounding each.
    CHECK(diffusion_index(changes, std::vector<double>(5, 7.0)) ==
          doctest::Approx(diffusion_index(changes)).epsilon(1e-15));
    std::vector<double> turned = changes;
    for (double& change : turned) change = -change;
    CHECK(diffusion_index(turned) == -diffusion_index(changes));
  }
  TEST_CASE("the ends are all up and all down") {
    CHECK(diffusion_index(std::vector{1.0, 2.0}) == 1.0);
    CHECK(diffusion_index(std::vector{-1.0, -2.0}) == -1.0);
    CHECK(diffusion_index(std::vector{0.0}) == 0.0);
  }
  TEST_CASE("bad changes and weights are refused by name") {
    const auto with = [](std::vector<double> weights) { return diffusion_index(changes, weights); };
    CHECK_THROWS_WITH_AS(diffusion_index({}), "changes: must be at least one value, got none", DomainError);
    CHECK_THROWS_WITH_AS(diffusion_index(std::vector{1.0, not_a_number}),
                         "changes[1]: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(diffusion_index(std::vector{infinity}),
                         "changes[0]: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(with({1, 2}), "weights: must be as many as changes (5), got 2", DomainError);
    CHECK_THROWS_WITH_AS(with({1, 2, -3, 4, 5}), "weights[2]: must be >= 0, got -3", DomainError);
    CHECK_THROWS_WITH_AS(with({1, 2, not_a_number, 4, 5}), "weights[2]: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(with({0, 0, 0, 0, 0}), "weights.sum: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(with({1e308, 1e308, 0, 0, 0}), "weights.sum: must be a finite number, got inf",
                         DomainError);
  }
}

}  // namespace revisions_test
