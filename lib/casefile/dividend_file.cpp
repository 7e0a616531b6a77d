#include <fairvalue/casefile/dividend_file.hpp>

#include <utility>
#include <vector>

#include "detail/csv_column.hpp"
#include "detail/dated_rows.hpp"
#include "detail/quote_columns.hpp"

namespace fairvalue {
namespace {

using detail::CsvColumn;

struct DividendYieldUnit {
  CsvColumn column;
  double most;
  double divisor;
  const char* rule;
};

/// The one of the two columns that the table has.
DividendYieldUnit dividend_yield_unit(const CsvTable& table) {
  auto decimal = CsvColumn::find(table, {"dividend_yield"});
  auto percent = CsvColumn::find(table, {"dividend_yield_percent"});
  if (decimal.has_value() == percent.has_value()) {
    throw ParseError({table.file(), 1, 1}, "dividend_yield",
                     "a column, either dividend_yield (decimal) or dividend_yield_percent",
                     decimal ? "both" : "");
  }
  if (decimal) return {*std::move(decimal), 0.5, 1.0, "between 0 and 0.5 (a decimal: 0.025 for 2.5 %)"};
  return {*std::move(percent), 50.0, 100.0, "between 0 and 50 (percent: 2.5 for 2.5 %)"};
}

}  // namespace

DatedSeries<PerShare> dividends_from(const CsvTable& table, const DividendTerms& terms) {
  detail::NeededColumns need{table};
  const auto date = need({"date", "Date", "ex_dividend_date"});
  const auto amount = need({"amount", "dividend", "dividends", "Dividends"});
  need.require_all();
  detail::require_quote_unit(table, terms.currency, terms.unit);
  std::vector<Dated<PerShare>> amounts;
  for (const auto& [row, day] : detail::dated_rows(table, date)) {
    const double paid = amount.non_negative(row).value_or(0.0);
    if (paid > 0.0) amounts.push_back({day, detail::in_currency(paid, terms.unit)});
  }
  return DatedSeries<PerShare>{std::move(amounts)};
}

DatedSeries<double> dividend_yields_from(const CsvTable& table) {
  const auto date = CsvColumn::need(table, {"date", "Date"});
  const DividendYieldUnit unit = dividend_yield_unit(table);
  std::vector<Dated<double>> yields;
  for (const auto& [row, day] : detail::dated_rows(table, date)) {
    const auto is_yield = [&](double x) { return 0.0 <= x && x <= unit.most; };
    const auto yield = unit.column.number(row, unit.rule, is_yield);
    if (yield) yields.push_back({day, *yield / unit.divisor});
  }
  if (yields.empty()) throw ParseError{{table.file(), 2, 1}, "", "at least one dividend yield", ""};
  return DatedSeries<double>{std::move(yields)};
}

}  // namespace fairvalue
