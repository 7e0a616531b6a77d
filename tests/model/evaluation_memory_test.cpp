// An evaluation of the deal loop takes no memory from the heap: every allocation of this program is counted.
#include <cstdlib>
#include <new>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/model/callable_models.hpp>

#include "random_case.hpp"

namespace evaluation_memory_test {

thread_local std::size_t allocations = 0;  // of this thread: others may run beside it

}  // namespace evaluation_memory_test

void* operator new(std::size_t size) {
  ++evaluation_memory_test::allocations;
  if (void* const memory = std::malloc(size > 0 ? size : 1)) return memory;
  throw std::bad_alloc{};
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++evaluation_memory_test::allocations;
  return std::malloc(size > 0 ? size : 1);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace evaluation_memory_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

/// Allocations of one evaluation at these values.
std::size_t counted(const CallableModel& model, const std::vector<double>& values,
                    std::vector<std::optional<double>>& results) {
  const std::size_t before = allocations;
  model.run(values, results);
  return allocations - before;
}

TEST_SUITE("model/evaluation_memory") {
  TEST_CASE("the counter sees an allocation") {
    const std::size_t before = allocations;
    const std::vector<double> one(100, 1.0);
    CHECK(allocations == before + 1);
    CHECK(one.size() == 100);
  }
  TEST_CASE("an evaluation of the deal loop allocates nothing with whatever is moved") {
    RandomCase random{7};
    for (int i = 0; i < 200; ++i) {
      CAPTURE(i);
      const Case value = random();
      const CallableModel model = deal_loop_model(value);
      std::vector<double> values = base_values(model);
      std::vector<std::optional<double>> results(model.outputs.size());
      CHECK(counted(model, values, results) == 0);
      values[input_slot(model, "multiple")] *= 1.1;
      values[input_slot(model, "eps_growth")] += 0.05;
      values[input_slot(model, "deal.A.gigawatts")] *= 0.7;
      values[input_slot(model, "deal.A.delay_months")] = 5;
      values[input_slot(model, "deal.B.interval_factor")] = 1.2;
      CHECK(counted(model, values, results) == 0);
      CHECK(results[0].has_value());
    }
  }
}

}  // namespace evaluation_memory_test
