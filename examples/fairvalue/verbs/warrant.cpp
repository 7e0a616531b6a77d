#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/deal/term_sheet.hpp>

#include "fairvalue/case/explained_inputs.hpp"
#include "fairvalue/case/gate_words.hpp"
#include "fairvalue/case/like_tranches.hpp"
#include "fairvalue/case/position_numbers.hpp"
#include "fairvalue/case/stated_values.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/charts/charts.hpp"
#include "fairvalue/command/verbs.hpp"
#include "fairvalue/tables/live_deals.hpp"
#include "fairvalue/tables/warrant_tables.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

std::vector<DocumentCell> formula_row(const NamedTrancheValue& one, const Tranche& terms,
                                      const Units& units) {
  if (!one.outcome.has_value()) {
    return {text(one.tranche),          quantity(terms.shares.value, "shares"),
            text(one.outcome.reason()), quantity({}, units.money),
            quantity({}, "%"),          quantity({}, "%"),
            quantity({}, "%"),          text("none"),
            quantity({}, units.a_share)};
  }
  const TrancheValue& value = one.outcome.value();
  const ClaimValue& claim = value.claim;
  return {text(one.tranche),
          quantity(value.shares.value, "shares"),
          quantity(claim.value.value, units.a_share),
          quantity(value.value.value, units.money),
          quantity(claim.hit_share, "%"),
          quantity(claim.hit_risk_neutral, "%"),
          quantity(claim.vesting_probability, "%"),
          text(std::string{value.lost.empty() ? to_string(claim.method) : value.lost}),
          quantity(claim.error_bound, units.a_share)};
}

std::vector<DocumentCell> simulated_row(const SimulatedTranche& one, const Units& units) {
  return {text(one.tranche),
          quantity(one.shares.value, "shares"),
          quantity(one.value.mean, units.a_share),
          quantity(one.value.mean * one.shares.value, units.money),
          quantity(one.hit_share.mean, "%"),
          quantity(one.hit_risk_neutral.mean, "%"),
          quantity(one.vesting_probability.mean, "%"),
          text(one.lost.empty() ? "simulation" : one.lost),
          quantity(one.value.standard_error, units.a_share)};
}

/// The third column, where no tranche has a hurdle.
void drop_hurdles(DocumentTable& table) {
  table.columns.erase(table.columns.begin() + 2);
  for (DocumentRow& row : table.rows) row.cells.erase(row.cells.begin() + 2);
}

bool has_chosen(const std::vector<Explained>& inputs) {
  return std::ranges::any_of(inputs, [](const Explained& one) { return is_chosen(one.standing); });
}

/// The shares of the terms have their mark in the table of values too, and a value that rests on what is
/// assumed has one as in its explanation.
DocumentTable with_marks(DocumentTable table, const CaseFile& file, const PositionValues& of,
                         ValueKind kind) {
  const PositionInputs inputs{file, of};
  const bool is_economic = kind == ValueKind::economic;
  const bool has_chosen_market = has_chosen(is_economic ? inputs.market() : inputs.market_at_grant());
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    auto& cells = table.rows[i].cells;
    const Standing shares = standing_at(file, of.open, fmt::format("tranche[{}].shares", i));
    cells[1] = with_standing(cells[1], shares);
    const bool is_assumed =
        has_chosen_market || has_chosen(is_economic ? inputs.terms(i) : inputs.own_terms(i));
    const Standing value = is_assumed ? Standing::assumed : Standing::derived;
    cells[2] = with_standing(cells[2], value);
    cells[3] = with_standing(cells[3], std::max(value, is_chosen(shares) ? Standing::assumed : value));
  }
  return table;
}

/// Table and sentence of one kind of value, or the reason why there is none.
void add_value(Document& document, const CaseFile& file, const PositionValues& of, ValueKind kind) {
  const bool is_economic = kind == ValueKind::economic;
  const OpenPosition& open = of.open;
  const Priced& priced = is_economic ? of.economic : of.at_grant;
  const EquityMarket& market = is_economic ? of.today : *of.grant;
  const Units units{file.company.currency};
  add_folded(document, with_marks(tranche_table(open, priced, kind, units), file, of, kind));
  for (const std::string& doubt : priced.doubts) add_once(document.warnings, open.name + ": " + doubt);
  const auto total = priced.total();
  if (!total) {
    document.headline.push_back(fmt::format("{}: no {}: {}.", open.name, to_string(kind), priced.reason));
    return;
  }
  const Shares shares = open.terms->shares;
  document.headline.push_back(fmt::format("{}: the {} on {} is {} {}, {:.2f} for each of {} shares.",
                                          open.name, to_string(kind), to_string(market.spot.as_of),
                                          words_of(total->value, units.money), units.money,
                                          (*total / shares).value, words_of(shares.value, "shares")));
  const Standing terms = standing_of_terms(file, open);
  if (is_chosen(terms))
    document.headline.back() += " Its terms are partly " + std::string{to_string(terms)} + ".";
}

}  // namespace

std::string table_key(const OpenPosition& open, ValueKind kind) {
  switch (kind) {
    case ValueKind::economic: return open.name;
    case ValueKind::grant_date: return open.name + " at the grant";
    case ValueKind::measurement_date: return open.name + " on the measurement date";
  }
  refuse_enumerator(kind);
}

