/// \file math/root.hpp
/// Where a function of one number crosses zero.
#pragma once
#include <functional>
#include <optional>

#include <fairvalue/core/interval.hpp>

namespace fairvalue {

/// The x in `bracket` with f(x) = 0, to the last few bits of x; a root at 0 inside the bracket, where x has
/// no last bits, to 1e-20 of its width. A bracket's end may be the root, the lower one where both are. No
/// answer when f has one sign at both ends: there is no root, or an even number of them. `f` must be
/// continuous on the bracket; a jump through zero, or a pole, is taken for a root. A bracket may begin or end
/// on a pole, where f is infinite: the root is looked for from the nearest number on at which f is finite.
/// Throws DomainError on an end that is not finite, when f returns NaN, or infinity elsewhere, or after 200
/// evaluations without convergence, as with a bracket of hundreds of orders of magnitude. What f throws
/// passes through. Source: Alefeld, Potra, Shi (1995), ACM TOMS 21(3), Algorithm 748, as implemented by
/// Boost.Math.
std::optional<double> find_root(const std::function<double(double)>& f, Interval<double> bracket);

}  // namespace fairvalue
