#include <fairvalue/deal/exercise.hpp>

#include <algorithm>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {

PerShare exercise_gain(PerShare strike, PerShare price, std::optional<PerShare> cap) {
  const PerShare above = require_positive("price", price) - require_non_negative("strike", strike);
  const PerShare gain = std::max(PerShare{0.0}, above);
  return cap ? std::min(gain, require_positive("cap", *cap)) : gain;
}

Shares delivered_shares(ExerciseSettlement settlement, Shares exercised, PerShare strike, PerShare price,
                        std::optional<PerShare> cap) {
  require_non_negative("exercised", exercised);
  const PerShare gain = exercise_gain(strike, price, cap);
  switch (settlement) {
    case ExerciseSettlement::cash:
      if (cap) throw DomainError("cap", "with net exercise", cap->value);
      return require_result("delivered_shares", exercised);
    case ExerciseSettlement::net: return require_result("delivered_shares", exercised * (gain / price));
  }
  refuse_enumerator(settlement);
}

}  // namespace fairvalue
