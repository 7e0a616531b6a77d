#include <fairvalue/pricing/first_passage.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/gauss_legendre.hpp>
#include <fairvalue/math/normal.hpp>

#include "random_claims.hpp"

namespace first_passage_window_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

FlatMarket market(double spot) {
  return {.spot = PerShare{spot}, .risk_free_rate = Rate{0.037}, .volatility = 0.5};
}
Interval<Years> window(double low, double high) { return {Years{low}, Years{high}}; }

/// P(S_T >= H).
double probability_above(const FlatMarket& m, double hurdle, double years, Measure measure) {
  const double s = m.volatility * std::sqrt(years);
  return normal_cdf((log_drift(m, measure) * years - std::log(hurdle / m.spot.value)) / s);
}

/// The plain probability from every price at the start, by its density there.
double by_price_at_start(const FlatMarket& m, PerShare hurdle, double low, double high, Measure measure) {
  const double drift = log_drift(m, measure) * low;
  const double s = m.volatility * std::sqrt(low);
  const double at_hurdle = std::clamp((std::log(hurdle / m.spot) - drift) / s, -9.0, 9.0);
  double sum = normal_cdf(-at_hurdle);
  for (int panel = 0; panel < 20; ++panel) {  // shorter towards the hurdle, where the integrand is steep
    const auto end = [&](int i) { return at_hurdle - (at_hurdle + 9) * std::pow(1 - i / 20.0, 3); };
    for (const QuadratureNode& z : gauss_legendre(12, {end(panel), end(panel + 1)})) {
      FlatMarket then = m;
      then.spot = m.spot * std::exp(drift + s * z.x);
      sum += z.weight * normal_density(z.x) * hit_probability(then, hurdle, Years{high - low}, measure);
    }
  }
  return sum;
}

TEST_SUITE("pricing/first_passage/window") {
  TEST_CASE("from the start on it is the plain probability") {
    for (const double hurdle : {100.0, 164.67, 600.0}) {
      CHECK(
          hit_probability(market(164.67), PerShare{hurdle}, window(0, 5), Measure::share) ==
          Approx(hit_probability(market(164.67), PerShare{hurdle}, Years{5}, Measure::share)).epsilon(1e-14));
    }
  }
  TEST_CASE("at one moment it is the probability that the price is there") {
    for (const Measure measure : {Measure::risk_neutral, Measure::share}) {
      const double got = hit_probability(market(164.67), PerShare{600}, window(5, 5), measure);
      CHECK(got == Approx(probability_above(market(164.67), 600, 5, measure)).epsilon(1e-13));
    }
    CHECK(hit_probability(market(600), PerShare{600}, window(0, 0), Measure::share) == 1);
    CHECK(hit_probability(market(599), PerShare{600}, window(0, 0), Measure::share) == 0);
  }
  TEST_CASE("tends to both ends: to the plain one and to the price's at the last moment") {
    // Both ends are reached as the root of the time left.
    const double plain = hit_probability(market(164.67), PerShare{170}, Years{5}, Measure::share);
    const double last = probability_above(market(164.67), 170, 5, Measure::share);
    double before_plain = infinity, before_last = infinity;
    for (const double left : {1e-2, 1e-4, 1e-6, 1e-8}) {
      const double to_plain =
          plain - hit_probability(market(164.67), PerShare{170}, window(left, 5), Measure::share);
      const double to_last =
          hit_probability(market(164.67), PerShare{170}, window(5 - left, 5), Measure::share) - last;
      CHECK(to_plain >= -1e-15);
      CHECK(to_plain <= before_plain);
      CHECK(to_last > 0);
      CHECK(to_last < 0.2 * before_last);
      before_plain = to_plain;
      before_last = to_last;
    }
    CHECK(before_plain < 1e-14);
    CHECK(before_last < 1e-4);
  }
  TEST_CASE("agrees with the integral over the price at the window's start") {
    random_claims::Draw draw(11);
    for (int i = 0; i < 40; ++i) {
      const FlatMarket m = random_claims::ordinary_market(draw);
      const PerShare hurdle = m.spot * draw.uniform(0.6, 4);
      const double high = draw.uniform(0.5, 10);
      const double low = high * draw.uniform(0.05, 0.95);
      const Measure measure = i % 2 ? Measure::share : Measure::risk_neutral;
      CAPTURE(i);
      const double got = hit_probability(m, hurdle, window(low, high), measure);
      // The integral stops nine deviations out; its own error was seen below 1e-12 with twice the nodes.
      CHECK(std::abs(got - by_price_at_start(m, hurdle, low, high, measure)) < 1e-12);
    }
  }
  TEST_CASE("small ones keep their digits") {
    // By 330-digit quadrature over the price at the start, of the textbook's formula; spot 100.
    struct Row {
      double rate, yield, sigma, hurdle, low, high;
      Measure measure;
      double exact;
    };
    for (const Row& row : {Row{0.037, 0, 0.2, 400, 0.5, 1, Measure::share, 2.8877835645651894e-11},
                           Row{0.05, 0.02, 0.3, 900, 1, 2, Measure::risk_neutral, 1.5438838548499386e-7},
                           Row{-0.02, 0, 0.01, 105, 0.1, 0.25, Measure::risk_neutral, 5.8780721081121473e-27},
                           Row{0.3, 0.5, 1, 50000, 0.9, 1, Measure::share, 3.1330462646495571e-9},
                           Row{0.04, 0, 0.05, 130, 0.999, 1, Measure::share, 5.4418777099794643e-6}}) {
      const FlatMarket m{.spot = PerShare{100},
                         .risk_free_rate = Rate{row.rate},
                         .dividend_yield = Rate{row.yield},
                         .volatility = row.sigma};
      CAPTURE(row.exact);
      CHECK(hit_probability(m, PerShare{row.hurdle}, window(row.low, row.high), row.measure) ==
            Approx(row.exact).epsilon(1e-11));
    }
  }
  TEST_CASE("what is certain is 1 and no last place more") {
    random_claims::Draw draw(13);
    for (int i = 0; i < 500; ++i) {
      const FlatMarket m{.spot = PerShare{100},
                         .risk_free_rate = Rate{draw.uniform(0, 1)},
                         .volatility = draw.log_uniform(0.01, 0.5)};
      const double high = draw.uniform(1, 10);
      const PerShare hurdle{draw.uniform(1, 120)};
      CAPTURE(i);
      CHECK(hit_probability(m, hurdle, window(high * draw.uniform(0, 1), high), Measure::share) <= 1);
      CHECK(hit_probability(m, hurdle, Years{high}, Measure::share) <= 1);
    }
  }
  TEST_CASE("lies between the last moment's and the plain one and grows with the window") {
    random_claims::Draw draw(12);
    for (int i = 0; i < 1000; ++i) {
      const FlatMarket m = random_claims::ordinary_market(draw);
      const PerShare hurdle = m.spot * draw.uniform(0.5, 5);
      const double high = draw.log_uniform(0.01, 10);
      const double low = high * draw.uniform(0, 1);
      const double p = hit_probability(m, hurdle, window(low, high), Measure::share);
      CAPTURE(i);
      CHECK(p <= hit_probability(m, hurdle, Years{high}, Measure::share) + 1e-14);
      CHECK(p >= probability_above(m, hurdle.value, high, Measure::share) - 1e-14);
      CHECK(hit_probability(m, hurdle, window(low * 0.9, high), Measure::share) >= p - 1e-14);
      CHECK(hit_probability(m, hurdle, window(low, high * 1.1), Measure::share) >= p - 1e-14);
    }
  }
}

