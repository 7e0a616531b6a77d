/// \file pricing/valuation_terms.hpp
/// Which value of a warrant is asked for: its kind, exercise policy, dilution and price adjustment.
#pragma once
#include <optional>
#include <string>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/deal/gate.hpp>
#include <fairvalue/pricing/claim_methods.hpp>
#include <fairvalue/pricing/dilution_method.hpp>

namespace fairvalue {

/// Which of the numbers, never to be mixed.
enum class ValueKind {
  grant_date,        ///< market conditions inside, all others outside; the grant's market (ASC 718-10-30-12)
  measurement_date,  ///< the same on a later day, in the market of that day: remeasurement, modification
  economic           ///< every condition inside; the market of the valuation
};
template <>
inline constexpr auto enum_names<ValueKind> = names_of("kind",
                                                       {{"grant_date", "grant-date fair value"},
                                                        {"measurement_date", "measurement-date fair value"},
                                                        {"economic", "economic value"}});

/// The conditions inside a value of the kind.
ConditionsCounted conditions_counted(ValueKind kind);

/// An adjustment of the price for what was known and not yet in it (SEC SAB 120).
struct PriceAdjustment {
  double change;       ///< of the price, decimal; > -1
  std::string reason;  ///< not empty
};

/// The same for every method.
struct ValuationTerms {
  ValueKind kind = ValueKind::economic;
  ExercisePolicy exercise = ExercisePolicy::hold_to_expiry;
  DilutionMethod dilution = DilutionMethod::none;
  std::optional<Shares> outstanding{};  ///< before the warrant's own; needed for a dilution but `none`
  /// Moves the price that is valued, not the close that gates are held against. Refused for an economic
  /// value, whose price is the market's.
  std::optional<PriceAdjustment> adjustment{};
};

/// Throws DomainError naming the member that breaks its rule: "terms.outstanding: must be given for a
/// dilution, got none".
const ValuationTerms& require_terms(const ValuationTerms& terms);

}  // namespace fairvalue
