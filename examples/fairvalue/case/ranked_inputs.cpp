#include "fairvalue/case/ranked_inputs.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/model/value.hpp>

#include "fairvalue/case/input_words.hpp"
#include "fairvalue/case/stated_values.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

constexpr double a_tenth = 0.1;
constexpr double least_shown = 0.005;  // a cent, rounded
constexpr double a_point = 0.01;
/// Values of scenarios that are worked out at most: two a scenario for each input.
constexpr std::size_t most_values = 40'000;

/// An input moved by `step` tenths.
double moved(double number, const std::string& name, const std::string& unit, double step) {
  if (name.ends_with(".delay_months")) return std::max(number + step, 0.0);
  if (number == 0.0 && unit == "%") return a_point * step;
  return number * (1.0 + a_tenth * step);
}

/// A named input in every scenario that does not set it itself.
Case with_input(Case value, const NamedInput& input, double step) {
  if (value.scenarios.empty())
    value.scenarios.push_back({.name = "base case", .label = "", .weight = 1.0, .overrides = {}});
  const double number = moved(input.value, input.name, input.unit, step);
  for (Scenario& scenario : value.scenarios) {
    if (std::ranges::find(scenario.overrides, input.name, &Override::name) == scenario.overrides.end())
      scenario.overrides.push_back({.name = input.name, .value = number, .reason = ""});
  }
  return value;
}

/// One scenario's setting of an input; false where it does not set it.
bool move_setting(Scenario& scenario, const NamedInput& input, double step) {
  const auto set = std::ranges::find(scenario.overrides, input.name, &Override::name);
  if (set == scenario.overrides.end()) return false;
  set->value = moved(set->value, input.name, input.unit, step);
  return true;
}

/// One weight; the others share what is left as they did.
Case with_weight(Case value, std::size_t which, double step) {
  const double old = value.scenarios[which].weight;
  const double weight = std::min(old * (1.0 + a_tenth * step), 1.0);
  for (std::size_t i = 0; i < value.scenarios.size(); ++i) {
    Scenario& one = value.scenarios[i];
    one.weight = i == which ? weight : one.weight * (1.0 - weight) / (1.0 - old);
  }
  return value;
}

template <class T>
void move_by(Sourced<T>& number, double step) {
  number.value = (1.0 + a_tenth * step) * number.value;
}

/// A member of the operating model; false for another name.
bool move_company(OperatingModel& company, const std::string& input, double step) {
  const auto year_of = [&](const auto& all, const char* words) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (input == fmt::format("{} FY{}", words, company.years.front().year + static_cast<int>(i))) return i;
    }
    return std::nullopt;
  };
  if (const auto i = year_of(company.consensus_eps, "consensus EPS")) {
    move_by(company.consensus_eps[*i], step);
  } else if (const auto j = year_of(company.net_income, "net income")) {
    move_by(company.net_income[*j], step);
  } else if (input == "diluted_shares") {
    move_by(company.diluted_shares, step);
  } else if (input == "revenue") {
    move_by(company.revenue, step);
  } else if (input == "ai_mix") {
    move_by(company.ai_mix, step);
  } else if (input == "EPS of the year before" && company.year_before) {
    company.year_before->value.eps = (1.0 + a_tenth * step) * company.year_before->value.eps;
  } else {
    return false;
  }
  return true;
}

/// The case with one input moved; none where it has no such number.
std::optional<Case> with_moved(const Case& value, const std::string& input, double step) {
  const auto inputs = named_inputs(value);
  if (const auto found = std::ranges::find(inputs, input, &NamedInput::name); found != inputs.end())
    return with_input(value, *found, step);
  Case changed = value;
  if (move_company(changed.company, input, step)) return changed;
  for (std::size_t i = 0; i < changed.scenarios.size(); ++i) {
    Scenario& scenario = changed.scenarios[i];
    if (input == "weight of " + scenario.name && changed.scenarios.size() > 1 && scenario.weight < 1.0)
      return with_weight(std::move(changed), i, step);
    if (!input.starts_with(scenario.name + ": ")) continue;
    const std::string name = input.substr(scenario.name.size() + 2);
    const auto found = std::ranges::find(inputs, name, &NamedInput::name);
    if (found != inputs.end() && move_setting(scenario, *found, step)) return changed;
  }
  return std::nullopt;
}

std::optional<double> value_with(const Case& value, const std::string& input, double step) {
  const auto worth = attempt([&]() -> std::optional<double> {
    const auto changed = with_moved(value, input, step);
    if (!changed) return std::nullopt;
    return fairvalue::value(*changed).by_parts.expected.value;
  });
  return worth.has_value() ? worth.value() : std::nullopt;
}

DocumentTable empty_ranked_table(std::string key, std::string title, const Units& units) {
  return {.key = std::move(key),
          .title = std::move(title),
          .columns = {{"input", "input"},
                      {"value", "value"},
                      {"standing", "standing"},
                      {"moves", "a tenth moves", units.a_share},
                      {"reason", "source or reason"},
                      {"quote", "quote"}},
          .rows = {}};
}

struct RankedRow {
  std::string key;
  Assumption input;
  DocumentCell value;
  std::optional<double> moves{};
  std::string why{};  ///< it moves nothing, where it moves nothing
};

