#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/outcome.hpp>

#include "valued.hpp"
#include "verbs.hpp"
#include "warrant_tables.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

std::string value_sentence(const Valued& of) {
  const CaseResult& result = of.result;
  const std::string over = of.value.scenarios.empty()
                               ? "in the base case"
                               : fmt::format("weighted over {} scenarios", of.value.scenarios.size());
  const std::string worth = fmt::format("{:.2f} {}", result.by_parts.expected.value, of.units.money);
  const std::string how = of.has_deals() ? fmt::format(" by parts, {} ({:.2f} by earnings)", over,
                                                       result.by_earnings.expected.value)
                                         : ", " + over;
  return fmt::format("{} on {}: a share is worth {}{}; the price is {:.2f}.", of.value.name,
                     to_string(result.spot.as_of), worth, how, result.spot.price.value);
}

/// The worst and the best scenario by value.
std::string implied_sentence(const CaseResult& result) {
  const auto value_of = [](const ScenarioResult& one) { return one.by_parts.value; };
  const auto [worst, best] = std::ranges::minmax_element(result.scenarios, {}, value_of);
  return fmt::format("The price implies {:.1f} % for {} against {}.",
                     100 * *result.by_parts.implied_probability, best->name, worst->name);
}

std::string standing_sentence(const Valued& of) {
  const auto inputs = inputs_of(of.derivation.numbers);
  const auto chosen = std::ranges::count_if(
      inputs, [&](std::size_t i) { return is_chosen(of.derivation.numbers[i].standing); });
  return fmt::format("{} of the {} inputs behind it are our choice (assumed or redacted).", chosen,
                     inputs.size());
}

Document case_document(const Valued& of) {
  Document document{.verb = "value", .about = facts_of(of.file), .headline = value_headline(of)};
  document.tables = {answer_table(of), scenario_table(of)};
  if (of.has_deals()) {
    document.tables.push_back(worth_table(of));
    document.tables.push_back(reconciliation_table(of));
  }
  for (std::size_t i = 0; i < of.result.scenarios.size(); ++i) document.tables.push_back(year_table(of, i));
  if (auto table = give_away_table(of); !table.rows.empty()) document.tables.push_back(std::move(table));
  if (!of.value.targets.empty()) document.tables.push_back(target_table(of));
  if (auto table = assumption_table(of); !table.rows.empty()) document.tables.push_back(std::move(table));
  document.warnings = valuation_warnings(of.value);
  for (const std::string& doubt : of.warrants.doubts) add_once(document.warnings, doubt);
  make_live(document, of);
  return document;
}

/// What of a file that is no case of a company can be valued: its warrants.
Document partial_document(const Request& request, const CaseFile& file, const std::string& missing) {
  Document document{.verb = "value", .about = facts_of(file)};
  const std::string prefix = file.name + ": ";
  const std::string reason = missing.starts_with(prefix) ? missing.substr(prefix.size()) : missing;
  document.headline.push_back(prefix + "a share cannot be valued: " + reason + ".");
  if (file.deals.empty() && file.awards.empty()) return document;
  auto priced = attempt([&] { return warrant_document(request, file); });
  if (!priced.has_value()) {
    document.headline.push_back("Its warrants cannot be valued either: " + priced.reason() + ".");
    return document;
  }
  Document warrants = priced.value();
  document.headline.insert(document.headline.end(), warrants.headline.begin(), warrants.headline.end());
  document.tables = std::move(warrants.tables);
  document.warnings = std::move(warrants.warnings);
  return document;
}

}  // namespace

std::vector<std::string> value_headline(const Valued& of) {
  std::vector<std::string> sentences{value_sentence(of)};
  if (of.has_deals()) sentences.push_back(deal_sentence(of));
  if (of.result.by_parts.implied_probability) sentences.push_back(implied_sentence(of.result));
  sentences.push_back(standing_sentence(of));
  return sentences;
}

std::string deal_sentence(const Valued& of) {
  if (!of.worth) return "What the deals are worth in all: " + of.warrants.reason + ".";
  const DealWorth& worth = *of.worth;
  const double left = worth.market_view.value;
  const std::string warrants = worth.warrants.value > 0.0 ? ", and the warrants given for them are worth " +
                                                                words_of(worth.warrants.value, of.units.money)
                                                          : "";
  return fmt::format(
      "The deals bring cash flows worth {} {} today{}: that {} the other shareholders {}, {:.2f} a share.",
      words_of(worth.flows.total().value, of.units.money), of.units.money, warrants,
      left < 0 ? "costs" : "leaves", words_of(std::abs(left), of.units.money),
      std::abs((worth.market_view / of.shares()).value));
}

Document value_document(const Request& request, const CaseFile& file) {
  const auto value = attempt([&] { return model_case(file); });
  if (!value.has_value() && !(file.market && file.operating_model && file.valuation))
    return partial_document(request, file, value.reason());
  return case_document(valued(request, file));
}

Answer answer_value(const Request& request) {
  const auto readings = read_case_readings(request.file(), request.settings);
  Document document = value_document(request, readings.front().file);
  add_readings(document, request, readings);
  return {.document = std::move(document)};
}

}  // namespace calculator
