#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>

#include "fairvalue/case/derived.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/charts/charts.hpp"
#include "fairvalue/command/language.hpp"
#include "fairvalue/command/verbs.hpp"
#include "fairvalue/tables/warrant_tables.hpp"
#include "fairvalue/verbs/report.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// " (assumed)" behind a number of the case that is our choice.
std::string mark_of(Standing standing) {
  return is_chosen(standing) ? " (" + std::string{to_string(standing)} + ")" : "";
}

std::string value_sentence(const Valued& of) {
  const CaseResult& result = of.result;
  const std::size_t scenarios = of.value.scenarios.size();
  const std::string over = scenarios == 0   ? "in the base case"
                           : scenarios == 1 ? "in the scenario '" + of.value.scenarios.front().name + "'"
                                            : fmt::format("weighted over {} scenarios", scenarios);
  const std::string worth = fmt::format("{:.2f} {}", result.by_parts.expected.value, of.units.money);
  return fmt::format("{} on {}: a share is worth {}{}, {}; the price is {:.2f}{}.", of.value.name,
                     to_string(result.spot.as_of), worth, of.has_deals() ? " by parts" : "", over,
                     result.spot.price.value, mark_of(of.value.spot.standing));
}

std::string shortcut_sentence(const Valued& of) {
  return fmt::format("By earnings, the sell-side's shortcut, it is {:.2f}: see the reconciliation.",
                     of.result.by_earnings.expected.value);
}

/// The worst and the best scenario by value, as if no other could come.
std::string implied_sentence(const CaseResult& result) {
  const auto value_of = [](const ScenarioResult& one) { return one.by_parts.value; };
  const auto [worst, best] = std::ranges::minmax_element(result.scenarios, {}, value_of);
  if (result.by_parts.implied_probability)
    return fmt::format("If only {} and {} could come, the price would give {} a probability of {:.1f} %.",
                       worst->name, best->name, best->name, 100 * *result.by_parts.implied_probability);
  const bool is_above = result.spot.price > best->by_parts.value;
  return fmt::format(
      "The price lies {} the value in every scenario: it implies no probability of the scenario '{}'.",
      is_above ? "above" : "below", best->name);
}

std::string standing_sentence(const Valued& of) {
  const std::size_t chosen = assumption_table(of).rows.size();
  if (chosen == 0) return "No input is assumed or redacted.";
  return fmt::format("{} {} our choice (assumed or redacted): see the table of them.", chosen,
                     chosen == 1 ? "input is" : "inputs are");
}

Document case_document(const Request& request, const Valued& of) {
  Document document{.verb = "value", .about = facts_of(of.file), .headline = value_headline(of)};
  document.tables = {answer_table(of), scenario_table(of)};
  if (of.has_deals()) {
    document.tables.push_back(worth_table(of));
    if (auto table = consideration_table(of); !table.rows.empty())
      document.tables.push_back(std::move(table));
    document.tables.push_back(reconciliation_table(of));
  }
  for (std::size_t i = 0; i < of.result.scenarios.size(); ++i) {
    document.tables.push_back(year_table(of, i));
    if (auto path = path_table(of, i); !path.rows.empty()) document.tables.push_back(std::move(path));
  }
  if (auto table = give_away_table(of); !table.rows.empty()) document.tables.push_back(std::move(table));
  if (of.file.sum_of_the_parts) document.tables.push_back(business_table(of.file));
  if (!of.value.targets.empty()) document.tables.push_back(target_table(of));
  if (auto table = assumption_table(of); !table.rows.empty()) document.tables.push_back(std::move(table));
  document.warnings = valuation_warnings(of.value);
  for (const std::string& doubt : of.warrants.doubts) add_once(document.warnings, doubt);
  make_live(document, of);
  if (request.draws()) add_value_charts(document, request, of);
  return document;
}

/// The consensus, and what the price, targets and peers make of it, as far as the file has them.
void add_company_view(Document& document, const CaseFile& file) {
  const auto add = [&](const Outcome<Document>& part) {
    if (!part.has_value()) return;
    const Document& one = part.value();
    document.headline.insert(document.headline.end(), one.headline.begin(), one.headline.end());
    document.tables.insert(document.tables.end(), one.tables.begin(), one.tables.end());
    for (const std::string& warning : one.warnings) add_once(document.warnings, warning);
  };
  add(attempt([&] { return consensus_document(file, std::nullopt); }));
  add(attempt([&] { return multiples_document(file); }));
}

