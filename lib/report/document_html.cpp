#include <fairvalue/report/document_html.hpp>

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "page/html_table.hpp"
#include "page/html_text.hpp"
#include "page/style.hpp"

namespace fairvalue {
namespace {

using detail::html_element;
using detail::html_text;

/// Nothing may be loaded or run: what a browser enforces even where an escape had been forgotten.
constexpr std::string_view policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

template <class Keyed>
const Keyed& keyed(const std::vector<Keyed>& all, const std::string& key, const std::string& field) {
  const auto one = std::ranges::find(all, key, &Keyed::key);
  require(one != all.end(), field, "a key of the page", key);
  return *one;
}

bool is_anchor(const std::string& key) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !key.empty() && std::ranges::all_of(key, is_plain);
}

void require_sections(const HtmlLayout& layout) {
  std::set<std::string> seen;
  for (const HtmlSection& section : layout.sections) {
    require(is_anchor(section.key), "section.key", "letters, digits and '-'", section.key);
    require(seen.insert(section.key).second, "section.key", "unlike those before it", section.key);
  }
}

class HtmlPage {
 public:
  HtmlPage(const Document& document, const HtmlLayout& layout) : document_{document}, layout_{layout} {}

  std::string html() {
    std::string sections;
    for (const HtmlSection& section : layout_.sections) sections += section_html(section);
    sections += further_tables();
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n{}<body>\n{}<main>\n{}{}</main>\n</body>\n</html>\n",
        html_text(layout_.language), head(), header(), sections, warnings());
  }

 private:
  detail::PageWords words() const { return {layout_.language, layout_.phrases}; }
  /// An element of a text that may not be in the page's language.
  std::string element(std::string_view name, std::string_view html_class, std::string_view text) const {
    return html_element(name, html_class, text, layout_.language);
  }
  std::string word(std::string_view english) const { return html_text(translated(english, layout_.phrases)); }

  std::string head() const {
    return fmt::format(
        "<head>\n<meta charset=\"utf-8\">\n<meta name=\"generator\" content=\"fairvalue\">\n<meta "
        "name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<meta "
        "name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<style>{}</style>\n</head>\n",
        policy, html_text(layout_.title), detail::page_style);
  }

  std::string header() const {
    std::string facts;
    for (const DocumentFact& fact : document_.about) {
      if (fact.value != layout_.title) facts += (facts.empty() ? "" : " · ") + html_text(fact.value);
    }
    std::string html =
        fmt::format("<header>\n<p class=\"facts\"{}>{}</p>\n{}\n",
                    detail::html_language(facts, layout_.language), facts, element("h1", "", layout_.title));
    for (std::size_t i = 0; i < std::min(layout_.leading_sentences, document_.headline.size()); ++i)
      html += element("p", "lead", document_.headline[i]) + "\n";
    return html + highlights() + further_sentences() + contents() + "</header>\n";
  }

  std::string further_sentences() const {
    std::string items;
    for (std::size_t i = layout_.leading_sentences; i < document_.headline.size(); ++i)
      items += element("li", "", document_.headline[i]) + "\n";
    return items.empty() ? "" : "<ul class=\"also\">\n" + items + "</ul>\n";
  }

  std::string highlights() const {
    std::string items;
    for (const HtmlHighlight& one : layout_.highlights) {
      const DocumentTable& table = keyed(document_.tables, one.table, "highlight.table");
      const DocumentRow& row = keyed(table.rows, one.row, "highlight.row");
      const DocumentColumn& named = keyed(table.columns, one.column, "highlight.column");
      const auto column = static_cast<std::size_t>(&named - table.columns.data());
      items += fmt::format("<div data-table=\"{}\" data-row=\"{}\">{}<dd{}{}>{}</dd></div>\n",
                           html_text(table.key), html_text(row.key),
                           element("dt", "", one.title.empty() ? row.cells.front().shown.text : one.title),
                           detail::html_keys(table, row, column),
                           standing_mark(row.cells[column]).empty() ? "" : " class=\"chosen\"",
                           detail::html_number(table, row, column));
    }
    return items.empty() ? "" : "<dl class=\"highlights\">\n" + items + "</dl>\n";
  }

  std::string contents() const {
    std::string items;
    for (const HtmlSection& section : layout_.sections)
      items += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", section.key, html_text(section.title));
    if (!document_.warnings.empty())
      items += fmt::format("<li><a href=\"#warnings\">{}</a></li>\n", word("Warnings"));
    return fmt::format("<nav aria-label=\"{}\"><ol>\n{}</ol></nav>\n", word("Contents"), items);
  }

  std::string section_html(const HtmlSection& section) {
    std::string html =
        fmt::format("<section id=\"{}\">\n{}\n", section.key, element("h2", "", section.title));
    for (const std::string& sentence : section.sentences) html += element("p", "", sentence) + "\n";
    html += pictures_of(section.tables) + pictures_of(section.folded);
    for (const std::string& key : section.tables)
      html += table(keyed(document_.tables, key, "section.tables"), false);
    for (const std::string& key : section.folded)
      html += table(keyed(document_.tables, key, "section.folded"), true);
    return html + "</section>\n";
  }

  std::string table(const DocumentTable& one, bool is_folded) {
    shown_.insert(one.key);
    if (std::ranges::find(layout_.pictures, one.key, &HtmlPicture::table) == layout_.pictures.end())
      return detail::html_table(one, is_folded || one.is_detail, words());
    DocumentTable data = one;
    data.title = translated(fmt::format("Data of the picture: {}", one.title), layout_.phrases);
    return detail::html_table(data, is_folded || one.is_detail, words());
  }

  std::string pictures_of(const std::vector<std::string>& tables) const {
    std::string html;
    for (const HtmlPicture& one : layout_.pictures) {
      if (std::ranges::find(tables, one.table) != tables.end()) html += picture(one);
    }
    return html;
  }

  std::string picture(const HtmlPicture& one) const {
    std::string drawing;
    if (!one.wide.empty() && one.narrow.empty()) drawing = "<div>" + one.wide + "</div>\n";
    if (!one.wide.empty() && !one.narrow.empty())
      drawing =
          "<div class=\"wide\">" + one.wide + "</div>\n<div class=\"narrow\">" + one.narrow + "</div>\n";
    return fmt::format("<figure>\n{}\n{}{}\n</figure>\n", element("h3", "", one.title), drawing,
                       element("figcaption", "", one.caption));
  }

  std::string further_tables() {
    std::string tables;
    for (const DocumentTable& one : document_.tables) {
      if (!shown_.contains(one.key)) tables += table(one, !layout_.sections.empty());
    }
    if (tables.empty() || layout_.sections.empty()) return tables;
    return fmt::format("<section id=\"further-tables\">\n<h2>{}</h2>\n{}</section>\n", word("Further tables"),
                       tables);
  }

  std::string warnings() const {
    if (document_.warnings.empty()) return "";
    std::string items;
    for (const std::string& one : document_.warnings) items += element("p", "warning", one) + "\n";
    return fmt::format("<section id=\"warnings\">\n<h2>{}</h2>\n{}</section>\n", word("Warnings"), items);
  }

  const Document& document_;
  const HtmlLayout& layout_;
  std::set<std::string> shown_;
};

}  // namespace

std::string to_html(const Document& document, const HtmlLayout& layout) {
  require_document(document);
  require_sections(layout);
  for (const HtmlPicture& one : layout.pictures) keyed(document.tables, one.table, "picture.table");
  return HtmlPage{document, layout}.html();
}

}  // namespace fairvalue
