#include <fairvalue/casefile/csv_table.hpp>

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "detail/csv_content.hpp"
#include "detail/csv_scan.hpp"
#include "detail/large_memory.hpp"
#include "detail/odd_text.hpp"
#include "detail/whole_file.hpp"

namespace fairvalue {

using detail::CsvCell;
using detail::CsvSource;
using Record = std::vector<CsvCell>;

namespace {

using detail::CsvContent;

// --- the file ---

/// Windows programs save "Unicode text" as UTF-16.
bool is_utf_16(std::string_view text) {
  const bool marked = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  return marked || (text.size() > 1 && (text[0] == '\0') != (text[1] == '\0'));
}

void require_text(const CsvSource& source) {
  if (is_utf_16(source.text)) {
    throw ParseError{{source.file, 1, 1}, "", "UTF-8 text (saved as \"CSV UTF-8\")", "UTF-16"};
  }
  const auto odd = detail::first_odd_text(source.text);
  if (!odd) return;
  const std::string_view got = source.text.substr(odd->at, odd->bytes);
  const auto line =
      1 + std::count(source.text.begin(), source.text.begin() + static_cast<std::ptrdiff_t>(odd->at), '\n');
  const char* const rule = got == std::string_view{"\0", 1} ? "text without a byte of zero"
                           : odd->is_utf_8                  ? "text without control characters"
                                                            : "UTF-8 text (saved as \"CSV UTF-8\")";
  throw ParseError{
      detail::csv_position(source, {static_cast<std::uint32_t>(odd->at), static_cast<std::uint32_t>(line)}),
      "", rule, std::string{got}};
}

// --- the header ---

/// Another separator that the header's cells contain at least as often as the one in use.
/// Commas in names are common: a comma counts only if no other separator does.
std::optional<char> likelier_separator(const CsvSource& source, const Record& header) {
  std::string names;
  for (const CsvCell& cell : header) {
    if (!detail::is_quoted(source, cell)) names += detail::csv_text(source, cell);
  }
  const auto separators = static_cast<std::ptrdiff_t>(header.size() - 1);
  for (const char other : {';', '\t', '|', ','}) {
    const auto count = std::count(names.begin(), names.end(), other);
    if (count > 0 && count >= separators && (other != ',' || separators == 0)) return other;
  }
  return std::nullopt;
}

std::string shown(char separator) { return separator == '\t' ? "a tab" : fmt::format("'{}'", separator); }

void require_separator(const CsvSource& source, const Record& header) {
  const auto likelier = likelier_separator(source, header);
  if (!likelier) return;
  const FilePosition place = detail::csv_position(source, header.front());
  const std::string_view rest = source.text.substr(header.front().begin);
  throw ParseError{
      place, "header",
      fmt::format("separated by {} (looks like {}: pass the separator, or begin the file with sep={})",
                  shown(source.separator), shown(*likelier), *likelier),
      std::string{rest.substr(0, rest.find_first_of("\r\n"))}};
}

bool is_blank(const CsvSource& source, const CsvCell& cell) {
  return !detail::is_quoted(source, cell) && detail::csv_text(source, cell).empty();
}

/// Removes the blank cells that a spreadsheet leaves after the last column in use.
void drop_blank_cells(const CsvSource& source, Record& record, std::size_t width) {
  while (record.size() > width && is_blank(source, record.back())) record.pop_back();
}

Record header_of(const CsvSource& source, detail::CsvScan& scan) {
  Record header;
  if (!scan.next(header)) throw ParseError{{source.file, 1, 1}, "", "a header line", ""};
  require_separator(source, header);
  drop_blank_cells(source, header, 0);
  return header;
}

void set_columns(CsvContent& content, const CsvSource& source, const Record& header) {
  for (const CsvCell& cell : header) {
    std::string name = detail::csv_text(source, cell);
    if (detail::trimmed(name).empty()) {
      throw ParseError{detail::csv_position(source, cell), "column name", "given", ""};
    }
    if (!content.places.emplace(name, content.columns.size()).second) {
      throw ParseError{detail::csv_position(source, cell), "column name", "unique", std::move(name)};
    }
    content.columns.push_back(std::move(name));
  }
}

void add_row(CsvContent& content, const CsvSource& source, Record& record) {
  const std::size_t width = content.columns.size();
  drop_blank_cells(source, record, width);
  if (record.size() != width) {
    throw ParseError{detail::csv_position(source, record.front()), "row",
                     fmt::format("{} cells like the header", width), fmt::format("{}", record.size())};
  }
  content.cells.insert(content.cells.end(), record.begin(), record.end());
  ++content.rows;
}

std::size_t lines_in(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

/// The content of a text that `parse_csv` takes.
std::shared_ptr<const CsvContent> content_of(detail::LargeText text, const std::string& file,
                                             char separator) {
  require(detail::is_csv_separator(separator), "separator", detail::csv_separators,
          fmt::format("'{}'", separator));
  if (text.size() > csv_size_limit) {
    throw ParseError{{file, 1, 1}, "file", "at most 1 GB", fmt::format("{} bytes", text.size())};
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());

  auto content = std::make_shared<CsvContent>();
  content->file = file;
  content->text = std::move(text);
  CsvSource source{content->file, content->text, separator};
  require_text(source);
  detail::CsvScan scan{source};
  set_columns(*content, source, header_of(source, scan));
  // Growth would hold the cells twice. A quarter of the text's bytes bounds the room for blank lines.
  content->cells.reserve(
      std::min(content->columns.size() * lines_in(content->text), content->text.size() / 4));
  Record record;
  while (scan.next(record)) add_row(*content, source, record);
  content->separator = source.separator;
  return content;
}

// --- cells ---

template <class Parse>
auto parsed(const CsvTable& table, std::size_t row, std::string_view column, const char* rule, Parse parse) {
  const auto text = table.text(row, column);
  auto value = text ? parse(detail::trimmed(*text)) : std::nullopt;
  if (text && !value) throw ParseError{table.position(row, column), std::string{column}, rule, *text};
  return value;
}

template <class T>
T given(std::optional<T> value, const CsvTable& table, std::size_t row, std::string_view column) {
  if (!value) throw ParseError{table.position(row, column), std::string{column}, "given", ""};
  return *std::move(value);
}

}  // namespace

CsvTable::CsvTable() : content_(std::make_shared<const detail::CsvContent>()) {}

CsvTable::CsvTable(std::shared_ptr<const detail::CsvContent> content) : content_(std::move(content)) {}

const std::string& CsvTable::file() const { return content_->file; }

std::size_t CsvTable::rows() const { return content_->rows; }

const std::vector<std::string>& CsvTable::columns() const { return content_->columns; }

bool CsvTable::has_column(std::string_view column) const { return content_->places.contains(column); }

std::optional<std::string> CsvTable::text(std::size_t row, std::string_view column) const {
  std::string text = detail::csv_text(content_->source(), content_->cell(row, column));
  return detail::trimmed(text).empty() ? std::nullopt : std::optional{std::move(text)};
}

std::optional<double> CsvTable::number(std::size_t row, std::string_view column) const {
  return parsed(*this, row, column, "a number", detail::finite_decimal);
}

std::optional<Date> CsvTable::date(std::size_t row, std::string_view column) const {
  return parsed(*this, row, column, "a date YYYY-MM-DD", parse_date);
}

std::string CsvTable::required_text(std::size_t row, std::string_view column) const {
  return given(text(row, column), *this, row, column);
}

double CsvTable::required_number(std::size_t row, std::string_view column) const {
  return given(number(row, column), *this, row, column);
}

Date CsvTable::required_date(std::size_t row, std::string_view column) const {
  return given(date(row, column), *this, row, column);
}

FilePosition CsvTable::position(std::size_t row, std::string_view column) const {
  return detail::csv_position(content_->source(), content_->cell(row, column));
}

CsvTable parse_csv(std::string_view content, const std::string& file, char separator) {
  return CsvTable{content_of(detail::LargeText{content}, file, separator)};
}

CsvTable read_csv(const std::string& path, char separator) {
  return CsvTable{
      content_of(detail::whole_file(path, {.bytes = csv_size_limit, .name = "1 GB"}), path, separator)};
}

}  // namespace fairvalue
