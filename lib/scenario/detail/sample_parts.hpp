/// \file scenario/detail/sample_parts.hpp
/// The jackknife over 64 equal parts of a sample.
#pragma once
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <fairvalue/math/block_run.hpp>
#include <fairvalue/math/running_statistics.hpp>
#include <fairvalue/scenario/estimated.hpp>

namespace fairvalue::detail {

inline constexpr std::size_t sample_parts = 64;
static_assert(sample_parts == blocks_per_round, "the parts of a cancelled run would differ in size");

template <class Part>
struct PartedSample {
  std::vector<Part> parts;
  RunStatus status;
};

/// work(first row, last row) gives a Part for the rows between; `merge(Part)` joins the parts in the order of
/// the rows, so that the bits do not depend on the threads. At least 64 rows; blocks of at most 256.
template <class Part, class Work>
PartedSample<Part> sample_in_parts(std::uint64_t rows, const Part& none, Work work,
                                   const RunControl& control) {
  constexpr std::uint64_t rows_a_block = 256;
  constexpr std::uint64_t rows_a_round = rows_a_block * sample_parts;
  const std::uint64_t blocks = sample_parts * ((rows + rows_a_round - 1) / rows_a_round);
  const auto row = [=](std::uint64_t block) {
    return rows / blocks * block + rows % blocks * block / blocks;
  };
  std::vector<Part> parts(sample_parts, none);
  std::uint64_t next = 0;
  const auto merge = [&next](std::vector<Part>& total, const Part& part) {
    total[next++ % sample_parts].merge(part);
  };
  const auto result = run_blocks(
      {0, blocks}, parts, [&](std::uint64_t block) { return work(row(block), row(block + 1)); }, merge,
      [](const std::vector<Part>&) { return false; }, control);
  return {std::move(parts), result.status};
}

template <class Part>
Part all_but(const std::vector<Part>& parts, const Part& none, std::optional<std::size_t> left_out) {
  Part sum = none;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != left_out) sum.merge(parts[i]);
  }
  return sum;
}

/// The numbers that estimates(Part) gives for all parts together, with jackknife standard errors; empty if
/// there is no answer. An error is empty if leaving out a part leaves fewer numbers, or if it exceeds the
/// largest double. Parts without rows do not count. Source: Tukey (1958), Annals of Mathematical Statistics
/// 29(2).
template <class Part, class Estimates>
std::vector<Estimated> jackknifed(const std::vector<Part>& parts, const Part& none, Estimates estimates) {
  std::vector<Estimated> result;
  for (const double value : estimates(all_but(parts, none, {}))) result.push_back({value});
  std::vector<RunningStatistics> scatter(result.size());  // in units of the value, whose square may overflow
  std::vector<double> units;
  for (const Estimated& whole : result)
    units.push_back(whole.value == 0.0 ? 1.0 : std::exp2(std::ilogb(whole.value)));
  double count = 0.0;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (parts[part].rows == 0) continue;
    ++count;
    const std::vector<double> without = estimates(all_but(parts, none, part));
    if (without.size() != result.size()) return result;
    for (std::size_t i = 0; i < without.size(); ++i) scatter[i].add(without[i] / units[i]);
  }
  for (std::size_t i = 0; count > 1.0 && i < result.size(); ++i) {
    const double error = units[i] * std::sqrt((count - 1.0) / count * scatter[i].squares);
    if (std::isfinite(error)) result[i].standard_error = error;
  }
  return result;
}

}  // namespace fairvalue::detail
