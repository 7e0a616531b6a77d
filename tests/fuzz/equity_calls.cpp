#include <fairvalue/accounting/treasury_stock.hpp>
#include <fairvalue/company/revisions.hpp>
#include <fairvalue/company/statement.hpp>
#include <fairvalue/company/surprise.hpp>
#include <fairvalue/equity/attribution.hpp>
#include <fairvalue/equity/broker_target.hpp>
#include <fairvalue/equity/discounted_cash_flow.hpp>
#include <fairvalue/equity/enterprise_target.hpp>
#include <fairvalue/equity/implied_growth_path.hpp>
#include <fairvalue/equity/multiple_band.hpp>
#include <fairvalue/equity/multiple_line.hpp>
#include <fairvalue/equity/multiples.hpp>
#include <fairvalue/equity/peers.hpp>
#include <fairvalue/equity/price_target.hpp>
#include <fairvalue/equity/rolling_multiple.hpp>
#include <fairvalue/equity/sum_of_the_parts.hpp>
#include <fairvalue/market/moves.hpp>
#include <fairvalue/market/trading_calendar.hpp>

#include "calls.hpp"
#include "shared_fields.hpp"

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

template <>
inline constexpr int field_count<BrokerTarget> = 9;
template <>
inline constexpr int field_count<EquityBridge> = 2;
template <>
inline constexpr int field_count<Capitalisation> = 6;
template <>
inline constexpr int field_count<TerminalGrowth> = 1;
template <>
inline constexpr int field_count<TerminalMultiple> = 2;
template <>
inline constexpr int field_count<CashFlowForecast> = 5;
template <>
inline constexpr int field_count<CashFlowValue> = 7;
template <>
inline constexpr int field_count<GrowthPath> = 5;
template <>
inline constexpr int field_count<Business> = 3;
template <>
inline constexpr int field_count<PartValue> = 4;
template <>
inline constexpr int field_count<SumOfTheParts> = 5;
template <>
inline constexpr int field_count<PriceTarget> = 3;
template <>
inline constexpr int field_count<MultipleDefinition> = 4;
template <>
inline constexpr int field_count<DefinedMultiple> = 2;
template <>
inline constexpr int field_count<ComparedTarget> = 6;
template <>
inline constexpr int field_count<RollingMultiple> = 4;
template <>
inline constexpr int field_count<MultipleHistory> = 3;
template <>
inline constexpr int field_count<Peer> = 5;
template <>
inline constexpr int field_count<LinePrice> = 3;

namespace {

std::vector<LinePrice> on_line(double a, double b, double c, const Peer& stock, double change,
                               double confidence) {
  std::vector<Peer> peers;
  for (const double multiple : {a, b, c, 25.0, 31.0})
    peers.push_back({.name = std::string(peers.size() + 1, 'p'),
                     .price = PerShare{multiple},
                     .eps = PerShare{1},
                     .ai_share = 0.1 * static_cast<double>(peers.size()),
                     .growth = 0.3});
  const PeerLine line = peer_line(peers, PeerDriver::ai_share, PeerResponse::log_multiple);
  if (line.regression.status != RegressionStatus::fitted) return {};
  return {price_on_line(line, stock, confidence), price_on_line_after_move(line, stock, change, confidence)};
}

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
      FUZZ_CALL_AS(double (*)(PerShare, Multiple, PerShare), implied_growth),
      FUZZ_CALL(implied_shares),
      FUZZ_CALL(margin_of_safety),
      FUZZ_CALL(price_grid),
      FUZZ_CALL_AS(Money(*)(const Capitalisation&), market_value),
      FUZZ_CALL_AS(Money(*)(const Capitalisation&), enterprise_value),
      FUZZ_CALL(capitalised),
      FUZZ_CALL(ev_to_ebitda),
      FUZZ_CALL(ev_to_sales),
      FUZZ_CALL(price_to_sales),
      FUZZ_CALL(price_to_free_cash_flow),
      FUZZ_CALL(price_to_book),
      FUZZ_CALL_AS(std::optional<DefinedMultiple>(*)(const Spot&, const PeriodEps&), implied_multiple),
      FUZZ_CALL(equity_bridge),
      FUZZ_CALL(after_retaining),
      FUZZ_CALL(price_from_enterprise_value),
      FUZZ_CALL(price_on_ebitda),
      FUZZ_CALL(price_on_sales),
      FUZZ_CALL(price_on_free_cash_flow),
      FUZZ_CALL(discounted_cash_flow),
      FUZZ_CALL_AS(Money(*)(const GrowthPath&), enterprise_value),
      FUZZ_CALL_AS(std::optional<PerShare>(*)(const GrowthPath&, const EquityBridge&), price),
      FUZZ_CALL_AS(std::optional<double>(*)(const GrowthPath&, PerShare, const EquityBridge&),
                   implied_growth),
      FUZZ_CALL(implied_years),
      FUZZ_CALL(sum_of_the_parts),
      FUZZ_CALL_AS(PeriodEps(*)(const BrokerTarget&), implied_eps),
      FUZZ_CALL(implied_eps_against),
      FUZZ_CALL_AS(std::optional<DefinedMultiple>(*)(const BrokerTarget&, const PeriodEps&),
                   implied_multiple),
      FUZZ_CALL(target_on),
      FUZZ_CALL(rolled_forward),
      FUZZ_CALL_AS(PerShare(*)(const BrokerTarget&, double, Date), discounted),
      FUZZ_CALL(on_one_basis),
      FUZZ_CALL(mean_target),
      FUZZ_CALL_AS(PerShare(*)(const PriceTarget&), price),
      FUZZ_CALL(upside),
      FUZZ_CALL(annual_return),
      FUZZ_CALL_AS(PerShare(*)(const PriceTarget&, double, Date), discounted),
      FUZZ_CALL_AS(MultipleHistory(*)(Closes, Closes, int), multiple_history),
      FUZZ_CALL(price_on),
      FUZZ_CALL_AS(std::optional<RollingMultiple>(*)(const Spot&, const EpsPath&, RollingWindow),
                   implied_multiple),
      FUZZ_CALL_AS(
          std::optional<RollingMultiple>(*)(const DefinedMultiple&, const EpsPath&, Date, RollingWindow),
          converted),
      FUZZ_CALL_AS(
          std::optional<RollingMultiple>(*)(const RollingMultiple&, const EpsPath&, Date, RollingWindow),
          converted),
      FUZZ_CALL(on_fiscal_year),
      FUZZ_CALL(on_line),
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
