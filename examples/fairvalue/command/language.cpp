#include "fairvalue/command/language.hpp"

#include <utility>

#include <fairvalue/core/error.hpp>

namespace calculator {

using namespace fairvalue;

Language language_option(const Request& request) {
  const auto text = request.value("language");
  return text ? require_key<Language>("--language", *text) : Language::english;
}

Document in_language(Document document, Language language) {
  switch (language) {
    case Language::english: return document;
    case Language::chinese: return translated(std::move(document), chinese_phrases());
  }
  refuse_enumerator(language);
}

Report in_language(Report report, Language language) {
  report.document = in_language(std::move(report.document), language);
  if (language == Language::english) return report;
  for (HtmlSection& section : report.layout.sections)
    section.title = translated(section.title, chinese_phrases());
  for (HtmlHighlight& one : report.layout.highlights) one.title = translated(one.title, chinese_phrases());
  report.layout.language = "zh-Hant";
  report.layout.phrases = chinese_phrases();
  return report;
}

}  // namespace calculator
