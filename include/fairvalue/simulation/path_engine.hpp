/// \file simulation/path_engine.hpp
/// The path engine: one price path for all tranches of all positions of a company, some three thousand
/// million days a second a core.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <fairvalue/math/block_run.hpp>
#include <fairvalue/simulation/path_facts.hpp>
#include <fairvalue/simulation/simulation.hpp>

namespace fairvalue {

/// A simulation made ready: terms checked and turned into day numbers and levels. A path is a pure function
/// of the seed and its index, whatever the instruction set (AVX-512, AVX2, SSE4 or none): its normals are
/// Philox words through an inverse normal accurate to 3.5e-6, its days sums in floats (some 3e-6 of the log
/// price over 1,260 days). Its days are closes, equally spaced to the last expiry among the positions. What
/// falls between two closes comes with the later one: a milestone, the end of a service, a delay. A position
/// that expires before the next close has what its history has.
class PathEngine {
 public:
  /// Throws DomainError naming what breaks its rule: "positions[0].warrant.tranches[2].gates[1].benchmark:
  /// must be one of the model's benchmarks, got SOX"; a milestone without an outlook; a relative gate after
  /// the grant without a history; expiries of which none has a close before it; rates or yields that add up
  /// to more than 50 over the life; shares worth more than 1e30; a day, level or streak out of the grid.
  explicit PathEngine(const Simulation& simulation, const PathQuery& query = {});
  /// The same positions, resolved already, on other paths or asked for something else. Throws DomainError for
  /// a bad query.
  PathEngine with(Measure measure, std::uint64_t seed, const PathQuery& query) const;
  ~PathEngine();
  PathEngine(PathEngine&&) noexcept;
  PathEngine& operator=(PathEngine&&) noexcept;

  /// The positions' warrants on the day of the spot, in the order of the positions.
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
