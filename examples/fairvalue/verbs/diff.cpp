#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/model/case_bridge.hpp>
#include <fairvalue/model/value.hpp>

#include "fairvalue/case/analysis.hpp"
#include "fairvalue/case/changed_members.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/command/verbs.hpp"
#include "fairvalue/tables/live_versions.hpp"

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

/// What of a case file has changed that the weighted value by parts does not depend on.
std::vector<std::string> other_changes(const CaseFile& a, const CaseFile& b) {
  std::vector<std::string> names;
  const auto note = [&](bool is_same, const char* name) {
    if (!is_same) names.push_back(name);
  };
  if (a.market && b.market) {
    if (!has_company(a) && !has_company(b))
      note(a.market->spot.value == b.market->spot.value, "market.price");
    note(a.market->volatility == b.market->volatility, "market.volatility");
    note(a.market->risk_free_rate == b.market->risk_free_rate, "market.risk_free_rate");
    note(a.market->curve == b.market->curve, "market.curve");
    note(a.market->dividend_yield == b.market->dividend_yield, "market.dividend_yield");
  }
  note(a.consensus == b.consensus, "consensus");
  note(a.price_targets == b.price_targets, "price_target");
  note(a.peers == b.peers, "peer");
  note(a.awards == b.awards, "award");
  note(a.uncertain == b.uncertain, "uncertain");
  note(a.data_files == b.data_files, "data");
  note(a.sum_of_the_parts == b.sum_of_the_parts, "sum_of_the_parts");
  return names;
}

/// The printed effects add up to the printed total, or a note says what is missing.
void note_rounding(DocumentTable& table, const CaseBridge& bridge) {
  const auto cents = [](PerShare x) { return std::round(100.0 * x.value); };
  double sum = 0.0;
  for (const CaseStep& step : bridge.steps) sum += cents(step.effect);
  const double rest = cents(bridge.total()) - sum;
  if (rest == 0.0 || bridge.steps.empty()) return;
  table.notes.push_back(fmt::format("The lines as printed add up to {:+.2f}: the other {:+.2f} is rounding.",
                                    sum / 100.0 + 0.0, rest / 100.0));
}

std::vector<DocumentCell> step_row(const CaseStep& step, const Case& before, const Case& after,
                                   const Units& units, const std::string& unit) {
  if (step.input == "as_of") {
    return {text(step.input), text(to_string(before.spot.value.as_of)),
            text(to_string(after.spot.value.as_of)), effect(step.effect)};
  }
  const ChangedMembers words = changed_members(before, after, step.input, units);
  return {text(step.input), step.before ? own_quantity(step.before, unit) : text(words.before),
          step.after ? own_quantity(step.after, unit) : text(words.after), effect(step.effect)};
}

/// The bridge of the weighted value of a share by parts. `is_calculated`: with a derivation of every version
/// on the way, which the text for people does not show.
void add_share_bridge(Document& document, LiveNumbers& live, const CaseFile& old_file,
                      const CaseFile& new_file, bool is_calculated) {
  const Case before = model_case(old_file);
  const Case after = model_case(new_file);
  const CaseBridge bridge = case_bridge(before, after);
  const Units units{currency(after)};
  auto inputs = named_inputs(after);
  for (const NamedInput& one : named_inputs(before)) inputs.push_back(one);
  document.headline.push_back(fmt::format(
      "From {} to {}: the weighted value by parts goes from {:.2f} to {:.2f} {}, {:+.2f}.", old_file.name,
      new_file.name, bridge.before.value, bridge.after.value, units.money, bridge.total().value + 0.0));
  DocumentTable table{.key = "steps",
                      .title = "Input by input, in the order in which they are put in place",
                      .columns = {{"input", "input"},
                                  {"before", "before"},
                                  {"after", "after"},
                                  {"effect", "effect", units.a_share},
                                  {"value", "value", units.a_share}},
                      .rows = {}};
  PerShare reached = bridge.before;
  add_row(table, "before",
          {text("before: " + old_file.name), text(""), text(""), text(""),
           quantity(reached.value, units.a_share)});
  for (const CaseStep& step : bridge.steps) {
    const std::string unit = unit_of_step(inputs, step.input, units);
    reached += step.effect;
    auto cells = step_row(step, before, after, units, unit);
    cells.push_back(quantity(reached.value, units.a_share));
    add_row(table, step.input, std::move(cells));
  }
  add_row(table, "after",
          {text("after: " + new_file.name), text(""), text(""), effect(bridge.total()),
           quantity(bridge.after.value, units.a_share)});
  if (bridge.steps.empty()) table.notes.push_back("No input of this value has changed.");
  if (const auto others = other_changes(old_file, new_file); !others.empty())
    table.notes.push_back(
        fmt::format("Changed as well, but no part of this value: {}.", fmt::join(others, ", ")));
  note_rounding(table, bridge);
  table.notes.push_back("What interacts counts with the later input.");
  if (is_calculated) add_share_bridge_numbers(live, table, {old_file, before}, {new_file, after}, bridge);
  document.tables.push_back(std::move(table));
}

