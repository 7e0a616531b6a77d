#include "column_plan.hpp"

#include <algorithm>
#include <utility>

namespace fairvalue::detail {
namespace {

bool same_question(const Watch& a, const Watch& b) {
  return a.like(b) && a.same_growth(b) && a.level == b.level && a.from == b.from;
}

bool same_watch(const PlannedWatch& a, const PlannedWatch& b) {
  return same_question(a.watch, b.watch) && a.floor == b.floor && a.first == b.first && a.last == b.last;
}

bool same_conditions(const SameDay& a, const SameDay& b) {
  const auto same = [](const Condition& x, const Condition& y) {
    return std::ranges::equal(x, y, same_watch);
  };
  return a.from == b.from && a.whole_first_day == b.whole_first_day &&
         std::ranges::equal(a.conditions, b.conditions, same);
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
  if (rounds_.size() <= round) rounds_.resize(round + 1);
  for (const Combination& other : rounds_[round].combinations) {
    if (other.how == how && other.last == last && other.of == of) return other.result;
  }
  const Column result = column_of_round(round);
  rounds_[round].combinations.push_back({.how = how, .of = std::move(of), .last = last, .result = result});
  return result;
}

Column ColumnPlan::watched(Watch watch, std::int32_t floor) {
  return watched_from(std::move(watch), constant(floor));
}

Column ColumnPlan::watched_after(Watch watch, Column after, std::int32_t floor) {
  return watched_from(std::move(watch), start_after(after, floor));
}

Column ColumnPlan::start_after(Column after, std::int32_t floor) {
  const std::size_t round = round_of_[after] + 1;
  if (rounds_.size() <= round) rounds_.resize(round + 1);
  for (const Start& other : rounds_[round].starts) {
    if (other.of == after && other.floor == floor) return other.result;
  }
  const Column from = column_of_round(round);
  rounds_[round].starts.push_back({.of = after, .floor = floor, .result = from});
  return from;
}

Column ColumnPlan::all_on_one_day(std::vector<Condition> conditions, std::optional<Column> after) {
  const Column from = after ? start_after(*after, 0) : constant(1);
  const std::size_t round = round_of_[from];
  SameDay asked{.conditions = std::move(conditions), .whole_first_day = !after, .from = from};
  for (const SameDay& other : rounds_[round].same_days) {
    if (same_conditions(asked, other)) return other.met;
  }
  asked.met = column_of_round(round);
  rounds_[round].same_days.push_back(std::move(asked));
  return rounds_[round].same_days.back().met;
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
