/// \file deal/delivery.hpp
/// A plan's gigawatts as stretches of even delivery, their renewals, and the money they bring.
#pragma once
#include <functional>
#include <span>
#include <vector>

#include <fairvalue/deal/deployment_plan.hpp>
#include <fairvalue/deal/even_flow.hpp>
#include <fairvalue/deal/follow_on.hpp>
#include <fairvalue/deal/gigawatt_economics.hpp>

namespace fairvalue {

/// Gigawatts that arrive evenly from `from` to `to`, in years from one day.
struct Delivery {
  Years from;
  Years to;  ///< >= from
  Gigawatts amount;
};

/// The plan from milestone to milestone, in years (ACT/365F) from `day`, which may lie inside it: what came
/// before has negative times. The plan is in gigawatts.
std::vector<Delivery> deliveries(const DeploymentPlan& plan, Date day);

/// The first `amount` >= 0 of the deliveries, in their order, and the rest of them. This and the two below
/// throw DomainError on a delivery that ends before it begins or whose amount is below 0.
struct SplitDeliveries {
  std::vector<Delivery> first;
  std::vector<Delivery> rest;
};
SplitDeliveries split_at(std::span<const Delivery> all, Gigawatts amount);

/// All renewals of the deliveries, the first renewal first: share^j of each, j lives later, as far as they
/// arrive by `follow_on.ends_on`. Times are years from `day`, as those of the deliveries. Throws DomainError
/// where a delivery could be renewed more than 1,000 times.
std::vector<Delivery> renewals(std::span<const Delivery> all, const FollowOn& follow_on, Date day);

/// What the deliveries bring: amount x flow a gigawatt, less `cost` a gigawatt (such as a consideration) on
/// delivery. Where payment lags, two flows a delivery: what is received, later, and what is paid.
std::vector<EvenFlow> flows_of(std::span<const Delivery> all, const GigawattEconomics& economics,
                               PerGigawatt cost = PerGigawatt{0.0});

/// One deal's flows after tax, in years (ACT/365F) from the spot's day, by what they rest on.
template <class Amount, class Rate>
struct DealFlowsOf {
  std::vector<EvenFlowOf<Amount>> committed;      ///< of the gigawatts that bind
  std::vector<EvenFlowOf<Amount>> optional;       ///< of the plan's other gigawatts
  std::vector<EvenFlowOf<Amount>> follow_on;      ///< of renewals, less what they ask for
  std::vector<EvenFlowOf<Amount>> consideration;  ///< equity and loans, at their cost to the seller
  Rate rate;                                      ///< a year, that they are discounted at
};

/// An amount by the same parts.
template <class Amount>
struct FlowValueOf {
  Amount committed;
  Amount optional;
  Amount follow_on;
  Amount consideration;

  Amount total() const { return committed + optional + follow_on + consideration; }
};

namespace detail {

/// As flows_of, of cash of any kind that calculates like a PerGigawatt. `volume_of` gives the gigawatts of a
/// delivery as a number that goes with it.
template <class Price, class VolumeOf = std::identity>
auto flows_of_cash(std::span<const Delivery> all, const Price& received, const Price& paid, Years lag,
                   VolumeOf volume_of = {}) {
  using Amount = decltype(volume_of(Gigawatts{0.0}) * received);
  std::vector<EvenFlowOf<Amount>> flows;
  flows.reserve(2 * all.size());
  for (const Delivery& one : all) {
    const auto volume = volume_of(one.amount);
    if (lag.value == 0.0) {
      flows.push_back({one.from, one.to, volume * (received - paid)});
      continue;
    }
    flows.push_back({one.from + lag, one.to + lag, volume * received});
    flows.push_back({one.from, one.to, volume * -paid});
  }
  return flows;
}

}  // namespace detail

}  // namespace fairvalue
