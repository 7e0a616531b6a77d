#include <fairvalue/market/spot.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

namespace spot_test {
using namespace fairvalue;
using namespace std::chrono_literals;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Spot spot(double price, Date as_of = 2025y / 6 / 20) {
  return {.price = PerShare{price}, .as_of = as_of, .currency = Currency{"USD"}};
}

TEST_SUITE("market/spot") {
  TEST_CASE("a price and its day are handed back as they are") {
    const Spot amd = spot(128.24);
    CHECK(&require_spot(amd) == &amd);
    CHECK_NOTHROW(require_spot(spot(1e-9)));
  }
  TEST_CASE("a price that is none is refused by name") {
    CHECK_THROWS_WITH_AS(require_spot(spot(0)), "spot.price: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(require_spot(spot(-1.5)), "spot.price: must be > 0, got -1.5", DomainError);
    CHECK_THROWS_WITH_AS(require_spot(spot(nan)), "spot.price: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(require_spot(spot(infinity)), "spot.price: must be a finite number, got inf",
                         DomainError);
  }
  TEST_CASE("a day that is none is refused by name") {
    CHECK_THROWS_WITH_AS(require_spot(spot(100, Date{})), "spot.as_of: must be a date, got none",
                         DomainError);
    CHECK_THROWS_WITH_AS(require_spot(spot(100, 2025y / 2 / 29)),
                         "spot.as_of: must be a date, got 2025-02-29", DomainError);
  }
  TEST_CASE("a spot that says nothing else is of an ordinary share of its day") {
    const ShareBasis own_day{2025y / 6 / 20};
    const ShareBasis ads{.as_of = 2025y / 6 / 20, .ordinary_shares = 10};
    Spot amd = spot(128.24);
    CHECK_NOTHROW(require_share_of_spot("eps", amd, std::nullopt));
    CHECK_NOTHROW(require_share_of_spot("eps", amd, own_day));
    CHECK_THROWS_WITH_AS(require_share_of_spot("eps", amd, ads),
                         "eps: must be a share of 2025-06-20 like the others (see on_share_basis), got 10 "
                         "shares of 2025-06-20",
                         DomainError);
    amd.share_basis = ads;
    CHECK_NOTHROW(require_share_of_spot("eps", amd, ads));
    CHECK_THROWS_AS(require_share_of_spot("eps", amd, own_day), DomainError);
    CHECK_THROWS_WITH_AS(
        require_share_of_spot("eps", amd, std::nullopt),
        "eps: must be 10 shares of 2025-06-20 like the others (see on_share_basis), got not stated",
        DomainError);
    amd.share_basis->ordinary_shares = -1;
    CHECK_THROWS_WITH_AS(require_spot(amd), "spot.share_basis.ordinary_shares: must be > 0, got -1",
                         DomainError);
  }
}

}  // namespace spot_test
