#include <fairvalue/book/book_file.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/core/error.hpp>

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

/// The records of a CSV file, line breaks in quotes inside.
class Records {
 public:
  explicit Records(const std::string& path) : stream_(path, std::ios::binary) {
    if (!stream_) throw Error{path + ": cannot be read"};
  }

  /// With its line end; empty at the end of the file. Lines of nothing but blanks and commas are passed over.
  std::string next() {
    std::string record;
    while (record.empty() && read_line(record)) {
      first_line_ = line_;
      if (record.find_first_not_of(" \t\r\n,") == std::string::npos) record.clear();
    }
    std::string more;
    while (std::ranges::count(record, '"') % 2 != 0 && read_line(more)) record += more;
    return record;
  }
  std::uint64_t first_line() const { return first_line_; }  ///< of the last record, from 1

 private:
  bool read_line(std::string& line) {
    if (!std::getline(stream_, line)) return false;
    line += '\n';
    ++line_;
    return true;
  }

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
    try {
      columns_.push_back(column);
      paths_.push_back(parse_key_path(column));
    } catch (const DomainError& error) {
      throw Error{fmt::format("{}: a column must be the path of an input such as market.price: {}", path_,
                              error.what())};
    }
  }

  BookPosition position_of(const CsvTable& row) const {
    const fs::path name = row.required_text(0, columns_[0]);
    BookPosition position{.case_path = (fs::path{path_}.parent_path() / name).string()};
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
  if (fs::is_directory(input)) return std::make_unique<FilePositions>(cases_in(input));
  if (!input.ends_with(".csv")) return std::make_unique<FilePositions>(std::vector{input});
  if (!fs::is_regular_file(input)) throw Error{input + ": must be a file, for it is read twice"};
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
