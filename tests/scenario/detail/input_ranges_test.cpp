#include "scenario/detail/input_ranges.hpp"

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

namespace input_ranges_test {
using namespace fairvalue;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

using Ranges = std::vector<InputRange>;

const CallableModel model{
    .inputs = {{.name = "multiple", .unit = "x", .value = 30}, {.name = "eps", .unit = "USD", .value = 5}},
    .outputs = {{.name = "price", .unit = "USD"}},
    .run = [](std::span<const double>, std::span<std::optional<double>>) {}};

TEST_SUITE("scenario/detail/input_ranges") {
  TEST_CASE("ranges have their inputs' slots and may be a point or lie off the base value") {
    CHECK(detail::require_ranges(model, Ranges{{"eps", 7, 9}, {"multiple", 30, 30}}) ==
          std::vector<std::size_t>{1, 0});
  }
  TEST_CASE("what is no range is refused by its place") {
    struct Row {
      Ranges ranges;
      const char* message;
    };
    for (const Row& row :
         {Row{{}, "ranges: must be at least one value, got none"},
          Row{{{"ep", 1, 2}}, "ranges[0].input: must be a named input (nearest 'eps'), got 'ep'"},
          Row{{{"eps", 1, 2}, {"eps", 1, 2}}, "ranges[1].input: must be unique, got 'eps'"},
          Row{{{"eps", 1, 2}, {"multiple", 4, 3}}, "ranges[1].low: must be <= high (3), got 4"},
          Row{{{"eps", nan, 2}}, "ranges[0].low: must be a finite number, got nan"},
          Row{{{"eps", 1, nan}}, "ranges[0].high: must be a finite number, got nan"},
          Row{{{"eps", 1, infinity}}, "ranges[0].high: must be a finite number, got inf"}}) {
      CHECK_THROWS_WITH_AS(detail::require_ranges(model, row.ranges), row.message, DomainError);
    }
    CHECK_THROWS_WITH_AS(detail::require_ranges(CallableModel{}, Ranges{{"eps", 1, 2}}),
                         "model.inputs: must be at least one value, got none", DomainError);
  }
}

}  // namespace input_ranges_test
