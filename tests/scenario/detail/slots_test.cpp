#include "scenario/detail/slots.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/scenario/callable_model.hpp>

namespace slots_test {
using namespace fairvalue;

using Names = std::vector<std::string_view>;
using Slots = std::vector<std::size_t>;

const CallableModel model{.inputs = {{.name = "multiple", .unit = "x", .value = 30},
                                     {.name = "eps", .unit = "USD", .value = 5},
                                     {.name = "growth", .unit = "%", .value = 0.1}},
                          .outputs = {{.name = "price", .unit = "USD"}},
                          .run = {}};

TEST_SUITE("scenario/detail/slots") {
  TEST_CASE("names have their slots in the order in which they are given") {
    CHECK(detail::different_slots(model.inputs, "axes", Names{"growth", "multiple"}) == Slots{2, 0});
    CHECK(detail::different_slots(model.inputs, "axes", Names{"eps"}) == Slots{1});
    CHECK(detail::named_slot("output", "output", std::span{model.outputs}, "price") == 0);
  }
  TEST_CASE("no names and unknown ones and a second of one are refused with their place") {
    CHECK_THROWS_WITH_AS(detail::different_slots(model.inputs, "axes", {}),
                         "axes: must be at least one value, got none", DomainError);
    CHECK_THROWS_WITH_AS(detail::different_slots(model.inputs, "axes", Names{"eps", "grwth"}),
                         "axes[1].input: must be a named input (nearest 'growth'), got 'grwth'", DomainError);
    CHECK_THROWS_WITH_AS(detail::different_slots(model.inputs, "axes", Names{"eps", "growth", "eps"}),
                         "axes[2].input: must be unique, got 'eps'", DomainError);
    CHECK_THROWS_WITH_AS(detail::named_slot("output", "output", std::span{model.outputs}, "prize"),
                         "output: must be a named output (nearest 'price'), got 'prize'", DomainError);
    CHECK_THROWS_WITH_AS(detail::named_slot("output", "output", std::span<const NamedOutput>{}, "price"),
                         "output: must be a named output (there are none), got 'price'", DomainError);
  }
}

}  // namespace slots_test
