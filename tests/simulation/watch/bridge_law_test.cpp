#include "simulation/watch/bridge_law.hpp"

#include <cstdint>
#include <vector>

#include <fairvalue/core/error.hpp>

#include <doctest/doctest.h>

namespace bridge_law_test {
using namespace fairvalue;
using namespace fairvalue::detail;

constexpr PathTraits brownian{.has_continuous_paths = true, .terminal_is_lognormal = true};

TEST_SUITE("simulation/watch/bridge_law") {
  TEST_CASE("variances and exponents by hand") {
    const std::vector<float> volatility{0.5F, 0.25F, 0.0F};
    const BridgeLaw law = bridge_law(brownian, volatility);
    CHECK(law.variance[0] == 0.25F);
    CHECK(law.exponent[0] == -8.0F);  // -2 / 0.25
    CHECK(law.variance[1] == 0.0625F);
    CHECK(law.exponent[1] == -32.0F);
    CHECK(law.variance[2] == 0.0F);
    CHECK(law.exponent[2] == -1e30F);  // a day that does not move does not cross
  }
  TEST_CASE("whole chunks of days with the largest deviation of each") {
    std::vector<float> volatility(40, 0.01F);
    volatility[31] = 0.03F;
    volatility[39] = 0.02F;
    const BridgeLaw law = bridge_law(brownian, volatility);
    CHECK(law.variance.size() == 64);
    CHECK(law.exponent.size() == 64);
    CHECK(law.exponent[63] == -1e30F);
    CHECK(law.largest_deviation == std::vector<float>{0.03F, 0.02F});
    CHECK(reinterpret_cast<std::uintptr_t>(law.exponent.data()) % 64 == 0);
  }
  TEST_CASE("a model without bridges is refused: one that jumps or one with a volatility of its own") {
    const std::vector<float> volatility{0.5F};
    for (const PathTraits& traits : {PathTraits{}, PathTraits{.has_continuous_paths = true},
                                     PathTraits{.terminal_is_lognormal = true}}) {
      CHECK_THROWS_WITH_AS(bridge_law(traits, volatility),
                           "model: must be log-normal and without jumps for Brownian bridges, got another",
                           DomainError);
    }
  }
}

}  // namespace bridge_law_test
