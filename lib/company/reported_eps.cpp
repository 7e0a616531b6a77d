#include <fairvalue/company/reported_eps.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/company/statement.hpp>
#include <fairvalue/core/require.hpp>

#include "core/detail/prefixed.hpp"

namespace fairvalue {
namespace {

using PartsByEnd = std::map<Date, const ReportedEps*>;

/// Adds a row; it replaces an earlier report of its period.
void take_in(PartsByEnd& parts, std::string_view field, const ReportedEps& row) {
  const auto [place, is_new] = parts.try_emplace(row.eps.period.end, &row);
  const ReportedEps& before = *std::exchange(place->second, &row);
  if (is_new || before.reported < row.reported || before.eps.eps == row.eps.eps) return;
  throw DomainError(fmt::format("{}.eps", field),
                    fmt::format("{} like the other report of {} on {}", before.eps.eps.value,
                                label(row.eps.period), to_string(row.reported)),
                    row.eps.eps.value);
}

/// Empty if the parts known do not make a year.
std::optional<PeriodEps> twelve_months(const PartsByEnd& parts) {
  const std::size_t needed = parts.rbegin()->second->eps.period.half ? 2 : 4;
  if (parts.size() < needed) return std::nullopt;
  std::vector<PeriodEps> last;
  for (auto part = parts.rbegin(); last.size() < needed; ++part) last.push_back(part->second->eps);
  std::reverse(last.begin(), last.end());
  return ttm_eps(last);
}

std::vector<const ReportedEps*> by_day(std::span<const ReportedEps> reported) {
  std::vector<const ReportedEps*> rows;
  for (const ReportedEps& row : reported) {
    require_reported(fmt::format("reported[{}]", rows.size()), row);
    rows.push_back(&row);
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto* a, const auto* b) { return a->reported < b->reported; });
  return rows;
}

}  // namespace

const ReportedEps& require_reported(std::string_view field, const ReportedEps& reported) {
  const auto& [eps, day] = reported;
  require_eps(fmt::format("{}.eps", field), eps);
  require(eps.period.quarter || eps.period.half, fmt::format("{}.period", field), "a quarter or a half",
          label(eps.period));
  const std::string name = fmt::format("{}.reported", field);
  require_date(name, day);
  require(eps.period.end < day, name, fmt::format("after the period's end {}", to_string(eps.period.end)),
          to_string(day));
  return reported;
}

std::vector<ReportedEps> on_share_basis(std::span<const ReportedEps> reported, std::span<const Split> splits,
                                        const ShareBasis& to) {
  std::vector<ReportedEps> converted;
  for (ReportedEps row : reported) {
    const std::string field = fmt::format("reported[{}]", converted.size());
    require_reported(field, row);
    const double factor = share_factor(field + ".share_basis", row.eps.share_basis, row.reported, splits, to);
    row.eps.eps = split_adjusted(row.eps.eps, factor);
    row.eps.share_basis = to;
    converted.push_back(std::move(row));
  }
  return converted;
}

DatedSeries<PeriodEps> trailing_eps_as_known(std::span<const ReportedEps> reported) {
  const auto rows = by_day(reported);
  std::vector<Dated<PeriodEps>> known;
  PartsByEnd parts;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    take_in(parts, fmt::format("reported[{}]", rows[i] - reported.data()), *rows[i]);
    const Date day = rows[i]->reported;
    if (i + 1 < rows.size() && rows[i + 1]->reported == day) continue;
    const auto eps =
        detail::as_member_of("reported by " + to_string(day), [&] { return twelve_months(parts); });
    if (eps) known.push_back({day, *eps});
  }
  return DatedSeries<PeriodEps>{std::move(known)};
}

}  // namespace fairvalue
