/// \file fairvalue/verbs/report_composer.hpp
/// A report put together section by section.
#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/report/document.hpp>
#include <fairvalue/report/document_html.hpp>

#include "fairvalue/verbs/report.hpp"

namespace calculator {

/// Puts tables into the document and into the section that is open. Inputs of the file are named in words:
/// the keys of their rows are what --set takes.
class Composer {
 public:
  /// `file` must outlive it.
  explicit Composer(const fairvalue::CaseFile& file);

  void open(std::string key, std::string title);
  /// A table without rows is left out; one whose key is taken gets another.
  void add(fairvalue::DocumentTable table, bool is_folded = false);
  /// All tables and charts of a part; tables whose keys begin with one that is named are folded, a chart that
  /// is there already is left out. Its warnings come too, and not its headline.
  void add(const fairvalue::Document& part, const std::set<std::string>& folded = {});
  /// The charts that `make` adds to a document.
  template <class Make>
  void draw(const Make& make) {
    fairvalue::Document part;
    make(part);
    add(part);
  }
  void say(const std::vector<std::string>& sentences);
  void lead(std::size_t sentences) { report_.layout.leading_sentences = sentences; }
  void warn(const std::vector<std::string>& doubts);
  fairvalue::Document& document() { return report_.document; }
  /// Without the sections in which nothing stands.
  Report finished(std::vector<fairvalue::HtmlHighlight> highlights) &&;

 private:
  void name_inputs(fairvalue::DocumentTable& table) const;
  void name_range(fairvalue::DocumentRow& row) const;
  void add(const fairvalue::Chart& chart, const fairvalue::Document& part);

  const fairvalue::CaseFile& file_;
  Report report_;
  std::set<std::string> keys_{};
};

}  // namespace calculator
