/// \file deal/deal_history.hpp
/// What is known of a deal: prices, volumes, benchmarks and events, each on its day.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/deal/warrant.hpp>

namespace fairvalue {

struct NamedEvent {
  std::string name;
  Date date;

  friend bool operator==(const NamedEvent&, const NamedEvent&) = default;
};

struct BenchmarkHistory {
  std::string name;
  DatedSeries<double> levels;  ///< each > 0, the first on or before the grant

  friend bool operator==(const BenchmarkHistory&, const BenchmarkHistory&) = default;
};

/// What is known. Prices are as traded, on the shares of their own day; the warrant's adjustments tell of
/// splits. Rows after the day asked may be there and do not count.
struct DealHistory {
  DatedSeries<PerShare> closes;
  std::optional<DatedSeries<PerShare>> highs{};  ///< on the days of the closes, none below them
  std::optional<DatedSeries<PerShare>> vwaps{};  ///< daily, on the days of the closes; none above a high
  std::vector<VolumeHistory> volumes{};          ///< at most one a measure
  std::vector<BenchmarkHistory> benchmarks{};
  std::vector<NamedEvent> events{};     ///< when named gates were met; others may be among them
  std::vector<NamedEvent> exercises{};  ///< by name of tranche; the whole of what is vested then
  std::optional<Date> service_ended{};  ///< last day of service: later service gates are forfeited from it on
  std::optional<Date> terminated{};     ///< the agreement's last day: what has not vested by it is lost
  std::optional<Date> change_of_control{};  ///< does what the terms say

  friend bool operator==(const DealHistory&, const DealHistory&) = default;
};

/// The history with what a market says of its own day: `price` is that day's close, and its high or VWAP
/// where these are given and that day has none. Rows of other days stay. Throws DomainError naming
/// "history.closes" when it has a row of that day with another price (beyond 1e-9 relative).
DealHistory with_close(const DealHistory& history, Date date, PerShare price);

/// Throws DomainError naming the row of the history that breaks a rule, or what a gate of `warrant` needs and
/// the history does not hold: highs, VWAPs, a volume, a benchmark, a price on or before the grant. Sound
/// terms.
const DealHistory& require_deal_history(const DealHistory& history, const Warrant& warrant);

/// The volumes of one measure, the levels of one benchmark; null when the history has none.
const VolumeHistory* volumes_of(const DealHistory& history, VolumeMeasure measure);
const DatedSeries<double>* levels_of(const DealHistory& history, const std::string& benchmark);

}  // namespace fairvalue
