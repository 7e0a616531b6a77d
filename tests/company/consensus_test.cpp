#include <fairvalue/company/consensus.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "fixtures.hpp"

namespace consensus_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

using Rows = std::vector<Estimate>;

const ConsensusQuery june{.period = amd_2026, .measure = EstimateMeasure::eps, .as_of = 2025y / 6 / 19};

Estimate gaap(Estimate estimate) {
  estimate.basis = EarningsBasis::gaap;
  return estimate;
}

Estimate withdrawn(Estimate estimate, Date day) {
  estimate.withdrawn = day;
  return estimate;
}

Estimate known_at(Estimate estimate, Date day) {
  estimate.known_at = day;
  return estimate;
}

/// "A superseded, B stale": who was left out and why.
std::string left_out(const Consensus& found) {
  std::string text;
  for (const LeftOut& out : found.left_out) {
    text += (text.empty() ? "" : ", ") + out.broker + " " + std::string(to_string(out.reason));
  }
  return text;
}

const Rows five{row("A", 3.80, 2025y / 5 / 1), row("B", 3.90, 2025y / 5 / 7), row("C", 3.95, 2025y / 5 / 8),
                row("D", 4.00, 2025y / 6 / 1), row("E", 4.05, 2025y / 6 / 16)};

TEST_SUITE("company/consensus") {
  TEST_CASE("five rows by hand: 19.70 / 5 = 3.94 and sqrt(0.0370 / 4) apart") {
    // Squares of the deviations: 0.0196 + 0.0016 + 0.0001 + 0.0036 + 0.0121 = 0.0370.
    const Consensus found = consensus(five, june);
    CHECK(found.mean == doctest::Approx(3.94).epsilon(1e-14));
    CHECK(found.dispersion->median == 3.95);
    CHECK(found.dispersion->high == 4.05);
    CHECK(found.dispersion->low == 3.80);
    CHECK(found.dispersion->standard_deviation ==
          doctest::Approx(0.09617692030835676).epsilon(1e-13));  // Python's statistics.stdev
    CHECK(found.dispersion->count == 5);
    CHECK(found.basis == EarningsBasis::non_gaap);
    CHECK(found.currency == Currency{"USD"});
    CHECK(found.period == amd_2026);
    CHECK(found.as_of == june.as_of);
    CHECK(found.left_out.empty());
  }
  TEST_CASE("brokers are compared letter by letter") {
    const Rows rows{row("A", 3, 2025y / 5 / 1), row("a", 4, 2025y / 5 / 2), row("A ", 5, 2025y / 5 / 3),
                    row("A", 6, 2025y / 5 / 4)};
    const Consensus found = consensus(rows, june);
    CHECK(found.mean == 5.0);  // (4 + 5 + 6) / 3: only A's first row is superseded
    CHECK(left_out(found) == "A superseded");
  }
  TEST_CASE("one row is a consensus without a deviation") {
    const Consensus found = consensus(Rows{five[0]}, june);
    CHECK(found.mean == 3.80);
    CHECK(found.dispersion->median == 3.80);
    CHECK_FALSE(found.dispersion->standard_deviation.has_value());
  }
  TEST_CASE("rows of another period or measure take no part and are not reported") {
    Rows rows = five;
    rows.push_back(row("F", 9, 2025y / 6 / 1));
    rows.back().period = amd_2025;
    rows.push_back(row("G", 9, 2025y / 6 / 1));
    rows.back().measure = EstimateMeasure::revenue;
    rows.push_back(row("H", 9, 2025y / 6 / 1));
    rows.back().period.quarter = 1;
    const Consensus found = consensus(rows, june);
    CHECK(found.dispersion->count == 5);
    CHECK(found.left_out.empty());
  }
  TEST_CASE("a row counts from the day it is known and until the day it is withdrawn") {
    const Rows late{five[0], known_at(five[1], 2025y / 6 / 19), known_at(five[2], 2025y / 6 / 20)};
    CHECK(consensus(late, june).dispersion->count == 2);
    CHECK(left_out(consensus(late, june)) == "C not yet known");
    const Rows gone{five[0], withdrawn(five[1], 2025y / 6 / 20), withdrawn(five[2], 2025y / 6 / 19)};
    CHECK(left_out(consensus(gone, june)) == "C withdrawn");
  }
  TEST_CASE("of each broker the row published last counts whatever the order of the rows") {
    const Estimate first = row("A", 3, 2025y / 4 / 1);
    const Estimate second = row("A", 4, 2025y / 5 / 1);
    CHECK(consensus(Rows{first, second}, june).mean == 4);
    CHECK(consensus(Rows{second, first}, june).mean == 4);
    CHECK(left_out(consensus(Rows{second, first}, june)) == "A superseded");
    CHECK(consensus(Rows{second, first}, june).left_out[0].value == 3);
    CHECK(consensus(Rows{second, first}, june).left_out[0].published == 2025y / 4 / 1);
    // Known later though published earlier: a feed that delivers an old note late.
    CHECK(consensus(Rows{known_at(first, 2025y / 6 / 1), second}, june).mean == 4);
    // From one day the row known last is the correction.
    CHECK(consensus(Rows{known_at(row("A", 5, 2025y / 5 / 1), 2025y / 5 / 3), second}, june).mean == 5);
  }
  TEST_CASE("a withdrawn row does not bring back the one it replaced") {
    const Rows rows{row("A", 3, 2025y / 4 / 1), withdrawn(row("A", 4, 2025y / 5 / 1), 2025y / 5 / 5),
                    five[1]};
    CHECK(consensus(rows, june).mean == 3.90);
    CHECK(left_out(consensus(rows, june)) == "A withdrawn, A superseded");
  }
  TEST_CASE("a row put right on its own day stands in for the withdrawn one") {
    const Estimate wrong = withdrawn(row("A", 49, 2025y / 5 / 1), 2025y / 5 / 1);
    const Estimate right = row("A", 4.9, 2025y / 5 / 1);
    CHECK(consensus(Rows{wrong, right}, june).mean == 4.9);
    CHECK(consensus(Rows{right, wrong}, june).mean == 4.9);
    const Estimate worse = withdrawn(row("A", 490, 2025y / 5 / 1), 2025y / 5 / 1);
    CHECK(left_out(consensus(Rows{wrong, worse, five[1]}, june)) == "A withdrawn, A withdrawn");
  }
  TEST_CASE("the same row twice counts once") {
    CHECK(consensus(Rows{five[0], five[0], five[1]}, june).dispersion->count == 2);
  }
  TEST_CASE("a row exactly 180 days old counts and one of 181 is stale") {
    const Rows rows{row("A", 3, 2024y / 12 / 21),
                    row("B", 5, 2024y / 12 / 20)};  // 10+31+28+31+30+31+19 = 180
    CHECK(consensus(rows, june).mean == 3);
    CHECK(left_out(consensus(rows, june)) == "B stale");
    ConsensusQuery wider = june;
    wider.stale_after_days = 181;
    CHECK(consensus(rows, wider).mean == 4);
    ConsensusQuery today_only = june;
    today_only.stale_after_days = 0;
    CHECK(consensus(Rows{row("A", 3, 2025y / 6 / 18), row("B", 5, 2025y / 6 / 19)}, today_only).mean == 5);
  }
  TEST_CASE("the minority basis stays out unless the query names it") {
    const Rows rows{five[0], five[1], gaap(row("G", 2.65, 2025y / 6 / 1))};
    CHECK(consensus(rows, june).basis == EarningsBasis::non_gaap);
    CHECK(left_out(consensus(rows, june)) == "G on another basis");
    ConsensusQuery named = june;
    named.basis = EarningsBasis::gaap;
    CHECK(consensus(rows, named).mean == 2.65);
    CHECK(left_out(consensus(rows, named)) == "A on another basis, B on another basis");
    CHECK(consensus(Rows{five[0], gaap(five[1]), gaap(five[2])}, june).basis == EarningsBasis::gaap);
  }
  TEST_CASE("a broker's GAAP number does not replace its non-GAAP one") {
    const Rows rows{five[0], gaap(row("A", 2.65, 2025y / 5 / 2)), five[1]};
    CHECK(consensus(rows, june).mean == doctest::Approx(3.85).epsilon(1e-15));  // (3.80 + 3.90) / 2
  }
  TEST_CASE("an outlier lies further than 3.5 robust deviations: 0.02 x 1.4826 x 3.5 = 0.1038 from 3.94") {
    Rows rows{row("A", 3.90, 2025y / 6 / 1), row("B", 3.92, 2025y / 6 / 1), row("C", 3.94, 2025y / 6 / 1),
              row("D", 3.96, 2025y / 6 / 1), row("E", 4.40, 2025y / 6 / 1)};
    ConsensusQuery robust = june;
    robust.outlier_limit = 3.5;
    CHECK(consensus(rows, robust).mean == doctest::Approx(3.93).epsilon(1e-14));  // 15.72 / 4
    CHECK(left_out(consensus(rows, robust)) == "E outlier");
    CHECK(consensus(rows, june).dispersion->count == 5);
    rows[4].value = 4.04;  // 0.10 from the median
    CHECK(consensus(rows, robust).dispersion->count == 5);
  }
  TEST_CASE("a row exactly at the outlier limit stays") {
    // Distances from the median 2 are 2 1 0 1 8: their median is 1 and the robust deviation 1.4826.
    const Rows rows{row("A", 0, 2025y / 6 / 1), row("B", 1, 2025y / 6 / 1), row("C", 2, 2025y / 6 / 1),
                    row("D", 3, 2025y / 6 / 1), row("E", 10, 2025y / 6 / 1)};
    ConsensusQuery robust = june;
    robust.outlier_limit = 8 / 1.4826;  // times 1.4826 is 8 exactly in doubles too
    CHECK(consensus(rows, robust).dispersion->count == 5);
    robust.outlier_limit = 8 / 1.4826 - 1e-9;
    CHECK(consensus(rows, robust).dispersion->count == 4);
  }
  TEST_CASE("where most rows agree there is no yardstick for outliers") {
    const Rows rows{row("A", 4, 2025y / 6 / 1), row("B", 4, 2025y / 6 / 1), row("C", 4.05, 2025y / 6 / 1)};
    ConsensusQuery robust = june;
    robust.outlier_limit = 3.5;
    CHECK(consensus(rows, robust).dispersion->count == 3);
  }
  TEST_CASE("a 4:1 split divides every number of the consensus by 4") {
    Rows split = five;
    for (Estimate& estimate : split) estimate.value /= 4;
    const Consensus before = consensus(five, june);
    const Consensus after = consensus(split, june);
    CHECK(after.mean == before.mean / 4);  // a division by 4 is exact in binary: no tolerance
    CHECK(after.dispersion->median == before.dispersion->median / 4);
    CHECK(after.dispersion->high == before.dispersion->high / 4);
    CHECK(after.dispersion->low == before.dispersion->low / 4);
    CHECK(*after.dispersion->standard_deviation == *before.dispersion->standard_deviation / 4);
  }
  TEST_CASE("a day without rows has no consensus where that is no error") {
    const Rows rows{row("A", 5, 2025y / 6 / 18)};
    CHECK(consensus_if_any(rows, june)->mean == 5);
    ConsensusQuery earlier = june;
    earlier.as_of = 2025y / 6 / 17;
    CHECK_FALSE(consensus_if_any(rows, earlier).has_value());
    CHECK_FALSE(consensus_if_any({}, june).has_value());
    ConsensusQuery other = june;
    other.basis = EarningsBasis::gaap;
    CHECK_FALSE(consensus_if_any(rows, other).has_value());
    CHECK_THROWS_AS(consensus_if_any(Rows{row("", 5, 2025y / 6 / 18)}, june), DomainError);
  }
  TEST_CASE("a vendor's aggregate is a consensus of its own") {
    const Consensus bbg{.period = amd_2026,
                        .measure = EstimateMeasure::eps,
                        .basis = EarningsBasis::non_gaap,
                        .currency = Currency{"USD"},
                        .as_of = 2025y / 6 / 19,
                        .mean = 5.79,
                        .source = "BBG"};
    CHECK(mean_eps(bbg).eps == PerShare{5.79});
    CHECK(mean_eps(bbg).period == amd_2026);
    CHECK(mean_eps(bbg).basis == EarningsBasis::non_gaap);
    CHECK_FALSE(bbg.dispersion.has_value());
    Consensus on_no_share = bbg;
    on_no_share.share_basis = ShareBasis{2025y / 6 / 19, HUGE_VAL};
    CHECK_THROWS_AS(mean_eps(on_no_share), DomainError);
  }
}

}  // namespace consensus_test
