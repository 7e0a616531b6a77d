#include "fairvalue/case/like_tranches.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "fairvalue/case/cells.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

constexpr std::size_t most_rows = 12;

using Rows = std::vector<DocumentRow>;

double shares_of(const DocumentTable& table, const DocumentRow& row) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].key == "shares") return row.cells[i].shown.number.value_or(0.0);
  }
  return 0.0;
}

DocumentCell words_of_both(const DocumentCell& first, const DocumentCell& last) {
  if (first.shown.text == last.shown.text) return first;
  return text(first.shown.text + " to " + last.shown.text);
}

/// One column of a run of rows.
DocumentCell folded(const DocumentTable& table, Rows::const_iterator first, Rows::const_iterator last,
                    std::size_t column) {
  if (table.columns[column].key == "hurdle")  // a mean hurdle is no hurdle
    return words_of_both(first->cells[column], std::prev(last)->cells[column]);
  const std::string& unit = table.columns[column].unit;
  const bool is_mean = unit == "%" || unit.ends_with("/share");
  double sum = 0.0;
  double shares = 0.0;
  for (auto row = first; row != last; ++row) {
    const auto& shown = row->cells[column].shown;
    if (!shown.number) return words_of_both(first->cells[column], std::prev(last)->cells[column]);
    const double weight = is_mean ? shares_of(table, *row) : 1.0;
    sum += weight * *shown.number;
    shares += weight;
  }
  DocumentCell cell = quantity(is_mean ? sum / shares : sum, unit);
  cell.standing = first->cells[column].standing;
  return cell;
}

}  // namespace

std::optional<std::string> series_of(const std::string& name) {
  const auto of = name.rfind(" of ");
  if (of == std::string::npos) return std::nullopt;
  const auto blank = name.rfind(' ', of - 1);
  if (blank == std::string::npos || of == 0) return std::nullopt;
  const std::string number = name.substr(blank + 1, of - blank - 1);
  const bool is_number = !number.empty() && number.find_first_not_of("0123456789") == std::string::npos;
  return is_number ? std::optional{name.substr(0, blank)} : std::nullopt;
}

void add_folded(Document& document, DocumentTable table) {
  Rows rows;
  bool is_folded = false;
  for (auto first = table.rows.cbegin(); first != table.rows.cend();) {
    const auto series = series_of(first->key);
    const auto other = [&](const DocumentRow& row) { return series_of(row.key) != series; };
    const auto last = series ? std::find_if(first, table.rows.cend(), other) : std::next(first);
    const auto count = static_cast<std::size_t>(last - first);
    if (count <= most_rows) {
      rows.insert(rows.end(), first, last);
    } else {
      DocumentRow one{.key = *series, .cells = {text(fmt::format("{}, {} tranches", *series, count))}};
      for (std::size_t i = 1; i < table.columns.size(); ++i)
        one.cells.push_back(folded(table, first, last, i));
      rows.push_back(std::move(one));
      is_folded = true;
    }
    first = last;
  }
  if (!is_folded) {
    document.tables.push_back(std::move(table));
    return;
  }
  DocumentTable each = table;
  each.key += " each";
  each.title += ", every tranche";
  each.is_detail = true;
  table.rows = std::move(rows);
  table.notes.push_back(
      "Like tranches are one row: shares and values added, the rest a mean weighted by the shares.");
  document.tables.push_back(std::move(table));
  document.tables.push_back(std::move(each));
}

}  // namespace calculator
