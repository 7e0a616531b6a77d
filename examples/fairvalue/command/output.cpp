#include "fairvalue/command/output.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <ostream>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/casefile/case_findings.hpp>
#include <fairvalue/casefile/case_keys.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/report/document_csv.hpp>
#include <fairvalue/report/document_html.hpp>
#include <fairvalue/report/document_json.hpp>
#include <fairvalue/report/document_text.hpp>
#include <fairvalue/report/document_workbook.hpp>

#include "fairvalue/case/cells.hpp"
#include "fairvalue/charts/chart_files.hpp"
#include "fairvalue/command/help.hpp"
#include "fairvalue/command/language.hpp"
#include "fairvalue/command/watch.hpp"
#include "fairvalue/verbs/report.hpp"
#include "support/interrupt.hpp"
#include "support/output_file.hpp"
#include "support/progress.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// Only a terminal has a width and colours.
TextLayout terminal_layout(const Request& request) {
  TextLayout layout{.phrases = phrases_of(language_option(request))};
  winsize size{};
  if (isatty(STDOUT_FILENO) != 1 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return layout;
  const char* const no_color = std::getenv("NO_COLOR");
  layout.is_bold = no_color == nullptr || *no_color == '\0';
  constexpr std::size_t least = 40;
  if (size.ws_col >= least) layout.width = size.ws_col;
  return layout;
}

/// The first bytes of what lies at the path; none of what is no regular file.
std::string beginning_of(const std::string& path, std::size_t most) {
  std::error_code failure;
  if (!std::filesystem::is_regular_file(path, failure)) return "";
  std::ifstream file{path, std::ios::binary};
  std::string first(most, '\0');
  file.read(first.data(), static_cast<std::streamsize>(most));
  first.resize(static_cast<std::size_t>(file.gcount()));
  return first;
}

/// The last bytes, likewise.
std::string ending_of(const std::string& path, std::uintmax_t most) {
  std::error_code failure;
  if (!std::filesystem::is_regular_file(path, failure)) return "";
  std::ifstream file{path, std::ios::binary};
  const std::uintmax_t size = std::filesystem::file_size(path, failure);
  file.seekg(static_cast<std::streamoff>(size > most ? size - most : 0));
  return {std::istreambuf_iterator<char>{file}, {}};
}

/// A workbook takes the place of nothing but a workbook of this program: what a run reads, what somebody has
/// made or changed, and whatever else lies there, stays.
void require_workbook(const std::string& path) {
  if (!path.ends_with(".xlsx"))
    throw Error{"--xlsx: must be the name of a workbook, NAME.xlsx, got '" + path + "'"};
  const std::string last = ending_of(path, 1'000'000);
  if (!last.empty() && !is_own_workbook(last))
    throw Error{"--xlsx: must not overwrite a file that is no workbook as this program writes it, got '" +
                path + "'; move it away or choose another name"};
}

constexpr int stopped_status = 130;  ///< as shells have it for SIGINT
constexpr std::string_view page_mark = "<meta name=\"generator\" content=\"fairvalue\">";

/// What the terminal shows beside a page.
std::string summary_text(const Request& request, const Document& document) {
  const auto details = std::ranges::count_if(document.tables, &DocumentTable::is_detail);
  const TextLayout layout = terminal_layout(request);
  const std::string page =
      fmt::format("The page with all {} tables: {}",
                  document.tables.size() - static_cast<std::size_t>(details), *request.page);
  return to_text(summary_of(document), layout) + "\n" + translated(page, layout.phrases) + "\n";
}

/// A page takes the place of nothing but a page of this program.
void require_page(const Request& request) {
  const std::string& path = *request.page;
  if (!path.ends_with(".html"))
    throw Error{"--html: must be the name of a page, NAME.html, got '" + path + "'"};
  const std::string first = beginning_of(path, 512);
  if (!first.empty() && first.find(page_mark) == std::string::npos)
    throw Error{"--html: must not overwrite a file that is no page of this program, got '" + path + "'"};
}

/// The files that a request asks for, each begun before the work so that a bad place is refused at once.
class Outputs {
 public:
  explicit Outputs(const Request& request) {
    if (request.workbook) workbook_.emplace("--xlsx", *request.workbook);
    if (request.page) page_.emplace("--html", *request.page);
  }
  /// Writes them beside their places.
  void fill(const Answer& answer) {
    if (workbook_) fill(*workbook_, to_workbook(answer.document));
    if (!page_) return;
    HtmlLayout layout = *answer.page;
    const auto pictures = pictures_of(answer.document, layout);
    if (pictures.has_value()) layout.pictures = pictures.value();
    if (!pictures.has_value()) layout.sections.back().sentences.push_back(pictures.reason());
    fill(*page_, to_html(answer.document, layout));
  }
  std::vector<examples::OutputFile*> files() {
    std::vector<examples::OutputFile*> all;
    for (auto* const one : {&workbook_, &page_}) {
      if (*one) all.push_back(&**one);
    }
    return all;
  }

 private:
  static void fill(examples::OutputFile& file, const std::string& bytes) {
    file.fill(
        [&](std::ostream& out) { out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); });
  }

  std::optional<examples::OutputFile> workbook_;
  std::optional<examples::OutputFile> page_;
};

