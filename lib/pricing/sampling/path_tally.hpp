/// \file pricing/sampling/path_tally.hpp
/// Running statistics of a simulation: memory per tranche, not per path.
#pragma once
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

#include "control_set.hpp"
#include "math/detail/joint_statistics.hpp"
#include "math/detail/moment_statistics.hpp"
#include "tranche_bounds.hpp"
#include "tranche_paths.hpp"
#include "vested_table.hpp"

namespace fairvalue::detail {

/// What to collect statistics of.
struct TallyTask {
  PaymentTerms terms;
  std::vector<TranchePieces> tranches;
  std::vector<TrancheBounds> bounds;  ///< by tranche
  std::vector<Piece> pieces;
  ControlPlan plan;
  CloseGrid grid;
};

/// Numbers of paths with a payment, with conditions simulated or replaced by their probability.
struct PayingPaths {
  std::uint64_t simulated = 0;
  std::uint64_t expected = 0;
};
inline PayingPaths merged(const PayingPaths& a, const PayingPaths& b) {
  return {a.simulated + b.simulated, a.expected + b.expected};
}

struct TrancheTally {
  StratifiedStatistics value;  ///< per share, with the controls
  MomentStatistics plain{};    ///< per share, without controls
  PayingPaths paying{};
  JointStatistics paid{};       ///< payment, and fraction vested with risk-neutral weights
  JointStatistics vested{};     ///< that fraction, and the weight
  JointStatistics exercised{};  ///< weighted fraction exercised, and the weight
  RunningStatistics met{};      ///< whether the price conditions are met
  JointStatistics met_other{};  ///< the same times the other measure's likelihood ratio, and that ratio

  /// f(pointer to member) for each member but the value.
  template <class F>
  static void each_member(const F& f) {
    using T = TrancheTally;
    std::apply(
        [&f](auto... member) { (f(member), ...); },
        std::tuple{&T::plain, &T::paying, &T::paid, &T::vested, &T::exercised, &T::met, &T::met_other});
  }
};

struct PathStatistics {
  explicit PathStatistics(const TallyTask& task);
  void merge(const PathStatistics& part);

  std::vector<TrancheTally> tranches;
  StratifiedStatistics total;  ///< in currency units, with the controls
  MomentStatistics plain{};    ///< the same without controls
  VestedTable vested;          ///< with risk-neutral weights on the simulation's last day
};

/// Paths that met a tranche's price conditions, by day.
template <class Number>
struct MetDays {
  struct Paths {
    Number own{};    ///< count
    Number other{};  ///< sum of their likelihood ratios to the other measure
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

/// Statistics of one block of paths, few enough for floats to count days.
class BlockTally {
 public:
  /// The task must outlive it.
  explicit BlockTally(const TallyTask& task);

  /// Adds paths in their order, some dozens at a time.
  void add(const PathFacts& facts);
  const PathStatistics& statistics() const { return statistics_; }
  const std::vector<MetDays<float>>& days() const { return days_; }

 private:
  void add_tranche(const PathFacts& facts, std::size_t tranche);
  void add_value(const PathFacts& facts, std::size_t tranche);
  void add_probabilities(TrancheTally& tally);
  void note_days(MetDays<float>& days);
  void note_vested(const PathFacts& facts);
  void add_vested(const PathFacts& facts, std::size_t piece, double shares);

  const TallyTask* task_;
  PathStatistics statistics_;
  std::vector<MetDays<float>> days_;  ///< by tranche
  TranchePaths paths_{};
  std::vector<double> value_{}, control_{}, weight_{}, weighted_{}, met_{}, total_{}, plain_{}, shares_{};
  std::vector<std::uint8_t> stratum_{};
  std::vector<double> shares_of_;  ///< by piece, with those that are like it; 0 of these
};

/// Statistics of all paths.
struct PathTally {
  explicit PathTally(const TallyTask& task);
  void merge(const BlockTally& block) { merge(block.statistics(), block.days()); }
  void merge(const PathStatistics& part, const std::vector<MetDays<float>>& part_days);

  PathStatistics statistics;
  std::vector<MetDays<double>> days;  ///< by tranche
};

}  // namespace fairvalue::detail
