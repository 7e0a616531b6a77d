#include <fairvalue/core/growth.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>

namespace growth_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

TEST_SUITE("core/growth") {
  TEST_CASE("3.94 to 5.79 is 46.95 percent: 1.85 / 3.94 by hand") {
    CHECK(growth(3.94, 5.79) == Approx(1.85 / 3.94).epsilon(round_off));
    CHECK(growth(PerShare{3.94}, PerShare{5.79}) == growth(3.94, 5.79));
    CHECK(growth(2.0, 2.0) == 0.0);
    CHECK(growth(2.0, 0.0) == -1.0);
    CHECK(growth(2.0, -1.0) == -1.5);  // a profit that turns into a loss
  }
  TEST_CASE("logarithmic growth adds up where percentages do not") {
    CHECK(std::abs(log_growth(100.0, 150.0) + log_growth(150.0, 100.0)) < 1e-15);  // a rounding of each
    CHECK(log_growth(Money{1}, Money{std::exp(2.0)}) == Approx(2.0).epsilon(round_off));
    const double up_and_down[] = {0.5, -0.5};
    CHECK(chained(up_and_down) == Approx(-0.25).epsilon(round_off));
  }
  TEST_CASE("one change in three ways: 164.37 to 226.36") {
    const auto jump = change(PerShare{164.37}, PerShare{226.36});
    CHECK(jump.absolute.value == Approx(61.99).epsilon(round_off));
    CHECK(jump.relative == Approx(0.37713694).epsilon(1e-8));  // 61.99 / 164.37, eight digits by hand
    CHECK(jump.log == Approx(std::log1p(jump.relative)).epsilon(round_off));
  }
  TEST_CASE("compound growth: 1.6^5 is 10.48576 and 1.8^5 is 18.89568 exactly") {
    CHECK(compound(0.6, Years{5}) == Approx(10.48576).epsilon(round_off));
    CHECK(compound(0.8, Years{5}) == Approx(18.89568).epsilon(round_off));
    CHECK(compound(0.6, Years{0}) == 1.0);
    CHECK(compound(0.6, Years{-5}) == Approx(1 / 10.48576).epsilon(round_off));
  }
  TEST_CASE("two years of -24 and +28 percent leave 97.28 percent") {
    const double growths[] = {-0.24, 0.28};
    CHECK(1 + chained(growths) == Approx(0.9728).epsilon(round_off));
    CHECK(chained({}) == 0.0);
  }
  TEST_CASE("CAGR undoes compounding") {
    CHECK(cagr(1.0, 32.0, Years{5}) == Approx(1.0).epsilon(round_off));
    CHECK(cagr(Money{45e9}, Money{500e9}, Years{5}) ==
          Approx(std::exp(std::log(100.0 / 9) / 5) - 1).epsilon(1e-14));
    CHECK(cagr(5.0, 0.0, Years{2}) == -1.0);
    for (const double g : {-0.9, -0.1, 0.0, 0.35, 4.0}) {
      CHECK(cagr(7.0, 7.0 * compound(g, Years{3.5}), Years{3.5}) == Approx(g).epsilon(1e-12));
    }
  }
  TEST_CASE("500 in 2028 at 60 percent was 47.68 in 2023") {
    const auto path = path_backward(500.0, 0.6, 5);
    REQUIRE(path.size() == 6);
    CHECK(path.front() == Approx(47.6837158203125).epsilon(round_off));  // 500 / 10.48576
    CHECK(path[4] == Approx(312.5).epsilon(round_off));
    CHECK(path.back() == 500.0);
  }
  TEST_CASE("a path forward retraces the path backward") {
    const auto back = path_backward(Money{500e9}, 0.6, 5);
    const auto forward = path_forward(back.front(), 0.6, 5);
    for (std::size_t i = 0; i < back.size(); ++i) {
      CHECK(forward[i].value == Approx(back[i].value).epsilon(round_off));
    }
    CHECK(path_forward(3.0, 0.5, 0) == std::vector<double>{3.0});
  }
  TEST_CASE("doubling takes one year at 100 percent and never comes without growth") {
    CHECK(doubling_time(1.0) == Years{1});
    CHECK(doubling_time(0.6)->value == Approx(1.4747699).epsilon(1e-7));  // ln 2 / ln 1.6, by hand
    CHECK_FALSE(doubling_time(0.0).has_value());
    CHECK_FALSE(doubling_time(-0.2).has_value());
    CHECK(doubling_time(1e-10)->value == Approx(6931471806.0).epsilon(1e-9));  // ln 2 / 1e-10 to ten digits
    CHECK_THROWS_AS(doubling_time(5e-324), DomainError);
  }
  TEST_CASE("growth required: after 10 percent twice a 20 percent goal needs more in the third year") {
    const double so_far[] = {0.1, 0.1};
    // 1.2^3 / 1.1^2 = 1.728 / 1.21
    CHECK(growth_required(0.2, 3, so_far) == Approx(1.728 / 1.21 - 1).epsilon(round_off));
    CHECK(growth_required(0.2, 3, {}) == Approx(0.2).epsilon(round_off));
  }
  TEST_CASE("what has no meaning is refused by name") {
    CHECK_THROWS_WITH_AS(growth(0.0, 1.0), "growth.from: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(growth(-3.94, 5.79), "growth.from: must be > 0, got -3.94", DomainError);
    CHECK_THROWS_WITH_AS(growth(1.0, nan), "growth.to: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(log_growth(1.0, 0.0), "log_growth.to: must be > 0, got 0", DomainError);
    CHECK_THROWS_AS(log_growth(0.0, 1.0), DomainError);
    CHECK_THROWS_WITH_AS(cagr(1.0, 2.0, Years{0}), "cagr.years: must be > 0, got 0", DomainError);
    CHECK_THROWS_AS(cagr(0.0, 2.0, Years{1}), DomainError);
    CHECK_THROWS_AS(cagr(1.0, -2.0, Years{1}), DomainError);
    CHECK_THROWS_AS(change(PerShare{1}, PerShare{0}), DomainError);
  }
  TEST_CASE("a growth of -100 percent leaves nothing to grow from") {
    const char* message = "growth: must be > -1 (-100 %), got -1";
    const double gone[] = {-1.0};
    CHECK_THROWS_WITH_AS(compound(-1.0, Years{2}), message, DomainError);
    CHECK_THROWS_WITH_AS(chained(gone), message, DomainError);
    CHECK_THROWS_WITH_AS(path_forward(1.0, -1.0, 2), message, DomainError);
    CHECK_THROWS_WITH_AS(path_backward(1.0, -1.0, 2), message, DomainError);
    CHECK_THROWS_WITH_AS(doubling_time(-1.0), message, DomainError);
    CHECK_THROWS_WITH_AS(growth_required(-1.0, 2, {}), message, DomainError);
  }
  TEST_CASE("what grows beyond a double is refused and never infinite") {
    const double wild[] = {1e200, 1e200};
    CHECK_THROWS_WITH_AS(growth(1e-200, 1e200), "growth: must be a finite number, got inf", DomainError);
    CHECK_THROWS_AS(cagr(1e-200, 1e200, Years{1}), DomainError);
    CHECK_THROWS_AS(compound(1.0, Years{1e6}), DomainError);
    CHECK_THROWS_AS(compound(-0.5, Years{-1e6}), DomainError);
    CHECK_THROWS_AS(chained(wild), DomainError);
    CHECK_THROWS_AS(path_forward(1e300, 1e10, 2), DomainError);
    CHECK_THROWS_AS(path_backward(1e300, -1 + 1e-10, 2), DomainError);
    CHECK_THROWS_AS(log_growth(1e-200, 1e200), DomainError);
  }
  TEST_CASE("paths and goals without years are refused") {
    const double two[] = {0.1, 0.1};
    CHECK_THROWS_WITH_AS(path_forward(1.0, 0.1, -1), "periods: must be from 0 to 1000000, got -1",
                         DomainError);
    CHECK_THROWS_AS(path_backward(nan, 0.1, 1), DomainError);
    CHECK_THROWS_WITH_AS(growth_required(0.2, 2, two),
                         "growth_required.years: must be more than the years already passed, got 2",
                         DomainError);
  }
}

}  // namespace growth_test