/// The answer, its progress shown meanwhile.
Answer answered(const Request& request) {
  Request watched = request;
  watched.progress = std::make_shared<examples::Progress>("simulating");
  Answer answer = find_verb(request.verb).answer(watched);
  if (examples::stop_requested())
    add_once(answer.document.warnings,
             "Stopped by Ctrl-C: what was simulated rests on fewer paths than were asked for.");
  return answer;
}

/// Processes that mpirun or srun started together, of which this is one; 1 where none did.
int processes_together() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}) {
    if (const char* size = std::getenv(name)) return std::atoi(size);
  }
  return 1;
}

/// Several processes would all do the same and write to the same files.
void require_one_process(const Request& request) {
#ifdef FAIRVALUE_MPI
  if (request.verb == "book") return;
  constexpr const char* reason = "only `book` shares its work among processes";
#else
  constexpr const char* reason = "it was built without MPI";
#endif
  if (const int count = processes_together(); count > 1)
    throw Error{fmt::format("fairvalue {}: must run as one process, got {}: {}; start it without mpirun",
                            request.verb, count, reason)};
}

int special_answer(const CommandLine& line) {
  switch (line.special) {
    case Special::none: return respond(line.request);
    case Special::help:
      std::cout << (line.request.verb.empty() ? program_help() : verb_help(find_verb(line.request.verb)));
      return 0;
    case Special::version: std::cout << version_text(); return 0;
    case Special::licenses: std::cout << licenses_text(); return 0;
    case Special::man: std::cout << man_page(); return 0;
    case Special::markdown: std::cout << reference_page(); return 0;
    case Special::bash: std::cout << bash_completion(); return 0;
    case Special::zsh: std::cout << zsh_completion(); return 0;
  }
  return 2;
}

}  // namespace

std::string rendered(const Request& request, const Answer& answer) {
  if (answer.text) return *answer.text;
  if (request.plots)
    return plotted(answer.document, std::min<std::size_t>(terminal_layout(request).width.value_or(80), 120));
  if (answer.page && request.format == Format::text) return summary_text(request, answer.document);
  switch (request.format) {
    case Format::json: return to_json(answer.document);
    case Format::csv: return to_csv(answer.document);
    case Format::text: return to_text(answer.document, terminal_layout(request));
  }
  return "";
}

int respond(const Request& request) {
  if (request.workbook) require_workbook(*request.workbook);
  if (request.page) require_page(request);
  Outputs outputs{request};
  std::optional<ChartFolder> folder;
  if (request.charts) folder.emplace(*request.charts);
  const Answer answer = answered(request);
  const std::string text = rendered(request, answer);
  if (folder) folder->prepare(answer.document);
  outputs.fill(answer);
  auto files = outputs.files();  // all or none
  if (folder) std::ranges::copy(folder->files(), std::back_inserter(files));
  examples::OutputFile::place(files);
  std::cout << text << std::flush;
  if (folder) std::cerr << folder->done() << '\n';
  return examples::stop_requested() ? stopped_status : answer.status;
}

int run(const std::vector<std::string>& words) {
  try {
    const CommandLine line = parse_command_line(words);
    if (line.special == Special::none) require_one_process(line.request);
    if (line.special == Special::none && line.request.watches) return watch(line.request);
    return special_answer(line);
  } catch (const CaseFileErrors& errors) {
    for (const CaseFileFinding& finding : errors.findings()) std::cerr << to_string(finding) << '\n';
    return 2;
  } catch (const DomainError& error) {
    throw Error{with_case_keys(error.what())};
  }
}

}  // namespace calculator
