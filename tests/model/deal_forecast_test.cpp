#include <fairvalue/model/deal_forecast.hpp>

#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/forecast_figures.hpp>

#include "forecast_fixtures.hpp"

namespace deal_forecast_test {
using namespace fairvalue;
using namespace fairvalue::forecast_fixtures;
using doctest::Approx;

constexpr double spot = 75;

// A milestone counts on the close after its day, up to a day and a half late: of a year's 1 to 3 GW some 0.4
// %.
constexpr double a_close = 0.005;

ForecastRun paths(std::uint64_t count, int threads = 0) {
  return {.paths = count, .seed = 7, .control = {.threads = threads}};
}

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double error_of(const std::vector<double>& values) {
  const double mean = mean_of(values);
  double squares = 0.0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const auto n = static_cast<double>(values.size());
  return std::sqrt(squares / (n - 1.0) / n);
}

TEST_SUITE("model/deal_forecast") {
  TEST_CASE("without delays every path is the plan: 1 2 5 GW and EPS 4.2 5.2 6.6 by hand") {
    // 200 of profit a GW on 1000 shares beside 4, 5 and 6 a share; the hurdle is out of reach.
    const auto value = case_with(warrant_of(0, {tranche("never", 100, {volume_of(2), price_at(1e6)})}));
    const auto forecast = deal_forecast(value, terms(Fixed{0.0}), paths(128));
    const double gigawatts[] = {1, 2, 5};
    const double eps[] = {4.2, 5.2, 6.6};
    const double revenue[] = {10'500, 11'500, 13'600};
    for (std::size_t y = 0; y < 3; ++y) {
      const DealForecast::Year& year = forecast.accounts[y];
      CAPTURE(y);
      for (const std::size_t path : {std::size_t{0}, std::size_t{127}}) {
        CHECK(year.gigawatts[path] == Approx(gigawatts[y]).epsilon(a_close));
        CHECK(year.eps[path] == Approx(eps[y]).epsilon(a_close));
        CHECK(year.revenue[path] == Approx(revenue[y]).epsilon(a_close));
        CHECK(year.shares[path] == 0.0);
        CHECK(year.paid[path] == Approx(500 * year.gigawatts[path]));
      }
    }
    CHECK(forecast.paths == 128);
  }

  TEST_CASE("the mean price grows at the stated drift and not at the risk-free rate") {
    const auto forecast = deal_forecast(of_two_gigawatts(), terms(Fixed{0.0}), paths(1 << 15));
    double chi_squared = 0.0;
    for (std::size_t y = 0; y < 3; ++y) {
      const auto& price = forecast.accounts[y].price;
      const double years = static_cast<double>(y + 1);
      // The last close lies up to 1.5 days before the year's end: 4e-4 of drift.
      const double z = (mean_of(price) - spot * std::exp(drift * years)) / error_of(price);
      CHECK(std::abs(z) < 5);
      chi_squared += z * z;
    }
    CHECK(chi_squared < 16.3);  // three degrees of freedom: beyond it one in a thousand
  }

  TEST_CASE("shares are issued with the probability that the delay leaves") {
    // 2 GW are planned for the end of 2026; a delay even over two years is over by the end of 2027 half the
    // time. A close late moves that by 0.2 %.
    const auto forecast = deal_forecast(of_two_gigawatts(), terms(Uniform{0.0, 2.0}), paths(1 << 14));
    const auto& shares = forecast.accounts[2].shares;
    CHECK(std::abs(mean_of(shares) - 50.0) < 5 * error_of(shares) + 100 * 0.002);
    CHECK(mean_of(forecast.accounts[1].shares) == 0.0);  // no delay is below a close
    for (std::size_t path = 0; path < shares.size(); ++path) {
      const DealForecast::Year& year = forecast.accounts[2];
      CHECK(year.stake[path] == Approx(shares[path] / (1000 + shares[path])));
      CHECK(year.intrinsic[path] == Approx(shares[path] * year.price[path]));
      if (path > 100) break;
    }
  }

  TEST_CASE("what never comes is never delivered") {
    const auto forecast = deal_forecast(of_two_gigawatts(), terms(Fixed{0.0}, 0.25), paths(1 << 14));
    // 2 GW come with 3/4; without them nothing counts, for work on them never ends.
    const auto& second = forecast.accounts[1].gigawatts;
    CHECK(std::abs(mean_of(second) - 1.5) < 5 * error_of(second) + 2 * a_close);
    // 5 GW need both steps: 2 (3/4) + 3 (9/16).
    const auto& third = forecast.accounts[2].gigawatts;
    CHECK(std::abs(mean_of(third) - 3.1875) < 5 * error_of(third) + 5 * a_close);
  }

  TEST_CASE("a hurdle on any close is met as often as in a plain loop") {
    const auto value = case_with(warrant_of(0, {tranche("price", 100, {price_at(110)})}));
    const auto forecast = deal_forecast(value, terms(Fixed{0.0}), paths(1 << 14));
    constexpr int closes = 252;
    constexpr int trials = 1 << 14;
    std::mt19937_64 generator{20250101};
    std::normal_distribution<double> normal;
    std::vector<double> met[3];
    for (int trial = 0; trial < trials; ++trial) {
      double log_price = std::log(spot);
      bool reached = false;
      for (auto& year : met) {
        for (int close = 0; close < closes; ++close) {
          log_price += (drift - 0.5 * volatility * volatility) / closes +
                       volatility * std::sqrt(1.0 / closes) * normal(generator);
          reached = reached || log_price >= std::log(110.0);
        }
        year.push_back(reached ? 100.0 : 0.0);
      }
    }
    for (std::size_t y = 0; y < 3; ++y) {
      const auto& shares = forecast.accounts[y].shares;
      const double error = std::hypot(error_of(shares), error_of(met[y]));
      CHECK(std::abs(mean_of(shares) - mean_of(met[y])) < 5 * error);
    }
  }

  TEST_CASE("multiple of earnings: the deal loop's own numbers on the plan") {
    const auto value = of_two_gigawatts(20);
    const auto forecast = deal_forecast(value, by_multiple(Fixed{0.0}), paths(128));
    // End of 2027 by hand, all 5 GW there: income 6600 at 20 is 132,000, shared with 100 shares at a strike
    // of 20: 132,000 = P (1000 + 100 (1 - 20 / P)), so P = (132,000 + 2,000) / 1,100.
    CHECK(forecast.accounts[2].price[0] == Approx(134'000.0 / 1'100).epsilon(a_close));
    CHECK(forecast.accounts[0].price[0] == Approx(84.0).epsilon(a_close));
    CHECK(forecast.accounts[2].shares[0] == 100.0);
    CHECK(forecast.vested[0] == 1);
    CHECK(forecast.hurdle_met.empty());
  }

  TEST_CASE("an uncertain margin and multiple give the mean of their product") {
    auto uncertain = by_multiple(Fixed{0.0});
    uncertain.margin = stated<Distribution>(Uniform{0.2, 0.8});
    uncertain.multiple = stated<Distribution>(Uniform{10.0, 30.0});
    const auto forecast = deal_forecast(case_with(std::vector{[] {
                                          Deal alone =
                                              deal("A", warrant_of(0, {tranche("x", 1, {volume_of(2)})}));
                                          alone.warrant.reset();
                                          return alone;
                                        }()}),
                                        uncertain, paths(1 << 14));
    // Independent: mean price of 2025 = 20 x (4 + 0.2), and the deviation of EPS is that of 0.4 x margin.
    const DealForecast::Year& year = forecast.accounts[0];
    CHECK(std::abs(mean_of(year.price) - 84.0) < 5 * error_of(year.price) + 84 * a_close);
    CHECK(error_of(year.eps) * 128 == Approx(0.4 * 0.6 / std::sqrt(12.0)).epsilon(0.03));
    CHECK(std::abs(mean_of(year.eps) - 4.2) < 5 * error_of(year.eps) + 4.2 * a_close);
  }

  TEST_CASE("the same bits for any number of threads and for the first paths of a longer run") {
    const auto one = deal_forecast(of_two_gigawatts(), terms(Uniform{0.0, 2.0}, 0.1), paths(10'000, 1));
    const auto two = deal_forecast(of_two_gigawatts(), terms(Uniform{0.0, 2.0}, 0.1), paths(20'000, 2));
    REQUIRE(two.accounts[2].eps.size() == 20'000);
    for (std::size_t path = 0; path < 10'000; ++path) {
      REQUIRE(one.accounts[2].eps[path] == two.accounts[2].eps[path]);
      REQUIRE(one.vested[path] == two.vested[path]);
    }
  }

  TEST_CASE("a price that falls to nothing leaves the shares worth nothing and no number undefined") {
    // At a volatility of 500 % over three years the log price has a mean of -37 and a deviation of 9: beyond
    // the smallest float on some paths.
    auto wild = terms(Fixed{0.0});
    wild.model.value.market.volatility.value = 5.0;
    const auto forecast = deal_forecast(of_two_gigawatts(), wild, paths(1 << 14));
    const DealForecast::Year& last = forecast.accounts[2];
    for (std::size_t path = 0; path < last.price.size(); ++path) {
      REQUIRE(std::isfinite(last.eps[path]));
      REQUIRE(last.price[path] >= 0.0);
      if (last.price[path] == 0.0) REQUIRE(last.intrinsic[path] == 0.0);
    }
  }

  TEST_CASE("refuses a margin or a multiple that is drawn outside its range") {
    auto too_much = terms(Fixed{0.0});
    too_much.margin = stated<Distribution>(Fixed{1.2});
    CHECK_THROWS_WITH_AS(deal_forecast(of_two_gigawatts(), too_much, paths(128)),
                         "terms.margin: must be above -1 and at most 1 on every path, got 1.2", DomainError);
    auto nothing = by_multiple(Fixed{0.0});
    nothing.multiple = stated<Distribution>(Fixed{0.0});
    CHECK_THROWS_WITH_AS(deal_forecast(of_two_gigawatts(), nothing, paths(128)),
                         "terms.multiple: must be > 0 on every path, got 0", DomainError);
  }

  TEST_CASE("refuses fewer than 128 paths") {
    CHECK_THROWS_WITH_AS(deal_forecast(of_two_gigawatts(), terms(Fixed{0.0}), paths(127)),
                         "run.paths: must be at least 128, at most 2^33, got 127", DomainError);
  }
}

}  // namespace deal_forecast_test
