/// \file company/filed_period.hpp
/// The figures of one fiscal year or quarter, each with the filing it comes from.
#pragma once
#include <optional>
#include <string>

#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/core/standing.hpp>

namespace fairvalue {

struct FiledFigure {
  double value;        ///< per-share figures and counts are on shares of `as_of`
  Date filed;          ///< of the latest filing that enters
  Standing standing;   ///< stated by a filing, or derived from several
  std::string source;  ///< "us-gaap:NetIncomeLoss, 0001640147-23-000030", or how it was derived
};

/// The figures of one fiscal year or quarter; what was not filed and cannot be derived is missing.
struct FiledPeriod {
  FiscalPeriod period;
  std::optional<FiledFigure> diluted_eps{};
  std::optional<FiledFigure> net_income{};  ///< to common shareholders where the filing tells them apart
  std::optional<FiledFigure> revenue{};
  std::optional<FiledFigure> diluted_shares{};  ///< weighted average
};

}  // namespace fairvalue
