/// \file accounting/restriction_discount.hpp
/// The discount for shares that may not be sold for a time after exercise.
#pragma once
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/pricing/flat_market.hpp>

namespace fairvalue {

enum class DiscountMethod {
  finnerty,  ///< average-strike put: the holder would have sold at the average price (Finnerty 2012)
  chaffe     ///< European put at the price of today (Chaffe 1993): an upper bound in practice
};
template <>
inline constexpr auto enum_names<DiscountMethod> = names_of("discount",
                                                            {{"finnerty", "Finnerty"}, {"chaffe", "Chaffe"}});

/// What keeps the holder from selling.
enum class RestrictionKind {
  post_exercise,    ///< on the shares, after exercise: part of the fair value (ASC 718-10-30-10)
  vesting,          ///< lapses when conditions are met: no part of it
  non_transferable  ///< of the warrant: acts through the expected term (ASC 718-10-55-29)
};
template <>
inline constexpr auto enum_names<RestrictionKind> =
    names_of("restriction",
             {{"post_exercise", "post-exercise"}, {"vesting"}, {"non_transferable", "non-transferable"}});

struct RestrictionDiscount {
  DiscountMethod method;
  RestrictionKind kind;
  Years duration;  ///< of the restriction after exercise; > 0

  friend bool operator==(const RestrictionDiscount&, const RestrictionDiscount&) = default;
};

/// Part of the price, in [0, 1). Finnerty: e^{-qT} (N(v/2) - N(-v/2)), v^2 = x + ln(2 (e^x - x - 1)) - 2
/// ln(e^x - 1), x = sigma^2 T; at most 32.3 % without dividends. Chaffe: the put with strike S over S. Throws
/// DomainError for any kind but post-exercise, by name, and on a bad market or duration. Source: Finnerty,
/// Journal of Applied Corporate Finance 24(4), 2012; Chaffe, Business Valuation Review 12, 1993.
double restriction_discount(const RestrictionDiscount& discount, const FlatMarket& market);

}  // namespace fairvalue
