#include <fairvalue/report/derivation_tables.hpp>

#include <map>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/report/quantity_cell.hpp>

namespace fairvalue {
namespace {

constexpr std::size_t value_column = 1;

/// The name, with a number behind it where it stands already.
std::string unlike(std::map<std::string, int>& seen, const std::string& name) {
  const int before = seen[name]++;
  return before == 0 ? name : fmt::format("{} ({})", name, before + 1);
}

}  // namespace

std::string spreadsheet_pattern(const DerivedNumber& number) {
  const std::size_t operands = number.operands.size();
  const auto is = [&](std::string_view operation, std::size_t count) {
    return number.operation == operation && operands == count;
  };
  if (is("+", 2)) return "{}+{}";
  if (is("-", 2)) return "{}-{}";
  if (is("x", 2)) return "{}*{}";
  if (is("/", 2)) return "{}/{}";
  if (is("negative", 1)) return "-{}";
  if (is("exp", 1)) return "EXP({})";
  if (is("exp - 1", 1)) return "EXP({})-1";
  if (is("ln(1 + x)", 1)) return "LN(1+{})";
  if (is("discounted to today", 3)) return "{}/(1+{})^{}";
  if (is("base path: as given, then grown", 3)) return "{}*(1+{})^{}";
  return "";
}

DerivationTables::DerivationTables(const CaseDerivation& derivation, std::span<const std::string> units)
    : case_{derivation},
      inputs_{
          .key = "inputs",
          .title = "Inputs",
          .columns = {{"name", "input"}, {"value", "value"}, {"standing", "standing"}, {"source", "source"}},
          .rows = {},
          .is_detail = true},
      derivation_{
          .key = "derivation",
          .title = "Derivation: every step",
          .columns = {{"name", "number"},
                      {"value", "value"},
                      {"how", "how"},
                      {"of", "of"},
                      {"standing", "standing"}},
          .rows = {},
          .notes = {"Numbers that a function gives (vesting, the deal loop) do not follow a changed input."},
          .is_detail = true} {
  require(units.size() == derivation.numbers.size(), "units", "one for each number",
          static_cast<double>(units.size()));
  std::map<std::string, int> seen;
  for (std::size_t i = 0; i < derivation.numbers.size(); ++i) {
    const DerivedNumber& one = derivation.numbers[i];
    const bool is_input = one.operation == "input";
    DocumentCell value{.shown = quantity_cell(one.value, units[i]), .unit = units[i]};
    if (is_input) value.standing = one.standing;
    const DocumentCell standing{.shown = standing_cell(one.standing)};
    if (is_input) {
      const std::string name = unlike(seen, one.name);
      places_.push_back({"inputs", inputs_.rows.size(), value_column});
      inputs_.rows.push_back(
          {name, {{text_cell(one.name)}, std::move(value), standing, {text_cell(one.source)}}});
      continue;
    }
    std::string of;
    for (const std::size_t operand : one.operands) of += (of.empty() ? "" : ", ") + name_of(operand);
    if (std::string pattern = spreadsheet_pattern(one); !pattern.empty()) {
      value.formula = CellFormula{std::move(pattern), {}};
      for (const std::size_t operand : one.operands) value.formula->operands.push_back(places_[operand]);
    }
    places_.push_back({"derivation", derivation_.rows.size(), value_column});
    derivation_.rows.push_back({std::to_string(i),
                                {{text_cell(name_of(i))},
                                 std::move(value),
                                 {text_cell(one.operation)},
                                 {text_cell(std::move(of))},
                                 standing}});
  }
}

std::string DerivationTables::name_of(std::size_t number) const {
  const std::string& name = case_.numbers[number].name;
  return name.empty() ? fmt::format("#{}", number) : name;
}

CellFormula DerivationTables::formula_of(std::string_view key) const {
  return formula_at(find_output(case_, key).number);
}

CellFormula DerivationTables::formula_at(std::size_t number) const { return {"{}", {places_.at(number)}}; }

}  // namespace fairvalue
