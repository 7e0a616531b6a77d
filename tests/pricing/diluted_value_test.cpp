#include <fairvalue/pricing/diluted_value.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <stdexcept>

#include <fairvalue/core/error.hpp>

namespace diluted_value_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Black and Scholes written out: five years, volatility 40 %, rate 2 %.
template <class T>
T call(T spot, T strike) {
  const T years = 5, volatility = T{4} / 10, rate = T{2} / 100;
  const T deviation = volatility * std::sqrt(years);
  const T d1 = (std::log(spot / strike) + rate * years) / deviation + deviation / 2;
  const auto cdf = [](T x) { return std::erfc(-x / std::sqrt(T{2})) / 2; };
  return spot * cdf(d1) - strike * std::exp(-rate * years) * cdf(d1 - deviation);
}

PerShare call_at_10(PerShare spot) { return PerShare{call(spot.value, 10.0)}; }
PerShare the_share(PerShare spot) { return spot; }

Dilution dilution(DilutionMethod method, double outstanding, double issued) {
  return {.method = method, .outstanding = Shares{outstanding}, .issued = Shares{issued}};
}

/// The equation itself in long double, halved 70 times.
template <class Excess>
double bisected(const Excess& excess) {
  long double low = 0, high = 10;
  for (int i = 0; i < 70; ++i) {
    const long double middle = (low + high) / 2;
    (excess(middle) > 0 ? low : high) = middle;
  }
  return static_cast<double>(low);
}

// The root is found to the last bits of W; the call's own rounding adds about as much.
constexpr double last_bits = 1e-14;

constexpr auto none = DilutionMethod::none;
constexpr auto damodaran = DilutionMethod::damodaran;
constexpr auto galai_schneller = DilutionMethod::galai_schneller;

