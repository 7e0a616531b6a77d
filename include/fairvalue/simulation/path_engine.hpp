/// \file simulation/path_engine.hpp
/// The path engine: one price path for all tranches of all deals of a company, some three thousand million
/// days a second a core.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/market/trading_calendar.hpp>
#include <fairvalue/math/block_run.hpp>
#include <fairvalue/simulation/deployment_model.hpp>
#include <fairvalue/simulation/path_facts.hpp>
#include <fairvalue/simulation/price_model.hpp>

namespace fairvalue {

/// A deal and what is believed about it.
struct SimulatedDeal {
  std::string name;  ///< not empty, no two alike
  Warrant warrant;
  ConditionOutlook outlook{};  ///< milestones (drawn independently) and named conditions
  /// Gives every milestone of the deal instead of the outlook. What the history has of its volume is there on
  /// day 0.
  std::optional<DeploymentModel> deployment{};
  /// Gates met, closes that windows reach back to. The market's spot is the close of its own day (without a
  /// history the only one known): a row of that day must have its price, and where there is none it is added,
  /// so that a spot that is older than its day (a Sunday's, say) would count twice.
  std::optional<DealHistory> history{};
};

/// A level whose crossing probability is asked for, watched at every moment from now to a day.
struct CrossingLevel {
  PerShare level;  ///< > 0
  int through;     ///< a day of the grid, >= 1
};

/// The highest price that closes in a row were all at or above is asked for: of those on days gap, 2 gap, ...
/// up to `through`.
struct Streak {
  int gap;          ///< closes from one looked at to the next, in [1, closes of the grid]
  int consecutive;  ///< how many in a row, in [1, closes / gap]; time grows with them
  int through;      ///< a day of the grid, >= gap x consecutive
};

/// What is simulated. Terms are taken on the shares of the market's day.
struct Simulation {
  PriceModel model;
  std::vector<SimulatedDeal> deals;
  Measure measure = Measure::share;
  std::optional<TradingCalendar> calendar{};  ///< counts the closes; none: 252 a year
  std::uint64_t seed = 0;
  ConditionsCounted conditions = ConditionsCounted::all;  ///< of the warrants
};

/// What is asked of the paths beside the facts of every piece.
struct PathQuery {
  std::vector<int> price_days{};           ///< days at which the price is asked for
  std::vector<CrossingLevel> crossings{};  ///< refused for a model with jumps, which crosses without touching
  std::vector<Streak> streaks{};
};

/// A simulation made ready: terms checked and turned into day numbers and levels. A path is a pure function
/// of the seed and its index, whatever the instruction set (AVX-512, AVX2, SSE4 or none): its normals are
/// Philox words through an inverse normal accurate to 3.5e-6, its days sums in floats (some 3e-6 of the log
/// price over 1,260 days). Its days are closes, equally spaced to the last expiry among the deals. What falls
/// between two closes comes with the later one: a milestone, the end of a service, a delay. A deal that
/// expires before the next close has what its history has.
class PathEngine {
 public:
  /// Throws DomainError naming what breaks its rule: "deals[0].warrant.tranches[2].gates[1].benchmark: must
  /// be one of the model's benchmarks, got SOX"; a milestone without an outlook; a relative gate after the
  /// grant without a history; expiries of which none has a close before it; rates or yields that add up to
  /// more than 50 over the life; shares worth more than 1e30; a day, level or streak out of the grid.
  explicit PathEngine(const Simulation& simulation, const PathQuery& query = {});
  /// The same deals, resolved already, on other paths or asked for something else. Throws DomainError for a
  /// bad query.
  PathEngine with(Measure measure, std::uint64_t seed, const PathQuery& query) const;
  ~PathEngine();
  PathEngine(PathEngine&&) noexcept;
  PathEngine& operator=(PathEngine&&) noexcept;

  /// The deals' warrants on the day of the spot, in the order of the deals.
  const std::vector<OpenWarrant>& open_warrants() const;
  const std::vector<Piece>& pieces() const;
  /// The grid of closes, and the law they are drawn from.
  const CloseGrid& grid() const;
  const PriceLaw& law() const;
  /// Paths in a block: block b holds paths [b, b + 1) x paths_per_block.
  static constexpr std::uint64_t paths_per_block = 4096;
  /// The most blocks there are: 2^33 paths.
  static constexpr std::uint64_t blocks = (std::uint64_t{1} << 33) / paths_per_block;

  using Visitor = std::function<void(const PathFacts&)>;
  /// Simulates the first `paths` paths of a block and shows them to the visitor in order, some dozens at a
  /// time. May be called from several threads at once. paths in [1, paths_per_block].
  void visit(std::uint64_t block, const Visitor& visitor, std::uint64_t paths = paths_per_block) const;

 private:
  struct Plan;
  explicit PathEngine(std::unique_ptr<const Plan> plan);
  std::unique_ptr<const Plan> plan_;
};

/// Every path of the blocks to a reducer: Part make() begins a block, add(Part&, const PathFacts&) takes its
/// paths, merge(Total&, Part&&) joins the parts in order; content(total) may stop after a round.
template <class Total, class Make, class Add, class Merge, class Content>
RunResult reduce_paths(const PathEngine& engine, BlockRange range, Total& total, Make make, Add add,
                       Merge merge, Content content, const RunControl& control = {}) {
  const auto work = [&](std::uint64_t block) {
    auto part = make();
    engine.visit(block, [&](const PathFacts& facts) { add(part, facts); });
    return part;
  };
  return run_blocks(range, total, work, merge, content, control);
}

}  // namespace fairvalue
