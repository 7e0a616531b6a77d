#include <fairvalue/pricing/control_variate.hpp>

#include <doctest/doctest.h>

namespace control_variate_test {
using namespace fairvalue;

TEST_SUITE("pricing/control_variate") {
  TEST_CASE("variance-reduction methods have names") {
    CHECK(to_string(ControlVariate::automatic) == "automatic");
    CHECK(to_string(ControlVariate::none) == "none");
    CHECK(to_string(ControlVariate::martingale) == "martingale");
    CHECK(to_string(ControlVariate::crossing) == "crossing");
    CHECK(to_string(ControlVariate::crossing_and_streaks) == "crossing and streaks");
    CHECK(to_string(ControlVariate::post_stratified) == "post-stratified");
  }
}

}  // namespace control_variate_test
