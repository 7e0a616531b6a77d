/// \file deal/price_gate.hpp
/// Hurdles that the own share price is held against: one price, a price that changes on stated dates, or a
/// market capitalisation.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/deal/monitoring_rule.hpp>

namespace fairvalue {

/// How a price condition meets a milestone of the same tranche.
enum class GateTiming {
  latched,           ///< met once, on whatever day that counts, is met for good
  after_other_gates  ///< must be met on or after the day the tranche's other conditions are
};
template <>
inline constexpr auto enum_names<GateTiming> =
    names_of("timing", {{"latched"}, {"after_other_gates", "after the other gates"}});

/// Own share price against a hurdle.
struct PriceGate {
  PerShare hurdle;  ///< > 0, on the shares of the grant date
  MonitoringRule rule;
  GateTiming timing = GateTiming::latched;
  /// The first day whose close or high counts (a listing, a signing), also one before the grant; at the
  /// latest the expiry. None: the day after the grant.
  std::optional<Date> window_from{};

  friend bool operator==(const PriceGate&, const PriceGate&) = default;
};

/// From a date on, until the next one.
struct HurdleStep {
  Date from;
  PerShare hurdle;  ///< > 0, on the shares of the grant date

  friend bool operator==(const HurdleStep&, const HurdleStep&) = default;
};

/// Own share price against a hurdle that rises (or falls) on stated dates. Each close is held against the
/// hurdle of its own day, an average against that of its last day.
struct SteppedPriceGate {
  PerShare hurdle;                ///< before the first step; > 0, on the shares of the grant date
  std::vector<HurdleStep> steps;  ///< at least one, on increasing dates
  MonitoringRule rule;
  GateTiming timing = GateTiming::latched;
  std::optional<Date> window_from{};  ///< as of a PriceGate

  friend bool operator==(const SteppedPriceGate&, const SteppedPriceGate&) = default;
};

/// The hurdle of a day. Throws DomainError unless it is > 0.
PerShare hurdle_on(const SteppedPriceGate& gate, Date date);

/// Market capitalisation against a hurdle: the price of each day times the shares of that day, held as the
/// rule holds a price; an average is one of daily capitalisations.
struct MarketCapGate {
  Money hurdle;  ///< > 0
  /// A stated count is one row; each row holds until the next. Each > 0, on the shares of the grant date as
  /// all counts of the terms; the first on or before the first day that counts.
  DatedSeries<Shares> shares;
  MonitoringRule rule;
  GateTiming timing = GateTiming::latched;
  std::optional<Date> window_from{};  ///< as of a PriceGate

  friend bool operator==(const MarketCapGate&, const MarketCapGate&) = default;
};

/// A gate that holds the own share price against a hurdle by a monitoring rule.
template <class G>
concept HurdleGate = requires(const G& gate) {
  gate.rule;
};

/// The first day whose close counts for the gate.
template <HurdleGate G>
Date first_counted_day(const G& gate, Date granted) {
  return gate.window_from.value_or(add_days(granted, 1));
}

/// The hurdle on the price that asks the same, money over shares; none where the count of shares changes
/// after the first day that counts. Throws DomainError if it is not a finite number > 0.
std::optional<PriceGate> price_gate(const MarketCapGate& gate, Date granted);

/// The gate on the shares of a later day, when there are `factor` shares for each of the grant date.
PriceGate split_adjusted(PriceGate gate, double factor);
SteppedPriceGate split_adjusted(SteppedPriceGate gate, double factor);
MarketCapGate split_adjusted(MarketCapGate gate, double factor);

/// "price at 600.00 (average of 20 closes)", "price at 12.00, from 2027-01-01 on 12.96 (20 consecutive
/// closes)", "market capitalisation of 40000000000 on 1000000 shares (average of 30 daily VWAPs)", ...
/// With a currency "price at 600.00 USD (average of 20 closes)".
std::string describe(const PriceGate& gate, std::string_view currency = {});
std::string describe(const SteppedPriceGate& gate, std::string_view currency = {});
std::string describe(const MarketCapGate& gate, std::string_view currency = {});

/// Throw DomainError naming `field` and the member that breaks its rule.
void require_price_gate(std::string_view field, const PriceGate& gate);
void require_price_gate(std::string_view field, const SteppedPriceGate& gate);
void require_price_gate(std::string_view field, const MarketCapGate& gate);

}  // namespace fairvalue
