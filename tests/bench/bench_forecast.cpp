// How long the forecast of AMD and OpenAI takes (100,000 joint paths of deployment and price, six tranches on
// 20-day averages, yearly accounts), beside a plain loop over the standard library's generator that does the
// prices and the averages alone, on one thread, in the same run.
//   build/release/tests/bench/bench_forecast
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>
#include <vector>

#include <fairvalue/model/forecast_figures.hpp>

#include "support/openai_pricing.hpp"

namespace {

using namespace fairvalue;

double seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

template <class Work>
double least_time(int rounds, const Work& work) {
  double least = 1e9;
  for (int i = 0; i < rounds; ++i) {
    const double start = seconds();
    work();
    least = std::min(least, seconds() - start);
  }
  return least;
}

/// Prices over the warrant's five years and the highest of their 20-day averages, against six hurdles.
double plain_loop(int paths, double& met) {
  constexpr int closes = 1258;
  constexpr int window = 20;
  const double deviation = 0.5 / std::sqrt(252.0);
  std::mt19937_64 generator{1};
  std::normal_distribution<double> normal{-0.5 * deviation * deviation, deviation};
  return least_time(1, [&] {
    std::vector<double> prices(closes);
    for (int path = 0; path < paths; ++path) {
      double price = 203.71;
      double sum = 0.0;
      double highest = 0.0;
      for (int close = 0; close < closes; ++close) {
        price *= std::exp(normal(generator));
        prices[static_cast<std::size_t>(close)] = price;
        sum += price - (close < window ? 0.0 : prices[static_cast<std::size_t>(close - window)]);
        if (close + 1 >= window) highest = std::max(highest, sum / window);
      }
      for (int hurdle = 225; hurdle <= 600; hurdle += 75) met += highest >= hurdle ? 1.0 : 0.0;
    }
  });
}

}  // namespace

int main() {
  Case value = examples::openai_deal();
  const auto pricing = examples::openai_pricing(value);
  value.deals.front().warrant->value = pricing.terms.value;
  const ForecastTerms terms{
      .deployment = pricing.deployment,
      .model = {PriceModel{.market =
                               examples::amd_market(pricing, value.spot.value.price, pricing.announced)},
                Standing::assumed, "as the programs"},
      .expected_return = Sourced<Rate>{Rate{0.10}, Standing::assumed, "the required return"},
      .outlook = pricing.outlook.value};
  constexpr std::uint64_t paths = 100'000;
  double mean = 0.0;
  const auto run = [&](int threads) {
    return least_time(5, [&] {
      const auto forecast =
          deal_forecast(value, terms, {.paths = paths, .seed = 1, .control = {.threads = threads}});
      mean = forecast_distribution(forecast, 4, ForecastMeasure::eps).mean->value;
    });
  };
  const double all = run(0);
  const double one = run(1);
  double met = 0.0;
  const double plain = plain_loop(10'000, met) * 10.0;
  std::printf("deal_forecast, 100,000 paths: %.3f s on all cores (goal 1 s), %.3f s on one; mean EPS %.4f\n",
              all, one, mean);
  std::printf("a plain loop over the prices alone, one thread: %.3f s, %.1f times as long (%.0f met)\n",
              plain, plain / one, met);
}
