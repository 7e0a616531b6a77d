// What a price model refuses, and its limits.
#include <doctest/doctest.h>

#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>

#include <fairvalue/core/error.hpp>
#include <fairvalue/simulation/price_model.hpp>

using namespace fairvalue;
using namespace std::chrono;
using doctest::Approx;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr CloseGrid year{.closes = 252, .life = Years{1}};

PriceModel simple() {
  return {
      .market = {.spot = {.price = PerShare{100}, .as_of = 2025y / October / 6, .currency = Currency{"USD"}},
                 .risk_free_rate = {.value = Rate{0.04}},
                 .volatility = {.value = 0.4}}};
}
PriceModel with_jumps(Jumps jumps) {
  auto model = simple();
  model.jumps = jumps;
  return model;
}
PriceModel with_benchmark(BenchmarkModel benchmark) {
  auto model = simple();
  model.benchmarks = {{.name = "first", .volatility = 0.2, .correlation = 0.1}, std::move(benchmark)};
  return model;
}

void refused(const PriceModel& model, const char* message) {
  CAPTURE(message);
  CHECK_THROWS_WITH_AS(require_model(model), message, DomainError);
  CHECK_THROWS_WITH_AS(price_law(model, Measure::share, year), message, DomainError);
}
void refused(const CloseGrid& grid, const char* message) {
  CAPTURE(message);
  CHECK_THROWS_WITH_AS(require_grid(grid), message, DomainError);
  CHECK_THROWS_WITH_AS(price_law(simple(), Measure::risk_neutral, grid), message, DomainError);
}
/// Sound by every member, but with days beyond the largest double.
void without_law(const PriceModel& model, const CloseGrid& grid, const char* message) {
  CAPTURE(message);
  CHECK_NOTHROW(require_model(model));
  CHECK_THROWS_WITH_AS(price_law(model, Measure::risk_neutral, grid), message, DomainError);
}

double sum(const std::vector<double>& days) { return std::accumulate(days.begin(), days.end(), 0.0); }

