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
#include <fairvalue/book/book_summary.hpp>
#include <fairvalue/book/thread_schedule.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>
#ifdef FAIRVALUE_MPI
#include <fairvalue/mpi/mpi_session.hpp>
#endif

#include "fairvalue/case/cells.hpp"
#include "fairvalue/case/priced.hpp"
#include "fairvalue/command/verbs.hpp"
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

// --- tables ---

constexpr const char* warrants_note =
    "Warrants: economic value, with the deals' deliveries as planned in the base case. The deals' net value "
    "takes the warrants under each scenario's deliveries, weighted: the two are not added.";

std::string shock_words(const std::string& shock) { return shock.empty() ? "none" : shock; }

/// Empty where there is none.
DocumentCell amount(std::optional<double> number, const std::string& unit) {
  return number ? own_quantity(number, unit) : text("");
}

/// What a row has of a number, where it is one that failed may have missed it.
DocumentCell amount_of(const BookRow& row, std::optional<double> number, const std::string& unit) {
  if (number || row.status() != RowStatus::failed) return amount(number, unit);
  return own_quantity(std::nullopt, unit);
}

DocumentTable total_table(const BookSummary& summary) {
  DocumentTable table{.key = "totals",
                      .title = "Totals by currency and shock, in currency units",
                      .columns = {{"currency", "currency"},
                                  {"shock", "shock"},
                                  {"positions", "positions"},
                                  {"failed", "failed"},
                                  {"nothing_to_value", "nothing to value"},
                                  {"warrants", "warrants, as planned"},
                                  {"error", "error of them"},
                                  {"change", "change of them"},
                                  {"deals_net_value", "deals' net value"}},
                      .rows = {},
                      .notes = {warrants_note, "Error: the sum of the standard errors, an upper bound.",
                                "A row that failed counts with what could be valued of it."}};
  for (const BookTotal& total : summary.totals) {
    const std::string currency = total.currency.empty() ? "not known" : total.currency;
    const auto count = [](std::uint64_t number) { return quantity(static_cast<double>(number), ""); };
    add_row(table, currency + " " + shock_words(total.shock),
            {text(currency), text(shock_words(total.shock)), count(total.positions), count(total.failed),
             count(total.nothing_to_value), amount(total.warrants, total.currency),
             amount(total.error, total.currency), amount(total.change, total.currency),
             amount(total.deals_net_value, total.currency)});
    if (total.currency.empty())
      add_once(table.notes, "Currency not known: the case could not be read, so that it is in no sum.");
  }
  return table;
}

DocumentTable move_table(const BookSummary& summary) {
  DocumentTable table{.key = "moves",
                      .title = "The largest moves of a position's warrants",
                      .columns = {{"position", "position"},
                                  {"name", "case"},
                                  {"shock", "shock"},
                                  {"before", "as it is"},
                                  {"change", "change"},
                                  {"relative", "change, relative"}},
                      .rows = {}};
  for (const BookMove& move : summary.moves) {
    const auto part = move.base != 0.0 ? std::optional{move.change / move.base} : std::nullopt;
    add_row(table, fmt::format("{} {}", move.position, move.shock),
            {text(std::to_string(move.position)), text(move.name), text(move.shock),
             own_quantity(move.base, move.currency), own_quantity(move.change, move.currency), change(part)});
  }
  return table;
}

DocumentTable failure_table(const BookSummary& summary) {
  DocumentTable table{
      .key = "failures",
      .title = "What failed",
      .columns = {{"position", "position"}, {"case", "case"}, {"shock", "shock"}, {"why", "why"}},
      .rows = {}};
  for (const BookFailure& one : summary.failures) {
    add_row(table, fmt::format("{} {}", one.position, shock_words(one.shock)),
            {text(std::to_string(one.position)), text(one.case_path), text(shock_words(one.shock)),
             text(one.reason)});
  }
  if (summary.failed_rows > summary.failures.size())
    table.notes.push_back(fmt::format("And {} more: with --output they stand in column failure.",
                                      summary.failed_rows - summary.failures.size()));
  return table;
}

