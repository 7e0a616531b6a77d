#include <fairvalue/simulation/price_model.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <fairvalue/math/normal.hpp>

namespace price_model_test {
using namespace fairvalue;
using namespace std::chrono;
using doctest::Approx;

constexpr double round_off = 1e-14;       // some roundings of doubles
constexpr double many_roundings = 1e-11;  // of sums over some thousand days

EquityMarket market_of(Stepped<Rate> rate, Stepped<Rate> yield, Stepped<double> volatility) {
  return {.spot = {.price = PerShare{203.71}, .as_of = 2025y / October / 6, .currency = Currency{"USD"}},
          .risk_free_rate = std::move(rate),
          .dividend_yield = std::move(yield),
          .volatility = std::move(volatility)};
}
const PriceModel flat{.market = market_of({.value = Rate{0.037}}, {.value = Rate{0.0}}, {.value = 0.5})};

/// Every level steps inside some day of the grids below; a benchmark either way; jumps down.
const PriceModel rich{
    .market = market_of({.value = Rate{0.04}, .later = {{Years{0.3}, Rate{0.08}}, {Years{2.2}, Rate{-0.01}}}},
                        {.value = Rate{0.01}, .later = {{Years{0.45}, Rate{0.03}}}},
                        {.value = 0.5, .later = {{Years{0.4}, 0.3}, {Years{0.42}, 0.8}}}),
    .jumps = Jumps{.intensity = 0.7, .mean = -0.15, .deviation = 0.25},
    .benchmarks = {{.name = "SOX", .dividend_yield = Rate{0.006}, .volatility = 0.35, .correlation = 0.72},
                   {.name = "VIX", .volatility = 0.9, .correlation = -0.6}}};

/// ln E[exp(u x the share's log return + v x that of a benchmark)] of one day, jumps included: the moment
/// generating functions of a pair of normals and of a compound Poisson sum.
double cumulant(const PriceLaw& law, const CloseGrid& grid, std::size_t day, double u, std::size_t b = 0,
                double v = 0.0) {
  const double s = law.volatility[day];
  double sum = u * law.drift[day] + u * u * s * s / 2;
  if (v != 0.0) {
    const auto& other = law.benchmarks[b];
    const double t = other.volatility[day];
    sum += v * other.drift[day] + v * v * t * t / 2 + u * v * other.correlation * s * t;
  }
  if (!law.jumps) return sum;
  const auto& [intensity, mean, deviation] = *law.jumps;
  const double dt = grid.life.value / grid.closes;
  return sum + intensity * dt * (std::exp(u * mean + u * u * deviation * deviation / 2) - 1.0);
}

/// The value of a call on one share for `law` over a grid: sum over the number of jumps of the log-normal
/// P(S_T > K) under both measures.
double probability_above(const PriceLaw& law, const CloseGrid& grid, double log_strike) {
  double mean = 0.0;
  double variance = 0.0;
  for (const double drift : law.drift) mean += drift;
  for (const double volatility : law.volatility) variance += volatility * volatility;
  const auto& [intensity, jump_mean, deviation] = *law.jumps;
  const double expected = intensity * grid.life.value;
  double weight = std::exp(-expected);
  double sum = 0.0;
  for (int n = 0; n < 60; ++n) {  // the mean is 5 at most
    const double sigma = std::sqrt(variance + n * deviation * deviation);
    sum += weight * normal_cdf((mean + n * jump_mean - log_strike) / sigma);
    weight *= expected / (n + 1);
  }
  return sum;
}
double call(const PriceModel& model, const CloseGrid& grid, double spot, double strike) {
  const double k = std::log(strike / spot);
  const double discount = std::exp(-model.market.risk_free_rate.value.value * grid.life.value);
  return spot * probability_above(price_law(model, Measure::share, grid), grid, k) -
         strike * discount * probability_above(price_law(model, Measure::risk_neutral, grid), grid, k);
}

TEST_SUITE("simulation/price_model") {
  TEST_CASE("traits of a model: bridges without jumps and flat without steps") {
    const PathTraits diffusion = path_traits(flat);
    CHECK(diffusion.has_continuous_paths);
    CHECK(diffusion.terminal_is_lognormal);
    CHECK(diffusion.is_flat);
    CHECK(has_bridges(diffusion));
    const PathTraits jumps = path_traits(rich);
    CHECK_FALSE(jumps.has_continuous_paths);
    CHECK_FALSE(jumps.terminal_is_lognormal);
    CHECK_FALSE(jumps.is_flat);
    CHECK_FALSE(has_bridges(jumps));
    PriceModel stepped = rich;
    stepped.jumps.reset();
    CHECK(has_bridges(path_traits(stepped)));
    CHECK_FALSE(path_traits(stepped).is_flat);
    CHECK(price_law(flat, Measure::share, {.closes = 5, .life = Years{1}}).traits.is_flat);
    CHECK_FALSE(has_bridges(price_law(rich, Measure::share, {.closes = 5, .life = Years{1}}).traits));
  }
  TEST_CASE("a flat market has a drift of 0.037 less 0.125 over 252 a day and plus under the share measure") {
    const CloseGrid grid{.closes = 1260, .life = Years{5}};
    const auto neutral = price_law(flat, Measure::risk_neutral, grid);
    const auto share = price_law(flat, Measure::share, grid);
    REQUIRE(neutral.drift.size() == 1260);
    REQUIRE(neutral.volatility.size() == 1260);
    for (const std::size_t day : {0, 1, 629, 1259}) {
      CAPTURE(day);  // differences of sums near 1 over five years lose four digits
      CHECK(neutral.drift[day] == Approx((0.037 - 0.125) / 252).epsilon(many_roundings));
      CHECK(share.drift[day] == Approx((0.037 + 0.125) / 252).epsilon(many_roundings));
      CHECK(neutral.volatility[day] == Approx(0.5 / std::sqrt(252.0)).epsilon(many_roundings));
      CHECK(share.volatility[day] == neutral.volatility[day]);
    }
    CHECK_FALSE(neutral.jumps.has_value());
    CHECK(neutral.benchmarks.empty());
  }
  TEST_CASE("levels that step inside a day count for their part of it by hand") {
    // Quarters of a year. Rate 4 % to 0.3 then 8 %; yield 1 % to 0.45 then 3 %; volatility 50 % to 0.4 then
    // 30 %. The second quarter: 0.05 x 4 % + 0.2 x 8 % = 0.018; 0.2 x 1 % + 0.05 x 3 % = 0.0035; 0.15 x 0.25
    // + 0.1 x 0.09 = 0.0465.
    const PriceModel stepped{.market = market_of({.value = Rate{0.04}, .later = {{Years{0.3}, Rate{0.08}}}},
                                                 {.value = Rate{0.01}, .later = {{Years{0.45}, Rate{0.03}}}},
                                                 {.value = 0.5, .later = {{Years{0.4}, 0.3}}}),
                             .benchmarks = {{.name = "SOX", .volatility = 0.2, .correlation = 0.5}}};
    const CloseGrid grid{.closes = 4, .life = Years{1}};
    const double variance[] = {0.0625, 0.0465, 0.0225, 0.0225};
    const double growth[] = {0.01 - 0.0025, 0.018 - 0.0035, 0.02 - 0.0075, 0.02 - 0.0075};
    const double rate[] = {0.01, 0.018, 0.02, 0.02};
    const auto neutral = price_law(stepped, Measure::risk_neutral, grid);
    const auto share = price_law(stepped, Measure::share, grid);
    for (std::size_t day = 0; day < 4; ++day) {
      CAPTURE(day);
      CHECK(neutral.volatility[day] == Approx(std::sqrt(variance[day])).epsilon(round_off));
      CHECK(neutral.drift[day] == Approx(growth[day] - variance[day] / 2).epsilon(round_off));
      CHECK(share.drift[day] == Approx(growth[day] + variance[day] / 2).epsilon(round_off));
      // A quarter of 20 % is 10 % of deviation and 0.01 of variance.
      const double covariance = 0.5 * 0.1 * std::sqrt(variance[day]);
      CHECK(neutral.benchmarks[0].volatility[day] == Approx(0.1).epsilon(round_off));
      CHECK(neutral.benchmarks[0].drift[day] == Approx(rate[day] - 0.005).epsilon(round_off));
      CHECK(share.benchmarks[0].drift[day] == Approx(rate[day] - 0.005 + covariance).epsilon(round_off));
    }
  }
  TEST_CASE("the discounted price with its dividends is a martingale on every day") {
    const auto net_rate = [](double t) {  // of `rich`, summed by hand
      const double rate =
          0.04 * std::min(t, 0.3) + 0.08 * std::clamp(t - 0.3, 0.0, 1.9) - 0.01 * std::max(t - 2.2, 0.0);
      return rate - 0.01 * std::min(t, 0.45) - 0.03 * std::max(t - 0.45, 0.0);
    };
    for (const int closes : {1, 2, 7, 1260, 5000}) {
      const CloseGrid grid{.closes = closes, .life = Years{5}};
      const auto law = price_law(rich, Measure::risk_neutral, grid);
      double log_mean = 0.0;
      for (int day = 0; day < closes; ++day) {
        log_mean += cumulant(law, grid, static_cast<std::size_t>(day), 1.0);
        const double expected = net_rate(5.0 * (day + 1) / closes);
        if (std::abs(log_mean - expected) < many_roundings) continue;
        CAPTURE(closes);
        CAPTURE(day);
        CHECK(log_mean == expected);
      }
      CHECK(log_mean == Approx(net_rate(5.0)).epsilon(many_roundings));
    }
  }
  TEST_CASE("a benchmark grows at the rate less its own yield under the risk-neutral measure") {
    const CloseGrid grid{.closes = 50, .life = Years{2}};
    const auto law = price_law(rich, Measure::risk_neutral, grid);
    double log_mean = 0.0;
    for (std::size_t day = 0; day < 50; ++day) {
      log_mean += cumulant(law, grid, day, 0.0, 0, 1.0);
    }
    // 0.3 x 4 % + 1.7 x 8 % less 2 x 0.6 %
    CHECK(log_mean == Approx(0.012 + 0.136 - 0.012).epsilon(1e-12));
  }
  TEST_CASE("the share measure is Esscher's of the drawn days for price and benchmarks and jumps") {
    // M_S(u, v) = M_Q(u + 1, v) / M_Q(1, 0) day by day.
    const CloseGrid grid{.closes = 12, .life = Years{3}};
    const auto neutral = price_law(rich, Measure::risk_neutral, grid);
    const auto share = price_law(rich, Measure::share, grid);
    for (std::size_t day = 0; day < 12; ++day) {
      for (const double u : {-2.0, -1.0, -0.3, 0.0, 0.5, 1.0, 2.5}) {
        for (const double v : {-1.5, 0.0, 0.4, 2.0}) {
          for (const std::size_t b : {0, 1}) {
            CAPTURE(day);
            CAPTURE(u);
            CAPTURE(v);
            const double expected =
                cumulant(neutral, grid, day, u + 1.0, b, v) - cumulant(neutral, grid, day, 1.0);
            CHECK(std::abs(cumulant(share, grid, day, u, b, v) - expected) < 1e-13);  // of sums below 10
          }
        }
      }
    }
  }
  TEST_CASE("jumps under the share measure by hand") {
    // 1 + kappa = e^{-0.15 + 0.03125}; mean -0.15 + 0.0625.
    const auto law = price_law(rich, Measure::share, {.closes = 2, .life = Years{1}});
    CHECK(law.jumps->intensity == Approx(0.7 * std::exp(-0.11875)).epsilon(round_off));
    CHECK(law.jumps->mean == Approx(-0.0875).epsilon(round_off));
    CHECK(law.jumps->deviation == 0.25);
    const auto neutral = price_law(rich, Measure::risk_neutral, {.closes = 2, .life = Years{1}});
    CHECK(neutral.jumps->intensity == 0.7);
    CHECK(neutral.jumps->mean == -0.15);
  }
  TEST_CASE("Merton's calls by both measures are those of the literature") {
    // Spot 100, rate 8 %, total volatility 25 %, of whose variance the part gamma is from jumps with a mean
    // factor of one. Printed to a cent. Source: Haug (1998), The Complete Guide to Option Pricing Formulas,
    // p. 9.
    struct Row {
      double strike, years, intensity, gamma, value;
    };
    for (const Row& row :
         {Row{80, 0.10, 1, 0.25, 20.67}, Row{80, 0.50, 1, 0.25, 23.63}, Row{90, 0.50, 5, 0.25, 15.42},
          Row{100, 0.10, 1, 0.25, 3.42}, Row{110, 0.25, 5, 0.25, 2.16}, Row{100, 0.10, 1, 0.50, 3.14},
          Row{100, 0.25, 5, 0.50, 5.87}, Row{110, 0.50, 1, 0.50, 4.42}, Row{120, 0.25, 10, 0.50, 0.64},
          Row{90, 0.25, 1, 0.75, 12.75}}) {
      CAPTURE(row.strike);
      CAPTURE(row.years);
      CAPTURE(row.gamma);
      const double variance = 0.25 * 0.25;
      const double jump_variance = row.gamma * variance / row.intensity;
      const PriceModel model{
          .market = market_of({.value = Rate{0.08}}, {.value = Rate{0.0}},
                              {.value = std::sqrt(variance * (1.0 - row.gamma))}),
          .jumps = Jumps{
              .intensity = row.intensity, .mean = -jump_variance / 2, .deviation = std::sqrt(jump_variance)}};
      const CloseGrid grid{.closes = 63, .life = Years{row.years}};
      CHECK(std::abs(call(model, grid, 100.0, row.strike) - row.value) < 0.01);  // rounded or cut to a cent
    }
  }
}

}  // namespace price_model_test
