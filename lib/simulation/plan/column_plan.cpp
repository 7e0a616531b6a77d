#include "column_plan.hpp"

#include <algorithm>

namespace fairvalue::detail {

Round& ColumnPlan::round(std::size_t number) {
  if (rounds_.size() <= number) rounds_.resize(number + 1);
  return rounds_[number];
}

Column ColumnPlan::column_of_round(std::size_t number) {
  round(number);
  round_of_.push_back(number);
  return round_of_.size() - 1;
}

template <class Asked>
Column ColumnPlan::asked_in(std::size_t number, std::vector<Asked> Round::*list, Asked asked,
                            Column Asked::*result) {
  return column_for(std::move(asked), result, round(number).*list, [&] { return column_of_round(number); });
}

Column ColumnPlan::drawn() { return column_of_round(0); }

Column ColumnPlan::constant(std::int32_t day) {
  return column_for(Constant{0, day}, &Constant::column, constants_, [&] { return column_of_round(0); });
}

Column ColumnPlan::latest(std::vector<Column> of, std::int32_t last) {
  return combined(Combine::latest, std::move(of), last);
}

Column ColumnPlan::earliest(std::vector<Column> of) {
  return combined(Combine::earliest, std::move(of), after_all_days);
}

Column ColumnPlan::combined(Combine how, std::vector<Column> of, std::int32_t last) {
  std::size_t number = 0;
  for (const Column column : of) number = std::max(number, round_of_[column]);
  return asked_in(number, &Round::combinations, Combination{how, std::move(of), last, 0},
                  &Combination::result);
}

Column ColumnPlan::watched(Watch watch, std::int32_t floor) {
  return watched_from(std::move(watch), constant(floor));
}

Column ColumnPlan::watched_after(Watch watch, Column after, std::int32_t floor) {
  return watched_from(std::move(watch), start_after(after, floor));
}

Column ColumnPlan::start_after(Column after, std::int32_t floor) {
  return asked_in(round_of_[after] + 1, &Round::starts, Start{after, floor, 0}, &Start::result);
}

Column ColumnPlan::all_on_one_day(std::vector<Condition> conditions, std::optional<Column> after) {
  const Column from = after ? start_after(*after, 0) : constant(1);
  SameDay asked{.conditions = std::move(conditions), .whole_first_day = !after, .from = from};
  return asked_in(round_of_[from], &Round::same_days, std::move(asked), &SameDay::met);
}

Column ColumnPlan::watched_from(Watch watch, Column from) {
  watch.from = from;
  return asked_in(round_of_[from], &Round::watches, std::move(watch), &Watch::met);
}

}  // namespace fairvalue::detail
