#include <fairvalue/model/case_bridge.hpp>

#include <optional>
#include <string>
#include <utility>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/model/value.hpp>

#include "detail/input_changes.hpp"

namespace fairvalue {
namespace {

PerShare weighted_value(const Case& value) { return fairvalue::value(value).by_parts.expected; }

}  // namespace

CaseBridge case_bridge(const Case& before, const Case& after) {
  require(currency(before) == currency(after), "after.spot.currency",
          "that of the case before (" + std::string{currency(before).code()} + ")", currency(after).code());
  CaseBridge bridge{.before = weighted_value(before), .steps = {}, .after = weighted_value(after)};
  Case value = before;
  PerShare reached = bridge.before;
  std::string open;  // steps after which the case has no value yet
  for (const detail::InputChange& change : detail::input_changes(before, after)) {
    change.put(value);
    const bool is_alone = open.empty();
    open += (is_alone ? "" : " and ") + change.input;
    const auto moved = attempt([&] { return weighted_value(value); });
    if (!moved.has_value()) continue;
    bridge.steps.push_back({.input = std::exchange(open, ""),
                            .before = is_alone ? change.before : std::nullopt,
                            .after = is_alone ? change.after : std::nullopt,
                            .effect = moved.value() - reached,
                            .reached = value});
    reached = moved.value();
  }
  if (!open.empty() || reached != bridge.after) {  // the order of deals, to the last bit
    bridge.steps.push_back({.input = open.empty() ? "order of deals" : open,
                            .effect = bridge.after - reached,
                            .reached = after});
  }
  return bridge;
}

}  // namespace fairvalue
