#include "csv_scan.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace fairvalue::detail {
namespace {

constexpr std::size_t longest_quoted = 200;  // of a cell without a closing quote

/// The first byte at or after `from` that is one of `bytes`, or the text's end.
std::size_t find_first(std::string_view text, std::string_view bytes, std::size_t from) {
  return std::min(text.find_first_of(bytes, from), text.size());
}

/// Where an unquoted cell that begins at `begin` ends. A loop: find_first_of takes five times as long.
std::size_t unquoted_end(const CsvSource& source, std::size_t begin) {
  const auto ends = [&](char c) { return c == source.separator || c == '"' || c == '\r' || c == '\n'; };
  std::size_t at = begin;
  while (at < source.text.size() && !ends(source.text[at])) ++at;
  return at;
}

/// The text after "sep=" on a line, which may be in quotes; empty for any other line.
std::optional<std::string_view> named_separator(std::string_view line) {
  if (line.size() >= 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  constexpr std::string_view key = "sep=";
  const auto same = [](char k, char c) { return c == k || (k != '=' && c == k - 'a' + 'A'); };
  const std::string_view begin = line.substr(0, key.size());
  const bool is_key = std::equal(key.begin(), key.end(), begin.begin(), begin.end(), same);
  return is_key ? std::optional{line.substr(key.size())} : std::nullopt;
}

}  // namespace

bool is_csv_separator(char c) { return c == ',' || c == ';' || c == '|' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<double> finite_decimal(std::string_view text) {
  double value = 0.0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  const bool whole = error == std::errc{} && end == last;
  return whole && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

CsvScan::CsvScan(CsvSource& source) : source_(source) {
  skip_separator_line();
  for (const char c : {source_.separator, '"', '\r', '\n'}) ends_cell_[static_cast<unsigned char>(c)] = true;
}

void CsvScan::skip_separator_line() {
  const std::size_t end = find_first(source_.text, "\r\n", 0);
  const auto named = named_separator(source_.text.substr(0, end));
  if (!named) return;
  const std::size_t last = named->find_last_not_of(' ');
  if (last != 0 || !is_csv_separator(named->front())) {
    throw ParseError{{source_.file, 1, 1}, "sep=", csv_separators, std::string{*named}};
  }
  source_.separator = named->front();
  at_ = end;
  skip_line_end();
}

bool CsvScan::next(std::vector<CsvCell>& record) {
  record.clear();
  while (skip_blank_line()) {
  }
  if (at_ == source_.text.size()) return false;
  record.push_back(cell());
  while (at(source_.separator)) {
    ++at_;
    record.push_back(cell());
  }
  skip_line_end();
  return true;
}

/// Whether the rest of the line has only blanks and separators.
bool CsvScan::skip_blank_line() {
  if (at_ == source_.text.size()) return false;
  const char first = source_.text[at_];
  const bool may_be_blank = first == ' ' || first == '\t' || ends_cell_[static_cast<unsigned char>(first)];
  if (!may_be_blank) return false;
  const char skipped[] = {' ', '\t', source_.separator};
  const std::size_t end =
      std::min(source_.text.find_first_not_of({skipped, sizeof skipped}, at_), source_.text.size());
  if (end < source_.text.size() && line_end(end) == 0) return false;
  at_ = end;
  skip_line_end();
  return true;
}

CsvCell CsvScan::cell() {
  const CsvCell start{.begin = static_cast<std::uint32_t>(at_), .line = line_};
  if (at('"')) {
    skip_quoted();
  } else {
    skip_unquoted();
  }
  require_cell_end(start.begin);
  return start;
}

void CsvScan::skip_unquoted() {
  const std::string_view text = source_.text;
  std::size_t at = at_;
  while (at < text.size() && !ends_cell_[static_cast<unsigned char>(text[at])]) ++at;
  at_ = at;
}

/// A quote directly after a closing quote is a literal quote, and the cell continues.
void CsvScan::skip_quoted() {
  const std::size_t opening = at_;
  std::uint32_t lines = 0;
  do {
    const std::size_t closing = source_.text.find('"', at_ + 1);
    if (closing == std::string_view::npos) {
      throw refusal(opening, "closed by a second quote", source_.text.substr(opening, longest_quoted));
    }
    lines += static_cast<std::uint32_t>(
        std::count(source_.text.data() + at_, source_.text.data() + closing, '\n'));
    at_ = closing + 1;
  } while (at('"'));
  line_ += lines;
}

void CsvScan::require_cell_end(std::size_t begin) const {
  if (at_ == source_.text.size() || at(source_.separator) || line_end(at_) > 0) return;
  const std::string_view next = source_.text.substr(at_, 1);
  const bool blank_so_far = trimmed(source_.text.substr(begin, at_ - begin)).empty();
  if (next == "\"" && blank_so_far)
    throw refusal(begin, "without blanks before a quote", source_.text.substr(begin, at_ - begin + 1));
  if (next == "\"") throw refusal(at_, "a cell quoted as a whole, each quote inside it doubled", next);
  if (next == "\r") throw refusal(at_, "a line end of LF or CRLF", next);
  throw refusal(at_, "a separator or a line end after the closing quote", next);
}

void CsvScan::skip_line_end() {
  const std::size_t bytes = line_end(at_);
  at_ += bytes;
  line_ += bytes > 0 ? 1 : 0;
}

/// Bytes of the line end at `at`; 0 if there is none.
std::size_t CsvScan::line_end(std::size_t at) const {
  const std::string_view there = source_.text.substr(at, 2);
  return there.starts_with("\n") ? 1 : there == "\r\n" ? 2 : 0;
}

ParseError CsvScan::refusal(std::size_t at, const char* rule, std::string_view got) const {
  return {csv_position(source_, {.begin = static_cast<std::uint32_t>(at), .line = line_}), "", rule,
          std::string{got}};
}

bool is_quoted(const CsvSource& source, CsvCell cell) {
  return cell.begin < source.text.size() && source.text[cell.begin] == '"';
}

std::string_view unquoted_text(const CsvSource& source, CsvCell cell) {
  return trimmed(source.text.substr(cell.begin, unquoted_end(source, cell.begin) - cell.begin));
}

std::string csv_text(const CsvSource& source, CsvCell cell) {
  if (!is_quoted(source, cell)) return std::string{unquoted_text(source, cell)};
  std::string text;
  std::size_t at = cell.begin;
  do {
    const std::size_t closing = source.text.find('"', at + 1);
    text += source.text.substr(at, closing - at);
    at = closing + 1;
  } while (at < source.text.size() && source.text[at] == '"');
  return text.substr(1);
}

FilePosition csv_position(const CsvSource& source, CsvCell cell) {
  const std::string_view before = source.text.substr(0, cell.begin);
  const std::size_t line_begin = before.rfind('\n') + 1;  // 0 on the first line
  return {.file = source.file,
          .line = static_cast<int>(cell.line),
          .column = static_cast<int>(cell.begin - line_begin) + 1};
}

}  // namespace fairvalue::detail
