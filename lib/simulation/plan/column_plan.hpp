// What is to be computed of every batch, as columns of days: when a condition is met, one entry a path.
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace fairvalue::detail {

using Column = std::size_t;

/// Later than any day of a grid.
inline constexpr std::int32_t after_all_days = std::numeric_limits<std::int32_t>::max() / 2;

/// The rules that watch prices. `k` of `n` closes where the rule counts.
enum class WatchKind { lowest, sum, count, continuous, relative };

/// One price condition, watched from a day on.
struct Watch {
  WatchKind kind;
  int n = 1;
  int k = 1;
  double level;               ///< price over today's; relative: the excess
  int first_close = 1;        ///< first day whose close counts: 0 or before for one known already
  std::size_t benchmark = 0;  ///< relative only, as are the next two
  double own_growth = 1.0;    ///< until today
  double benchmark_growth = 1.0;
  std::size_t shift = 0;  ///< which of the plan's shifts moves the closes, counted from 1; 0: none
  Column from = 0;        ///< first day that counts
  Column met = 0;         ///< first day from then on; `no_day` without

  bool operator==(const Watch&) const = default;
  /// Whether both can be watched in one call: only their levels and columns differ.
  bool like(const Watch& other) const {
    Watch same = other;
    same.level = level;
    same.from = from;
    same.met = met;
    return same == *this;
  }
};

/// A watch, and the days on which it can be met.
struct PlannedWatch {
  Watch watch;
  std::int32_t floor;  ///< from when on to watch; 0 where the closes known may suffice
  /// What is met by the close before counts from here on: a day's highs begin with that close.
  std::int32_t first = 0;
  std::int32_t last = after_all_days;

  bool operator==(const PlannedWatch&) const = default;
};

/// One condition: the first of its watches that is met in its days.
using Condition = std::vector<PlannedWatch>;

/// Conditions that must all hold on one and the same day.
struct SameDay {
  std::vector<Condition> conditions;
  bool whole_first_day;  ///< of the first day all counts; else of highs only its close
  Column from = 0;       ///< first day that counts
  Column met = 0;        ///< first day from then on with all of them; `no_day` without

  bool operator==(const SameDay&) const = default;
};

enum class Combine { latest, earliest };
/// The latest (`no_day` if one is) or earliest of the columns; `no_day` after `last`.
struct Combination {
  Combine how;
  std::vector<Column> of;
  std::int32_t last;
  Column result;

  bool operator==(const Combination&) const = default;
};

/// From when on to watch: the day, but not before `floor`; beyond all days for `no_day`.
struct Start {
  Column of;
  std::int32_t floor;
  Column result;

  bool operator==(const Start&) const = default;
};
/// Columns are made in rounds, for what comes after a milestone must know its day. In each round starts come
/// first, then watches, then conditions of one day, then combinations, one after another.
struct Round {
  std::vector<Start> starts{};
  std::vector<Watch> watches{};
  std::vector<SameDay> same_days{};
  std::vector<Combination> combinations{};
};

/// The column of `asked`, its member `result`: that of an equal one among `all`; otherwise make(), and
/// `asked` is added.
template <class Asked, class Make>
Column column_for(Asked asked, Column Asked::*result, std::vector<Asked>& all, const Make& make) {
  for (const Asked& other : all) {
    asked.*result = other.*result;
    if (asked == other) return other.*result;
  }
  asked.*result = make();
  all.push_back(std::move(asked));
  return all.back().*result;
}

/// Columns in the order of their making.
class ColumnPlan {
 public:
  struct Constant {
    Column column;
    std::int32_t day;

    bool operator==(const Constant&) const = default;
  };

  /// The same day on every path.
  Column constant(std::int32_t day);
  /// Filled before the first round.
  Column drawn();
  Column latest(std::vector<Column> of, std::int32_t last = after_all_days);
  Column earliest(std::vector<Column> of);
  /// Watched from `floor` on; one column for all that ask the same.
  Column watched(Watch watch, std::int32_t floor);
  /// Watched from the day of `after`, but not before `floor`.
  Column watched_after(Watch watch, Column after, std::int32_t floor);
  /// Watched from the first close on, or from the day of `after`.
  Column all_on_one_day(std::vector<Condition> conditions, std::optional<Column> after);

  std::size_t size() const { return round_of_.size(); }
  const std::vector<Constant>& constants() const { return constants_; }
  const std::vector<Round>& rounds() const { return rounds_; }
  /// Calls `visit` with every watch, those of one day among them.
  template <class Visit>
  void visit_watches(const Visit& visit) const {
    for (const Round& round : rounds_) {
      for (const Watch& watch : round.watches) visit(watch);
      for (const SameDay& one : round.same_days) {
        for (const Condition& condition : one.conditions) {
          for (const PlannedWatch& planned : condition) visit(planned.watch);
        }
      }
    }
  }

 private:
  Round& round(std::size_t number);
  Column column_of_round(std::size_t number);
  template <class Asked>
  Column asked_in(std::size_t number, std::vector<Asked> Round::*list, Asked asked, Column Asked::*result);
  Column combined(Combine how, std::vector<Column> of, std::int32_t last);
  Column watched_from(Watch watch, Column from);
  Column start_after(Column after, std::int32_t floor);

  std::vector<std::size_t> round_of_{};  ///< by column
  std::vector<Constant> constants_{};
  std::vector<Round> rounds_{};
};

}  // namespace fairvalue::detail
