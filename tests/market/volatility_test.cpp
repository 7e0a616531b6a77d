#include <fairvalue/market/volatility.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/split.hpp>

namespace volatility_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

using Prices = DatedSeries<PerShare>;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles
constexpr Date first = 2025y / 6 / 1;
constexpr Date last = 2030y / 12 / 31;

/// One close a day from 2025-06-01 on.
Prices closes_of(const std::vector<double>& prices) {
  std::vector<Dated<PerShare>> rows;
  for (const double price : prices) {
    rows.push_back({add_days(first, static_cast<int>(rows.size())), PerShare{price}});
  }
  return Prices{rows};
}

/// Closes whose log returns are these.
Prices closes_moving(const std::vector<double>& returns) {
  std::vector<double> prices{100.0};
  for (const double r : returns) prices.push_back(prices.back() * std::exp(r));
  return closes_of(prices);
}

Volatility quote(double value) { return implied_volatility(value, "option"); }
Volatility estimate(double value, double error) {
  return {.value = value, .kind = VolatilityKind::historical, .source = "closes", .standard_error = error};
}

void refuses(const std::vector<WeightedVolatility>& parts, const char* message) {
  CAPTURE(message);
  CHECK_THROWS_WITH_AS(blended_volatility(parts), message, DomainError);
}

