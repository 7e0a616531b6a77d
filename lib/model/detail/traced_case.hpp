/// \file lib/model/detail/traced_case.hpp
/// A case in one scenario, calculated on traced numbers by the formulas that calculate its value.
#pragma once
#include <span>
#include <string>
#include <vector>

#include <fairvalue/model/named_inputs.hpp>
#include <fairvalue/model/vesting_equilibrium.hpp>

#include "flow_formula.hpp"
#include "traced.hpp"

namespace fairvalue::detail {

/// A year of the company without its deals.
struct TracedBaseYear {
  Traced eps;
  Traced net_income;
  Traced shares;
};

/// What the vesting equilibrium found for a day or a year.
struct FoundPrice {
  PerShare price;
  Shares net_new_shares;
  Exercise exercised;
  Shares vested;
  bool is_pinned;
};

/// The same recorded. Without a warrant there are no shares to record, and the last three are constants 0.
struct TracedPrice {
  Traced price;
  Traced net_new_shares;
  Traced warrant_value;  ///< intrinsic
  Traced vested;
};

/// Case, scenario and derivation must outlive it. An input is recorded once, also where several scenarios
/// share it.
class TracedCase {
 public:
  /// The case must be checked and without a calibration.
  TracedCase(Derivation& to, const Case& value, const Scenario& scenario);

  const Settings& settings() const { return settings_; }

  /// A named input: the scenario's number where that is the one used, else the case's own.
  template <class T>
  Traced of(const std::string& name, const Sourced<T>& own, double used) {
    for (const Override& one : scenario_.overrides) {
      if (one.name == name && one.value == used) {
        return input(name, used, Standing::assumed, scenario_.name + ": " + one.reason);
      }
    }
    return input(name, used, own.standing, own.source);
  }
  /// An input that no scenario sets.
  template <class T>
  Traced fixed(const std::string& name, const Sourced<T>& own, double used) {
    return input(name, used, own.standing, own.source);
  }

  /// A year of the base path by `set`, which may be other settings than the scenario's.
  TracedBaseYear base_year(std::size_t year, const Settings& set);
  /// Revenue of that year without the deals.
  Traced base_revenue(std::size_t year);
  /// Multiple x EPS of its window at the horizon, by `set`.
  Traced base_at_horizon(const Settings& set);
  /// The share without deals, by `set`, today.
  Traced base_today(const Settings& set, std::string name);
  /// What one deal's flows are worth today.
  FlowValueOf<Traced> flows_of(std::size_t deal);
  /// Those of all deals, today and on a later day.
  FlowValueOf<Traced> flows() { return flows_after(Years{0.0}); }
  FlowValueOf<Traced> flows_after(Years on);
  /// The part of them that comes by `until`, today.
  FlowValueOf<Traced> flows_until(Years until);
  /// That part compounded to `until` at the required return.
  Traced flows_collected(Years until);
  /// What some of a deal's deliveries are worth today.
  Traced worth_of(std::size_t deal, std::span<const Delivery> deliveries);
  /// What a deal's gigawatts and their money are made from.
  FlowNumbers<Traced, Traced, Traced> numbers_of(std::size_t deal);
  /// What decides which gigawatts come when.
  std::vector<Traced> plan_inputs(std::size_t deal);
  /// The terms of a deal's warrant: whether they are assumed.
  Traced warrant_terms(std::size_t deal);
  /// A number of the formula, such as a time.
  Traced constant(double value, std::string name);
  /// Contra-revenue of one gigawatt.
  Traced contra_revenue(std::size_t deal);
  /// The price of `shared`, a value of all shares, after what has vested; the price was found by the vesting
  /// equilibrium. What vests and is worth taking up stands as its result, and so does a pinned price.
  TracedPrice price_of(const Traced& shared, const Traced& outstanding, const FoundPrice& found);

 private:
  Traced input(const std::string& name, double value, Standing standing, const std::string& source);
  template <class Given>
  Traced given_or_grown(const std::vector<Sourced<Given>>& given, const std::string& what, std::size_t year,
                        const Settings& set, double found);
  std::string year_name(std::size_t year) const;
  std::vector<DealFlowsOf<Traced, Traced>> all_flows();
  DealFlowsOf<Traced, Traced> traced_flows(std::size_t deal);

  Derivation& to_;
  const Case& value_;
  const Scenario& scenario_;
  Settings settings_;
  std::vector<DealPath> paths_;
};

}  // namespace fairvalue::detail
