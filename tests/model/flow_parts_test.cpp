#include <fairvalue/model/flow_parts.hpp>

#include <doctest/doctest.h>

namespace flow_parts_test {
using namespace fairvalue;

TEST_SUITE("model/flow_parts") {
  TEST_CASE("the total is the sum of the parts and costs are negative") {
    const FlowValue value{Money{7}, Money{5}, Money{3}, Money{-2}};
    CHECK(value.total() == Money{13});
  }
}

}  // namespace flow_parts_test
