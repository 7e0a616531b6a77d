#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "fairvalue/case/derived.hpp"

namespace calculator {

using namespace fairvalue;

namespace {

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

}  // namespace calculator
