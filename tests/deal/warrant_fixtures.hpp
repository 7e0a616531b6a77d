/// Small warrants and histories around January 2026, told by day of the month.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fairvalue/deal/vesting.hpp>

namespace fairvalue::fixtures {

/// Granted on Sunday 2026-01-04; day 5 is the first that counts.
inline constexpr Date january(unsigned day) {
  return Date{std::chrono::year{2026}, std::chrono::January, std::chrono::day{day}};
}

/// One close a day from `first` January on; 0 stands for a day without trading.
inline DatedSeries<PerShare> closes_from(unsigned first, const std::vector<double>& prices) {
  std::vector<Dated<PerShare>> rows;
  for (std::size_t i = 0; i < prices.size(); ++i) {
    if (prices[i] != 0) rows.push_back({add_days(january(first), static_cast<int>(i)), PerShare{prices[i]}});
  }
  return DatedSeries<PerShare>{std::move(rows)};
}

/// A history whose closes begin on the day after the grant.
inline DealHistory priced(const std::vector<double>& prices) { return {.closes = closes_from(5, prices)}; }

struct Step {
  unsigned day;
  double volume;
};

inline VolumeHistory volumes(VolumeMeasure measure, const std::vector<Step>& steps) {
  std::vector<Dated<double>> rows;
  for (const Step& step : steps) rows.push_back({january(step.day), step.volume});
  return {.measure = measure, .cumulative = DatedSeries<double>{std::move(rows)}};
}

/// The price gate with windows from a day on.
inline Gate from(Date day, Gate gate) {
  std::get<PriceGate>(gate).window_from = day;
  return gate;
}

inline Gate price_at(double hurdle, MonitoringRule rule = on_any_close(),
                     GateTiming timing = GateTiming::latched) {
  return PriceGate{.hurdle = PerShare{hurdle}, .rule = rule, .timing = timing};
}

inline Gate purchased(double volume, std::optional<Date> by = std::nullopt) {
  return VolumeGate{.measure = VolumeMeasure::purchased, .volume = volume, .by = by};
}

inline Tranche cliff(std::string name, std::vector<Gate> gates) {
  return {.name = std::move(name), .shares = Shares{100}, .gates = std::move(gates)};
}

/// 100 shares from 1 to 11 GW purchased: ten a gigawatt.
inline Tranche linear(std::vector<Gate> gates = {}) {
  return {.name = "linear",
          .shares = Shares{100},
          .gates = std::move(gates),
          .linear = LinearVesting{.measure = VolumeMeasure::purchased, .from = 1, .to = 11}};
}

/// Expires on 2026-01-20.
inline Warrant warrant_of(std::vector<Tranche> tranches) {
  Shares sum{0};
  for (const Tranche& tranche : tranches) sum += tranche.shares;
  return {.holder = "OpenAI",
          .shares = sum,
          .strike = PerShare{0.01},
          .granted = january(4),
          .expiry = january(20),
          .tranches = std::move(tranches)};
}

/// The only tranche of a warrant with these gates, on a day.
inline TrancheVesting vest(std::vector<Gate> gates, const DealHistory& history, Date as_of = january(20)) {
  return vesting(warrant_of({cliff("only", std::move(gates))}), history, as_of).front();
}

/// The day of January; 0 for none.
inline unsigned day_of(std::optional<Date> date) { return date ? static_cast<unsigned>(date->day()) : 0; }

}  // namespace fairvalue::fixtures
