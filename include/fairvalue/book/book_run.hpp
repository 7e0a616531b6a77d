/// \file book/book_run.hpp
/// Values a book: every position under every shock, resumed from a journal, spread by a schedule.
#pragma once
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include <fairvalue/book/book_request.hpp>
#include <fairvalue/book/book_row.hpp>
#include <fairvalue/book/journal.hpp>
#include <fairvalue/book/schedule.hpp>
#include <fairvalue/math/block_run.hpp>

namespace fairvalue {

/// Path-steps of one run from which on a position is long: about three seconds of one core.
inline constexpr double long_run_steps = 4e9;

/// Values items of a book on any thread of any process. A position is valued as it is, and under each shock
/// with the same seed and as many paths: the paths of one position are the same random numbers.
class BookValuer {
 public:
  explicit BookValuer(BookRequest request);
  ~BookValuer();
  BookValuer(BookValuer&&) noexcept;
  BookValuer& operator=(BookValuer&&) noexcept;

  /// Throws where every position would fail for the same fault of the request: DomainError naming "set" or
  /// "shock" where a setting or a shock suits no case, with what the first case says of it; Error where no
  /// case can be read. As a rule the first case is enough to tell.
  void require_suitable() const;

  WorkResult value(const std::string& item) const;
  std::string value_together(const std::string& item, const RunControl& control) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// How a run is watched.
struct BookWatch {
  std::function<void(const RunProgress&)> progress{};  ///< positions done, and of how many
  std::function<bool()> cancelled{};
};

/// What a run came to: the place of each position's rows in the journal.
struct BookResult {
  std::vector<JournalPlace> places{};  ///< by position; all of them if `is_whole`
  std::uint64_t kept = 0;              ///< positions that the journal had and that are unchanged
  std::uint64_t valued = 0;            ///< positions valued by this run
  bool is_whole = false;               ///< false after a cancellation
};

/// Values what the journal does not have: the rows of a position are added to it as soon as they are there,
/// and brought to the disk four times a second. A position is valued again if its case, a file that the case
/// names, its settings, the shocks or the pricing have changed. A case that cannot be read or valued has
/// rows that say so. Throws as BookReader, Journal and the schedule do.
BookResult run_book(const BookRequest& request, Journal& journal, const Schedule& schedule,
                    const BookWatch& watch = {});

/// Calls visit(place, rows) for each position in the order of the inputs: rows[0] is the case as it is, then
/// one for each shock. The result must be whole.
using RowsVisitor = std::function<void(const RowPlace& place, const std::vector<BookRow>& rows)>;
void visit_rows(const BookRequest& request, const Journal& journal, const BookResult& result,
                const RowsVisitor& visit);

enum class BookFormat { csv, json_lines };
template <>
inline constexpr auto enum_names<BookFormat> = names_of("format", {"csv", "json_lines"});

/// All rows as text: a row a position and shock.
void write_rows(std::ostream& out, BookFormat format, const BookRequest& request, const Journal& journal,
                const BookResult& result);

/// The warrants' value of a row less that of the case as it is; empty where either has none.
std::optional<double> change_of(const BookRow& row, const BookRow& base);

}  // namespace fairvalue
