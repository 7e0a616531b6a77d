#include <fairvalue/industry/capacity.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include <fairvalue/core/error.hpp>

namespace capacity_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

// A package of two dies and eight stacks, then a board, a year
SupplyChain accelerator() {
  return {
      .parts = {{.name = "dies", .capacity = 3000, .needed = 2, .yield = 0.8},
                {.name = "stacks", .capacity = 12000, .needed = 8, .yield = 0.9}},
      .steps = {{.name = "package", .capacity = 1300, .yield = 0.9}, {.name = "board", .capacity = 2000}}};
}

TEST_SUITE("industry/capacity") {
  TEST_CASE("dies for 1200 and stacks for 1350 and packages of 90 percent finish 1080") {
    const SupplyOutput output = supply_output(accelerator());
    CHECK(output.units == Approx(1080).epsilon(1e-13));
    CHECK(output.weakest == "dies");
    REQUIRE(output.bounds.size() == 4);
    const double bounds[] = {1080, 1215, 1170, 2000};
    const char* names[] = {"dies", "stacks", "package", "board"};
    for (std::size_t i = 0; i < 4; ++i) {
      CHECK(output.bounds[i].name == names[i]);
      CHECK(output.bounds[i].units == Approx(bounds[i]).epsilon(1e-13));
      CHECK(output.bounds[i].unused == Approx(1 - 1080 / bounds[i]).epsilon(1e-12).scale(1));
    }
    CHECK(output.bounds[0].unused == 0.0);
  }
  TEST_CASE("with more dies the package holds the rest back and then the stacks do not") {
    SupplyChain more = accelerator();
    more.parts[0].capacity = 4000;
    CHECK(supply_output(more).weakest == "package");
    CHECK(supply_output(more).units == Approx(1170).epsilon(1e-13));
  }
  TEST_CASE("a naive walk through the shop finishes as many") {
    const SupplyChain chain = accelerator();
    double joined = infinity;
    for (const SupplyPart& part : chain.parts) {
      joined = std::min(joined, part.capacity * part.yield / part.needed);
    }
    for (const SupplyStep& step : chain.steps) joined = std::min(joined, step.capacity) * step.yield;
    CHECK(supply_output(chain).units == Approx(joined).epsilon(1e-13));
  }
  TEST_CASE("a bad stack costs no die: its yield moves only its own bound") {
    SupplyChain worse = accelerator();
    worse.parts[1].yield = 0.85;
    CHECK(supply_output(worse).bounds[0].units == supply_output(accelerator()).bounds[0].units);
    CHECK(supply_output(worse).bounds[1].units < supply_output(accelerator()).bounds[1].units);
  }
  TEST_CASE("what has no capacity stops the chain and the first of equals is named") {
    const SupplyChain stopped{.parts = {{.name = "a", .capacity = 5}},
                              .steps = {{.name = "b", .capacity = 0}, {.name = "c", .capacity = 0}}};
    const SupplyOutput output = supply_output(stopped);
    CHECK(output.units == 0);
    CHECK(output.weakest == "b");
    CHECK(output.bounds[0].unused == 1.0);
    CHECK(output.bounds[1].unused == 0.0);
    CHECK(output.bounds[2].unused == 0.0);
  }
  TEST_CASE("parts alone or steps alone are a chain") {
    CHECK(supply_output({.parts = {{.name = "a", .capacity = 9, .needed = 3}}, .steps = {}}).units == 3);
    CHECK(supply_output({.parts = {}, .steps = {{.name = "b", .capacity = 4, .yield = 0.5}}}).units == 2);
  }
  TEST_CASE("what breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(supply_output({}), "chain: must be at least one value, got none", DomainError);
    const auto refused = [](auto change) {
      SupplyChain bad = accelerator();
      change(bad);
      try {
        supply_output(bad);
      } catch (const DomainError& error) {
        return std::string(error.what());
      }
      return std::string("accepted");
    };
    CHECK(refused([](SupplyChain& c) { c.parts[1].capacity = -1; }) ==
          "chain.parts[1].capacity: must be >= 0, got -1");
    CHECK(refused([](SupplyChain& c) { c.parts[0].needed = 0; }) ==
          "chain.parts[0].needed: must be > 0, got 0");
    CHECK(refused([](SupplyChain& c) { c.parts[0].yield = 1.1; }) ==
          "chain.parts[0].yield: must be above 0 and at most 1, got 1.1");
    CHECK(refused([](SupplyChain& c) { c.steps[1].yield = 0; }) ==
          "chain.steps[1].yield: must be above 0 and at most 1, got 0");
    CHECK(refused([](SupplyChain& c) { c.steps[0].capacity = nan; }) ==
          "chain.steps[0].capacity: must be a finite number, got nan");
    CHECK(refused([](SupplyChain& c) { c.steps[0].capacity = infinity; }) ==
          "chain.steps[0].capacity: must be a finite number, got inf");
    CHECK(refused([](SupplyChain& c) { c.parts[0].capacity = 1e300, c.parts[0].needed = 1e-300; }) ==
          "dies: must be a finite number, got inf");
  }
}

}  // namespace capacity_test
