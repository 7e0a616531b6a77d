/// \file company/reported_eps.hpp
/// Reported earnings with the day they became known, and the twelve months they make on each such day.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include <fairvalue/company/earnings.hpp>
#include <fairvalue/core/dated_series.hpp>

namespace fairvalue {

struct ReportedEps {
  PeriodEps eps;  ///< of a quarter or a half
  Date reported;  ///< the first day a reader could have it; after the period's end

  friend bool operator==(const ReportedEps&, const ReportedEps&) = default;
};

/// Throws DomainError naming `field` and the member that breaks its rule.
const ReportedEps& require_reported(std::string_view field, const ReportedEps& reported);

/// Each EPS per unit of `to`, all splits known being given. One that does not state its share basis is on the
/// shares of the day it was reported. Throws DomainError when a split is known after that day:
/// "reported[3].share_basis: must be stated, ...".
std::vector<ReportedEps> on_share_basis(std::span<const ReportedEps> reported, std::span<const Split> splits,
                                        const ShareBasis& to);

/// Trailing-twelve-months EPS by the day it became known, in any order of the rows: on each day of a report
/// ttm_eps of the last quarters or halves reported by then. A later report of the same period takes the place
/// of the earlier one from its own day on. Days on which fewer than a year's parts were known have none.
/// Throws DomainError where the parts of a day leave a gap or do not go together (see ttm_eps), where a
/// period is reported twice on a day with two numbers, or on a bad row.
DatedSeries<PeriodEps> trailing_eps_as_known(std::span<const ReportedEps> reported);

}  // namespace fairvalue
