#include "pilot_sample.hpp"

#include <algorithm>
#include <utility>

#include <fairvalue/math/running_statistics.hpp>

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

double stratified_variance(std::span<const double> x, std::span<const std::uint8_t> stratum,
                           std::size_t strata) {
  std::vector<RunningStatistics> within(strata);
  for (std::size_t i = 0; i < x.size(); ++i) within[stratum[i]].add(x[i]);
  double squares = 0.0;
  for (const RunningStatistics& one : within) squares += one.squares;
  return squares / static_cast<double>(x.size());
}

}  // namespace fairvalue::detail
