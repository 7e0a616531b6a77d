#include <fairvalue/pricing/first_passage.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/multiprecision/cpp_bin_float.hpp>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/gauss_legendre.hpp>

#include "random_claims.hpp"
#include "textbook_hurdle.hpp"

namespace first_passage_test {
using namespace fairvalue;
using doctest::Approx;

using Exact = boost::multiprecision::cpp_bin_float_50;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Before the OpenAI position was public.
FlatMarket amd() { return {.spot = PerShare{164.67}, .risk_free_rate = Rate{0.037}, .volatility = 0.5}; }

FlatMarket market(double spot, double rate, double volatility) {
  return {.spot = PerShare{spot}, .risk_free_rate = Rate{rate}, .volatility = volatility};
}

Exact exact_probability(const FlatMarket& m, double hurdle, double years, Measure measure) {
  const Exact sigma = m.volatility;
  const Exact carry = Exact{m.risk_free_rate.value} - m.dividend_yield.value;
  const Exact half = sigma * sigma / 2;
  const Exact drift = measure == Measure::share ? Exact(carry + half) : Exact(carry - half);
  const Exact b = log(Exact{hurdle} / m.spot.value);
  return textbook::hit_and_end(b, Exact{0}, drift, sigma, Exact{years}, textbook::End::anywhere);
}

TEST_SUITE("pricing/first_passage") {
  TEST_CASE("the OpenAI hurdle of 600 from 164.67 is met with .49309 in shares and .15021 in money") {
    CHECK(std::abs(hit_probability(amd(), PerShare{600}, Years{5}, Measure::share) - 0.49309) < 5e-6);
    CHECK(std::abs(hit_probability(amd(), PerShare{600}, Years{5}, Measure::risk_neutral) - 0.15021) < 5e-6);
  }
  TEST_CASE("without drift it is 2 N(-1) at one deviation: .317310507862914") {
    // sigma 20 %, r = sigma^2 / 2 = 2 %, four years: s = .4, and the hurdle lies .4 up.
    const double got = hit_probability(market(100, 0.02, 0.2), PerShare{100 * std::exp(0.4)}, Years{4},
                                       Measure::risk_neutral);
    CHECK(got == Approx(0.317310507862914).epsilon(1e-13));
  }
  TEST_CASE("at the hurdle and above it is certain and at the last moment below impossible") {
    for (const Measure measure : {Measure::risk_neutral, Measure::share}) {
      CHECK(hit_probability(market(600, 0.03, 0.5), PerShare{600}, Years{5}, measure) == 1);
      CHECK(hit_probability(market(601, 0.03, 0.5), PerShare{600}, Years{0}, measure) == 1);
      CHECK(hit_probability(market(600, 0.03, 0.5), PerShare{600}, Years{0}, measure) == 1);
      CHECK(hit_probability(market(599.99, 0.03, 0.5), PerShare{600}, Years{0}, measure) == 0);
    }
  }
  TEST_CASE("one tick below it is all but certain and no more than that") {
    const double tick = std::nextafter(600.0, 0.0);
    const double got =
        hit_probability(market(tick, 0.03, 0.5), PerShare{600}, Years{1 / 365.}, Measure::share);
    CHECK(got <= 1);
    CHECK(got > 1 - 1e-13);
  }
  TEST_CASE("agrees with 50 digits from one tick to a hundred spots and a day to 30 years") {
    random_claims::Draw draw(1);
    double worst = 0;
    int compared = 0;
    for (int i = 0; i < 500; ++i) {
      const FlatMarket m = random_claims::extreme_market(draw);
      const double years = random_claims::extreme_years(draw);
      const PerShare hurdle = random_claims::extreme_hurdle(draw, m, years);
      if (hurdle <= m.spot) continue;
      const Measure measure = i % 2 ? Measure::share : Measure::risk_neutral;
      const double got = hit_probability(m, hurdle, Years{years}, measure);
      const Exact exact = exact_probability(m, hurdle.value, years, measure);
      CAPTURE(i);
      CHECK(got >= 0);
      CHECK(got <= 1);
      if (exact < 1e-290) {
        CHECK(got < 1e-280);
        continue;
      }
      worst = std::max(worst, std::abs(static_cast<double>(got / exact - 1)));
      ++compared;
    }
    CHECK(compared > 250);
    CHECK(worst < 2e-12);  // n(38) loses 38^2 roundings of 2e-16 and some for its argument's
  }
  TEST_CASE("the exponential that overflows does no harm: sigma of 1 % and a drift of 30 %") {
    // e^{2 nu b / sigma^2} is e^27,630; the hurdle of 100 spots is 15.35 years of drift away, give or take
    // .2.
    const FlatMarket m = market(100, 0.3, 0.01);
    CHECK(hit_probability(m, PerShare{10000}, Years{14}, Measure::share) < 1e-14);
    CHECK(hit_probability(m, PerShare{10000}, Years{17}, Measure::share) == Approx(1).epsilon(1e-14));
  }
  TEST_CASE("rises with time and with the price and falls with the hurdle") {
    random_claims::Draw draw(2);
    for (int i = 0; i < 2000; ++i) {
      FlatMarket m = random_claims::ordinary_market(draw);
      const double years = draw.log_uniform(0.01, 20);
      const PerShare hurdle = m.spot * draw.uniform(1, 5);
      const Measure measure = i % 2 ? Measure::share : Measure::risk_neutral;
      const double p = hit_probability(m, hurdle, Years{years}, measure);
      const double slack = 1e-13 * p;  // rounding
      CAPTURE(i);
      CHECK(hit_probability(m, hurdle, Years{years * draw.uniform(1, 2)}, measure) >= p - slack);
      CHECK(hit_probability(m, hurdle * draw.uniform(1, 1.2), Years{years}, measure) <= p + slack);
      m.spot = m.spot * draw.uniform(1, 1.2);
      CHECK(hit_probability(m, hurdle, Years{years}, measure) >= p - slack);
    }
  }
  TEST_CASE("need not rise with volatility: under a high drift a near hurdle is surer at 2 % than at 10 %") {
    const auto at = [](double sigma) {
      return hit_probability(market(100, 0.08, sigma), PerShare{105}, Years{1}, Measure::risk_neutral);
    };
    CHECK(at(0.02) > at(0.10));
  }
}

TEST_SUITE("pricing/first_passage/density") {
  TEST_CASE("by hand: one deviation up and without drift it is n(1) a year") {
    // b = sigma = .2, t = 1, nu = 0: b / (sigma t) n(1) = .241970724519143.
    const double got =
        hit_density(market(100, 0.02, 0.2), PerShare{100 * std::exp(0.2)}, Years{1}, Measure::risk_neutral);
    CHECK(got == Approx(0.241970724519143).epsilon(1e-13));
  }
  TEST_CASE("adds up to the probability") {
    random_claims::Draw draw(3);
    for (int i = 0; i < 40; ++i) {
      const FlatMarket m = random_claims::ordinary_market(draw);
      const PerShare hurdle = m.spot * draw.uniform(1.2, 4);
      const Measure measure = i % 2 ? Measure::share : Measure::risk_neutral;
      double sum = 0;  // over ln t from e^-12 to 5 years, where the density is smooth
      for (const QuadratureNode& node : gauss_legendre(400, {-12.0, std::log(5.0)})) {
        const Years t{std::exp(node.x)};
        sum += node.weight * t.value * hit_density(m, hurdle, t, measure);
      }
      CAPTURE(i);
      CHECK(std::abs(sum - hit_probability(m, hurdle, Years{5}, measure)) < 1e-11);
    }
  }
  TEST_CASE("is nothing at the hurdle and above and at once") {
    CHECK(hit_density(market(600, 0.03, 0.5), PerShare{600}, Years{1}, Measure::share) == 0);
    CHECK(hit_density(market(700, 0.03, 0.5), PerShare{600}, Years{1}, Measure::share) == 0);
    CHECK(hit_density(market(100, 0.03, 0.5), PerShare{600}, Years{1e-300}, Measure::share) == 0);
  }
}

TEST_SUITE("pricing/first_passage/median") {
  TEST_CASE("the OpenAI hurdle given that it is met: 2.79 years in money and 2.73 in shares") {
    CHECK(std::abs(median_hit_time(amd(), PerShare{600}, Years{5}, Measure::risk_neutral)->value - 2.79) <
          0.005);
    CHECK(std::abs(median_hit_time(amd(), PerShare{600}, Years{5}, Measure::share)->value - 2.73) < 0.005);
  }
  TEST_CASE("half of the probability lies before it") {
    random_claims::Draw draw(4);
    for (int i = 0; i < 100; ++i) {
      const FlatMarket m = random_claims::ordinary_market(draw);
      const PerShare hurdle = m.spot * draw.uniform(1.05, 6);
      const Years horizon{draw.uniform(0.1, 10)};
      const auto median = median_hit_time(m, hurdle, horizon, Measure::share);
      CAPTURE(i);
      REQUIRE(median.has_value());
      CHECK(median->value > 0);
      CHECK(*median < horizon);
      const double before = hit_probability(m, hurdle, *median, Measure::share);
      // The root's last bits, which the far tail multiplies by its exponent.
      CHECK(before / hit_probability(m, hurdle, horizon, Measure::share) == Approx(0.5).epsilon(1e-11));
    }
  }
  TEST_CASE("is now at the hurdle and there is none where a hit cannot be told from never") {
    CHECK(median_hit_time(market(600, 0.03, 0.5), PerShare{600}, Years{5}, Measure::share) == Years{0});
    CHECK_FALSE(median_hit_time(market(100, 0.03, 0.01), PerShare{600}, Years{0.1}, Measure::share));
    CHECK_FALSE(median_hit_time(market(599, 0.03, 0.5), PerShare{600}, Years{0}, Measure::share));
  }
}

}  // namespace first_passage_test
