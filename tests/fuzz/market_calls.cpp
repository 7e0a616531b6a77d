#include <fairvalue/market/dividends.hpp>
#include <fairvalue/market/peer_volatility.hpp>
#include <fairvalue/market/price_history.hpp>
#include <fairvalue/market/spot.hpp>
#include <fairvalue/market/stepped.hpp>
#include <fairvalue/market/trading_calendar.hpp>
#include <fairvalue/market/volatility.hpp>
#include <fairvalue/market/yield_curve.hpp>

#include "calls.hpp"
#include "shared_fields.hpp"

namespace fuzz {

using namespace fairvalue;

template <>
inline constexpr int field_count<Stepped<Rate>> = 2;
template <>
inline constexpr int field_count<Stepped<Rate>::Level> = 2;
template <>
inline constexpr int field_count<Stepped<double>> = 2;
template <>
inline constexpr int field_count<Stepped<double>::Level> = 2;
template <>
inline constexpr int field_count<ZeroCurve> = 3;
template <>
inline constexpr int field_count<ZeroCurve::Node> = 2;
template <>
inline constexpr int field_count<TenorYield> = 2;
template <>
inline constexpr int field_count<CurveBond> = 3;
template <>
inline constexpr int field_count<Volatility> = 7;
template <>
inline constexpr int field_count<WeightedVolatility> = 2;
template <>
inline constexpr int field_count<PeerCloses> = 2;
template <>
inline constexpr int field_count<PeerVolatility> = 2;
template <>
inline constexpr int field_count<PeerWithoutVolatility> = 2;
template <>
inline constexpr int field_count<PeerVolatilities> = 9;
template <>
inline constexpr int field_count<PriceHistory> = 4;
template <>
inline constexpr unsigned enumerators<Compounding> = 3;
template <>
inline constexpr unsigned enumerators<VolatilityKind> = 4;
template <>
inline constexpr unsigned enumerators<ReturnInterval> = 3;
template <>
inline constexpr unsigned enumerators<PeerStatistic> = 4;

namespace {

int closes_of_exchange(int first_year, int last_year, Date after, Date through) {
  return us_exchange_calendar(first_year, last_year).count_closes(after, through);
}
std::vector<Date> trading_days(Date first, Date last, const std::vector<Date>& holidays, Date day) {
  const TradingCalendar calendar{first, last, holidays};
  std::vector<Date> days{calendar.next(day), calendar.previous(day)};
  if (calendar.is_trading_day(day)) days.push_back(day);
  return days;
}

}  // namespace

std::span<const Call> market_calls() {
  static constexpr Call calls[] = {
      FUZZ_CALL_AS(double (*)(const Stepped<Rate>&, Years), accumulated),
      FUZZ_CALL(accumulated_variance),
      FUZZ_CALL(trailing_dividend_yield),
      FUZZ_CALL_AS(PerShare(*)(const DatedSeries<PerShare>&, Date, Date, const ZeroCurve&), present_value),
      FUZZ_CALL(equivalent_yield),
      FUZZ_CALL(continuous_rate),
      FUZZ_CALL(quoted_yield),
      FUZZ_CALL(curve_from_bonds),
      FUZZ_CALL(curve_from_par_yields),
      FUZZ_CALL(curve_from_zero_yields),
      FUZZ_CALL(zero_rate),
      FUZZ_CALL(discount_factor),
      FUZZ_CALL(forward_rate),
      FUZZ_CALL(par_yield),
      FUZZ_CALL(historical_volatility),
      FUZZ_CALL(realised_volatility),
      FUZZ_CALL(trailing_volatility),
      FUZZ_CALL(blended_volatility),
      FUZZ_CALL(peer_volatilities),
      FUZZ_CALL(peer_volatility),
      FUZZ_CALL(closes_of_exchange),
      FUZZ_CALL(trading_days),
      FUZZ_CALL(from_as_traded),
      FUZZ_CALL_AS(PriceHistory(*)(const PriceHistory&, std::span<const Split>, const ShareBasis&),
                   on_share_basis)};
  return calls;
}

}  // namespace fuzz
