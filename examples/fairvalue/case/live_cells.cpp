#include <algorithm>
#include <utility>

#include <fairvalue/report/derivation_tables.hpp>
#include <fairvalue/report/derivation_units.hpp>

#include "fairvalue/case/derived.hpp"

namespace calculator {

using namespace fairvalue;

std::unordered_map<std::string, std::size_t> places_of(const CaseDerivation& derivation) {
  std::unordered_map<std::string, std::size_t> places;
  for (const DerivedOutput& one : derivation.outputs) places.emplace(one.key, one.number);
  return places;
}

void add_derivation(CaseDerivation& to, const CaseDerivation& more) {
  std::vector<std::size_t> places;
  const auto place_of = [&](const DerivedNumber& one) {
    const auto is_same = [&](const DerivedNumber& other) {
      return one.operation == "input" && other.operation == "input" && other.name == one.name &&
             other.value == one.value && other.source == one.source;
    };
    const auto known = std::ranges::find_if(to.numbers, is_same);
    if (known == to.numbers.end()) to.numbers.push_back(one);
    return known == to.numbers.end() ? to.numbers.size() - 1
                                     : static_cast<std::size_t>(known - to.numbers.begin());
  };
  for (DerivedNumber one : more.numbers) {
    for (std::size_t& operand : one.operands) operand = places[operand];
    places.push_back(place_of(one));
  }
  for (DerivedOutput one : more.outputs) {
    one.number = places[one.number];
    to.outputs.push_back(std::move(one));
  }
}

namespace {

/// The numbers of the inputs by what a table of assumptions calls them: "multiple", "neutral: multiple".
std::unordered_map<std::string, std::size_t> input_places(const Valued& of) {
  std::unordered_map<std::string, std::size_t> places;
  const auto scenarios = scenarios_of(of.value);
  const Derivation& numbers = of.derivation.numbers;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i].operation != "input") continue;
    const auto sets_it = [&](const Scenario& one) { return numbers[i].source.starts_with(one.name + ": "); };
    const auto by = std::ranges::find_if(scenarios, sets_it);
    places.emplace(by == scenarios.end() ? numbers[i].name : by->name + ": " + numbers[i].name, i);
  }
  return places;
}

/// The output that a cell shows, or a difference of two; empty for none.
struct CellOutput {
  std::string key{};
  std::string less{};
};

CellOutput output_of(const DocumentTable& table, const std::string& row, const std::string& column) {
  if (table.key == "answer") return {row};
  if (table.key == "reconciliation") {
    if (column == "by_parts") return {row + ".value"};
    return {row + (column == "by_earnings" ? ".by_earnings" : ".reconciliation." + column)};
  }
  constexpr std::string_view years = "years ", path = "path ";
  if (table.key.starts_with(path)) return {table.key.substr(path.size()) + ".path." + row + "." + column};
  if (table.key.starts_with(years)) return {table.key.substr(years.size()) + "." + row + "." + column};
  if (table.key.starts_with("load ")) return {table.key + "." + row + "." + column};
  if (table.key == "jump") return {"jump." + row + "." + column};
  if (table.key == "give_away") return {"give_away." + row + "." + column};
  if (table.key == "scenarios" && column == "base_value") return {"base_value"};
  if (table.key == "worth" && row == "weighted") {
    if (column == "given_to_holders") return {"flows", "net_worth"};
    if (column == "warrants") return {"flows", "market_view"};
    return {column};
  }
  if (table.key == "scenarios" || table.key == "worth") return {row + "." + column};
  return {};
}

/// Tables whose numbers are marked where they rest on what is assumed or redacted.
bool marks_results(const std::string& table) {
  return table.starts_with("years ") || table == "answer" || table == "scenarios" || table == "worth" ||
         table == "reconciliation" || table == "give_away";
}

/// What the derivation calls an assumption: "bull: weight" where the table says "weight of bull".
std::string input_of(const std::string& assumption) {
  constexpr std::string_view weight = "weight of ";
  return assumption.starts_with(weight) ? assumption.substr(weight.size()) + ": weight" : assumption;
}

/// The number of an assumption is that of the input, which is the cell to change.
void repeat_input(DocumentRow& row, const std::unordered_map<std::string, std::size_t>& inputs,
                  const Derivation& numbers, const DerivationTables& tables) {
  const auto place = inputs.find(input_of(row.key));
  if (place == inputs.end()) return;
  for (DocumentCell& cell : row.cells) {
    if (cell.shown.number == numbers[place->second].value) cell.formula = tables.formula_at(place->second);
  }
}

}  // namespace

void make_live(Document& document, const Valued& of) {
  const auto units = derivation_units(of.derivation, named_inputs(of.value), currency(of.value));
  const DerivationTables tables{of.derivation, units};
  const auto places =
      places_of(of.derivation);  // thousands of scenarios have thousands of keys each looked up
  const auto inputs = input_places(of);
  for (DocumentTable& table : document.tables) {
    for (DocumentRow& row : table.rows) {
      if (table.key == "assumptions") repeat_input(row, inputs, of.derivation.numbers, tables);
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto [key, less] = output_of(table, row.key, table.columns[i].key);
        const auto place = places.find(key);
        if (!row.cells[i].shown.number || place == places.end()) continue;
        CellFormula formula = tables.formula_at(place->second);
        if (!less.empty()) {
          const auto other = places.find(less);
          if (other == places.end()) continue;
          formula.pattern = "{}-{}";
          formula.operands.push_back(tables.formula_at(other->second).operands.front());
        }
        row.cells[i].formula = std::move(formula);
        const Standing standing = of.derivation.numbers[place->second].standing;
        auto& own = row.cells[i].standing;  // what is blacked out stays so
        if (!own && marks_results(table.key) && is_chosen(standing)) own = standing;
      }
    }
  }
  document.tables.push_back(tables.inputs());
  document.tables.push_back(tables.derivation());
}

}  // namespace calculator
