#include <fairvalue/equity/multiples.hpp>

#include <limits>
#include <optional>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/split.hpp>

namespace multiples_test {
using namespace fairvalue;
using namespace std::chrono_literals;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Two or three roundings of doubles lie between a result and the number worked out beside it.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

const FiscalPeriod fy2026{.year = 2026, .start = 2025y / 12 / 28, .end = 2026y / 12 / 26};  // AMD, 52 weeks
const FiscalPeriod fy2026_q2{.year = 2026, .quarter = 2, .start = 2026y / 3 / 29, .end = 2026y / 6 / 27};

Capitalisation capitalised(double price, double shares, double debt, double cash, double preferred) {
  return {.price = PerShare{price},
          .currency = Currency{"USD"},
          .diluted_shares = Shares{shares},
          .debt = Money{debt},
          .cash = Money{cash},
          .preferred_and_minorities = Money{preferred}};
}

// Market value 100 x 10 = 1000; enterprise value 1000 + 300 + 50 - 150 = 1200.
const Capitalisation company = capitalised(100, 10, 300, 150, 50);

const Statement reported{.period = fy2026,
                         .basis = EarningsBasis::gaap,
                         .currency = Currency{"USD"},
                         .revenue = Money{400},
                         .net_income = Money{40},
                         .diluted_shares = Shares{10},
                         .ebitda = Money{120},
                         .free_cash_flow = Money{80},
                         .book_equity = Money{500}};

using StatementMultiple = std::optional<Multiple> (*)(const Capitalisation&, const Statement&);

struct Named {
  const char* name;
  StatementMultiple multiple;
  double expected;  // of `company` and `reported`
  bool on_enterprise_value;
};

const Named all_multiples[] = {{"1200 / 120", ev_to_ebitda, 10, true},
                               {"1200 / 400", ev_to_sales, 3, true},
                               {"1000 / 400", price_to_sales, 2.5, false},
                               {"1000 / 80", price_to_free_cash_flow, 12.5, false},
                               {"1000 / 500", price_to_book, 2, false}};

TEST_SUITE("equity/multiples") {
  TEST_CASE("price over earnings: 127.38 is 22x FY2026 and 32.33x FY2025 (article 000)") {
    CHECK(price_to_earnings(PerShare{127.38}, PerShare{5.79})->value == near(22));
    CHECK(price_to_earnings(PerShare{127.38}, PerShare{3.94})->value == near(32.32994923857868));
    CHECK(price_to_earnings(PerShare{130}, PerShare{5.79})->value == near(22.45250431778929));
  }

  TEST_CASE("no earnings and a loss have no multiple however small the loss") {
    for (const double eps : {0.0, -0.0, -1e-300, -0.01, -5.79}) {
      CAPTURE(eps);
      CHECK_FALSE(price_to_earnings(PerShare{127.38}, PerShare{eps}).has_value());
    }
    CHECK(price_to_earnings(PerShare{127.38}, PerShare{0.01})->value == near(12738));
  }

  TEST_CASE("a bad price or bad earnings are refused by name") {
    const auto pe = [](double price, double eps) {
      return price_to_earnings(PerShare{price}, PerShare{eps});
    };
    CHECK_THROWS_WITH_AS(pe(0, 1), "price: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(pe(-3, 1), "price: must be > 0, got -3", DomainError);
    CHECK_THROWS_WITH_AS(pe(nan, 1), "price: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(pe(infinity, 1), "price: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(pe(0, -1), "price: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(pe(1, nan), "eps: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(pe(1, -infinity), "eps: must be a finite number, got -inf", DomainError);
    CHECK_THROWS_WITH_AS(pe(1e300, 1e-300), "multiple: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(pe(1e-300, 1e300), "multiple: must be > 0, got 0", DomainError);
  }

  TEST_CASE("PEG takes growth in percent: 22 / 46.95 and 30 / 46.95 and 30 / 28 and 40 / 28 (article 000)") {
    CHECK(peg(Multiple{22}, 5.79 / 3.94 - 1).value() == near(0.46854054054054045));
    CHECK(peg(Multiple{30}, 5.79 / 3.94 - 1).value() == near(0.6389189189189188));
    CHECK(peg(Multiple{30}, 0.28).value() == near(30.0 / 28.0));
    CHECK(peg(Multiple{40}, 0.28).value() == near(40.0 / 28.0));
  }

  TEST_CASE("PEG has no answer without growth and refuses bad input") {
    CHECK_FALSE(peg(Multiple{22}, 0.0).has_value());
    CHECK_FALSE(peg(Multiple{22}, -0.24).has_value());
    CHECK_THROWS_WITH_AS(peg(Multiple{0}, 0.1), "multiple: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(peg(Multiple{nan}, 0.1), "multiple: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(peg(Multiple{22}, nan), "growth: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(peg(Multiple{22}, infinity), "growth: must be a finite number, got inf",
                         DomainError);
    CHECK_THROWS_WITH_AS(peg(Multiple{1e300}, 1e-300), "peg: must be a finite number, got inf", DomainError);
  }

  TEST_CASE("a definition says its price and its earnings and its period") {
    using enum EarningsWindow;
    const FiscalPeriod ntm{.year = 2026, .start = 2025y / 6 / 20, .end = 2026y / 6 / 19};
    const FiscalPeriod ttm{.year = 2025, .start = 2024y / 6 / 30, .end = 2025y / 6 / 28};
    CHECK(describe({PriceBasis::target, fiscal_period, EarningsBasis::non_gaap, fy2026}) ==
          "price target / non-GAAP EPS FY2026");
    CHECK(describe({PriceBasis::spot, next_twelve_months, EarningsBasis::gaap, ntm}) ==
          "spot price / GAAP EPS NTM to 2026-06-19");
    CHECK(describe({PriceBasis::spot, trailing_twelve_months, EarningsBasis::gaap, ttm}) ==
          "spot price / GAAP EPS TTM to 2025-06-28");
    CHECK(describe({PriceBasis::spot, calendar_year, EarningsBasis::non_gaap,
                    fairvalue::calendar_year(2026)}) == "spot price / non-GAAP EPS CY2026");
  }

  TEST_CASE("a definition over anything but a year is refused") {
    const auto text = [](EarningsWindow window, const FiscalPeriod& period) {
      return describe({PriceBasis::spot, window, EarningsBasis::gaap, period});
    };
    FiscalPeriod endless = fy2026;
    endless.end = Date{};
    CHECK_THROWS_WITH_AS(text(EarningsWindow::fiscal_period, endless),
                         "definition.period.end: must be a date, got none", DomainError);
    CHECK_THROWS_WITH_AS(text(EarningsWindow::fiscal_period, fy2026_q2),
                         "definition.period: must be a full year of 364 to 371 days, got FY2026Q2 of 91 days",
                         DomainError);
    CHECK_THROWS_WITH_AS(
        text(EarningsWindow::calendar_year, fy2026),
        "definition.period: must be 1 January to 31 December 2026, got 2025-12-28 to 2026-12-26",
        DomainError);
  }

  TEST_CASE("market value and enterprise value by hand: 100 x 10 = 1000 and 1000 + 300 + 50 - 150 = 1200") {
    CHECK(market_value(company).value == 1000);
    CHECK(enterprise_value(company).value == 1200);
  }

  TEST_CASE("multiples of a statement by hand") {
    for (const auto& row : all_multiples) {
      CAPTURE(row.name);
      CHECK(row.multiple(company, reported)->value == near(row.expected));
    }
  }

  TEST_CASE("a figure that is missing or zero or negative has no multiple and leaves the others") {
    Statement poor = reported;
    poor.ebitda = std::nullopt;
    poor.free_cash_flow = Money{-80};
    poor.book_equity = Money{0};
    CHECK_FALSE(ev_to_ebitda(company, poor).has_value());
    CHECK_FALSE(price_to_free_cash_flow(company, poor).has_value());
    CHECK_FALSE(price_to_book(company, poor).has_value());
    CHECK(price_to_sales(company, poor)->value == near(2.5));
    poor.revenue = Money{0};
    CHECK_FALSE(price_to_sales(company, poor).has_value());
    CHECK_FALSE(ev_to_sales(company, poor).has_value());
  }

  TEST_CASE("with cash above all claims an enterprise has no multiple but a share has") {
    for (const double cash : {1350.0, 1350.01, 5000.0}) {  // 1000 + 300 + 50 = 1350
      Capitalisation rich = company;
      rich.cash = Money{cash};
      CHECK(enterprise_value(rich).value == near(1350 - cash));
      for (const auto& row : all_multiples) {
        CAPTURE(row.name);
        CHECK(row.multiple(rich, reported).has_value() == !row.on_enterprise_value);
      }
    }
  }

  TEST_CASE("a 4:1 split changes no market value and no multiple") {  // to the bit: a quarter is exact
    const double ratio = 4;
    Capitalisation after = company;
    after.price = split_adjusted(company.price, ratio);
    after.diluted_shares = split_adjusted(company.diluted_shares, ratio);
    Statement restated = reported;
    restated.diluted_shares = split_adjusted(reported.diluted_shares, ratio);
    CHECK(market_value(after) == market_value(company));
    CHECK(enterprise_value(after) == enterprise_value(company));
    for (const auto& row : all_multiples) {
      CHECK(row.multiple(after, restated) == row.multiple(company, reported));
    }
    CHECK(price_to_earnings(after.price, split_adjusted(PerShare{4}, ratio)) ==
          price_to_earnings(company.price, PerShare{4}));
  }

  TEST_CASE("a bad capitalisation is refused by name") {
    struct Row {
      const char* message;
      Capitalisation bad;
    };
    for (const Row& row :
         {Row{"capitalisation.price: must be > 0, got 0", capitalised(0, 1, 1, 1, 1)},
          Row{"capitalisation.price: must be > 0, got -2", capitalised(-2, 1, 1, 1, 1)},
          Row{"capitalisation.price: must be a finite number, got nan", capitalised(nan, 1, 1, 1, 1)},
          Row{"capitalisation.diluted_shares: must be > 0, got 0", capitalised(1, 0, 1, 1, 1)},
          Row{"capitalisation.diluted_shares: must be a finite number, got inf",
              capitalised(1, infinity, 1, 1, 1)},
          Row{"capitalisation.debt: must be >= 0, got -1", capitalised(1, 1, -1, 1, 1)},
          Row{"capitalisation.debt: must be a finite number, got nan", capitalised(1, 1, nan, 1, 1)},
          Row{"capitalisation.cash: must be >= 0, got -1", capitalised(1, 1, 1, -1, 1)},
          Row{"capitalisation.cash: must be a finite number, got inf", capitalised(1, 1, 1, infinity, 1)},
          Row{"capitalisation.preferred_and_minorities: must be >= 0, got -1", capitalised(1, 1, 1, 1, -1)},
          Row{"market_value: must be a finite number, got inf", capitalised(1e200, 1e200, 1, 1, 1)}}) {
      CHECK_THROWS_WITH_AS(market_value(row.bad), row.message, DomainError);
      CHECK_THROWS_WITH_AS(enterprise_value(row.bad), row.message, DomainError);
      for (const auto& each : all_multiples) {
        CHECK_THROWS_WITH_AS(each.multiple(row.bad, reported), row.message, DomainError);
      }
    }
  }

  TEST_CASE("debt and cash of zero are accepted") {
    CHECK(enterprise_value(capitalised(100, 10, 0, 0, 0)).value == 1000);
  }

  TEST_CASE("a statement of a quarter or in another currency or with a bad figure is refused") {
    const auto refuses = [](const char* message, auto change) {
      Statement bad = reported;
      change(bad);
      for (const auto& row : all_multiples) {
        CAPTURE(row.name);
        CHECK_THROWS_WITH_AS(row.multiple(company, bad), message, DomainError);
      }
    };
    refuses("statement.period: must be a full year of 364 to 371 days, got FY2026Q2 of 91 days",
            [](Statement& s) { s.period = fy2026_q2; });
    refuses("statement.period.end: must be a date, got none", [](Statement& s) { s.period.end = Date{}; });
    refuses("statement.currency: must be USD like the others, got TWD",
            [](Statement& s) { s.currency = Currency{"TWD"}; });
    refuses("statement.revenue: must be a finite number, got nan",
            [](Statement& s) { s.revenue = Money{nan}; });
    refuses("statement.ebitda: must be a finite number, got nan",
            [](Statement& s) { s.ebitda = Money{nan}; });
  }

  TEST_CASE("the market's multiple carries its definition and a loss has none") {
    const Spot spot{.price = PerShare{100}, .as_of = 2026y / 6 / 19, .currency = Currency{"USD"}};
    PeriodEps eps{
        .period = fy2026, .eps = PerShare{4}, .basis = EarningsBasis::non_gaap, .currency = Currency{"USD"}};
    const auto multiple = implied_multiple(spot, eps);
    CHECK(multiple->value == Multiple{25});
    CHECK(describe(multiple->definition) == "spot price / non-GAAP EPS FY2026");
    eps.eps = PerShare{-4};
    CHECK_FALSE(implied_multiple(spot, eps).has_value());
    eps.currency = Currency{"TWD"};
    CHECK_THROWS_WITH_AS(implied_multiple(spot, eps),
                         "earnings.currency: must be USD like the others, got TWD", DomainError);
    eps.period = fy2026_q2;
    CHECK_THROWS_AS(implied_multiple(spot, eps), DomainError);
  }

  TEST_CASE(
      "a capitalisation from a statement takes its debt and cash and shares and misses none in silence") {
    const Spot spot{.price = PerShare{100}, .as_of = 2026y / 6 / 19, .currency = Currency{"USD"}};
    Statement statement = reported;
    CHECK_THROWS_WITH_AS(capitalised(spot, statement),
                         "statement.debt: must be given for an enterprise value, got none", DomainError);
    statement.debt = Money{300};
    CHECK_THROWS_WITH_AS(capitalised(spot, statement),
                         "statement.cash: must be given for an enterprise value, got none", DomainError);
    statement.cash = Money{200};
    CHECK(enterprise_value(capitalised(spot, statement)).value == 1100);  // 100 x 10 + 300 - 200
    statement.currency = Currency{"TWD"};
    CHECK_THROWS_AS(capitalised(spot, statement), DomainError);
  }
}

}  // namespace multiples_test
