/// \file report/phrases.hpp
/// Headings in another language, from one table of phrases.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include <fairvalue/report/document.hpp>

namespace fairvalue {

/// A heading and its translation. "{}" stands for a part that is taken over as it is, once in each and in the
/// same order: "{}: terms, granted {}" and "{}：條款，授予日 {}".
struct Phrase {
  std::string_view english;
  std::string_view other;
};

/// The translation of the first phrase that is the whole text; the text itself where none is. A part that
/// stands for "{}" is the shortest that lets the rest match, and may be empty.
std::string translated(std::string_view text, std::span<const Phrase> phrases);

/// The document with titles of tables, columns and charts translated, the names and captions of charts, notes
/// that are a phrase, and the text cells of rows that are one without "{}". Keys, numbers, names of the case
/// and the headline stay.
Document translated(Document document, std::span<const Phrase> phrases);

}  // namespace fairvalue
