#include "fairvalue/case/stated_values.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/casefile/key_path.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/math/distribution.hpp>
#include <fairvalue/model/named_inputs.hpp>

#include "fairvalue/case/gate_words.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// The key of a path's step, or its index; empty or none beyond the end or of the other kind.
std::string key_in(const KeyPath& path, std::size_t step) {
  if (step >= path.size()) return "";
  const auto* const key = std::get_if<std::string>(&path[step]);
  return key ? *key : "";
}
std::optional<std::size_t> index_in(const KeyPath& path, std::size_t step) {
  if (step >= path.size()) return std::nullopt;
  const auto* const index = std::get_if<std::size_t>(&path[step]);
  return index ? std::optional{*index} : std::nullopt;
}

DocumentCell nothing() { return text(""); }

std::string monitoring_words(const Warrant& warrant) {
  std::string words;
  visit_gates_of(warrant, [&](const auto& gate) {
    if constexpr (requires { gate.rule; }) {
      if (words.empty()) words = describe(gate.rule);
    }
  });
  return words;
}

DocumentCell value_of_warrant(const Warrant& warrant, const KeyPath& path, std::size_t step,
                              const Units& units) {
  const std::string key = key_in(path, step);
  if (key.empty() || key == "shares") return full_quantity(warrant.shares.value, "shares");
  if (key == "granted") return text(to_string(warrant.granted));
  if (key == "expiry") return text(to_string(warrant.expiry));
  if (key == "monitoring") return text(monitoring_words(warrant));
  if (key == "strike") {
    return text(strike_words(warrant, units));
  }
  const auto i = index_in(path, step + 1);
  if (key != "tranche" || !i || *i >= warrant.tranches.size()) return nothing();
  const std::string member = key_in(path, step + 2);
  const Tranche& tranche = warrant.tranches[*i];
  if (member.empty() || member == "shares") return full_quantity(tranche.shares.value, "shares");
  return text(gates_words(tranche, units));
}

/// "service 95.0 %; approval 50.0 %; 500 m USD paid after ...".
std::string outlook_words(const ConditionOutlook& outlook, const Units& units) {
  std::string words;
  const auto add = [&](const std::string& more) { words += (words.empty() ? "" : "; ") + more; };
  if (outlook.service) add("service " + words_of(*outlook.service, "%"));
  for (const NamedOutlook& one : outlook.named) add(one.name + " " + words_of(one.probability, "%"));
  for (const MilestoneOutlook& one : outlook.milestones) add(milestone_words(one, units));
  return words.empty() ? "nothing" : words;
}

/// "multiple: log-normal, 22.00x to 43.00x (5 to 95 %)".
std::string range_words(const UncertainInput& input, const std::string& unit) {
  const std::string all = describe(input.distribution);
  return fmt::format("{}: {}, {} to {} (5 to 95 %)", input.name, all.substr(0, all.find(',')),
                     words_of(quantile(input.distribution, 0.05), unit),
                     words_of(quantile(input.distribution, 0.95), unit));
}

/// Empty where the file is no case of a company.
std::string unit_in(const CaseFile& file, const std::string& input) {
  const auto inputs = attempt([&] { return named_inputs(model_case(file)); });
  if (!inputs.has_value()) return "";
  const auto found = std::ranges::find(inputs.value(), input, &NamedInput::name);
  return found == inputs.value().end() ? "" : found->unit;
}

DocumentCell value_of_uncertain(const CaseFile& file, const std::string& table, std::size_t i) {
  const UncertainInputs& uncertain = *file.uncertain;
  if (table == "uncertain" && i < uncertain.inputs.size()) {
    const UncertainInput& input = uncertain.inputs[i];
    return text(range_words(input, unit_in(file, input.name)));
  }
  if (table == "correlation" && i < uncertain.correlations.size())
    return full_quantity(uncertain.correlations[i].rho, "");
  return nothing();
}

DocumentCell value_of_facts(const PositionFacts& facts, const KeyPath& path, const Units& units) {
  const std::string key = key_in(path, 2);
  if (key == "outlook") return text(outlook_words(facts.outlook, units));
  if (key == "accounts" && facts.accounts) {
    const AwardPolicy& policy = facts.accounts->policy;
    return text(fmt::format("{}, {}", to_string(policy.attribution), to_string(policy.standard)));
  }
  if (key == "forecast" && facts.forecast) {
    if (key_in(path, 3) == "expected_return")
      return full_quantity(facts.forecast->expected_return.value.value, "%");
    return text(fmt::format("delays {}, never {}", describe(facts.forecast->delay),
                            words_of(facts.forecast->never, "%")));
  }
  if (key == "pace") {
    const std::size_t i = index_in(path, 3).value_or(0);
    if (i < facts.paces.size())
      return text(
          milestone_words({facts.paces[i].measure, facts.paces[i].volume, facts.paces[i].timing}, units));
  }
  return nothing();
}

void add_market_assumptions(DocumentTable& table, const CaseMarket& market) {
  const auto add = [&](const char* what, const auto& part) {
    if (!is_chosen(part.standing)) return;
    const bool is_flat = part.value.later.empty();
    add_assumption(table, what,
                   is_flat ? full_quantity(number(part.value.value), "%") : text("changes over time"),
                   part.standing, part.source);
  };
  if (market.volatility) add("market.volatility", *market.volatility);
  if (market.risk_free_rate) add("market.risk_free_rate", *market.risk_free_rate);
  add("market.dividend_yield", market.dividend_yield);
}

}  // namespace

