#include <fairvalue/deal/tranche_vesting.hpp>

#include <doctest/doctest.h>

#include <utility>
#include <vector>

namespace tranche_vesting_test {
using namespace fairvalue;

TEST_SUITE("deal/tranche_vesting") {
  TEST_CASE("a state is lost when nothing can come of it any more") {
    for (const auto& [row_state, lost] :
         std::vector<std::pair<TrancheState, bool>>{{TrancheState::waiting, false},
                                                    {TrancheState::vested, false},
                                                    {TrancheState::exercisable, false},
                                                    {TrancheState::exercised, false},
                                                    {TrancheState::lapsed, true},
                                                    {TrancheState::forfeited, true},
                                                    {TrancheState::terminated, true}}) {
      const auto& state = row_state;
      CAPTURE(to_string(state));
      CHECK(is_lost(state) == lost);
    }
  }
  TEST_CASE("vested shares of all tranches add up") {
    CHECK(vested_shares({}) == Shares{0});
    CHECK(vested_shares({{.tranche = "a", .state = TrancheState::vested, .vested = Shares{100}},
                         {.tranche = "b", .state = TrancheState::exercised, .vested = Shares{50}}}) ==
          Shares{150});
  }
}

}  // namespace tranche_vesting_test