DocumentTable tranche_table(const OpenPosition& open, const Priced& priced, ValueKind kind,
                            const Units& units) {
  DocumentTable table{.key = table_key(open, kind),
                      .title = fmt::format("{}: {}, tranche by tranche", open.name, to_string(kind)),
                      .columns = {{"tranche", "tranche"},
                                  {"shares", "shares", "shares"},
                                  {"value_a_share", "a share", units.a_share},
                                  {"value", "value", units.money},
                                  {"hit_share", "hit (share measure)", "%"},
                                  {"hit_risk_neutral", "hit (risk-neutral)", "%"},
                                  {"vesting", "vesting", "%"},
                                  {"method", "method"},
                                  {"error", "error", units.a_share}},
                      .rows = {}};
  if (priced.by_simulation) {
    for (const SimulatedTranche& one : priced.by_simulation->tranches)
      add_row(table, one.tranche, simulated_row(one, units));
    table.notes.push_back(fmt::format("{} paths, seed {}. Error: one standard error.",
                                      count_words(priced.by_simulation->paths), priced.by_simulation->seed));
    if (!priced.stopped.empty()) table.notes.push_back("The simulation was " + priced.stopped + ".");
  } else if (priced.by_formula) {
    for (std::size_t i = 0; i < priced.by_formula->tranches.size(); ++i)
      add_row(table, priced.by_formula->tranches[i].tranche,
              formula_row(priced.by_formula->tranches[i], open.terms->tranches.at(i), units));
    table.notes.push_back("Error: the bound of the method, where it has one.");
  } else {
    table.notes.push_back("No value: " + priced.reason + ".");
  }
  table.notes.push_back(
      "Hit (share measure): the weight by which a share's price is multiplied, no forecast.");
  if (kind == ValueKind::grant_date && open.facts->accounts && open.facts->accounts->discount)
    table.notes.push_back("Before the discount for restrictions after exercise, which the accounts take.");
  if (kind == ValueKind::economic && open.is_planned)
    table.notes.push_back(
        "Milestones come as planned, in the base case. What the deals are worth has the warrant under each "
        "scenario's gigawatts instead, weighted: another number.");
  return table;
}

DocumentTable terms_table(const CaseFile& file, const OpenPosition& open, const Units& units) {
  DocumentTable table{.key = "terms " + open.name,
                      .title = fmt::format("{}: terms, granted {}, expiring {}, strike {}", open.name,
                                           to_string(open.terms->granted), to_string(open.terms->expiry),
                                           strike_words(*open.terms, units)),
                      .columns = {{"tranche", "tranche"},
                                  {"shares", "shares", "shares"},
                                  {"hurdle", "hurdle", units.a_share},
                                  {"gates", "vests when"}},
                      .rows = {}};
  for (std::size_t i = 0; i < open.terms->tranches.size(); ++i) {
    const Tranche& tranche = open.terms->tranches[i];
    const auto hurdle = hurdle_of(tranche);
    const auto standing = [&](const char* key) {
      return standing_at(file, open, fmt::format("tranche[{}].{}", i, key));
    };
    add_row(
        table, tranche.name,
        {text(tranche.name), with_standing(quantity(tranche.shares.value, "shares"), standing("shares")),
         hurdle ? with_standing(quantity(hurdle->value, units.a_share), standing("price_hurdle")) : text(""),
         text(gates_words(tranche, units))});
  }
  if (std::ranges::none_of(open.terms->tranches,
                           [](const Tranche& one) { return hurdle_of(one).has_value(); }))
    drop_hurdles(table);
  for (const Gate& gate : open.terms->exercise_gates)
    table.notes.push_back("To exercise: " + gate_words(gate, units) + ".");
  table.notes.push_back(change_of_control_sentence(*open.terms));
  return table;
}

DocumentTable warrant_assumptions(const CaseFile& file, const Units& units) {
  DocumentTable table = empty_assumption_table();
  if (file.market && is_chosen(file.market->spot.standing))
    add_assumption(table, "spot", stated_value(file, "spot", units), file.market->spot.standing,
                   file.market->spot.source);
  for (const CaseDeal& one : file.deals) {
    const auto& warrant = one.terms.warrant;
    const std::string what = "deal." + one.terms.name + ".warrant";
    if (warrant && is_chosen(warrant->standing))
      add_assumption(table, what, stated_value(file, what, units), warrant->standing, warrant->source);
  }
  add_file_assumptions(table, file, units);
  return table;
}

void add_positions(Document& document, const CaseFile& file, const std::vector<PositionValues>& positions,
                   const Units& units) {
  for (const PositionValues& one : positions) {
    add_folded(document, terms_table(file, one.open, units));
    add_value(document, file, one, ValueKind::economic);
    if (one.grant) add_value(document, file, one, ValueKind::grant_date);
    for (const std::string& note : one.open.notes) add_once(document.warnings, note);
  }
}

Document warrant_document(const Request& request, const CaseFile& file) {
  const auto positions = priced_positions(request, file);
  if (positions.empty()) throw Error{file.name + ": has no warrant: neither deal.warrant nor award is there"};
  const Units units{file.company.currency};
  Document document{.verb = "warrant", .about = facts_of(file)};
  add_positions(document, file, positions, units);
  make_warrants_live(document, file, positions);
  if (auto table = warrant_assumptions(file, units); !table.rows.empty())
    document.tables.push_back(std::move(table));
  if (request.draws()) add_price_fan(document, request, file);
  return document;
}

Answer answer_warrant(const Request& request) {
  const auto readings = read_case_readings(request.file(), request.settings);
  Document document = warrant_document(request, readings.front().file);
  for (const std::string& one : doubts_of_numbers(request, readings.front().file))
    add_once(document.warnings, one);
  add_readings(document, request, readings);
  return {.document = std::move(document)};
}

}  // namespace calculator
