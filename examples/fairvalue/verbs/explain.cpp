#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/args.h>
#include <fmt/format.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/report/derivation_tables.hpp>
#include <fairvalue/report/derivation_units.hpp>
#include <fairvalue/report/quantity_cell.hpp>

#include "fairvalue/case/analysis.hpp"
#include "fairvalue/case/explained_warrants.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/command/options.hpp"
#include "fairvalue/command/verbs.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// What has no name of its own: its operands by their names, else what such a number is called.
std::string name_of(const Derivation& all, const DerivedNumber& one, const std::string& unit) {
  if (!one.name.empty()) return one.name;
  const auto operand = [&](std::size_t i) -> const std::string& { return all[one.operands[i]].name; };
  if (one.operation == "exp") return "discount factor";
  if (one.operation == "exp - 1") return "growth over the time";
  if (one.operation == "ln(1 + x)") return "continuous rate";
  if (one.operation == "negative") return operand(0).empty() ? "with the other sign" : "less " + operand(0);
  const bool is_binary = one.operation.size() == 1 && one.operands.size() == 2;
  if (!is_binary) return one.operation;
  if (!operand(0).empty() && !operand(1).empty()) return operand(0) + " " + one.operation + " " + operand(1);
  const bool adds = one.operation == "+" || one.operation == "-";
  const DerivedNumber& last = all[one.operands[1]];
  const bool is_one_more = one.operation == "+" && all[one.operands[0]].operation == "constant" &&
                           all[one.operands[0]].value == 1.0 && last.operation == "/";
  if (is_one_more && last.name.empty()) return "dilution factor";
  if (unit.ends_with("/share")) return adds ? "amount a share so far" : "amount a share";
  if (unit.size() == 3) return adds ? "amount so far" : "amount";
  if (unit == "shares") return "number of shares";
  if (unit == "GW") return "gigawatts";
  return adds ? "so far" : "factor";
}

/// The rows of one number, its operands below it, as deep as asked.
class Explanation {
 public:
  Explanation(const CaseDerivation& derivation, std::vector<std::string> units, int depth,
              DocumentTable& table)
      : all_{derivation.numbers},
        units_{std::move(units)},
        rows_(all_.size()),
        shown_(all_.size(), false),
        depth_{depth},
        to_{table} {}

  void add(std::size_t number, int level = 0) {
    const DerivedNumber& one = all_[number];
    const bool is_known = shown_[number] && !one.operands.empty();
    const std::size_t row = to_.rows.size();
    const std::string name = name_of(all_, one, units_[number]);
    add_row(to_, fmt::format("{} {}", to_.rows.size(), name),
            {text(std::string(static_cast<std::size_t>(2 * level), ' ') + name),
             own_quantity(one.value, units_[number]),
             text(how(one, is_known)),
             {standing_cell(one.standing)},
             text(one.source)});
    const auto before = rows_[number];
    if (!before) rows_[number] = row;
    if (shown_[number] || level >= depth_) {
      if (before) repeat(row, *before);
      return;
    }
    if (before) repeat(*before, row);
    shown_[number] = true;
    for (const std::size_t operand : one.operands) add(operand, level + 1);
    std::vector<CellReference> operands;
    for (const std::size_t operand : one.operands) operands.push_back(place_of(*rows_[operand]));
    to_.rows[row].cells[value_column].formula = spreadsheet_formula(all_, number, operands);
  }

 private:
  static constexpr std::size_t value_column = 1;

  CellReference place_of(std::size_t row) const { return {to_.key, row, value_column}; }
  /// The number of one row is that of another.
  void repeat(std::size_t row, std::size_t other) {
    to_.rows[row].cells[value_column].formula = {"{}", {place_of(other)}};
  }

  /// The operation on what it is made of: "30.00x x 7.12".
  std::string how(const DerivedNumber& one, bool is_known) const {
    if (one.operands.empty()) return one.operation;
    if (is_known) return "as above";
    const std::string pattern = plain_pattern(one);
    if (pattern.empty()) return one.operation;
    fmt::dynamic_format_arg_store<fmt::format_context> numbers;
    for (const std::size_t i : one.operands) numbers.push_back(words_of(all_[i].value, units_[i]));
    return fmt::vformat(pattern, numbers);
  }

  const Derivation& all_;
  std::vector<std::string> units_;
  std::vector<std::optional<std::size_t>> rows_;  ///< the first of each number
  std::vector<bool> shown_;                       ///< with its operands below it
  int depth_;
  DocumentTable& to_;
};

/// The key of what a cell of `scenarios` and `worth` shows: ROW.COLUMN, but for numbers that are the case's
/// own.
std::string output_key(const Case& value, const std::string& key) {
  constexpr std::string_view weighted = "weighted.", base = ".base_value";
  if (key.starts_with(weighted)) return key.substr(weighted.size());
  const auto scenarios = scenarios_of(value);
  const bool is_base = key.ends_with(base) && std::ranges::any_of(scenarios, [&](const Scenario& one) {
                         return one.name + std::string{base} == key;
                       });
  return is_base ? "base_value" : key;
}

