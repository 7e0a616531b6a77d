#include "html_table.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "html_text.hpp"

namespace fairvalue::detail {
namespace {

/// A table of more columns is set smaller, and on paper smaller still.
constexpr std::size_t many_columns = 8;
/// A column with a longer text is one of words, which needs room.
constexpr std::size_t long_text = 28;

bool says_unit(const std::string& text, const std::string& unit) {
  return unit.empty() || text.ends_with(unit) || (unit == "x" && text.ends_with('x'));
}

/// The unit that the heading has to say, for the column's numbers do not.
std::string unit_of_heading(const DocumentTable& table, std::size_t column) {
  const std::string& unit = table.columns[column].unit;
  const auto says = [&](const DocumentRow& row) {
    const Cell& cell = row.cells[column].shown;
    return cell.number && says_unit(cell.text, unit);
  };
  const auto has_number = [&](const DocumentRow& row) { return row.cells[column].shown.number.has_value(); };
  if (unit == table.columns[column].title) return "";
  if (std::ranges::none_of(table.rows, has_number) || std::ranges::any_of(table.rows, says)) return "";
  return unit;
}

/// What the cells of a column have in common.
struct ColumnFacts {
  bool has_numbers = false;
  bool is_empty = true;     ///< no cell says anything
  std::string_view mark{};  ///< of all its numbers
};

std::vector<ColumnFacts> column_facts(const DocumentTable& table) {
  std::vector<ColumnFacts> columns(table.columns.size());
  for (const DocumentRow& row : table.rows) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      columns[i].has_numbers = columns[i].has_numbers || row.cells[i].shown.is_number;
      columns[i].is_empty = columns[i].is_empty && row.cells[i].shown.text.empty();
    }
  }
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i].mark = column_mark(table, i);
  return columns;
}

bool has_long_text(const DocumentTable& table) {
  return std::ranges::any_of(table.rows, [](const DocumentRow& row) {
    return std::ranges::any_of(row.cells.begin() + 1, row.cells.end(), [](const DocumentCell& cell) {
      return !cell.shown.is_number && display_width(cell.shown.text) > long_text;
    });
  });
}

std::string hidden_if_empty(const ColumnFacts& facts) { return facts.is_empty ? " hidden" : ""; }

std::string raised(std::string_view mark) { return mark.empty() ? "" : html_element("sup", "", mark); }

std::string heading_row(const DocumentTable& table, const std::vector<ColumnFacts>& facts,
                        const PageWords& words) {
  std::string html = "<thead><tr>";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string unit = unit_of_heading(table, i);
    const std::string& title = table.columns[i].title;
    html += fmt::format("<th scope=\"col\"{}{}{}>{}{}</th>", facts[i].has_numbers ? " class=\"n\"" : "",
                        html_language(title, words.language), i > 0 ? hidden_if_empty(facts[i]) : "",
                        html_text(title) + raised(facts[i].mark),
                        unit.empty() ? "" : html_element("small", "", unit));
  }
  return html + "</tr></thead>\n";
}

/// What a cell's number needs behind it, as neither its text nor its column says the unit.
std::string unit_of_cell(const DocumentTable& table, const DocumentRow& row, std::size_t column) {
  const DocumentCell& cell = row.cells[column];
  const bool is_said = cell.unit == table.columns[column].unit || says_unit(cell.shown.text, cell.unit);
  return cell.shown.number && !is_said ? cell.unit : "";
}

/// The unit that each of a row's numbers would have behind it; empty where there are not several of one.
std::string unit_of_row(const DocumentTable& table, const DocumentRow& row) {
  std::string unit;
  std::size_t numbers = 0;
  for (std::size_t i = 1; i < row.cells.size(); ++i) {
    if (!row.cells[i].shown.number) continue;
    const std::string own = unit_of_cell(table, row, i);
    if (own.empty() || (numbers > 0 && own != unit)) return "";
    unit = own;
    ++numbers;
  }
  return numbers > 1 ? unit : "";
}

