#include <fairvalue/market/yield_curve.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace yield_curve_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

constexpr Date day = 2025y / 10 / 3;
constexpr auto linear = CurveInterpolation::linear_rate;
constexpr auto log_linear = CurveInterpolation::log_discount;
constexpr double solved = 1e-12;  // the root finder's last bits, and sums of a few discount factors

double rate(const ZeroCurve& curve, double term) { return zero_rate(curve, Years{term}).value; }

ZeroCurve zero_curve(const std::vector<TenorYield>& yields, CurveInterpolation interpolation = linear) {
  return curve_from_zero_yields(yields, Compounding::continuous, day, interpolation);
}

/// Zero rates of 5.0, 5.8, 6.4 and 6.8 % for half a year to two years.
ZeroCurve two_years() {
  return zero_curve({{Years{0.5}, 0.050}, {Years{1.0}, 0.058}, {Years{1.5}, 0.064}, {Years{2.0}, 0.068}});
}

TEST_SUITE("market/yield_curve") {
  TEST_CASE("a par yield has a term of at most a century") {
    const std::vector<TenorYield> yields{{Years{1}, 0.04}, {Years{200}, 0.04}};
    const ZeroCurve curve = curve_from_zero_yields(yields, Compounding::continuous, day, linear);
    CHECK(par_yield(curve, Years{100}) == doctest::Approx(2 * std::expm1(0.02)));
    CHECK_THROWS_WITH_AS(par_yield(curve, Years{101}), "term: must be at most 100, got 101", DomainError);
  }
  TEST_CASE("bonds of a textbook give its zero rates") {
    // Bills at 97.5, 94.9 and 90.0, an 8 % bond at 96 and a 12 % bond at
    // 101.6: 10.127, 10.469, 10.536, 10.681 and 10.808 %, printed to three decimals. Source: Hull, Options,
    // Futures, and Other Derivatives, 5th ed. (2002), slides 5.10 to 5.12;
    // http://download.cucdc.com/wenku/page/4401efc1c33e4826b72271d154e5c64b.html
    const std::vector<CurveBond> bonds{{Years{0.25}, 0.0, 0.975},
                                       {Years{0.5}, 0.0, 0.949},
                                       {Years{1.0}, 0.0, 0.900},
                                       {Years{1.5}, 0.08, 0.960},
                                       {Years{2.0}, 0.12, 1.016}};
    const auto curve = curve_from_bonds(bonds, day, linear);
    const double printed[] = {0.10127, 0.10469, 0.10536, 0.10681, 0.10808};
    for (std::size_t i = 0; i < 5; ++i) CHECK(std::abs(curve.nodes[i].rate.value - printed[i]) < 0.5e-5);
  }
  TEST_CASE("par yields every half-year give the zero rates of the step by step formula") {
    // D_n = (1 - c sum of D before) / (1 + c), c half the yield, in Python. The par yields are those of
    // https://quant.stackexchange.com/questions/77277/convert-us-treasury-par-yields-to-spot-rates
    std::vector<TenorYield> par;
    double term = 0.0;
    for (const double yield : {0.02, 0.024, 0.0276, 0.03084, 0.033756, 0.03638}) {
      par.push_back({Years{term += 0.5}, yield});
    }
    const double spot[] = {0.02,
                           0.024024047953330907,
                           0.027668566429104757,
                           0.030973763781325214,
                           0.03397441792873934,
                           0.036700426487687565};
    for (const auto interpolation : {linear, log_linear}) {
      const auto curve = curve_from_par_yields(par, day, interpolation);
      for (std::size_t i = 0; i < 6; ++i) {
        CHECK(quoted_yield(curve.nodes[i].rate, Compounding::bond_equivalent) ==
              Approx(spot[i]).epsilon(solved));
      }
    }
  }
  TEST_CASE("the par yield of two years is 6.87 percent by hand") {
    // Half-yearly coupons on 5.0, 5.8, 6.4 and 6.8 %: 2 (1 - e^-0.136) / (e^-0.025 + e^-0.058 + e^-0.096 +
    // e^-0.136).
    CHECK(par_yield(two_years(), Years{2.0}) == Approx(0.06872876169086227).epsilon(1e-14));
  }
  TEST_CASE("a curve from par yields gives them back") {
    const std::vector<TenorYield> par{{Years{1.0 / 12}, 0.0515}, {Years{0.25}, 0.0544}, {Years{0.5}, 0.0544},
                                      {Years{1}, 0.0520},        {Years{2}, 0.0451},    {Years{5}, 0.0385},
                                      {Years{10}, 0.0370},       {Years{20}, 0.0402},   {Years{30}, 0.0387}};
    for (const auto interpolation : {linear, log_linear}) {
      const auto curve = curve_from_par_yields(par, day, interpolation);
      for (const auto& [tenor, yield] : par) {
        CHECK(par_yield(curve, tenor) == Approx(yield).epsilon(solved));
      }
    }
  }
  TEST_CASE("a bond between two coupons pays the accrued part besides its price") {
    // Nine months at par, 4 %: 1.02 e^-0.75r + 0.02 e^-0.25 r0 = 1 + 0.01 accrued, with the bill's r0 by
    // hand.
    const double first = 1.0 / (1.0 + 0.04 * 0.25);
    const double last = (1.01 - 0.02 * first) / 1.02;
    const auto curve =
        curve_from_par_yields(std::vector<TenorYield>{{Years{0.25}, 0.04}, {Years{0.75}, 0.04}}, day, linear);
    CHECK(rate(curve, 0.75) == Approx(-std::log(last) / 0.75).epsilon(solved));
  }
  TEST_CASE("a flat par curve is flat at its continuous rate") {
    std::vector<TenorYield> par;
    for (int i = 1; i <= 60; ++i) par.push_back({Years{0.5 * i}, 0.04});
    const auto curve = curve_from_par_yields(par, day, log_linear);
    for (const double term : {0.5, 3.3, 17.0, 30.0}) {
      CHECK(rate(curve, term) ==
            Approx(2.0 * std::log(1.02)).epsilon(1e-11));  // sixty solutions on one another
    }
  }
  TEST_CASE("between tenors the rate is linear or the log discount factor is") {
    const std::vector<TenorYield> yields{{Years{1.0}, 0.03}, {Years{3.0}, 0.05}};
    CHECK(rate(zero_curve(yields, linear), 2.5) == Approx(0.045).epsilon(1e-14));
    // ln D = -0.03 at one year and -0.15 at three: -0.12 at two and a half.
    CHECK(rate(zero_curve(yields, log_linear), 2.5) == Approx(0.048).epsilon(1e-14));
    CHECK(forward_rate(zero_curve(yields, log_linear), Years{1.2}, Years{2.9}).value ==
          Approx(0.06).epsilon(1e-13));
  }
  TEST_CASE("five years at 3.2 percent and seven at 3.5 make six at 3.35") {
    // Worked example of https://pomegra.io/wiki/interpolated-yield/ ("The mechanics of linear
    // interpolation").
    CHECK(rate(zero_curve({{Years{5.0}, 0.032}, {Years{7.0}, 0.035}}, linear), 6.0) ==
          Approx(0.0335).epsilon(1e-14));
  }
  TEST_CASE("before the first tenor its rate holds and beyond the last there is none") {
    const auto curve = two_years();
    CHECK(rate(curve, 0.01) == 0.05);
    CHECK(rate(curve, 2.0) == 0.068);
    CHECK(discount_factor(curve, Years{0.0}) == 1.0);
    CHECK(discount_factor(curve, Years{1.0}) == Approx(std::exp(-0.058)).epsilon(1e-15));
    CHECK_THROWS_WITH_AS(zero_rate(curve, Years{2.5}),
                         "term: must be at most 2 (the curve's last tenor), got 2.5", DomainError);
    CHECK_THROWS_WITH_AS(zero_rate(curve, Years{0.0}), "term: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(forward_rate(curve, Years{1.0}, Years{1.0}), "to: must be > from (1), got 1",
                         DomainError);
  }
  TEST_CASE("discount factors chain through the forward rate") {
    const auto curve = two_years();
    const double chained = discount_factor(curve, Years{0.7}) *
                           std::exp(-(forward_rate(curve, Years{0.7}, Years{1.9}) * Years{1.2}));
    CHECK(chained == Approx(discount_factor(curve, Years{1.9})).epsilon(1e-14));
    CHECK(forward_rate(curve, Years{0.0}, Years{1.0}).value == Approx(0.058).epsilon(1e-14));
  }
  TEST_CASE("5 percent twice a year is 4.93852 percent continuously") {
    // 2 ln 1.025. Source: Python for Finance, "Continuously compounded interest rate",
    // https://subscription.packtpub.com/book/data/9781783284375/3/ch03lvl1sec52/continuously-compounded-interest-rate
    CHECK(continuous_rate(0.05, Compounding::bond_equivalent).value ==
          Approx(0.04938522518074283).epsilon(1e-15));
    CHECK(continuous_rate(0.04, Compounding::annual).value == Approx(std::log(1.04)).epsilon(1e-15));
    CHECK(continuous_rate(0.04, Compounding::continuous).value == 0.04);
    for (const auto compounding :
         {Compounding::bond_equivalent, Compounding::annual, Compounding::continuous}) {
      CHECK(quoted_yield(continuous_rate(-0.01, compounding), compounding) == Approx(-0.01).epsilon(1e-14));
    }
    CHECK_THROWS_WITH_AS(continuous_rate(-2.0, Compounding::bond_equivalent), "yield: must be > -2, got -2",
                         DomainError);
  }
  TEST_CASE("what makes no curve is refused by name") {
    using Yields = std::vector<TenorYield>;
    const auto par = [](const Yields& yields) { return curve_from_par_yields(yields, day, linear); };
    CHECK_THROWS_WITH_AS(par({}), "yields: must be at least one value, got none", DomainError);
    CHECK_THROWS_WITH_AS(par({{Years{1}, 0.04}, {Years{1}, 0.04}}),
                         "bonds[1].term: must be > 1 (the one before it), got 1", DomainError);
    CHECK_THROWS_WITH_AS(par({{Years{2}, -0.01}}), "yields[0].yield: must be >= 0, got -0.01", DomainError);
    CHECK_THROWS_AS(par({{Years{2}, std::numeric_limits<double>::quiet_NaN()}}), DomainError);
    CHECK_THROWS_AS(par({{Years{0}, 0.04}}), DomainError);
    CHECK_THROWS_AS(par({{Years{200}, 0.04}}), DomainError);
    // A year at 1000 % still leaves e^-10 = 4.5e-5.
    const std::vector<CurveBond> cheap{{Years{1}, 0.0, 1e-30}};
    CHECK_THROWS_WITH_AS(
        curve_from_bonds(cheap, day, linear),
        "bonds[0].price: must be a price that a rate between -100 % and 1000 % gives, got 1e-30",
        DomainError);
    CHECK_THROWS_WITH_AS(
        curve_from_zero_yields(Yields{{Years{1}, 0.04}}, Compounding::annual, Date{}, linear),
        "as_of: must be a date, got none", DomainError);
  }
  TEST_CASE("a term below a rounding has its one coupon") {
    // One half-yearly coupon, all of it accrued: a price of 1 at a term of nothing is that of any rate.
    const std::vector<CurveBond> at_once{{Years{1e-12}, 0.04, 1.0}};
    CHECK(curve_from_bonds(at_once, day, linear).nodes.size() == 1);
    const std::vector<CurveBond> dear{{Years{5e-324}, 0.04, 1.1}};
    CHECK_THROWS_WITH_AS(
        curve_from_bonds(dear, day, linear),
        "bonds[0].price: must be a price that a rate between -100 % and 1000 % gives, got 1.1", DomainError);
  }
  TEST_CASE("a rate of minus nothing is nothing") {
    const ZeroCurve flat{.as_of = day, .interpolation = linear, .nodes = {{Years{1}, Rate{-0.0}}}};
    CHECK_FALSE(std::signbit(zero_rate(flat, Years{0.5}).value));
  }
  TEST_CASE("interpolations have names") {
    CHECK(to_string(linear) == "linear in the zero rate");
    CHECK(to_string(log_linear) == "linear in the log discount factor");
  }
}

}  // namespace yield_curve_test
