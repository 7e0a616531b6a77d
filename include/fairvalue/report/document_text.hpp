/// \file report/document_text.hpp
/// A document as text for people.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include <fairvalue/report/document.hpp>
#include <fairvalue/report/phrases.hpp>

namespace fairvalue {

struct TextLayout {
  /// Columns of the terminal: long text is broken into lines, also where it stands among numbers, and a table
  /// that is still too wide is parted, each part with the first column, so that tables and sentences fit as
  /// far as words, headings and numbers allow, which are not broken. None: nothing is broken.
  std::optional<std::size_t> width{};
  bool is_bold = false;               ///< whether titles are set in bold by an escape sequence
  std::span<const Phrase> phrases{};  ///< what the text adds (marks, "Warning: ...") in another language
};

/// Headline, tables (without those that are details) and warnings. A number that is assumed reads "28.0 %*",
/// a redacted one "28.0 %†"; a line below the table says so. Throws as require_document.
std::string to_text(const Document& document, const TextLayout& layout = {});

/// Words joined into lines of at most `width` columns; a longer word has a line of its own. `indent` blanks
/// stand before each line but the first. width > indent.
std::string wrapped(const std::string& text, std::size_t width, std::size_t indent = 0);

}  // namespace fairvalue
