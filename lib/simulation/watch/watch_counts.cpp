#include <algorithm>
#include <bit>

#include "simulation/draw/aligned_floats.hpp"
#include "watch_prices.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simulation/watch/watch_counts.cpp"
#include <hwy/foreach_target.h>
// after it
#include "watch_levels-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace fairvalue::detail::HWY_NAMESPACE {

/// One bit per day: whether the close is at or above a level. A word holds 32 days; day 1 is the lowest bit
/// of the word of chunk 0, and known closes are in the words before it.
class CloseBits {
 public:
  FV_INLINE explicit CloseBits(const PriceRows& rows)
      : rows_(rows),
        known_words_(chunks(std::max(0, 1 - rows.first_counted()))),
        words_(static_cast<std::size_t>((known_words_ + chunks(rows.days)) * lanes())) {}

  /// Sets the level, and the bits of the known closes, which are the same for every path.
  FV_INLINE void set_level(float level) {
    level_ = level;
    for (int w = 0; w < known_words_; ++w) hn::Store(hn::Zero(words), words, word(w));
    for (int d = rows_.first_counted(); d <= 0; ++d) {
      if (rows_.day(d)[0] < level) continue;
      const Word bit = hn::Set(words, std::uint32_t{1} << position(d) % 32);
      hn::Store(hn::Or(hn::Load(words, word(position(d) / 32)), bit), words, word(position(d) / 32));
    }
  }

  FV_INLINE void set_column(int column) {
    column_ = column;
    provided_ = known_words_;
  }

  /// An upper bound on the closes at or above the level among the days: counts up to 31 days on either side,
  /// too.
  FV_INLINE Int about(Days days) {
    const int last = position(days.last) / 32;
    for (; provided_ <= last; ++provided_) provide(provided_ - known_words_);
    Int count = hn::Zero(ints);
    for (int w = position(days.first) / 32; w <= last; ++w) {
      count = hn::Add(count, hn::BitCast(ints, hn::PopulationCount(hn::Load(words, word(w)))));
    }
    return count;
  }

  /// The number of a path's closes at or above the level among the days.
  FV_INLINE int count(Days days, int lane) const {
    const int first = position(days.first);
    const int last = position(days.last);
    int sum = 0;
    for (int w = first / 32; w <= last / 32; ++w) {
      std::uint32_t bits = word(w)[lane];
      if (w == first / 32) bits &= ~std::uint32_t{0} << first % 32;
      if (w == last / 32) bits &= ~std::uint32_t{0} >> (31 - last % 32);
      sum += std::popcount(bits);
    }
    return sum;
  }

 private:
  FV_INLINE int position(int day) const { return known_words_ * 32 + day - 1; }
  FV_INLINE std::uint32_t* word(int w) { return words_.data() + w * lanes(); }
  FV_INLINE const std::uint32_t* word(int w) const { return words_.data() + w * lanes(); }

  FV_INLINE void provide(int chunk) {
    const Float level = hn::Set(floats, level_);
    Word bits = hn::Zero(words);
    const Days days = days_of(rows_, chunk, 1);
    if (!hn::AllFalse(floats, hn::Ge(highest_close(rows_, chunk, column_), level))) {
      for (int d = days.first; d <= days.last; ++d) {
        const auto reaches = hn::Ge(hn::Load(floats, rows_.day(d) + column_), level);
        const Word bit = hn::Set(words, std::uint32_t{1} << (d - days.first));
        bits = hn::Or(bits, hn::IfThenElseZero(hn::RebindMask(words, reaches), bit));
      }
    }
    hn::Store(bits, words, word(known_words_ + chunk));
  }

  const PriceRows& rows_;
  int known_words_;
  AlignedWords words_;
  float level_ = 0.0F;
  int column_ = 0;
  int provided_ = 0;
};

/// Paths that may meet the rule in these days: those with a close at or above the level among them, because
/// only such a close raises the count, and those whose first day that counts is among them.
FV_INLINE Paths may_meet(const PriceRows& rows, const LevelWatch& watch, Days days, int first_day,
                         int column) {
  const int chunk = days.last == 0 ? today : (days.last - 1) / chunk_days;
  const auto reaches = hn::Ge(highest_close(rows, chunk, column), hn::Set(floats, watch.level));
  const int begin = days.first == first_day ? 0 : days.first;
  const auto begins = hn::Gt(hn::LoadU(ints, watch.from.data() + column), hn::Set(ints, begin - 1));
  const auto either = hn::Or(hn::RebindMask(ints, reaches), begins);
  return in_question(watch, hn::RebindMask(floats, either), days.last, column);
}

/// The window of n closes that ends on a day; all closes that count if they are fewer than n.
FV_INLINE Days window_of(const PriceRows& rows, int n, int day) {
  return {std::max(rows.first_counted(), day - n + 1), day};
}

/// The first of the days on which a path has k of n, or `never`. A count that is short by m needs at least m
/// days.
FV_INLINE std::int32_t first_with(const PriceRows& rows, const CloseBits& bits, int k, int n, Days days,
                                  int lane) {
  int missing = 0;
  for (int d = days.first; d <= days.last; d += missing) {
    missing = k - bits.count(window_of(rows, n, d), lane);
    if (missing <= 0) return d;
  }
  return never;
}

FV_INLINE void watch_column_counts(const PriceRows& rows, int k, int n, const LevelWatch& watch,
                                   CloseBits& bits, int column) {
  bits.set_column(column);
  const int first_day = rows.first_window(k);
  for (int chunk = today; chunk < chunks(rows.days); ++chunk) {
    const Days days = days_of(rows, chunk, first_day);
    if (days.last < days.first) continue;
    auto question = may_meet(rows, watch, days, first_day, column);
    if (hn::AllFalse(ints, question)) continue;
    const Int count = bits.about({window_of(rows, n, days.first).first, days.last});
    question = hn::And(question, hn::Gt(count, hn::Set(ints, k - 1)));
    for_each(question, [&](int lane) HWY_ATTR {
      const auto path = static_cast<std::size_t>(column + lane);
      const int first = std::max(days.first, watch.from[path]);
      watch.met[path] = first_with(rows, bits, k, n, {first, days.last}, lane);
    });
  }
}

void watch_counts(const PriceRows& rows, int k, int n, std::span<const LevelWatch> watches) {
  forget(watches);
  CloseBits bits(rows);
  for (const auto& watch : watches) {
    bits.set_level(watch.level);
    for (int column = 0; column < batch_paths; column += lanes()) {
      watch_column_counts(rows, k, n, watch, bits, column);
    }
  }
}

}  // namespace fairvalue::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace fairvalue::detail {
HWY_EXPORT(watch_counts);
void watch_counts(const PriceRows& rows, int k, int n, std::span<const LevelWatch> watches) {
  HWY_DYNAMIC_DISPATCH(watch_counts)(rows, k, n, watches);
}
}  // namespace fairvalue::detail
#endif
