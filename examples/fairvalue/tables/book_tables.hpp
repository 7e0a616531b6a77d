/// \file fairvalue/tables/book_tables.hpp
/// What `book` says: its rows, totals, moves and failures.
#pragma once
#include <cstdint>
#include <string>

#include <fairvalue/book/book_summary.hpp>
#include <fairvalue/report/document.hpp>

namespace calculator {

/// "1 position", "12 positions".
std::string positions_text(std::uint64_t count);

/// Position by position, in the order of the book.
fairvalue::DocumentTable row_table(const fairvalue::BookRequest& request, const fairvalue::Journal& journal,
                                   const fairvalue::BookResult& result);

/// Sentences, totals, the largest moves and what failed.
fairvalue::Document book_document(const fairvalue::BookSummary& summary);

}  // namespace calculator
