#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include <fairvalue/company/consensus.hpp>
#include <fairvalue/core/error.hpp>

#include "company/estimate_replay.hpp"

namespace estimate_selection_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

using Fates = std::vector<std::optional<LeftOutReason>>;

const int first_day = day_number(2025y / 1 / 1);

double middle(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

std::vector<std::size_t> standing(const Fates& fate) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < fate.size(); ++i) {
    if (!fate[i]) rows.push_back(i);
  }
  return rows;
}

std::vector<double> values_of(const std::vector<Estimate>& rows, const Fates& fate) {
  std::vector<double> values;
  for (const std::size_t i : standing(fate)) values.push_back(rows[i].value);
  return values;
}

/// Marks what falls to the basis; false where neither basis is named nor has the majority.
bool choose_basis(const std::vector<Estimate>& rows, const ConsensusQuery& query, Fates& fate) {
  int lead = 0;  // of GAAP
  for (const std::size_t i : standing(fate)) lead += rows[i].basis == EarningsBasis::gaap ? 1 : -1;
  if (!query.basis && lead == 0) return false;
  const EarningsBasis majority = lead > 0 ? EarningsBasis::gaap : EarningsBasis::non_gaap;
  for (const std::size_t i : standing(fate)) {
    if (rows[i].basis != query.basis.value_or(majority)) fate[i] = LeftOutReason::other_basis;
  }
  return true;
}

void mark_outliers(const std::vector<Estimate>& rows, double limit, Fates& fate) {
  const std::vector<double> values = values_of(rows, fate);
  if (values.empty()) return;
  const double centre = middle(values);
  std::vector<double> distances;
  for (const double value : values) distances.push_back(std::fabs(value - centre));
  const double mad = middle(distances);
  if (mad <= 0) return;
  for (const std::size_t i : standing(fate)) {
    if (std::fabs(rows[i].value - centre) / (1.4826 * mad) > limit) fate[i] = LeftOutReason::outlier;
  }
}

/// The fate of every row, or none where there is no consensus.
std::optional<Fates> oracle(const std::vector<Estimate>& rows, const ConsensusQuery& query) {
  Fates fate = replay(rows, first_day, day_number(query.as_of), query.stale_after_days).fate;
  if (!choose_basis(rows, query, fate)) return std::nullopt;
  if (query.outlier_limit) mark_outliers(rows, *query.outlier_limit, fate);
  return standing(fate).empty() ? std::nullopt : std::optional{fate};
}

ConsensusQuery random_query(RandomRows& random) {
  ConsensusQuery query{.period = amd_2026, .measure = EstimateMeasure::eps, .as_of = 2025y / 1 / 1};
  query.as_of = std::chrono::sys_days{query.as_of} + std::chrono::days{random.below(600)};
  query.stale_after_days = std::vector{0, 30, 90, 180, 400}[static_cast<std::size_t>(random.below(5))];
  if (const int basis = random.below(4); basis < 2) query.basis = static_cast<EarningsBasis>(basis);
  if (const int limit = random.below(4); limit > 0) query.outlier_limit = limit;
  return query;
}

void check_left_out(const std::vector<Estimate>& rows, const Fates& fate, const Consensus& found) {
  std::size_t expected = 0;
  for (int reason = 0; reason < 6; ++reason) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (fate[i] != static_cast<LeftOutReason>(reason)) continue;
      REQUIRE(expected < found.left_out.size());
      CHECK(found.left_out[expected].broker == rows[i].broker);
      CHECK(found.left_out[expected].value == rows[i].value);
      CHECK(found.left_out[expected].published == rows[i].published);
      CHECK(found.left_out[expected].reason == *fate[i]);
      ++expected;
    }
  }
  CHECK(found.left_out.size() == expected);
}

void check_numbers(const std::vector<double>& values, const Consensus& found) {
  double sum = 0;
  for (const double value : values) sum += value;
  const double mean = sum / static_cast<double>(values.size());
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  CHECK(found.mean == doctest::Approx(mean).epsilon(1e-14));  // up to 12 terms: a few roundings
  CHECK(found.dispersion->median == doctest::Approx(middle(values)).epsilon(1e-15));
  CHECK(found.dispersion->high == *std::max_element(values.begin(), values.end()));
  CHECK(found.dispersion->low == *std::min_element(values.begin(), values.end()));
  CHECK(found.dispersion->count == static_cast<int>(values.size()));
  REQUIRE(found.dispersion->standard_deviation.has_value() == (values.size() > 1));
  if (values.size() < 2) return;
  // Absolute 1e-14: values that agree have a deviation of zero, which the naive sum may miss by rounding.
  const double deviation = std::sqrt(squares / static_cast<double>(values.size() - 1));
  CHECK(std::fabs(*found.dispersion->standard_deviation - deviation) <= 1e-14 + 1e-13 * deviation);
}

TEST_SUITE("company/detail/estimate_selection") {
  TEST_CASE("a thousand random row sets agree with a replay day by day") {
    RandomRows random{20250619};
    int found_some = 0;
    int found_none = 0;
    std::map<LeftOutReason, int> seen;
    for (int set = 0; set < 1000; ++set) {
      CAPTURE(set);
      const std::vector<Estimate> rows = random();
      const ConsensusQuery query = random_query(random);
      const std::optional<Fates> fate = oracle(rows, query);
      if (!fate) {
        ++found_none;
        CHECK_THROWS_AS(consensus(rows, query), DomainError);
        continue;
      }
      ++found_some;
      const Consensus found = consensus(rows, query);
      check_left_out(rows, *fate, found);
      check_numbers(values_of(rows, *fate), found);
      for (const LeftOut& out : found.left_out) ++seen[out.reason];
    }
    // The sets are worth something only if every road is taken often.
    CHECK(found_some > 400);
    CHECK(found_none > 100);
    CHECK(seen.size() == 6);
    for (const auto& [row_reason, count] : seen) {
      const auto& reason = row_reason;
      CHECK_MESSAGE(count > 50, std::string(to_string(reason)));
    }
  }
}

}  // namespace estimate_selection_test
