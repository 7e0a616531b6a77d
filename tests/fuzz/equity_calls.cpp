#include <fairvalue/accounting/treasury_stock.hpp>
#include <fairvalue/company/revisions.hpp>
#include <fairvalue/company/statement.hpp>
#include <fairvalue/company/surprise.hpp>
#include <fairvalue/equity/attribution.hpp>
#include <fairvalue/equity/multiple_band.hpp>
#include <fairvalue/equity/multiple_line.hpp>
#include <fairvalue/equity/multiples.hpp>
#include <fairvalue/equity/price_target.hpp>
#include <fairvalue/market/moves.hpp>
#include <fairvalue/market/trading_calendar.hpp>

#include "calls.hpp"

namespace fuzz {

using namespace fairvalue;

template <>
inline constexpr int field_count<Valuation> = 2;
template <>
inline constexpr int field_count<UpsideSplit> = 3;
template <>
inline constexpr int field_count<Attribution> = 4;
template <>
inline constexpr int field_count<LogAttribution> = 3;
template <>
inline constexpr int field_count<DilutedValuation> = 3;
template <>
inline constexpr int field_count<DilutedAttribution> = 5;
template <>
inline constexpr int field_count<DilutedLogAttribution> = 4;
template <>
inline constexpr int field_count<GrowthPoint> = 2;
template <>
inline constexpr int field_count<MultipleLine> = 2;
template <>
inline constexpr int field_count<MultipleBand> = 6;

namespace {

double depth_of_drawdown(const DatedSeries<PerShare>& closes) { return max_drawdown(closes).depth; }

}  // namespace

std::span<const Call> equity_calls() {
  using Closes = const DatedSeries<PerShare>&;
  static constexpr Call calls[] = {
      FUZZ_CALL_AS(Shares(*)(Shares, PerShare, PerShare), treasury_stock_shares),
      FUZZ_CALL(eps_growth),
      FUZZ_CALL_AS(std::optional<double>(*)(double, double), surprise),
      FUZZ_CALL_AS(double (*)(std::span<const double>), diffusion_index),
      FUZZ_CALL_AS(double (*)(std::span<const double>, std::span<const double>), diffusion_index),
      FUZZ_CALL(split_upside),
      FUZZ_CALL_AS(Attribution(*)(const Valuation&, const Valuation&), attribution),
      FUZZ_CALL_AS(LogAttribution(*)(const Valuation&, const Valuation&), log_attribution),
      FUZZ_CALL_AS(DilutedAttribution(*)(const DilutedValuation&, const DilutedValuation&), attribution),
      FUZZ_CALL_AS(DilutedLogAttribution(*)(const DilutedValuation&, const DilutedValuation&),
                   log_attribution),
      FUZZ_CALL_AS(MultipleBand(*)(std::span<const Multiple>, Multiple), multiple_band),
      FUZZ_CALL(line_through),
      FUZZ_CALL(multiple_at),
      FUZZ_CALL(price_to_earnings),
      FUZZ_CALL(peg),
      FUZZ_CALL_AS(PerShare(*)(PerShare, double, Years), discounted),
      FUZZ_CALL_AS(PerShare(*)(PerShare, Multiple), implied_eps),
      FUZZ_CALL(implied_growth),
      FUZZ_CALL(implied_shares),
      FUZZ_CALL(margin_of_safety),
      FUZZ_CALL(price_grid),
      FUZZ_CALL(move),
      FUZZ_CALL_AS(DatedSeries<double>(*)(Closes), log_returns),
      FUZZ_CALL(last_move_in_deviations),
      FUZZ_CALL(depth_of_drawdown),
      FUZZ_CALL(gain_to_recover),
      FUZZ_CALL(closes_at_252_a_year),
      FUZZ_CALL(easter_sunday),
      FUZZ_CALL(us_exchange_holidays)};
  return calls;
}

}  // namespace fuzz
