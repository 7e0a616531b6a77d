/// \file pricing/valuation_terms.hpp
/// Which value of a warrant is asked for, and what it is computed from beside the market.
#pragma once
#include <optional>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/market/trading_calendar.hpp>
#include <fairvalue/pricing/claim_methods.hpp>
#include <fairvalue/pricing/diluted_value.hpp>

namespace fairvalue {

/// Which of the numbers, never to be mixed.
enum class ValueKind {
  grant_date,        ///< market conditions inside, all others outside; the grant's market (ASC 718-10-30-12)
  measurement_date,  ///< the same on a later day, in the market of that day: remeasurement, modification
  economic           ///< every condition inside; the market of the valuation
};
template <>
inline constexpr auto enum_names<ValueKind> =
    names_of("kind", {{"grant_date", "grant-date fair value"},
                      {"measurement_date", "measurement-date fair value"},
                      {"economic", "economic value"}});

/// The conditions inside a value of the kind.
ConditionsCounted conditions_counted(ValueKind kind);

struct ValuationTerms {
  ClaimMethods methods{};
  DilutionMethod dilution = DilutionMethod::none;
  std::optional<Shares> outstanding{};        ///< before the warrant's own; needed for a dilution but `none`
  std::optional<TradingCalendar> calendar{};  ///< counts the closes to the expiry; none: 252 a year
  /// What has happened since the grant, for the economic value: gates met are taken as met; lost tranches are
  /// worth nothing, and exercised ones nothing as a warrant. None: nothing has happened but the spot's close.
  std::optional<DealHistory> history{};
};

}  // namespace fairvalue
