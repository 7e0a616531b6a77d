#include <fairvalue/casefile/price_file.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "detail/csv_column.hpp"

namespace fairvalue {
namespace {

using detail::cell_of;
using detail::CsvColumn;

constexpr double rounding_of_highs = 1e-6;
const double least_telling_split = std::log(1.5);

struct PriceColumns {
  CsvColumn date, close;
  std::optional<CsvColumn> high, adjusted_close, dividend, split;
};

/// yf.download writes a header of three lines unless it is told not to.
void require_one_header(const CsvTable& table) {
  if (!table.has_column("Price") || table.rows() == 0 || table.text(0, "Price") != "Ticker") return;
  throw ParseError{table.position(0, "Price"), "header", "of one line (yf.download: multi_level_index=False)",
                   "Ticker"};
}

std::optional<CsvColumn> adjusted_close_of(const CsvTable& table) {
  auto adjusted = CsvColumn::find(table, {"adj_close", "Adj Close"});
  if (adjusted && !CsvColumn::find(table, {"close", "Close"})) {
    throw ParseError{{table.file(), 1, 1},
                     "close",
                     fmt::format("a column beside '{}', in which dividends are added back", adjusted->name()),
                     ""};
  }
  return adjusted;
}

PriceColumns columns_of(const CsvTable& table) {
  require_one_header(table);
  auto adjusted_close = adjusted_close_of(table);
  return {.date = CsvColumn::need(table, {"date", "Date"}),
          .close = CsvColumn::need(table, {"close", "Close"}),
          .high = CsvColumn::find(table, {"high", "High"}),
          .adjusted_close = std::move(adjusted_close),
          .dividend = CsvColumn::find(table, {"dividend", "dividends", "Dividends"}),
          .split = CsvColumn::find(table, {"split_ratio", "Stock Splits"})};
}

struct Day {
  std::size_t row;
  Date date;
};

/// Oldest first.
std::vector<Day> days_of(const CsvTable& table, const CsvColumn& column) {
  std::vector<Day> days;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    days.push_back({row, column.given(row, column.midnight(row))});
  }
  const bool backwards = days.size() > 1 && days.back().date < days.front().date;
  for (std::size_t i = 1; i < days.size(); ++i) {
    const bool in_order = backwards ? days[i].date < days[i - 1].date : days[i - 1].date < days[i].date;
    if (in_order) continue;
    throw column.refusal(days[i].row,
                         fmt::format("{} {} like the rows so far", backwards ? "before" : "after",
                                     to_string(days[i - 1].date)));
  }
  if (backwards) std::reverse(days.begin(), days.end());
  return days;
}

/// The rows in which the cell is given and not `nothing`, an empty event.
DatedSeries<PerShare> values_of(const std::vector<Day>& days, const CsvColumn& column, bool zero_is_none) {
  std::vector<Dated<PerShare>> values;
  for (const auto& [row, date] : days) {
    const auto value = zero_is_none ? column.non_negative(row) : column.positive(row);
    if (value && *value > 0.0) values.push_back({date, PerShare{*value}});
  }
  return DatedSeries<PerShare>{std::move(values)};
}

std::optional<DatedSeries<PerShare>> highs_of(const std::vector<Day>& days, const PriceColumns& columns) {
  if (!columns.high) return std::nullopt;
  const DatedSeries<PerShare> given = values_of(days, *columns.high, false);
  if (given.empty()) return std::nullopt;
  std::vector<Dated<PerShare>> highs;
  for (const auto& [row, date] : days) {
    const auto close = columns.close.positive(row);
    if (!close) continue;
    const double high = columns.high->given(row, columns.high->positive(row));
    if (high < *close * (1.0 - rounding_of_highs)) {
      throw columns.high->refusal(row, fmt::format(">= the close ({})", *close));
    }
    highs.push_back({date, PerShare{std::max(high, *close)}});
  }
  return DatedSeries<PerShare>{std::move(highs)};
}

std::vector<Split> splits_of(const std::vector<Day>& days, const std::optional<CsvColumn>& column) {
  std::vector<Split> splits;
  if (!column) return splits;
  for (const auto& [date, ratio] : values_of(days, *column, true)) {
    if (ratio != PerShare{1}) splits.push_back({.effective = date, .ratio = ratio.value});
  }
  return splits;
}

/// yfinance drops Adj Close when it has adjusted Close itself.
void require_plain_closes(const std::vector<Day>& days, const PriceColumns& columns) {
  if (columns.adjusted_close || !columns.dividend || columns.dividend->name() != "Dividends") return;
  for (const Day& day : days) {
    if (columns.dividend->number(day.row).value_or(0.0) == 0.0) continue;
    throw columns.dividend->refusal(
        day.row, "0 in a file without Adj Close, whose Close has dividends added back (auto_adjust=False)");
  }
}

/// Whether the close after a split is nearer to what follows from prices as traded than to adjusted ones.
bool looks_as_traded(PerShare before, PerShare after, double ratio) {
  const double fall = std::log(before / after);
  return std::abs(fall - std::log(ratio)) < std::abs(fall);
}

void require_treatment(const std::vector<Day>& days, const CsvColumn& column, const PriceFile& file,
                       SplitTreatment treatment) {
  const auto& closes = file.history.closes;
  for (const auto& [effective, ratio] : file.splits) {
    const auto before = closes.latest(add_days(effective, -1));
    const auto after = closes.on(effective);
    if (!before || !after || std::abs(std::log(ratio)) < least_telling_split) continue;
    const bool as_traded = looks_as_traded(before->value, *after, ratio);
    if (as_traded == (treatment == SplitTreatment::as_traded)) continue;
    const auto day = std::lower_bound(days.begin(), days.end(), effective,
                                      [](const Day& one, Date date) { return one.date < date; });
    throw column.refusal(
        day->row,
        fmt::format("{} across the split of {:g} for 1 (the close before it is {})",
                    as_traded ? "adjusted, as said," : "as traded, as said,", ratio, before->value.value));
  }
}

std::optional<ShareBasis> basis_of(const std::vector<Day>& days, const PriceFileTerms& terms) {
  require_enumerator("terms.splits", terms.splits);
  if (terms.splits == SplitTreatment::as_traded) {
    require(!terms.adjusted_to, "terms.adjusted_to", "left out for prices as traded", "a date");
    return std::nullopt;
  }
  const Date last = days.back().date;
  if (!terms.adjusted_to) return ShareBasis{.as_of = last};
  require_date("terms.adjusted_to", *terms.adjusted_to);
  require(last <= *terms.adjusted_to, "terms.adjusted_to",
          fmt::format("on or after the last row's {}", to_string(last)), to_string(*terms.adjusted_to));
  return ShareBasis{.as_of = *terms.adjusted_to};
}

}  // namespace

PriceFile prices_from(const CsvTable& table, const PriceFileTerms& terms) {
  const PriceColumns columns = columns_of(table);
  detail::require_rows(table, "close");
  const std::vector<Day> days = days_of(table, columns.date);
  require_plain_closes(days, columns);
  PriceFile file{.history = {.closes = values_of(days, columns.close, false),
                             .highs = highs_of(days, columns),
                             .currency = terms.currency,
                             .share_basis = basis_of(days, terms)},
                 .adjusted_closes = std::nullopt,
                 .dividends = {},
                 .splits = splits_of(days, columns.split)};
  if (file.history.closes.empty()) throw columns.close.refusal(0, "given in at least one row");
  if (columns.adjusted_close) file.adjusted_closes = values_of(days, *columns.adjusted_close, false);
  if (columns.dividend) file.dividends = values_of(days, *columns.dividend, true);
  require_treatment(days, columns.close, file, terms.splits);
  return file;
}

}  // namespace fairvalue