DocumentTable empty_assumption_table() {
  return {.key = "assumptions",
          .title = "What is assumed or redacted, and why",
          .columns = {{"input", "input"}, {"value", "value"}, {"standing", "standing"}, {"reason", "reason"}},
          .rows = {}};
}

void add_assumption(DocumentTable& table, const std::string& what, DocumentCell value, Standing standing,
                    const std::string& reason) {
  add_row(table, what, {text(what), std::move(value), {standing_cell(standing)}, text(reason)});
}

std::string name_at(const CaseFile& file, const std::string& path_text) {
  const KeyPath path = parse_key_path(path_text);
  const std::string table = key_in(path, 0);
  const std::size_t i = index_in(path, 1).value_or(0);
  const std::string place = fmt::format("{}[{}]", table, i);
  const std::string rest = path_text.starts_with(place) ? path_text.substr(place.size()) : "";
  if (table == "deal" && i < file.deals.size()) return "deal." + file.deals[i].terms.name + rest;
  if (table == "award" && i < file.awards.size()) return "award." + file.awards[i].name + rest;
  if (table == "customer" && i < file.customers.size()) return "customer." + file.customers[i].name + rest;
  if (table == "consensus" && i < file.consensus.size())
    return fmt::format("consensus {} {}", to_string(file.consensus[i].measure),
                       label(file.consensus[i].period));
  if (!file.uncertain) return path_text;
  const auto& [inputs, correlations] = *file.uncertain;
  const auto last = [](const std::string& name) { return name.substr(name.rfind('.') + 1); };
  if (table == "uncertain" && i < inputs.size()) return "range of " + last(inputs[i].name);
  if (table == "correlation" && i < correlations.size())
    return fmt::format("correlation of {} and {}", last(correlations[i].first), last(correlations[i].second));
  return path_text;
}

void add_assumption(DocumentTable& table, const CaseFile& file, const KeyProvenance& one,
                    const Units& units) {
  add_assumption(table, one.path, value_at(file, one.path, units), one.standing, one.source);
  table.rows.back().cells.front() = text(name_at(file, one.path));
}

DocumentCell stated_value(const CaseFile& file, const std::string& what, const Units& units) {
  if (what == "spot" && file.market) return full_quantity(file.market->spot.value.price.value, units.a_share);
  if (what == "EPS of the year before" && file.operating_model && file.operating_model->year_before)
    return full_quantity(file.operating_model->year_before->value.eps.value, units.a_share);
  for (const CaseDeal& one : file.deals) {
    const Deal& deal = one.terms;
    const std::string prefix = "deal." + deal.name + ".";
    if (!what.starts_with(prefix)) continue;
    const std::string key = what.substr(prefix.size());
    if (key == "plan") return full_quantity(deal.plan.value.milestones.back().volume, "GW");
    if (key == "warrant" && deal.warrant) return full_quantity(deal.warrant->value.shares.value, "shares");
    if (key == "follow_on" && deal.follow_on) return full_quantity(deal.follow_on->value.share, "%");
    if (key == "equity") return full_quantity(deal.equity.front().value.cash.value, units.money);
    if (key == "loan") return full_quantity(deal.loans.front().value.principal.value, units.money);
  }
  return nothing();
}

DocumentCell value_at(const CaseFile& file, const std::string& path_text, const Units& units) {
  const KeyPath path = parse_key_path(path_text);
  const std::string table = key_in(path, 0);
  if (path_text == "market.as_of" && file.market) return text(to_string(file.market->spot.value.as_of));
  const std::size_t i = index_in(path, 1).value_or(0);
  if (table == "consensus" && i < file.consensus.size()) {
    const Consensus& one = file.consensus[i];
    return full_quantity(one.mean, one.measure == EstimateMeasure::eps ? units.a_share : units.money);
  }
  if (file.uncertain && (table == "uncertain" || table == "correlation"))
    return value_of_uncertain(file, table, i);
  const bool is_warrant = key_in(path, 2) == "warrant";
  if (table == "deal" && i < file.deals.size()) {
    const CaseDeal& deal = file.deals[i];
    if (is_warrant && deal.terms.warrant) return value_of_warrant(deal.terms.warrant->value, path, 3, units);
    return value_of_facts(deal.facts, path, units);
  }
  if (table == "award" && i < file.awards.size()) {
    const Award& award = file.awards[i];
    return is_warrant ? value_of_warrant(award.warrant.value, path, 3, units)
                      : value_of_facts(award.facts, path, units);
  }
  return nothing();
}

void add_file_assumptions(DocumentTable& table, const CaseFile& file, const Units& units) {
  if (file.market) add_market_assumptions(table, *file.market);
  for (const Award& award : file.awards) {
    if (is_chosen(award.warrant.standing))
      add_assumption(table, "award." + award.name + ".warrant",
                     full_quantity(award.warrant.value.shares.value, "shares"), award.warrant.standing,
                     award.warrant.source);
  }
  for (const KeyProvenance& one : file.provenance) {
    if (is_chosen(one.standing)) add_assumption(table, file, one, units);
  }
}

}  // namespace calculator
