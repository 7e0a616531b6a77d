/// \file casefile/detail/csv_content.hpp
/// Content of a CsvTable: the text of a file and the positions of its cells.
#pragma once
#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>

#include "csv_scan.hpp"
#include "large_memory.hpp"

namespace fairvalue::detail {

/// Row by row, each row as wide as the header.
struct CsvContent {
  std::string file{};
  LargeText text{};
  char separator = ',';
  std::vector<std::string> columns{};
  std::map<std::string, std::size_t, std::less<>> places{};  ///< of the columns, by name
  std::size_t rows = 0;
  LargeVector<CsvCell> cells{};

  CsvSource source() const { return {file, text, separator}; }

  void require_row(std::size_t row) const {
    if (row < rows) return;
    throw DomainError("row", fmt::format("< {} in {}", rows, file), fmt::format("{}", row));
  }

  /// Throws DomainError on a row outside the table.
  const CsvCell& cell(std::size_t row, std::size_t place) const {
    require_row(row);
    return cells[row * columns.size() + place];
  }

  /// Text of a cell that is not quoted. All but the last end before the separator of the next.
  std::string_view unquoted(std::size_t row, std::size_t place) const {
    const CsvCell& first = cell(row, place);
    if (place + 1 == columns.size()) return unquoted_text(source(), first);
    const std::size_t next = cell(row, place + 1).begin;
    return trimmed(std::string_view{text}.substr(first.begin, next - 1 - first.begin));
  }

  /// Prefetches a row's cells, and the text of a row whose cells have arrived. Rows of a long file read
  /// in random order are not in the cache: without prefetching each row waits for memory twice.
  void prefetch_cells(std::size_t row) const {
    if (row < rows) prefetch(&cells[row * columns.size()], columns.size() * sizeof(CsvCell));
  }
  void prefetch_text(std::size_t row) const {
    if (row >= rows) return;
    const std::size_t first = row * columns.size();
    const std::size_t begin = cells[first].begin;
    prefetch(text.data() + begin, cells[first + columns.size() - 1].begin - begin + 1);
  }

  const CsvCell& cell(std::size_t row, std::string_view column) const {
    require_row(row);
    const auto found = places.find(column);
    if (found != places.end()) return cell(row, found->second);
    throw DomainError("column",
                      fmt::format("a column of {} (nearest '{}')", file, nearest_name(column, columns)),
                      fmt::format("'{}'", column));
  }

 private:
  static void prefetch(const void* begin, std::size_t bytes) {
    constexpr std::size_t cache_line = 64;
    constexpr std::size_t most = 4 * cache_line;
    for (std::size_t at = 0; at < std::min(bytes, most); at += cache_line) {
      __builtin_prefetch(static_cast<const char*>(begin) + at);
    }
  }
};

}  // namespace fairvalue::detail