/// What of a file that is no case of a company can be valued: its warrants.
Document partial_document(const Request& request, const CaseFile& file, const std::string& missing) {
  Document document{.verb = "value", .about = facts_of(file)};
  const std::string prefix = file.name + ": ";
  const std::string reason = missing.starts_with(prefix) ? missing.substr(prefix.size()) : missing;
  const bool is_award = !file.operating_model && file.deals.empty() && !file.awards.empty();
  document.headline.push_back(
      prefix +
      (is_award
           ? "the case is about an award alone, without a forecast of the company: a share is not valued."
           : "a share cannot be valued: " + reason + "."));
  add_company_view(document, file);
  if (file.deals.empty() && file.awards.empty()) return document;
  auto priced = attempt([&] { return warrant_document(request, file); });
  if (!priced.has_value()) {
    document.headline.push_back("Its warrants cannot be valued either: " + priced.reason() + ".");
    return document;
  }
  const Document& warrants = priced.value();
  document.headline.insert(document.headline.end(), warrants.headline.begin(), warrants.headline.end());
  document.tables.insert(document.tables.begin(), warrants.tables.begin(), warrants.tables.end());
  for (const std::string& warning : warrants.warnings) add_once(document.warnings, warning);
  return document;
}

}  // namespace

std::vector<std::string> value_headline(const Valued& of) {
  std::vector<std::string> sentences{value_sentence(of)};
  if (of.has_deals()) {
    sentences.push_back(shortcut_sentence(of));
    sentences.push_back(deal_sentence(of));
    if (auto equity = equity_sentence(of); !equity.empty()) sentences.push_back(std::move(equity));
  }
  if (of.result.scenarios.size() > 1) sentences.push_back(implied_sentence(of.result));
  sentences.push_back(standing_sentence(of));
  return sentences;
}

std::string deal_sentence(const Valued& of) {
  if (!of.worth) return "What the deals are worth in all: " + of.warrants.reason + ".";
  const DealWorth& worth = *of.worth;
  const double flows = worth.flows.total().value;
  const double left = worth.market_view.value;
  const std::string& money = of.units.money;
  const std::string cash = flows < 0 ? "cost cash flows worth" : "bring cash flows worth";
  const std::string warrants = worth.warrants.value > 0.0 ? ", and the warrants given for them are worth " +
                                                                words_of(worth.warrants.value, money)
                                                          : "";
  const double a_share = std::abs((worth.market_view / of.shares()).value);
  if (warrants.empty())
    return fmt::format("The deals {} {} {} today, {:.2f} a share.", cash, words_of(std::abs(flows), money),
                       money, a_share);
  return fmt::format("The deals {} {} {} today{}: that {} the other shareholders {}, {:.2f} a share.", cash,
                     words_of(std::abs(flows), money), money, warrants, left < 0 ? "costs" : "leaves",
                     words_of(std::abs(left), money), a_share);
}

std::string equity_sentence(const Valued& of) {
  Money cash{0.0};
  bool is_taken = false;
  for (const Deal& deal : of.value.deals) {
    for (const auto& one : deal.equity) {
      cash += one.value.cash;
      is_taken = is_taken || !one.value.fair_value;
    }
  }
  if (!(cash.value > 0.0)) return "";
  return fmt::format("{} also pays {} {} for shares of its customers{}.", of.file.company.name,
                     words_of(cash.value, of.units.money), of.units.money,
                     is_taken ? ", which are taken as worth what is paid (assumed)" : "");
}

Document value_document(const Request& request, const CaseFile& file) {
  const auto value = attempt([&] { return model_case(file); });
  if (!value.has_value() && !(file.market && file.operating_model && file.valuation))
    return partial_document(request, file, value.reason());
  return case_document(request, valued(request, file));
}

Answer answer_value(const Request& request) {
  const Language language = language_option(request);
  const auto readings = read_case_readings(request.file(), request.settings);
  if (request.page) {
    Report report = in_language(report_of(request, readings), language);
    return {.document = std::move(report.document), .page = std::move(report.layout)};
  }
  Document document = value_document(request, readings.front().file);
  const CaseFile& first = readings.front().file;
  const bool is_without_answer =
      document.tables.empty() && first.consensus.empty() && first.price_targets.empty();
  if (is_without_answer) throw Error{fmt::format("{}", fmt::join(document.headline, " "))};
  for (const std::string& one : replaced_settings(request, first)) add_once(document.warnings, one);
  for (const std::string& one : doubts_of_numbers(request, first)) add_once(document.warnings, one);
  add_readings(document, request, readings);
  return {.document = in_language(std::move(document), language)};
}

}  // namespace calculator
