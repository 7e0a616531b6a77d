#include <fairvalue/report/derivation_tables.hpp>

#include <algorithm>
#include <cmath>
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
constexpr std::size_t most_operands = 30;  // a formula has at most 8,192 characters

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
    {"ln(1 + x)", 1, "LN(1+{})", "ln(1 + {})"},
    {"rounded", 1, "ROUND({},0)", "{} in whole units"},
    {"square root", 1, "SQRT({})", "square root of {}"},
    {"compounded", 2, "(1+{})^{}", "(1 + {})^{}"},
    {"discounted to today", 3, "{}/(1+{})^{}", "{} / (1 + {})^{}"},
    {"mean discount factor", 3,
     "IF({0}*({2}-{1})=0,EXP(-{0}*{1}),EXP(-{0}*{1})*(1-EXP(-{0}*({2}-{1})))/({0}*({2}-{1})))",
     "mean of exp(-{0} x t) from year {1} to {2}"},
    {"base path: as given, then grown", 3, "{}*(1+{})^{}", "{} x (1 + {})^{}"},
    {"treasury stock method", 3, "IF({2}>0,{0}-{1}/{2},0)", "{} - {} / {}"},
    {"greater of", 2, "MAX({},{})", "greater of {} and {}"},
    {"excess", 2, "MAX(0,{}-{})", "{} - {}, at least 0"},
    {"if met", 3, "IF({}=1,{},{})", "{1} if the hurdle was met, else {2}"},
    {"hurdle met", 2, "IF({0}>={1}*(1-1E-12),1,0)", "1 if {0} reaches {1}, else 0"},
    {"hurdle met", 3, "IF(OR({0}=1,{1}>={2}*(1-1E-12)),1,0)", "1 if it was met or {1} reaches {2}, else 0"},
    {"with the part", 3, "{}+{}*{}", "{} + {} x {}"},
    {"price with the part", 3, "IF({0}<{2}*(1-1E-12),{0},MAX({1},{2}))",
     "{0} below the hurdle of {2}, else the greater of it and {1}"},
    {"place in the range", 3, "IF(AND({0}>={1},{0}<={2}),({0}-{1})/({2}-{1}),NA())",
     "({0} - {1}) / ({2} - {1})"},
};

/// What has as many operands as there are strikes, on paper.
constexpr std::pair<std::string_view, const char*> plain_words[] = {
    {"shared with those who gain", "{0} and strikes paid / ({1} and shares worth taking up)"},
    {"part that vests", "all if {1} reaches {2}, none if {0} is below, else the part that leaves {2}"},
    {"worth taking up", "shares at strikes below {0}"},
    {"paid to take up", "strike x shares, at strikes below {0}"},
};

/// "{0},{1},{2}".
std::string listed(std::size_t operands) {
  std::string pattern;
  for (std::size_t i = 0; i < operands; ++i) pattern += fmt::format("{}{{{}}}", i ? "," : "", i);
  return pattern;
}

/// "{0}+{1}+{2}".
std::string sum_pattern(std::size_t terms) {
  std::string pattern;
  for (std::size_t i = 0; i < terms; ++i) pattern += fmt::format("{}{{{}}}", i ? "+" : "", i);
  return pattern;
}

/// The least of the price before anyone takes up shares and those after the claims at each strike, lowest
/// first. Operands: value, shares, then strike and claims in turns.
std::string shared_pattern(std::size_t operands) {
  std::string value = "{0}", shares = "{1}", pattern = "MIN({0}/{1}";
  for (std::size_t i = 2; i < operands; i += 2) {
    value += fmt::format("+{{{}}}*{{{}}}", i, i + 1);
    shares += fmt::format("+{{{}}}", i + 1);
    pattern += fmt::format(",({})/({})", value, shares);
  }
  return pattern + ")";
}

/// Of the shares that open at a hurdle, the part that vests. Operands: price before and after all of them,
/// hurdle, value, shares, then strike, vested and opening shares in turns.
std::string part_pattern(std::size_t operands) {
  std::string left = "{3}-{2}*{4}", slope = "0";
  for (std::size_t i = 5; i < operands; i += 3) {
    left += fmt::format("-MAX(0,{{2}}-{{{}}})*{{{}}}", i, i + 1);
    slope += fmt::format("+MAX(0,{{2}}-{{{}}})*{{{}}}", i, i + 2);
  }
  return fmt::format("IF({{0}}<{{2}}*(1-1E-12),0,IF({{1}}>={{2}}*(1-1E-12),1,MAX(0,MIN(1,({})/({})))))", left,
                     slope);
}

/// The shares at strikes below a price, or what is paid for them. Operands: price, then strike and shares.
std::string gaining_pattern(std::size_t operands, bool is_paid) {
  std::string pattern;
  for (std::size_t i = 1; i < operands; i += 2) {
    const std::string paid = is_paid ? fmt::format("{{{}}}*", i) : "";
    pattern += fmt::format("{}IF({{{}}}<{{0}},{}{{{}}},0)", i > 1 ? "+" : "", i, paid, i + 1);
  }
  return pattern;
}

/// A number that a function of the program gave holds for the operands that it was given, and for no others.
std::string held_pattern(const DerivedNumber& one, const Derivation& all) {
  std::string same;
  for (std::size_t i = 0; i < one.operands.size(); ++i) {
    const double given = all[one.operands[i]].value;
    same +=
        fmt::format("{0}ABS({{{1}}}-({2:.17g}))<={3:.17g}", i ? "," : "", i, given, 1e-12 * std::abs(given));
  }
  return fmt::format("IF(AND({}),{:.17g},NA())", same, one.value);
}