bool is_of_market_view(const std::string& key) {
  return key.starts_with("market_view") || key.ends_with(".market_view") || key == "warrants" ||
         key.ends_with(".warrants");
}

/// The derivation that has the key; the warrants are valued only where it needs them.
CaseDerivation derivation_for(const Request& request, const CaseFile& file, const Case& value,
                              const std::string& key) {
  if (!is_of_market_view(key) || value.deals.empty()) return case_derivation(value);
  Valued whole = valued(request, file);
  if (!whole.worth) throw Error{key + ": " + whole.warrants.reason};
  return std::move(whole.derivation);
}

const DerivedOutput& output_for(const CaseDerivation& derivation, const std::string& key) {
  try {
    return find_output(derivation, key);
  } catch (const DomainError& error) {
    throw Error{
        fmt::format("KEY: must be {}, got '{}' (explain without a key lists them)", error.rule(), key)};
  }
}

DocumentTable key_table(const CaseDerivation& derivation, const std::vector<std::string>& units) {
  DocumentTable table{.key = "keys",
                      .title = "Keys",
                      .columns = {{"key", "key"}, {"value", "value"}, {"what", "what"}},
                      .rows = {}};
  std::vector<DerivedOutput> outputs = derivation.outputs;  // those of the case before those of its scenarios
  std::stable_partition(outputs.begin(), outputs.end(),
                        [](const auto& one) { return one.key.find('.') == std::string::npos; });
  std::erase_if(outputs, [](const DerivedOutput& one) { return one.is_detail; });
  for (const DerivedOutput& one : outputs)
    table.rows.push_back(
        {one.key,
         {text(one.key), own_quantity(derivation.numbers[one.number].value, units[one.number]),
          text(one.title)}});
  return table;
}

/// The keys of a case that has no company.
Document explained_keys(const Request& request, const CaseFile& file) {
  Document document{.verb = "explain", .about = facts_of(file)};
  document.tables = {warrant_key_table(request, file)};
  document.headline = {
      fmt::format("Outputs of {}; fairvalue explain CASE KEY shows how one comes about.", file.name)};
  return document;
}

}  // namespace

DocumentTable empty_explanation() {
  return {.key = "explanation",
          .title = "How it comes about",
          .columns = {{"number", "number"},
                      {"value", "value"},
                      {"how", "how"},
                      {"standing", "standing"},
                      {"source", "source"}},
          .rows = {},
          .notes = {"Below each number, two columns to the right, what it is made of."}};
}

Document explain_document(const Request& request, const CaseFile& file, const std::string& asked, int depth) {
  const bool is_alone = analysed_output(request, file) == "warrants";  // there is no company
  if (is_alone && asked.empty()) return explained_keys(request, file);
  if (is_alone || is_key_of_warrants(file, asked)) return explain_warrants(request, file, asked, depth);
  const Case value = company_case(request, file);
  const std::string key = output_key(value, asked);
  const CaseDerivation derivation = derivation_for(request, file, value, key);
  const auto units = derivation_units(derivation, named_inputs(value), currency(value));
  Document document{.verb = "explain", .about = facts_of(file)};
  if (key.empty()) {
    document.headline = {
        fmt::format("{} outputs of {}; fairvalue explain CASE KEY shows how one comes about.",
                    derivation.outputs.size(), file.name)};
    document.tables = {key_table(derivation, units)};
    if (!value.deals.empty())
      document.tables.front().notes = {
          "And with the warrants' values: market_view, market_view_a_share, and of each "
          "scenario NAME.warrants and NAME.market_view; of each warrant NAME.value and NAME.TRANCHE.value."};
    return document;
  }
  const DerivedOutput& output = output_for(derivation, key);
  const DerivedNumber& number = derivation.numbers[output.number];
  document.headline = {fmt::format("{} of {}, {}: {}{}{}.", key, file.name, output.title,
                                   words_of(number.value, units[output.number]),
                                   unit_words(units[output.number]),
                                   is_chosen(number.standing) ? ", which rests on assumed numbers" : "")};
  DocumentTable table = empty_explanation();
  Explanation{derivation, units, depth, table}.add(output.number);
  document.tables = {std::move(table)};
  return document;
}

Answer answer_explain(const Request& request) {
  const CaseFile file = read_case_file(request.file(), request.settings);
  const std::string key = request.words.size() > 1 ? request.words[1] : "";
  const auto depth = static_cast<int>(whole_option(request, "depth", {0, 1000}, 4));
  Document document = explain_document(request, file, key, depth);
  note_readings(document, file);
  return {.document = std::move(document)};
}

}  // namespace calculator
