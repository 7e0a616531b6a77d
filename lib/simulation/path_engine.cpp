#include <fairvalue/simulation/path_engine.hpp>

#include <algorithm>
#include <mutex>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "plan/simulation_plan.hpp"
#include "run/path_run.hpp"

namespace fairvalue {
namespace {

using detail::PathRun;

std::vector<Piece> pieces_of(const detail::PiecePlan& plan) {
  std::vector<Piece> pieces;
  for (const auto& planned : plan.pieces) pieces.push_back(planned.piece);
  return pieces;
}

}  // namespace

/// The plan of the simulation, and working memory for each thread that ran at the same time.
struct PathEngine::Plan {
  using Resolved = std::shared_ptr<const detail::ResolvedSimulation>;

  Plan(const Resolved& its_resolved, Measure measure, std::uint64_t seed, const PathQuery& query)
      : resolved(its_resolved),
        numbers(detail::simulation_plan(*resolved, measure, seed, query)),
        pieces(pieces_of(numbers.pieces)) {}

  std::unique_ptr<PathRun> borrow() const {
    const std::scoped_lock lock{mutex};
    if (idle.empty()) return std::make_unique<PathRun>(numbers);
    auto run = std::move(idle.back());
    idle.pop_back();
    return run;
  }
  void give_back(std::unique_ptr<PathRun> run) const {
    const std::scoped_lock lock{mutex};
    idle.push_back(std::move(run));
  }

  Resolved resolved;  ///< shared by all plans made from it
  detail::SimulationPlan numbers;
  std::vector<Piece> pieces;
  mutable std::mutex mutex{};
  mutable std::vector<std::unique_ptr<PathRun>> idle{};
};

PathEngine::PathEngine(std::unique_ptr<const Plan> plan) : plan_(std::move(plan)) {}
PathEngine::PathEngine(const Simulation& simulation, const PathQuery& query)
    : PathEngine(std::make_unique<const Plan>(
          std::make_shared<const detail::ResolvedSimulation>(detail::resolved(simulation)),
          simulation.measure, simulation.seed, query)) {}
PathEngine::~PathEngine() = default;
PathEngine::PathEngine(PathEngine&&) noexcept = default;
PathEngine& PathEngine::operator=(PathEngine&&) noexcept = default;

PathEngine PathEngine::with(Measure measure, std::uint64_t seed, const PathQuery& query) const {
  return PathEngine{std::make_unique<const Plan>(plan_->resolved, measure, seed, query)};
}

const std::vector<OpenWarrant>& PathEngine::open_warrants() const { return plan_->resolved->open; }
const std::vector<Piece>& PathEngine::pieces() const { return plan_->pieces; }
const CloseGrid& PathEngine::grid() const { return plan_->numbers.grid; }
const PriceLaw& PathEngine::law() const { return plan_->numbers.law; }

void PathEngine::visit(std::uint64_t block, const Visitor& visitor, std::uint64_t paths) const {
  require(block < blocks, "block", fmt::format("below {}", blocks), fmt::format("{}", block));
  require(1 <= paths && paths <= paths_per_block, "paths", fmt::format("in [1, {}]", paths_per_block),
          fmt::format("{}", paths));
  auto run = plan_->borrow();
  const std::uint64_t first = block * paths_per_block;
  for (std::uint64_t done = 0; done < paths; done += detail::batch_paths) {
    const auto count = std::min<std::uint64_t>(detail::batch_paths, paths - done);
    visitor(run->run(first + done, static_cast<int>(count)));
  }
  plan_->give_back(std::move(run));
}

}  // namespace fairvalue
