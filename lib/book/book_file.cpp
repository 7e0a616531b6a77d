#include <fairvalue/book/book_file.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>

#include "casefile/detail/csv_scan.hpp"
#include "items/plain_path.hpp"

namespace fairvalue {
namespace detail {

/// The positions of one input.
class BookInput {
 public:
  virtual ~BookInput() = default;
  virtual std::uint64_t size() const = 0;
  virtual std::optional<BookPosition> next() = 0;
};

}  // namespace detail

namespace {

using detail::BookInput;

namespace fs = std::filesystem;

/// Follows the quotes of a record line by line, so that a quote out of place never joins rows.
class QuoteScan {
 public:
  /// Throws ParseError at a quote out of place.
  void add(const std::string& file, std::uint64_t line, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      const FilePosition here{file, static_cast<int>(line), static_cast<int>(i) + 1};
      switch (state_) {
        case State::begin:
          if (c == '"') opening_ = here;
          state_ = c == '"' ? State::quoted : is_end(c) ? State::begin : State::plain;
          break;
        case State::plain:
          if (c == '"') refuse(here, text.substr(i));
          if (is_end(c)) state_ = State::begin;
          break;
        case State::quoted:
          if (c == '"') state_ = State::closed;
          break;
        case State::closed:
          if (c != '"' && c != '\r' && !is_end(c)) refuse(here, text.substr(i));
          if (c != '\r') state_ = c == '"' ? State::quoted : State::begin;
          break;
      }
    }
  }
  bool is_open() const { return state_ == State::quoted; }
  /// Throws ParseError if a quote is open.
  void finish() const {
    if (is_open()) throw ParseError{opening_, "", "closed by a second quote, or left out", "\""};
  }

 private:
  enum class State { begin, plain, quoted, closed };

  static bool is_end(char c) { return c == ',' || c == '\n'; }
  [[noreturn]] static void refuse(const FilePosition& here, std::string_view rest) {
    throw ParseError{here, "", "a cell in quotes as a whole, each quote inside it doubled",
                     std::string{rest.substr(0, rest.find_first_of("\r\n"))}};
  }

  State state_ = State::begin;
  FilePosition opening_{};
};

/// The records of a CSV file, line breaks in quotes inside.
class Records {
 public:
  explicit Records(const std::string& path) : path_(path), stream_(path, std::ios::binary) {
    if (!stream_) throw Error{path + ": cannot be read"};
  }

  /// With its line end; empty at the end of the file. Lines of nothing but blanks and commas are passed over.
  /// Throws ParseError at a quote out of place.
  std::string next() {
    std::string record;
    while (record.empty() && read_line(record)) {
      first_line_ = line_;
      if (record.find_first_not_of(" \t\r\n,") == std::string::npos) record.clear();
    }
    QuoteScan scan;
    scan.add(path_, line_, record);
    std::string more;
    while (scan.is_open() && read_line(more)) {
      scan.add(path_, line_, more);
      record += more;
    }
    scan.finish();
    return record;
  }
  std::uint64_t first_line() const { return first_line_; }  ///< of the last record, from 1

 private:
  bool read_line(std::string& line) {
    if (!std::getline(stream_, line)) return false;
    line += '\n';
    ++line_;
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (line_ == 1 && line.starts_with(byte_order_mark)) line.erase(0, byte_order_mark.size());
    return true;
  }

  std::string path_;
  std::ifstream stream_;
  std::uint64_t line_ = 0;
  std::uint64_t first_line_ = 0;
};

class FilePositions : public BookInput {
 public:
  explicit FilePositions(std::vector<std::string> files) : files_(std::move(files)) {}
  std::uint64_t size() const override { return files_.size(); }
  std::optional<BookPosition> next() override {
    if (at_ == files_.size()) return std::nullopt;
    return BookPosition{.case_path = files_[at_++]};
  }

 private:
  std::vector<std::string> files_;
  std::size_t at_ = 0;
};

class CsvPositions : public BookInput {
 public:
  explicit CsvPositions(const std::string& path) : path_(path), records_(path), header_(records_.next()) {
    const CsvTable header = parse_csv(header_, path_);
    for (const std::string& column : header.columns()) add_column(column);
    Records all{path};
    all.next();
    while (!all.next().empty()) ++size_;
    if (size_ == 0) throw Error{path + ": has no position: a row below the header is one"};
  }

