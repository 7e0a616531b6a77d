#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "case_reader.hpp"
#include "member_place.hpp"

namespace fairvalue::detail {
namespace {

/// What the library refuses of a milestone behind another, or behind the start; its member, and the rule.
std::optional<DomainError> refused_after(const DeploymentPlan& plan, const std::optional<Milestone>& before,
                                         const Milestone& milestone) {
  DeploymentPlan pair{.measure = plan.measure, .start = plan.start, .milestones = {milestone}};
  if (before) {
    pair.start = add_days(before->date, -1);
    pair.milestones.insert(pair.milestones.begin(), *before);
  }
  try {
    require_plan("plan", pair);
    return std::nullopt;
  } catch (const DomainError& error) {
    const std::string field{error.field()};
    return DomainError{field.substr(field.rfind('.') + 1), error.rule(), error.got()};
  }
}

}  // namespace

void CaseReader::take_plan(const Node& node, const PlanForm& form, bool is_sound, DeploymentPlan& out) {
  const std::size_t before = findings_.errors();
  if (!form.pace) refuse_milestones(node, {form.measure, form.start, form.milestones});
  if (!is_sound || findings_.errors() > before) return;
  guarded("value", node, [&] {
    out = value_of(form);
    require_plan("value", out);
  });
}

void CaseReader::refuse_milestones(const Node& node, const DeploymentPlan& plan) {
  const Node* const list = find(node, "milestone");
  const bool is_list = list != nullptr && list->kind == NodeKind::list;
  std::optional<Milestone> before;
  for (std::size_t i = 0; i < plan.milestones.size(); ++i) {
    const std::string at = is_list ? fmt::format("milestone[{}]", i) : "milestone";
    if (!findings_.is_sound(path_ + "." + at)) continue;
    Milestone each = plan.milestones[i];
    const auto refuse = [&](const DomainError& error) {
      refuse_domain({fmt::format("milestones[{}].{}", i, error.field()), error.rule(), error.got()}, "",
                    node);
    };
    const bool has_start = before || findings_.is_sound(path_ + ".start");
    auto error = has_start ? refused_after(plan, before, each) : std::nullopt;
    if (error && error->field() == "volume") {
      refuse(*error);
      each.volume = before->volume + 1.0;  // its day is held against its own rule
      error = refused_after(plan, before, each);
    }
    if (error) refuse(*error);
    before = plan.milestones[i];
  }
}

}  // namespace fairvalue::detail
