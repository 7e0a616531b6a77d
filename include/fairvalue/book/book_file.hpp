/// \file book/book_file.hpp
/// The positions of a book: from a folder of cases, from case files, or from a CSV with a position a row.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/casefile/key_path.hpp>

namespace fairvalue {

/// A case file and what is set in it.
struct BookPosition {
  std::string case_path;
  std::vector<PathSetting> settings{};
  std::string fault{};  ///< why its row says nothing of a position; empty where it does

  friend bool operator==(const BookPosition&, const BookPosition&) = default;
};

/// Reads positions one by one, so that memory does not grow with their number. An input is a folder, of which
/// every *.toml is a position, in the order of their names; a CSV file (*.csv); or a case file. A CSV has a
/// header `case` and then paths of inputs: `market.price`, `award[0].warrant.strike`. Each row names a case,
/// relative to the folder of the CSV, and what it sets; a blank cell leaves the case's own value. RFC 4180
/// with commas; a cell may have line breaks in quotes. A row that breaks it is a position with a fault.
class BookReader {
 public:
  /// Counts the positions. Throws Error naming the input that cannot be read or has no position, a header
  /// whose first column is not `case`, and a column that is no path.
  explicit BookReader(std::vector<std::string> inputs);
  ~BookReader();
  BookReader(BookReader&&) noexcept;
  BookReader& operator=(BookReader&&) noexcept;

  std::uint64_t size() const;
  /// The next position; empty at the end.
  std::optional<BookPosition> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace fairvalue
