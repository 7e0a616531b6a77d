/// \file book/book_summary.hpp
/// What a book comes to: totals, the largest moves, and what failed.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <fairvalue/book/book_run.hpp>

namespace fairvalue {

/// All positions of one currency under one shock.
struct BookTotal {
  std::string currency;  ///< empty for rows that failed before their currency was known: the last totals
  std::string shock;     ///< empty for the cases as they are
  std::uint64_t positions = 0;
  std::uint64_t failed = 0;            ///< of them; what such a row could value is in the sums
  std::uint64_t nothing_to_value = 0;  ///< likewise
  // Sums in currency units over the positions that have one; none where no position has.
  std::optional<double> warrants{};  ///< economic value
  /// Standard error of that: the sum of the positions' own, for simulations with one seed may err together.
  std::optional<double> error{};
  std::optional<double> change{};           ///< against the cases as they are, of positions that have both
  std::optional<double> deals_net_value{};  ///< market view
};

/// A position whose warrants a shock moves.
struct BookMove {
  std::uint64_t position;
  std::string name;
  std::string shock;
  std::string currency;
  double base;    ///< warrants' value of the case as it is
  double change;  ///< in currency units
};

struct BookFailure {
  std::uint64_t position;
  std::string case_path;
  std::string shock;
  std::string reason;
};

/// A position with nothing to value.
struct BookIdle {
  std::uint64_t position;
  std::string case_path;
  std::string name;
};

struct BookSummary {
  std::uint64_t positions = 0;
  std::uint64_t rows = 0;
  std::uint64_t failed_positions = 0;  ///< with at least one row that failed
  std::uint64_t failed_rows = 0;
  std::uint64_t doubtful_rows = 0;
  std::uint64_t chosen_rows = 0;        ///< that rest on assumed or redacted numbers
  std::vector<BookTotal> totals{};      ///< by currency, then in the order of the shocks
  std::vector<BookMove> moves{};        ///< the largest changes, largest first, at most `most_moves`
  std::vector<BookFailure> failures{};  ///< the first `most_failures`
  std::uint64_t idle_positions = 0;     ///< with nothing to value
  std::vector<BookIdle> idle{};         ///< the first `most_failures` of them
};

inline constexpr std::size_t most_moves = 10;
inline constexpr std::size_t most_failures = 20;

/// Reads all rows once. A shocked row that failed before its currency was known counts with the currency of
/// the case as it is. Changes in different currencies are ranked by their size over the position's own
/// value.
BookSummary summary_of(const BookRequest& request, const Journal& journal, const BookResult& result);

}  // namespace fairvalue
