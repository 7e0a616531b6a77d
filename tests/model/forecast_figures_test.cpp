#include <fairvalue/model/forecast_figures.hpp>

#include <cmath>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace forecast_figures_test {
using namespace fairvalue;
using doctest::Approx;

/// Four paths and one year, by hand.
DealForecast four_paths() {
  return {.price = ForecastPrice::random_walk,
          .expected_return = {},
          .years = {calendar_year(2025)},
          .tranches = {"a", "b"},
          .paths = 4,
          .status = RunStatus::finished,
          .accounts = {{.gigawatts = {0, 1, 2, 2},
                        .revenue = {10, 20, 30, 40},
                        .eps = {1, 2, 3, 4},
                        .price = {10, 20, 30, 40},
                        .shares = {0, 5, 5, 10},
                        .stake = {0, 0.1, 0.1, 0.2},
                        .intrinsic = {0, 100, 150, 400},
                        .paid = {0, 500, 1000, 1000}}},
          .contra_revenue_per_gigawatt = 40,
          .vested = {0, 1, 1, 3},
          .hurdle_met = {2, 1, 3, 3}};
}

TEST_SUITE("model/forecast_figures") {
  TEST_CASE("mean deviation and percentiles of four paths by hand") {
    const auto eps = forecast_distribution(four_paths(), 0, ForecastMeasure::eps);
    CHECK(eps.name == "FY2025 EPS");
    CHECK(eps.samples == 4);
    CHECK(eps.mean->value == Approx(2.5));
    CHECK(eps.mean->standard_error.value() == Approx(std::sqrt(5.0 / 3.0) / 2.0));
    CHECK(eps.deviation->value == Approx(std::sqrt(5.0 / 3.0)));
    CHECK(eps.percentiles[2].value.value == Approx(2.5));
    CHECK(eps.percentiles[1].value.value == Approx(1.75));  // 1 + 0.75 x 1: type 7
    const auto contra = forecast_distribution(four_paths(), 0, ForecastMeasure::contra_revenue);
    CHECK(contra.mean->value == Approx(40 * 1.25));
  }

  TEST_CASE("a rebate needs a delivery: the path without one is left out") {
    const auto rebate = forecast_distribution(four_paths(), 0, ForecastMeasure::rebate);
    CHECK(rebate.samples == 3);
    CHECK(rebate.mean->value == Approx((100 + 75 + 200) / 3.0));
    const auto funding = forecast_distribution(four_paths(), 0, ForecastMeasure::self_funding);
    CHECK(funding.mean->value == Approx((0.2 + 0.15 + 0.4) / 3.0));
  }

  TEST_CASE("conditional views take the paths that meet the condition") {
    const auto forecast = four_paths();
    CHECK(paths_with_gigawatts(forecast, 2) == PathSet{2, 3});
    CHECK(paths_with_hurdle(forecast, 0) == PathSet{1, 2, 3});
    CHECK(paths_with_hurdle(forecast, 1) == PathSet{0, 2, 3});
    const auto given =
        forecast_distribution(forecast, 0, ForecastMeasure::price, paths_with_gigawatts(forecast, 2));
    CHECK(given.mean->value == Approx(35));
    const auto none =
        forecast_distribution(forecast, 0, ForecastMeasure::price, paths_with_gigawatts(forecast, 9));
    CHECK(none.samples == 0);
    CHECK_FALSE(none.mean.has_value());
  }

  TEST_CASE("patterns: which tranches vest together and how likely") {
    const auto patterns = vesting_patterns(four_paths());
    REQUIRE(patterns.size() == 3);
    CHECK(patterns[0].vested == std::vector<std::string>{"a"});
    CHECK(patterns[0].probability.value == 0.5);
    CHECK(patterns[0].probability.standard_error.value() == Approx(std::sqrt(0.25 / 3.0)));
    CHECK(patterns[1].probability.value + patterns[2].probability.value == 0.5);
  }

  TEST_CASE("the table has a column a year") {
    const auto table = forecast_table(four_paths(), ForecastMeasure::gigawatts);
    CHECK(table.unit() == "GW");
    CHECK(table.column_names() == std::vector<std::string>{"FY2025"});
    CHECK(table.at(0, 0).value() == Approx(1.25));
    CHECK(table.row_names()[3] == "5 %");
  }

  TEST_CASE("refuses years tranches and paths that are not there") {
    auto forecast = four_paths();
    CHECK_THROWS_WITH_AS(forecast_distribution(forecast, 1, ForecastMeasure::eps),
                         "year: must be the position of a year of the forecast, got 1", DomainError);
    CHECK_THROWS_WITH_AS(forecast_distribution(forecast, 0, ForecastMeasure::eps, PathSet{4}),
                         "among: must be paths of the forecast, got 4", DomainError);
    CHECK_THROWS_WITH_AS(paths_with_hurdle(forecast, 2),
                         "tranche: must be the position of a tranche of the warrant, got 2", DomainError);
    forecast.price = ForecastPrice::earnings_multiple;
    CHECK_THROWS_AS(paths_with_hurdle(forecast, 0), DomainError);
  }
}

}  // namespace forecast_figures_test
