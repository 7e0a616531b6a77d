/// \file report/chart_svg.hpp
/// Charts as SVG: gnuplot draws what is drawn, and every text is put in here, so that none reaches gnuplot.
#pragma once
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/report/chart.hpp>
#include <fairvalue/report/document.hpp>
#include <fairvalue/report/phrases.hpp>

namespace fairvalue {

struct ChartLook {
  double width = 720.0;  ///< of the view box, in pixels of a text 13 high; in [300, 2000]. The height follows
  bool has_title = true;  ///< else the page says it
  bool is_inline =
      false;  ///< in a page: takes the page's colour of text; else a file with its own light and dark
  std::string language = "en";        ///< of the page; a text in another has its own
  std::span<const Phrase> phrases{};  ///< for the words that the picture adds; they must outlive the call
};

/// An SVG element of one chart: self-contained, without ids, scripts and a size of its own, the same bytes
/// for the same document. Lines are in `currentColor` and in colours that read on light and on dark. It has
/// the title as its name for readers, and the caption as its description. No value where gnuplot is not
/// installed or fails: the reason is one line that says what to do. Throws DomainError as `require_document`,
/// and for a width outside its range.
Outcome<std::string> to_svg(const Document& document, const Chart& chart, const ChartLook& look = {});

/// All charts of the document in their order, by one run of gnuplot.
Outcome<std::vector<std::string>> to_svgs(const Document& document, const ChartLook& look = {});

}  // namespace fairvalue
