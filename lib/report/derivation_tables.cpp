#include <fairvalue/report/derivation_tables.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
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

/// How an operation of a derivation is done, in a spreadsheet and on paper.
struct Arithmetic {
  std::string_view operation;
  std::size_t operands;
  const char* spreadsheet;
  const char* plain;
};
constexpr Arithmetic arithmetic[] = {
    {"+", 2, "{}+{}", "{} + {}"},
    {"-", 2, "{}-{}", "{} - {}"},
    {"x", 2, "{}*{}", "{} x {}"},
    {"/", 2, "{}/{}", "{} / {}"},
    {"negative", 1, "-{}", "- {}"},
    {"exp", 1, "EXP({})", "exp({})"},
    {"exp - 1", 1, "EXP({})-1", "exp({}) - 1"},
    {"ln(1 + x)", 1, "LN(1+{})", "ln(1 + {})"},
    {"square root", 1, "SQRT({})", "square root of {}"},
    {"compounded", 2, "(1+{})^{}", "(1 + {})^{}"},
    {"discounted to today", 3, "{}/(1+{})^{}", "{} / (1 + {})^{}"},
    {"base path: as given, then grown", 3, "{}*(1+{})^{}", "{} x (1 + {})^{}"},
    {"shared with what has vested", 4, "({}+{})/({}+{})", "({} + {}) / ({} + {})"},
    {"treasury stock method", 3, "{}-{}/{}", "{} - {} / {}"},
    {"shares that hold the price at the hurdle", 3, "{}/{}-{}", "{} / {} - {}"},
};

const Arithmetic* arithmetic_of(const DerivedNumber& number) {
  const auto found = std::ranges::find_if(arithmetic, [&](const Arithmetic& one) {
    return one.operation == number.operation && one.operands == number.operands.size();
  });
  return found == std::end(arithmetic) ? nullptr : found;
}

}  // namespace

std::string spreadsheet_pattern(const DerivedNumber& number) {
  const Arithmetic* const found = arithmetic_of(number);
  return found ? found->spreadsheet : "";
}

std::string plain_pattern(const DerivedNumber& number) {
  const Arithmetic* const found = arithmetic_of(number);
  return found ? found->plain : "";
}

DerivationTables::DerivationTables(const CaseDerivation& derivation, std::span<const std::string> units)
    : case_{derivation},
      inputs_{
          .key = "inputs",
          .title = "Inputs",
          .columns = {{"name", "input"}, {"value", "value"}, {"standing", "standing"}, {"source", "source"}},
          .rows = {},
          .is_detail = true},
      derivation_{.key = "derivation",
                  .title = "Derivation: every step",
                  .columns = {{"name", "number"},
                              {"value", "value"},
                              {"how", "how"},
                              {"of", "of"},
                              {"standing", "standing"}},
                  .rows = {},
                  .notes = {"Numbers that a function gives (the gigawatts of a plan, vesting) do not follow "
                            "a changed input."},
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
