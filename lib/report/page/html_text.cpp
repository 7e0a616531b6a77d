#include "html_text.hpp"

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

std::string html_element(std::string_view name, std::string_view html_class, std::string_view text) {
  const std::string attribute = html_class.empty() ? "" : fmt::format(" class=\"{}\"", html_class);
  return fmt::format("<{}{}>{}</{}>", name, attribute, html_text(text), name);
}

}  // namespace fairvalue::detail
