// What is to be computed of every batch, as columns of days: when a condition is met, one entry a path.
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace fairvalue::detail {

using Column = std::size_t;

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
  Column from = 0;  ///< first day that counts
  Column met = 0;   ///< first day from then on; `no_day` without

  /// Whether both can be watched in one call.
  bool like(const Watch& other) const {
    return kind == other.kind && n == other.n && k == other.k && first_close == other.first_close &&
           benchmark == other.benchmark;
  }
};

enum class Combine { latest, earliest };
/// The latest (`no_day` if one is) or earliest of the columns; `no_day` after `last`.
struct Combination {
  Combine how;
  std::vector<Column> of;
  std::int32_t last;
  Column result;
};

/// From when on to watch: the day, but not before `floor`; beyond all days for `no_day`.
struct Start {
  Column of;
  std::int32_t floor;
  Column result;
};
inline constexpr std::int32_t after_all_days = std::numeric_limits<std::int32_t>::max() / 2;

/// Columns are made in rounds, for what comes after a milestone must know its day. In each round starts come
/// first, then watches, then combinations, one after another.
struct Round {
  std::vector<Start> starts{};
  std::vector<Watch> watches{};
  std::vector<Combination> combinations{};
};

/// Columns in the order of their making.
class ColumnPlan {
 public:
  struct Constant {
    Column column;
    std::int32_t day;
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

  std::size_t size() const { return round_of_.size(); }
  const std::vector<Constant>& constants() const { return constants_; }
  const std::vector<Round>& rounds() const { return rounds_; }

 private:
  Column column_of_round(std::size_t round);
  Column combined(Combine how, std::vector<Column> of, std::int32_t last);
  Column watched_from(Watch watch, Column from);

  std::vector<std::size_t> round_of_{};  ///< by column
  std::vector<Constant> constants_{};
  std::vector<Round> rounds_{};
};

}  // namespace fairvalue::detail
