#include "fairvalue/case/cells.hpp"

#include <algorithm>
#include <utility>

#include <fairvalue/report/quantity_cell.hpp>

namespace calculator {

using namespace fairvalue;

DocumentCell text(std::string words) { return {.shown = text_cell(std::move(words))}; }

DocumentCell quantity(std::optional<double> value, std::string_view unit) {
  return {.shown = quantity_cell(value, unit)};
}

DocumentCell own_quantity(std::optional<double> value, const std::string& unit) {
  return {.shown = quantity_cell(value, unit), .unit = unit};
}

DocumentCell effect(PerShare by) {
  Cell cell = price_cell(by);
  const bool is_above = by.value > 0 && cell.text.find_first_of("123456789") != std::string::npos;
  if (is_above) cell.text.insert(0, "+");
  return {.shown = std::move(cell)};
}

DocumentCell change(std::optional<double> by) { return {.shown = signed_percent_cell(by, 1)}; }

DocumentCell with_standing(DocumentCell cell, Standing standing) {
  cell.standing = standing;
  return cell;
}

Units::Units(const Currency& currency)
    : money{currency.code()}, a_share{money + "/share"}, a_gigawatt{money + "/GW"} {}

std::string Units::of(std::string unit) const {
  constexpr std::string_view placeholder = "currency";
  if (unit.starts_with(placeholder)) unit.replace(0, placeholder.size(), money);
  return unit;
}

std::optional<CellPlace> find_cell(const DocumentTable& table, const std::string& row,
                                   const std::string& column) {
  const auto line = std::ranges::find(table.rows, row, &DocumentRow::key);
  const auto place = std::ranges::find(table.columns, column, &DocumentColumn::key);
  if (line == table.rows.end() || place == table.columns.end()) return std::nullopt;
  return CellPlace{static_cast<std::size_t>(line - table.rows.begin()),
                   static_cast<std::size_t>(place - table.columns.begin())};
}

std::string new_key(const DocumentTable& table, const std::string& name) {
  const std::string base = name.empty() ? "row" : name;
  std::string key = base;
  const auto taken = [&] {
    return std::ranges::find(table.rows, key, &DocumentRow::key) != table.rows.end();
  };
  for (int i = 2; taken(); ++i) key = base + " (" + std::to_string(i) + ")";
  return key;
}

void add_row(DocumentTable& table, const std::string& key, std::vector<DocumentCell> cells) {
  table.rows.push_back({new_key(table, key), std::move(cells)});
}

void add_once(std::vector<std::string>& sentences, std::string sentence) {
  if (std::ranges::find(sentences, sentence) == sentences.end()) sentences.push_back(std::move(sentence));
}

std::string unit_words(const std::string& unit) {
  if (unit.ends_with("/share")) return " " + unit.substr(0, 3) + " a share";
  const bool is_in_text = unit.empty() || unit == "%" || unit == "GW" || unit == "days" || unit == "months" ||
                          unit.starts_with("x");
  return is_in_text ? "" : " " + unit;
}

DocumentCell full_quantity(std::optional<double> value, const std::string& unit) {
  DocumentCell cell = own_quantity(value, unit);
  if (value && !unit_words(unit).empty()) cell.shown.text += " " + unit;
  return cell;
}

std::string words_of(double value, std::string_view unit) { return quantity_cell(value, unit).text; }

std::string count_words(std::uint64_t count) {
  std::string words = std::to_string(count);
  for (std::size_t at = words.size(); at > 3;) words.insert(at -= 3, ",");
  return words;
}

}  // namespace calculator
