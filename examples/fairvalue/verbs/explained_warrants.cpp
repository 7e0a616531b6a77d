#include "fairvalue/case/explained_warrants.hpp"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>

#include "fairvalue/case/explained_inputs.hpp"
#include "fairvalue/case/like_tranches.hpp"
#include "fairvalue/case/valued.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// A result rests on an assumption where one of its parts does.
Explained result(std::string name, DocumentCell value, std::string how, std::vector<Explained> parts) {
  const bool is_assumed =
      std::ranges::any_of(parts, [](const Explained& one) { return is_chosen(one.standing); });
  return {std::move(name),
          std::move(value),
          std::move(how),
          is_assumed ? Standing::assumed : Standing::derived,
          "",
          std::move(parts)};
}

/// The value of one share of a tranche by its method, and the error of that; a reason where there is none.
struct ShareValue {
  double value = 0.0;
  double shares = 0.0;
  std::string how;
  const char* error_name = "";
  double error = 0.0;
};

ShareValue share_value_of(const Priced& priced, std::size_t i) {
  if (priced.by_simulation) {
    const SimulatedValue& all = *priced.by_simulation;
    const SimulatedTranche& one = all.tranches[i];
    return {one.value.mean, one.shares.value,
            one.lost.empty() ? fmt::format("simulation of {} paths, seed {}", all.paths, all.seed) : one.lost,
            "standard error", one.value.standard_error};
  }
  const TrancheValue& one = priced.by_formula->tranches[i].outcome.value();
  return {one.claim.value.value, one.shares.value,
          one.lost.empty() ? std::string{to_string(one.claim.method)} : one.lost, "error bound",
          one.claim.error_bound};
}

Explained explained_tranche(const CaseFile& file, const PositionValues& of, std::size_t i) {
  const Units units{file.company.currency};
  const PositionInputs inputs{file, of};
  const ShareValue value = share_value_of(of.economic, i);
  std::vector<Explained> parts = inputs.market();
  for (Explained& one : inputs.terms(i)) parts.push_back(std::move(one));
  Explained share =
      result("value a share", own_quantity(value.value, units.a_share), value.how, std::move(parts));
  share.parts.insert(share.parts.begin(),
                     {value.error_name, own_quantity(value.error, units.a_share), value.how, share.standing});
  const std::string& name = of.open.terms->tranches[i].name;
  return result(
      name, own_quantity(value.value * value.shares, units.money),
      fmt::format("{} shares x {}", words_of(value.shares, "shares"), words_of(value.value, units.a_share)),
      {inputs.shares(i), std::move(share)});
}

constexpr std::size_t most_alike = 12;

/// A run of like tranches as one sum, opened by its first.
Explained folded(std::vector<Explained> run, const std::string& series, const std::string& money) {
  double sum = 0.0;
  for (const Explained& one : run) sum += *one.value.shown.number;
  Explained first = std::move(run.front());
  first.name += ", the others likewise";
  return result(fmt::format("{}, {} tranches", series, run.size()), own_quantity(sum, money),
                fmt::format("+ of {} tranches", run.size()), {std::move(first)});
}

Explained explained_position(const CaseFile& file, const PositionValues& of) {
  const Units units{file.company.currency};
  const auto& tranches = of.open.terms->tranches;
  std::vector<Explained> parts;
  for (std::size_t i = 0; i < tranches.size();) {
    const auto series = series_of(tranches[i].name);
    std::vector<Explained> run;
    do {
      run.push_back(explained_tranche(file, of, i++));
    } while (series && i < tranches.size() && series_of(tranches[i].name) == series);
    if (run.size() > most_alike) {
      parts.push_back(folded(std::move(run), *series, units.money));
    } else {
      std::ranges::move(run, std::back_inserter(parts));
    }
  }
  Explained all =
      result(of.open.name, own_quantity(of.economic.total()->value, units.money),
             tranches.size() == 1 ? "its tranche" : fmt::format("+ of {} tranches", tranches.size()),
             std::move(parts));
  if (const auto error = of.economic.standard_error())
    all.parts.insert(all.parts.begin(), {"standard error", own_quantity(*error, units.money),
                                         "of the sum, on the same paths", all.standing});
  return all;
}

