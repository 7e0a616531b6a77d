#include <fairvalue/market/dividends.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/core/error.hpp>

namespace dividends_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

using Amounts = DatedSeries<PerShare>;

const Spot spot{.price = PerShare{100}, .as_of = 2025y / 10 / 3, .currency = Currency{"USD"}};
const ZeroCurve flat{.as_of = 2025y / 10 / 3,
                     .interpolation = CurveInterpolation::linear_rate,
                     .nodes = {{Years{30}, Rate{0.04}}}};

TEST_SUITE("market/dividends") {
  TEST_CASE("twelve months of dividends over the price") {
    const Amounts paid{{{2024y / 10 / 3, PerShare{9}},  // a year and a day too early
                        {2024y / 10 / 4, PerShare{0.5}},
                        {2025y / 4 / 1, PerShare{0.6}},
                        {2025y / 10 / 3, PerShare{0.7}},
                        {2025y / 10 / 4, PerShare{9}}}};
    CHECK(trailing_dividend_yield(paid, spot) == Approx(0.018).epsilon(1e-14));
    CHECK(trailing_dividend_yield(Amounts{}, spot) == 0.0);
  }
  TEST_CASE("dated amounts are discounted to the day and taken from the price by a yield") {
    const Amounts due{{{2025y / 10 / 3, PerShare{9}},  // has gone ex
                       {2026y / 10 / 3, PerShare{2}},
                       {2027y / 10 / 3, PerShare{3}},
                       {2027y / 10 / 4, PerShare{9}}}};
    const Date until = 2027y / 10 / 3;
    const double value = 2 * std::exp(-0.04) + 3 * std::exp(-0.08);  // 365 and 730 days
    CHECK(present_value(due, spot.as_of, until, flat).value == Approx(value).epsilon(1e-14));
    const Rate yield = equivalent_yield(due, spot, until, flat);
    CHECK(100 * std::exp(-2 * yield.value) == Approx(100 - value).epsilon(1e-14));
    CHECK(equivalent_yield(Amounts{}, spot, until, flat).value == 0.0);
  }
  TEST_CASE("amounts that cannot be are refused by day") {
    const Amounts negative{{{2026y / 1 / 5, PerShare{-1}}}};
    CHECK_THROWS_WITH_AS(present_value(negative, spot.as_of, 2026y / 2 / 1, flat),
                         "dividends[2026-01-05]: must be > 0, got -1", DomainError);
    const Amounts all{{{2026y / 1 / 5, PerShare{200}}}};
    CHECK_THROWS_AS(equivalent_yield(all, spot, 2026y / 2 / 1, flat), DomainError);
    CHECK_THROWS_WITH_AS(equivalent_yield(all, spot, spot.as_of, flat), "until: must be after 2025-10-03, got 2025-10-03",
                         DomainError);
  }
}

}  // namespace dividends_test
