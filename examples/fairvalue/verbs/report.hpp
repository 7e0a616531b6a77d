/// \file fairvalue/verbs/report.hpp
/// The report of a case: what the verbs say of it, from one valuation, as a document and the order of its
/// page.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/report/document.hpp>
#include <fairvalue/report/document_html.hpp>

#include "fairvalue/case/request.hpp"

namespace calculator {

struct Report {
  fairvalue::Document document;
  fairvalue::HtmlLayout layout;
};

/// The report of a file with its readings. Of a file that is no case of a company what it can say. Throws as
/// `answer_value` does.
Report report_of(const Request& request, const std::vector<fairvalue::CaseReading>& readings);

/// The headline, the answer and the scenarios: what the terminal shows beside the page.
fairvalue::Document summary_of(const fairvalue::Document& document);

/// Pictures of the document's charts, wide and narrow, in the layout's language. No value where gnuplot is
/// not installed or fails.
fairvalue::Outcome<std::vector<fairvalue::HtmlPicture>> pictures_of(const fairvalue::Document& document,
                                                                    const fairvalue::HtmlLayout& layout);

}  // namespace calculator
