#include <fairvalue/casefile/consensus_file.hpp>

#include <set>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/company/revisions.hpp>
#include <fairvalue/core/require.hpp>

#include "detail/csv_column.hpp"
#include "detail/row_errors.hpp"

namespace fairvalue {
namespace {

using detail::cell_of;
using detail::ColumnNames;
using detail::CsvColumn;

void require_frame(const VendorFrame& frame) {
  require_enumerator("frame.basis", frame.basis);
  require_period("frame.quarter", frame.quarter);
  require_period("frame.next_quarter", frame.next_quarter);
  require_period("frame.year", frame.year);
  require_period("frame.next_year", frame.next_year);
  require_date("frame.as_of", frame.as_of);
  require_share_basis("frame.share_basis", frame.share_basis);
}

const FiscalPeriod* named_period(std::string_view name, const VendorFrame& frame) {
  if (name == "0q") return &frame.quarter;
  if (name == "+1q") return &frame.next_quarter;
  if (name == "0y") return &frame.year;
  return name == "+1y" ? &frame.next_year : nullptr;
}

void require_currency_like(const VendorFrame& frame, const CsvColumn& column, std::size_t row) {
  const auto currency = column.currency(row);
  if (currency && *currency != frame.currency) {
    throw column.refusal(row, fmt::format("{} like the frame", frame.currency.code()));
  }
}

void require_basis_like(const VendorFrame& frame, const CsvColumn& column, std::size_t row) {
  const auto text = column.text(row);
  const char* const expected = frame.basis == EarningsBasis::gaap ? "gaap" : "normalized";
  if (text && *text != expected) {
    throw column.refusal(row, fmt::format("{} like the frame ({})", expected, to_string(frame.basis)));
  }
}

/// The period of each row, after the check that the rows agree with the frame, and that the table has the
/// columns `with` too.
std::vector<FiscalPeriod> periods_of(const CsvTable& table, const VendorFrame& frame, ColumnNames with) {
  require_frame(frame);
  detail::NeededColumns need{table};
  const auto column = need({"period"});
  for (const std::string_view name : with) need({name});
  need.require_all();
  detail::require_rows(table, "period");
  const auto currency = CsvColumn::find(table, {"currency"});
  const auto methodology = CsvColumn::find(table, {"methodology"});
  std::vector<FiscalPeriod> periods;
  std::set<std::string> names;
  detail::RowErrors errors;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    errors.read([&] {
      const std::string name = column.given(row, column.text(row));
      const FiscalPeriod* const period = named_period(name, frame);
      if (!period) throw column.refusal(row, "0q, +1q, 0y or +1y");
      if (!names.insert(name).second) throw column.refusal(row, "unique");
      if (currency) require_currency_like(frame, *currency, row);
      if (methodology) require_basis_like(frame, *methodology, row);
      periods.push_back(*period);
    });
  }
  errors.throw_any();
  return periods;
}

std::optional<double> number_in(const CsvTable& table, ColumnNames names, std::size_t row) {
  return cell_of(CsvColumn::find(table, names), [&](const CsvColumn& column) { return column.number(row); });
}

std::optional<int> count_in(const CsvTable& table, ColumnNames names, std::size_t row) {
  return cell_of(CsvColumn::find(table, names), [&](const CsvColumn& column) { return column.count(row); });
}

void require_between(const VendorConsensus& row, const CsvColumn& mean, std::size_t at) {
  const double value = row.consensus.mean;
  if (value < row.low.value_or(value)) throw mean.refusal(at, fmt::format(">= low ({})", *row.low));
  if (value > row.high.value_or(value)) throw mean.refusal(at, fmt::format("<= high ({})", *row.high));
}

Consensus vendor_mean(double mean, const FiscalPeriod& period, const VendorFrame& frame) {
  return {.period = period,
          .measure = EstimateMeasure::eps,
          .basis = frame.basis,
          .currency = frame.currency,
          .as_of = frame.as_of,
          .mean = mean,
          .source = frame.source,
          .share_basis = frame.share_basis};
}

constexpr std::pair<std::string_view, int> trend_columns[] = {
    {"90daysAgo", 90}, {"60daysAgo", 60}, {"30daysAgo", 30}, {"7daysAgo", 7}, {"current", 0}};

DatedSeries<PerShare> trend_at(const CsvTable& table, std::size_t row, Date as_of) {
  std::vector<Dated<PerShare>> means;
  for (const auto& [name, days] : trend_columns) {
    const auto mean = number_in(table, {name}, row);
    if (mean) means.push_back({add_days(as_of, -days), PerShare{*mean}});
  }
  return DatedSeries<PerShare>{std::move(means)};
}

std::optional<RaisedAndCut> window_of(std::optional<int> up, std::optional<int> down) {
  return up && down ? std::optional{RaisedAndCut{.up = *up, .down = *down}} : std::nullopt;
}

RevisionCount count_of(const RaisedAndCut& count) {
  return {.up = count.up, .down = count.down, .unchanged = 0, .initiated = 0};
}

}  // namespace

std::vector<VendorConsensus> earnings_estimate_from(const CsvTable& table, const VendorFrame& frame) {
  const auto periods = periods_of(table, frame, {"avg"});
  const auto mean = CsvColumn::need(table, {"avg"});
  std::vector<VendorConsensus> rows;
  for (std::size_t row = 0; row < periods.size(); ++row) {
    const auto value = mean.number(row);
    if (!value) continue;
    rows.push_back({.consensus = vendor_mean(*value, periods[row], frame),
                    .low = number_in(table, {"low"}, row),
                    .high = number_in(table, {"high"}, row),
                    .analysts = count_in(table, {"numberOfAnalysts"}, row),
                    .year_ago_eps = number_in(table, {"yearAgoEps"}, row),
                    .growth = number_in(table, {"growth"}, row)});
    require_between(rows.back(), mean, row);
  }
  return rows;
}

std::vector<ConsensusTrend> eps_trend_from(const CsvTable& table, const VendorFrame& frame) {
  const auto periods = periods_of(table, frame, {"current"});
  std::vector<ConsensusTrend> rows;
  for (std::size_t row = 0; row < periods.size(); ++row) {
    rows.push_back({.period = periods[row], .means = trend_at(table, row, frame.as_of)});
  }
  return rows;
}

std::vector<VendorRevisions> eps_revisions_from(const CsvTable& table, const VendorFrame& frame) {
  const auto periods = periods_of(table, frame, {"upLast30days", "downLast30days"});
  std::vector<VendorRevisions> rows;
  for (std::size_t row = 0; row < periods.size(); ++row) {
    const auto count = [&](ColumnNames names) { return count_in(table, names, row); };
    rows.push_back(
        {.period = periods[row],
         .last_7_days = window_of(count({"upLast7days"}), count({"downLast7Days", "downLast7days"})),
         .last_30_days = window_of(count({"upLast30days"}), count({"downLast30days"}))});
  }
  return rows;
}

std::optional<double> net_over_revisions(const RaisedAndCut& count) {
  return net_over_revisions(count_of(count));
}

std::optional<double> up_down_ratio(const RaisedAndCut& count) { return up_down_ratio(count_of(count)); }

}  // namespace fairvalue
