/// \file model/give_away.hpp
/// Gigawatt by gigawatt: the price at which the shares given for it cost all that it earns, and what it does
/// to the value of a share.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/model/value_by_parts.hpp>

namespace fairvalue {

/// One tranche of a deal's warrant against the gigawatts that it is given for: those since the volume gate
/// before it.
struct TrancheGiveAway {
  std::string tranche;
  Gigawatts gigawatts;
  Shares shares;                          ///< on the shares of the spot's day, as is the strike
  PerShare strike;                        ///< its own or the warrant's
  Money profit;                           ///< cash flow after tax of the gigawatts, as delivered
  std::optional<PerShare> on_delivery{};  ///< give_away_price of the profit; none where there is no profit
  std::optional<Money>
      present_value{};              ///< of those flows today; none where the scenario does not deliver them
  std::optional<PerShare> today{};  ///< give_away_price of the present value, to hold against today's
};

/// The tranches with a volume gate, in order of their volumes. Empty for a deal without a warrant. Throws
/// DomainError for a deal that the case does not have.
std::vector<TrancheGiveAway> give_away_prices(const Case& value, const Settings& settings, std::size_t deal);

/// The case with a deal stopped at one of its milestones, against the milestone before.
struct GigawattStep {
  Gigawatts gigawatts;
  PerShare value;       ///< v0 with the deal stopped there
  Money added_flows;    ///< present value
  Shares added_shares;  ///< net new shares
  /// Whether these gigawatts lower the value: exactly where added flows < value x added shares.
  bool lowers_value;
};

/// Step by step from nothing delivered, which is the first row without anything added, to all that the
/// scenario delivers.
std::vector<GigawattStep> gigawatt_steps(const Case& value, const Settings& settings, std::size_t deal);

}  // namespace fairvalue
