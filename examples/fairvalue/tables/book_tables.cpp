#include "fairvalue/tables/book_tables.hpp"

#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "fairvalue/case/cells.hpp"

namespace calculator {

using namespace fairvalue;

std::string positions_text(std::uint64_t count) {
  return fmt::format("{} {}", count, count == 1 ? "position" : "positions");
}

namespace {

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

}  // namespace

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

}  // namespace calculator
