/// \file lib/model/detail/reward.hpp
/// The gigawatts that each tranche of a deal's warrant is given for.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include <fairvalue/deal/delivery.hpp>
#include <fairvalue/model/named_inputs.hpp>

namespace fairvalue::detail {

/// A tranche with a volume gate and its part of the gigawatts since the volume gate before it.
struct Reward {
  const Tranche* tranche;
  double part;  ///< of its stretch of the plan; tranches of one stretch share it by their shares
  Gigawatts gigawatts;
  Shares shares;    ///< on the shares of the spot's day, as is the strike
  PerShare strike;  ///< its own or the warrant's
  /// The whole stretch as delivered; none where the scenario does not deliver all of it, or some of it before
  /// today.
  std::optional<std::vector<Delivery>> delivered;
};

/// In order of their volumes; none for a deal without a warrant. The case must outlive them. Throws
/// DomainError for a deal that the case does not have.
std::vector<Reward> rewards(const Case& value, const Settings& settings, std::size_t deal);

}  // namespace fairvalue::detail
