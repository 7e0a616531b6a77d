#include <fairvalue/deal/dilution.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <utility>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/split.hpp>

namespace dilution_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

// Article 001: 1 tn at 600 a share; 1,622 million is AMD's count outside it. Expected values by Python's
// fractions.
const Shares issued{160e6}, implied = Money{1e12} / PerShare{600}, reported{1'622e6};

TEST_SUITE("deal/dilution") {
  TEST_CASE("stakes on 1667 million: 160 x 600 / 1e6 = 9.6 percent and 96 / 1096 after the issue") {
    CHECK(implied.value == Approx(1'666'666'666.6666667).epsilon(round_off));
    CHECK(100 * stake_before_issue(issued, implied) == Approx(9.6).epsilon(round_off));
    CHECK(100 * stake_after_issue(issued, implied) == Approx(8.759124087591241).epsilon(round_off));
  }
  TEST_CASE("stakes on 1622 million: 160 / 1622 and 160 / 1782") {
    CHECK(100 * stake_before_issue(issued, reported) == Approx(9.864364981504316).epsilon(round_off));
    CHECK(100 * stake_after_issue(issued, reported) == Approx(8.978675645342312).epsilon(round_off));
    CHECK(stake_before_issue(Shares{0}, reported) == 0.0);
    CHECK(stake_after_issue(Shares{0}, reported) == 0.0);
    CHECK(stake_before_issue(Shares{2}, Shares{1}) == 2.0);  // more new than old
  }
  TEST_CASE("ten percent needs 1600 million before the issue and 1440 million after") {
    CHECK(outstanding_for_stake_before(issued, 0.1).value == Approx(1'600e6).epsilon(round_off));
    CHECK(outstanding_for_stake_after(issued, 0.1).value == Approx(1'440e6).epsilon(round_off));
  }
  TEST_CASE("the stake of the shares for a stake is that stake") {
    for (const double stake : {1e-6, 0.05, 0.1, 0.5, 0.9, 0.999}) {
      CAPTURE(stake);
      CHECK(stake_before_issue(issued, outstanding_for_stake_before(issued, stake)) ==
            Approx(stake).epsilon(round_off));
      CHECK(stake_after_issue(issued, outstanding_for_stake_after(issued, stake)) ==
            Approx(stake).epsilon(round_off));
    }
  }
  TEST_CASE("stake after is stake before over one plus it") {
    for (const double count : {1.0, 1e6, 160e6, 1'622e6, 1e12}) {
      CAPTURE(count);
      const double before = stake_before_issue(issued, Shares{count});
      CHECK(stake_after_issue(issued, Shares{count}) == Approx(before / (1 + before)).epsilon(round_off));
    }
  }
  TEST_CASE("226.36 shared by 160 million more at no strike is 206.53: x 1000 / 1096 by hand") {
    CHECK(diluted_price(PerShare{226.36}, implied, issued, PerShare{0}).value ==
          Approx(206.53284671532847).epsilon(round_off));
    CHECK(diluted_price(PerShare{226.36}, reported, issued, PerShare{0.01}).value ==
          Approx(206.03676767676768).epsilon(round_off));
  }
  TEST_CASE("the diluted price lies between price and strike and is the price without an issue") {
    CHECK(diluted_price(PerShare{10}, Shares{3}, Shares{1}, PerShare{6}) == PerShare{9});
    CHECK(diluted_price(PerShare{10}, Shares{3}, Shares{1}, PerShare{14}) == PerShare{11});
    CHECK(diluted_price(PerShare{10}, Shares{3}, Shares{1}, PerShare{10}) == PerShare{10});
    CHECK(diluted_price(PerShare{10}, Shares{3}, Shares{0}, PerShare{0}) == PerShare{10});
  }
  TEST_CASE("the value shared stays: price times all shares is the old value and what was paid in") {
    for (const double strike : {0.0, 0.01, 100.0, 600.0}) {
      CAPTURE(strike);
      const PerShare after = diluted_price(PerShare{226.36}, reported, issued, PerShare{strike});
      CHECK((after * (reported + issued)).value ==
            Approx(226.36 * 1'622e6 + strike * 160e6).epsilon(round_off));
    }
  }
  TEST_CASE("EPS falls by 8.98 percent on 159.997 million net shares: 1622 / 1781.997 - 1") {
    CHECK(100 * eps_dilution(reported, Shares{160e6 * (1 - 0.01 / 600)}) ==
          Approx(-8.978539436647115).epsilon(1e-13));  // the one subtracted costs a digit
    CHECK(eps_dilution(Shares{3}, Shares{1}) == -0.25);
    CHECK(eps_dilution(reported, Shares{0}) == 0.0);
    CHECK(eps_dilution(Shares{1}, Shares{1e300}) == Approx(-1).epsilon(round_off));
  }
  TEST_CASE("the value that breaks even is 9.6 percent and brings the price back") {
    const double needed = dilution_break_even(issued, implied);
    CHECK(100 * needed == Approx(9.6).epsilon(round_off));
    const PerShare with_the_deal{226.36 * (1 + needed)};
    CHECK(diluted_price(with_the_deal, implied, issued, PerShare{0}).value ==
          Approx(226.36).epsilon(round_off));
  }
  TEST_CASE("a 4:1 split changes no stake and no dilution and quarters the diluted price") {
    const Shares more = split_adjusted(issued, 4), all = split_adjusted(reported, 4);
    CHECK(stake_before_issue(more, all) == stake_before_issue(issued, reported));  // fours are exact
    CHECK(stake_after_issue(more, all) == stake_after_issue(issued, reported));
    CHECK(eps_dilution(all, more) == eps_dilution(reported, issued));
    CHECK(dilution_break_even(more, all) == dilution_break_even(issued, reported));
    CHECK(outstanding_for_stake_after(more, 0.1) ==
          split_adjusted(outstanding_for_stake_after(issued, 0.1), 4));
    CHECK(diluted_price(PerShare{226.36 / 4}, all, more, PerShare{0.01 / 4}) ==
          split_adjusted(diluted_price(PerShare{226.36}, reported, issued, PerShare{0.01}), 4));
  }
  TEST_CASE("share counts that are none are refused by name") {
    for (const auto& [row_value, rest] : {std::pair{-1.0, ">= 0, got -1"},
                                          {nan, "a finite number, got nan"},
                                          {infinity, "a finite number, got inf"}}) {
      const auto& value = row_value;
      CAPTURE(value);
      const std::string text = std::string{"issued: must be "} + rest;
      const std::string net = "net_" + text;
      const Shares bad{value};
      CHECK_THROWS_WITH_AS(stake_before_issue(bad, reported), text.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(stake_after_issue(bad, reported), text.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(diluted_price(PerShare{1}, reported, bad, PerShare{0}), text.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(dilution_break_even(bad, reported), text.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(eps_dilution(reported, bad), net.c_str(), DomainError);
    }
    for (const auto& [row_value, rest] : {std::pair{0.0, "> 0, got 0"},
                                          {-1.0, "> 0, got -1"},
                                          {nan, "a finite number, got nan"},
                                          {infinity, "a finite number, got inf"}}) {
      const auto& value = row_value;
      CAPTURE(value);
      const std::string text = std::string{"outstanding: must be "} + rest;
      const std::string new_shares = std::string{"issued: must be "} + rest;
      const Shares bad{value};
      CHECK_THROWS_WITH_AS(stake_before_issue(issued, bad), text.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(stake_after_issue(issued, bad), text.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(diluted_price(PerShare{1}, bad, issued, PerShare{0}), text.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(dilution_break_even(issued, bad), text.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(eps_dilution(bad, issued), text.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(outstanding_for_stake_before(bad, 0.1), new_shares.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(outstanding_for_stake_after(bad, 0.1), new_shares.c_str(), DomainError);
    }
  }
  TEST_CASE("stakes and prices that are none are refused by name") {
    CHECK_THROWS_WITH_AS(outstanding_for_stake_before(issued, 10),
                         "stake: must be above 0 and below 1, got 10", DomainError);
    for (const double bad : {0.0, 1.0, -0.1, nan, infinity}) {
      CAPTURE(bad);
      CHECK_THROWS_AS(outstanding_for_stake_before(issued, bad), DomainError);
      CHECK_THROWS_AS(outstanding_for_stake_after(issued, bad), DomainError);
    }
    const auto price = [](double p, double strike) {
      return diluted_price(PerShare{p}, reported, issued, PerShare{strike});
    };
    CHECK_THROWS_WITH_AS(price(0, 0), "price: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(price(-5, 0), "price: must be > 0, got -5", DomainError);
    CHECK_THROWS_WITH_AS(price(nan, 0), "price: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(price(infinity, 0), "price: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(price(1, -3), "strike: must be >= 0, got -3", DomainError);
    CHECK_THROWS_WITH_AS(price(1, nan), "strike: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(price(1, infinity), "strike: must be a finite number, got inf", DomainError);
  }
  TEST_CASE("stakes and prices beyond the doubles are refused") {
    const Shares huge{1.5e308};
    CHECK_THROWS_WITH_AS(stake_after_issue(huge, huge),
                         "shares after the issue: must be a finite number, got inf", DomainError);
    CHECK_THROWS_AS(eps_dilution(huge, huge), DomainError);
    CHECK_THROWS_AS(stake_before_issue(huge, Shares{1e-10}), DomainError);
    CHECK_THROWS_AS(diluted_price(PerShare{1e300}, reported, issued, PerShare{0}), DomainError);
    CHECK_THROWS_WITH_AS(outstanding_for_stake_before(issued, 1e-305),
                         "outstanding: must be a finite number, got inf", DomainError);
    CHECK_THROWS_AS(outstanding_for_stake_after(issued, 1e-305), DomainError);
  }
}

}  // namespace dilution_test
