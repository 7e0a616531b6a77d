#include <fairvalue/report/phrases.hpp>

#include <optional>
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

/// What stands in the text for each "{}" of the pattern; none where the text is another.
std::optional<std::vector<std::string_view>> parts_of(std::string_view text, std::string_view pattern) {
  const auto pieces = pieces_of(pattern);
  if (!text.starts_with(pieces.front())) return std::nullopt;
  std::vector<std::string_view> parts;
  std::size_t at = pieces.front().size();
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const bool is_last = i + 1 == pieces.size();
    const bool fits = !is_last || (text.ends_with(pieces[i]) && at + pieces[i].size() <= text.size());
    const std::size_t end = is_last ? text.size() - pieces[i].size() : text.find(pieces[i], at);
    if (!fits || end == std::string_view::npos) return std::nullopt;
    parts.push_back(text.substr(at, end - at));
    at = end + pieces[i].size();
  }
  return at == text.size() ? std::optional{parts} : std::nullopt;
}

std::string filled(std::string_view pattern, const std::vector<std::string_view>& parts) {
  const auto pieces = pieces_of(pattern);
  std::string text{pieces.front()};
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (i <= parts.size()) text += parts[i - 1];
    text += pieces[i];
  }
  return text;
}

std::string translated_cell(const std::string& text, std::span<const Phrase> phrases) {
  for (const Phrase& one : phrases) {
    if (one.english == text) return std::string{one.other};
  }
  return text;
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
    if (const auto parts = parts_of(text, one.english)) return filled(one.other, *parts);
  }
  return std::string{text};
}

Document translated(Document document, std::span<const Phrase> phrases) {
  for (DocumentTable& table : document.tables) {
    table.title = translated(table.title, phrases);
    for (std::string& note : table.notes) note = translated(note, phrases);
    for (DocumentColumn& column : table.columns) column.title = translated(column.title, phrases);
    for (DocumentRow& row : table.rows) {
      for (DocumentCell& cell : row.cells) {
        if (!cell.shown.is_number) cell.shown.text = translated_cell(cell.shown.text, phrases);
      }
    }
  }
  for (Chart& chart : document.charts) translate_chart(chart, phrases);
  return document;
}

}  // namespace fairvalue
