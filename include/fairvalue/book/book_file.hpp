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

  std::string place{};  ///< of its row, "book.csv:7", for messages; empty for a file of its own

  friend bool operator==(const BookPosition&, const BookPosition&) = default;
};

/// Reads positions one by one, so that memory does not grow with their number. An input is a folder, of which
/// every *.toml is a position, in the order of their names; a CSV file (*.csv); or a case file. A CSV has a
/// header `case` and then paths of inputs: `market.price`, `award[0].warrant.strike`. Each row names a case,
/// relative to the folder of the CSV, and what it sets; a blank cell leaves the case's own value. RFC 4180
/// with commas; a cell may have line breaks in quotes. A row of more or fewer cells, or without a case, is a
/// position with a fault; a quote out of place, which might join rows, is the end of the reading.
class BookReader {
 public:
  /// Counts the positions. Throws Error naming the input that cannot be read or has no position, a header
  /// whose first column is not `case`. Throws ParseError at a column that is no path of a case's key or names
  /// the input of another column, and at a quote that is out of place or not closed.
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
