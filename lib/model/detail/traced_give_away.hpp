/// \file lib/model/detail/traced_give_away.hpp
/// What a tranche's gigawatts earn, and the price at which they are given away, on traced numbers.
#pragma once
#include <cstddef>
#include <optional>

#include "reward.hpp"
#include "traced_case.hpp"

namespace fairvalue::detail {

/// As TrancheGiveAway.
struct TracedGiveAway {
  Traced gigawatts;
  Traced shares;
  Traced profit;
  std::optional<Traced> on_delivery;
  std::optional<Traced> present_value;
  std::optional<Traced> today;
};

TracedGiveAway traced_give_away(TracedCase& traced, std::size_t deal, const Reward& reward);

}  // namespace fairvalue::detail
