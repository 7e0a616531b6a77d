#include <doctest/doctest.h>

#include <vector>

#include <fairvalue/company/consensus.hpp>
#include <fairvalue/core/error.hpp>

#include "fixtures.hpp"

namespace consensus_refusals_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

using Rows = std::vector<Estimate>;

const ConsensusQuery june{.period = amd_2026, .measure = EstimateMeasure::eps, .as_of = 2025y / 6 / 19};
const Rows sound{row("A", 3.80, 2025y / 5 / 1), row("B", 3.90, 2025y / 5 / 7), row("C", 3.95, 2025y / 5 / 8)};

/// The sound rows after a change to row 1.
template <class Change>
Rows with_row_1(Change change) {
  Rows rows = sound;
  change(rows[1]);
  return rows;
}

template <class Change>
ConsensusQuery asking(Change change) {
  ConsensusQuery query = june;
  change(query);
  return query;
}

TEST_SUITE("company/consensus") {
  TEST_CASE("no rows at all") {
    CHECK_THROWS_WITH_AS(
        consensus({}, june),
        "estimates: must be at least one row of FY2026 EPS that counts on 2025-06-19, got none", DomainError);
    CHECK_THROWS_WITH_AS(
        consensus(sound, asking([](auto& q) { q.measure = EstimateMeasure::revenue; })),
        "estimates: must be at least one row of FY2026 revenue that counts on 2025-06-19, got none",
        DomainError);
  }
  TEST_CASE("when no row is left the message counts them by reason") {
    Rows rows{row("A", 1, 2024y / 5 / 1), row("B", 1, 2024y / 6 / 1), row("B", 1, 2024y / 7 / 1),
              row("C", 1, 2025y / 7 / 1), row("D", 1, 2025y / 6 / 1)};
    rows[4].withdrawn = 2025y / 6 / 2;
    CHECK_THROWS_WITH_AS(
        consensus(rows, june),
        "estimates: must be at least one row of FY2026 EPS that counts on 2025-06-19, got none "
        "(1 not yet known, 1 withdrawn, 1 superseded, 2 stale)",
        DomainError);
    CHECK_THROWS_WITH_AS(
        consensus(sound, asking([](auto& q) { q.basis = EarningsBasis::gaap; })),
        "estimates: must be at least one row of FY2026 EPS that counts on 2025-06-19, got none "
        "(3 on another basis)",
        DomainError);
    CHECK_THROWS_WITH_AS(
        consensus(Rows{sound[0], sound[1]}, asking([](auto& q) { q.outlier_limit = 0.1; })),
        "estimates: must be at least one row of FY2026 EPS that counts on 2025-06-19, got none "
        "(2 outlier)",
        DomainError);
  }
  TEST_CASE("a tie of two bases without a named one") {
    Rows rows{sound[0], sound[1]};
    rows[1].basis = EarningsBasis::gaap;
    CHECK_THROWS_WITH_AS(
        consensus(rows, june),
        "query.basis: must be given if two bases have equally many rows, got none (1 GAAP, 1 "
        "non-GAAP)",
        DomainError);
    CHECK(consensus(rows, asking([](auto& q) { q.basis = EarningsBasis::non_gaap; })).mean == 3.80);
    CHECK(consensus(rows, asking([](auto& q) { q.basis = EarningsBasis::gaap; })).mean == 3.90);
  }
  TEST_CASE("mixed currencies even in a row that would not count") {
    CHECK_THROWS_WITH_AS(consensus(with_row_1([](auto& e) { e.currency = Currency{"TWD"}; }), june),
                         "estimates[1].currency: must be USD like the others, got TWD", DomainError);
    CHECK_THROWS_AS(consensus(with_row_1([](auto& e) {
                                e.currency = Currency{"TWD"};
                                e.published = 2020y / 1 / 1;
                              }),
                              june),
                    DomainError);
  }
  TEST_CASE("the same label with another start or end") {
    CHECK_THROWS_WITH_AS(
        consensus(with_row_1([](auto& e) { e.period.start = 2026y / 1 / 1; }), june),
        "estimates[1].period.start: must be 2025-12-28 like the query's FY2026, got 2026-01-01", DomainError);
    CHECK_THROWS_WITH_AS(
        consensus(sound, asking([](auto& q) { q.period.start = 2026y / 1 / 1; })),
        "estimates[0].period.start: must be 2026-01-01 like the query's FY2026, got 2025-12-28", DomainError);

    CHECK_THROWS_WITH_AS(
        consensus(with_row_1([](auto& e) { e.period.end = 2026y / 12 / 31; }), june),
        "estimates[1].period.end: must be 2026-12-26 like the query's FY2026, got 2026-12-31", DomainError);
  }
  TEST_CASE("two numbers of one broker from one day") {
    CHECK_THROWS_WITH_AS(
        consensus(with_row_1([](auto& e) {
                    e.broker = "A";
                    e.published = e.known_at = 2025y / 5 / 1;
                  }),
                  june),
        "estimates[1].value: must be 3.8 like A's other row published on 2025-05-01, got 3.9", DomainError);
    // Superseded by a third row the two do no harm.
    Rows rows{row("A", 1, 2025y / 5 / 1), row("A", 2, 2025y / 5 / 1), row("A", 3, 2025y / 5 / 2)};
    CHECK(consensus(rows, june).mean == 3);
  }
  TEST_CASE("a bad row is named by its place even when the query does not ask for it") {
    CHECK_THROWS_WITH_AS(consensus(with_row_1([](auto& e) { e.value = not_a_number; }), june),
                         "estimates[1].value: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(consensus(with_row_1([](auto& e) { e.value = -infinity; }), june),
                         "estimates[1].value: must be a finite number, got -inf", DomainError);
    CHECK_THROWS_WITH_AS(consensus(with_row_1([](auto& e) { e.period.end = {}; }), june),
                         "estimates[1].period.end: must be a date, got none", DomainError);
    CHECK_THROWS_WITH_AS(consensus(with_row_1([](auto& e) { e.broker.clear(); }), june),
                         "estimates[1].broker: must be a name, got none", DomainError);
    CHECK_THROWS_AS(consensus(with_row_1([](auto& e) {
                                e.period = amd_2025;
                                e.value = not_a_number;
                              }),
                              june),
                    DomainError);
  }
  TEST_CASE("a bad query is named by its member") {
    CHECK_THROWS_WITH_AS(consensus(sound, asking([](auto& q) { q.period.end = {}; })),
                         "query.period.end: must be a date, got none", DomainError);
    CHECK_THROWS_WITH_AS(consensus(sound, asking([](auto& q) { q.as_of = {}; })),
                         "query.as_of: must be a date, got none", DomainError);
    CHECK_THROWS_WITH_AS(consensus(sound, asking([](auto& q) { q.stale_after_days = -1; })),
                         "query.stale_after_days: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(consensus(sound, asking([](auto& q) { q.outlier_limit = 0; })),
                         "query.outlier_limit: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(consensus(sound, asking([](auto& q) { q.outlier_limit = not_a_number; })),
                         "query.outlier_limit: must be a finite number, got nan", DomainError);
  }
  TEST_CASE("the mean as EPS needs a consensus of EPS with a period and a finite mean") {
    Consensus found = consensus(sound, june);
    found.mean = not_a_number;
    CHECK_THROWS_WITH_AS(mean_eps(found), "consensus.mean: must be a finite number, got nan", DomainError);
    found.mean = 1;
    found.period.end = {};
    CHECK_THROWS_WITH_AS(mean_eps(found), "consensus.period.end: must be a date, got none", DomainError);
    found.measure = EstimateMeasure::revenue;
    CHECK_THROWS_WITH_AS(mean_eps(found), "consensus.measure: must be EPS, got revenue", DomainError);
  }
}

}  // namespace consensus_refusals_test
