#include <fairvalue/casefile/price_file.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "detail/csv_column.hpp"
#include "detail/dated_rows.hpp"
#include "detail/quote_columns.hpp"
#include "detail/row_errors.hpp"

namespace fairvalue {
namespace {

using detail::CsvColumn;
using Prices = DatedSeries<PerShare>;

constexpr double rounding_of_highs = 1e-6;
const double least_telling_split = std::log(1.5);
constexpr double most_in_one_move = 50.0;
constexpr int days_of_one_move = 10;

struct PriceColumns {
  CsvColumn date, close;
  std::optional<CsvColumn> high, adjusted_close, dividend, split;
};

/// yf.download writes a header of three lines by default.
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
  detail::NeededColumns need{table};
  PriceColumns columns{.date = need({"date", "Date"}),
                       .close = need({"close", "Close"}),
                       .high = CsvColumn::find(table, {"high", "High"}),
                       .adjusted_close = std::move(adjusted_close),
                       .dividend = CsvColumn::find(table, {"dividend", "dividends", "Dividends"}),
                       .split = CsvColumn::find(table, {"split_ratio", "Stock Splits"})};
  need.require_all();
  return columns;
}

// --- rows ---

/// The cells of one day, with prices in the currency. A split or dividend of 0 is none.
struct PriceDay {
  std::size_t row;
  Date date;
  std::optional<PerShare> close, high, adjusted_close, dividend;
  std::optional<double> split;
};

PriceDay day_at(const detail::DatedRow& at, const PriceColumns& columns, QuoteUnit unit) {
  const auto price = [&](const CsvColumn& column) {
    const auto value = column.positive(at.row);
    return value ? std::optional{detail::in_currency(*value, unit)} : std::nullopt;
  };
  const auto event = [&](const CsvColumn& column) {
    const auto value = column.non_negative(at.row);
    return value && *value > 0.0 ? value : std::nullopt;
  };
  const auto dividend = cell_of(columns.dividend, event);
  return {.row = at.row,
          .date = at.date,
          .close = price(columns.close),
          .high = cell_of(columns.high, price),
          .adjusted_close = cell_of(columns.adjusted_close, price),
          .dividend = dividend ? std::optional{detail::in_currency(*dividend, unit)} : std::nullopt,
          .split = cell_of(columns.split, event)};
}

std::vector<PriceDay> days_of(const CsvTable& table, const PriceColumns& columns, QuoteUnit unit) {
  std::vector<PriceDay> days;
  days.reserve(table.rows());
  detail::RowErrors errors;
  for (const auto& row : detail::dated_rows(table, columns.date))
    errors.read([&] { days.push_back(day_at(row, columns, unit)); });
  errors.throw_any();
  return days;
}

/// The days on which the member is given.
Prices series_of(const std::vector<PriceDay>& days, std::optional<PerShare> PriceDay::*member) {
  std::vector<Dated<PerShare>> values;
  values.reserve(days.size());
  for (const PriceDay& day : days) {
    if (const auto& value = day.*member) values.push_back({day.date, *value});
  }
  return Prices{std::move(values)};
}

std::vector<Split> splits_of(const std::vector<PriceDay>& days) {
  std::vector<Split> splits;
  for (const PriceDay& day : days) {
    if (day.split && *day.split != 1.0) splits.push_back({.effective = day.date, .ratio = *day.split});
  }
  return splits;
}

std::optional<Prices> highs_of(const std::vector<PriceDay>& days, const PriceColumns& columns) {
  const auto has_high = [](const PriceDay& day) { return day.high.has_value(); };
  if (std::none_of(days.begin(), days.end(), has_high)) return std::nullopt;
  std::vector<Dated<PerShare>> highs;
  highs.reserve(days.size());
  for (const PriceDay& day : days) {
    if (!day.close) continue;
    const PerShare high = columns.high->given(day.row, day.high);
    if (high < *day.close * (1.0 - rounding_of_highs)) {
      throw columns.high->refusal(day.row, fmt::format(">= the close ({})", *columns.close.number(day.row)));
    }
    highs.push_back({day.date, std::max(high, *day.close)});
  }
  return Prices{std::move(highs)};
}

// --- what closes are ---

/// yfinance leaves out Adj Close if it has adjusted Close itself.
void require_plain_closes(const std::vector<PriceDay>& days, const PriceColumns& columns) {
  if (columns.adjusted_close || !columns.dividend || columns.dividend->name() != "Dividends") return;
  for (const PriceDay& day : days) {
    if (!day.dividend) continue;
    throw columns.dividend->refusal(
        day.row, "0 in a file without Adj Close, whose Close has dividends added back (auto_adjust=False)");
  }
}

/// Whether the close after a split fits prices as traded better than adjusted ones.
bool looks_as_traded(PerShare before, PerShare after, double ratio) {
  const double fall = std::log(before / after);
  return std::abs(fall - std::log(ratio)) < std::abs(fall);
}

/// A close, the last close before it, and the splits since.
struct CloseMove {
  const PriceDay& before;
  const PriceDay& after;
  double split_ratio;  ///< of the day itself; 1 if there is none
  bool is_split;       ///< since the close before
};

void require_treatment(const CloseMove& move, const CsvColumn& close, SplitTreatment treatment) {
  if (std::abs(std::log(move.split_ratio)) < least_telling_split) return;
  const bool as_traded = looks_as_traded(*move.before.close, *move.after.close, move.split_ratio);
  if (as_traded == (treatment == SplitTreatment::as_traded)) return;
  throw close.refusal(move.after.row,
                      fmt::format("{} across the split of {:g} for 1 (the close before it is {})",
                                  as_traded ? "adjusted, as the terms say," : "as traded, as the terms say,",
                                  move.split_ratio, *close.number(move.before.row)));
}

/// Refuses pence in one row and pounds in the next.
void require_one_unit(const CloseMove& move, const CsvColumn& close) {
  if (move.is_split || days_between(move.before.date, move.after.date) > days_of_one_move) return;
  const double factor = *move.after.close / *move.before.close;
  if (1.0 / most_in_one_move < factor && factor < most_in_one_move) return;
  throw close.refusal(
      move.after.row,
      fmt::format("less than {} times the close before it, {}, and more than a {}th (two units in "
                  "one file, or a split left out?)",
                  most_in_one_move, *close.number(move.before.row), most_in_one_move));
}

void require_consistent_closes(const std::vector<PriceDay>& days, const CsvColumn& close,
                               SplitTreatment treatment) {
  const PriceDay* before = nullptr;
  bool is_split = false;
  for (const PriceDay& day : days) {
    is_split = is_split || day.split;
    if (!day.close) continue;
    if (before) {
      const CloseMove move{*before, day, day.split.value_or(1.0), is_split};
      require_treatment(move, close, treatment);
      require_one_unit(move, close);
    }
    before = &day;
    is_split = false;
  }
}

// --- what the file says of itself ---

std::optional<ShareBasis> basis_of(Date last, const PriceFileTerms& terms) {
  require_enumerator("terms.splits", terms.splits);
  if (terms.splits == SplitTreatment::as_traded) {
    require(!terms.adjusted_to, "terms.adjusted_to", "empty for prices as traded", "a date");
    return std::nullopt;
  }
  if (!terms.adjusted_to) return ShareBasis{.as_of = last};
  require_date("terms.adjusted_to", *terms.adjusted_to);
  require(last <= *terms.adjusted_to, "terms.adjusted_to",
          fmt::format("on or after the last row's {}", to_string(last)), to_string(*terms.adjusted_to));
  return ShareBasis{.as_of = *terms.adjusted_to};
}

std::string source_of(const std::string& file, const PriceHistory& history, const PriceFileTerms& terms) {
  const std::string quoted = terms.unit == QuoteUnit::whole
                                 ? ""
                                 : fmt::format(" (quoted in {})", quote_code(terms.currency, terms.unit));
  const auto& closes = history.closes;
  const auto& basis = history.share_basis;
  return fmt::format("{}: {} {} in {}{} from {} to {}, {}", file, closes.size(),
                     closes.size() == 1 ? "close" : "closes", terms.currency.code(), quoted,
                     to_string(closes.begin()->date), to_string((closes.end() - 1)->date),
                     basis ? "adjusted for splits to " + to_string(basis->as_of) : "as traded");
}

}  // namespace

PriceFile prices_from(const CsvTable& table, const PriceFileTerms& terms) {
  const PriceColumns columns = columns_of(table);
  detail::require_rows(table, "close");
  detail::require_quote_unit(table, terms.currency, terms.unit);
  const std::vector<PriceDay> days = days_of(table, columns, terms.unit);
  require_plain_closes(days, columns);
  PriceFile file{.history = {.closes = series_of(days, &PriceDay::close),
                             .highs = highs_of(days, columns),
                             .currency = terms.currency,
                             .share_basis = basis_of(days.back().date, terms)},
                 .adjusted_closes = std::nullopt,
                 .dividends = series_of(days, &PriceDay::dividend),
                 .splits = splits_of(days),
                 .source = {}};
  if (file.history.closes.empty()) throw columns.close.refusal(0, "given in at least one row");
  if (columns.adjusted_close) file.adjusted_closes = series_of(days, &PriceDay::adjusted_close);
  require_consistent_closes(days, columns.close, terms.splits);
  file.source = source_of(table.file(), file.history, terms);
  return file;
}

}  // namespace fairvalue
