#include <fairvalue/industry/capacity.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

using namespace fairvalue;
using doctest::Approx;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

using Stages = std::vector<SupplyStage>;

// Dies of wafers, stacks of memory and the package that joins them, a year
const Stages chain{{.name = "wafers", .capacity = 1000, .needed = 1.0 / 60, .yield = 0.8},
                   {.name = "packages", .capacity = 50000, .yield = 0.9},
                   {.name = "boards", .capacity = 60000, .yield = 1.0}};

TEST_SUITE("industry/capacity") {
  TEST_CASE("1000 wafers of 60 dies at 80 percent make 48000 dies and 43200 good packages") {
    const SupplyOutput output = supply_output(chain);
    CHECK(output.units == Approx(43200).epsilon(1e-13));
    CHECK(output.weakest == 0);
    // packages alone: 50000 x 0.9 = 45000; boards: 60000
    CHECK(output.slack[0] == 0.0);
    CHECK(output.slack[1] == Approx(1 - 43200.0 / 45000).epsilon(1e-12));
    CHECK(output.slack[2] == Approx(1 - 43200.0 / 60000).epsilon(1e-12));
  }
  TEST_CASE("with twice the wafers the packages hold the rest back") {
    Stages more = chain;
    more[0].capacity *= 2;
    const SupplyOutput output = supply_output(more);
    CHECK(output.units == Approx(45000).epsilon(1e-13));
    CHECK(output.weakest == 1);
    CHECK(output.slack[1] == 0.0);
  }
  TEST_CASE("a naive walk from the first stage on delivers what the formula says") {
    // start each stage with the lesser of its capacity and what comes in
    double units = chain[0].capacity;
    for (std::size_t i = 0; i < chain.size(); ++i) {
      units = std::min(units, chain[i].capacity) * chain[i].yield / chain[i].needed;
    }
    CHECK(supply_output(chain).units == Approx(units).epsilon(1e-13));
  }
  TEST_CASE("eight stacks go into a package") {
    const Stages memory{{.name = "stacks", .capacity = 8000, .needed = 8},
                        {.name = "packages", .capacity = 1001}};
    CHECK(supply_output(memory).units == 1000);
    CHECK(supply_output(memory).weakest == 0);
  }
  TEST_CASE("a stage without capacity stops the chain and the first of equals is named") {
    const Stages stopped{
        {.name = "a", .capacity = 5}, {.name = "b", .capacity = 0}, {.name = "c", .capacity = 0}};
    const SupplyOutput output = supply_output(stopped);
    CHECK(output.units == 0);
    CHECK(output.weakest == 1);
    CHECK(output.slack == std::vector<double>{1, 0, 0});
  }
  TEST_CASE("what breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(supply_output({}), "stages: must be at least one value, got none", DomainError);
    CHECK_THROWS_WITH_AS(supply_output(Stages{{.name = "a", .capacity = -1}}),
                         "stages[0].capacity: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(
        supply_output(Stages{{.name = "a", .capacity = 1}, {.name = "b", .capacity = 1, .yield = 0}}),
        "stages[1].yield: must be above 0 and at most 1, got 0", DomainError);
    CHECK_THROWS_WITH_AS(supply_output(Stages{{.name = "a", .capacity = 1, .yield = 1.1}}),
                         "stages[0].yield: must be above 0 and at most 1, got 1.1", DomainError);
    CHECK_THROWS_WITH_AS(supply_output(Stages{{.name = "a", .capacity = 1, .needed = 0}}),
                         "stages[0].needed: must be > 0, got 0", DomainError);
    CHECK_THROWS_AS(supply_output(Stages{{.name = "a", .capacity = nan}}), DomainError);
    CHECK_THROWS_AS(supply_output(Stages{{.name = "a", .capacity = infinity}}), DomainError);
    CHECK_THROWS_AS(supply_output(Stages{{.name = "a", .capacity = 1e300, .needed = 1e-300}}), DomainError);
  }
}

}  // namespace
