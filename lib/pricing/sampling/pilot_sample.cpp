#include "pilot_sample.hpp"

#include <algorithm>
#include <utility>

#include "joint_statistics.hpp"

namespace fairvalue::detail {
namespace {

void append(std::vector<double>& to, const std::vector<double>& values) {
  to.insert(to.end(), values.begin(), values.end());
}

/// Takes the paths of one block.
class PilotBlock {
 public:
  explicit PilotBlock(const PilotTask& task) : task_(task), sample_(empty_sample(task)) {}

  static PilotSample empty_sample(const PilotTask& task) {
    PilotSample sample{.tranches = std::vector<PilotTranche>(task.tranches.size())};
    for (std::size_t i = 0; i < task.tranches.size(); ++i) {
      sample.tranches[i].controls.resize(task.controls[i].size());
    }
    return sample;
  }

  void add(const PathFacts& facts) {
    for (std::size_t i = 0; i < task_.tranches.size(); ++i) {
      if (!task_.tranches[i].pieces.empty()) add(facts, i);
    }
    task_.strata.read(facts.price.front(), stratum_);
    sample_.stratum.insert(sample_.stratum.end(), stratum_.begin(), stratum_.end());
  }

  PilotSample take() { return std::move(sample_); }

 private:
  void add(const PathFacts& facts, std::size_t tranche) {
    read_paths(task_.terms, task_.tranches[tranche], facts, paths_);
    PilotTranche& kept = sample_.tranches[tranche];
    append(kept.expected, paths_.expected);
    for (std::size_t i = 0; i < kept.controls.size(); ++i) {
      read_control(task_.controls[tranche][i], task_.terms.exercise, facts, paths_, control_);
      append(kept.controls[i], control_);
    }
  }

  const PilotTask& task_;
  PilotSample sample_;
  TranchePaths paths_{};
  std::vector<double> control_{};
  std::vector<std::uint8_t> stratum_{};
};

void append(PilotSample& sample, const PilotSample& block) {
  for (std::size_t i = 0; i < sample.tranches.size(); ++i) {
    append(sample.tranches[i].expected, block.tranches[i].expected);
    for (std::size_t j = 0; j < sample.tranches[i].controls.size(); ++j) {
      append(sample.tranches[i].controls[j], block.tranches[i].controls[j]);
    }
  }
  sample.stratum.insert(sample.stratum.end(), block.stratum.begin(), block.stratum.end());
}

/// The part of a column that those before it do not have.
struct Direction {
  std::vector<double> values;
  std::vector<double> slopes;  ///< of the column on the directions before
  double length;               ///< 0: it has nothing new
  double slope;                ///< of x on it
};

double product(const std::vector<double>& a, const std::vector<double>& b) {
  return lane_sum(a.size(), [&](std::size_t i) { return a[i] * b[i]; });
}

std::vector<double> centred(std::span<const double> x) {
  const double mean = statistics_of(x).mean;
  std::vector<double> values(x.begin(), x.end());
  for (double& value : values) value -= mean;
  return values;
}

/// Takes `slope` times `part` out.
void take_out(std::vector<double>& values, double slope, const std::vector<double>& part) {
  for (std::size_t i = 0; i < values.size(); ++i) values[i] -= slope * part[i];
}

/// Gram and Schmidt's. Below a part in 1e10 of the column's square it is rounding.
Direction direction_of(const std::vector<double>& column, const std::vector<Direction>& before) {
  Direction direction{.values = centred(column), .slopes = {}, .length = 0.0, .slope = 0.0};
  const double whole = product(direction.values, direction.values);
  for (const Direction& one : before) {
    const double slope = one.length > 0.0 ? product(direction.values, one.values) / one.length : 0.0;
    take_out(direction.values, slope, one.values);
    direction.slopes.push_back(slope);
  }
  const double length = product(direction.values, direction.values);
  if (length > 1e-10 * whole) direction.length = length;
  return direction;
}

/// From slopes on directions to those on columns, the last first.
std::vector<double> coefficients(const std::vector<Direction>& directions) {
  std::vector<double> result(directions.size());
  for (std::size_t i = directions.size(); i-- > 0;) {
    result[i] = directions[i].slope;
    for (std::size_t j = i + 1; j < directions.size(); ++j) result[i] -= directions[j].slopes[i] * result[j];
  }
  return result;
}

}  // namespace

PilotSample pilot_sample(const PathEngine& engine, const PilotTask& task, std::uint64_t paths, int threads) {
  const auto work = [&](std::uint64_t block) {
    const std::uint64_t before = block * PathEngine::paths_per_block;
    PilotBlock part{task};
    engine.visit(
        block, [&](const PathFacts& facts) { part.add(facts); },
        std::min(PathEngine::paths_per_block, paths - before));
    return part.take();
  };
  const auto merge = [](PilotSample& sample, PilotSample&& part) { append(sample, part); };
  const auto go_on = [](const PilotSample&) { return false; };
  PilotSample sample = PilotBlock::empty_sample(task);
  const std::uint64_t blocks = (paths - 1) / PathEngine::paths_per_block + 1;
  run_blocks({0, blocks}, sample, work, merge, go_on, {.threads = threads});
  return sample;
}

Fit least_squares(std::span<const double> x, const std::vector<const std::vector<double>*>& columns) {
  std::vector<double> left = centred(x);
  std::vector<Direction> directions;
  for (const auto* column : columns) {
    directions.push_back(direction_of(*column, directions));
    Direction& direction = directions.back();
    if (direction.length > 0.0) direction.slope = product(left, direction.values) / direction.length;
    take_out(left, direction.slope, direction.values);
  }
  return {coefficients(directions), product(left, left) / static_cast<double>(x.size())};
}

double stratified_variance(std::span<const double> x, std::span<const std::uint8_t> stratum,
                           std::size_t strata) {
  std::vector<RunningStatistics> within(strata);
  for (std::size_t i = 0; i < x.size(); ++i) within[stratum[i]].add(x[i]);
  double squares = 0.0;
  for (const RunningStatistics& one : within) squares += one.squares;
  return squares / static_cast<double>(x.size());
}

}  // namespace fairvalue::detail
