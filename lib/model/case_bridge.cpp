#include <fairvalue/model/case_bridge.hpp>

#include <utility>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/model/value.hpp>

#include "detail/input_changes.hpp"

namespace fairvalue {
namespace {

PerShare weighted_value(const Case& value) { return fairvalue::value(value).by_parts.expected; }

/// The bridge; `visit` is given the case after each step.
template <class Visit>
CaseBridge bridged(const Case& before, const Case& after, Visit visit) {
  require(currency(before) == currency(after), "after.spot.currency",
          "that of the case before (" + std::string{currency(before).code()} + ")", currency(after).code());
  CaseBridge bridge{.before = weighted_value(before), .steps = {}, .after = weighted_value(after)};
  Case value = before;
  PerShare reached = bridge.before;
  std::optional<CaseStep> open;  // steps after which the case has no value yet
  for (const detail::InputChange& change : detail::input_changes(before, after)) {
    change.put(value);
    CaseStep step{change.input, change.before, change.after, PerShare{0.0}};
    if (open) step = {open->input + " and " + change.input, {}, {}, PerShare{0.0}};
    const auto moved = attempt([&] { return weighted_value(value); });
    if (!moved.has_value()) {
      open = std::move(step);
      continue;
    }
    step.effect = moved.value() - reached;
    reached = moved.value();
    bridge.steps.push_back(std::move(step));
    visit(value);
    open.reset();
  }
  if (open || reached != bridge.after) {  // the order of deals, to the last bit
    bridge.steps.push_back({open ? open->input : "order of deals", {}, {}, bridge.after - reached});
    visit(after);
  }
  return bridge;
}

}  // namespace

CaseBridge case_bridge(const Case& before, const Case& after) {
  return bridged(before, after, [](const Case&) {});
}

std::vector<Case> bridge_cases(const Case& before, const Case& after) {
  std::vector<Case> cases{before};
  bridged(before, after, [&](const Case& value) { cases.push_back(value); });
  return cases;
}

}  // namespace fairvalue
