#include "estimate_selection.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/math/statistics.hpp>

#include "core/detail/prefixed.hpp"
#include "estimate_members.hpp"

namespace fairvalue::detail {
namespace {

using Rows = std::vector<const Estimate*>;
using BrokerBasis = std::pair<std::string_view, EarningsBasis>;
using NewestRows = std::map<BrokerBasis, const Estimate*>;

BrokerBasis broker_basis(const Estimate& row) { return {row.broker, row.basis}; }

bool withdrawn_by(const Estimate& row, Date day) { return row.withdrawn && *row.withdrawn <= day; }

/// Orders the rows of one broker and basis; of two from one day the one that still stands is the newer.
auto newness(const Estimate& row, Date day) {
  return std::tuple{row.published, row.known_at, !withdrawn_by(row, day)};
}

/// Moves the rows for which `falls(row)` holds from kept to left_out.
template <class Predicate>
void leave_out(Selection& rows, LeftOutReason reason, Predicate falls) {
  const auto stays = [&](const Estimate* row) { return !falls(*row); };
  const auto out = std::stable_partition(rows.kept.begin(), rows.kept.end(), stays);
  for (auto row = out; row != rows.kept.end(); ++row) {
    rows.left_out.push_back({(*row)->broker, (*row)->value, (*row)->published, reason});
  }
  rows.kept.erase(out, rows.kept.end());
}

void require_query(const ConsensusQuery& query) {
  require_period("query.period", query.period);
  require_date("query.as_of", query.as_of);
  require_non_negative("query.stale_after_days", query.stale_after_days);
  if (query.outlier_limit) require_positive("query.outlier_limit", *query.outlier_limit);
}

bool asked_for(const Estimate& row, const ConsensusQuery& query) {
  return row.measure == query.measure && row.period.year == query.period.year &&
         row.period.quarter == query.period.quarter && row.period.half == query.period.half;
}

void require_same_day(std::string_view field, const ConsensusQuery& query, Date expected, Date got) {
  if (got == expected) return;
  throw DomainError(field, fmt::format("{} like the query's {}", to_string(expected), label(query.period)),
                    to_string(got));
}

void require_like_the_others(const Estimate& row, const Estimate& first, const ConsensusQuery& query) {
  require_same_day("period.start", query, query.period.start, row.period.start);
  require_same_day("period.end", query, query.period.end, row.period.end);
  require_same_currency("currency", first.currency, row.currency);
  require_same_share_basis("share_basis", first.share_basis, row.share_basis);
}

/// check(), of the row at `i`; its name is made only for a refusal.
template <class Check>
void checked(std::size_t i, Check check) {
  try {
    check();
  } catch (const DomainError& error) {
    throw prefixed(fmt::format("estimates[{}]", i), error);
  }
}

/// The rows of the query's period and measure, all rows having been checked.
Rows rows_asked_for(std::span<const Estimate> estimates, const ConsensusQuery& query) {
  Rows rows;
  for (std::size_t i = 0; i < estimates.size(); ++i) {
    const Estimate& row = estimates[i];
    checked(i, [&] {
      require_members(row);
      if (!asked_for(row, query)) return;
      rows.push_back(&row);
      require_like_the_others(row, *rows.front(), query);
    });
  }
  return rows;
}

NewestRows newest_rows(const Rows& known, Date day) {
  NewestRows newest;
  for (const Estimate* row : known) {
    const auto [place, is_first] = newest.try_emplace(broker_basis(*row), row);
    if (!is_first && newness(*place->second, day) < newness(*row, day)) place->second = row;
  }
  return newest;
}

/// Two different numbers of one broker from one day leave no way to tell which of them it means.
void require_unambiguous(std::span<const Estimate> estimates, const Rows& known, const NewestRows& newest,
                         Date day) {
  for (const Estimate* row : known) {
    const Estimate& newer = *newest.at(broker_basis(*row));
    if (row->value == newer.value || withdrawn_by(*row, day) || newness(*row, day) != newness(newer, day))
      continue;
    throw DomainError(fmt::format("estimates[{}].value", row - estimates.data()),
                      fmt::format("{} like {}'s other row published on {}", newer.value, row->broker,
                                  to_string(row->published)),
                      row->value);
  }
}

EarningsBasis majority_basis(const Rows& rows) {
  const auto gaap = std::count_if(rows.begin(), rows.end(),
                                  [](const Estimate* row) { return row->basis == EarningsBasis::gaap; });
  const auto non_gaap = std::ssize(rows) - gaap;
  require(gaap != non_gaap, "query.basis", "named where two bases have equally many rows",
          fmt::format("none ({} GAAP, {} non-GAAP)", gaap, non_gaap));
  return gaap > non_gaap ? EarningsBasis::gaap : EarningsBasis::non_gaap;
}

void leave_out_outliers(Selection& rows, double limit) {
  std::vector<double> values;
  for (const Estimate* row : rows.kept) values.push_back(row->value);
  const double middle = median(values);
  for (double& value : values) value = std::abs(value - middle);
  const double robust_deviation = 1.4826 * median(values);
  if (robust_deviation == 0.0) return;
  leave_out(rows, LeftOutReason::outlier,
            [&](const Estimate& row) { return std::abs(row.value - middle) > limit * robust_deviation; });
}

/// "3 stale, 1 withdrawn", in the order in which the rows fell out.
std::string tally(const std::vector<LeftOut>& left_out) {
  std::map<LeftOutReason, int> counts;
  for (const LeftOut& row : left_out) ++counts[row.reason];
  std::string text;
  for (const auto& [reason, count] : counts) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, to_string(reason));
  }
  return text;
}

void require_some(const Selection& rows, const ConsensusQuery& query) {
  require(!rows.kept.empty(), "estimates",
          fmt::format("at least one row of {} {} that counts on {}", label(query.period),
                      to_string(query.measure), to_string(query.as_of)),
          rows.left_out.empty() ? "none" : fmt::format("none ({})", tally(rows.left_out)));
}

}  // namespace

Selection standing_rows(std::span<const Estimate> estimates, const ConsensusQuery& query, Date day) {
  require_query(query);
  Selection rows{.kept = rows_asked_for(estimates, query), .left_out = {}};
  leave_out(rows, LeftOutReason::not_yet_known, [&](const Estimate& row) { return day < row.known_at; });
  const NewestRows newest = newest_rows(rows.kept, day);
  require_unambiguous(estimates, rows.kept, newest, day);
  leave_out(rows, LeftOutReason::withdrawn, [&](const Estimate& row) { return withdrawn_by(row, day); });
  leave_out(rows, LeftOutReason::superseded,
            [&](const Estimate& row) { return newest.at(broker_basis(row)) != &row; });
  leave_out(rows, LeftOutReason::stale,
            [&](const Estimate& row) { return days_between(row.published, day) > query.stale_after_days; });
  return rows;
}

Selection counting_rows(std::span<const Estimate> estimates, const ConsensusQuery& query) {
  Selection rows = standing_rows(estimates, query, query.as_of);
  if (rows.kept.empty()) return rows;
  const EarningsBasis basis = query.basis ? *query.basis : majority_basis(rows.kept);
  leave_out(rows, LeftOutReason::other_basis, [&](const Estimate& row) { return row.basis != basis; });
  if (query.outlier_limit && !rows.kept.empty()) leave_out_outliers(rows, *query.outlier_limit);
  return rows;
}

Selection consensus_rows(std::span<const Estimate> estimates, const ConsensusQuery& query) {
  Selection rows = counting_rows(estimates, query);
  require_some(rows, query);
  return rows;
}

}  // namespace fairvalue::detail
