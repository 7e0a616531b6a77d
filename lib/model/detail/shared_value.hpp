/// \file lib/model/detail/shared_value.hpp
/// The one formula by which both valuations come to a value a share.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue::detail {

/// (base + deals / shares) / (1 + net new shares / shares): [base x shares + deals] / (shares + net new
/// shares). Without deals it is `base` to the bit.
PerShare shared_value(PerShare base, Money deals, Shares shares, Shares net_new_shares);

}  // namespace fairvalue::detail