TEST_SUITE("simulation/price_model") {
  TEST_CASE("jumps out of their range are refused by name") {
    refused(with_jumps({-1, 0, 0.1}), "model.jumps.intensity: must be >= 0, got -1");
    refused(with_jumps({infinity, 0, 0.1}), "model.jumps.intensity: must be a finite number, got inf");
    refused(with_jumps({nan, 0, 0.1}), "model.jumps.intensity: must be a finite number, got nan");
    refused(with_jumps({1, nan, 0.1}), "model.jumps.mean: must be a finite number, got nan");
    refused(with_jumps({1, -infinity, 0.1}), "model.jumps.mean: must be a finite number, got -inf");
    refused(with_jumps({1, 0, -0.1}), "model.jumps.deviation: must be >= 0, got -0.1");
    refused(with_jumps({1, 0, infinity}), "model.jumps.deviation: must be a finite number, got inf");
    refused(with_jumps({1, 0, nan}), "model.jumps.deviation: must be a finite number, got nan");
    refused(with_jumps({1, 800, 0}), "model.jumps.intensity x E[e^J]: must be a finite number, got inf");
    refused(with_jumps({1, 0, 40}), "model.jumps.intensity x E[e^J]: must be a finite number, got inf");
    refused(with_jumps({1, -1.7e308, 1.5e154}),
            "model.jumps.mean + deviation^2: must be a finite number, got inf");
  }
  TEST_CASE("benchmarks out of their range are refused by name") {
    const auto bad = [](double correlation) {
      return with_benchmark({.name = "SOX", .volatility = 0.3, .correlation = correlation});
    };
    refused(bad(1.2), "model.benchmarks[1].correlation: must be in [-1, 1], got 1.2");
    refused(bad(-1.2), "model.benchmarks[1].correlation: must be in [-1, 1], got -1.2");
    refused(bad(std::nextafter(1.0, 2.0)),
            "model.benchmarks[1].correlation: must be in [-1, 1], got 1.0000000000000002");
    refused(bad(nan), "model.benchmarks[1].correlation: must be in [-1, 1], got nan");
    refused(bad(infinity), "model.benchmarks[1].correlation: must be in [-1, 1], got inf");
    refused(with_benchmark({.name = "", .volatility = 0.3, .correlation = 0}),
            "model.benchmarks[1].name: must be a name, got none");
    refused(with_benchmark({.name = "first", .volatility = 0.3, .correlation = 0}),
            "model.benchmarks[1].name: must be unique, got first");
    for (const auto& [volatility, message] :
         {std::pair{0.0, "model.benchmarks[1].volatility: must be > 0, got 0"},
          std::pair{-0.3, "model.benchmarks[1].volatility: must be > 0, got -0.3"},
          std::pair{nan, "model.benchmarks[1].volatility: must be a finite number, got nan"},
          std::pair{infinity, "model.benchmarks[1].volatility: must be a finite number, got inf"}}) {
      refused(with_benchmark({.name = "SOX", .volatility = volatility, .correlation = 0}), message);
    }
    for (const auto& [yield, message] :
         {std::pair{-0.01, "model.benchmarks[1].dividend_yield: must be >= 0, got -0.01"},
          std::pair{nan, "model.benchmarks[1].dividend_yield: must be a finite number, got nan"},
          std::pair{infinity, "model.benchmarks[1].dividend_yield: must be a finite number, got inf"}}) {
      refused(
          with_benchmark({.name = "SOX", .dividend_yield = Rate{yield}, .volatility = 0.3, .correlation = 0}),
          message);
    }
  }
  TEST_CASE("the market's own rules hold") {
    auto model = simple();
    model.market.volatility.value = 0.0;
    refused(model, "model.market.volatility: must be > 0, got 0");
    model = simple();
    model.market.dividend_yield.value = Rate{nan};
    refused(model, "model.market.dividend_yield: must be a finite number, got nan");
    model = simple();
    model.market.spot.price = PerShare{0};
    refused(model, "model.market.spot.price: must be > 0, got 0");
  }
  TEST_CASE("grids of no close or too many or no life are refused") {
    refused(CloseGrid{0, Years{1}}, "grid.closes: must be 1 to 100000, got 0");
    refused(CloseGrid{-5, Years{1}}, "grid.closes: must be 1 to 100000, got -5");
    refused(CloseGrid{100001, Years{1}}, "grid.closes: must be 1 to 100000, got 100001");
    refused(CloseGrid{252, Years{0}}, "grid.life: must be > 0, got 0");
    refused(CloseGrid{252, Years{-1}}, "grid.life: must be > 0, got -1");
    refused(CloseGrid{252, Years{nan}}, "grid.life: must be a finite number, got nan");
    refused(CloseGrid{252, Years{infinity}}, "grid.life: must be a finite number, got inf");
  }
  TEST_CASE("what no path can hold is refused by name") {
    const auto market = [](auto change) {
      auto model = simple();
      change(model.market);
      return model;
    };
    refused(market([](auto& m) { m.spot.price = PerShare{1e300}; }),
            "model.market.spot.price: must be between 1e-12 and 1e15, got 1e+300");
    refused(market([](auto& m) { m.spot.price = PerShare{1e-300}; }),
            "model.market.spot.price: must be between 1e-12 and 1e15, got 1e-300");
    refused(market([](auto& m) { m.risk_free_rate.value = Rate{1e5}; }),
            "model.market.risk_free_rate: must be within 10, got 100000");
    refused(market([](auto& m) {
              m.risk_free_rate.later = {{Years{1}, Rate{-11}}};
            }),
            "model.market.risk_free_rate.later[0].value: must be within 10, got -11");
    refused(market([](auto& m) { m.dividend_yield.value = Rate{11}; }),
            "model.market.dividend_yield: must be within 10, got 11");
    refused(market([](auto& m) { m.volatility.value = 1e200; }),
            "model.market.volatility: must be within 100, got 1e+200");
    refused(market([](auto& m) {
              m.volatility.later = {{Years{1}, 0.2}, {Years{2}, 101.0}};
            }),
            "model.market.volatility.later[1].value: must be within 100, got 101");
    refused(with_benchmark({.name = "SOX", .dividend_yield = Rate{11}, .volatility = 0.3, .correlation = 0}),
            "model.benchmarks[1].dividend_yield: must be within 10, got 11");
    refused(with_benchmark({.name = "SOX", .volatility = 101, .correlation = 0}),
            "model.benchmarks[1].volatility: must be within 100, got 101");
    CHECK_NOTHROW(require_model(market([](auto& m) {
      m.spot.price = PerShare{1e15};
      m.risk_free_rate.value = Rate{-10};
      m.dividend_yield.value = Rate{10};
      m.volatility.value = 100;
    })));
  }
  TEST_CASE("days beyond the largest double are refused") {
    auto model = with_jumps({1e300, 1, 0});
    model.market.risk_free_rate.value = Rate{0};
    without_law(model, {.closes = 1, .life = Years{1e20}}, "law.drift: must be a finite number, got -inf");
  }
  TEST_CASE("correlations of plus and minus one and jumps of intensity zero are allowed") {
    for (const double correlation : {-1.0, 1.0}) {
      CHECK_NOTHROW(
          require_model(with_benchmark({.name = "SOX", .volatility = 0.3, .correlation = correlation})));
    }
    const auto with = price_law(with_jumps({0, 0.5, 0}), Measure::share, year);
    CHECK(with.drift == price_law(simple(), Measure::share, year).drift);
    CHECK(with.jumps->intensity == 0.0);
  }
  TEST_CASE("a benchmark that is the share itself keeps its drift under both measures") {
    auto model = simple();
    model.market.volatility.later = {{Years{0.3333}, 0.4}};
    model.benchmarks = {{.name = "itself", .volatility = 0.4, .correlation = 1.0}};
    for (const auto measure : {Measure::risk_neutral, Measure::share}) {
      const auto law = price_law(model, measure, year);
      for (std::size_t day = 0; day < law.drift.size(); ++day) {
        CHECK(law.benchmarks[0].drift[day] == Approx(law.drift[day]).epsilon(1e-9));  // differences of sums
      }
    }
  }
  TEST_CASE("an uncorrelated benchmark does not feel the measure") {
    const auto model = with_benchmark({.name = "gold", .volatility = 0.15, .correlation = 0});
    CHECK(price_law(model, Measure::share, year).benchmarks[1].drift ==
          price_law(model, Measure::risk_neutral, year).benchmarks[1].drift);
  }
  TEST_CASE("the law is of returns and does not see a split") {
    auto split = simple();
    split.market.spot.price = PerShare{25};
    const auto law = price_law(simple(), Measure::share, year);
    CHECK(price_law(split, Measure::share, year).drift == law.drift);
    CHECK(price_law(split, Measure::share, year).volatility == law.volatility);
  }
  TEST_CASE("one close and the most closes there may be cover the same life") {
    auto model = simple();
    model.market.volatility.later = {{Years{2.5}, 0.6}};
    const auto one = price_law(model, Measure::risk_neutral, {.closes = 1, .life = Years{5}});
    const auto many = price_law(model, Measure::risk_neutral, {.closes = 100000, .life = Years{5}});
    REQUIRE(one.drift.size() == 1);
    REQUIRE(many.drift.size() == 100000);
    CHECK(one.drift[0] == Approx(5 * 0.04 - (2.5 * 0.16 + 2.5 * 0.36) / 2).epsilon(1e-14));
    CHECK(sum(many.drift) == Approx(one.drift[0]).epsilon(1e-9));  // 100000 roundings
  }
}

}  // namespace
