/// \file company/guidance.hpp
/// A company's guidance for one period as it moved, against what the market hoped.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// "More than 3.5 bn" is recorded as 3.5 bn: guidance is taken at the figure given.
struct GuidancePath {
  std::string subject;        ///< "AI accelerator revenue"
  FiscalPeriod period;        ///< the period guided for
  DatedSeries<Money> guided;  ///< by the day it was given; each > 0, at least one
  Money hoped;                ///< what the market expected before the first figure; > 0
};

struct GuidanceStep {
  Date given;
  Money guided;
  std::optional<double> revision;  ///< growth over the figure before; none for the first
  double share_of_hope;            ///< guided / hoped
  double raise_to_hope;            ///< the raise still needed: hoped / guided - 1; negative once passed
};

/// One step a figure, in order of time. Throws DomainError naming the member that breaks its rule.
std::vector<GuidanceStep> guidance_steps(const GuidancePath& path);

}  // namespace fairvalue
