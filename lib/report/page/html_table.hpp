/// \file page/html_table.hpp
/// A table of a document as HTML.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include <fairvalue/report/document.hpp>
#include <fairvalue/report/phrases.hpp>

namespace fairvalue::detail {

/// The language of the page and the phrases for its own words.
struct PageWords {
  std::string_view language = "en";
  std::span<const Phrase> phrases{};
};

/// The table with its title, its notes and the meaning of its marks; folded under its title where asked. A
/// column without a text is hidden; a unit that a whole row has is said once, in its first cell.
std::string html_table(const DocumentTable& table, bool is_folded, const PageWords& words = {});

/// A cell's content: its text, its mark, and its unit where neither text nor column says it.
std::string html_number(const DocumentTable& table, const DocumentRow& row, std::size_t column);

/// ` data-column="value" data-value="112.46"`; without the latter where there is no number.
std::string html_keys(const DocumentTable& table, const DocumentRow& row, std::size_t column);

}  // namespace fairvalue::detail
