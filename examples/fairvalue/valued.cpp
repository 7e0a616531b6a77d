#include "valued.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/model/calibration.hpp>
#include <fairvalue/report/derivation_units.hpp>

namespace calculator {

using namespace fairvalue;

Valued valued(const Request& request, const CaseFile& file) {
  Case value = model_case(file);
  CaseResult result = fairvalue::value(value);
  ScenarioWarrants warrants;
  std::optional<DealWorth> worth;
  if (!value.deals.empty()) {
    warrants = scenario_warrants(request, file, value);
    if (!warrants.values.empty()) worth = deal_worth(value, warrants.values);
  }
  Units units{currency(value)};
  CaseDerivation derivation = case_derivation(value);
  return {.file = file,
          .value = std::move(value),
          .result = std::move(result),
          .warrants = std::move(warrants),
          .worth = std::move(worth),
          .units = std::move(units),
          .derivation = std::move(derivation)};
}

std::vector<DocumentFact> facts_of(const CaseFile& file) {
  std::vector<DocumentFact> facts{{"case", file.name}, {"company", file.company.name}};
  if (!file.company.ticker.empty()) facts.push_back({"ticker", file.company.ticker});
  facts.push_back({"currency", file.company.currency.code()});
  if (file.market) facts.push_back({"as_of", to_string(file.market->spot.value.as_of)});
  return facts;
}

void make_live(Document& document, const Valued& of) {
  const auto units = derivation_units(of.derivation, named_inputs(of.value), currency(of.value));
  const DerivationTables tables{of.derivation, units};
  const auto known = [&](const std::string& key) {
    return std::ranges::find(of.derivation.outputs, key, &DerivedOutput::key) != of.derivation.outputs.end();
  };
  for (DocumentTable& table : document.tables) {
    for (DocumentRow& row : table.rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string key = table.key == "answer" ? row.key : row.key + "." + table.columns[i].key;
        const bool is_output = row.cells[i].shown.number && known(key);
        if (is_output && (table.key == "answer" || table.key == "scenarios" || table.key == "worth"))
          row.cells[i].formula = tables.formula_of(key);
      }
    }
  }
  document.tables.push_back(tables.inputs());
  document.tables.push_back(tables.derivation());
}

}  // namespace calculator
