#include "pricing/sampling/control_set.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace control_set_test {
using namespace fairvalue;
using namespace fairvalue::detail;

TEST_SUITE("pricing/sampling/control_set") {
  TEST_CASE("controls by hand: a crossing times the end's payment when held and a streak as it is") {
    const std::vector<float> crossing{0.0F, 0.5F, 1.0F};
    const std::vector<float> streak{0.9F, 1.25F, 2.0F};
    PathFacts facts{.first_path = 0, .paths = 3, .crossing = {{}, crossing}, .streak = {{}, {}, streak}};
    TranchePaths paths;
    paths.payoff = {0, 0, 0};
    paths.at_end = {7, 8, 9};
    paths.other = {0.1, 0.2, 0.3};
    const auto read = [&](const Control& control, ExercisePolicy exercise) {
      std::vector<double> values;
      read_control(control, exercise, facts, paths, values);
      return values;
    };
    using enum ExercisePolicy;
    CHECK(read(CrossingControl{1}, hold_to_expiry) == std::vector<double>{0, 4, 9});
    CHECK(read(CrossingControl{1}, on_vesting) == std::vector<double>{0, 0.5, 1});
    CHECK(read(LikelihoodControl{}, hold_to_expiry) == paths.other);
    for (const ExercisePolicy exercise : {hold_to_expiry, on_vesting}) {
      CHECK(read(StreakControl{2, 1.25F}, exercise) ==
            std::vector<double>{0, 1, 1});  // a level reached counts
      CHECK(read(StreakControl{2, 2.5F}, exercise) == std::vector<double>{0, 0, 0});
    }
  }
}

}  // namespace control_set_test
