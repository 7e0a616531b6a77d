#include <algorithm>
#include <chrono>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <fairvalue/book/book_run.hpp>
#include <fairvalue/book/thread_schedule.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>
#ifdef FAIRVALUE_MPI
#include <fairvalue/mpi/mpi_session.hpp>
#endif

#include "fairvalue/case/cells.hpp"
#include "fairvalue/case/priced.hpp"
#include "fairvalue/command/verbs.hpp"
#include "fairvalue/tables/book_tables.hpp"
#include "support/interrupt.hpp"
#include "support/output_file.hpp"
#include "support/progress.hpp"

namespace calculator {
namespace {

using namespace fairvalue;
namespace fs = std::filesystem;

constexpr std::uint64_t most_rows_printed = 1000;

/// What a signal says of the journal, as long as this lives.
class LastWords {
 public:
  explicit LastWords(const std::string& output) {
    if (output.empty()) return;
    examples::say_on_signal("book: ended by a signal; " + output +
                            ".journal keeps what was finished, and the same command goes on from there");
  }
  ~LastWords() { examples::say_on_signal(""); }
  LastWords(const LastWords&) = delete;
  LastWords& operator=(const LastWords&) = delete;
};

/// The file that --output names, and the journal beside it.
struct BookOutput {
  std::string path;
  BookFormat format;
};

/// The first bytes, as many as asked for or as there are.
std::string head_of(const std::string& path, std::size_t size) {
  std::string bytes(size, '\0');
  std::ifstream file{path, std::ios::binary};
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

/// A table takes the place of nothing but an empty file or a table of a book.
void require_replaceable(const BookOutput& output) {
  std::error_code error;
  const auto status = fs::status(output.path, error);
  if (status.type() == fs::file_type::not_found) return;
  const bool is_file = fs::is_regular_file(status);  // a pipe would be waited for
  if (is_file && fs::file_size(output.path, error) == 0 && !error) return;
  const std::string head = output.format == BookFormat::csv ? row_header() : "{\"position\":";
  if (!is_file || head_of(output.path, head.size()) != head)
    throw Error{"--output: must not overwrite what is no table of a book, got '" + output.path +
                "'; move it away or choose another name"};
}

/// An input must outlive the run.
void require_no_input(const std::string& path, const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    std::error_code error;
    if (fs::equivalent(path, input, error) && !error)
      throw Error{"--output: must be written beside the inputs, and '" + path + "' is the input '" + input +
                  "'; choose another name"};
  }
}

std::optional<BookOutput> output_of(const Request& request) {
  const auto path = request.value("output");
  if (!path) return std::nullopt;
  const bool is_csv = path->ends_with(".csv");
  if (!is_csv && !path->ends_with(".jsonl"))
    throw Error{"--output: must be the name of a table, NAME.csv or NAME.jsonl, got '" + *path + "'"};
  const BookOutput output{*path, is_csv ? BookFormat::csv : BookFormat::json_lines};
  require_no_input(output.path, request.words);
  require_no_input(output.path + ".journal", request.words);
  require_replaceable(output);
  const examples::OutputFile place{"--output", output.path};  // throws before the work where there is none
  return output;
}

std::vector<Shock> shocks_of(const std::vector<std::string>& words) {
  try {
    return parse_shocks(words);
  } catch (const DomainError& error) {
    const bool says_option = error.field().starts_with("shock");
    throw Error{fmt::format("--{}{}", says_option ? "" : "shock: ", error.what())};
  }
}

BookRequest book_request(const Request& request) {
  const auto shocks = request.own.find("shock");
  return {.inputs = request.words,
          .settings = request.settings,
          .shocks = shocks == request.own.end() ? std::vector<Shock>{} : shocks_of(shocks->second),
          .pricing = pricing_settings(request)};
}

void keep_used(Journal& journal, const BookResult& result) {
  if (journal.records() + result.valued <= result.places.size() && journal.damaged_bytes() == 0) return;
  const auto kept = attempt([&] {
    journal.keep_only(result.places);
    return true;
  });
  if (!kept.has_value())
    fmt::print(stderr, "book: the journal keeps rows that no position needs: {}\n", kept.reason());
}

/// Three digits, never as a power of ten.
std::string time_text(double seconds) {
  return seconds < 0.9995 ? fmt::format("{:.3g} ms", 1000.0 * seconds) : fmt::format("{:.2f} s", seconds);
}

void say_time(const BookResult& result, double seconds) {
  if (result.kept > 0)
    fmt::print(stderr, "book: {} were done before and are unchanged\n", positions_text(result.kept));
  if (result.valued == 0) return;
  fmt::print(stderr, "book: {} valued in {:.2f} s, {} each\n", positions_text(result.valued), seconds,
             time_text(seconds / static_cast<double>(result.valued)));
}

BookResult watched_run(const BookRequest& request, Journal& journal, const Schedule& schedule,
                       const std::string& output) {
  const LastWords words{output};
  examples::Progress progress{"valuing the book"};
  return run_book(request, journal, schedule,
                  {.progress = [&](const RunProgress& done) { progress.show(done); }});
}

/// A request that fails everywhere is refused before anything is written.
void require_suitable(const BookRequest& asked) {
  try {
    BookValuer{asked}.require_suitable();
  } catch (const DomainError& error) {
    throw Error{std::string{"--"} + error.what()};
  }
}

Answer book_answer(const Request& request, const BookRequest& asked, const Schedule& schedule) {
  const auto output = output_of(request);
  require_suitable(asked);
  const std::string path = output ? output->path : "";
  Journal journal{output ? path + ".journal" : ""};
  if (journal.damaged_bytes() > 0)
    fmt::print(stderr, "book: {}.journal has {} damaged bytes; their positions are valued again\n", path,
               journal.damaged_bytes());
  const auto start = std::chrono::steady_clock::now();
  const BookResult result = watched_run(asked, journal, schedule, path);
  if (output) {
    examples::OutputFile{"--output", path}.write(
        [&](std::ostream& out) { write_rows(out, output->format, asked, journal, result); });
  }
  const BookSummary summary = summary_of(asked, journal, result);
  Document document = book_document(summary);
  if (!output && summary.rows <= most_rows_printed)
    document.tables.insert(document.tables.begin(), row_table(asked, journal, result));
  if (output) keep_used(journal, result);
  say_time(result, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  return {.document = std::move(document), .status = summary.failed_rows > 0 ? 1 : 0};
}

#ifdef FAIRVALUE_MPI

/// On every rank; only rank 0 has an answer.
Answer answer_on_ranks(const Request& request, const BookRequest& asked) {
  const MpiSession session;
  const int threads = session.threads(request.threads);
  const std::string ranks = session.description(threads);
  try {
    if (session.rank() == 0) {
      fmt::print(stderr, "book: {}\n", ranks);
      return book_answer(request, asked, session.schedule(threads));
    }
    const BookValuer valuer{asked};
    session.serve(
        {.value = [&](const std::string& item) { return valuer.value(item); },
         .value_together = [&](const std::string& item,
                               const RunControl& control) { return valuer.value_together(item, control); }},
        threads);
    return {.text = ""};
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    session.abort(2);
  }
}

#endif

}  // namespace

Answer answer_book(const Request& request) {
  const BookRequest asked = book_request(request);
#ifdef FAIRVALUE_MPI
  if (is_launched_by_mpi()) return answer_on_ranks(request, asked);
#endif
  const int threads = std::min(request.threads, usable_cores());  // 0: one a core
  return book_answer(request, asked, on_threads(threads));
}

}  // namespace calculator
