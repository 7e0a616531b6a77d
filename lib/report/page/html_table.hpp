/// \file page/html_table.hpp
/// A table of a document as HTML.
#pragma once
#include <span>
#include <string>

#include <fairvalue/report/document.hpp>
#include <fairvalue/report/phrases.hpp>

namespace fairvalue::detail {

/// The table with its title, its notes and the meaning of its marks; folded under its title where asked.
std::string html_table(const DocumentTable& table, bool is_folded, std::span<const Phrase> phrases);

/// A cell's content: its text, its mark, and its unit where neither text nor column says it.
std::string html_number(const DocumentTable& table, const DocumentRow& row, std::size_t column);

/// ` data-column="value" data-value="112.46"`; without the latter where there is no number.
std::string html_keys(const DocumentTable& table, const DocumentRow& row, std::size_t column);

}  // namespace fairvalue::detail
