#include <fairvalue/scenario/target_error.hpp>

#include <doctest/doctest.h>

namespace target_error_test {
using namespace fairvalue;

TEST_SUITE("scenario/target_error") {
  TEST_CASE("a target names an output and the error its mean may have") {
    const TargetError target{.output = "price", .standard_error = 0.01};
    CHECK(target.output == "price");
    CHECK(target.standard_error == 0.01);
  }
}

}  // namespace target_error_test
