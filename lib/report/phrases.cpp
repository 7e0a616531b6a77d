#include <fairvalue/report/phrases.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace fairvalue {
namespace {

constexpr std::string_view gap = "{}";

std::vector<std::string_view> pieces_of(std::string_view pattern) {
  std::vector<std::string_view> pieces;
  for (auto at = pattern.find(gap); at != std::string_view::npos; at = pattern.find(gap)) {
    pieces.push_back(pattern.substr(0, at));
    pattern.remove_prefix(at + gap.size());
  }
  pieces.push_back(pattern);
  return pieces;
}

/// Whether the text begins and ends as the pattern does: thousands of cells meet hundreds of patterns.
bool may_be(std::string_view text, std::string_view pattern) {
  const auto first = pattern.find(gap);
  if (first == std::string_view::npos) return text == pattern;
  return text.starts_with(pattern.substr(0, first)) &&
         text.ends_with(pattern.substr(pattern.rfind(gap) + gap.size()));
}

/// What stands in the text for each "{}" of the pattern; none where the text is another.
std::optional<std::vector<std::string_view>> parts_of(std::string_view text, std::string_view pattern) {
  if (!may_be(text, pattern)) return std::nullopt;
  const auto pieces = pieces_of(pattern);
  std::vector<std::string_view> parts;
  std::size_t at = pieces.front().size();
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const bool is_last = i + 1 == pieces.size();
    const bool fits = !is_last || at + pieces[i].size() <= text.size();
    const std::size_t end = is_last ? text.size() - pieces[i].size() : text.find(pieces[i], at);
    if (!fits || end == std::string_view::npos) return std::nullopt;
    parts.push_back(text.substr(at, end - at));
    at = end + pieces[i].size();
  }
  return at == text.size() ? std::optional{parts} : std::nullopt;
}

/// A part may be a phrase too.
std::string filled(std::string_view pattern, const std::vector<std::string_view>& parts,
                   std::span<const Phrase> phrases) {
  const auto pieces = pieces_of(pattern);
  std::string text{pieces.front()};
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (i <= parts.size()) text += translated(parts[i - 1], phrases);
    text += pieces[i];
  }
  return text;
}

/// Columns of the case's own words.
bool is_quoted(const DocumentColumn& column) {
  return column.key == "source" || column.key == "reason" || column.key == "quote";
}

std::string whole_phrase(const std::string& text, std::span<const Phrase> phrases) {
  const auto one = std::ranges::find(phrases, text, &Phrase::english);
  return one == phrases.end() ? text : std::string{one->other};
}

void translate_table(DocumentTable& table, std::span<const Phrase> phrases) {
  table.title = translated(table.title, phrases);
  for (std::string& note : table.notes) note = translated(note, phrases);
  for (DocumentColumn& column : table.columns) column.title = translated(column.title, phrases);
  for (DocumentRow& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      Cell& shown = row.cells[i].shown;
      if (shown.is_number) continue;
      shown.text =
          is_quoted(table.columns[i]) ? whole_phrase(shown.text, phrases) : translated(shown.text, phrases);
    }
  }
}

void translate_chart(Chart& chart, std::span<const Phrase> phrases) {
  for (std::string* const text : {&chart.title, &chart.along_title, &chart.value_title, &chart.caption})
    *text = translated(*text, phrases);
  for (ChartLayer& layer : chart.layers) layer.name = translated(layer.name, phrases);
  for (ChartGuide& guide : chart.guides) guide.name = translated(guide.name, phrases);
}

}  // namespace

std::string translated(std::string_view text, std::span<const Phrase> phrases) {
  for (const Phrase& one : phrases) {
    if (const auto parts = parts_of(text, one.english)) return filled(one.other, *parts, phrases);
  }
  return std::string{text};
}

Document translated(Document document, std::span<const Phrase> phrases) {
  if (phrases.empty()) return document;
  for (auto* const sentences : {&document.headline, &document.warnings}) {
    for (std::string& sentence : *sentences) sentence = translated(sentence, phrases);
  }
  for (DocumentTable& table : document.tables) translate_table(table, phrases);
  for (Chart& chart : document.charts) translate_chart(chart, phrases);
  return document;
}

}  // namespace fairvalue
