#include "fairvalue/command/language.hpp"

#include <utility>

#include <fairvalue/core/error.hpp>

namespace calculator {

using namespace fairvalue;

Language language_option(const Request& request) {
  const auto text = request.value("language");
  return text ? require_key<Language>("--language", *text) : Language::english;
}

std::span<const Phrase> phrases_of(Language language) {
  switch (language) {
    case Language::english: return {};
    case Language::chinese: return chinese_phrases();
  }
  refuse_enumerator(language);
}

Document in_language(Document document, Language language) {
  return translated(std::move(document), phrases_of(language));
}

Report in_language(Report report, Language language) {
  const auto phrases = phrases_of(language);
  report.document = in_language(std::move(report.document), language);
  if (language == Language::english) return report;
  for (HtmlSection& section : report.layout.sections) section.title = translated(section.title, phrases);
  for (HtmlHighlight& one : report.layout.highlights) one.title = translated(one.title, phrases);
  report.layout.language = "zh-Hant";
  report.layout.phrases = phrases;
  return report;
}

}  // namespace calculator
