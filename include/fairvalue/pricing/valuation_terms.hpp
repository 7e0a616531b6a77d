/// \file pricing/valuation_terms.hpp
/// The terms of a valuation: kind of value, exercise policy, dilution and price adjustment.
#pragma once
#include <optional>
#include <string>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/deal/gate.hpp>
#include <fairvalue/pricing/claim_methods.hpp>
#include <fairvalue/pricing/dilution_method.hpp>

namespace fairvalue {

/// The kind of value. Values of different kinds cannot be compared.
enum class ValueKind {
  grant_date,        ///< market conditions included, all others not; market of the grant (ASC 718-10-30-12)
  measurement_date,  ///< the same on a later day, in the market of that day: remeasurement, modification
  economic           ///< every condition included; market of the valuation
};
template <>
inline constexpr auto enum_names<ValueKind> = names_of("kind",
                                                       {{"grant_date", "grant-date fair value"},
                                                        {"measurement_date", "measurement-date fair value"},
                                                        {"economic", "economic value"}});

/// The conditions that a value of this kind includes.
ConditionsCounted conditions_counted(ValueKind kind);

/// An adjustment for material information that is not yet in the price (SEC SAB 120).
struct PriceAdjustment {
  double change;       ///< of the price, decimal; > -1
  std::string reason;  ///< not empty

  friend bool operator==(const PriceAdjustment&, const PriceAdjustment&) = default;
};

/// The terms of a valuation by any method.
struct ValuationTerms {
  ValueKind kind = ValueKind::economic;
  ExercisePolicy exercise = ExercisePolicy::hold_to_expiry;
  DilutionMethod dilution = DilutionMethod::none;
  std::optional<Shares> outstanding{};  ///< without the warrant's own; required unless `dilution` is none
  /// Changes the price that is valued, not the close that gates are compared with. Refused for an economic
  /// value, which uses the market's price.
  std::optional<PriceAdjustment> adjustment{};
};

/// Throws DomainError naming the member that breaks its rule: "terms.outstanding: must be given for a
/// dilution, got none".
const ValuationTerms& require_terms(const ValuationTerms& terms);

}  // namespace fairvalue
