#include <fairvalue/simulation/simd_target.hpp>

#include <doctest/doctest.h>
#include <hwy/targets.h>

namespace simd_target_test {

TEST_SUITE("simulation/simd_target") {
  TEST_CASE("it is one of those that the processor has") {
    bool is_one_of_them = false;
    for (const auto target : hwy::SupportedAndGeneratedTargets())
      is_one_of_them = is_one_of_them || hwy::TargetName(target) == fairvalue::simd_target();
    CHECK(is_one_of_them);
    CHECK(fairvalue::simd_target() == hwy::TargetName(hwy::SupportedAndGeneratedTargets().front()));
  }
}

}  // namespace simd_target_test
