#include <fairvalue/pricing/claim_methods.hpp>

#include <doctest/doctest.h>

namespace claim_methods_test {
using namespace fairvalue;

TEST_SUITE("pricing/claim_methods") {
  TEST_CASE("exercise policies and methods for closes are named as they are spelt") {
    CHECK(to_string(ExercisePolicy::hold_to_expiry) == "hold_to_expiry");
    CHECK(to_string(ExercisePolicy::on_vesting) == "on_vesting");
    CHECK(to_string(ClosesMethod::convolution) == "convolution");
    CHECK(to_string(ClosesMethod::shifted_hurdle) == "shifted_hurdle");
  }

  TEST_CASE("a claim is held and its closes are valued exactly unless asked otherwise") {
    CHECK(ClaimMethods{}.exercise == ExercisePolicy::hold_to_expiry);
    CHECK(ClaimMethods{}.closes == ClosesMethod::convolution);
  }
}

}  // namespace claim_methods_test
