#include <fairvalue/scenario/input_range.hpp>

#include <doctest/doctest.h>

namespace input_range_test {
using namespace fairvalue;

TEST_SUITE("scenario/input_range") {
  TEST_CASE("a range has no ends of its own") {
    // An aggregate: the input, its low and its high, all three given by the caller.
    const InputRange range{"eps", 4, 7};
    CHECK(range.input == "eps");
    CHECK(range.low == 4.0);
    CHECK(range.high == 7.0);
  }
}

}  // namespace input_range_test
