// What of a deal is still open on the day of the valuation, after all that its history knows.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/simulation/simulation.hpp>

#include "deal/detail/linear_progress.hpp"

namespace fairvalue::detail {

/// A tranche that is not lost and not all exercised.
struct OpenTranche {
  std::size_t index;                        ///< in the terms
  std::vector<std::size_t> gates;           ///< of its own, not met yet
  std::vector<std::size_t> exercise_gates;  ///< of the warrant, not met yet
  LinearProgress linear{};                  ///< of a linear tranche
};

/// Refers to the deal, which must outlive it.
struct OpenDeal {
  const SimulatedDeal& deal;
  Date today;
  std::optional<DealHistory> history;  ///< the deal's, with today's close
  DatedSeries<PerShare> closes;  ///< that count, on the shares of today: the history's, or today's alone
  Warrant terms;                 ///< on the shares of today
  std::vector<OpenTranche> tranches;
};

/// Seen from the day of the spot. Throws DomainError on bad terms, outlook or history, named as members of
/// the deal ("warrant.strike: ..."), a day before the grant, or a relative gate that has run for some days
/// without a history. Nothing is open after the expiry.
OpenDeal open_deal(const SimulatedDeal& deal, const Spot& spot);

/// The factors by which own price and benchmark have grown since the grant; 1 on the day of the grant.
struct GrowthSinceGrant {
  double own = 1.0;
  double benchmark = 1.0;
};
GrowthSinceGrant growth_since_grant(const OpenDeal& deal, const std::string& benchmark, PerShare spot);

/// Since when the volume is there, by the history; none when it is not.
std::optional<Date> arrived_on(const OpenDeal& deal, VolumeMeasure measure, double volume);

}  // namespace fairvalue::detail
