/// \file casefile/keys/warrant_forms.hpp
/// The terms of a warrant as a file states them, and as the library holds them.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <fairvalue/deal/equal_tranches.hpp>
#include <fairvalue/deal/warrant.hpp>

namespace fairvalue::detail {

/// "close", "continuous", or a table: { average_of = 20 }, { closes_in_window = 30, at_least = 20 }.
struct MonitoringForm {
  std::optional<Monitoring> rule{};  ///< of rules without a number
  std::optional<int> average_of{};
  std::optional<int> consecutive{};
  std::optional<int> closes_in_window{};
  std::optional<int> closes_in_total{};
  std::optional<int> at_least{};  ///< beside closes_in_window
  ObservedPrice price = ObservedPrice::close;
};
/// Throws DomainError unless one rule is stated.
MonitoringRule value_of(const MonitoringForm& form);
MonitoringForm form_of_value(const MonitoringRule& rule);

/// A gate by the key that it has: price_hurdle, market_cap_hurdle, benchmark, delivered_gw, ...
struct GateForm {
  std::optional<PerShare> price_hurdle{};
  std::vector<HurdleStep> steps{};
  std::optional<Money> market_cap_hurdle{};
  DatedSeries<Shares> shares{};
  std::optional<MonitoringRule> monitoring{};
  GateTiming timing = GateTiming::latched;
  std::optional<Date> window_from{};
  std::optional<std::string> benchmark{};
  std::optional<double> excess{};
  std::optional<double> delivered_gw{};
  std::optional<double> purchased_gw{};
  std::optional<double> deployed_gw{};
  std::optional<Money> paid{};
  std::optional<Date> by{};
  std::optional<std::string> condition{};
  std::optional<Date> service_until{};
  std::optional<Date> supply_until{};
  std::vector<GateForm> any_of{};
  std::vector<GateForm> all_at_once{};
};
/// The gate that the form states. Throws DomainError naming the member where it states none or several, or a
/// price gate has no rule and there is no default.
Gate gate_of(const GateForm& form, const std::optional<MonitoringRule>& monitoring);
/// All gates that a form states side by side, in the order volume, price, relative, condition, service.
std::vector<Gate> gates_of(const GateForm& form, const std::optional<MonitoringRule>& monitoring);
GateForm form_of_value(const Gate& gate);

/// A number of like tranches in one table.
struct EqualTranchesForm {
  std::string name{};
  Shares shares{0.0};  ///< of all of them
  std::optional<int> parts{};
  std::optional<VolumeMeasure> measure{};
  std::optional<double> step{};
  std::vector<Date> dates{};
  ShareRounding rounding = ShareRounding::cumulative;
};

struct TrancheForm {
  std::string name{};
  Shares shares{0.0};
  GateForm here{};  ///< gates whose keys stand in the tranche itself
  std::vector<GateForm> gates{};
  std::optional<LinearVesting> linear{};
  bool vested_at_issue = false;
  std::optional<Strike> strike{};
  std::optional<Date> expiry{};
  std::optional<std::vector<GateForm>> exercise_gates{};
  std::optional<PerShare> value_cap{};
  std::optional<RankVesting> rank{};
};

struct WarrantForm {
  std::string holder{};
  std::optional<Shares> shares{};
  PerShare strike{0.0};
  Date granted{};
  Date expiry{};
  std::optional<MonitoringRule> monitoring{};  ///< of all price gates that have none of their own
  std::vector<TrancheForm> tranches{};
  std::vector<EqualTranchesForm> equal_tranches{};
  std::vector<GateForm> exercise_gates{};
  std::vector<Split> adjustments{};
  ExerciseSettlement settlement = ExerciseSettlement::cash;
  bool automatic_at_expiry = false;
  ChangeOfControl on_change_of_control = ChangeOfControl::no_effect;
};
/// Throws DomainError naming the member, as in a file: "tranches[2].gates[0].monitoring: must be given".
Warrant value_of(const WarrantForm& form);
WarrantForm form_of_value(const Warrant& warrant);

/// A stated strike, or one that a later average sets.
struct StrikeForm {
  std::optional<PerShare> value{};
  std::optional<double> part{};
  std::optional<int> days{};
  std::optional<Date> on{};
  ObservedPrice price = ObservedPrice::vwap;
};
Strike value_of(const StrikeForm& form);
StrikeForm form_of_value(const Strike& strike);

}  // namespace fairvalue::detail
