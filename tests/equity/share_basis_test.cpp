/// Prices, targets and multiples across a split: on one share basis or refused.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/equity/broker_target.hpp>
#include <fairvalue/equity/multiple_band.hpp>
#include <fairvalue/equity/multiples.hpp>
#include <fairvalue/equity/price_target.hpp>

namespace share_basis_test {
using namespace fairvalue;
using namespace std::chrono_literals;

// NVIDIA 10:1, effective 2024-06-10. Its close of 2024-06-07 was 1208.88; prices and EPS here are round.
const std::vector<Split> splits{{.effective = 2024y / 6 / 10, .ratio = 10}};
const ShareBasis before{2024y / 6 / 7};
const ShareBasis after{2024y / 6 / 10};
const Currency usd{"USD"};
const FiscalPeriod fy2025{.year = 2025, .start = 2024y / 1 / 29, .end = 2025y / 1 / 26};

PeriodEps eps(double value, std::optional<ShareBasis> basis) {
  return {.period = fy2025,
          .eps = PerShare{value},
          .basis = EarningsBasis::non_gaap,
          .currency = usd,
          .share_basis = basis};
}

BrokerTarget target(const char* broker, double price, Date published, std::optional<ShareBasis> basis) {
  return {.broker = broker,
          .target = PerShare{price},
          .multiple = Multiple{50},
          .period = fy2025,
          .basis = EarningsBasis::non_gaap,
          .currency = usd,
          .published = published,
          .holds_on = 2025y / 6 / 10,
          .share_basis = basis};
}

const Spot spot{.price = PerShare{121}, .as_of = 2024y / 6 / 10, .currency = usd};

const char* two_bases =
    ": must be a share of 2024-06-10 like the others (see on_share_basis), got a share of 2024-06-07";
std::string differs(const char* field) { return field + std::string(two_bases); }

TEST_SUITE("equity/share_basis") {
  TEST_CASE("targets of 1200 before and 140 after the split have a mean of 130 and not of 670") {
    const std::vector<BrokerTarget> targets{target("A", 1200, 2024y / 5 / 23, before),
                                            target("B", 140, 2024y / 6 / 12, after)};
    const auto converted = on_share_basis(targets, splits, after);
    CHECK(converted[0].target == PerShare{120});
    CHECK(converted[0].multiple == Multiple{50});
    CHECK(mean_target(converted) == PerShare{130});
    CHECK(implied_eps(converted[0]).share_basis == after);
    CHECK_THROWS_WITH_AS(mean_target(std::vector{targets[1], targets[0]}),
                         differs("targets[1].share_basis").c_str(), DomainError);
    CHECK_THROWS_WITH_AS(on_one_basis(targets, eps(2.5, after)), differs("targets[0].share_basis").c_str(),
                         DomainError);
    CHECK(*on_one_basis(converted, eps(2.5, after))[0].rolled == PerShare{125});
  }
  TEST_CASE("a target that does not say what it is on is refused around the split by its row") {
    const std::vector<BrokerTarget> targets{target("B", 140, 2024y / 6 / 12, std::nullopt),
                                            target("A", 1200, 2024y / 5 / 23, std::nullopt)};
    CHECK_THROWS_WITH_AS(
        on_share_basis(targets, splits, after),
        "targets[1].share_basis: must be stated, since the split of 2024-06-10 (10 for 1) is known, got none",
        DomainError);
    CHECK(on_share_basis(std::vector{targets[0]}, splits, after)[0].target == PerShare{140});
    CHECK(mean_target(targets) == PerShare{670});  // no split known
    CHECK_THROWS_WITH_AS(require_broker_target("t", target("A", 1, 2024y / 5 / 23, ShareBasis{Date{}})),
                         "t.share_basis.as_of: must be a date, got none", DomainError);
  }
  TEST_CASE("a broker's target is held against earnings of its own share only") {
    const BrokerTarget old = target("A", 1200, 2024y / 5 / 23, before);
    const std::string other =
        "consensus.share_basis: must be a share of 2024-06-07 like the others (see on_share_basis), got a "
        "share of "
        "2024-06-10";
    CHECK_THROWS_WITH_AS(implied_eps_against(old, eps(2.4, after)), other.c_str(), DomainError);
    CHECK_THROWS_AS(implied_multiple(old, eps(2.4, after)), DomainError);
    CHECK_THROWS_AS(target_on(old, eps(2.4, after)), DomainError);
    CHECK(*implied_eps_against(on_share_basis(std::vector{old}, splits, after)[0], eps(2.4, after)) ==
          doctest::Approx(0).epsilon(1e-14));
  }
  TEST_CASE("the market's multiple and the upside are of the spot's share") {
    CHECK(implied_multiple(spot, eps(2.42, after))->value.value == doctest::Approx(50).epsilon(1e-14));
    CHECK_THROWS_WITH_AS(implied_multiple(spot, eps(24.2, before)), differs("earnings.share_basis").c_str(),
                         DomainError);
    const PriceTarget old{
        .multiple = Multiple{50}, .earnings = eps(24.2, before), .holds_on = 2025y / 6 / 10};
    CHECK_THROWS_WITH_AS(upside(old, spot), differs("price_target.earnings.share_basis").c_str(),
                         DomainError);
    CHECK_THROWS_AS(annual_return(old, spot), DomainError);
    PriceTarget converted = old;
    converted.earnings = on_share_basis(old.earnings, splits, after);
    CHECK(upside(converted, spot) == doctest::Approx(0).epsilon(1e-14));
  }
  TEST_CASE("a capitalisation is not a price of new shares times a count of old ones") {
    Statement statement{
        .period = {.year = 2025, .quarter = 1, .start = 2024y / 1 / 29, .end = 2024y / 4 / 28},
        .basis = EarningsBasis::gaap,
        .currency = usd,
        .revenue = Money{26e9},
        .net_income = Money{15e9},
        .diluted_shares = Shares{2.5e9},
        .debt = Money{10e9},
        .cash = Money{30e9},
        .share_basis = before};
    CHECK_THROWS_WITH_AS(capitalised(spot, statement), differs("statement.share_basis").c_str(), DomainError);
    CHECK(market_value(capitalised(spot, on_share_basis(statement, splits, after))) == Money{3.025e12});
  }
}

using Closes = DatedSeries<PerShare>;
using Known = DatedSeries<PeriodEps>;

PeriodEps trailing(double value, Date last, ShareBasis basis) {
  return {.period = {.year = 2024, .start = add_days(last, -363), .end = last},
          .eps = PerShare{value},
          .basis = EarningsBasis::gaap,
          .currency = usd,
          .window = EarningsWindow::trailing_twelve_months,
          .share_basis = basis};
}

TEST_SUITE("equity/multiple_band") {
  // As traded and as filed: 900 over 12 on the old shares, then 126 and 135 on the new ones over 18 on the old.
  const PriceHistory traded{.closes = Closes{{{2024y / 5 / 1, PerShare{900}},
                                              {2024y / 6 / 10, PerShare{126}},
                                              {2024y / 6 / 11, PerShare{135}}}},
                            .currency = usd};
  const PeriodEps known_in_february = trailing(12, 2024y / 1 / 28, before);
  const PeriodEps known_in_may = trailing(18, 2024y / 4 / 28, before);

  TEST_CASE("a band across a split: 90 / 1.2 and 126 / 1.8 and 135 / 1.8 by hand") {
    const auto prices = from_as_traded(traded, splits, 2024y / 6 / 10);
    const Known known{{{2024y / 2 / 21, on_share_basis(known_in_february, splits, after)},
                       {2024y / 5 / 22, on_share_basis(known_in_may, splits, after)}}};
    const auto history = multiple_history(prices, known);
    REQUIRE(history.multiples.size() == 3);
    CHECK(history.multiples[0].value.value == doctest::Approx(75).epsilon(1e-14));
    CHECK(history.multiples[1].value.value == doctest::Approx(70).epsilon(1e-14));
    CHECK(history.multiples[2].value.value == doctest::Approx(75).epsilon(1e-14));
  }
  TEST_CASE("prices and earnings on two bases or alike in nothing else are refused by the day") {
    const auto prices = from_as_traded(traded, splits, 2024y / 6 / 10);
    const auto refuses = [&](const char* message, auto change) {
      PeriodEps bad = on_share_basis(known_in_may, splits, after);
      change(bad);
      const Known known{
          {{2024y / 2 / 21, on_share_basis(known_in_february, splits, after)}, {2024y / 5 / 22, bad}}};
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(multiple_history(prices, known), message, DomainError);
    };
    refuses(
        "eps[2024-05-22].share_basis: must be a share of 2024-06-10 like the others (see on_share_basis), "
        "got a "
        "share of 2024-06-07",
        [](PeriodEps& bad) { bad.share_basis = before; });
    refuses("eps[2024-05-22].basis: must be GAAP like the others, got non-GAAP",
            [](PeriodEps& bad) { bad.basis = EarningsBasis::non_gaap; });
    refuses("eps[2024-05-22].currency: must be USD like the others, got TWD",
            [](PeriodEps& bad) { bad.currency = Currency{"TWD"}; });
    refuses("eps[2024-05-22].window: must be like the first row's, got another",
            [](PeriodEps& bad) { bad.window = EarningsWindow::next_twelve_months; });
    refuses("eps[2024-05-22].period.end: must be before 2024-05-22, got 2024-05-22", [](PeriodEps& bad) {
      bad.period = {.year = 2024, .start = 2023y / 5 / 23, .end = 2024y / 5 / 22};
    });
    refuses("eps[2024-05-22].period: must be a full year of 364 to 371 days, got FY2024 of 91 days",
            [](PeriodEps& bad) { bad.period.start = 2024y / 1 / 29; });
    CHECK_THROWS_WITH_AS(
        multiple_history(traded, Known{{{2024y / 2 / 21, known_in_february}}}),
        "eps[2024-02-21].share_basis: must be unstated like the others (see on_share_basis), got a "
        "share of 2024-06-07",
        DomainError);
  }
  TEST_CASE("earnings serve for 400 days and then are stale") {
    const Closes earned{{{2023y / 1 / 1, PerShare{2}}}};
    const Closes prices{
        {{2024y / 2 / 5, PerShare{20}}, {2024y / 2 / 6, PerShare{22}}}};  // 400 and 401 days later
    const auto history = multiple_history(prices, earned);
    REQUIRE(history.multiples.size() == 1);
    CHECK(history.multiples[0].date == 2024y / 2 / 5);
    CHECK(history.stale == 1);
    CHECK(history.not_meaningful == 0);
    CHECK(multiple_history(prices, earned, 401).multiples.size() == 2);
    CHECK(multiple_history(prices, earned, 0).stale == 2);
    CHECK_THROWS_WITH_AS(multiple_history(prices, earned, -1), "stale_after_days: must be 0 to 3650, got -1",
                         DomainError);
    CHECK_THROWS_AS(multiple_history(prices, earned, 3651), DomainError);
  }
  TEST_CASE("earnings of the next twelve months serve until those are over") {
    PeriodEps ahead = trailing(2, 2024y / 1 / 1, after);
    ahead.period = {.year = 2024, .start = 2023y / 1 / 2, .end = 2024y / 1 / 1};
    ahead.window = EarningsWindow::next_twelve_months;
    const PriceHistory prices{
        .closes = Closes{{{2024y / 1 / 1, PerShare{20}}, {2024y / 1 / 2, PerShare{22}}}},
        .currency = usd,
        .share_basis = after};
    const auto history = multiple_history(prices, Known{{{2023y / 1 / 1, ahead}}});
    CHECK(history.multiples.size() == 1);
    CHECK(history.stale == 1);
    CHECK(multiple_history(prices, Known{}).not_meaningful == 2);
  }
}

}  // namespace share_basis_test
