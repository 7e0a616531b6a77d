/// \file model/warrant_bridge.hpp
/// From one version of a warrant or award to the next: what each changed input did to its value.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/accounting/roll_forward.hpp>

namespace fairvalue {

/// One changed input put in place, those before it kept.
struct WarrantStep {
  /// By its key in a case file: "market.price", "warrant.strike", "warrant.tranche loan", "outlook.condition.
  /// approval"; "(new)" or "(gone)" behind what one version alone has; several joined by " and " where the
  /// warrant has no value between them.
  std::string input;
  std::optional<double> before{};  ///< in base units; none where it is no single number, or not set there
  std::optional<double> after{};
  std::string unit{};  ///< of the two: "currency/share", "%"
  Money effect{0.0};
};

struct WarrantBridge {
  Money before;
  std::vector<WarrantStep> steps;
  Money after;

  Money total() const { return after - before; }  ///< the steps' effects add up to it exactly
};

/// The steps that lead from the first version to the second, in this order: day, price, volatility, rate,
/// dividend yield, calendar, history, service, named conditions, milestones, deployment; grant, expiry,
/// strike, tranches by name (more than 12 that change in one step), gates of exercise, the other terms. What
/// interacts counts with the later input. An input that is the same has no step. Every level is rounded to
/// whole currency units, as in `roll_forward`. Throws DomainError on two currencies, and what `value` throws
/// for either version.
WarrantBridge warrant_bridge(const ValuationState& before, const ValuationState& after,
                             const WarrantValuer& value);

}  // namespace fairvalue
