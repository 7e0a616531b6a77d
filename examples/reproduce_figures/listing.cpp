#include "listing.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/report/table.hpp>

namespace figures {
namespace {

using fairvalue::text_cell;

double rounded(double value, int digits) {
  return std::strtod(fmt::format("{:.{}e}", value, digits - 1).c_str(), nullptr);
}

/// With as many significant digits as the inputs carry: 600 for 609.59 of one digit.
std::string significant(double value, int digits) {
  const double shown = rounded(value, digits);
  const double size = std::abs(shown);
  if (size >= 1e9) return fmt::format("{:.{}g}", value, digits);
  const int before_point = size < 1e-300 ? 1 : static_cast<int>(std::floor(std::log10(size))) + 1;
  return fairvalue::number_cell(shown, std::clamp(digits - before_point, 0, 12)).text;  // no sign on a zero
}

/// Four significant digits, or all that stand before the point: 0.6389, 46.95, 173.7, 17432, 8.1e+11.
std::string four_digits(double value) {
  const bool whole = 1e4 <= std::abs(value) && std::abs(rounded(value, 4)) < 1e9;
  return whole ? fairvalue::number_cell(value, 0).text : significant(value, 4);
}

std::string shortest(double value) { return fmt::format("{}", value + 0.0); }  // no sign on a zero

/// The row's values one after the other, each in its unit: a date as a date, a number as `format` has it.
template <class Format>
std::string joined(const LedgerRow& row, const std::vector<double>& values, Format format,
                   const char* separator) {
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool is_date = unit_of_value(row.unit, i).dimension == Dimension::date;
    text +=
        (i == 0 ? "" : separator) + (is_date ? fairvalue::to_string(date_of(values[i])) : format(values[i]));
  }
  return text;
}

/// What deserves a line below the table: a verdict that is not plain agreement.
bool worth_a_note(const Reproduction& r) {
  return r.verdict == "loose" || r.verdict == "disagrees" || r.verdict == "ambiguous" ||
         r.verdict == "failed";
}

std::string note_line(const Reproduction& r) {
  const std::string& why = r.failure.empty() ? r.row->note : r.failure;
  return fmt::format("{} {}: {}", r.row->id, r.verdict, why);
}

}  // namespace

std::string computed_text(const Reproduction& r) {
  if (r.computed.empty()) return "NM";
  if (!r.row->digits) return joined(*r.row, r.computed, four_digits, "; ");
  const auto few = [digits = *r.row->digits](double value) { return significant(value, digits); };
  return "about " + joined(*r.row, r.computed, few, "; ");
}

std::string to_text(const std::string& article, const std::vector<Reproduction>& results) {
  fairvalue::TextTable table{.title = fmt::format("Figures of {}", article),
                             .columns = {"id", "computed", "unit", "verdict", "stated", "figure"},
                             .rows = {}};
  for (const Reproduction& r : results) {
    if (r.row->article != article) continue;
    table.rows.push_back({text_cell(r.row->id), text_cell(computed_text(r)), text_cell(r.row->unit),
                          text_cell(r.verdict), text_cell(r.row->stated), text_cell(r.row->statement)});
    if (worth_a_note(r)) table.notes.push_back(note_line(r));
  }
  return fairvalue::to_text(table);
}

std::string summary(const std::string& article, const std::vector<Reproduction>& results, int derived) {
  const auto count = [&](auto test) { return std::count_if(results.begin(), results.end(), test); };
  std::string text =
      fmt::format("{} of {} derived rows{} reproduced:", count([](const auto& r) { return r.holds(); }),
                  derived, article.empty() ? "" : " of " + article);
  const char* separator = " ";
  for (const char* verdict : {"agrees", "loose", "disagrees", "ambiguous", "implied"}) {
    const auto rows = count([&](const auto& r) { return r.verdict == verdict; });
    if (rows > 0) text += fmt::format("{}{} {}", std::exchange(separator, ", "), verdict, rows);
  }
  text += fmt::format(
      "\n{} of these rows test a claim that an article prints, {} are derivations without a claim.\n",
      rows_with_claim(results), count([](const auto& r) { return r.verdict == "implied"; }));
  for (const Reproduction& r : results) {
    if (r.holds()) continue;
    text += fmt::format("{} misses: computed {}, expected {}\n", r.row->id,
                        joined(*r.row, r.computed, shortest, ";"), joined(*r.row, r.expected, shortest, ";"));
  }
  return text;
}

std::string to_csv(const std::vector<Reproduction>& results) {
  fairvalue::TextTable table{
      .title = {},
      .columns = {"id", "article", "statement", "stated", "computed", "expected", "unit", "verdict", "note"},
      .rows = {}};
  for (const Reproduction& r : results) {
    table.rows.push_back({text_cell(r.row->id), text_cell(r.row->article), text_cell(r.row->statement),
                          text_cell(r.row->stated), text_cell(joined(*r.row, r.computed, shortest, ";")),
                          text_cell(joined(*r.row, r.expected, shortest, ";")), text_cell(r.row->unit),
                          text_cell(r.verdict), text_cell(r.failure.empty() ? r.row->note : r.failure)});
  }
  return fairvalue::to_csv(table);
}

}  // namespace figures
