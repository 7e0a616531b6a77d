/// \file pricing/sampling/path_tally.hpp
/// What is counted of the paths of a simulation: some numbers a tranche, whatever the number of paths.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "control_set.hpp"
#include "math/detail/joint_statistics.hpp"
#include "math/detail/moment_statistics.hpp"
#include "tranche_bounds.hpp"
#include "tranche_paths.hpp"
#include "vested_table.hpp"

namespace fairvalue::detail {

/// What the paths are counted for.
struct TallyTask {
  PaymentTerms terms;
  std::vector<TranchePieces> tranches;
  std::vector<TrancheBounds> bounds;  ///< one a tranche
  std::vector<Piece> pieces;
  ControlPlan plan;
  CloseGrid grid;
};

/// Paths on which something is paid, conditions simulated or taken by their probability.
struct PayingPaths {
  std::uint64_t simulated = 0;
  std::uint64_t expected = 0;
};

struct TrancheTally {
  StratifiedStatistics value;   ///< a share, controlled
  MomentStatistics plain{};     ///< a share, as it is paid
  PayingPaths paying{};
  JointStatistics paid{};       ///< what is paid, and the part vested, weighted to be risk-neutral
  JointStatistics vested{};     ///< that part, and the weight
  JointStatistics exercised{};  ///< the part that pays, and the weight
  RunningStatistics met{};      ///< whether the price conditions are
  JointStatistics met_other{};  ///< that weighted by the other measure's likelihood, and the likelihood
};

struct PathStatistics {
  explicit PathStatistics(const TallyTask& task);
  void merge(const PathStatistics& part);

  std::vector<TrancheTally> tranches;
  StratifiedStatistics total;  ///< in currency units, controlled
  MomentStatistics plain{};    ///< the same as it is
  VestedTable vested;          ///< weighted to be risk-neutral on the simulation's last day
};

/// Paths that met a tranche's price conditions, by day.
template <class Number>
struct MetDays {
  struct Paths {
    Number own{};    ///< how many
    Number other{};  ///< sum of their likelihoods under the other measure
  };

  explicit MetDays(std::size_t days) : paths(days) {}
  template <class Part>
  void merge(const MetDays<Part>& part) {
    for (std::size_t day = 0; day < paths.size(); ++day) {
      paths[day].own += part.paths[day].own;
      paths[day].other += part.paths[day].other;
    }
  }

  std::vector<Paths> paths;
};

/// Of the paths of one block, so few that floats hold the days.
class BlockTally {
 public:
  /// The task outlives it.
  explicit BlockTally(const TallyTask& task);

  /// Paths in their order, some dozens at a time.
  void add(const PathFacts& facts);
  const PathStatistics& statistics() const { return statistics_; }
  const std::vector<MetDays<float>>& days() const { return days_; }

 private:
  void add_tranche(const PathFacts& facts, std::size_t tranche);
  void add_value(const PathFacts& facts, std::size_t tranche);
  void add_probabilities(TrancheTally& tally);
  void note_days(MetDays<float>& days);
  void note_vested(const PathFacts& facts);

  const TallyTask* task_;
  PathStatistics statistics_;
  std::vector<MetDays<float>> days_;  ///< by tranche
  TranchePaths paths_{};
  std::vector<double> value_{}, control_{}, weight_{}, weighted_{}, met_{}, total_{}, plain_{}, shares_{};
  std::vector<std::uint8_t> stratum_{};
};

/// Of all paths.
struct PathTally {
  explicit PathTally(const TallyTask& task);
  void merge(const BlockTally& block);

  PathStatistics statistics;
  std::vector<MetDays<double>> days;  ///< by tranche
};

}  // namespace fairvalue::detail