TEST_SUITE("pricing/diluted_value") {
  TEST_CASE("an at-the-money warrant on 100 new shares beside 1000 by every method") {
    // The 50-digit roots of W = V((10000 + 100 W) / 1100) and W = V(10 + W / 10) / 1.1.
    const DilutedValue d = diluted_value(call_at_10, PerShare{10}, dilution(damodaran, 1000, 100));
    CHECK(d.value.value == Approx(3.3609984181811305).epsilon(last_bits));
    CHECK(d.spot.value == Approx(9.3964544016528300).epsilon(last_bits));
    const DilutedValue g = diluted_value(call_at_10, PerShare{10}, dilution(galai_schneller, 1000, 100));
    CHECK(g.value.value == Approx(3.6800159202116426).epsilon(last_bits));
    CHECK(g.spot.value == Approx(10.368001592021164).epsilon(last_bits));
    const DilutedValue undiluted = diluted_value(call_at_10, PerShare{10}, dilution(none, 1000, 100));
    CHECK(undiluted.value.value == Approx(3.7834953215974113).epsilon(last_bits));
    CHECK(undiluted.spot.value == 10.0);
  }

  TEST_CASE("bisection of the written-out equations finds the same for other contracts") {
    struct Row {
      double spot, outstanding, issued;
    };
    for (const Row& row : {Row{10, 1000, 1000}, Row{2, 1000, 300}, Row{9, 160, 16}, Row{6, 1, 50}}) {
      CAPTURE(row.spot);
      const long double s = row.spot, n = row.outstanding, m = row.issued;
      const PerShare spot{row.spot};
      const double d = bisected([&](long double w) { return call((s * n + w * m) / (n + m), 10.0L) - w; });
      const double g = bisected([&](long double w) { return n / (n + m) * call(s + w * m / n, 10.0L) - w; });
      CHECK(diluted_value(call_at_10, spot, dilution(damodaran, row.outstanding, row.issued)).value.value ==
            Approx(d).epsilon(1e-13));
      CHECK(diluted_value(call_at_10, spot, dilution(galai_schneller, row.outstanding, row.issued))
                .value.value == Approx(g).epsilon(1e-13));
    }
  }

  TEST_CASE("a call struck at nearly nothing by hand: W = S - c becomes S - c (n + m) / n under damodaran") {
    // W = (S n + W m) / (n + m) - c, so W n = S n - c (n + m): 10 - 1 x 1.25 = 8.75.
    // W (n + m) = n (S + W m / n - c), so W = S - c: 9.
    const auto less_one = [](PerShare spot) { return spot > PerShare{1} ? spot - PerShare{1} : PerShare{0}; };
    CHECK(diluted_value(less_one, PerShare{10}, dilution(damodaran, 80, 20)).value.value ==
          Approx(8.75).epsilon(last_bits));
    CHECK(diluted_value(less_one, PerShare{10}, dilution(galai_schneller, 80, 20)).value.value ==
          Approx(9.0).epsilon(last_bits));
  }

  TEST_CASE("without new shares the value is the undiluted one") {
    for (const DilutionMethod method : {none, damodaran, galai_schneller}) {
      CAPTURE(to_string(method));
      const DilutedValue got = diluted_value(call_at_10, PerShare{10}, dilution(method, 1000, 0));
      CHECK(got.value.value == Approx(call(10.0, 10.0)).epsilon(last_bits));
      CHECK(got.spot.value == Approx(10.0).epsilon(last_bits));
    }
  }

  TEST_CASE("a claim to the share itself is not diluted and one worth nothing stays so") {
    const auto nothing = [](PerShare) { return PerShare{0}; };
    for (const DilutionMethod method : {none, damodaran, galai_schneller}) {
      CAPTURE(to_string(method));
      for (const double issued : {0.0, 1.0, 1e6}) {
        CAPTURE(issued);
        const Dilution terms = dilution(method, 1000, issued);
        // The equation's slope falls to n / (n + m): a thousandth here, and rounding weighs as much more.
        CHECK(diluted_value(the_share, PerShare{10}, terms).value.value == Approx(10.0).epsilon(1e-12));
        CHECK(diluted_value(nothing, PerShare{10}, terms).value.value == 0.0);
      }
    }
  }

  TEST_CASE("more new shares lower the value and a 4:1 split quarters it") {
    for (const DilutionMethod method : {damodaran, galai_schneller}) {
      CAPTURE(to_string(method));
      double before = call(10.0, 10.0) + 1e-12;
      for (const double issued : {1.0, 10.0, 100.0, 1000.0}) {
        const double now =
            diluted_value(call_at_10, PerShare{10}, dilution(method, 1000, issued)).value.value;
        CHECK(now < before);
        before = now;
        const auto split_call = [](PerShare spot) { return PerShare{call(spot.value, 2.5)}; };
        const DilutedValue split =
            diluted_value(split_call, PerShare{2.5}, dilution(method, 4000, 4 * issued));
        CHECK(4 * split.value.value == Approx(now).epsilon(last_bits));
      }
    }
  }

  TEST_CASE("the value is a fixed point: V at the spot reported") {
    const DilutedValue d = diluted_value(call_at_10, PerShare{7}, dilution(damodaran, 1000, 400));
    CHECK(d.value.value == Approx(call(d.spot.value, 10.0)).epsilon(last_bits));
    const DilutedValue g = diluted_value(call_at_10, PerShare{7}, dilution(galai_schneller, 1000, 400));
    CHECK(g.value.value == Approx(call(g.spot.value, 10.0) / 1.4).epsilon(last_bits));
  }

  TEST_CASE("no dilution needs no count of shares") {
    CHECK(diluted_value(the_share, PerShare{10}, {}).value.value == 10.0);
  }

  TEST_CASE("bad input is refused by name") {
    struct Row {
      const char* message;
      double spot;
      Dilution dilution;
    };
    for (const Row& row : {
             Row{"spot: must be > 0, got 0", 0, {}},
             Row{"spot: must be > 0, got -1", -1, {}},
             Row{"spot: must be a finite number, got nan", nan, {}},
             Row{"spot: must be a finite number, got inf", infinity, {}},
             Row{"dilution.outstanding: must be > 0, got 0", 1, dilution(damodaran, 0, 1)},
             Row{"dilution.outstanding: must be > 0, got -5", 1, dilution(galai_schneller, -5, 1)},
             Row{"dilution.outstanding: must be a finite number, got nan", 1, dilution(damodaran, nan, 1)},
             Row{"dilution.outstanding: must be a finite number, got inf", 1,
                 dilution(damodaran, infinity, 1)},
             Row{"dilution.outstanding: must be >= 0, got -5", 1, dilution(none, -5, 1)},
             Row{"dilution.issued: must be >= 0, got -1", 1, dilution(damodaran, 10, -1)},
             Row{"dilution.issued: must be >= 0, got -1", 1, dilution(none, 10, -1)},
             Row{"dilution.issued: must be a finite number, got nan", 1, dilution(galai_schneller, 10, nan)},
             Row{"dilution.issued: must be a finite number, got inf", 1,
                 dilution(galai_schneller, 10, infinity)},
         }) {
      CHECK_THROWS_WITH_AS(diluted_value(the_share, PerShare{row.spot}, row.dilution), row.message,
                           DomainError);
    }
  }

  TEST_CASE("a valuation that is none or leaves its bounds is refused") {
    for (const DilutionMethod method : {none, damodaran, galai_schneller}) {
      CAPTURE(to_string(method));
      const Dilution terms = dilution(method, 10, 1);
      const auto worth = [&](double value) {
        return diluted_value([value](PerShare) { return PerShare{value}; }, PerShare{10}, terms);
      };
      CHECK_THROWS_WITH_AS(diluted_value({}, PerShare{10}, terms), "value_at: must be a function, got none",
                           DomainError);
      CHECK_THROWS_WITH_AS(worth(-1), "value_at: must be >= 0, got -1", DomainError);
      CHECK_THROWS_WITH_AS(worth(nan), "value_at: must be a finite number, got nan", DomainError);
      CHECK_THROWS_WITH_AS(worth(infinity), "value_at: must be a finite number, got inf", DomainError);
    }
    const auto triple = [](PerShare spot) { return 3 * spot; };
    CHECK_THROWS_WITH_AS(diluted_value(triple, PerShare{10}, dilution(damodaran, 10, 1)),
                         "value_at: must be at most the share price, got more", DomainError);
  }

  TEST_CASE("what the valuation throws passes through") {
    const auto broken = [](PerShare) -> PerShare { throw std::runtime_error("out of paper"); };
    for (const DilutionMethod method : {none, damodaran, galai_schneller}) {
      CHECK_THROWS_WITH_AS(diluted_value(broken, PerShare{10}, dilution(method, 10, 1)), "out of paper",
                           std::runtime_error);
    }
  }

  TEST_CASE("the methods have names") {
    CHECK(to_string(none) == "none");
    CHECK(to_string(damodaran) == "damodaran");
    CHECK(to_string(galai_schneller) == "galai_schneller");
  }
}

}  // namespace diluted_value_test
