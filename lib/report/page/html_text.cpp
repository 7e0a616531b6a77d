#include "html_text.hpp"

#include <cstdint>

#include <fmt/core.h>

#include <fairvalue/core/utf8.hpp>

namespace fairvalue::detail {

std::string html_text(std::string_view text) {
  std::string html;
  for (const char c : printable(text)) {
    switch (c) {
      case '&': html += "&amp;"; break;
      case '<': html += "&lt;"; break;
      case '>': html += "&gt;"; break;
      case '"': html += "&quot;"; break;
      case '\'': html += "&#39;"; break;
      default: html += c;
    }
  }
  return html;
}

std::string html_language(std::string_view text, std::string_view page_language) {
  if (page_language == "en") return "";
  constexpr std::uint32_t last_latin = 0x24F;  // the blocks of Latin letters, with those of accents
  constexpr std::uint32_t first_han = 0x2E80;  // from here on the scripts of Chinese, Japanese and Korean
  bool has_letter = false;
  for (auto one = first_character(text); one; one = first_character(text)) {
    if (one->code >= first_han) return "";
    const std::uint32_t small = one->code | 0x20;
    has_letter =
        has_letter || (small >= 'a' && small <= 'z') || (one->code >= 0xC0 && one->code <= last_latin);
    text.remove_prefix(one->bytes);
  }
  return has_letter ? " lang=\"en\"" : "";
}

std::string html_element(std::string_view name, std::string_view html_class, std::string_view text,
                         std::string_view page_language) {
  const std::string attribute = html_class.empty() ? "" : fmt::format(" class=\"{}\"", html_class);
  return fmt::format("<{}{}{}>{}</{}>", name, attribute, html_language(text, page_language), html_text(text),
                     name);
}

}  // namespace fairvalue::detail
