/// \file lib/model/detail/equilibrium.hpp
/// The vesting equilibrium with the vested fractions in the caller's memory.
#pragma once
#include <optional>
#include <span>

#include <fairvalue/model/vesting_equilibrium.hpp>

namespace fairvalue::detail {

/// A VestingEquilibrium but for the fractions.
struct SettledPrice {
  PerShare price;
  std::optional<Pinned> pinned{};
};

/// As vesting_equilibrium: `fractions`, one for each open claim and 0 at the call, are set to what vests.
SettledPrice settled_price(Money value, Shares outstanding, std::span<const Claim> vested,
                           std::span<const OpenClaim> open, std::span<double> fractions);

}  // namespace fairvalue::detail