/// A sentence for each reason, with the inputs it holds for.
std::vector<std::string> still_notes(const CaseFile& file, const std::vector<RankedRow>& rows) {
  std::vector<std::pair<std::string, std::string>> found;
  for (const RankedRow& row : rows) {
    if (row.why.empty()) continue;
    auto same = std::ranges::find(found, row.why, &std::pair<std::string, std::string>::first);
    if (same == found.end()) same = found.insert(same, {row.why, ""});
    same->second += (same->second.empty() ? "" : "; ") + input_words(file, row.input.what);
  }
  std::vector<std::string> notes;
  for (const auto& [why, inputs] : found) notes.push_back(fmt::format("{}: 0.00, as {}.", inputs, why));
  return notes;
}

/// The widest first; those that move nothing last, in their order.
DocumentTable ranked(DocumentTable table, std::vector<RankedRow> rows, const Valued& of) {
  std::ranges::stable_sort(rows, std::greater{},
                           [](const RankedRow& row) { return row.moves.value_or(-1.0); });
  bool has_quote = false;
  for (RankedRow& row : rows) {
    has_quote = has_quote || !row.input.quote.empty();
    add_row(table, row.key,
            {text(row.input.what),
             std::move(row.value),
             {standing_cell(row.input.standing)},
             row.moves ? quantity(row.moves, of.units.a_share) : text(""),
             text(row.input.reason),
             text(row.input.quote)});
  }
  if (!has_quote) {
    table.columns.pop_back();
    for (DocumentRow& row : table.rows) row.cells.pop_back();
  }
  table.notes = {
      "A tenth moves: the distance between the weighted values a share by parts with a tenth more and a "
      "tenth less of the input (a delay: a month; a percentage of 0: a point).",
      "Empty: the input has no single number, or it enters the value of the warrants or the accounts and not "
      "that of a share by parts."};
  for (std::string& note : still_notes(of.file, rows)) table.notes.push_back(std::move(note));
  return table;
}

/// The rows of a table of assumptions with what they move, and with the quotes that the case keeps.
std::vector<RankedRow> rows_of(const Valued& of, const DocumentTable& table,
                               const std::vector<Assumption>& quoted) {
  std::vector<RankedRow> rows;
  std::size_t values = 0;
  for (const DocumentRow& row : table.rows) {
    RankedRow one{.key = row.key,
                  .input = {.what = row.cells[0].shown.text, .value = {}, .reason = row.cells[3].shown.text},
                  .value = row.cells[1]};
    one.input.standing = parse<Standing>(row.cells[2].shown.text).value_or(Standing::assumed);
    if (const auto same = std::ranges::find(quoted, row.key, &Assumption::what); same != quoted.end())
      one.input.quote = same->quote;
    const auto path = std::ranges::find(of.file.provenance, row.key, &KeyProvenance::path);
    if (path != of.file.provenance.end()) one.input.quote = path->quote;
    values += 2 * of.result.scenarios.size();
    if (values <= most_values) one.moves = swing_of_a_tenth(of.value, row.key);
    if (one.moves && *one.moves < least_shown) one.why = why_still(of.value, of.result, row.key, *one.moves);
    rows.push_back(std::move(one));
  }
  return rows;
}

}  // namespace

std::string held_words(const PathDay& held) {
  return fmt::format("the price is held at the hurdle of {:g} on {}: the input moves how much vests there",
                     held.pinned->hurdle.value, to_string(held.day));
}

std::optional<PathDay> held_day(const ScenarioResult& of) {
  std::optional<PathDay> last;
  for (const PathDay& day : of.by_parts.path) {
    if (day.pinned) last = day;
  }
  return last;
}

std::string why_still(const Case& value, const CaseResult& result, const std::string& input, double moves) {
  const auto inputs = named_inputs(value);
  const auto sets = [&](const Scenario& one) {
    return std::ranges::find(one.overrides, input, &Override::name) != one.overrides.end();
  };
  const auto colon = input.find(": ");
  const auto named = std::ranges::find(inputs, colon == std::string::npos ? input : input.substr(colon + 2),
                                       &NamedInput::name);
  if (named != inputs.end()) {
    if (!value.scenarios.empty() && std::ranges::all_of(value.scenarios, sets))
      return "every scenario sets its own";
    if (colon == std::string::npos && moved(named->value, named->name, named->unit, 1.0) == named->value)
      return "a tenth of 0 is 0";
  }
  if (moves == 0.0) return "the value of a share by parts does not depend on it";
  for (const ScenarioResult& one : result.scenarios) {
    const bool is_of_another = colon != std::string::npos && !input.starts_with(one.name + ": ");
    if (const auto held = held_day(one); held && !is_of_another) return held_words(*held);
  }
  return "";
}

std::optional<double> swing_of_a_tenth(const Case& value, const std::string& input) {
  const auto more = value_with(value, input, 1.0);
  const auto less = value_with(value, input, -1.0);
  if (!more && !less) return std::nullopt;
  if (more && less) return std::abs(*more - *less);
  return std::abs((more ? *more : *less) - fairvalue::value(value).by_parts.expected.value);
}

DocumentTable ranked_assumption_table(const Valued& of) {
  return ranked(
      empty_ranked_table("assumptions", "What is assumed or redacted, ranked by what it moves", of.units),
      rows_of(of, assumption_table(of), assumptions(of.value)), of);
}

DocumentTable ranked_stated_table(const Valued& of) {
  return ranked(empty_ranked_table("stated", "What is stated or derived, and where", of.units),
                rows_of(of, stated_input_table(of), stated_inputs(of.value)), of);
}

}  // namespace calculator
