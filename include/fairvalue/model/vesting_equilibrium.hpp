/// \file model/vesting_equilibrium.hpp
/// The price of a year in which vesting depends on the price and the price on what has vested.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Shares that dilute by the treasury stock method: net n (1 - K / P) when P > K.
struct Claim {
  Shares shares;
  PerShare strike;
};

/// At or above the hurdle, to a relative 1e-12 as the monitoring rules have it: a price that is worked out at
/// the hurdle may lie a rounding below.
bool reaches(PerShare price, PerShare hurdle);

/// A claim that vests this year if the price is at its hurdle after vesting; without a hurdle it vests
/// anyway.
struct OpenClaim {
  Claim claim;
  std::optional<PerShare> hurdle{};
};

/// Vesting the open claims at `hurdle` in full would push the price under it: only `fraction` of each vests
/// (of what was still open, where part had vested before), and the price stands exactly at the hurdle.
struct Pinned {
  PerShare hurdle;
  double fraction;  ///< in [0, 1)
};

/// "pinned at 375: only 32.8 % of the tranche at that hurdle vests; by its terms a tranche vests whole or not
/// at all". The part is of what was still open.
std::string describe(const Pinned& pinned);

/// What of the vested shares is worth taking up at a price: those with a strike below it, and what is paid
/// for them. Net new shares are shares - paid / price.
struct Exercise {
  Shares shares;
  Money paid;
};

struct VestingEquilibrium {
  PerShare price;
  std::vector<double> vested;  ///< fraction of each open claim, in their order
  std::optional<Pinned> pinned{};
};

/// The price P at which value = P x (outstanding + sum of net new shares of `claims`): the value shared after
/// the treasury stock method. In closed form, claims in order of strike.
PerShare price_after_dilution(Money value, Shares outstanding, std::span<const Claim> claims);

/// The fixed point: claims without a hurdle vest; then hurdles from the lowest up, each group of equal
/// hurdles in full if the price after it still reaches the hurdle, in part if only the price before it
/// is, and not at all (nor any higher one) otherwise. The largest set that is consistent; the order of the
/// claims does not matter. Value > 0, outstanding > 0. Throws DomainError on a bad claim.
VestingEquilibrium vesting_equilibrium(Money value, Shares outstanding, std::span<const Claim> vested,
                                       std::span<const OpenClaim> open);

namespace detail {

/// A VestingEquilibrium but for the fractions.
struct SettledPrice {
  PerShare price;
  std::optional<Pinned> pinned{};
};

/// As vesting_equilibrium: `fractions`, one for each open claim and 0 at the call, are set to what vests.
SettledPrice settled_price(Money value, Shares outstanding, std::span<const Claim> vested,
                           std::span<const OpenClaim> open, std::span<double> fractions);

}  // namespace detail

}  // namespace fairvalue
