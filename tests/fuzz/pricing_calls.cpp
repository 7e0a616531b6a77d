#include <fairvalue/pricing/black_scholes.hpp>
#include <fairvalue/pricing/closes_probability.hpp>
#include <fairvalue/pricing/first_passage.hpp>
#include <fairvalue/pricing/flat_market.hpp>
#include <fairvalue/pricing/hurdle_claim.hpp>

#include "calls.hpp"

namespace fuzz {

using namespace fairvalue;

template <>
inline constexpr int field_count<EuropeanOption> = 3;
template <>
inline constexpr int field_count<OptionGreeks> = 5;
template <>
inline constexpr int field_count<Greeks> = 2;
template <>
inline constexpr int field_count<HurdleClaim> = 5;
template <>
inline constexpr unsigned enumerators<HurdlePayoff> = 11;

std::span<const Call> pricing_calls() {
  using Market = const FlatMarket&;
  static constexpr Call calls[] = {
      FUZZ_CALL(option_value),
      FUZZ_CALL(option_greeks),
      FUZZ_CALL(closes_shifted_hurdle),
      FUZZ_CALL_AS(double (*)(Market, PerShare, Years, Measure), hit_probability),
      FUZZ_CALL_AS(double (*)(Market, PerShare, Interval<Years>, Measure), hit_probability),
      FUZZ_CALL(hit_density),
      FUZZ_CALL(median_hit_time),
      FUZZ_CALL(log_drift),
      FUZZ_CALL(hurdle_claim_value),
      FUZZ_CALL(hurdle_claim_greeks)};
  return calls;
}

}  // namespace fuzz
