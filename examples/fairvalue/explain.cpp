#include <algorithm>
#include <charconv>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/report/derivation_units.hpp>
#include <fairvalue/report/quantity_cell.hpp>

#include "options.hpp"
#include "valued.hpp"
#include "verbs.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// The rows of one number, its operands below it, as deep as asked.
class Explanation {
 public:
  Explanation(const CaseDerivation& derivation, std::vector<std::string> units, int depth, DocumentTable& table)
      : all_{derivation.numbers}, units_{std::move(units)}, shown_(all_.size(), false), depth_{depth}, to_{table} {}

  void add(std::size_t number, int level = 0) {
    const DerivedNumber& one = all_[number];
    const bool is_known = shown_[number] && !one.operands.empty();
    const std::string name = one.name.empty() ? one.operation : one.name;
    add_row(to_, fmt::format("{} {}", to_.rows.size(), name),
            {text(std::string(static_cast<std::size_t>(2 * level), ' ') + name),
             own_quantity(one.value, units_[number]), text(how(one, is_known)), {standing_cell(one.standing)},
             text(one.source)});
    if (shown_[number] || level >= depth_) return;
    shown_[number] = true;
    for (const std::size_t operand : one.operands) add(operand, level + 1);
  }

 private:
  /// The operation on what it is made of: "30.00x x 7.12".
  std::string how(const DerivedNumber& one, bool is_known) const {
    if (one.operands.empty()) return one.operation;
    if (is_known) return one.operation + " (see above)";
    const bool is_sign = one.operation.size() == 1;
    if (!is_sign || one.operands.size() != 2) return one.operation;
    const auto of = [&](std::size_t i) { return words_of(all_[one.operands[i]].value, units_[one.operands[i]]); };
    return fmt::format("{} {} {}", of(0), one.operation, of(1));
  }

  const Derivation& all_;
  std::vector<std::string> units_;
  std::vector<bool> shown_;
  int depth_;
  DocumentTable& to_;
};

DocumentTable key_table(const CaseDerivation& derivation, const std::vector<std::string>& units) {
  DocumentTable table{.key = "keys",
                      .title = "Keys",
                      .columns = {{"key", "key"}, {"value", "value"}, {"what", "what"}},
                      .rows = {}};
  for (const DerivedOutput& one : derivation.outputs)
    table.rows.push_back({one.key,
                          {text(one.key), own_quantity(derivation.numbers[one.number].value, units[one.number]),
                           text(one.title)}});
  return table;
}

}  // namespace

Document explain_document(const CaseFile& file, const std::string& key, int depth) {
  const Case value = model_case(file);
  const CaseDerivation derivation = case_derivation(value);
  const auto units = derivation_units(derivation, named_inputs(value), currency(value));
  Document document{.verb = "explain", .about = facts_of(file)};
  if (key.empty()) {
    document.headline = {fmt::format("{} outputs of {}; fairvalue explain CASE KEY shows how one comes about.",
                                     derivation.outputs.size(), file.name)};
    document.tables = {key_table(derivation, units)};
    return document;
  }
  const DerivedOutput& output = find_output(derivation, key);
  const DerivedNumber& number = derivation.numbers[output.number];
  document.headline = {fmt::format("{} of {}: {}, {}.", output.title, file.name,
                                   words_of(number.value, units[output.number]), to_string(number.standing))};
  DocumentTable table{.key = "explanation",
                      .title = "How it comes about",
                      .columns = {{"number", "number"},
                                  {"value", "value"},
                                  {"how", "how"},
                                  {"standing", "standing"},
                                  {"source", "source"}},
                      .rows = {}};
  Explanation{derivation, units, depth, table}.add(output.number);
  table.notes = {"Below each number, two columns to the right, what it is made of."};
  document.tables = {std::move(table)};
  return document;
}

Answer answer_explain(const Request& request) {
  const CaseFile file = read_case_file(request.file(), request.settings);
  const std::string key = request.words.size() > 1 ? request.words[1] : "";
  return {.document = explain_document(file, key, static_cast<int>(whole_option(request, "depth", {0, 1000}, 4)))};
}

}  // namespace calculator
