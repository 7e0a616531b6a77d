/// \file company/guidance.hpp
/// A company's guidance for one period as it moved, against what the market hoped.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/core/share_basis.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// "More than 3.5 bn" is recorded as 3.5 bn: guidance is taken at the figure given.
template <class Amount>
struct GuidancePathOf {
  std::string subject;         ///< "AI accelerator revenue"
  FiscalPeriod period;         ///< the period guided for
  DatedSeries<Amount> guided;  ///< by the day it was given, not after the period; each > 0, at least one
  Amount hoped;                ///< what the market expected before the first figure; > 0
  /// Of guidance a share: all figures and the hope are on it. None for amounts of money.
  std::optional<ShareBasis> share_basis{};
};
using GuidancePath = GuidancePathOf<Money>;
using EpsGuidancePath = GuidancePathOf<PerShare>;

template <class Amount>
struct GuidanceStepOf {
  Date given;
  Amount guided;
  std::optional<double> revision;  ///< growth over the figure before; none for the first
  double share_of_hope;            ///< guided / hoped
  double raise_to_hope;            ///< the raise still needed: hoped / guided - 1; negative once passed
};
using GuidanceStep = GuidanceStepOf<Money>;
using EpsGuidanceStep = GuidanceStepOf<PerShare>;

/// One step a figure, in order of time. A figure given after the period has ended is a result and no
/// guidance. Throws DomainError naming the member that breaks its rule.
std::vector<GuidanceStep> guidance_steps(const GuidancePath& path);
std::vector<EpsGuidanceStep> guidance_steps(const EpsGuidancePath& path);

/// The path per unit of `to`, all splits known being given. One that does not state its share basis is on the
/// shares of its first figure's day. Throws DomainError when a split is known after that day, or on a bad
/// path. Figures each on their own day's shares come to one basis by split_adjusted of their series.
EpsGuidancePath on_share_basis(const EpsGuidancePath& path, std::span<const Split> splits,
                               const ShareBasis& to);

}  // namespace fairvalue
