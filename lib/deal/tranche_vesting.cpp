#include <fairvalue/deal/tranche_vesting.hpp>

namespace fairvalue {

bool is_lost(TrancheState state) {
  switch (state) {
    case TrancheState::waiting:
    case TrancheState::vested:
    case TrancheState::exercisable:
    case TrancheState::exercised: return false;
    case TrancheState::lapsed:
    case TrancheState::forfeited:
    case TrancheState::terminated: return true;
  }
  refuse_enumerator(state, "state");
}

std::string reason_lost(const TrancheVesting& vesting) {
  return is_lost(vesting.state) ? vesting.reason : "";
}

Shares vested_shares(const std::vector<TrancheVesting>& tranches) {
  Shares sum{0.0};
  for (const TrancheVesting& tranche : tranches) sum += tranche.vested;
  return sum;
}

}  // namespace fairvalue
