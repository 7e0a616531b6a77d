#include <fairvalue/casefile/estimate_file.hpp>

#include <array>
#include <iterator>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/core.h>

#include "detail/csv_column.hpp"
#include "detail/earnings_columns.hpp"
#include "detail/large_memory.hpp"
#include "detail/period_columns.hpp"
#include "detail/row_errors.hpp"

namespace fairvalue {
namespace {

using detail::cell_of;
using detail::CsvColumn;
using detail::PeriodColumns;
using OptionalColumn = std::optional<CsvColumn>;

struct EstimateColumns {
  explicit EstimateColumns(detail::NeededColumns need)
      : period(need),
        broker(need({"broker"})),
        measure(need({"measure"})),
        value(need({"value"})),
        basis(need({"basis"})),
        currency(need({"currency"})),
        published(need({"published"})),
        known_at(CsvColumn::find(need.table(), {"known_at"})),
        withdrawn(CsvColumn::find(need.table(), {"withdrawn"})),
        source(CsvColumn::find(need.table(), {"source"})),
        share_basis(CsvColumn::find(need.table(), {"share_basis"})) {
    need.require_all();
  }

  PeriodColumns period;
  CsvColumn broker, measure, value, basis, currency, published;
  OptionalColumn known_at, withdrawn, source, share_basis;
};

Estimate estimate_at(const EstimateColumns& columns, std::size_t row) {
  const auto date = [&](const CsvColumn& column) { return column.date(row); };
  const auto text = [&](const CsvColumn& column) { return column.text(row); };
  const Date published = columns.published.given(row, columns.published.date(row));
  return {.broker = columns.broker.given(row, columns.broker.text(row)),
          .period = columns.period.at(row),
          .measure = detail::enumerator_at<EstimateMeasure>(columns.measure, row),
          .value = columns.value.given(row, columns.value.number(row)),
          .basis = detail::enumerator_at<EarningsBasis>(columns.basis, row),
          .currency = columns.currency.given(row, columns.currency.currency(row)),
          .published = published,
          .known_at = cell_of(columns.known_at, date).value_or(published),
          .source = cell_of(columns.source, text).value_or(""),
          .withdrawn = cell_of(columns.withdrawn, date),
          .share_basis = detail::share_basis_at(columns.share_basis, row)};
}

/// The tickers in order of first appearance, and how many rows each has. A list per ticker that grows with
/// every row would be copied repeatedly.
struct TickerRows {
  std::unordered_map<std::string, std::size_t> places;  // a std::map would compare a dozen names a row
  std::vector<std::size_t> counts;
  detail::LargeVector<std::size_t> place_of;  // of each row
};

TickerRows ticker_rows(const CsvTable& table) {
  const auto column = CsvColumn::need(table, {"ticker"});
  TickerRows found;
  found.place_of.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto [place, is_new] =
        found.places.try_emplace(column.given(row, column.text(row)), found.counts.size());
    if (is_new) found.counts.push_back(0);
    ++found.counts[place->second];
    found.place_of.push_back(place->second);
  }
  return found;
}

void require_one_ticker(const CsvTable& table) {
  const auto column = CsvColumn::find(table, {"ticker"});
  if (!column || table.rows() == 0) return;
  const auto first = column->text(0);
  for (std::size_t row = 1; row < table.rows(); ++row) {
    if (column->text(row) == first) continue;
    throw column->refusal(
        row, fmt::format("{} like the others (take the rows of each ticker)", first.value_or("blank")));
  }
}

}  // namespace

std::vector<Estimate> estimates_from(const CsvTable& table) {
  require_one_ticker(table);
  std::vector<std::size_t> rows(table.rows());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return estimates_from(table, rows);
}

std::vector<Estimate> estimates_from(const CsvTable& table, std::span<const std::size_t> rows) {
  const EstimateColumns columns{detail::NeededColumns{table}};
  detail::require_rows(table, "estimate");
  std::vector<Estimate> estimates;
  estimates.reserve(rows.size());
  detail::RowErrors errors;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    columns.broker.read_ahead(rows, i);
    errors.read([&] {
      estimates.push_back(estimate_at(columns, rows[i]));
      detail::refused_in_row(table, rows[i], [&] { require_estimate("estimate", estimates.back()); });
    });
  }
  errors.throw_any();
  return estimates;
}

std::map<std::string, std::vector<std::size_t>> rows_by_ticker(const CsvTable& table) {
  const TickerRows found = ticker_rows(table);
  std::vector<std::vector<std::size_t>> rows(found.counts.size());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].reserve(found.counts[i]);
  for (std::size_t row = 0; row < found.place_of.size(); ++row) rows[found.place_of[row]].push_back(row);
  std::map<std::string, std::vector<std::size_t>> by_ticker;
  for (const auto& [ticker, place] : found.places) by_ticker.emplace(ticker, std::move(rows[place]));
  return by_ticker;
}

}  // namespace fairvalue
