#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/model/case_bridge.hpp>

#include "changed_members.hpp"
#include "valued.hpp"
#include "verbs.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

std::string unit_of_step(const std::vector<NamedInput>& inputs, const std::string& step, const Units& units) {
  const auto ends = [&](const NamedInput& one) {
    return step == one.name || step.ends_with("." + one.name) || step.ends_with(".set." + one.name);
  };
  const auto found = std::ranges::find_if(inputs, ends);
  if (found != inputs.end()) return found->unit;
  if (step == "spot") return units.a_share;
  if (step == "operating_model.revenue") return units.money;
  if (step == "operating_model.diluted_shares") return "shares";
  if (step == "operating_model.ai_mix" || step.ends_with(".haircut")) return "%";
  if (step.ends_with(".contra_revenue")) return units.a_gigawatt;
  return "";
}

}  // namespace

Document diff_document(const CaseFile& old_file, const CaseFile& new_file) {
  const Case before = model_case(old_file);
  const Case after = model_case(new_file);
  const CaseBridge bridge = case_bridge(before, after);
  const Units units{currency(after)};
  auto inputs = named_inputs(after);
  for (const NamedInput& one : named_inputs(before)) inputs.push_back(one);
  Document document{.verb = "diff", .about = facts_of(new_file)};
  document.headline = {fmt::format(
      "From {} to {}: the weighted value by parts goes from {:.2f} to {:.2f} {}, {:+.2f}.", old_file.name,
      new_file.name, bridge.before.value, bridge.after.value, units.money, bridge.total().value + 0.0)};
  DocumentTable table{.key = "steps",
                      .title = "Input by input, in the order in which they are put in place",
                      .columns = {{"input", "input"},
                                  {"before", "before"},
                                  {"after", "after"},
                                  {"effect", "effect", units.a_share},
                                  {"value", "value", units.a_share}},
                      .rows = {}};
  const auto cell = [](std::optional<double> number, const std::string& unit) {
    return number ? own_quantity(number, unit) : text("");
  };
  PerShare reached = bridge.before;
  add_row(table, "before",
          {text("before: " + old_file.name), text(""), text(""), text(""),
           quantity(reached.value, units.a_share)});
  for (const CaseStep& step : bridge.steps) {
    const std::string unit = unit_of_step(inputs, step.input, units);
    const ChangedMembers words = changed_members(before, after, step.input, units);
    reached += step.effect;
    add_row(table, step.input,
            {text(step.input), step.before ? cell(step.before, unit) : text(words.before),
             step.after ? cell(step.after, unit) : text(words.after), effect(step.effect),
             quantity(reached.value, units.a_share)});
  }
  add_row(table, "after",
          {text("after: " + new_file.name), text(""), text(""), effect(bridge.total()),
           quantity(bridge.after.value, units.a_share)});
  if (bridge.steps.empty()) table.notes.push_back("No input has another value.");
  table.notes.push_back("What interacts counts with the later input.");
  document.tables = {std::move(table)};
  return document;
}

Answer answer_diff(const Request& request) {
  return {.document = diff_document(read_case_file(request.words[0]), read_case_file(request.words[1]))};
}

}  // namespace calculator