  std::uint64_t size() const override { return size_; }
  std::optional<BookPosition> next() override {
    const std::string record = records_.next();
    if (record.empty()) return std::nullopt;
    try {
      return position_of(parse_csv(header_ + record, path_));
    } catch (const ParseError& error) {
      const std::string got = error.value().empty() ? "none" : "'" + error.value() + "'";
      return BookPosition{.case_path = path_,
                          .fault = fmt::format("{}:{}: {}: must be {}, got {}", path_, records_.first_line(),
                                               error.key().empty() ? "row" : error.key(), error.rule(), got)};
    }
  }

 private:
  void add_column(const std::string& column) {
    if (columns_.empty() && column != "case")
      throw Error{
          fmt::format("{}: its first column must be case, the name of a case file, got '{}'", path_, column)};
    columns_.push_back(column);
    paths_.push_back(columns_.size() == 1 ? KeyPath{column} : path_of(column));
  }

  /// Of the last column.
  KeyPath path_of(const std::string& column) const {
    const auto path = attempt([&] { return parse_key_path(column); });
    if (!path.has_value() || !detail::may_be_in_case(path.value()))
      refuse_column("the path of a key of a case, such as market.price");
    const KeyPath plain = detail::plain_path(path.value());
    for (std::size_t i = 1; i < paths_.size(); ++i) {
      if (detail::plain_path(paths_[i]) == plain)
        refuse_column(fmt::format("unique: {} is the same input", columns_[i]));
    }
    return path.value();
  }

  [[noreturn]] void refuse_column(const std::string& rule) const {
    detail::CsvSource source{path_, header_, ','};
    detail::CsvScan scan{source};
    std::vector<detail::CsvCell> cells;
    scan.next(cells);
    FilePosition place = detail::csv_position(source, cells.at(columns_.size() - 1));
    place.line += static_cast<int>(records_.first_line()) - 1;
    throw ParseError{place, "column name", rule, columns_.back()};
  }

  BookPosition position_of(const CsvTable& row) const {
    const fs::path name = row.required_text(0, columns_[0]);
    BookPosition position{.case_path = (fs::path{path_}.parent_path() / name).string()};
    position.place = fmt::format("{}:{}", path_, records_.first_line());
    for (std::size_t i = 1; i < columns_.size(); ++i) {
      if (auto value = row.text(0, columns_[i])) position.settings.push_back({paths_[i], std::move(*value)});
    }
    return position;
  }

  std::string path_;
  Records records_;
  std::string header_;
  std::vector<std::string> columns_{};
  std::vector<KeyPath> paths_{};
  std::uint64_t size_ = 0;
};

std::vector<std::string> cases_in(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::directory_iterator entry{folder, error}; !error && entry != fs::directory_iterator{};
       entry.increment(error)) {
    if (entry->path().extension() == ".toml") files.push_back(entry->path().string());
  }
  if (error) throw Error{folder + ": cannot be read"};
  if (files.empty()) throw Error{folder + ": has no case: no file there ends in .toml"};
  std::ranges::sort(files);
  return files;
}

std::unique_ptr<BookInput> positions_of(const std::string& input) {
  std::error_code error;  // a link that leads to itself
  const auto status = fs::status(input, error);
  if (fs::is_directory(status)) return std::make_unique<FilePositions>(cases_in(input));
  if (!input.ends_with(".csv")) return std::make_unique<FilePositions>(std::vector{input});
  if (!fs::is_regular_file(status)) throw Error{input + ": must be a file, for it is read twice"};
  return std::make_unique<CsvPositions>(input);
}

}  // namespace

struct BookReader::State {
  std::vector<std::unique_ptr<BookInput>> inputs{};
  std::size_t at = 0;
};

BookReader::BookReader(std::vector<std::string> inputs) : state_(std::make_unique<State>()) {
  for (const std::string& input : inputs) state_->inputs.push_back(positions_of(input));
}
BookReader::~BookReader() = default;
BookReader::BookReader(BookReader&&) noexcept = default;
BookReader& BookReader::operator=(BookReader&&) noexcept = default;

std::uint64_t BookReader::size() const {
  std::uint64_t size = 0;
  for (const auto& input : state_->inputs) size += input->size();
  return size;
}

std::optional<BookPosition> BookReader::next() {
  for (; state_->at < state_->inputs.size(); ++state_->at) {
    if (auto position = state_->inputs[state_->at]->next()) return position;
  }
  return std::nullopt;
}

}  // namespace fairvalue
