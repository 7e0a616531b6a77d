// Market conditions as watches: a hurdle that changes on stated dates or a capitalisation on a path of counts
// is a watch for each stretch of days with one hurdle, or a watch of closes that are moved day by day.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/simulation/price_model.hpp>

#include "close_days.hpp"
#include "column_plan.hpp"

namespace fairvalue::detail {

/// What is added to the logarithms of closes before they are watched, day by day, alike for every path.
struct DayShift {
  std::vector<float> known{};  ///< of the closes known, today's the last; none before: 0
  std::vector<float> ahead{};  ///< from the first close to come on
  bool operator==(const DayShift&) const = default;
};

/// The warrant, its market and its days, and where shifts are put. All must outlive it.
struct MarketView {
  const PriceModel& model;
  const OpenWarrant& open;
  const CloseDays& days;
  std::vector<DayShift>& shifts;
};

/// The first of the watches that is met in its days is the day of the condition. A hurdle for each day holds
/// as a history has it: a close that is counted against the hurdle of its own day, the highs of a day too, an
/// average of prices against that of its last day, and an average of capitalisations is one of daily ones.
/// Daily VWAPs to come are the closes. Throws DomainError naming `field` or a member of it.
Condition market_watches(const std::string& field, const PriceGate& gate, const MarketView& view);
Condition market_watches(const std::string& field, const SteppedPriceGate& gate, const MarketView& view);
Condition market_watches(const std::string& field, const MarketCapGate& gate, const MarketView& view);
Condition market_watches(const std::string& field, const RelativeGate& gate, const MarketView& view);

}  // namespace fairvalue::detail
