/// \file company/estimate.hpp
/// One analyst's forecast of one number, with the day it was published and the day it could be known.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/company/earnings.hpp>
#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/fiscal_period.hpp>

namespace fairvalue {

enum class EstimateMeasure { eps, revenue, ebitda, net_income, free_cash_flow };
template <>
inline constexpr auto enum_names<EstimateMeasure> = names_of("measure",
                                                             {{"eps", "EPS"},
                                                              {"revenue"},
                                                              {"ebitda", "EBITDA"},
                                                              {"net_income", "net income"},
                                                              {"free_cash_flow", "free cash flow"}});

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
  /// Of an EPS; other measures have none. Needed for a row published before a known split, which may or may
  /// not have been restated since; as published, it is {.as_of = published}. See on_share_basis.
  std::optional<ShareBasis> share_basis{};

  friend bool operator==(const Estimate&, const Estimate&) = default;
};

/// Throws DomainError naming `field` and the member that breaks its rule: "estimates[3].value: ...".
const Estimate& require_estimate(std::string_view field, const Estimate& estimate);
/// The same, naming the member alone: "value: ...". For the caller who adds the field himself, and only to a
/// row that is refused: files have millions of rows.
const Estimate& require_estimate(const Estimate& estimate);

/// The rows with every EPS per unit of `to`, all splits known being given; other measures as they are. A row
/// that does not state its share basis is on the shares of the day it was published. Throws DomainError when
/// a split is known after that day: "estimates[3].share_basis: must be stated, ...", or on a bad row.
std::vector<Estimate> on_share_basis(std::span<const Estimate> estimates, std::span<const Split> splits,
                                     const ShareBasis& to);

}  // namespace fairvalue
