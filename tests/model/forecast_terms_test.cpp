#include <fairvalue/model/forecast_terms.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "forecast_fixtures.hpp"

namespace forecast_terms_test {
using namespace fairvalue;
using namespace fairvalue::forecast_fixtures;

TEST_SUITE("model/forecast_terms") {
  TEST_CASE("refuses terms that do not fit by name") {
    const auto value = of_two_gigawatts();
    const auto good = terms(Fixed{0.0});
    auto no_drift = good;
    no_drift.expected_return = std::nullopt;
    CHECK_THROWS_WITH_AS(require_forecast_terms(value, no_drift),
                         "terms.expected_return: must be given for a random walk, got none", DomainError);
    auto both = by_multiple(Fixed{0.0});
    both.expected_return = stated(Rate{0.1});
    CHECK_THROWS_WITH_AS(require_forecast_terms(value, both),
                         "terms.expected_return: must be left out for a multiple of earnings, got 0.1",
                         DomainError);
    auto walk_by_multiple = good;
    walk_by_multiple.multiple = stated<Distribution>(Fixed{20.0});
    CHECK_THROWS_WITH_AS(require_forecast_terms(value, walk_by_multiple),
                         "terms.multiple: must be left out for a random walk, got a distribution",
                         DomainError);
    auto other_deal = good;
    other_deal.deal = 1;
    CHECK_THROWS_WITH_AS(require_forecast_terms(value, other_deal),
                         "terms.deal: must be the position of a deal of the case, got 1", DomainError);
    auto begun = good;
    begun.deployment.value.plan.start = 2024y / 1 / 1;
    begun.deployment.value.plan.milestones.front().date = 2024y / 12 / 31;
    CHECK_THROWS_WITH_AS(require_forecast_terms(value, begun),
                         "terms.deployment.plan.milestones[0].date: must be after the spot's day "
                         "(2024-12-31), got 2024-12-31",
                         DomainError);
    auto shrinking = good;
    shrinking.margin = stated<Distribution>(Uniform{0.5, 0.2});
    CHECK_THROWS_AS(require_forecast_terms(value, shrinking), DomainError);
    CHECK(&require_forecast_terms(value, good) == &good);
  }
}

}  // namespace forecast_terms_test
