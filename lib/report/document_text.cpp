#include <fairvalue/report/document_text.hpp>

#include <algorithm>
#include <utility>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr std::size_t narrowest_text = 12;
constexpr std::size_t between_columns = 2;

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::vector<std::string> lines_of(const std::string& text, std::size_t width, std::size_t indent) {
  std::vector<std::string> lines;
  std::string line;
  for (const std::string& word : words_of(text)) {
    const bool fits = display_width(line) + 1 + display_width(word) <= width;
    if (!line.empty() && !fits) {
      lines.push_back(std::move(line));
      line = std::string(indent, ' ') + word;
      continue;
    }
    line += (line.empty() ? "" : " ") + word;
  }
  lines.push_back(std::move(line));
  return lines;
}

std::size_t width_of_column(const TextTable& table, std::size_t column) {
  std::size_t width = display_width(table.columns[column]);
  for (const auto& row : table.rows) width = std::max(width, display_width(row[column].text));
  return width;
}

/// Narrows the widest column of text, again and again, until the table fits or no such column is left.
std::vector<std::size_t> fitted_widths(const TextTable& table, std::size_t width) {
  std::vector<std::size_t> widths;
  std::vector<bool> can_shrink;
  std::size_t sum = between_columns * (table.columns.size() - 1);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    widths.push_back(width_of_column(table, i));
    can_shrink.push_back(std::ranges::none_of(table.rows, [i](const auto& row) { return row[i].is_number; }));
    sum += widths.back();
  }
  while (sum > width) {
    std::size_t widest = table.columns.size();
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (!can_shrink[i] || widths[i] <= narrowest_text) continue;
      if (widest == table.columns.size() || widths[i] > widths[widest]) widest = i;
    }
    if (widest == table.columns.size()) return widths;
    --widths[widest];
    --sum;
  }
  return widths;
}

/// A row as several, each with one line of its broken cells.
std::vector<std::vector<Cell>> broken(const std::vector<Cell>& row, const std::vector<std::size_t>& widths) {
  std::vector<std::vector<Cell>> rows{row};
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i].is_number || display_width(row[i].text) <= widths[i]) continue;
    const auto lines = lines_of(row[i].text, widths[i], 0);
    if (rows.size() < lines.size()) rows.resize(lines.size(), std::vector<Cell>(row.size(), text_cell("")));
    for (std::size_t line = 0; line < lines.size(); ++line) rows[line][i] = text_cell(lines[line]);
  }
  return rows;
}

void fit(TextTable& table, std::size_t width) {
  const auto widths = fitted_widths(table, width);
  std::vector<std::vector<Cell>> rows;
  for (const auto& row : table.rows) {
    for (auto& line : broken(row, widths)) rows.push_back(std::move(line));
  }
  table.rows = std::move(rows);
}

/// The columns of a table that is too wide as several tables, each with the first column before its own.
std::vector<TextTable> parted(const TextTable& table, std::size_t width) {
  std::vector<TextTable> parts;
  std::size_t used = 0;
  for (std::size_t i = 1; i < table.columns.size(); ++i) {
    const std::size_t needed = between_columns + width_of_column(table, i);
    if (parts.empty() || used + needed > width) {
      parts.push_back({.title = "", .columns = {table.columns.front()}, .rows = {}});
      for (const auto& row : table.rows) parts.back().rows.push_back({row.front()});
      used = width_of_column(table, 0);
    }
    used += needed;
    parts.back().columns.push_back(table.columns[i]);
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      parts.back().rows[row].push_back(table.rows[row][i]);
  }
  return parts;
}

std::string rows_as_text(const TextTable& table, std::optional<std::size_t> width) {
  if (!width || table.columns.size() < 2) return to_text(table);
  std::string text;
  for (const TextTable& part : parted(table, *width)) text += (text.empty() ? "" : "\n") + to_text(part);
  return text;
}

std::string in_bold(const std::string& line, bool is_bold) {
  return is_bold ? "\033[1m" + line + "\033[0m" : line;
}

std::string sentence_lines(const std::vector<std::string>& sentences, const TextLayout& layout,
                           const std::string& before) {
  std::string text;
  for (const std::string& sentence : sentences) {
    const std::string line = before + sentence;
    text += (layout.width ? wrapped(line, *layout.width) : line) + "\n";
  }
  return text;
}

}  // namespace

std::string wrapped(const std::string& text, std::size_t width, std::size_t indent) {
  require(width > indent, "width", "> the indent", static_cast<double>(width));
  std::string joined;
  for (const std::string& line : lines_of(text, width, indent)) joined += (joined.empty() ? "" : "\n") + line;
  return joined;
}

TextTable text_table(const DocumentTable& table, std::optional<std::size_t> width) {
  TextTable text{.title = table.title, .columns = {}, .rows = {}, .notes = table.notes};
  std::vector<bool> has_mark;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string_view mark = column_mark(table, i);
    text.columns.push_back(table.columns[i].title);
    text.columns.back().append(mark);
    has_mark.push_back(!mark.empty());
  }
  for (const DocumentRow& row : table.rows) {
    auto& cells = text.rows.emplace_back();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      cells.push_back(row.cells[i].shown);
      if (!has_mark[i]) cells.back().text.append(standing_mark(row.cells[i]));
    }
  }
  for (std::string& meaning : meanings_of_marks(table)) text.notes.push_back(std::move(meaning));
  if (width) fit(text, *width);
  return text;
}

std::string to_text(const Document& document, const TextLayout& layout) {
  require_document(document);
  std::string text = sentence_lines(document.headline, layout, "");
  for (const DocumentTable& table : document.tables) {
    if (table.is_detail) continue;
    TextTable shown = text_table(table, layout.width);
    const std::string title = std::exchange(shown.title, "");
    if (!text.empty()) text += "\n";
    if (!title.empty()) text += in_bold(title, layout.is_bold) + "\n";
    const std::vector<std::string> notes = std::exchange(shown.notes, {});
    text += rows_as_text(shown, layout.width) + sentence_lines(notes, layout, "");
  }
  if (!document.warnings.empty() && !text.empty()) text += "\n";
  return text + sentence_lines(document.warnings, layout, "Warning: ");
}

}  // namespace fairvalue
