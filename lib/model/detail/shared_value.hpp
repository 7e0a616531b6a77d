/// \file lib/model/detail/shared_value.hpp
/// The one formula by which both valuations come to a value a share.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue::detail {

/// (base + deals / shares) / (1 + net new shares / shares), of numbers of any kind that calculate like
/// doubles.
template <class Price, class Amount, class Count>
Price shared_formula(const Price& base, const Amount& deals, const Count& shares,
                     const Count& net_new_shares) {
  return (base + deals / shares) / (1.0 + net_new_shares / shares);
}

/// [base x shares + deals] / (shares + net new shares), by the formula above: without deals it is `base` to
/// the bit.
PerShare shared_value(PerShare base, Money deals, Shares shares, Shares net_new_shares);

}  // namespace fairvalue::detail
