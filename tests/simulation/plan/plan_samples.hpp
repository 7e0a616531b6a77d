/// One year of closes from October 2025 on, with milestones of one, two and three gigawatts.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../engine_samples.hpp"
#include "simulation/plan/open_positions.hpp"
#include "simulation/plan/piece_plan.hpp"

namespace plan_samples {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace samples;

inline const Date granted = day(2025, 9, 1);
inline const Date valued_on = day(2025, 10, 6);
inline const Date expiry = day(2026, 10, 6);
inline const std::optional<TradingCalendar> no_calendar;
inline const CloseDays days = close_days(valued_on, expiry, no_calendar);  // 252 closes in a year

inline Tranche linear(double from, double to, std::vector<Gate> gates = {}) {
  Tranche one = tranche("linear from " + std::to_string(from), std::move(gates));
  one.linear = {.measure = VolumeMeasure::deployed, .from = from, .to = to};
  return one;
}

inline Simulation simulation(std::vector<Tranche> tranches) {
  Simulation one{.model = model(200, valued_on, 0.5), .positions = {}};
  one.positions = {position(warrant(granted, expiry, std::move(tranches)))};
  for (const double volume : {1.0, 2.0, 3.0})
    one.positions[0].outlook.milestones.push_back(outlook_of(volume, Fixed{0.1 * volume}));
  return one;
}

inline DealHistory known(std::vector<Dated<PerShare>> closes, double volume = 0.0) {
  DealHistory one{.closes = DatedSeries<PerShare>{std::move(closes)},
                  .volumes = {{VolumeMeasure::deployed, {}}}};
  if (volume > 0.0) one.volumes[0].cumulative = DatedSeries<double>{{{day(2025, 9, 15), volume}}};
  return one;
}

inline PiecePlan plan_of(const Simulation& simulation, const CloseDays& grid) {
  return piece_plan(simulation, open_positions(simulation), grid);
}

inline std::size_t watches(const PiecePlan& plan) {
  std::size_t count = 0;
  for (const Round& round : plan.columns.rounds()) count += round.watches.size();
  return count;
}

inline std::vector<double> shares(const PiecePlan& plan) {
  std::vector<double> all;
  for (const PlannedPiece& one : plan.pieces) all.push_back(one.piece.shares.value);
  return all;
}

}  // namespace plan_samples
