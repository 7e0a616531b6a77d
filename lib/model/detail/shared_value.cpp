#include "shared_value.hpp"

#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {

PerShare shared_value(PerShare base, Money deals, Shares shares, Shares net_new_shares) {
  return require_result("value a share", shared_formula(base, deals, shares, net_new_shares));
}

}  // namespace fairvalue::detail
