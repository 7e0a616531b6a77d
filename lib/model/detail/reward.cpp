#include "reward.hpp"

#include <algorithm>
#include <variant>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "deal_path.hpp"

namespace fairvalue::detail {
namespace {

/// A tranche and the stretch of volume that it rewards.
struct Stretch {
  const Tranche* tranche;
  double from;
  double to;
};

/// A cliff rewards what comes after the last volume that another tranche ends at.
std::vector<Stretch> stretches_of(const Warrant& warrant) {
  std::vector<Stretch> all;
  for (const Tranche& tranche : warrant.tranches) {
    if (tranche.linear) {
      all.push_back({&tranche, tranche.linear->from, tranche.linear->to});
    } else if (const auto gate = volume_gate(tranche)) {
      all.push_back({&tranche, 0.0, gate->volume});
    }
  }
  std::ranges::stable_sort(all, {}, &Stretch::to);
  for (Stretch& one : all) {
    if (one.tranche->linear) continue;
    for (const Stretch& other : all) {
      if (other.to < one.to) one.from = std::max(one.from, other.to);
    }
  }
  return all;
}

/// Of the gigawatts of its stretch, the part that is a tranche's by its shares: tranches of one stretch share
/// them.
double part_of(const Stretch& one, const std::vector<Stretch>& all) {
  Shares sum{0.0};
  for (const Stretch& other : all) {
    if (other.to <= one.from || one.to <= other.from) continue;
    require(other.from == one.from && other.to == one.to, "deal.warrant.tranches",
            "for the same gigawatts or for others, not for some of them", other.tranche->name);
    sum += other.tranche->shares;
  }
  return one.tranche->shares / sum;
}

/// Its own or the warrant's, on the shares of the spot's day.
PerShare reward_strike(const Warrant& warrant, const Tranche& tranche, double factor) {
  if (!tranche.own.strike) return split_adjusted(warrant.strike, factor);
  const auto* stated = std::get_if<PerShare>(&*tranche.own.strike);
  if (stated == nullptr) {
    throw DomainError("deal.warrant.tranches", "with a stated strike for a give-away price", tranche.name);
  }
  return split_adjusted(*stated, factor);
}

/// The deliveries from one volume to another; none where they are not all delivered, or some before today.
std::optional<std::vector<Delivery>> delivered_in(const std::vector<Delivery>& delivered,
                                                  const Stretch& one) {
  const auto until = split_at(delivered, Gigawatts{one.to}).first;
  Gigawatts reached{0.0};
  for (const Delivery& part : until) reached += part.amount;
  if (reached.value < one.to * (1.0 - 1e-12)) return std::nullopt;
  auto stretch = split_at(until, Gigawatts{one.from}).rest;
  for (const Delivery& part : stretch) {
    if (part.from.value < 0.0) return std::nullopt;
  }
  return stretch;
}

}  // namespace

std::vector<Reward> rewards(const Case& value, const Settings& settings, std::size_t deal) {
  require(deal < value.deals.size(), "deal", "one of the case", static_cast<double>(deal));
  if (!value.deals[deal].warrant) return {};
  const Date today = value.spot.value.as_of;
  const Warrant& warrant = value.deals[deal].warrant->value;
  const double factor = split_factor(warrant.adjustments, warrant.granted, today);
  const auto delivered = deal_paths(value, settings)[deal].deliveries_from(today);
  const auto all = stretches_of(warrant);
  std::vector<Reward> result;
  for (const Stretch& one : all) {
    const double part = part_of(one, all);
    result.push_back({.tranche = one.tranche,
                      .part = part,
                      .gigawatts = Gigawatts{part * (one.to - one.from)},
                      .shares = split_adjusted(one.tranche->shares, factor),
                      .strike = reward_strike(warrant, *one.tranche, factor),
                      .delivered = delivered_in(delivered, one)});
  }
  return result;
}

}  // namespace fairvalue::detail
