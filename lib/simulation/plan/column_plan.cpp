#include "column_plan.hpp"

#include <algorithm>
#include <utility>

namespace fairvalue::detail {
namespace {

bool same_question(const Watch& a, const Watch& b) {
  return a.like(b) && a.level == b.level && a.own_growth == b.own_growth &&
         a.benchmark_growth == b.benchmark_growth && a.from == b.from;
}

}  // namespace

Column ColumnPlan::column_of_round(std::size_t round) {
  if (rounds_.size() <= round) rounds_.resize(round + 1);
  round_of_.push_back(round);
  return round_of_.size() - 1;
}

Column ColumnPlan::drawn() { return column_of_round(0); }

Column ColumnPlan::constant(std::int32_t day) {
  const auto same = std::find_if(constants_.begin(), constants_.end(),
                                 [day](const Constant& one) { return one.day == day; });
  if (same != constants_.end()) return same->column;
  constants_.push_back({column_of_round(0), day});
  return constants_.back().column;
}

Column ColumnPlan::latest(std::vector<Column> of, std::int32_t last) {
  return combined(Combine::latest, std::move(of), last);
}
Column ColumnPlan::earliest(std::vector<Column> of) {
  return combined(Combine::earliest, std::move(of), after_all_days);
}

Column ColumnPlan::combined(Combine how, std::vector<Column> of, std::int32_t last) {
  std::size_t round = 0;
  for (const Column column : of) round = std::max(round, round_of_[column]);
  const Column result = column_of_round(round);
  rounds_[round].combinations.push_back({.how = how, .of = std::move(of), .last = last, .result = result});
  return result;
}

Column ColumnPlan::watched(Watch watch, std::int32_t floor) {
  return watched_from(std::move(watch), constant(floor));
}

Column ColumnPlan::watched_after(Watch watch, Column after, std::int32_t floor) {
  const std::size_t round = round_of_[after] + 1;
  const Column from = column_of_round(round);
  rounds_[round].starts.push_back({.of = after, .floor = floor, .result = from});
  return watched_from(std::move(watch), from);
}

Column ColumnPlan::watched_from(Watch watch, Column from) {
  watch.from = from;
  const std::size_t round = round_of_[from];
  for (const Watch& other : rounds_[round].watches) {
    if (same_question(watch, other)) return other.met;
  }
  watch.met = column_of_round(round);
  rounds_[round].watches.push_back(watch);
  return watch.met;
}

}  // namespace fairvalue::detail
