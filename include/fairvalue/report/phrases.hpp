/// \file report/phrases.hpp
/// Headings and sentences in another language, from one table of phrases.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include <fairvalue/report/document.hpp>

namespace fairvalue {

/// A heading or sentence and its translation. "{}" stands for a part that is taken over, translated where it
/// is a phrase itself, once in each and in the same order: "{}: terms, granted {}" and "{}：條款，授予日 {}".
struct Phrase {
  std::string_view english;
  std::string_view other;
};

/// The translation of the first phrase that is the whole text; the text itself where none is. A part that
/// stands for "{}" is the shortest that lets the rest match, and may be empty.
std::string translated(std::string_view text, std::span<const Phrase> phrases);

/// The document with what is a phrase translated: headline, warnings, titles of tables, columns and charts,
/// names and captions of charts, notes and text cells. Of the columns "source", "reason" and "quote", which
/// hold the words of the case, only what is a phrase without "{}". Keys and numbers stay.
Document translated(Document document, std::span<const Phrase> phrases);

}  // namespace fairvalue
