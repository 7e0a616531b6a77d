/// \file company/consensus_query.hpp
/// Which analysts' rows make a consensus, and why a row is left out.
#pragma once
#include <optional>
#include <string>

#include <fairvalue/company/estimate.hpp>
#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

/// Which rows make a consensus.
struct ConsensusQuery {
  FiscalPeriod period;
  EstimateMeasure measure;
  Date as_of;
  int stale_after_days = 180;            ///< a row published more days ago than this stays out; >= 0
  std::optional<EarningsBasis> basis{};  ///< none: the basis of the majority of the rows that still count
  /// Leaves out rows further from the median than this many robust deviations, 1.4826 x the median
  /// absolute deviation (Iglewicz and Hoaglin 1993 advise 3.5). A row exactly at the limit stays. Where more
  /// than half the rows agree that deviation is zero, no yardstick, and nothing is left out. > 0.
  std::optional<double> outlier_limit{};
};

/// In the order in which rows fall out.
enum class LeftOutReason { not_yet_known, withdrawn, superseded, stale, other_basis, outlier };
template <>
inline constexpr auto enum_names<LeftOutReason> = names_of("reason", {{"not_yet_known", "not yet known"},
                                                                      {"withdrawn"},
                                                                      {"superseded"},
                                                                      {"stale"},
                                                                      {"other_basis", "on another basis"},
                                                                      {"outlier"}});

struct LeftOut {
  std::string broker;
  double value;
  Date published;
  LeftOutReason reason;

  friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

}  // namespace fairvalue
