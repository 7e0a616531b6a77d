#include <fairvalue/scenario/estimated.hpp>

#include <doctest/doctest.h>

namespace estimated_test {
using namespace fairvalue;

TEST_SUITE("scenario/estimated") {
  TEST_CASE("a number stands without an error until one is known") {
    const Estimated alone{2.5};
    CHECK(alone.value == 2.5);
    CHECK_FALSE(alone.standard_error.has_value());
    const Estimated known{2.5, 0.0};
    CHECK(known.standard_error == 0.0);
  }
}

}  // namespace estimated_test