std::string class_of(const DocumentCell& cell, const ColumnFacts& facts) {
  std::string classes = cell.shown.is_number ? "n" : "";
  if (!cell.shown.is_number && display_width(cell.shown.text) > long_text) classes = "t";
  if (!standing_mark(cell).empty()) classes += " chosen";
  if (facts.has_numbers && !cell.shown.is_number) classes += " n";
  return classes.empty() ? "" : fmt::format(" class=\"{}\"", classes);
}

std::string small_unit(const std::string& unit) {
  return unit.empty() ? "" : " " + html_element("small", "", unit);
}

/// On a phone a row of words is a block in which each cell stands below its heading.
std::string html_cell(const DocumentTable& table, const DocumentRow& row, std::size_t column,
                      const ColumnFacts& facts, const std::string& row_unit, const PageWords& words) {
  const std::string keys = html_keys(table, row, column);
  const DocumentCell& cell = row.cells[column];
  const std::string language = cell.shown.is_number ? "" : html_language(cell.shown.text, words.language);
  const std::string own_unit = row_unit.empty() ? unit_of_cell(table, row, column)
                               : column == 0    ? row_unit
                                                : "";
  const std::string mark = facts.mark.empty() ? raised(standing_mark(cell)) : "";  // else the heading has it
  const std::string content = html_text(cell.shown.text) + mark + small_unit(own_unit);
  if (column == 0) return fmt::format("<th scope=\"row\"{}{}>{}</th>", language, keys, content);
  const std::string& title = table.columns[column].title;
  const std::string label =
      title.empty() ? "" : fmt::format(" data-label=\"{}{}\"", html_text(title), facts.mark);
  return fmt::format("<td{}{}{}{}{}>{}</td>", class_of(cell, facts), language, keys, label,
                     hidden_if_empty(facts), content);
}

std::string html_notes(const DocumentTable& table, const PageWords& words) {
  std::string html;
  for (const std::string& note : table.notes) html += html_element("p", "note", note, words.language) + "\n";
  for (const std::string& meaning : meanings_of_marks(table))
    html += html_element("p", "note", translated(meaning, words.phrases), words.language) + "\n";
  return html;
}

std::string html_rows(const DocumentTable& table, const std::vector<ColumnFacts>& facts,
                      const PageWords& words) {
  std::string html;
  for (const DocumentRow& row : table.rows) {
    html += fmt::format("<tr data-row=\"{}\">", html_text(row.key));
    const std::string unit = unit_of_row(table, row);
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      html += html_cell(table, row, i, facts[i], unit, words);
    html += "</tr>\n";
  }
  return html;
}

}  // namespace

std::string html_keys(const DocumentTable& table, const DocumentRow& row, std::size_t column) {
  const auto& number = row.cells[column].shown.number;
  const std::string value =
      number ? fmt::format(" data-value=\"{}\"", *number + 0.0) : "";  // no negative zero
  return fmt::format(" data-column=\"{}\"{}", html_text(table.columns[column].key), value);
}

std::string html_number(const DocumentTable& table, const DocumentRow& row, std::size_t column) {
  const DocumentCell& cell = row.cells[column];
  return html_text(cell.shown.text) + raised(standing_mark(cell)) +
         small_unit(unit_of_cell(table, row, column));
}

std::string html_table(const DocumentTable& table, bool is_folded, const PageWords& words) {
  std::string classes = has_long_text(table) ? "words" : "numbers";
  if (table.columns.size() > many_columns) classes += " many";
  const std::string title = html_text(table.title);
  const std::vector<ColumnFacts> facts = column_facts(table);
  const std::string body = fmt::format(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table data-table=\"{}\">\n{}"
      "<tbody>\n{}</tbody></table></div>\n{}",
      title, html_text(table.key), heading_row(table, facts, words), html_rows(table, facts, words),
      html_notes(table, words));
  if (!is_folded)
    return fmt::format("<div class=\"table {}\">\n{}\n{}</div>\n", classes,
                       html_element("h3", "", table.title, words.language), body);
  const std::string rows = translated(fmt::format("{} rows", table.rows.size()), words.phrases);
  return fmt::format(
      "<details class=\"table {}\">\n<summary{}>{} <small>{}</small></summary>\n{}</details>\n", classes,
      html_language(table.title, words.language), title, html_text(rows), body);
}

}  // namespace fairvalue::detail
