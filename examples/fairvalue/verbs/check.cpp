#include <fmt/core.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/report/table.hpp>

#include "fairvalue/case/cells.hpp"
#include "fairvalue/command/verbs.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

struct Counts {
  int errors = 0;
  int warnings = 0;
};

void add_finding(DocumentTable& table, Counts& counts, const CaseFileFinding& finding) {
  const bool is_error = finding.kind == FindingKind::error;
  ++(is_error ? counts.errors : counts.warnings);
  const auto place = [](auto number) {
    return DocumentCell{.shown = number > 0 ? number_cell(static_cast<double>(number), 0) : text_cell("")};
  };
  add_row(table, std::to_string(table.rows.size() + 1),
          {text(finding.position.file), place(finding.position.line), place(finding.position.column),
           text(std::string{to_string(finding.kind)}), text(finding.key), text(finding.message),
           text(finding.advice)});
}

std::string counted(int number, const char* what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

}  // namespace

/// For people each finding with its line and a caret; for programs a row each.
Answer answer_check(const Request& request) {
  DocumentTable table{.key = "findings",
                      .title = "Findings",
                      .columns = {{"file", "file"},
                                  {"line", "line"},
                                  {"column", "column"},
                                  {"kind", "kind"},
                                  {"key", "key"},
                                  {"message", "message"},
                                  {"advice", "advice"}},
                      .rows = {}};
  Document document{.verb = "check"};
  std::string lines;
  int status = 0;
  for (const std::string& file : request.words) {
    Counts counts;
    for (const CaseFileFinding& finding : check_case_file(file, request.has("strict"), request.settings)) {
      add_finding(table, counts, finding);
      lines += to_string(finding) + "\n";
    }
    if (counts.errors > 0) status = 1;
    document.headline.push_back(fmt::format("{}: {}, {}.", file, counted(counts.errors, "error"),
                                            counted(counts.warnings, "warning")));
  }
  document.tables = {std::move(table)};
  if (request.format != Format::text) return {.document = std::move(document), .status = status};
  for (const std::string& sentence : document.headline) lines += sentence + "\n";
  return {.document = std::move(document), .text = std::move(lines), .status = status};
}

}  // namespace calculator
