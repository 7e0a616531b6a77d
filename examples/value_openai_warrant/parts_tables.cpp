#include <algorithm>

#include <fmt/core.h>

#include "tables.hpp"

namespace value_openai_warrant {
namespace {

using namespace fairvalue;

/// The path of the case without its scenarios.
PartsValue base_parts(Case value) {
  value.scenarios.clear();
  return fairvalue::value(value).scenarios.front().by_parts;
}

void add_columns(TextTable& table, const std::string& name, const PartsValue& parts) {
  table.columns.push_back(name);
  table.columns.push_back(name + " vested, m");
  for (std::size_t i = 0; i < parts.path.size(); ++i) {
    table.rows[i].push_back(price_cell(parts.path[i].price));
    table.rows[i].push_back(number_cell(parts.path[i].vested_to_date.value / 1e6, 1));
  }
}

void add_once(TextTable& table, const std::string& note) {
  if (std::ranges::find(table.notes, note) == table.notes.end()) table.notes.push_back(note);
}

void add_days(TextTable& table, const Case& value, const std::string& name, const PartsValue& parts) {
  for (const std::string& note : interpolation_notes(parts, value.company.years)) add_once(table, note + ".");
  for (const PathDay& day : parts.path) {
    if (day.pinned)
      table.notes.push_back(
          fmt::format("{}: by parts {} is {}.", name, to_string(day.day), describe(*day.pinned)));
  }
}

}  // namespace

void add_path_notes(TextTable& table, const Case& value, const CaseResult& result) {
  for (const ScenarioResult& one : result.scenarios)
    add_days(table, value, one.name + " " + one.label, one.by_parts);
}

TextTable parts_path_table(const Case& value, const CaseResult& result) {
  const PartsValue base = base_parts(value);
  TextTable table{
      .title = fmt::format("2b. The price path by parts, in {}, which decides what vests 歸屬的股價路徑",
                           currency(value).code()),
      .columns = {"day"},
      .rows = {}};
  for (const PathDay& day : base.path) table.rows.push_back({text_cell(to_string(day.day))});
  add_columns(table, "base case", base);
  for (const ScenarioResult& one : result.scenarios) add_columns(table, one.name, one.by_parts);
  table.notes = {
      "Tables 1, 2 and 5 rest on it; tables 13, 16 and 25 on the path by earnings, at the multiple of "
      "each year's EPS with the deal."};
  add_days(table, value, "base case", base);
  add_path_notes(table, value, result);
  return table;
}

}  // namespace value_openai_warrant
