// Inputs that once gave a wrong number without a word.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/callable_models.hpp>
#include <fairvalue/model/operating_model.hpp>

#include "case_fixtures.hpp"

namespace regressions_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

TEST_SUITE("model/regressions") {
  TEST_CASE("a base path beyond the largest double is refused by name") {
    OperatingModel model = company();
    model.diluted_shares.value = Shares{1.6e9};  // times 5e300 of EPS
    CHECK_THROWS_WITH_AS(base_path(model, 1e300, 0), "base_path.net_income: must be a finite number, got inf",
                         DomainError);
    model.revenue.value = Money{1.7e308};
    CHECK_THROWS_WITH_AS(base_path(model, 0.1, 0.5), "base_path.revenue: must be a finite number, got inf",
                         DomainError);
  }
  TEST_CASE("no answer of the deal loop is infinite at the largest revenue there is") {
    Case value = case_with(warrant_of(0.01, {tranche("first", 1e6, {volume_of(1)})}));
    value.company.revenue.value = Money{std::numeric_limits<double>::max()};
    const CallableModel model = deal_loop_model(value);
    std::vector<std::optional<double>> results(model.outputs.size());
    bool refused = false;
    try {
      model.run(base_values(model), results);
    } catch (const DomainError&) {
      refused = true;
    }
    for (const auto& result : results) CHECK((refused || !result || std::isfinite(*result)));
  }
}

}  // namespace regressions_test
