/// \file simulation/path_engine.hpp
/// The path engine: simulates one share price for all tranches of all positions, about 3 x 10^9 path-steps
/// per second per core.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <fairvalue/math/block_run.hpp>
#include <fairvalue/simulation/path_facts.hpp>
#include <fairvalue/simulation/simulation.hpp>

namespace fairvalue {

/// A checked simulation, with terms converted to day numbers and levels. A path is a pure function of the
/// seed and its index, on every instruction set (AVX-512, AVX2, SSE4 or none). Normals are Philox words
/// through an inverse normal distribution accurate to 3.5e-6; log prices are sums in floats (error about 3e-6
/// over 1,260 days). The days of a path are closes, equally spaced up to the last expiry of the positions. An
/// event between two closes (a milestone, the end of a service period, a delay) counts on the later one. A
/// position that expires before the next close keeps the state of its history.
class PathEngine {
 public:
  /// Throws DomainError naming what breaks its rule: "positions[0].warrant.tranches[2].gates[1].benchmark:
  /// must be one of the model's benchmarks, got SOX"; on a milestone without an outlook; on a relative gate
  /// after the grant without a history; if no close comes by the last expiry; on rates or yields that add up
  /// to more than 50 over the life; on shares worth more than 1e30; and on a day, level or streak of the
  /// query outside the grid.
  explicit PathEngine(const Simulation& simulation, const PathQuery& query = {});
  /// An engine for the same positions with another measure, seed or query; they are not resolved again.
  /// Throws DomainError on a bad query.
  PathEngine with(Measure measure, std::uint64_t seed, const PathQuery& query) const;
  ~PathEngine();
  PathEngine(PathEngine&&) noexcept;
  PathEngine& operator=(PathEngine&&) noexcept;

  /// The positions' warrants on the day of the spot, in the order of the positions.
  const std::vector<OpenWarrant>& open_warrants() const;
  const std::vector<Piece>& pieces() const;
  /// The grid of closes, and the law that they are drawn from.
  const CloseGrid& grid() const;
  const PriceLaw& law() const;
  /// Paths in a block: block b holds paths [b, b + 1) x paths_per_block.
  static constexpr std::uint64_t paths_per_block = 4096;
  /// Number of blocks, 2^33 paths in all.
  static constexpr std::uint64_t blocks = (std::uint64_t{1} << 33) / paths_per_block;

  using Visitor = std::function<void(const PathFacts&)>;
  /// Simulates the first `paths` paths of a block and passes them to the visitor in order, some dozens at a
  /// time. May be called from several threads at once. paths in [1, paths_per_block].
  void visit(std::uint64_t block, const Visitor& visitor, std::uint64_t paths = paths_per_block) const;

 private:
  struct Plan;
  explicit PathEngine(std::unique_ptr<const Plan> plan);
  std::unique_ptr<const Plan> plan_;
};

/// Reduces every path of the blocks: Part make() starts a block, add(Part&, const PathFacts&) adds its paths,
/// merge(Total&, Part&&) joins the parts in order; content(total) may end the run after a round.
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
