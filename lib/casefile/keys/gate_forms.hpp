/// \file casefile/keys/gate_forms.hpp
/// Gates and monitoring rules as a file states them, and as the library holds them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/deal/gate.hpp>

#include <fmt/core.h>

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
/// Throws DomainError as gate_of does, and both where a key belongs to a condition that is not stated.
std::vector<Gate> gates_of(const GateForm& form, const std::optional<MonitoringRule>& monitoring);
GateForm form_of_value(const Gate& gate);
/// Gates of different kinds in one form, the inverse of gates_of.
GateForm form_side_by_side(const std::vector<Gate>& gates);

/// The gates of a list, one a form; `field` names the list in messages.
std::vector<Gate> listed(const char* field, const std::vector<GateForm>& forms,
                         const std::optional<MonitoringRule>& monitoring);

/// Calls `make` and puts `field` before the name of the member that it refuses.
template <class Make>
auto within(const std::string& field, const Make& make) {
  try {
    return make();
  } catch (const DomainError& error) {
    throw DomainError(fmt::format("{}.{}", field, error.field()), error.rule(), error.got());
  }
}

}  // namespace fairvalue::detail
