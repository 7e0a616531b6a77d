#include "fairvalue/case/valued.hpp"
#include "fairvalue/case/derived.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/casefile/input_text.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/model/calibration.hpp>

namespace calculator {

using namespace fairvalue;

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

std::vector<DocumentFact> facts_of(const CaseFile& file) {
  std::vector<DocumentFact> facts{{"case", file.name}, {"company", file.company.name}};
  if (!file.company.ticker.empty()) facts.push_back({"ticker", file.company.ticker});
  facts.push_back({"currency", file.company.currency.code()});
  if (file.market) facts.push_back({"as_of", to_string(file.market->spot.value.as_of)});
  return facts;
}

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

namespace {

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

}  // namespace calculator
