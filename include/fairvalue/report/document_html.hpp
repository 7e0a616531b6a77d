/// \file report/document_html.hpp
/// A document as one page for a browser, for a phone and for paper.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/report/document.hpp>
#include <fairvalue/report/phrases.hpp>

namespace fairvalue {

/// A picture of a table.
struct HtmlPicture {
  std::string table;  ///< the key of the table that it draws, in whose section it stands
  std::string title;
  std::string caption;   ///< what to see in it, in a sentence; or why there is no picture
  std::string wide;      ///< SVG, which stands in the page as it is; empty: the caption alone
  std::string narrow{};  ///< the same drawn for a phone; empty: the wide one there too
};

/// A part of the page with a heading: sentences, pictures of its tables, tables, folded tables.
struct HtmlSection {
  std::string key;  ///< of the address "#targets": letters, digits, "-"; no two alike
  std::string title;
  std::vector<std::string> sentences{};
  std::vector<std::string> tables{};  ///< by their keys; a detail is folded
  std::vector<std::string> folded{};  ///< tables that the reader unfolds; on paper only where they are open
};

/// A cell of the document that is shown large at the top.
struct HtmlHighlight {
  std::string table;
  std::string row;
  std::string column;
  std::string title{};  ///< empty: the first cell of its row
};

struct HtmlLayout {
  std::string title;                  ///< of the page
  std::string language = "en";        ///< of the headings, as BCP 47 has it: "zh-Hant"
  std::span<const Phrase> phrases{};  ///< for the page's own words; they must outlive the call
  std::size_t leading_sentences = 2;  ///< of the headline, set large; the others stand below
  std::vector<HtmlHighlight> highlights{};
  std::vector<HtmlSection> sections{};  ///< tables that are in none come last, folded
  std::vector<HtmlPicture> pictures{};
};

/// One HTML file without scripts and without anything outside it, which its own policy forbids too. All text
/// is escaped; numbers read as `to_text` has them, their units beside them. A number's cell has its value at
/// the shortest text that reads back the same as `data-value`; `data-column`, the row's `data-row` and the
/// table's `data-table` are the keys of the JSON. Light and dark as the reader's system; in print each
/// section's tables stay whole where they fit. The same document gives the same bytes. Throws as
/// require_document, and DomainError for a section or highlight that names what is not there, or a key that
/// breaks its rule.
std::string to_html(const Document& document, const HtmlLayout& layout);

}  // namespace fairvalue
