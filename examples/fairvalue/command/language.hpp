/// \file fairvalue/command/language.hpp
/// The language of headings and sentences.
#pragma once
#include <span>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/report/phrases.hpp>

#include "fairvalue/case/request.hpp"
#include "fairvalue/verbs/report.hpp"

namespace calculator {

enum class Language { english, chinese };

}  // namespace calculator

template <>
inline constexpr auto fairvalue::enum_names<calculator::Language> =
    fairvalue::names_of("language", {{"en", "English"}, {"zh", "Chinese"}});

namespace calculator {

/// What --language asks for, English where it is not given. Throws fairvalue::Error with the list for
/// another.
Language language_option(const Request& request);

/// Chinese as it is written in the articles' Hong Kong and Taiwan sources: titles of sections, tables and
/// columns, names of rows, the page's own words, and the sentences below.
std::span<const fairvalue::Phrase> chinese_phrases();
/// Of these the words of charts, names of rows, captions and notes, where they are always the same.
std::span<const fairvalue::Phrase> chinese_sentences();
/// And the notes and rows of the accounts and the inputs.
std::span<const fairvalue::Phrase> chinese_accounts();
/// And the answer in sentences, the warnings, and cells that have a number in their words.
std::span<const fairvalue::Phrase> chinese_headlines();

/// None for English.
std::span<const fairvalue::Phrase> phrases_of(Language language);

/// Headings and sentences in the language; names and texts of the case stay.
fairvalue::Document in_language(fairvalue::Document document, Language language);
Report in_language(Report report, Language language);

}  // namespace calculator
