#include "piece_plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "position_plan.hpp"

namespace fairvalue::detail {
namespace {

bool same_touch(const TouchedHurdle& a, const TouchedHurdle& b) {
  return a.met == b.met && a.level == b.level && a.others == b.others;
}

bool alike(const PlannedPiece& a, const PlannedPiece& b) {
  return a.price_met == b.price_met && a.vested == b.vested && a.exercisable == b.exercisable &&
         a.strike == b.strike && a.rank == b.rank && a.piece.strike == b.piece.strike &&
         a.piece.last_day == b.piece.last_day && a.piece.value_cap == b.piece.value_cap &&
         std::ranges::equal(a.touched, b.touched, same_touch);
}

/// Pieces of one set of columns have the same days on every path.
void note_alike(std::vector<PlannedPiece>& pieces) {
  std::map<std::array<Column, 3>, std::vector<std::size_t>> firsts;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    auto& candidates = firsts[{pieces[i].price_met, pieces[i].vested, pieces[i].exercisable}];
    const auto same =
        std::ranges::find_if(candidates, [&](std::size_t j) { return alike(pieces[j], pieces[i]); });
    pieces[i].piece.like = same != candidates.end() ? *same : i;
    if (same == candidates.end()) candidates.push_back(i);
  }
}

/// Closes of a position as logarithms over today's price, which is the last of them but for its rounding.
std::vector<float> logarithms(const DatedSeries<PerShare>& closes, PerShare spot) {
  std::vector<float> logs;
  for (const auto& [date, close] : closes) logs.push_back(static_cast<float>(std::log(close / spot)));
  if (!logs.empty()) logs.back() = 0.0F;
  return logs;
}

/// Whether one ends with the other, but for the rounding of splits.
bool agree(const std::vector<float>& a, const std::vector<float>& b) {
  const auto alike = [](float x, float y) { return std::abs(x - y) <= 1e-5F; };
  const auto common = static_cast<std::ptrdiff_t>(std::min(a.size(), b.size()));
  return std::equal(a.rbegin(), a.rbegin() + common, b.rbegin(), alike);
}

/// Windows of all positions reach back over the closes of one share.
void add_known(PiecePlan& plan, const OpenWarrant& open, std::size_t index, PerShare spot) {
  auto logs = logarithms(open.closes, spot);
  require(agree(plan.known, logs), fmt::format("positions[{}].history.closes", index),
          "those of the positions before it on the days both have", "others");
  if (logs.size() > plan.known.size()) plan.known = std::move(logs);
}

/// Gates have been held against today's close already, which is not the price of today if that is adjusted.
void keep_what_windows_need(PiecePlan& plan, bool is_adjusted) {
  int longest = 0;
  plan.columns.visit_watches([&](const Watch& watch) { longest = std::max(longest, watch.n); });
  if (is_adjusted && longest <= 1) longest = 0;
  const auto excess = static_cast<std::ptrdiff_t>(plan.known.size()) - longest;
  if (excess > 0) plan.known.erase(plan.known.begin(), plan.known.begin() + excess);
}

}  // namespace

PiecePlan piece_plan(const Simulation& simulation, const std::vector<OpenWarrant>& open,
                     const CloseDays& days) {
  PiecePlan plan;
  for (std::size_t i = 0; i < open.size(); ++i) {
    add_known(plan, open[i], i, simulation.model.market.spot.price);
    add_position(simulation, i, open[i], days, plan);
  }
  keep_what_windows_need(plan, simulation.close.has_value());
  note_alike(plan.pieces);
  return plan;
}

}  // namespace fairvalue::detail
