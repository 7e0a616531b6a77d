#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/report/table.hpp>

#include "fairvalue/case/cells.hpp"
#include "fairvalue/command/verbs.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

void add_finding(DocumentTable& table, const CaseFileFinding& finding) {
  const auto place = [](auto number) {
    return DocumentCell{.shown = number > 0 ? number_cell(static_cast<double>(number), 0) : text_cell("")};
  };
  add_row(table, std::to_string(table.rows.size() + 1),
          {text(finding.position.file), place(finding.position.line), place(finding.position.column),
           text(std::string{to_string(finding.kind)}), text(finding.key), text(finding.message),
           text(finding.advice)});
}

std::string counted(std::size_t number, const char* what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

/// The findings of a file. That one among several cannot be read is a finding too, and the status then 2.
std::vector<CaseFileFinding> findings_of(const std::string& file, const Request& request, int& status) {
  try {
    return check_case_file(file, request.has("strict"), request.settings);
  } catch (const Error& error) {
    if (request.words.size() == 1) throw;
    status = 2;
    std::string message = error.what();
    if (message.starts_with(file + ": ")) message.erase(0, file.size() + 2);
    return {{.position = {.file = file, .line = 0, .column = 0},
             .message = std::move(message),
             .advice = "Write the name of a file that can be read."}};
  }
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
    const std::vector<CaseFileFinding> findings = findings_of(file, request, status);
    for (const CaseFileFinding& finding : findings) {
      add_finding(table, finding);
      lines += to_string(finding) + "\n";
    }
    const std::size_t errors = count_errors(findings);
    const auto warnings =
        static_cast<std::size_t>(std::ranges::count(findings, FindingKind::warning, &CaseFileFinding::kind));
    status = std::max(status, errors > 0 ? 1 : 0);
    document.headline.push_back(
        fmt::format("{}: {}, {}.", file, counted(errors, "error"), counted(warnings, "warning")));
  }
  document.tables = {std::move(table)};
  if (request.format != Format::text) return {.document = std::move(document), .status = status};
  for (const std::string& sentence : document.headline) lines += sentence + "\n";
  return {.document = std::move(document), .text = std::move(lines), .status = status};
}

}  // namespace calculator
