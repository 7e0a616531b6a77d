/// \file company/estimate.hpp
/// One analyst's forecast of one number, with the day it was published and the day it could be known.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include <fairvalue/company/earnings.hpp>
#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/fiscal_period.hpp>

namespace fairvalue {

enum class EstimateMeasure { eps, revenue, ebitda, net_income, free_cash_flow };

/// "EPS", "revenue", ...
std::string_view to_string(EstimateMeasure measure);

struct Estimate {
  /// Not empty. Compared letter by letter: "A", "a" and "A " are three brokers, so give each one spelling.
  std::string broker;
  FiscalPeriod period;
  EstimateMeasure measure;
  double value;  ///< currency units, per diluted share where the measure is eps; >= 0 for revenue
  EarningsBasis basis;
  Currency currency;
  Date published;
  Date known_at;  ///< the first day a reader could have it; not before `published`
  std::string source{};
  std::optional<Date> withdrawn{};  ///< from this day on it counts no more; not before `published`
};

/// Throws DomainError naming `field` and the member that breaks its rule: "estimates[3].value: ...".
const Estimate& require_estimate(std::string_view field, const Estimate& estimate);

}  // namespace fairvalue
