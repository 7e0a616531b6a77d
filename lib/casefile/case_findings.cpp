#include <fairvalue/casefile/case_findings.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/core/utf8.hpp>

namespace fairvalue {
namespace {

constexpr std::size_t widest_line = 100;

/// A piece of the line with the column's character in it, and how far from its beginning that stands.
struct Shown {
  std::string text;
  std::size_t caret;  ///< characters before it
};

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u;
}

Shown shown(std::string_view line, std::size_t column) {
  std::size_t at = std::min(column - 1, line.size());
  std::size_t first = at > widest_line / 2 ? at - widest_line / 2 : 0;
  if (line.size() <= widest_line) first = 0;
  while (is_inside_character(line, first)) --first;
  std::size_t last = std::min(first + widest_line, line.size());
  while (is_inside_character(line, last)) ++last;
  while (is_inside_character(line, at)) --at;
  const std::string before = printable(line.substr(first, at - first));
  return {.text = (first > 0 ? "..." : "") + before + printable(line.substr(at, last - at)) +
                  (last < line.size() ? "..." : ""),
          .caret = characters_in(before) + (first > 0 ? 3 : 0)};
}

std::string first_message(const std::vector<CaseFileFinding>& findings) {
  require_not_empty("findings", findings.size());
  const std::string first = headline(findings.front());
  const std::size_t errors = count_errors(findings);
  return errors > 1 ? fmt::format("{} (and {} more)", first, errors - 1) : first;
}

}  // namespace

std::size_t count_errors(const std::vector<CaseFileFinding>& findings) {
  std::size_t errors = 0;
  for (const CaseFileFinding& one : findings) errors += one.kind == FindingKind::error ? one.count : 0;
  return errors;
}

std::string headline(const CaseFileFinding& finding) {
  const auto& [file, line, column] = finding.position;
  const std::string place = line > 0 ? fmt::format("{}:{}:{}", file, line, column) : file;
  return printable(fmt::format("{}: {}{}{}", place, finding.kind == FindingKind::warning ? "warning: " : "",
                               finding.key.empty() ? "" : finding.key + ": ", finding.message));
}

std::string to_string(const CaseFileFinding& finding) {
  std::string text = headline(finding);
  if (!finding.line.empty() && finding.position.line > 0 && finding.position.column > 0) {
    const Shown piece = shown(finding.line, static_cast<std::size_t>(finding.position.column));
    text += fmt::format("\n{:>5} | {}\n      | {}^", finding.position.line, piece.text,
                        std::string(piece.caret, ' '));
  }
  if (!finding.advice.empty()) text += "\n" + printable(finding.advice);
  return text;
}

CaseFileErrors::CaseFileErrors(std::vector<CaseFileFinding> findings)
    : Error(first_message(findings)), findings_(std::move(findings)) {}

}  // namespace fairvalue
