#include <fairvalue/accounting/treasury_stock.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/split.hpp>
#include <fairvalue/deal/dilution.hpp>
#include <fairvalue/deal/intrinsic_value.hpp>

namespace treasury_stock_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

const Shares warrant{160e6};
const PerShare cent{0.01};

double net_millions(double price) {
  return treasury_stock_shares(warrant, cent, PerShare{price}).value / 1e6;
}

TEST_SUITE("accounting/treasury_stock") {
  TEST_CASE("160 million at a cent: 1.6 million buys back 7068 shares at 226.36 and 2667 at 600") {
    CHECK(net_millions(226.36) == Approx(159.99293161335925).epsilon(round_off));
    CHECK(net_millions(600) == Approx(159.99733333333333).epsilon(round_off));
  }
  TEST_CASE("1000 at 25 on an average of 100 are 750 net: 25000 buys 250 back") {
    CHECK(treasury_stock_shares(Shares{1000}, PerShare{25}, PerShare{100}) == Shares{750});
    CHECK(treasury_stock_shares(Shares{1000}, PerShare{0}, PerShare{100}) == Shares{1000});
    CHECK(treasury_stock_shares(Shares{0}, PerShare{25}, PerShare{100}) == Shares{0});
  }
  TEST_CASE("at the strike and below it none count for they would be antidilutive") {
    CHECK(treasury_stock_shares(Shares{1000}, PerShare{25}, PerShare{25}) == Shares{0});
    CHECK(treasury_stock_shares(Shares{1000}, PerShare{25}, PerShare{24.99}) == Shares{0});
    CHECK(treasury_stock_shares(Shares{1000}, PerShare{25}, PerShare{25.01}) > Shares{0});
  }
  TEST_CASE("the net shares are worth the intrinsic value and with those bought back all of them") {
    for (const double price : {0.02, 1.0, 226.36, 600.0}) {
      CAPTURE(price);
      const Shares net = treasury_stock_shares(warrant, cent, PerShare{price});
      CHECK((net * PerShare{price}).value ==
            Approx(intrinsic_value(warrant, cent, PerShare{price}).value).epsilon(round_off));
      CHECK((net + exercise_cost(warrant, cent) / PerShare{price}).value == Approx(160e6).epsilon(round_off));
    }
  }
  TEST_CASE("EPS on 1622 million shares falls by 8.9785 percent at 600") {
    const Shares net = treasury_stock_shares(warrant, cent, PerShare{600});
    CHECK(100 * eps_dilution(Shares{1'622e6}, net) ==
          Approx(-8.978539436647115).epsilon(1e-13));  // the one subtracted costs a digit
  }
  TEST_CASE("10000 at 20 with the price at 25 add 2000 and unrecognised cost joins the proceeds") {
    CHECK(treasury_stock_shares(Shares{10'000}, PerShare{20}, PerShare{25}).value ==
          Approx(2'000).epsilon(round_off));
    CHECK(treasury_stock_shares(Shares{10'000}, Money{200'000}, PerShare{25}) == Shares{2'000});
    // 10 to pay and 4 not recognised are 14 a share, above the price of 12: antidilutive
    CHECK(treasury_stock_shares(Shares{100}, PerShare{10 + 4}, PerShare{12}) == Shares{0});
    CHECK(treasury_stock_shares(Shares{100}, Money{1'400}, PerShare{12}) == Shares{0});
    // 1001 outstanding, 30 potential shares, proceeds of 620 at 40: 1001 + 30 - 15.5
    CHECK(1'001 + treasury_stock_shares(Shares{30}, Money{620}, PerShare{40}).value == 1'015.5);
    CHECK_THROWS_WITH_AS(treasury_stock_shares(Shares{1}, Money{-1}, PerShare{1}),
                         "proceeds: must be >= 0, got -1", DomainError);
  }
  TEST_CASE("a 4:1 split makes four times the net shares") {
    const Shares after = treasury_stock_shares(split_adjusted(warrant, 4), split_adjusted(PerShare{25}, 4),
                                               split_adjusted(PerShare{100}, 4));
    CHECK(after == split_adjusted(treasury_stock_shares(warrant, PerShare{25}, PerShare{100}), 4));
    CHECK(after == Shares{480e6});  // 4 x 160 million x 3 / 4
  }
  TEST_CASE("shares and strikes that are none are refused by name") {
    struct Row {
      double value;
      const char* shares;
      const char* strike;
    };
    for (const auto& [row_value, shares, strike] :
         {Row{-3, "shares: must be >= 0, got -3", "strike: must be >= 0, got -3"},
          Row{nan, "shares: must be a finite number, got nan", "strike: must be a finite number, got nan"},
          Row{infinity, "shares: must be a finite number, got inf",
              "strike: must be a finite number, got inf"}}) {
      const auto& value = row_value;
      CAPTURE(value);
      CHECK_THROWS_WITH_AS(treasury_stock_shares(Shares{value}, cent, PerShare{1}), shares, DomainError);
      CHECK_THROWS_WITH_AS(treasury_stock_shares(warrant, PerShare{value}, PerShare{1}), strike, DomainError);
    }
  }
  TEST_CASE("average prices that are none are refused by name") {
    CHECK_THROWS_WITH_AS(net_millions(0), "average_price: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(net_millions(-1), "average_price: must be > 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(net_millions(nan), "average_price: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(net_millions(infinity), "average_price: must be a finite number, got inf",
                         DomainError);
  }
}

}  // namespace treasury_stock_test