DocumentTable row_table(const BookRequest& request, const Journal& journal, const BookResult& result) {
  DocumentTable table{.key = "rows",
                      .title = "The book, position by position, in currency units",
                      .columns = {{"position", "position"},
                                  {"name", "case"},
                                  {"shock", "shock"},
                                  {"status", "status"},
                                  {"currency", "currency"},
                                  {"price", "price"},
                                  {"value_a_share", "value a share"},
                                  {"deals_net_value", "deals' net value"},
                                  {"warrants", "warrants, as planned"},
                                  {"error", "error of them"},
                                  {"change", "change of them"},
                                  {"method", "method"},
                                  {"standing", "standing"}},
                      .rows = {},
                      .notes = {warrants_note}};
  visit_rows(request, journal, result, [&](const RowPlace& place, const std::vector<BookRow>& rows) {
    for (const BookRow& row : rows) {
      const std::string name = row.name.empty() ? std::string{place.case_path} : row.name;
      const std::string a_share = row.currency + "/share";
      add_row(
          table, fmt::format("{} {}", place.position, shock_words(row.shock)),
          {text(std::to_string(place.position)), text(name), text(shock_words(row.shock)),
           text(std::string{to_string(row.status())}), text(row.currency), amount_of(row, row.price, a_share),
           amount(row.value_a_share, a_share), amount(row.deals_net_value, row.currency),
           row.each.empty() ? text("") : amount_of(row, row.warrants, row.currency),
           amount(row.error, row.currency), amount(change_of(row, rows.front()), row.currency),
           text(std::string{row.method == RowMethod::none ? "" : to_string(row.method)}),
           text(row.is_read() ? std::string{to_string(row.standing)} : "")});
    }
  });
  return table;
}

std::string positions_text(std::uint64_t count) {
  return fmt::format("{} {}", count, count == 1 ? "position" : "positions");
}

std::string rows_text(std::uint64_t count) {
  return fmt::format("{} {}", count, count == 1 ? "row" : "rows");
}

std::string count_sentence(const BookSummary& summary) {
  const std::string counted =
      fmt::format("{} in {}; ", positions_text(summary.positions), rows_text(summary.rows));
  return summary.failed_positions == 0 ? counted + "none failed."
                                       : fmt::format("{}{} of the positions failed in part or in whole.",
                                                     counted, summary.failed_positions);
}

/// The positions that have nothing to reprice; empty where all have.
std::string idle_sentence(const BookSummary& summary) {
  if (summary.idle.empty()) return "";
  std::vector<std::string> names;
  for (const BookIdle& one : summary.idle) names.push_back(fmt::format("{} ({})", one.position, one.name));
  const std::uint64_t others = summary.idle_positions - summary.idle.size();
  if (others > 0) names.push_back(fmt::format("{} others", others));
  return fmt::format("Nothing to value, neither a whole company nor a warrant: {}.", fmt::join(names, ", "));
}

Document book_document(const BookSummary& summary) {
  Document document{.verb = "book", .headline = {count_sentence(summary)}};
  if (auto sentence = idle_sentence(summary); !sentence.empty())
    document.headline.push_back(std::move(sentence));
  for (const BookTotal& total : summary.totals) {
    if (total.shock.empty() && total.warrants)
      document.headline.push_back(
          fmt::format("The warrants are worth {} {} in all, with deliveries as planned.",
                      words_of(*total.warrants, total.currency), total.currency));
  }
  document.tables.push_back(total_table(summary));
  if (!summary.moves.empty()) document.tables.push_back(move_table(summary));
  if (!summary.failures.empty()) document.tables.push_back(failure_table(summary));
  if (summary.chosen_rows > 0)
    document.warnings.push_back(fmt::format(
        "{} of {} rows rest on assumed or redacted numbers: see column standing of the table or of --output",
        summary.chosen_rows, summary.rows));
  if (summary.doubtful_rows > 0)
    document.warnings.push_back(
        fmt::format("{} of {} rows have doubts: with --output they stand in column doubts",
                    summary.doubtful_rows, summary.rows));
  return document;
}

// --- the run ---

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
