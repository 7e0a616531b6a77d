#include "estimate_selection.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <map>
#include <tuple>
#include <unordered_map>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/math/statistics.hpp>

#include "core/detail/prefixed.hpp"

namespace fairvalue::detail {
namespace {

using Rows = std::vector<const Estimate*>;

/// A newer row of the same broker on the same basis replaces an older one.
struct BrokerBasis {
  std::string_view broker;
  EarningsBasis basis;

  explicit BrokerBasis(const Estimate& row) : broker(row.broker), basis(row.basis) {}
  friend bool operator==(const BrokerBasis&, const BrokerBasis&) = default;
};

struct BrokerBasisHash {
  std::size_t operator()(const BrokerBasis& key) const {
    return 2 * std::hash<std::string_view>{}(key.broker) + static_cast<std::size_t>(key.basis);
  }
};

/// A row and the newest known row of its broker and basis; null if the row itself is not known yet.
struct RowAndNewest {
  const Estimate* row;
  const Estimate* const* newest;
};

bool withdrawn_by(const Estimate& row, Date day) { return row.withdrawn && *row.withdrawn <= day; }

/// Orders the rows of one broker and basis. Of two rows of one day, one not withdrawn is the newer.
auto newness(const Estimate& row, Date day) {
  return std::tuple{row.published, row.known_at, !withdrawn_by(row, day)};
}

LeftOut left_out(const Estimate& row, LeftOutReason reason) {
  return {row.broker, row.value, row.published, reason};
}

/// Moves the rows for which `falls(row)` holds from kept to left_out.
template <class Predicate>
void leave_out(Selection& rows, LeftOutReason reason, Predicate falls) {
  const auto stays = [&](const Estimate* row) { return !falls(*row); };
  const auto out = std::stable_partition(rows.kept.begin(), rows.kept.end(), stays);
  for (auto row = out; row != rows.kept.end(); ++row) {
    rows.left_out.push_back(left_out(**row, reason));
  }
  rows.kept.erase(out, rows.kept.end());
}

void require_query(const ConsensusQuery& query) {
  require_period("query.period", query.period);
  require_enumerator("query.measure", query.measure);
  require_date("query.as_of", query.as_of);
  require_non_negative("query.stale_after_days", query.stale_after_days);
  if (query.basis) require_enumerator("query.basis", *query.basis);
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

/// check() for row `i`. The name of the row is made only for a refusal.
template <class Check>
void checked(std::size_t i, Check check) {
  try {
    check();
  } catch (const DomainError& error) {
    throw prefixed(fmt::format("estimates[{}]", i), error);
  }
}

/// Checks all rows and returns those of the query's period and measure.
Rows rows_asked_for(std::span<const Estimate> estimates, const ConsensusQuery& query) {
  Rows rows;
  for (std::size_t i = 0; i < estimates.size(); ++i) {
    const Estimate& row = estimates[i];
    checked(i, [&] {
      require_estimate(row);
      if (!asked_for(row, query)) return;
      rows.push_back(&row);
      require_like_the_others(row, *rows.front(), query);
    });
  }
  return rows;
}

/// Which row of each broker and basis counts on a day.
class NewestRows {
 public:
  NewestRows(const Rows& rows, Date day) {
    rows_.reserve(rows.size());
    for (const Estimate* row : rows)
      rows_.push_back({row, day < row->known_at ? nullptr : newest_with(*row, day)});
  }

  const std::vector<RowAndNewest>& rows() const { return rows_; }

 private:
  /// The address of the newest row of this broker and basis, `row` included. It stays valid.
  const Estimate* const* newest_with(const Estimate& row, Date day) {
    const auto [place, is_first] = newest_.try_emplace(BrokerBasis{row}, &row);
    const Estimate*& newest = place->second;
    if (!is_first && newness(*newest, day) < newness(row, day)) newest = &row;
    return &newest;
  }

  std::unordered_map<BrokerBasis, const Estimate*, BrokerBasisHash> newest_;
  std::vector<RowAndNewest> rows_;
};

/// Two different numbers of one broker on one day are ambiguous.
void require_unambiguous(std::span<const Estimate> estimates, const NewestRows& rows, Date day) {
  for (const auto& [row, newest] : rows.rows()) {
    if (newest == nullptr || row->value == (*newest)->value || withdrawn_by(*row, day) ||
        newness(*row, day) != newness(**newest, day))
      continue;
    throw DomainError(fmt::format("estimates[{}].value", row - estimates.data()),
                      fmt::format("{} like {}'s other row published on {}", (*newest)->value, row->broker,
                                  to_string(row->published)),
                      row->value);
  }
}

/// The first reason why a row does not count on a day; empty if it counts.
std::optional<LeftOutReason> reason_against(const RowAndNewest& at, Date day, int stale_after_days) {
  const Estimate& row = *at.row;
  if (at.newest == nullptr) return LeftOutReason::not_yet_known;
  if (withdrawn_by(row, day)) return LeftOutReason::withdrawn;
  if (*at.newest != &row) return LeftOutReason::superseded;
  if (days_between(row.published, day) > stale_after_days) return LeftOutReason::stale;
  return std::nullopt;
}

EarningsBasis majority_basis(const Rows& rows) {
  const auto gaap = std::count_if(rows.begin(), rows.end(),
                                  [](const Estimate* row) { return row->basis == EarningsBasis::gaap; });
  const auto non_gaap = std::ssize(rows) - gaap;
  require(gaap != non_gaap, "query.basis", "given if two bases have equally many rows",
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

/// "3 stale, 1 withdrawn", in the order of LeftOutReason.
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
  const NewestRows rows{rows_asked_for(estimates, query), day};
  require_unambiguous(estimates, rows, day);
  constexpr std::array reasons{LeftOutReason::not_yet_known, LeftOutReason::withdrawn,
                               LeftOutReason::superseded, LeftOutReason::stale};
  Selection selection;
  std::array<Rows, reasons.size()> fallen;  // one list for each reason, in the order of the enumeration
  for (const RowAndNewest& at : rows.rows()) {
    const auto reason = reason_against(at, day, query.stale_after_days);
    (reason ? fallen[static_cast<std::size_t>(*reason)] : selection.kept).push_back(at.row);
  }
  selection.left_out.reserve(rows.rows().size() - selection.kept.size());
  for (const LeftOutReason reason : reasons) {
    for (const Estimate* row : fallen[static_cast<std::size_t>(reason)]) {
      selection.left_out.push_back(left_out(*row, reason));
    }
  }
  return selection;
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
