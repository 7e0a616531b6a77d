#include <fairvalue/deal/tranche_vesting.hpp>

namespace fairvalue {

std::string_view to_string(TrancheState state) {
  switch (state) {
    case TrancheState::waiting: return "waiting";
    case TrancheState::vested: return "vested";
    case TrancheState::exercisable: return "exercisable";
    case TrancheState::exercised: return "exercised";
    case TrancheState::lapsed: return "lapsed";
    case TrancheState::forfeited: return "forfeited";
    case TrancheState::terminated: return "terminated";
  }
  return "waiting";
}

bool is_lost(TrancheState state) {
  return state == TrancheState::lapsed || state == TrancheState::forfeited ||
         state == TrancheState::terminated;
}

Shares vested_shares(const std::vector<TrancheVesting>& tranches) {
  Shares sum{0.0};
  for (const TrancheVesting& tranche : tranches) sum += tranche.vested;
  return sum;
}

}  // namespace fairvalue
