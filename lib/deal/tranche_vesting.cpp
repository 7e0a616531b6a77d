#include <fairvalue/deal/tranche_vesting.hpp>

namespace fairvalue {

bool is_lost(TrancheState state) {
  require_enumerator("state", state);
  return state == TrancheState::lapsed || state == TrancheState::forfeited ||
         state == TrancheState::terminated;
}

Shares vested_shares(const std::vector<TrancheVesting>& tranches) {
  Shares sum{0.0};
  for (const TrancheVesting& tranche : tranches) sum += tranche.vested;
  return sum;
}

}  // namespace fairvalue