TEST_SUITE("market/volatility") {
  TEST_CASE("returns of 1 and 3 and 2 and -2 percent have a volatility of 34.3 percent by hand") {
    // Mean 1 %, squared deviations 0 4 1 9: variance 14 / 3 in squared percent, a year 252 times that.
    const auto sample = historical_volatility(closes_moving({0.01, 0.03, 0.02, -0.02}), first, last).value();
    CHECK(sample.value == Approx(0.01 * std::sqrt(252.0 * 14.0 / 3.0)).epsilon(1e-13));
    CHECK(sample.value == Approx(0.342928563989645).epsilon(1e-12));
    CHECK(*sample.standard_error == Approx(sample.value / std::sqrt(6.0)).epsilon(round_off));
    CHECK(sample.kind == VolatilityKind::historical);
    CHECK(sample.returns == 4);
    CHECK(sample.first == Date{2025y / 6 / 1});
    CHECK(sample.last == Date{2025y / 6 / 5});
    CHECK(sample.source == "closes of 2025-06-01 to 2025-06-05, 4 returns");
  }
  TEST_CASE("only closes of the window count and both of its ends do") {
    const Prices closes = closes_moving({0.5, 0.01, -0.01, 0.7});
    const auto inner = historical_volatility(closes, 2025y / 6 / 2, 2025y / 6 / 4).value();
    CHECK(inner.value == Approx(std::sqrt(252.0 * 0.0002)).epsilon(1e-12));
    CHECK(inner.returns == 2);
    CHECK(inner.first == Date{2025y / 6 / 2});
    CHECK(historical_volatility(closes, 2025y / 6 / 1, 2025y / 6 / 4)->returns == 3);
    CHECK(historical_volatility(closes, 2025y / 6 / 2, 2025y / 6 / 5)->returns == 3);
  }
  TEST_CASE("the window reported is that of its closes and not of the question") {
    const Prices gap{{{2025y / 6 / 18, PerShare{126.79}},
                      {2025y / 6 / 20, PerShare{128.24}},
                      {2025y / 6 / 23, PerShare{129.58}}}};
    const auto sample = historical_volatility(gap, 2025y / 1 / 1, 2025y / 6 / 30).value();
    CHECK(sample.first == Date{2025y / 6 / 18});
    CHECK(sample.last == Date{2025y / 6 / 23});
  }
  TEST_CASE("twelve periods a year scale a deviation by the root of twelve") {
    const Prices closes = closes_moving({0.01, 0.03, 0.02, -0.02});
    CHECK(historical_volatility(closes, first, last, 12.0)->value ==
          Approx(0.01 * std::sqrt(12.0 * 14.0 / 3.0)).epsilon(1e-13));
  }
  TEST_CASE("daily and weekly and monthly volatility are those of numpy") {
    // numpy 1.24.2: np.std(np.diff(np.log(closes)), ddof=1) * np.sqrt(252), and with the last close of each week
    // (103.25, 106.5, 102.25, 111) and sqrt(52). Closes of four weeks from Monday 2025-06-02 on.
    std::vector<Dated<PerShare>> rows;
    Date date = 2025y / 6 / 2;
    for (const double price : {100.0, 102.0, 99.5, 101.0, 103.25, 98.0, 97.5, 99.0, 104.0, 106.5, 105.0, 107.75, 103.0,
                               101.5, 102.25, 108.0, 110.0, 109.5, 112.0, 111.0}) {
      rows.push_back({date, PerShare{price}});
      date = add_days(date, weekday(date) == std::chrono::Friday ? 3 : 1);
    }
    const Prices closes{rows};
    const auto volatility = [&](ReturnInterval interval) { return realised_volatility(closes, first, last, interval); };
    CHECK(volatility(ReturnInterval::daily)->value == Approx(0.4463551428860686).epsilon(1e-12));
    CHECK(volatility(ReturnInterval::daily)->source == "daily closes of 2025-06-02 to 2025-06-27, 19 returns");
    CHECK(volatility(ReturnInterval::weekly)->value == Approx(0.4449536943144541).epsilon(1e-12));
    CHECK(volatility(ReturnInterval::weekly)->source == "weekly closes of 2025-06-06 to 2025-06-27, 3 returns");
    CHECK_FALSE(volatility(ReturnInterval::monthly).has_value());  // one month
    // np.std(np.diff(np.log([100, 112.5, 96, 104])), ddof=1) * np.sqrt(12); the last close of each month counts.
    const Prices months{{{2025y / 1 / 31, PerShare{100}},
                         {2025y / 2 / 14, PerShare{7}},
                         {2025y / 2 / 28, PerShare{112.5}},
                         {2025y / 3 / 31, PerShare{96}},
                         {2025y / 4 / 1, PerShare{7}},
                         {2025y / 4 / 30, PerShare{104}}}};
    CHECK(realised_volatility(months, 2025y / 1 / 1, last, ReturnInterval::monthly)->value ==
          Approx(0.5191674837124873).epsilon(1e-12));
  }
  TEST_CASE("a week runs from Monday to Sunday and not over a year's end in two") {
    const Prices closes{{{2025y / 12 / 28, PerShare{1}},    // Sunday
                         {2025y / 12 / 29, PerShare{2}},    // Monday
                         {2026y / 1 / 2, PerShare{3}},      // Friday of the same week
                         {2026y / 1 / 5, PerShare{4}}}};
    const auto weekly = sampled(closes, ReturnInterval::weekly);
    REQUIRE(weekly.size() == 3);
    CHECK(weekly[0].value == PerShare{1});
    CHECK(weekly[1].value == PerShare{3});
    CHECK(weekly[2].value == PerShare{4});
    CHECK(sampled(closes, ReturnInterval::daily).size() == 4);
    CHECK(sampled(closes, ReturnInterval::monthly).size() == 2);
    CHECK(sampled(Prices{}, ReturnInterval::weekly).empty());
  }
  TEST_CASE("a trailing volatility needs closes over its whole term") {
    std::vector<double> prices;
    for (int i = 0; i < 100; ++i) prices.push_back(i % 2 == 0 ? 100.0 : 101.0);
    const Prices closes = closes_of(prices);  // 2025-06-01 to 2025-09-08
    CHECK(trailing_volatility(closes, 2025y / 9 / 8, 3)->first == Date{2025y / 6 / 8});
    CHECK(trailing_volatility(closes, 2025y / 9 / 8, 3, ReturnInterval::weekly)->source.starts_with("weekly closes of"));
    CHECK_FALSE(trailing_volatility(closes, 2025y / 9 / 8, 4).has_value());
    CHECK(trailing_volatility(closes, 2025y / 9 / 18, 3).has_value());  // ten days without a close
    CHECK_FALSE(trailing_volatility(closes, 2025y / 9 / 19, 3).has_value());
    CHECK_THROWS_WITH_AS(trailing_volatility(closes, 2025y / 9 / 8, 0), "months: must be from 1 to 1000000, got 0",
                         DomainError);
  }
  TEST_CASE("intervals have names and periods a year") {
    CHECK(to_string(ReturnInterval::weekly) == "weekly");
    CHECK(periods_a_year(ReturnInterval::daily) == 252);
    CHECK(periods_a_year(ReturnInterval::weekly) == 52);
    CHECK(periods_a_year(ReturnInterval::monthly) == 12);
  }
  TEST_CASE("the standard error is the spread of the estimate over many samples") {
    // 2000 samples of 100 normal returns of 50 % a year: their deviation is known to 1 / sqrt(4000) of
    // itself.
    std::mt19937 random{164};
    std::normal_distribution<double> normal{0.0, 0.5 / std::sqrt(252.0)};
    double sum = 0.0;
    double squares = 0.0;
    double errors = 0.0;
    for (int sample = 0; sample < 2000; ++sample) {
      std::vector<double> returns(100);
      for (double& r : returns) r = normal(random);
      const auto estimated = historical_volatility(closes_moving(returns), first, last).value();
      sum += estimated.value / 2000.0;
      squares += estimated.value * estimated.value / 2000.0;
      errors += *estimated.standard_error / 2000.0;
    }
    const double spread = std::sqrt(squares - sum * sum);
    // Five of its errors, and the bias of 1 in 4 n; five of the spread's own, 1 / sqrt(2 x 2000).
    CHECK(std::abs(sum / 0.5 - 1.0) < 5.0 * 0.0016 + 0.0025);
    CHECK(std::abs(errors / spread - 1.0) < 5.0 * 0.016);
  }
  TEST_CASE("fewer than two returns or a price that did not move have none") {
    CHECK_FALSE(historical_volatility(Prices{}, first, last).has_value());
    CHECK_FALSE(historical_volatility(closes_of({100}), first, last).has_value());
    CHECK_FALSE(historical_volatility(closes_of({100, 110}), first, last).has_value());
    CHECK_FALSE(historical_volatility(closes_of({100, 100, 100}), first, last).has_value());
    CHECK_FALSE(historical_volatility(closes_of({100, 110, 121, 133.1, 146.41}), first, last).has_value());
    CHECK(historical_volatility(closes_of({100, 110, 100}), first, last).has_value());
    CHECK_FALSE(historical_volatility(closes_of({100, 110, 100}), last, last).has_value());
  }
  TEST_CASE("a 4:1 split changes no volatility once all closes are on one share") {
    const Prices closes = closes_moving({0.01, 0.03, 0.02, -0.02});
    const Prices quarter = closes.mapped([](PerShare p) { return split_adjusted(p, 4.0); });
    CHECK(historical_volatility(quarter, first, last)->value ==
          Approx(historical_volatility(closes, first, last)->value).epsilon(1e-13));
  }
  TEST_CASE("bad closes and windows and periods are refused by name") {
    const Prices bad = closes_of({100, 0, 100, 101});
    CHECK_THROWS_WITH_AS(historical_volatility(bad, first, last), "closes[2025-06-02]: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(historical_volatility(closes_of({100, nan, 1}), first, last),
                         "closes[2025-06-02]: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(historical_volatility(bad, last, first),
                         "last: must be on or after 2030-12-31, got 2025-06-01", DomainError);
    CHECK_THROWS_WITH_AS(historical_volatility(bad, Date{}, last), "first: must be a date, got none",
                         DomainError);
    CHECK_THROWS_WITH_AS(historical_volatility(bad, first, Date{}), "last: must be a date, got none",
                         DomainError);
    for (const double periods : {0.0, -252.0}) {
      CHECK_THROWS_AS(historical_volatility(closes_of({1, 2, 1}), first, last, periods), DomainError);
    }
    CHECK_THROWS_WITH_AS(historical_volatility(bad, first, last, 0.0), "periods_a_year: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(historical_volatility(bad, first, last, nan),
                         "periods_a_year: must be a finite number, got nan", DomainError);
  }
  TEST_CASE("a quote is taken as given and a bad one refused by name") {
    const Volatility given = implied_volatility(0.55, "options to 2027-12");
    CHECK(given.value == 0.55);
    CHECK(given.kind == VolatilityKind::implied);
    CHECK(given.source == "options to 2027-12");
    CHECK_FALSE(given.standard_error.has_value());
    CHECK_THROWS_WITH_AS(implied_volatility(0.0, "x"), "volatility.value: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(implied_volatility(-0.5, "x"), "volatility.value: must be > 0, got -0.5",
                         DomainError);
    CHECK_THROWS_WITH_AS(implied_volatility(nan, "x"), "volatility.value: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(implied_volatility(infinity, "x"),
                         "volatility.value: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(implied_volatility(0.5, ""), "volatility.source: must be a source, got none",
                         DomainError);
  }
  TEST_CASE("a quarter of 60 percent and three quarters of 40 blend to 45 by hand") {
    const auto blend = blended_volatility(
        std::vector<WeightedVolatility>{{estimate(0.6, 0.04), 0.25}, {estimate(0.4, 0.02), 0.75}});
    CHECK(blend.value == Approx(0.45).epsilon(round_off));
    // (0.25 x 4)^2 + (0.75 x 2)^2 = 1 + 2.25 in squared percent
    CHECK(*blend.standard_error == Approx(0.01 * std::sqrt(3.25)).epsilon(round_off));
    CHECK(blend.kind == VolatilityKind::blended);
    CHECK(blend.source == "25 % weight on historical 60 % (closes) and 75 % on historical 40 % (closes)");
  }
  TEST_CASE("a quote adds no error and parts without weight or error give none") {
    using Parts = std::vector<WeightedVolatility>;
    const auto mixed = blended_volatility(Parts{{estimate(0.6, 0.04), 0.5}, {quote(0.4), 0.5}});
    CHECK(*mixed.standard_error == Approx(0.02).epsilon(round_off));
    CHECK_FALSE(blended_volatility(Parts{{quote(0.6), 0.5}, {quote(0.4), 0.5}}).standard_error.has_value());
    const auto unused = blended_volatility(Parts{{estimate(0.6, 0.04), 0.0}, {quote(0.4), 1.0}});
    CHECK_FALSE(unused.standard_error.has_value());
    CHECK(unused.value == 0.4);
    CHECK(blended_volatility(Parts{{quote(0.4), 1.0}}).value == 0.4);
    CHECK(blended_volatility(Parts{{quote(0.4), 0.5}, {quote(0.4), 0.5000000009}}).value ==
          Approx(0.4).epsilon(1e-9));
  }
  TEST_CASE("weights that are none or do not sum to one are refused by name") {
    refuses({}, "parts: must be at least one value, got none");
    refuses({{quote(0.5), 0.5}, {quote(0.4), 0.4}}, "parts.weight: must be a sum of 1, got 0.9");
    refuses({{quote(0.5), 2.0}, {quote(0.4), -1.0}}, "parts[1].weight: must be >= 0, got -1");
    refuses({{quote(0.5), nan}}, "parts[0].weight: must be a finite number, got nan");
    CHECK_THROWS_AS(
        blended_volatility(std::vector<WeightedVolatility>{{quote(0.5), 0.5}, {quote(0.4), 0.500000002}}),
        DomainError);
  }
  TEST_CASE("parts that are no volatility are refused by name") {
    refuses({{estimate(0.0, 0.1), 1.0}}, "parts[0].volatility.value: must be > 0, got 0");
    refuses({{quote(0.5), 0.5}, {estimate(nan, 0.1), 0.5}},
            "parts[1].volatility.value: must be a finite number, got nan");
    refuses({{estimate(0.5, -0.1), 1.0}}, "parts[0].volatility.standard_error: must be >= 0, got -0.1");
    refuses({{estimate(0.5, 1e200), 1.0}}, "volatility.standard_error: must be a finite number, got inf");
  }
  TEST_CASE("each kind has its word") {
    CHECK(to_string(VolatilityKind::historical) == "historical");
    CHECK(to_string(VolatilityKind::implied) == "implied");
    CHECK(to_string(VolatilityKind::blended) == "blended");
    CHECK(to_string(VolatilityKind::peer_group) == "peer group");
  }
}

}  // namespace volatility_test
