/// \file model/case_bridge.hpp
/// From one version of a case to the next: what each changed input did to the value of a share.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/model/case.hpp>

namespace fairvalue {

/// One changed input put in place, those before it kept.
struct CaseStep {
  /// "as_of", "multiple", "operating_model.eps_growth", "deal.A.margin", "scenario.optimistic.set.multiple";
  /// "deal.B (new)" or "deal.B (gone)" for a deal that only one of the cases has; several joined by " and "
  /// where the case has no value between them.
  std::string input;
  std::optional<double> before{};  ///< in base units; none where it is no single number, or not set there
  std::optional<double> after{};
  PerShare effect;  ///< on the weighted value by parts
  Case reached;  ///< with this step and those before it in place; the last is worth what the second case is
};

struct CaseBridge {
  PerShare before;  ///< weighted value by parts of the first case
  std::vector<CaseStep> steps;
  PerShare after;  ///< of the second

  /// after - before; the steps' effects add up to it, to the rounding of their sum (1e-12 of the values).
  PerShare total() const { return after - before; }
};

/// The steps that lead from the first case to the second, in this order: day; price; operating model;
/// multiple, discount, required return, calibration; deals that are gone, then those that both have, member
/// by member, then new ones; what each scenario of both sets, by input; at last scenarios that are gone or
/// new together with all weights. What interacts counts with the later input. A step that puts a deal in or
/// out takes the scenarios' overrides of its inputs along. Inputs with the same value have no step, whatever
/// their source says; nor have price targets, which do not enter the value. Deals and scenarios are matched
/// by name: one that is renamed is gone and new. Throws DomainError as `value` does, for either case, and on
/// two currencies.
CaseBridge case_bridge(const Case& before, const Case& after);

}  // namespace fairvalue
