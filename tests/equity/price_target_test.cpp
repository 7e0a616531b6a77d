#include <fairvalue/equity/price_target.hpp>

#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/split.hpp>

namespace price_target_test {
using namespace fairvalue;
using namespace std::chrono_literals;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// A few roundings of doubles lie between a result and the number worked out beside it.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

const FiscalPeriod fy2026{.year = 2026, .start = 2025y / 12 / 28, .end = 2026y / 12 / 26};
const PeriodEps consensus{fy2026, PerShare{5.79}, EarningsBasis::non_gaap, Currency{"USD"}};
const PriceTarget author{.multiple = Multiple{30}, .earnings = consensus, .holds_on = 2026y / 6 / 19};
const Spot today{.price = PerShare{127.38}, .as_of = 2025y / 6 / 19, .currency = Currency{"USD"}};

// 20 x 6.05 = 121 on a day 730 days (two years of 365) after `hundred`.
const PriceTarget in_two_years{.multiple = Multiple{20},
                               .earnings = {fy2026, PerShare{6.05}, EarningsBasis::gaap, Currency{"USD"}},
                               .holds_on = 2027y / 6 / 19};
const Spot hundred{.price = PerShare{100}, .as_of = 2025y / 6 / 19, .currency = Currency{"USD"}};

PriceTarget with_multiple(double multiple) {
  PriceTarget target = author;
  target.multiple = Multiple{multiple};
  return target;
}

PriceTarget with_eps(double eps) {
  PriceTarget target = author;
  target.earnings.eps = PerShare{eps};
  return target;
}

Spot at(double price) { return {PerShare{price}, today.as_of, today.currency}; }

TEST_SUITE("equity/price_target") {
  TEST_CASE("30 x 5.79 = 173.70 and 22 x 5.79 = 127.38 (article 000)") {
    CHECK(price(author).value == near(173.70));
    CHECK(price(with_multiple(22)).value == near(127.38));
    CHECK(price(with_multiple(21.5)).value == near(124.485));
    CHECK(price(with_multiple(22.5)).value == near(130.275));
  }

  TEST_CASE("30x in place of 22x is an upside of 30/22 - 1 = 36.36 %") {
    CHECK(upside(author, today) == near(0.3636363636363635));
    CHECK(upside(author, at(173.70)) == near(0));
    CHECK(upside(author, at(347.40)) == near(-0.5));
  }

  TEST_CASE("two years from 100 to 121 are 10 % a year") {
    CHECK(upside(in_two_years, hundred) == near(0.21));
    CHECK(annual_return(in_two_years, hundred) == near(0.10));
  }

  TEST_CASE("over 365 days the return a year is the upside") {
    CHECK(annual_return(author, today) == near(upside(author, today)));
  }

  TEST_CASE("a return a year needs a later day") {
    PriceTarget now = author;
    now.holds_on = today.as_of;
    CHECK_THROWS_WITH_AS(annual_return(now, today),
                         "price_target.holds_on: must be after spot.as_of 2025-06-19, got 2025-06-19",
                         DomainError);
    now.holds_on = 2025y / 6 / 18;
    CHECK_THROWS_AS(annual_return(now, today), DomainError);
    now.holds_on = 2025y / 6 / 20;
    now.multiple = Multiple{22.44};
    // (22.44 / 22)^365 - 1; the power makes 365 roundings of one.
    CHECK(annual_return(now, today) == doctest::Approx(1376.4082919660768).epsilon(1e-11));
    now.multiple = Multiple{30'000};
    CHECK_THROWS_WITH_AS(annual_return(now, today), "cagr: must be a finite number, got inf", DomainError);
  }

  TEST_CASE("121 in two years at 10 % is 100 today") {
    CHECK(discounted(PerShare{121}, 0.10, Years{2}).value == near(100));
    CHECK(discounted(in_two_years, 0.10, 2025y / 6 / 19).value == near(100));
    CHECK(discounted(PerShare{121}, 0.0, Years{2}).value == 121);
    CHECK(discounted(PerShare{121}, 0.10, Years{0}).value == 121);
    CHECK(discounted(PerShare{50}, -0.5, Years{1}).value == near(100));
  }

  TEST_CASE("a target discounted at its own return a year is the spot price") {
    CHECK(discounted(author, annual_return(author, today), today.as_of).value == near(127.38));
  }

  TEST_CASE("on the day it holds a target is worth its price and later it has no value today") {
    CHECK(discounted(author, 0.10, author.holds_on).value == price(author).value);
    CHECK_THROWS_WITH_AS(discounted(author, 0.10, 2026y / 6 / 20),
                         "as_of: must be on or before price_target.holds_on 2026-06-19, got 2026-06-20",
                         DomainError);
    CHECK_THROWS_WITH_AS(discounted(author, 0.10, Date{}), "as_of: must be a date, got none", DomainError);
  }

  TEST_CASE("127.38 needs 4.246 at 30x which leaves 26.67 % of 5.79 and asks 7.77 % over 3.94") {
    CHECK(implied_eps(PerShare{127.38}, Multiple{30}).value == near(4.246));
    CHECK(margin_of_safety(PerShare{127.38}, Multiple{30}, PerShare{5.79}) == near(4.0 / 15));  // 1 - 22/30
    CHECK(implied_growth(PerShare{127.38}, Multiple{30}, PerShare{3.94}) == near(0.07766497461928945));
    CHECK(implied_growth(PerShare{127.38}, Multiple{22}, PerShare{3.94}) == near(0.4695431472081219));
  }

  TEST_CASE("a price that needs more than the EPS has a negative margin of safety") {
    CHECK(margin_of_safety(PerShare{200}, Multiple{22}, PerShare{5.79}) == near(-0.5701051970482023));
    CHECK(margin_of_safety(PerShare{50}, Multiple{10}, PerShare{5}) == 0);
  }

  TEST_CASE("330.41762 bn at 203.71 is 1.622 bn shares (AMD on 2025-10-06)") {
    CHECK(implied_shares(Money{330'417'620'000}, PerShare{203.71}).value == near(1.622e9));
  }

  TEST_CASE("the inverses lead back to the target") {
    for (const double multiple : {0.5, 22.0, 40.0, 1000.0}) {
      CAPTURE(multiple);
      const PerShare target = price(with_multiple(multiple));
      CHECK(implied_eps(target, Multiple{multiple}).value == near(5.79));
      CHECK(implied_growth(target, Multiple{multiple}, PerShare{5.79}) == near(0));
      CHECK(margin_of_safety(target, Multiple{multiple}, PerShare{5.79}) == near(0));
    }
  }

  TEST_CASE("a 4:1 split quarters the target and changes no upside and no return and no growth") {
    // To the bit: a quarter is exact in binary.
    const PriceTarget after = with_eps(split_adjusted(PerShare{5.79}, 4).value);
    const Spot spot_after = at(split_adjusted(PerShare{127.38}, 4).value);
    CHECK(price(after) == split_adjusted(price(author), 4));
    CHECK(upside(after, spot_after) == upside(author, today));
    CHECK(annual_return(after, spot_after) == annual_return(author, today));
    CHECK(margin_of_safety(spot_after.price, Multiple{30}, after.earnings.eps) ==
          margin_of_safety(today.price, Multiple{30}, author.earnings.eps));
    CHECK(implied_shares(Money{1e9}, spot_after.price) ==
          split_adjusted(implied_shares(Money{1e9}, today.price), 4));
  }

  TEST_CASE("a grid by hand in which a loss has no price and spoils nothing") {
    const std::vector<Multiple> multiples{Multiple{22}, Multiple{30}};
    const std::vector<PerShare> eps{PerShare{3.94}, PerShare{-0.5}, PerShare{5.79}, PerShare{0}};
    const Table grid = price_grid(multiples, eps);
    CHECK(grid.row_names() == std::vector<std::string>{"22x", "30x"});
    CHECK(grid.column_names() == std::vector<std::string>{"3.94", "-0.5", "5.79", "0"});
    CHECK(grid.unit() == "currency units per share");
    CHECK(grid.at(0, 0).value() == near(86.68));
    CHECK(grid.at(0, 2).value() == near(127.38));
    CHECK(grid.at(1, 0).value() == near(118.20));
    CHECK(grid.at(1, 2).value() == near(173.70));
    for (const std::size_t row : {0U, 1U}) {
      CHECK_FALSE(grid.at(row, 1).has_value());
      CHECK_FALSE(grid.at(row, 3).has_value());
    }
    CHECK(price_grid({}, eps).rows() == 0);
    CHECK(price_grid(multiples, {}).columns() == 0);
  }

  TEST_CASE("a bad target is refused by name") {
    const auto refuses = [](const PriceTarget& bad, const char* message) {
      CHECK_THROWS_WITH_AS(price(bad), message, DomainError);
      CHECK_THROWS_WITH_AS(upside(bad, today), message, DomainError);
      CHECK_THROWS_WITH_AS(annual_return(bad, today), message, DomainError);
      CHECK_THROWS_WITH_AS(discounted(bad, 0.1, today.as_of), message, DomainError);
    };
    refuses(with_multiple(0), "price_target.multiple: must be > 0, got 0");
    refuses(with_multiple(-22), "price_target.multiple: must be > 0, got -22");
    refuses(with_multiple(nan), "price_target.multiple: must be a finite number, got nan");
    refuses(with_multiple(infinity), "price_target.multiple: must be a finite number, got inf");
    refuses(with_eps(0), "price_target.earnings.eps: must be > 0, got 0");
    refuses(with_eps(-1), "price_target.earnings.eps: must be > 0, got -1");
    refuses(with_eps(nan), "price_target.earnings.eps: must be a finite number, got nan");
    refuses(with_eps(1e308), "price: must be a finite number, got inf");

    PriceTarget bad = author;
    bad.holds_on = Date{};
    refuses(bad, "price_target.holds_on: must be a date, got none");
    bad = author;
    bad.earnings.period.end = Date{};
    refuses(bad, "price_target.earnings.period.end: must be a date, got none");
    bad.earnings.period = {.year = 2026, .quarter = 2, .start = 2026y / 3 / 29, .end = 2026y / 6 / 27};
    refuses(bad,
            "price_target.earnings.period: must be a full year of 364 to 371 days, got FY2026Q2 of 91 days");
  }

  TEST_CASE("a bad spot or one in another currency is refused by name") {
    const auto refuses = [](const Spot& bad, const char* message) {
      CHECK_THROWS_WITH_AS(upside(author, bad), message, DomainError);
      CHECK_THROWS_WITH_AS(annual_return(author, bad), message, DomainError);
    };
    refuses(at(0), "spot.price: must be > 0, got 0");
    refuses(at(-1), "spot.price: must be > 0, got -1");
    refuses(at(nan), "spot.price: must be a finite number, got nan");
    CHECK_THROWS_WITH_AS(upside(author, at(1e-308)), "growth: must be a finite number, got inf", DomainError);
    refuses({PerShare{1}, Date{}, Currency{"USD"}}, "spot.as_of: must be a date, got none");
    refuses({PerShare{1}, today.as_of, Currency{"TWD"}},
            "spot.currency: must be USD like the others, got TWD");
  }

  TEST_CASE("bad discounting is refused by name") {
    const auto of = [](double price, double rate, double years) {
      return discounted(PerShare{price}, rate, Years{years});
    };
    CHECK_THROWS_WITH_AS(of(0, 0.1, 1), "price: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(of(nan, 0.1, 1), "price: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(of(1, -1, 1), "required_return: must be > -1 (-100 %), got -1", DomainError);
    CHECK_THROWS_WITH_AS(of(1, nan, 1), "required_return: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(of(1, 0.1, -1), "years: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(of(1, 0.1, infinity), "years: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(of(1, 9, 1000), "compound: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(of(1, -0.9, 1000), "discounted: must be a finite number, got inf", DomainError);
  }

  TEST_CASE("bad input to the inverses and the grid is refused by name") {
    using Usd = PerShare;
    CHECK_THROWS_WITH_AS(implied_eps(Usd{0}, Multiple{1}), "price: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(implied_eps(Usd{1}, Multiple{-1}), "multiple: must be > 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(implied_eps(Usd{nan}, Multiple{1}), "price: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(implied_growth(Usd{1}, Multiple{1}, Usd{0}), "eps: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(implied_growth(Usd{1}, Multiple{nan}, Usd{1}),
                         "multiple: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(margin_of_safety(Usd{1}, Multiple{1}, Usd{-1}), "eps: must be > 0, got -1",
                         DomainError);
    CHECK_THROWS_WITH_AS(margin_of_safety(Usd{1}, Multiple{0}, Usd{1}), "multiple: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(implied_shares(Money{0}, Usd{1}), "market_value: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(implied_shares(Money{1}, Usd{nan}), "price: must be a finite number, got nan",
                         DomainError);
    const std::vector<Multiple> multiples{Multiple{22}, Multiple{0}};
    const std::vector<Usd> eps{Usd{5.79}, Usd{nan}};
    CHECK_THROWS_WITH_AS(price_grid(multiples, {}), "multiples[1]: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(price_grid({}, eps), "eps[1]: must be a finite number, got nan", DomainError);
  }
}

}  // namespace price_target_test
