#include <fmt/core.h>

#include "fairvalue/case/valued.hpp"

namespace calculator {

using namespace fairvalue;

namespace {

/// What kind of day it is, and how much of a tranche vests where it is pinned.
std::string how_tested(const PathDay& day) {
  std::string words = day.interpolated ? "expiry, interpolated" : "year end";
  if (day.pinned)
    words += fmt::format(", pinned at {:g}: {:.1f} % of the tranche vests", day.pinned->hurdle.value,
                         100.0 * day.pinned->fraction);
  return words;
}

}  // namespace

DocumentTable path_table(const Valued& of, std::size_t scenario) {
  const ScenarioResult& one = of.result.scenarios[scenario];
  DocumentTable table{.key = "path " + one.name,
                      .title = "Price path by parts, " + scenario_title(one),
                      .columns = {{"day", "day"},
                                  {"price", "price", of.units.a_share},
                                  {"vested", "vested", "shares"},
                                  {"net_new_shares", "net new shares", "shares"},
                                  {"tested", "tested on"}},
                      .rows = {}};
  if (!of.has_warrants()) return table;
  const auto& result = find_output(of.derivation, one.name + ".value");
  const Standing standing = of.derivation.numbers[result.number].standing;
  const auto cell = [&](double number, const std::string& unit) {
    return is_chosen(standing) ? with_standing(quantity(number, unit), standing) : quantity(number, unit);
  };
  for (const PathDay& day : one.by_parts.path)
    add_row(table, to_string(day.day),
            {text(to_string(day.day)), cell(day.price.value, of.units.a_share),
             cell(day.vested_to_date.value, "shares"), cell(day.net_new_shares.value, "shares"),
             text(how_tested(day))});
  table.notes = {
      "It decides what vests in the value by parts; the years by earnings have prices of their own."};
  for (std::string& note : interpolation_notes(one.by_parts, of.value.company.years))
    table.notes.push_back(std::move(note) + ".");
  return table;
}

void add_path_notes(DocumentTable& table, const Valued& of) {
  for (const ScenarioResult& one : of.result.scenarios) {
    for (const std::string& note : interpolation_notes(one.by_parts, of.value.company.years))
      add_once(table.notes, note + ".");
    for (const PathDay& day : one.by_parts.path) {
      if (day.pinned)
        table.notes.push_back(fmt::format("{}: by parts {} is {}.", scenario_title(one), to_string(day.day),
                                          describe(*day.pinned)));
    }
  }
}

}  // namespace calculator
