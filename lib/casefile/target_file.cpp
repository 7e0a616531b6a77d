#include <fairvalue/casefile/target_file.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include <fmt/core.h>

#include "detail/csv_column.hpp"
#include "detail/earnings_columns.hpp"
#include "detail/period_columns.hpp"
#include "detail/row_errors.hpp"

namespace fairvalue {
namespace {

using detail::cell_of;
using detail::ColumnNames;
using detail::CsvColumn;
using PlaceOfColumn = std::optional<CsvColumn>;

struct TargetColumns {
  explicit TargetColumns(detail::NeededColumns need)
      : period(need),
        broker(need({"broker"})),
        target(need({"target"})),
        multiple(need({"multiple"})),
        basis(need({"basis"})),
        currency(need({"currency"})),
        published(need({"published"})),
        holds_on(need({"holds_on"})),
        share_basis(CsvColumn::find(need.table(), {"share_basis"})) {
    need.require_all();
  }

  detail::PeriodColumns period;
  CsvColumn broker, target, multiple, basis, currency, published, holds_on;
  PlaceOfColumn share_basis;
};

BrokerTarget broker_target_at(const TargetColumns& columns, std::size_t row) {
  return {.broker = columns.broker.given(row, columns.broker.text(row)),
          .target = PerShare{columns.target.given(row, columns.target.number(row))},
          .multiple = Multiple{columns.multiple.given(row, columns.multiple.number(row))},
          .period = columns.period.at(row),
          .basis = detail::enumerator_at<EarningsBasis>(columns.basis, row),
          .currency = columns.currency.given(row, columns.currency.currency(row)),
          .published = columns.published.given(row, columns.published.date(row)),
          .holds_on = columns.holds_on.given(row, columns.holds_on.date(row)),
          .share_basis = detail::share_basis_at(columns.share_basis, row)};
}

// --- OpenBB's list ---

struct PublishedColumns {
  explicit PublishedColumns(detail::NeededColumns need)
      : date(need({"published_date"})),
        firm(need({"analyst_firm"})),
        target(need({"price_target"})),
        analyst(CsvColumn::find(need.table(), {"analyst_name"})),
        adjusted(CsvColumn::find(need.table(), {"adj_price_target"})),
        previous(CsvColumn::find(need.table(), {"price_target_previous"})),
        posted(CsvColumn::find(need.table(), {"price_when_posted"})),
        rating(CsvColumn::find(need.table(), {"rating_current"})),
        previous_rating(CsvColumn::find(need.table(), {"rating_previous"})),
        action(CsvColumn::find(need.table(), {"action"})),
        currency(CsvColumn::find(need.table(), {"currency"})) {
    need.require_all();
  }

  CsvColumn date, firm, target;
  PlaceOfColumn analyst, adjusted, previous, posted, rating, previous_rating, action, currency;
};

std::optional<PerShare> price_in(const PlaceOfColumn& column, std::size_t row) {
  const auto price = cell_of(column, [&](const CsvColumn& cells) { return cells.positive(row); });
  return price ? std::optional{PerShare{*price}} : std::nullopt;
}

std::string text_in(const PlaceOfColumn& column, std::size_t row) {
  return cell_of(column, [&](const CsvColumn& cells) { return cells.text(row); }).value_or("");
}

PublishedTarget published_at(const PublishedColumns& columns, std::size_t row, const Currency& currency) {
  const auto stated = cell_of(columns.currency, [&](const CsvColumn& cells) { return cells.currency(row); });
  return {.broker = columns.firm.given(row, columns.firm.text(row)),
          .analyst = text_in(columns.analyst, row),
          .published = columns.date.given(row, columns.date.day(row)),
          .currency = stated.value_or(currency),
          .target = price_in(columns.target, row),
          .adjusted_target = price_in(columns.adjusted, row),
          .previous_target = price_in(columns.previous, row),
          .price_when_posted = price_in(columns.posted, row),
          .rating = text_in(columns.rating, row),
          .previous_rating = text_in(columns.previous_rating, row),
          .action = text_in(columns.action, row)};
}

/// Texts that must be the same in every row: symbol and currency.
void require_alike(const CsvTable& table, ColumnNames names) {
  const auto column = CsvColumn::find(table, names);
  std::optional<std::string> first;
  for (std::size_t row = 0; column && row < table.rows(); ++row) {
    const auto text = column->text(row);
    if (!first) first = text;
    if (text && text != first) throw column->refusal(row, fmt::format("{} like the others", *first));
  }
}

// --- Yahoo's summary ---

void require_within(const CsvTable& table, const char* name, const TargetSummary& summary,
                    std::optional<PerShare> value) {
  if (!value) return;
  const auto column = CsvColumn::need(table, {name});
  if (*value < summary.low.value_or(*value)) {
    throw column.refusal(0, fmt::format(">= low ({})", summary.low->value));
  }
  if (summary.high.value_or(*value) < *value) {
    throw column.refusal(0, fmt::format("<= high ({})", summary.high->value));
  }
}

void require_summary(const CsvTable& table) {
  constexpr std::array names{"current", "low", "high", "mean", "median"};
  if (std::none_of(names.begin(), names.end(), [&](const char* name) { return table.has_column(name); })) {
    const std::string first = table.columns().empty() ? "" : table.columns().front();
    throw ParseError{{table.file(), 1, 1}, "header", "current, low, high, mean and median", first};
  }
  if (table.rows() != 1) {
    throw ParseError{{table.file(), 2, 1}, "", "one row", fmt::format("{}", table.rows())};
  }
}

}  // namespace

std::vector<BrokerTarget> broker_targets_from(const CsvTable& table) {
  const TargetColumns columns{detail::NeededColumns{table}};
  detail::require_rows(table, "target");
  std::vector<BrokerTarget> targets;
  detail::RowErrors errors;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    errors.read([&] {
      targets.push_back(broker_target_at(columns, row));
      detail::refused_in_row(table, row, [&] { require_broker_target("target", targets.back()); });
    });
  }
  errors.throw_any();
  return targets;
}

std::vector<PublishedTarget> published_targets_from(const CsvTable& table, const Currency& currency) {
  const PublishedColumns columns{detail::NeededColumns{table}};
  detail::require_rows(table, "target");
  require_alike(table, {"symbol"});
  require_alike(table, {"currency"});
  std::vector<PublishedTarget> targets;
  detail::RowErrors errors;
  for (std::size_t row = 0; row < table.rows(); ++row)
    errors.read([&] { targets.push_back(published_at(columns, row, currency)); });
  errors.throw_any();
  return targets;
}

TargetSummary analyst_price_targets_from(const CsvTable& table) {
  require_summary(table);
  const auto price = [&](ColumnNames names) { return price_in(CsvColumn::find(table, names), 0); };
  const TargetSummary summary{.current = price({"current"}),
                              .low = price({"low"}),
                              .high = price({"high"}),
                              .mean = price({"mean"}),
                              .median = price({"median"})};
  require_within(table, "high", summary, summary.high);
  require_within(table, "mean", summary, summary.mean);
  require_within(table, "median", summary, summary.median);
  return summary;
}

}  // namespace fairvalue
