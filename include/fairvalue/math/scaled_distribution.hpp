/// \file math/scaled_distribution.hpp
/// A random number times a constant.
#pragma once
#include <fairvalue/math/distribution_kinds.hpp>

namespace fairvalue {

/// The distribution of `factor` > 0 times a number of the distribution given, in the same family. Throws
/// DomainError naming "factor", or as `require_distribution` does, also where a result is too large.
Distribution scaled(const Distribution& distribution, double factor);

}  // namespace fairvalue
