#include "fairvalue/case/valued.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/casefile/input_text.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/report/derivation_units.hpp>

namespace calculator {

using namespace fairvalue;

namespace {

/// The numbers of the outputs by their keys.
std::unordered_map<std::string, std::size_t> places_of(const CaseDerivation& derivation) {
  std::unordered_map<std::string, std::size_t> places;
  for (const DerivedOutput& one : derivation.outputs) places.emplace(one.key, one.number);
  return places;
}

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

/// The market's levels that a warrant's value rests on, where they are one number each.
std::vector<std::size_t> add_market(Derivation& numbers, const CaseFile& file) {
  std::vector<std::size_t> places;
  const auto add = [&](const char* name, const auto& given) {
    if (!given.value.later.empty()) return;
    numbers.push_back({name, "input", {}, number(given.value.value), given.standing, given.source});
    places.push_back(numbers.size() - 1);
  };
  if (!file.market) return places;
  if (file.market->volatility) add("market.volatility", *file.market->volatility);
  if (file.market->risk_free_rate) add("market.risk_free_rate", *file.market->risk_free_rate);
  add("market.dividend_yield", file.market->dividend_yield);
  return places;
}

/// Of the inputs that a scenario's flows rest on, those that move the warrants' value too: price and plan.
std::vector<std::size_t> warrant_inputs(const CaseDerivation& derivation, std::size_t flows) {
  const Derivation& numbers = derivation.numbers;
  std::vector<bool> needed(flows + 1, false);
  needed[flows] = true;
  std::vector<std::size_t> inputs{find_output(derivation, "price").number};
  for (std::size_t i = flows + 1; i-- > 0;) {
    if (!needed[i]) continue;
    for (const std::size_t operand : numbers[i].operands) needed[operand] = true;
    if (numbers[i].operation != "gigawatts by the plan") continue;
    for (const std::size_t operand : numbers[i].operands) {
      if (std::ranges::find(inputs, operand) == inputs.end()) inputs.push_back(operand);
    }
  }
  return inputs;
}

}  // namespace

Case company_case(const Request& request, const CaseFile& file) {
  const bool has_view =
      !file.consensus.empty() || !file.price_targets.empty() || !all_estimates(file).empty();
  if (!file.operating_model && file.awards.empty() && file.deals.empty() && has_view)
    throw Error{fmt::format(
        "{}: {} needs a forecast of the company, and table operating_model is missing; what the "
        "price, the consensus and the targets say is shown by fairvalue multiples {} and fairvalue "
        "consensus",
        file.name, request.verb, request.words.empty() ? "CASE" : request.file())};
  if (file.operating_model || file.awards.empty()) return model_case(file);
  throw Error{
      fmt::format("{}: {} is about the value of a company's share, and the case has an award alone; its "
                  "value is that of fairvalue warrant {}, with --set for other inputs: --set "
                  "market.volatility=40%",
                  file.name, request.verb, request.words.empty() ? "CASE" : request.file())};
}

Valued valued(const Request& request, const CaseFile& file) {
  Case value = company_case(request, file);
  CaseResult result = fairvalue::value(value);
  ScenarioWarrants warrants;
  std::optional<DealWorth> worth;
  if (!value.deals.empty()) {
    warrants = scenario_warrants(request, file, value);
    if (!warrants.values.empty()) worth = deal_worth(value, warrants.values);
  }
  Units units{currency(value)};
  CaseDerivation derivation = case_derivation(value);
  if (worth) add_market_view(derivation, *worth, file, warrants);
  return {.file = file,
          .value = std::move(value),
          .result = std::move(result),
          .warrants = std::move(warrants),
          .worth = std::move(worth),
          .units = std::move(units),
          .derivation = std::move(derivation)};
}

void add_market_view(CaseDerivation& derivation, const DealWorth& worth, const CaseFile& file,
                     const ScenarioWarrants& values) {
  Derivation& numbers = derivation.numbers;
  const std::vector<std::size_t> market = add_market(numbers, file);
  const auto add = [&](std::string operation, std::vector<std::size_t> operands, double number,
                       std::string name) {
    numbers.push_back(
        {std::move(name), std::move(operation), std::move(operands), number, Standing::assumed, {}});
    return numbers.size() - 1;
  };
  const auto places = places_of(derivation);
  const auto place_of = [&](const std::string& key) { return places.at(key); };
  const auto output = [&](std::string key, std::string title, std::string unit, std::size_t number) {
    derivation.outputs.push_back({std::move(key), std::move(title), std::move(unit), number});
  };
  std::vector<std::size_t> products, weights, given;
  for (const ScenarioWorth& one : worth.scenarios) {
    std::vector<std::size_t> inputs = warrant_inputs(derivation, place_of(one.name + ".flows"));
    inputs.insert(inputs.end(), market.begin(), market.end());
    const bool is_drawn = values.error > 0.0;
    const std::size_t warrants =
        add(is_drawn ? "economic value by simulation" : "economic value by formula", std::move(inputs),
            one.warrants.value, one.name + ": warrants' economic value");
    if (is_drawn)
      numbers[warrants].source =
          fmt::format("standard error of the scenarios' mean at most {:.2g} %", 100.0 * values.error);
    const std::size_t left =
        add("-", {place_of(one.name + ".flows"), warrants}, (one.parts.flows.total() - one.warrants).value,
            "market view of the scenario");
    output(one.name + ".warrants", "economic value of the warrants", "currency", warrants);
    output(one.name + ".market_view", "cash flows less the warrants' economic value", "currency", left);
    weights.push_back(place_of(one.name + ".weight"));
    products.push_back(add("x", {weights.back(), left}, one.weight * numbers[left].value,
                           "market view, one scenario's part"));
    given.push_back(add("x", {weights.back(), warrants}, one.weight * one.warrants.value,
                        "warrants, one scenario's part"));
  }
  const auto sum_of = [&](const std::vector<std::size_t>& terms, const char* name) {
    std::size_t sum = terms.front();
    for (std::size_t i = 1; i < terms.size(); ++i)
      sum = add("+", {sum, terms[i]}, numbers[sum].value + numbers[terms[i]].value, name);
    return sum;
  };
  const std::size_t all_weights = sum_of(weights, "sum of the weights");
  const std::size_t view = add("/", {sum_of(products, "market view, sum"), all_weights},
                               worth.market_view.value, "market view of the deals");
  output(
      "warrants", "economic value of the warrants, weighted", "currency",
      add("/", {sum_of(given, "warrants, sum"), all_weights}, worth.warrants.value, "warrants of the deals"));
  const auto shares = std::ranges::find(numbers, "diluted_shares", &DerivedNumber::name);
  const auto count = static_cast<std::size_t>(shares - numbers.begin());
  output("market_view", "net value of the deals (market view)", "currency", view);
  output("market_view_a_share", "net value of the deals a share (market view)", "currency/share",
         add("/", {view, count}, worth.market_view.value / numbers[count].value, "market view a share"));
}

std::vector<DocumentFact> facts_of(const CaseFile& file) {
  std::vector<DocumentFact> facts{{"case", file.name}, {"company", file.company.name}};
  if (!file.company.ticker.empty()) facts.push_back({"ticker", file.company.ticker});
  facts.push_back({"currency", file.company.currency.code()});
  if (file.market) facts.push_back({"as_of", to_string(file.market->spot.value.as_of)});
  return facts;
}

namespace {

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
  constexpr std::string_view years = "years ";
  if (table.key.starts_with(years)) return {table.key.substr(years.size()) + "." + row + "." + column};
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

/// A day that is set without its price, where the file states the price of another day.
std::optional<std::string> doubt_of_day(const Request& request, const CaseFile& file) {
  const auto is_set = [&](const char* key) {
    return std::ranges::find(request.settings, KeyPath{"market", key}, &PathSetting::path) !=
           request.settings.end();
  };
  const bool is_of_closes = file.data.prices && file.market &&
                            file.market->spot.source.starts_with(file.data_files.prices + ", close of ");
  if (!file.market || !is_set("as_of") || is_set("price") || is_of_closes) return std::nullopt;
  return fmt::format(
      "--set market.as_of: the price of {:.2f} stays, which is that of the file's own day; set market.price "
      "too",
      file.market->spot.value.price.value);
}

}  // namespace

std::vector<std::string> replaced_settings(const Request& request, const CaseFile& file) {
  std::vector<std::string> deals;
  for (const CaseDeal& deal : file.deals) deals.push_back(deal.terms.name);
  std::vector<std::string> warnings;
  for (const PathSetting& one : request.settings) {
    const auto input = input_at_path(one.path, deals);
    if (!input) continue;
    const auto count = std::ranges::count_if(file.scenarios, [&](const Scenario& scenario) {
      return std::ranges::find(scenario.overrides, *input, &Override::name) != scenario.overrides.end();
    });
    if (count == 0) continue;
    warnings.push_back(
        fmt::format("--set {}: {} of {} scenarios set a {} of their own, which stays; set those too, as "
                    "scenario[0].set.\"{}\"",
                    to_string(one.path), count, file.scenarios.size(), *input, *input));
  }
  return warnings;
}

std::vector<std::string> doubts_of_numbers(const Request& request, const CaseFile& file) {
  std::vector<std::string> deals;
  for (const CaseDeal& deal : file.deals) deals.push_back(deal.terms.name);
  std::vector<std::string> warnings;
  for (const CaseFileFinding& finding : file.warnings) {
    if (finding.key == "data.prices") warnings.push_back(finding.key + ": " + finding.message);
  }
  if (auto doubt = doubt_of_day(request, file)) warnings.push_back(std::move(*doubt));
  for (const PathSetting& one : request.settings) {
    const auto input = input_at_path(one.path, deals);
    const std::string key = to_string(input ? path_of_input(*input).value_or(one.path) : one.path);
    for (const CaseFileFinding& finding : file.warnings) {
      if (key == finding.key)
        warnings.push_back(fmt::format("--set {}: {}", to_string(one.path), finding.message));
    }
  }
  return warnings;
}

namespace {

/// The number of an assumption is that of the input, which is the cell to change.
void repeat_input(DocumentRow& row, const std::unordered_map<std::string, std::size_t>& inputs,
                  const Derivation& numbers, const DerivationTables& tables) {
  const auto place = inputs.find(row.key);
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
