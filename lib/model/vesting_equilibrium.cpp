#include <fairvalue/model/vesting_equilibrium.hpp>

#include <algorithm>
#include <utility>

#include <fmt/core.h>
#include <boost/container/small_vector.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr double rounding = 1e-12;

void require_claim(const Claim& claim) {
  require_non_negative("claim.shares", claim.shares);
  require_non_negative("claim.strike", claim.strike);
}

/// Value and shares after every claim with a strike below `price` is exercised for cash.
struct Pool {
  double value;   // value + strikes paid
  double shares;  // outstanding + exercised
};

Pool exercised_below(double price, Money value, Shares outstanding, std::span<const Claim> claims) {
  Pool pool{value.value, outstanding.value};
  for (const Claim& claim : claims) {
    if (!(claim.strike.value < price)) continue;
    pool.value += claim.shares.value * claim.strike.value;
    pool.shares += claim.shares.value;
  }
  return pool;
}

/// Positions in the caller's list; as many as a deal has tranches do without memory of their own.
using Positions = boost::container::small_vector<std::size_t, 16>;
using Claims = boost::container::small_vector<Claim, 32>;

/// The open claims in order of their hurdles, those without one first.
Positions by_hurdle(std::span<const OpenClaim> open) {
  Positions order(open.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return open[a].hurdle != open[b].hurdle ? open[a].hurdle < open[b].hurdle : a < b;
  });
  return order;
}

/// The first of the positions, all of one hurdle.
std::span<const std::size_t> first_group(std::span<const std::size_t> order,
                                         std::span<const OpenClaim> open) {
  std::size_t size = 1;
  while (size < order.size() && open[order[size]].hurdle == open[order[0]].hurdle) ++size;
  return order.first(size);
}

/// The fraction of the group that brings the price exactly down to `hurdle`. It is linear: at that price
/// only the claims below it are exercised. The slope is not 0: if vesting brings a price under the
/// hurdle, a claim with a strike below it did so.
double pinned_fraction(PerShare hurdle, const Pool& before, std::span<const OpenClaim> open,
                       std::span<const std::size_t> group) {
  double slope = 0.0;
  for (const std::size_t i : group) {
    const Claim& claim = open[i].claim;
    slope += claim.shares.value * std::max(0.0, (hurdle - claim.strike).value);
  }
  return require_result("pinned.fraction",
                        std::clamp((before.value - hurdle.value * before.shares) / slope, 0.0, 1.0));
}

}  // namespace

std::string describe(const Pinned& pinned) {
  return fmt::format(
      "pinned at {:g}: only {:.1f} % of the tranche at that hurdle vests; by its terms a tranche vests whole "
      "or "
      "not at all",
      pinned.hurdle.value, 100.0 * pinned.fraction);
}

bool reaches(PerShare price, PerShare hurdle) { return price >= hurdle * (1.0 - rounding); }

PerShare price_after_dilution(Money value, Shares outstanding, std::span<const Claim> claims) {
  require_positive("value", value);
  require_positive("outstanding", outstanding);
  Claims by_strike(claims.begin(), claims.end());
  std::sort(by_strike.begin(), by_strike.end(),
            [](const Claim& a, const Claim& b) { return a.strike < b.strike; });
  Pool pool{value.value, outstanding.value};
  for (const Claim& claim : by_strike) {
    require_claim(claim);
    // A claim with a strike below the price dilutes it, but never below that strike. The first that is not
    // ends the loop.
    if (!(claim.strike.value < pool.value / pool.shares)) break;
    pool.value += claim.shares.value * claim.strike.value;
    pool.shares += claim.shares.value;
  }
  return require_positive("price", PerShare{pool.value / pool.shares});
}

VestingEquilibrium vesting_equilibrium(Money value, Shares outstanding, std::span<const Claim> vested,
                                       std::span<const OpenClaim> open) {
  std::vector<double> fractions(open.size(), 0.0);
  const auto [price, pinned] = detail::settled_price(value, outstanding, vested, open, fractions);
  return {.price = price, .vested = std::move(fractions), .pinned = pinned};
}

detail::SettledPrice detail::settled_price(Money value, Shares outstanding, std::span<const Claim> vested,
                                           std::span<const OpenClaim> open, std::span<double> fractions) {
  Claims claims(vested.begin(), vested.end());
  const auto price_after = [&] {
    return price_after_dilution(value, outstanding, {claims.data(), claims.size()});
  };
  SettledPrice result{.price = price_after()};
  const Positions order = by_hurdle(open);
  for (std::span<const std::size_t> left{order.data(), order.size()}; !left.empty();) {
    const auto group = first_group(left, open);
    left = left.subspan(group.size());
    const auto hurdle = open[group.front()].hurdle;
    if (hurdle && !reaches(result.price, require_positive("claim.hurdle", *hurdle))) break;
    const std::size_t before = claims.size();
    for (const std::size_t i : group) claims.push_back(open[i].claim);
    const PerShare after = price_after();
    if (!hurdle || reaches(after, *hurdle)) {
      for (const std::size_t i : group) fractions[i] = 1.0;
      result.price = after;
      continue;
    }
    const Pool pool =
        exercised_below(hurdle->value, value, outstanding, std::span<const Claim>{claims.data(), before});
    const double fraction = pinned_fraction(*hurdle, pool, open, group);
    for (const std::size_t i : group) fractions[i] = fraction;
    result.price = *hurdle;
    result.pinned = Pinned{.hurdle = *hurdle, .fraction = fraction};
    break;
  }
  return result;
}

}  // namespace fairvalue
