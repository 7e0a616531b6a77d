#include "fairvalue/tables/method_table.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

namespace calculator {
namespace {

using namespace fairvalue;

DocumentTable empty_method_table() {
  return {.key = "method",
          .title = "How the numbers were found",
          .columns = {{"what", ""}, {"how", "how"}},
          .rows = {}};
}

void add_method(DocumentTable& table, const std::string& what, std::string how) {
  add_row(table, what, {text(what), text(std::move(how))});
}

std::string error_words(double error, double of) {
  return of > 0.0 ? fmt::format("standard error {:.2g} % of the value", 100.0 * error / of) : "value 0";
}

/// "first passage in closed form": the methods of the tranches that are alive, each once.
std::string formula_words(const WarrantValue& value) {
  std::vector<std::string> names;
  for (const NamedTrancheValue& one : value.tranches) {
    if (!one.outcome.has_value() || !one.outcome.value().lost.empty()) continue;
    add_once(names, std::string{to_string(one.outcome.value().claim.method)});
  }
  std::string words;
  for (const std::string& name : names) words += (words.empty() ? "" : ", ") + name;
  return "by formula: " + (words.empty() ? "nothing is left" : words);
}

std::string priced_words(const Priced& priced) {
  if (priced.by_formula) return formula_words(*priced.by_formula);
  if (!priced.by_simulation) return "no value: " + priced.reason;
  const SimulatedValue& value = *priced.by_simulation;
  const std::string stopped = priced.stopped.empty() ? "" : "; " + priced.stopped;
  return fmt::format("by simulation: {} paths, seed {}, under the {} measure; {}{}", count_words(value.paths),
                     value.seed, to_string(value.measure),
                     error_words(value.total.standard_error, value.total.mean), stopped);
}

std::string market_words(const EquityMarket& market) {
  return fmt::format("price {:.2f} of {}", market.spot.price.value, to_string(market.spot.as_of));
}

void add_positions_of(DocumentTable& table, const std::vector<PositionValues>& positions) {
  for (const PositionValues& one : positions) {
    add_method(table, one.open.name + ": economic value",
               priced_words(one.economic) + "; " + market_words(one.today));
    if (one.grant)
      add_method(table, one.open.name + ": grant-date value",
                 priced_words(one.at_grant) + "; " + market_words(*one.grant) + "; market conditions alone");
    add_method(table, one.open.name + ": life",
               fmt::format("granted {}, expires {}", to_string(one.open.terms->granted),
                           to_string(one.open.terms->expiry)));
  }
}

void add_simulation(DocumentTable& table, const Request& request) {
  add_method(
      table, "simulations",
      request.simulates
          ? fmt::format("at most {} paths, seed {}; the same seed gives the same numbers on any machine",
                        count_words(request.paths), request.seed)
          : "none: left out by --no-simulation");
}

void add_parts(DocumentTable& table, const Valued& of) {
  const PartsValue& parts = of.result.scenarios.front().by_parts;
  add_method(
      table, "by parts",
      fmt::format("EPS of the multiple's window on {}, at the multiple, brought to today at the required "
                  "return; with the deals' cash flows after tax, each deal's at its own rate; shared with "
                  "what vests",
                  to_string(parts.horizon)));
  if (of.has_deals())
    add_method(table, "by earnings",
               "the multiple on the last year's EPS with the deals' income in it, brought to today: the "
               "sell-side's shortcut");
  add_method(table, "multiple", describe(of.value.multiple.value) + " in the base case");
  if (of.value.scenarios.size() > 1)
    add_method(table, "weights",
               fmt::format("of {} scenarios, assumed; values are weighted means", of.value.scenarios.size()));
}

}  // namespace

DocumentTable method_table(const Request& request, const Valued& of,
                           const std::vector<PositionValues>& positions) {
  DocumentTable table = empty_method_table();
  add_parts(table, of);
  if (of.worth && of.has_warrants())
    add_method(table, "market view",
               fmt::format("the warrants' economic value under the volumes of each scenario, weighted; {}",
                           of.warrants.error > 0.0
                               ? fmt::format("simulated, standard error at most {:.2g} %",
                                             100.0 * of.warrants.error) +
                                     (of.warrants.stopped.empty() ? "" : "; " + of.warrants.stopped)
                               : "by formula"));
  add_method(table, "price", fmt::format("of {}", to_string(of.result.spot.as_of)));
  add_positions_of(table, positions);
  if (of.has_warrants()) add_simulation(table, request);
  table.notes = {
      "Each number of the values by parts and by earnings is opened up to its inputs below, and by "
      "`fairvalue explain`."};
  return table;
}

DocumentTable method_table(const Request& request, const CaseFile& file,
                           const std::vector<PositionValues>& positions) {
  DocumentTable table = empty_method_table();
  if (file.market) add_method(table, "price", fmt::format("of {}", to_string(file.market->spot.value.as_of)));
  add_positions_of(table, positions);
  if (!positions.empty()) add_simulation(table, request);
  return table;
}

}  // namespace calculator
