/// \file lib/model/detail/traced_case.hpp
/// A case in one scenario, calculated on traced numbers by the formulas that calculate its value.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/model/named_inputs.hpp>

#include "flow_formula.hpp"
#include "traced.hpp"

namespace fairvalue::detail {

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

  /// EPS of a year of the base path by `set`, which may be other settings than the scenario's.
  Traced eps_of(std::size_t year, const Settings& set, std::string name);
  /// The share without deals, by `set`, today.
  Traced base_today(const Settings& set, std::string name);
  /// What one deal's flows are worth today.
  FlowValueOf<Traced> flows_of(std::size_t deal);
  /// Those of all deals.
  FlowValueOf<Traced> flows();
  /// What a deal's gigawatts and their money are made from.
  FlowNumbers<Traced, Traced, Traced> numbers_of(std::size_t deal);
  /// What decides which gigawatts come when.
  std::vector<Traced> plan_inputs(std::size_t deal);
  /// The terms of a deal's warrant: whether they are assumed.
  Traced warrant_terms(std::size_t deal);
  /// Net new shares as found on a price path that rests on `made_from` and on all warrants; 0 without any.
  Traced net_new_shares(Shares found, const std::string& how, std::vector<Traced> made_from);

 private:
  Traced input(const std::string& name, double value, Standing standing, const std::string& source);
  DealFlowsOf<Traced, Traced> traced_flows(std::size_t deal);

  Derivation& to_;
  const Case& value_;
  const Scenario& scenario_;
  Settings settings_;
  std::vector<DealPath> paths_;
};

}  // namespace fairvalue::detail
