#include <fairvalue/core/outcome.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

#include <fairvalue/core/require.hpp>
#include <fairvalue/core/units.hpp>

namespace outcome_test {
using namespace fairvalue;

TEST_SUITE("core/outcome") {
  TEST_CASE("a value is kept and has no reason") {
    const auto outcome = attempt([] { return require_positive("price", PerShare{130}); });
    REQUIRE(outcome.has_value());
    CHECK(outcome.value() == PerShare{130});
    CHECK(outcome.reason().empty());
  }
  TEST_CASE("a failure keeps its reason and throws it when the value is asked for") {
    const auto outcome = attempt([] { return require_positive("price", PerShare{0}); });
    CHECK_FALSE(outcome.has_value());
    CHECK(outcome.reason() == "price: must be > 0, got 0");
    CHECK_THROWS_WITH_AS(outcome.value(), "price: must be > 0, got 0", Error);
  }
  TEST_CASE("one failed cell leaves the others standing") {
    std::vector<Outcome<double>> cells;
    for (const double eps : {5.79, 0.0, -1.0}) {
      cells.push_back(attempt([eps] { return 100.0 / require_positive("eps", eps); }));
    }
    CHECK(cells[0].value() == doctest::Approx(17.2711571675).epsilon(1e-11));  // 100 / 5.79 by hand
    CHECK(cells[1].reason() == "eps: must be > 0, got 0");
    CHECK(cells[2].reason() == "eps: must be > 0, got -1");
  }
  TEST_CASE("a fault of the program is not taken for bad data") {
    CHECK_THROWS_AS((void)attempt([]() -> int { throw std::logic_error("bug"); }), std::logic_error);
  }
}

}  // namespace outcome_test