/// What a share's value lacks, where a case has warrants or awards to compare in its place.
std::optional<std::string> without_share(const CaseFile& old_file, const CaseFile& new_file) {
  for (const CaseFile* one : {&old_file, &new_file}) {
    const auto whole = attempt([&] { return model_case(*one); });
    const bool has_warrant = !one->deals.empty() || !one->awards.empty();
    if (!whole.has_value() && !has_company(*one) && has_warrant) return whole.reason();
  }
  return std::nullopt;
}

/// Whether there is a share or a warrant to be valued.
bool has_value(const CaseFile& file) {
  return file.operating_model || !file.deals.empty() || !file.awards.empty();
}

}  // namespace

Document diff_document(const Request& request, const CaseFile& old_file, const CaseFile& new_file) {
  Document document{.verb = "diff", .about = facts_of(new_file)};
  if (!has_value(old_file) && !has_value(new_file)) {
    const auto others = other_changes(old_file, new_file);
    document.headline = {
        fmt::format("From {} to {}: neither has a value to be bridged, for there is neither a "
                    "forecast of the company nor a warrant; changed: {}.",
                    old_file.name, new_file.name,
                    others.empty() ? "nothing" : fmt::format("{}", fmt::join(others, ", ")))};
    return document;
  }
  const auto missing = without_share(old_file, new_file);
  LiveNumbers live;
  const bool is_calculated = request.workbook.has_value() || request.format != Format::text;
  if (!missing) add_share_bridge(document, live, old_file, new_file, is_calculated);
  add_warrant_bridges(document, live, request, old_file, new_file);
  live.put_into(document);
  if (missing && document.headline.empty())
    document.headline.push_back("No warrant or award has changed its inputs.");
  if (missing) document.headline.push_back("The value of a share is not compared: " + *missing + ".");
  return document;
}

DocumentTable reading_differences(const Request& request, const std::vector<CaseReading>& old_ones,
                                  const std::vector<CaseReading>& new_ones) {
  const CaseFile& first = new_ones.front().file;
  const Units units{first.company.currency};
  const bool is_of_share = has_company(first) && has_company(old_ones.front().file);
  const std::string& unit = is_of_share ? units.a_share : units.money;
  DocumentTable table{.key = "readings",
                      .title = "Ways to read the clauses; the first is that of the bridge",
                      .columns = {{"reading", "reading"},
                                  {"before", "before", unit},
                                  {"after", "after", unit},
                                  {"effect", "effect", unit}},
                      .rows = {}};
  const auto value_of = [&](const CaseFile& file) -> std::optional<double> {
    if (is_of_share) return value(model_case(file)).by_parts.expected.value;
    const auto worth = all_warrants(request, file);
    return worth ? std::optional{worth->value} : std::nullopt;
  };
  const auto add = [&](const std::string& label, const CaseFile& before, const CaseFile& after) {
    const auto from = value_of(before);
    const auto to = value_of(after);
    const auto by = from && to ? std::optional{*to - *from} : std::nullopt;
    add_row(table, label,
            {text(label), quantity(from, unit), quantity(to, unit),
             is_of_share && by ? effect(PerShare{*by}) : quantity(by, unit)});
  };
  const bool is_of_new = new_ones.size() > 1;
  for (const CaseReading& one : is_of_new ? new_ones : old_ones) {
    const auto& others = is_of_new ? old_ones : new_ones;
    const auto same = std::ranges::find(others, one.label, &CaseReading::label);
    const CaseFile& other = same == others.end() ? others.front().file : same->file;
    add(one.label, is_of_new ? other : one.file, is_of_new ? one.file : other);
  }
  table.notes = {"Each reading against the same one of the other case, or the first where it has no such."};
  return table;
}

Answer answer_diff(const Request& request) {
  const auto old_ones = read_case_readings(request.words[0], request.settings);
  const auto new_ones = read_case_readings(request.words[1], request.settings);
  Document document = diff_document(request, old_ones.front().file, new_ones.front().file);
  if (old_ones.size() > 1 || new_ones.size() > 1)
    document.tables.push_back(reading_differences(request, old_ones, new_ones));
  note_readings(document, new_ones.front().file);
  return {.document = std::move(document)};
}

}  // namespace calculator
