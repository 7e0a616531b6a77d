/// \file lib/model/detail/traced_case.hpp
/// A case in one scenario, calculated on traced numbers by the formulas that calculate its value.
#pragma once
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include <fairvalue/model/named_inputs.hpp>

#include "flow_formula.hpp"
#include "traced.hpp"

namespace fairvalue::detail {

/// A year of the company without its deals.
struct TracedBaseYear {
  Traced eps;
  Traced net_income;
  Traced shares;
};

/// Which settings the share without deals is calculated with: the scenario's, or the case's own.
struct BaseBy {
  bool scenario_growth = true;
  bool scenario_multiple = true;
  bool scenario_return = true;
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
  Traced of(const std::string& name, const Sourced<T>& own, double used, bool by_scenario = true) {
    for (const Override& one : scenario_.overrides) {
      if (by_scenario && one.name == name && one.value == used) {
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

  /// A year of the base path.
  TracedBaseYear base_year(std::size_t year, const BaseBy& by = {});
  /// Revenue of that year without the deals.
  Traced base_revenue(std::size_t year);
  /// Multiple x EPS of its window at the end of a valued year.
  Traced base_price(std::size_t year, const BaseBy& by = {});
  /// The share without deals, today.
  Traced base_today(std::string name, const BaseBy& by = {});
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
  /// The gigawatts of a deal.
  const DealPath& path(std::size_t deal) const { return paths_[deal]; }

 private:
  Traced input(const std::string& name, double value, Standing standing, const std::string& source);
  template <class Given>
  Traced given_or_grown(const std::vector<Sourced<Given>>& given, const std::string& what, std::size_t year,
                        const BaseBy& by, double found);
  Traced planned_shares(const Traced& today, const Traced& income, Shares found, const BaseBy& by,
                        const std::string& name);
  Traced multiple(const BaseBy& by);
  Traced eps_growth(const BaseBy& by);
  Settings settings_by(const BaseBy& by) const;
  std::string year_name(std::size_t year) const;
  const std::vector<DealFlowsOf<Traced, Traced>>& all_flows();
  DealFlowsOf<Traced, Traced> traced_flows(std::size_t deal);

  Derivation& to_;
  const Case& value_;
  const Scenario& scenario_;
  Settings settings_;
  Settings base_settings_;
  std::vector<DealPath> paths_;
  /// Places of inputs: name, number, standing and source.
  std::map<std::tuple<std::string, double, Standing, std::string>, std::size_t> inputs_;
  std::vector<DealFlowsOf<Traced, Traced>> flows_;  ///< once they are asked for
};

}  // namespace fairvalue::detail
