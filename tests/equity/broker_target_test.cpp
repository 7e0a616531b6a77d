#include <fairvalue/equity/broker_target.hpp>

#include <limits>
#include <span>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/split.hpp>

namespace broker_target_test {
using namespace fairvalue;
using namespace std::chrono_literals;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// A few roundings of doubles lie between a result and the number worked out beside it.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

const Currency usd{"USD"};
const FiscalPeriod fy2025{.year = 2025, .start = 2024y / 12 / 29, .end = 2025y / 12 / 27};
const FiscalPeriod fy2026{.year = 2026, .start = 2025y / 12 / 28, .end = 2026y / 12 / 26};
const PeriodEps eps2025{fy2025, PerShare{3.94}, EarningsBasis::non_gaap, usd};
const PeriodEps eps2026{fy2026, PerShare{5.79}, EarningsBasis::non_gaap, usd};
const PeriodEps loss2026{fy2026, PerShare{-0.10}, EarningsBasis::non_gaap, usd};

// Article 000: 130 on 23x FY2026 beside 120 on 30x FY2025.
const BrokerTarget bofa{.broker = "BofA",
                        .target = PerShare{130},
                        .multiple = Multiple{23},
                        .period = fy2026,
                        .basis = EarningsBasis::non_gaap,
                        .currency = usd,
                        .published = 2025y / 6 / 13,
                        .holds_on = 2026y / 6 / 13};
const BrokerTarget jpm{.broker = "JPM",
                       .target = PerShare{120},
                       .multiple = Multiple{30},
                       .period = fy2025,
                       .basis = EarningsBasis::non_gaap,
                       .currency = usd,
                       .published = 2025y / 6 / 13,
                       .holds_on = 2025y / 12 / 31};

template <class Change>
BrokerTarget bofa_but(Change change) {
  BrokerTarget target = bofa;
  change(target);
  return target;
}

TEST_SUITE("equity/broker_target") {
  TEST_CASE("BofA's 130 at 23x implies 5.65 for FY2026 and that is 2.38 % under the consensus of 5.79") {
    const PeriodEps implied = implied_eps(bofa);
    CHECK(implied.eps.value == near(130.0 / 23));
    CHECK(implied.period == fy2026);
    CHECK(implied.basis == EarningsBasis::non_gaap);
    CHECK(implied.currency == usd);
    CHECK(implied_eps_against(bofa, eps2026).value() == near(130.0 / 23 / 5.79 - 1));
  }

  TEST_CASE("JPM's 120 at 30x implies 4.00 for FY2025 and that is 1.52 % over 3.94") {
    CHECK(implied_eps(jpm).eps.value == 4);
    CHECK(implied_eps_against(jpm, eps2025).value() == near(4 / 3.94 - 1));
  }

  TEST_CASE("JPM's 30x rolled to FY2026 is 173.70 on the same day and does not roll back") {
    const auto rolled = rolled_forward(jpm, eps2026);
    REQUIRE(rolled.has_value());
    CHECK(price(*rolled).value == near(30 * 5.79));
    CHECK(rolled->holds_on == jpm.holds_on);
    CHECK(rolled->earnings.period == fy2026);
    CHECK_THROWS_WITH_AS(rolled_forward(bofa, eps2025), "later.period: must be after FY2026, got FY2025",
                         DomainError);
    CHECK_THROWS_AS(rolled_forward(bofa, eps2026), DomainError);
    PeriodEps loss = eps2026;
    loss.eps = PerShare{-1};
    CHECK_FALSE(rolled_forward(jpm, loss).has_value());
  }

  TEST_CASE("a target a year off at ten percent is worth a tenth of eleven tenths less today") {
    BrokerTarget target = bofa;
    target.published = 2025y / 6 / 19;
    target.holds_on = 2026y / 6 / 19;  // 365 days: one year of ACT/365F
    CHECK(discounted(target, 0.10, 2025y / 6 / 19).value == near(130 / 1.1));
    CHECK(discounted(target, 0.10, 2026y / 6 / 19).value == near(130));
    CHECK_THROWS_AS(discounted(target, 0.10, 2026y / 6 / 20), DomainError);
  }

  TEST_CASE("on consensus FY2026 both are near 21x: 130 / 5.79 and 120 / 5.79") {
    const auto multiple = implied_multiple(bofa, eps2026);
    CHECK(multiple->value.value == near(130 / 5.79));
    CHECK(describe(multiple->definition) == "price target / non-GAAP EPS FY2026");
    CHECK(implied_multiple(jpm, eps2026)->value.value == near(120 / 5.79));
    CHECK(describe(implied_multiple(jpm, eps2025)->definition) == "price target / non-GAAP EPS FY2025");
  }

  TEST_CASE("rolled forward 30 x 5.79 is 173.70 and on its own year 23 x 5.79 is 133.17") {
    CHECK(target_on(jpm, eps2026)->value == near(173.70));
    CHECK(target_on(bofa, eps2026)->value == near(133.17));
    CHECK(target_on(jpm, eps2025)->value == near(118.20));
  }

  TEST_CASE("a target on the broker's own EPS is the target again") {
    for (const auto& target : {bofa, jpm}) {
      CAPTURE(target.broker);
      CHECK(target_on(target, implied_eps(target))->value == near(target.target.value));
      CHECK(implied_multiple(target, implied_eps(target))->value.value == near(target.multiple.value));
      CHECK(implied_eps_against(target, implied_eps(target)).value() == near(0));
    }
  }

  TEST_CASE("a loss or zero has no multiple and no rolled target and no percentage") {
    for (const double eps : {-0.10, 0.0, -1e-300}) {
      PeriodEps poor = loss2026;
      poor.eps = PerShare{eps};
      CAPTURE(eps);
      CHECK_FALSE(implied_multiple(bofa, poor).has_value());
      CHECK_FALSE(target_on(bofa, poor).has_value());
      CHECK_FALSE(implied_eps_against(bofa, poor).has_value());
    }
  }

  TEST_CASE("on one basis every target keeps what it stated beside the common multiple") {
    const std::vector<BrokerTarget> both{bofa, jpm};
    const auto lines = on_one_basis(both, eps2026);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].broker == "BofA");
    CHECK(lines[0].target.value == 130);
    CHECK(lines[0].as_stated.value.value == 23);
    CHECK(lines[0].on_basis->value.value == near(130 / 5.79));
    CHECK(lines[0].rolled->value == near(133.17));
    CHECK(lines[1].broker == "JPM");
    CHECK(lines[1].as_stated.value.value == 30);
    CHECK(describe(lines[1].as_stated.definition) == "price target / non-GAAP EPS FY2025");
    CHECK(lines[1].implied.eps.value == 4);
    CHECK(lines[1].implied.period == fy2025);
    CHECK(lines[1].on_basis->value.value == near(120 / 5.79));
    CHECK(describe(lines[1].on_basis->definition) == "price target / non-GAAP EPS FY2026");
    CHECK(lines[1].rolled->value == near(173.70));
  }

  TEST_CASE("a loss in the common year leaves the lines and what the brokers stated") {
    const std::vector<BrokerTarget> both{bofa, jpm};
    const auto lines = on_one_basis(both, loss2026);
    REQUIRE(lines.size() == 2);
    for (const auto& line : lines) {
      CHECK_FALSE(line.on_basis.has_value());
      CHECK_FALSE(line.rolled.has_value());
    }
    CHECK(lines[0].implied.eps.value == near(130.0 / 23));
    CHECK(lines[1].as_stated.value.value == 30);
  }

  TEST_CASE("no targets give no lines but no mean") {
    CHECK(on_one_basis({}, eps2026).empty());
    CHECK_THROWS_WITH_AS(mean_target({}), "targets: must be at least one value, got none", DomainError);
  }

  TEST_CASE("the mean of 130 and 120 is 125 and of one target that target") {
    const std::vector<BrokerTarget> both{bofa, jpm};
    CHECK(mean_target(both).value == 125);
    CHECK(mean_target(std::span{both}.first(1)).value == 130);
  }

  TEST_CASE(
      "a 4:1 split quarters targets and EPS and changes no multiple") {  // to the bit: a quarter is exact
    BrokerTarget after = bofa;
    after.target = split_adjusted(bofa.target, 4);
    PeriodEps earnings = eps2026;
    earnings.eps = split_adjusted(eps2026.eps, 4);
    CHECK(implied_eps(after).eps == split_adjusted(implied_eps(bofa).eps, 4));
    CHECK(implied_eps_against(after, earnings) == implied_eps_against(bofa, eps2026));
    CHECK(implied_multiple(after, earnings)->value == implied_multiple(bofa, eps2026)->value);
    CHECK(*target_on(after, earnings) == split_adjusted(*target_on(bofa, eps2026), 4));
  }

  TEST_CASE("a bad target is refused by name alone and by its place in a list") {
    struct Row {
      const char* message;
      BrokerTarget bad;
    };
    const FiscalPeriod quarter{.year = 2026, .quarter = 2, .start = 2026y / 3 / 29, .end = 2026y / 6 / 27};
    for (const Row& row :
         {Row{".broker: must be a name, got none", bofa_but([](auto& t) { t.broker = ""; })},
          Row{".target: must be > 0, got 0", bofa_but([](auto& t) { t.target = PerShare{0}; })},
          Row{".target: must be > 0, got -130", bofa_but([](auto& t) { t.target = PerShare{-130}; })},
          Row{".target: must be a finite number, got nan",
              bofa_but([](auto& t) { t.target = PerShare{nan}; })},
          Row{".multiple: must be > 0, got 0", bofa_but([](auto& t) { t.multiple = Multiple{0}; })},
          Row{".multiple: must be a finite number, got inf",
              bofa_but([](auto& t) { t.multiple = Multiple{infinity}; })},
          Row{".period.end: must be a date, got none", bofa_but([](auto& t) { t.period.end = Date{}; })},
          Row{".period: must be a full year of 364 to 371 days, got FY2026Q2 of 91 days",
              bofa_but([&](auto& t) { t.period = quarter; })},
          Row{".published: must be a date, got none", bofa_but([](auto& t) { t.published = Date{}; })},
          Row{".holds_on: must be a date, got 2026-02-30",
              bofa_but([](auto& t) { t.holds_on = 2026y / 2 / 30; })},
          Row{".holds_on: must be after it was published on 2025-06-13, got 2025-06-13",
              bofa_but([](auto& t) { t.holds_on = t.published; })}}) {
      const std::string alone = std::string{"broker_target"} + row.message;
      const std::string listed = std::string{"targets[1]"} + row.message;
      const std::vector<BrokerTarget> list{jpm, row.bad};
      CHECK_THROWS_WITH_AS(implied_eps(row.bad), alone.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(implied_eps_against(row.bad, eps2026), alone.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(implied_multiple(row.bad, eps2026), alone.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(target_on(row.bad, eps2026), alone.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(on_one_basis(list, eps2026), listed.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(mean_target(list), listed.c_str(), DomainError);
    }
  }

  TEST_CASE("an implied EPS is compared only with a consensus of its own period") {
    CHECK_THROWS_WITH_AS(implied_eps_against(bofa, eps2025),
                         "consensus.period: must be FY2026 from 2025-12-28 to 2026-12-26, "
                         "got FY2025 from 2024-12-29 to 2025-12-27",
                         DomainError);
    PeriodEps calendar = eps2026;
    calendar.period = calendar_year(2026);  // another FY2026
    CHECK_THROWS_AS(implied_eps_against(bofa, calendar), DomainError);
  }

  TEST_CASE("another basis or currency is refused by name") {
    PeriodEps gaap = eps2026;
    gaap.basis = EarningsBasis::gaap;
    PeriodEps taiwan = eps2026;
    taiwan.currency = Currency{"TWD"};
    CHECK_THROWS_WITH_AS(implied_eps_against(bofa, gaap),
                         "consensus.basis: must be non-GAAP like the others, got GAAP", DomainError);
    CHECK_THROWS_WITH_AS(implied_multiple(bofa, gaap),
                         "earnings.basis: must be non-GAAP like the others, got GAAP", DomainError);
    CHECK_THROWS_WITH_AS(target_on(bofa, taiwan), "earnings.currency: must be USD like the others, got TWD",
                         DomainError);
    CHECK_THROWS_WITH_AS(implied_eps_against(bofa, taiwan),
                         "consensus.currency: must be USD like the others, got TWD", DomainError);
    std::vector<BrokerTarget> mixed{jpm, bofa};
    mixed[1].basis = EarningsBasis::gaap;
    CHECK_THROWS_WITH_AS(on_one_basis(mixed, eps2026),
                         "targets[1].basis: must be non-GAAP like the others, got GAAP", DomainError);
    mixed[1].currency = Currency{"EUR"};
    CHECK_THROWS_WITH_AS(mean_target(mixed), "targets[1].currency: must be USD like the others, got EUR",
                         DomainError);
  }

  TEST_CASE("bad earnings are refused by name") {
    const auto refuses = [](const PeriodEps& bad, const std::string& message) {
      CHECK_THROWS_WITH_AS(implied_multiple(bofa, bad), message.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(target_on(bofa, bad), message.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(on_one_basis({}, bad), message.c_str(), DomainError);
    };
    PeriodEps bad = eps2026;
    bad.eps = PerShare{nan};
    refuses(bad, "earnings.eps: must be a finite number, got nan");
    CHECK_THROWS_WITH_AS(implied_eps_against(bofa, bad), "consensus.eps: must be a finite number, got nan",
                         DomainError);
    bad = eps2026;
    bad.period.end = Date{};
    refuses(bad, "earnings.period.end: must be a date, got none");
    bad.period = {.year = 2026, .quarter = 2, .start = 2026y / 3 / 29, .end = 2026y / 6 / 27};
    refuses(bad, "earnings.period: must be a full year of 364 to 371 days, got FY2026Q2 of 91 days");
  }
}

}  // namespace broker_target_test
