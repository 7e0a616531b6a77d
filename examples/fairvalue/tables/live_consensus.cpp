#include "fairvalue/tables/live_consensus.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/core/outcome.hpp>

#include "fairvalue/case/cells.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

constexpr std::size_t most_operands = 200;  // of a function of a spreadsheet

/// The rows of a period and measure that were not left out.
std::vector<Estimate> counted_rows(const std::vector<Estimate>& estimates, const Consensus& of) {
  std::vector<LeftOut> left_out = of.left_out;
  std::vector<Estimate> counted;
  for (const Estimate& one : estimates) {
    if (one.measure != of.measure || one.period != of.period) continue;
    const auto found = std::ranges::find_if(left_out, [&](const LeftOut& other) {
      return other.broker == one.broker && other.value == one.value && other.published == one.published;
    });
    if (found == left_out.end()) {
      counted.push_back(one);
    } else {
      left_out.erase(found);
    }
  }
  return counted;
}

/// Whether the consensus is of these rows and no others.
bool is_of(const Consensus& one, const std::vector<Estimate>& rows) {
  double sum = 0.0;
  for (const Estimate& row : rows) sum += row.value;
  const bool is_count = one.dispersion && static_cast<std::size_t>(one.dispersion->count) == rows.size();
  return is_count && std::abs(sum / static_cast<double>(rows.size()) - one.mean) <= 1e-9 * std::abs(one.mean);
}

/// Puts the formulas of a row of the consensus: each a function of the cells.
void put_functions(DocumentTable& consensus, DocumentRow& row, const std::vector<CellReference>& cells) {
  constexpr std::pair<const char*, const char*> functions[] = {{"mean", "AVERAGE"},    {"median", "MEDIAN"},
                                                               {"low", "MIN"},         {"high", "MAX"},
                                                               {"deviation", "STDEV"}, {"count", "COUNT"}};
  std::string arguments;
  for (std::size_t i = 0; i < cells.size(); ++i) arguments += i == 0 ? "{}" : ",{}";
  for (std::size_t i = 0; i < consensus.columns.size(); ++i) {
    for (const auto& [column, function] : functions) {
      if (consensus.columns[i].key == column && row.cells[i].shown.number)
        row.cells[i].formula = CellFormula{std::string{function} + "(" + arguments + ")", cells};
    }
  }
}

DocumentTable empty_row_table() {
  return {.key = "rows",
          .title = "The brokers' rows that count",
          .columns = {{"what", "of"}, {"value", "value"}, {"broker", "broker"}, {"published", "published"}},
          .rows = {},
          .is_detail = true};
}

}  // namespace

void make_consensus_live(Document& document, const CaseFile& file, Date day) {
  const auto estimates = all_estimates(file);
  DocumentTable& consensus = document.tables.front();
  DocumentTable rows = empty_row_table();
  for (DocumentRow& row : consensus.rows) {
    const auto named = std::ranges::find_if(estimates, [&](const Estimate& one) {
      return row.key == std::string{to_string(one.measure)} + " " + label(one.period);
    });
    if (named == estimates.end() || row.cells.back().shown.text != "the case's rows") continue;
    const auto one = attempt([&] {
      return consensus_if_any(estimates, {.period = named->period, .measure = named->measure, .as_of = day});
    });
    if (!one.has_value() || !one.value()) continue;
    const std::vector<Estimate> counted = counted_rows(estimates, *one.value());
    if (counted.size() > most_operands || !is_of(*one.value(), counted)) continue;
    std::vector<CellReference> cells;
    for (const Estimate& estimate : counted) {
      cells.push_back({rows.key, rows.rows.size(), 1});
      add_row(rows, row.key + " " + estimate.broker,
              {text(row.key), own_quantity(estimate.value, row.cells[1].unit), text(estimate.broker),
               text(to_string(estimate.published))});
    }
    put_functions(consensus, row, cells);
  }
  if (!rows.rows.empty()) document.tables.push_back(std::move(rows));
}

}  // namespace calculator
