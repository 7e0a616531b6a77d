#include <fairvalue/simulation/measure.hpp>

#include <doctest/doctest.h>

namespace measure_test {
using namespace fairvalue;

TEST_SUITE("simulation/measure") {
  TEST_CASE("each measure is printed by its name") {
    CHECK(to_string(Measure::risk_neutral) == "risk-neutral");
    CHECK(to_string(Measure::share) == "share");
  }
}

}  // namespace measure_test