TEST_SUITE("pricing/first_passage/refusals") {
  TEST_CASE("a bad hurdle is refused by name") {
    const FlatMarket m = market(100);
    CHECK_THROWS_WITH_AS(hit_probability(m, PerShare{0}, Years{1}, Measure::share),
                         "hurdle: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(hit_probability(m, PerShare{-5}, window(1, 2), Measure::share),
                         "hurdle: must be > 0, got -5", DomainError);
    CHECK_THROWS_WITH_AS(hit_density(m, PerShare{nan}, Years{1}, Measure::share),
                         "hurdle: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(median_hit_time(m, PerShare{infinity}, Years{1}, Measure::share),
                         "hurdle: must be a finite number, got inf", DomainError);
  }
  TEST_CASE("a bad time is refused by name") {
    const FlatMarket m = market(100);
    CHECK_THROWS_WITH_AS(hit_probability(m, PerShare{600}, Years{-1}, Measure::share),
                         "horizon: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(hit_probability(m, PerShare{600}, Years{nan}, Measure::share),
                         "horizon: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(median_hit_time(m, PerShare{600}, Years{infinity}, Measure::share),
                         "horizon: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(hit_probability(m, PerShare{600}, window(-1, 2), Measure::share),
                         "window.low: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(hit_density(m, PerShare{600}, Years{0}, Measure::share), "time: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(hit_density(m, PerShare{600}, Years{nan}, Measure::share),
                         "time: must be a finite number, got nan", DomainError);
  }
  TEST_CASE("a bad market is refused by name whatever is asked of it") {
    FlatMarket bad = market(100);
    bad.volatility = 0;
    const char* message = "market.volatility: must be > 0, got 0";
    CHECK_THROWS_WITH_AS(hit_probability(bad, PerShare{50}, Years{0}, Measure::share), message, DomainError);
    CHECK_THROWS_WITH_AS(hit_probability(bad, PerShare{50}, window(0, 1), Measure::share), message,
                         DomainError);
    CHECK_THROWS_WITH_AS(hit_density(bad, PerShare{50}, Years{1}, Measure::share), message, DomainError);
    CHECK_THROWS_WITH_AS(median_hit_time(bad, PerShare{50}, Years{1}, Measure::share), message, DomainError);
  }
}

}  // namespace first_passage_window_test
