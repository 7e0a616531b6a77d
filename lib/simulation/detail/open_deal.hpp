// What of a deal is still open on the day of the valuation, after all that its history knows.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include <fairvalue/simulation/path_engine.hpp>

namespace fairvalue::detail {

/// A tranche that is not lost and not all exercised.
struct OpenTranche {
  std::size_t index;                        ///< in the terms
  std::vector<std::size_t> gates;           ///< of its own, not met yet
  std::vector<std::size_t> exercise_gates;  ///< of the warrant, not met yet
  double volume = 0.0;                      ///< linear: there already
  double exercised = 0.0;                   ///< linear: the part of the tranche that is gone
  bool stopped = false;                     ///< linear: the agreement has ended, no more volume counts
};

/// Refers to the deal, which must outlive it.
struct OpenDeal {
  const SimulatedDeal& deal;
  Date today;
  Warrant terms;  ///< on the shares of today
  std::vector<OpenTranche> tranches;
};

/// Throws DomainError on bad terms, outlook or history, named as members of the deal ("warrant.strike: ..."),
/// or a day before the grant. Nothing is open after the expiry.
OpenDeal open_deal(const SimulatedDeal& deal, Date today);

/// The closes since the grant, the grant's own left out, up to today, on the shares of today.
std::vector<PerShare> closes_since_grant(const OpenDeal& deal);

/// The factors by which own price and benchmark have grown since the grant; 1 without a history.
struct GrowthSinceGrant {
  double own = 1.0;
  double benchmark = 1.0;
};
GrowthSinceGrant growth_since_grant(const OpenDeal& deal, const std::string& benchmark, PerShare spot);

/// Whether the history says that the volume is there.
bool has_arrived(const OpenDeal& deal, VolumeMeasure measure, double volume);

}  // namespace fairvalue::detail
