#include <fairvalue/report/document_text.hpp>

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <fairvalue/core/require.hpp>
#include <fairvalue/core/utf8.hpp>

namespace fairvalue {
namespace {

constexpr std::size_t narrowest_text = 12;
constexpr std::size_t between_columns = 2;

/// A piece of text inside which no line is broken: a word, a percentage, a character of Chinese.
struct Piece {
  std::string text;
  bool is_after_blank;
};

/// Chinese has no blanks: a line may be broken beside each of its characters, but not before a mark that
/// closes nor after one that opens.
bool may_break(std::string_view before, std::string_view after) {
  constexpr std::string_view closing = "，。；：、）」』！？％／", opening = "（「『";
  const bool is_wide = display_width(before) == 2 || display_width(after) == 2;
  return is_wide && closing.find(after) == std::string_view::npos &&
         opening.find(before) == std::string_view::npos;
}

/// The words between blanks; a percent sign belongs to the number before it.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (word.empty()) continue;
    if (word.starts_with('%') && !words.empty()) {
      words.back().append(" ").append(word);
    } else {
      words.emplace_back(word);
    }
  }
  return words;
}

/// Short words whole, in Chinese too: only longer ones are broken between their characters.
std::vector<Piece> unbroken_pieces(std::string_view text) {
  constexpr std::size_t widest_whole = 8;
  std::vector<Piece> pieces;
  for (const std::string& word : words_of(text)) {
    pieces.push_back({"", true});
    const bool is_short = display_width(word) <= widest_whole;
    std::string_view before;
    for (std::string_view rest = word; !rest.empty();) {
      const auto next = first_character(rest);
      const std::string_view one = rest.substr(0, next ? next->bytes : 1);
      rest.remove_prefix(one.size());
      if (!is_short && !before.empty() && may_break(before, one)) pieces.push_back({"", false});
      pieces.back().text += one;
      before = one;
    }
  }
  return pieces;
}

std::vector<std::string> lines_of(const std::string& text, std::size_t width, std::size_t indent) {
  std::vector<std::string> lines;
  std::string line;
  for (const auto& [piece, is_after_blank] : unbroken_pieces(text)) {
    const std::string_view blank = is_after_blank && !line.empty() ? " " : "";
    const bool fits = display_width(line) + blank.size() + display_width(piece) <= width;
    if (!line.empty() && !fits) {
      lines.push_back(std::move(line));
      line = std::string(indent, ' ') + piece;
      continue;
    }
    line.append(blank).append(piece);
  }
  lines.push_back(std::move(line));
  return lines;
}

/// The narrowest that a column can be: its heading, its numbers and its pieces are not broken.
std::size_t least_width(const TextTable& table, std::size_t column) {
  std::size_t least = display_width(table.columns[column]);
  for (const auto& row : table.rows) {
    const Cell& cell = row[column];
    const auto unbroken = cell.is_number ? std::vector{Piece{cell.text, false}} : unbroken_pieces(cell.text);
    for (const Piece& one : unbroken) least = std::max(least, display_width(one.text));
    const std::size_t kept = std::min(narrowest_text, display_width(cell.text));
    least = std::max(least, kept);
  }
  return least;
}

std::size_t whole_width(const TextTable& table, std::size_t column) {
  std::size_t width = display_width(table.columns[column]);
  for (const auto& row : table.rows) width = std::max(width, display_width(row[column].text));
  return width;
}

/// Narrows the widest column, again and again, until the table fits or none can be narrower.
std::vector<std::size_t> fitted_widths(const TextTable& table, std::size_t width) {
  std::vector<std::size_t> widths, least;
  std::size_t sum = between_columns * (table.columns.size() - 1);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    widths.push_back(whole_width(table, i));
    least.push_back(least_width(table, i));
    sum += widths.back();
  }
  for (; sum > width; --sum) {
    std::optional<std::size_t> widest;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] > least[i] && (!widest || widths[i] > widths[*widest])) widest = i;
    }
    if (!widest) break;
    --widths[*widest];
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

TextTable fitted(TextTable table, std::size_t width) {
  const auto widths = fitted_widths(table, width);
  std::vector<std::vector<Cell>> rows;
  for (const auto& row : table.rows) {
    for (auto& line : broken(row, widths)) rows.push_back(std::move(line));
  }
  table.rows = std::move(rows);
  return table;
}

/// The columns of a table that is too wide as several tables, each with the first column before its own.
std::vector<TextTable> parted(const TextTable& table, std::size_t width) {
  std::vector<TextTable> parts;
  std::size_t used = 0;
  for (std::size_t i = 1; i < table.columns.size(); ++i) {
    const std::size_t needed = between_columns + least_width(table, i);
    if (parts.empty() || used + needed > width) {
      parts.push_back({.title = "", .columns = {table.columns.front()}, .rows = {}});
      for (const auto& row : table.rows) parts.back().rows.push_back({row.front()});
      used = least_width(table, 0);
    }
    used += needed;
    parts.back().columns.push_back(table.columns[i]);
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      parts.back().rows[row].push_back(table.rows[row][i]);
  }
  return parts.empty() ? std::vector{table} : parts;
}

std::string rows_as_text(const TextTable& table, std::optional<std::size_t> width) {
  if (!width) return to_text(table);
  std::string text;
  for (const TextTable& part : parted(table, *width))
    text += (text.empty() ? "" : "\n") + to_text(fitted(part, *width));
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

/// The table with its marks, and what they mean below it.
TextTable marked(const DocumentTable& table, std::span<const Phrase> phrases) {
  TextTable text{.title = "", .columns = {}, .rows = {}, .notes = table.notes};
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
  for (const std::string& meaning : meanings_of_marks(table))
    text.notes.push_back(translated(meaning, phrases));
  return text;
}

}  // namespace

std::string wrapped(const std::string& text, std::size_t width, std::size_t indent) {
  require(width > indent, "width", "> the indent", static_cast<double>(width));
  std::string joined;
  for (const std::string& line : lines_of(text, width, indent)) joined += (joined.empty() ? "" : "\n") + line;
  return joined;
}

std::string to_text(const Document& document, const TextLayout& layout) {
  require_document(document);
  std::string text = sentence_lines(document.headline, layout, "");
  for (const DocumentTable& table : document.tables) {
    if (table.is_detail) continue;
    if (!text.empty()) text += "\n";
    if (!table.title.empty()) {
      const std::string title = layout.width ? wrapped(table.title, *layout.width) : table.title;
      text += in_bold(title, layout.is_bold) + "\n";
    }
    const TextTable shown = marked(table, layout.phrases);
    text += rows_as_text({.title = "", .columns = shown.columns, .rows = shown.rows}, layout.width) +
            sentence_lines(shown.notes, layout, "");
  }
  if (!document.warnings.empty() && !text.empty()) text += "\n";
  for (const std::string& warning : document.warnings)
    text += sentence_lines({translated("Warning: " + warning, layout.phrases)}, layout, "");
  return text;
}

}  // namespace fairvalue