const Arithmetic* arithmetic_of(const DerivedNumber& number) {
  const auto found = std::ranges::find_if(arithmetic, [&](const Arithmetic& one) {
    return one.operation == number.operation && one.operands == number.operands.size();
  });
  return found == std::end(arithmetic) ? nullptr : found;
}

/// What becomes of the results where an input's cell is changed.
enum class Follows { none, some, all };

const char* describe(Follows one) {
  if (one == Follows::none) return "no result here follows it";
  return one == Follows::all ? "results follow" : "results that rest on it are #N/A";
}

/// Of each number: whether all that rests on it is arithmetic.
std::vector<Follows> followed(const CaseDerivation& of) {
  std::vector<Follows> all(of.numbers.size(), Follows::none);
  for (const DerivedOutput& one : of.outputs) all[one.number] = Follows::all;
  for (std::size_t i = of.numbers.size(); i-- > 0;) {
    const DerivedNumber& one = of.numbers[i];
    if (all[i] == Follows::none) continue;
    const bool is_held = spreadsheet_pattern(one).empty();
    for (const std::size_t operand : one.operands) {
      Follows& own = all[operand];
      own = is_held || all[i] == Follows::some || own == Follows::some ? Follows::some : Follows::all;
    }
  }
  return all;
}

/// A formula over cells: each placeholder in turn, or by its position.
CellFormula placed(const std::string& pattern, std::span<const CellReference> cells) {
  CellFormula formula;
  std::size_t next = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    formula.pattern += pattern[i];
    if (pattern[i] != '{') continue;
    const std::size_t close = pattern.find('}', i);
    const std::string position = pattern.substr(i + 1, close - i - 1);
    formula.operands.push_back(cells[position.empty() ? next++ : std::stoul(position)]);
    formula.pattern += '}';
    i = close;
  }
  return formula;
}

}  // namespace

std::string spreadsheet_pattern(const DerivedNumber& number) {
  const std::size_t operands = number.operands.size();
  if (operands > most_operands) return "";
  if (number.operation == "sum") return sum_pattern(operands);
  if (number.operation == "least of") return "MIN(" + listed(operands) + ")";
  if (number.operation == "greatest of") return "MAX(" + listed(operands) + ")";
  if (number.operation == "shared with those who gain") return shared_pattern(operands);
  if (number.operation == "part that vests") return part_pattern(operands);
  if (number.operation == "worth taking up") return gaining_pattern(operands, false);
  if (number.operation == "paid to take up") return gaining_pattern(operands, true);
  const Arithmetic* const found = arithmetic_of(number);
  return found ? found->spreadsheet : "";
}

std::optional<CellFormula> spreadsheet_formula(const Derivation& all, std::size_t number,
                                               std::span<const CellReference> operands) {
  const DerivedNumber& one = all.at(number);
  require(operands.size() == one.operands.size(), "operands", "one for each of the number's",
          static_cast<double>(operands.size()));
  if (operands.empty()) return std::nullopt;
  const std::string pattern = spreadsheet_pattern(one);
  return placed(pattern.empty() ? held_pattern(one, all) : pattern, operands);
}

std::string plain_pattern(const DerivedNumber& number) {
  if (number.operation == "sum") {
    std::string pattern = "{}";
    for (std::size_t i = 1; i < number.operands.size(); ++i) pattern += " + {}";
    return pattern;
  }
  for (const auto& [operation, plain] : plain_words) {
    if (operation == number.operation) return plain;
  }
  const Arithmetic* const found = arithmetic_of(number);
  return found ? found->plain : "";
}

DerivationTables::DerivationTables(const CaseDerivation& derivation, std::span<const std::string> units)
    : case_{derivation},
      inputs_{.key = "inputs",
              .title = "Inputs",
              .columns = {{"name", "input"},
                          {"value", "value"},
                          {"standing", "standing"},
                          {"source", "source"},
                          {"changed", "if the cell is changed"}},
              .rows = {},
              .notes = {"#N/A in a result: the changed input decides what a workbook does not calculate. Ask "
                        "fairvalue, with --set."},
              .is_detail = true},
      derivation_{.key = "derivation",
                  .title = "Derivation: every step",
                  .columns = {{"name", "number"},
                              {"value", "value"},
                              {"how", "how"},
                              {"of", "of"},
                              {"standing", "standing"}},
                  .rows = {},
                  .notes = {"Numbers that a function of the program gives (the gigawatts of a plan) hold for "
                            "the inputs as given; with another they are #N/A."},
                  .is_detail = true} {
  require(units.size() == derivation.numbers.size(), "units", "one for each number",
          static_cast<double>(units.size()));
  std::map<std::string, int> seen;
  const std::vector<Follows> follows = followed(derivation);
  for (std::size_t i = 0; i < derivation.numbers.size(); ++i) {
    const DerivedNumber& one = derivation.numbers[i];
    const bool is_input = one.operation == "input";
    DocumentCell value{.shown = quantity_cell(one.value, units[i]), .unit = units[i]};
    if (is_input) value.standing = one.standing;
    const DocumentCell standing{.shown = standing_cell(one.standing)};
    if (is_input) {
      const std::string name = unlike(seen, one.name);
      places_.push_back({"inputs", inputs_.rows.size(), value_column});
      inputs_.rows.push_back({name,
                              {{text_cell(one.name)},
                               std::move(value),
                               standing,
                               {text_cell(one.source)},
                               {text_cell(describe(follows[i]))}}});
      continue;
    }
    std::string of;
    for (const std::size_t operand : one.operands) of += (of.empty() ? "" : ", ") + name_of(operand);
    std::vector<CellReference> cells;
    for (const std::size_t operand : one.operands) cells.push_back(places_[operand]);
    value.formula = spreadsheet_formula(derivation.numbers, i, cells);
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
