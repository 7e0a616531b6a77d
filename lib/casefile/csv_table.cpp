#include <fairvalue/casefile/csv_table.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/nearest_name.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

using detail::CsvCell;
using Record = std::vector<CsvCell>;

constexpr std::string_view blanks = " \t";

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// --- reading ---

/// Cuts a file into records of cells and keeps count of lines and columns.
class Reader {
 public:
  Reader(std::string_view content, const std::string& file) : rest_(content), at_{file, 1, 1} {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
  }

  void require_text() const {
    const auto zero = rest_.find('\0');
    if (zero == std::string_view::npos) return;
    Reader there = *this;
    there.take(zero);
    throw there.refusal("text without a byte of zero (UTF-8, not UTF-16)", std::string(1, '\0'));
  }

  /// The cells of the next line that is not blank; none at the end of the file.
  std::optional<Record> next() {
    while (const std::size_t bytes = blank_line()) take(bytes);
    if (rest_.empty()) return std::nullopt;
    Record record{cell()};
    while (rest_.starts_with(',')) {
      take(1);
      record.push_back(cell());
    }
    take(line_end(0));
    return record;
  }

  ParseError refusal(const char* rule, std::string value) const { return {at_, "", rule, std::move(value)}; }

 private:
  std::string take(std::size_t bytes) {
    std::string taken{rest_.substr(0, bytes)};
    for (const char c : taken) {
      at_.line += c == '\n' ? 1 : 0;
      at_.column = c == '\n' ? 1 : at_.column + 1;
    }
    rest_.remove_prefix(taken.size());
    return taken;
  }

  /// Bytes of a line end `ahead` bytes from here; 0 where there is none.
  std::size_t line_end(std::size_t ahead) const {
    const std::string_view there = rest_.substr(ahead);
    return there.starts_with("\n") ? 1 : there.starts_with("\r\n") ? 2 : 0;
  }

  /// Bytes of a line that holds nothing but blanks, its end included; 0 where the line holds more.
  std::size_t blank_line() const {
    const std::size_t blank = std::min(rest_.find_first_not_of(blanks), rest_.size());
    const std::size_t end = line_end(blank);
    return end > 0 || blank == rest_.size() ? blank + end : 0;
  }

  CsvCell cell() {
    const FilePosition start = at_;
    std::string text = rest_.starts_with('"') ? quoted() : unquoted();
    require_cell_end();
    return {.text = std::move(text), .line = start.line, .column = start.column};
  }

  std::string unquoted() { return std::string{trimmed(take(rest_.find_first_of(",\"\r\n")))}; }

  std::string quoted() {
    const Reader opening = *this;
    std::string text;
    do {  // a quote straight after one that seemed to close stands for itself, and the cell goes on
      text += take(1);
      text += take(rest_.find('"'));
      if (rest_.empty()) throw opening.refusal("closed by a second quote", text);
      take(1);
    } while (rest_.starts_with('"'));
    return text.substr(1);
  }

  void require_cell_end() const {
    if (rest_.empty() || rest_.starts_with(',') || line_end(0) > 0) return;
    const std::string next{rest_.substr(0, 1)};
    if (next == "\"") throw refusal("a cell quoted as a whole, each quote inside it doubled", next);
    if (next == "\r") throw refusal("a line end of LF or CRLF", next);
    throw refusal("a comma or a line end after the closing quote", next);
  }

  std::string_view rest_;
  FilePosition at_;
};

FilePosition position_of(const CsvCell& cell, const std::string& file) {
  return {.file = file, .line = cell.line, .column = cell.column};
}

std::vector<std::string> column_names(const Record& header, const std::string& file) {
  std::vector<std::string> names;
  for (const CsvCell& cell : header) {
    const FilePosition position = position_of(cell, file);
    if (trimmed(cell.text).empty()) throw ParseError{position, "column name", "given", ""};
    const bool known = std::find(names.begin(), names.end(), cell.text) != names.end();
    if (known) throw ParseError{position, "column name", "unlike those before it", cell.text};
    names.push_back(cell.text);
  }
  return names;
}

void require_width(const Record& record, std::size_t width, const std::string& file) {
  if (record.size() == width) return;
  throw ParseError{position_of(record.front(), file), "row", fmt::format("{} cells like the header", width),
                   fmt::format("{}", record.size())};
}

// --- cells ---

std::optional<double> finite_decimal(std::string_view text) {
  double value = 0.0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  const bool whole = error == std::errc{} && end == last;
  return whole && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

template <class Parse>
auto parsed(const CsvTable& table, std::size_t row, std::string_view column, const char* rule, Parse parse) {
  const auto text = table.text(row, column);
  auto value = text ? parse(trimmed(*text)) : std::nullopt;
  if (text && !value) throw ParseError{table.position(row, column), std::string{column}, rule, *text};
  return value;
}

template <class T>
T given(std::optional<T> value, const CsvTable& table, std::size_t row, std::string_view column) {
  if (!value) throw ParseError{table.position(row, column), std::string{column}, "given", ""};
  return *std::move(value);
}

}  // namespace

bool CsvTable::has_column(std::string_view column) const {
  return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
}

const CsvCell& CsvTable::cell(std::size_t row, std::string_view column) const {
  require(row < rows(), "row", fmt::format("< {} in {}", rows(), file_), fmt::format("{}", row));
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  if (found == columns_.end()) {
    throw DomainError("column",
                      fmt::format("a column of {} (nearest '{}')", file_, nearest_name(column, columns_)),
                      fmt::format("'{}'", column));
  }
  return rows_[row][static_cast<std::size_t>(found - columns_.begin())];
}

std::optional<std::string> CsvTable::text(std::size_t row, std::string_view column) const {
  const std::string& text = cell(row, column).text;
  return trimmed(text).empty() ? std::nullopt : std::optional{text};
}

std::optional<double> CsvTable::number(std::size_t row, std::string_view column) const {
  return parsed(*this, row, column, "a number", finite_decimal);
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
  return position_of(cell(row, column), file_);
}

CsvTable parse_csv(std::string_view content, const std::string& file) {
  Reader reader{content, file};
  reader.require_text();
  const auto header = reader.next();
  if (!header) throw ParseError{{file, 1, 1}, "", "a header line", ""};
  CsvTable table;
  table.file_ = file;
  table.columns_ = column_names(*header, file);
  while (auto record = reader.next()) {
    require_width(*record, table.columns_.size(), file);
    table.rows_.push_back(*std::move(record));
  }
  return table;
}

CsvTable read_csv(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  std::string content;
  std::array<char, 65536> block;
  while (file.read(block.data(), block.size()), file.gcount() > 0) {
    content.append(block.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (!file.is_open() || file.bad()) throw Error(fmt::format("{}: cannot be read", path));
  return parse_csv(content, path);
}

}  // namespace fairvalue
