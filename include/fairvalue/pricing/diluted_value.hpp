/// \file pricing/diluted_value.hpp
/// The value of a warrant whose exercise creates new shares.
#pragma once
#include <functional>

#include <fairvalue/core/units.hpp>
#include <fairvalue/pricing/dilution_method.hpp>

namespace fairvalue {

struct DilutedValue {
  PerShare value;  ///< W, a warrant on one share
  PerShare spot;   ///< S*, the price at which the undiluted V is computed
};

/// The solution W. `value_at` is V, the undiluted value at a share price: continuous, and between 0 and that
/// price, as for any warrant on one share. S > 0. W is unique if the slope of V stays below 1 + n/m; a claim
/// close to its hurdle and its expiry can be steeper and have several solutions, of which one is returned.
/// Throws DomainError naming the member that breaks its rule; exceptions of `value_at` pass through.
/// Source: Damodaran (2012), Investment Valuation, chapter 5; Galai and Schneller (1978), Journal of Finance
/// 33(5).
DilutedValue diluted_value(const std::function<PerShare(PerShare)>& value_at, PerShare spot,
                           const Dilution& dilution);

}  // namespace fairvalue