void add_rows(DocumentTable& table, const Explained& one, int depth, int level = 0) {
  add_row(table, fmt::format("{} {}", table.rows.size(), one.name),
          {text(std::string(static_cast<std::size_t>(2 * level), ' ') + one.name),
           one.value,
           text(one.how),
           {standing_cell(one.standing)},
           text(one.source)});
  if (level >= depth) return;
  for (const Explained& part : one.parts) add_rows(table, part, depth, level + 1);
}

/// Each position with its values. Throws where one has none.
std::vector<PositionValues> valued_positions(const Request& request, const CaseFile& file) {
  auto positions = priced_positions(request, file);
  for (const PositionValues& one : positions) {
    if (!one.economic.total()) throw Error{one.open.name + ": " + one.economic.reason};
  }
  return positions;
}

struct Keyed {
  std::string key;
  Explained of;
};

std::vector<Keyed> keyed(const CaseFile& file, const std::vector<PositionValues>& positions) {
  std::vector<Keyed> all;
  std::vector<Explained> wholes;
  double sum = 0.0;
  for (const PositionValues& one : positions) {
    wholes.push_back(explained_position(file, one));
    sum += one.economic.total()->value;
  }
  all.push_back({"warrants", result("warrants", own_quantity(sum, file.company.currency.code()),
                                    wholes.size() == 1 ? "its only one" : "+ of all", wholes)});
  for (std::size_t k = 0; k < positions.size(); ++k) {
    const std::string& name = positions[k].open.name;
    all.push_back({name + ".value", wholes[k]});
    for (std::size_t i = 0; i < positions[k].open.terms->tranches.size(); ++i) {
      Explained one = explained_tranche(file, positions[k], i);
      std::string key = name + "." + one.name + ".value";
      all.push_back({std::move(key), std::move(one)});
    }
  }
  return all;
}

const Explained& find_key(const std::vector<Keyed>& all, const std::string& key) {
  const auto found = std::ranges::find(all, key, &Keyed::key);
  if (found != all.end()) return found->of;
  std::vector<std::string> names;
  for (const Keyed& one : all) names.push_back(one.key);
  throw Error{
      fmt::format("KEY: must be an output of the case ({}), got '{}' (explain without a key lists "
                  "them)",
                  name_hint(key, names), key)};
}

}  // namespace

bool is_key_of_warrants(const CaseFile& file, const std::string& key) {
  const bool is_of_scenario = std::ranges::any_of(
      file.scenarios, [&](const Scenario& one) { return key.starts_with(one.name + "."); });
  if (is_of_scenario) return false;
  const auto positions = open_positions(file);
  return std::ranges::any_of(positions,
                             [&](const OpenPosition& one) { return key.starts_with(one.name + "."); });
}

DocumentTable warrant_key_table(const Request& request, const CaseFile& file) {
  DocumentTable table{.key = "keys",
                      .title = "Keys",
                      .columns = {{"key", "key"}, {"value", "value"}, {"what", "what"}},
                      .rows = {}};
  std::string folded_series;
  for (const Keyed& one : keyed(file, valued_positions(request, file))) {
    const auto series = series_of(one.of.name);
    if (series && *series == folded_series) continue;
    folded_series = series.value_or("");
    const bool is_all = one.key == "warrants";
    add_row(table, one.key,
            {text(one.key), one.of.value,
             text(is_all   ? "economic value of all warrants and awards"
                  : series ? "value of the first of like tranches"
                           : "economic value")});
  }
  return table;
}

Document explain_warrants(const Request& request, const CaseFile& file, const std::string& key, int depth) {
  Document document{.verb = "explain", .about = facts_of(file)};
  const auto positions = valued_positions(request, file);
  const std::vector<Keyed> all = keyed(file, positions);
  const Explained& one = find_key(all, key);
  document.headline = {fmt::format("{} of {}, economic value: {} {}{}.", key, file.name, one.value.shown.text,
                                   one.value.unit,
                                   is_chosen(one.standing) ? ", which rests on assumed numbers" : "")};
  DocumentTable table = empty_explanation();
  add_rows(table, one, depth);
  document.tables = {std::move(table)};
  for (const PositionValues& of : positions) {
    for (const std::string& note : of.open.notes) add_once(document.warnings, note);
    for (const std::string& doubt : of.economic.doubts)
      add_once(document.warnings, of.open.name + ": " + doubt);
  }
  return document;
}

}  // namespace calculator
