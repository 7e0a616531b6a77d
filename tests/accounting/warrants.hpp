/// A warrant on a hurdle and its market, for the tests of values in the accounts.
#pragma once
#include <fairvalue/accounting/fair_value_file.hpp>
#include <fairvalue/market/equity_market.hpp>

namespace fairvalue::fixtures {

inline Date day_of(int year, unsigned month, unsigned day) {
  return std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day);
}

/// 1,000 shares for nothing once 1 GW is purchased and the price is at 600, for five years of 1,826 days.
inline Warrant hurdle_warrant(MonitoringRule rule = continuously()) {
  return {.holder = "Customer",
          .shares = Shares{1'000},
          .strike = PerShare{0},
          .granted = day_of(2025, 10, 5),
          .expiry = day_of(2030, 10, 5),
          .tranches = {{.name = "1 GW",
                        .shares = Shares{1'000},
                        .gates = {VolumeGate{.measure = VolumeMeasure::purchased, .volume = 1},
                                  PriceGate{.hurdle = PerShare{600}, .rule = rule}}}}};
}

inline Spot spot_of(double price, Date day) {
  return {.price = PerShare{price}, .as_of = day, .currency = Currency{"USD"}};
}

/// Half own at 60 % and half implied at 40 %, a flat curve at 3.7 %: the reference market of 50 %.
inline FairValueInputs reference_inputs(MonitoringRule rule = continuously()) {
  const TenorYield flat[] = {{Years{1}, 0.037}, {Years{10}, 0.037}};
  const Date day = day_of(2025, 10, 3);
  return {
      .position = {.warrant = hurdle_warrant(rule)},
      .spot = spot_of(164.67, day),
      .volatilities = {{{.value = 0.6, .kind = VolatilityKind::historical, .source = "own closes"}, 0.5},
                       {implied_volatility(0.4, "listed options"), 0.5}},
      .curve = curve_from_zero_yields(flat, Compounding::continuous, day, CurveInterpolation::linear_rate),
      .settings = {.paths = 1 << 14, .seed = 5}};
}

}  // namespace fairvalue::fixtures
