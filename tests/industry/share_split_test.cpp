#include <fairvalue/industry/share_split.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace share_split_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

using Ranges = std::vector<Interval<double>>;
using Split = std::vector<double>;

TEST_SUITE("industry/share_split") {
  TEST_CASE("40 and 20 to 30 and twice up to 10 leave 10 to 40 percent for the others") {
    // RTX PRO 6000 servers: 100 - 40 - 30 - 20 and 100 - 40 - 20
    const auto rest = residual_share(Ranges{{0.4, 0.4}, {0.2, 0.3}, {0.0, 0.1}, {0.0, 0.1}});
    CHECK(rest.low == Approx(0.1).epsilon(1e-13));
    CHECK(rest.high == Approx(0.4).epsilon(1e-13));
  }
  TEST_CASE("nobody named leaves the whole and highs above the whole leave nothing at least") {
    CHECK(residual_share({}) == Interval{1.0, 1.0});
    CHECK(residual_share(Ranges{{0.2, 0.9}, {0.3, 0.8}}) == Interval{0.0, 0.5});
    CHECK(residual_share(Ranges{{0.6, 0.6}, {0.4, 0.4}}) == Interval{0.0, 0.0});
  }
  TEST_CASE("two firms of 40 and 20 to 30 hold 60 to 70 percent") {
    const auto two = [](double second) { return concentration_ratio(Split{0.4, second, 0.05}, 2); };
    const auto range = at_corners(two, Interval{0.2, 0.3});
    CHECK(range.low == Approx(0.6).epsilon(round_off));
    CHECK(range.high == Approx(0.7).epsilon(round_off));
  }
  TEST_CASE("the largest count whatever their order") {
    CHECK(concentration_ratio(Split{0.1, 0.4, 0.2, 0.3}, 2) == Approx(0.7).epsilon(round_off));
    CHECK(concentration_ratio(Split{0.1, 0.4}, 1) == 0.4);
    CHECK(concentration_ratio(Split{0.1, 0.4, 0.2, 0.3}, 4) == Approx(1.0).epsilon(round_off));
  }
  TEST_CASE("Herfindahl by hand: 1600 + 400 = 2000 points and 1600 + 900 + 3 x 100 = 2800") {
    CHECK(1e4 * herfindahl_index(Split{0.4, 0.2}) == Approx(2000).epsilon(1e-13));
    CHECK(1e4 * herfindahl_index(Split{0.4, 0.3, 0.1, 0.1, 0.1}) == Approx(2800).epsilon(1e-13));
    CHECK(1e4 * herfindahl_index(Split{0.7}) == Approx(4900).epsilon(1e-13));
    CHECK(herfindahl_index(Split{1.0}) == 1.0);
  }
  TEST_CASE("n equal firms have an index of 1 / n") {
    CHECK(herfindahl_index(Split(8, 0.125)) == Approx(0.125).epsilon(round_off));
  }
  TEST_CASE("60 and 40 to 50 and 50 of a million moves 100000") {
    const auto moved = reallocation(1e6, Split{0.6, 0.4}, Split{0.5, 0.5});
    REQUIRE(moved.size() == 2);
    CHECK(moved[0] == Approx(-100000).epsilon(1e-13));
    CHECK(moved[1] == Approx(100000).epsilon(1e-13));
  }
  TEST_CASE("what one wins the others lose") {
    const auto moved = reallocation(7e5, Split{0.5, 0.3, 0.2}, Split{0.1, 0.2, 0.7});
    CHECK(moved[0] + moved[1] + moved[2] == Approx(0).scale(1e5).epsilon(1e-14));
  }
  TEST_CASE("shares that sum above one are refused by name and rounding is not") {
    CHECK_THROWS_WITH_AS(residual_share(Ranges{{0.6, 0.7}, {0.5, 0.6}}),
                         "shares: must be a sum of at most 1, got 1.1", DomainError);
    CHECK_THROWS_AS(concentration_ratio(Split{0.6, 0.5}, 1), DomainError);
    CHECK_THROWS_AS(herfindahl_index(Split{0.6, 0.5}), DomainError);
    CHECK_NOTHROW(herfindahl_index(Split(10, 0.1)));
    CHECK(residual_share(Ranges(10, {0.1, 0.1})).high == Approx(0).scale(1).epsilon(1e-15));
  }
  TEST_CASE("what is no share or no split is refused by name") {
    CHECK_THROWS_WITH_AS(herfindahl_index(Split{0.4, -0.1}), "shares[1]: must be between 0 and 1, got -0.1",
                         DomainError);
    CHECK_THROWS_AS(herfindahl_index(Split{nan}), DomainError);
    CHECK_THROWS_WITH_AS(herfindahl_index({}), "shares: must be at least one value, got none", DomainError);
    CHECK_THROWS_WITH_AS(residual_share(Ranges{{0.1, 1.2}}),
                         "shares[0].high: must be between 0 and 1, got 1.2", DomainError);
    CHECK_THROWS_WITH_AS(concentration_ratio(Split{0.4}, 2), "firms: must be from 1 to the 1 shares, got 2",
                         DomainError);
    CHECK_THROWS_AS(concentration_ratio(Split{0.4}, 0), DomainError);
    CHECK_THROWS_AS(reallocation(infinity, Split{1.0}, Split{1.0}), DomainError);
    CHECK_THROWS_WITH_AS(reallocation(1, Split{0.6, 0.4}, Split{1.0}),
                         "to: must be 2 shares like from, got 1", DomainError);
    CHECK_THROWS_AS(reallocation(1, Split{0.6, 0.3}, Split{0.5, 0.5}), DomainError);
  }
}

}  // namespace share_split_test
