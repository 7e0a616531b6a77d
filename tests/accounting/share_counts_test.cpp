#include <fairvalue/accounting/share_counts.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace share_counts_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

constexpr double round_off = 1e-13;

FiscalPeriod quarter(int number) {
  const Date starts[] = {2026y / 1 / 1, 2026y / 4 / 1, 2026y / 7 / 1, 2026y / 10 / 1, 2027y / 1 / 1};
  return {.year = 2026, .quarter = number, .start = starts[number - 1], .end = add_days(starts[number], -1)};
}

double cents(PerShare eps) { return std::round(100 * eps.value) / 100; }

/// Contingent shares of ASC 260 and IAS 33: 5,000 a site opened on 1 May and on 1 September, and 1,000 for
/// each 1,000 of income beyond 2,000,000. Income to date 1.1, 2.3, 1.9 and 2.9 million on 1,000,000 shares.
const std::vector<ContingentTranche> agreement{
    {.name = "site 1", .shares = Shares{5'000}, .strike = PerShare{0}, .agreed = 2026y / 1 / 1},
    {.name = "site 2", .shares = Shares{5'000}, .strike = PerShare{0}, .agreed = 2026y / 1 / 1},
    {.name = "earnings", .shares = Shares{900'000}, .strike = PerShare{0}, .agreed = 2026y / 1 / 1}};

EpsPeriod example(int number) {
  const double income[] = {1.1e6, 1.2e6, -0.4e6, 1.0e6};
  const double earned[] = {0, 300'000, 0, 900'000};
  EpsPeriod period{.period = quarter(number),
                   .income = Money{income[number - 1]},
                   .outstanding = Shares{1e6},
                   .average_price = PerShare{20},
                   .statuses = {{}, {}, {.met_if_ended = true, .shares = Shares{earned[number - 1]}}}};
  if (number >= 2) period.statuses[0].conditions_met = 2026y / 5 / 1;
  if (number >= 3) period.statuses[1].conditions_met = 2026y / 9 / 1;
  return period;
}
const std::vector<EpsPeriod> year{example(1), example(2), example(3), example(4)};

/// A penny warrant of 100 beside 1,000 shares, price 25.
EpsPeriod warrant_quarter(ContingentStatus status, double income = 1000) {
  return {.period = quarter(2),
          .income = Money{income},
          .outstanding = Shares{1000},
          .average_price = PerShare{25},
          .statuses = {status}};
}
const std::vector<ContingentTranche> penny{
    {.name = "1 GW", .shares = Shares{100}, .strike = PerShare{0.01}, .agreed = 2025y / 10 / 5}};

TEST_SUITE("accounting/share_counts") {
  TEST_CASE("contingently issuable shares: basic 1.10 and 1.20 and -0.40 and 0.99 and 2.89 for the year") {
    const double basic[] = {1.10, 1.20, -0.40, 0.99};
    const double diluted[] = {1.10, 0.92, -0.40, 0.52};
    for (int i = 0; i < 4; ++i) {
      CAPTURE(i);
      CHECK(cents(eps_shares(agreement, year[i]).basic_eps) == basic[i]);
      CHECK(cents(eps_shares(agreement, year[i]).diluted_eps) == diluted[i]);
    }
    CHECK(eps_shares(agreement, year[2]).antidilutive);
    // of the second quarter's 91 days 61 from 1 May on
    CHECK(eps_shares(agreement, year[1]).in_basic.value == Approx(5'000 * 61 / 91.0).epsilon(round_off));
    CHECK(eps_shares(agreement, year[1]).diluted.value == 1'305'000.0);
    CHECK(eps_shares(agreement, year[3]).diluted.value == 1'910'000.0);
  }
  TEST_CASE("year to date: diluted 2.22 by the mean of the quarters and 1.52 afresh under IFRS") {
    const EpsShares us = eps_shares_to_date(agreement, year, EpsStandard::us_gaap);
    CHECK(cents(us.basic_eps) == 2.89);
    CHECK(cents(us.diluted_eps) == 2.22);
    // (0 + 305,000 + 10,000 + 910,000) / 4: the quarter of loss counts in a year of profit
    CHECK(us.diluted.value == Approx(1'306'250).epsilon(round_off));
    const EpsShares ifrs = eps_shares_to_date(agreement, year, EpsStandard::ifrs);
    CHECK(cents(ifrs.basic_eps) == 2.89);
    CHECK(cents(ifrs.diluted_eps) == 1.52);
    CHECK(ifrs.diluted.value == 1'910'000.0);
    CHECK(ifrs.basic.value == Approx(us.basic.value).epsilon(round_off));
  }
  TEST_CASE("year to date: IFRS takes the mean of the unrecognised cost over all days") {
    EpsPeriod first = warrant_quarter({.unrecognised_cost = PerShare{15}});
    first.period = quarter(1);
    const EpsPeriod second = warrant_quarter({.met_if_ended = true, .unrecognised_cost = PerShare{5}});
    const std::vector half{first, second};
    // 90 days of 15 and 91 of 5; US: the mean of 0 and of 100 (1 - 5.01 / 25)
    const double mean = (90 * 15 + 91 * 5) / 181.0;
    CHECK(eps_shares_to_date(penny, half, EpsStandard::ifrs).incremental.value ==
          Approx(100 * (1 - (0.01 + mean) / 25)).epsilon(round_off));
    CHECK(eps_shares_to_date(penny, half, EpsStandard::us_gaap).incremental.value ==
          Approx(50 * (1 - 5.01 / 25)).epsilon(round_off));
  }
  TEST_CASE("vested but not exercisable is in neither and exercisable from the middle in basic by days") {
    CHECK(eps_shares(penny, warrant_quarter({})).basic.value == 1000.0);
    CHECK(eps_shares(penny, warrant_quarter({})).diluted.value == 1000.0);
    const EpsShares got = eps_shares(penny, warrant_quarter({.conditions_met = 2026y / 5 / 1}));
    CHECK(got.basic.value == Approx(1000 + 100 * 61 / 91.0).epsilon(round_off));
    // before 1 May the treasury stock method: 100 (1 - 0.01 / 25) = 99.96
    CHECK(got.diluted.value == Approx(1000 + 100 * 61 / 91.0 + 99.96 * 30 / 91.0).epsilon(round_off));
  }
  TEST_CASE("met if the period ended: diluted alone and unrecognised cost in the proceeds") {
    const EpsShares got = eps_shares(penny, warrant_quarter({.met_if_ended = true}));
    CHECK(got.basic.value == 1000.0);
    CHECK(got.diluted.value == Approx(1099.96).epsilon(round_off));
    const EpsShares costly =
        eps_shares(penny, warrant_quarter({.met_if_ended = true, .unrecognised_cost = PerShare{4.99}}));
    CHECK(costly.diluted.value == Approx(1080).epsilon(round_off));  // 100 (1 - 5 / 25)
  }
  TEST_CASE("an agreement inside the period and an exercise inside it are weighted by days") {
    std::vector<ContingentTranche> late = penny;
    late[0].agreed = 2026y / 6 / 1;  // 30 of 91 days are left
    CHECK(eps_shares(late, warrant_quarter({.met_if_ended = true})).diluted.value ==
          Approx(1000 + 99.96 * 30 / 91.0).epsilon(round_off));
    const EpsShares issued =
        eps_shares(penny, warrant_quarter({.conditions_met = 2026y / 3 / 1, .issued = 2026y / 5 / 1}));
    CHECK(issued.basic.value == Approx(1000 + 100 * 30 / 91.0).epsilon(round_off));
    CHECK(issued.diluted.value == Approx(1000 + 100 * 30 / 91.0).epsilon(round_off));
  }
  TEST_CASE("shares at a real price are never basic before they are issued") {
    std::vector<ContingentTranche> priced = penny;
    priced[0].strike = PerShare{20};
    priced[0].for_little_or_nothing = false;
    const EpsShares got = eps_shares(priced, warrant_quarter({.conditions_met = 2026y / 3 / 1}));
    CHECK(got.basic.value == 1000.0);
    CHECK(got.diluted.value == Approx(1020).epsilon(round_off));  // 100 (1 - 20 / 25)
  }
  TEST_CASE("in a loss diluted is basic and in a year of loss every quarter's shares stay out") {
    const EpsShares loss = eps_shares(penny, warrant_quarter({.met_if_ended = true}, -500));
    CHECK(loss.antidilutive);
    CHECK(loss.diluted == loss.basic);
    CHECK(loss.diluted_eps.value == -0.5);
    std::vector<EpsPeriod> bad = year;
    bad[3].income = Money{-5e6};
    const EpsShares to_date = eps_shares_to_date(agreement, bad, EpsStandard::us_gaap);
    CHECK(to_date.antidilutive);
    CHECK(to_date.diluted == to_date.basic);
  }
  TEST_CASE("of several warrants the most dilutive is taken first and a liability by its loss") {
    // 1,000 on 1,000 shares is 1.00. The first leaves 50 of 100 shares at 12.50 of 25 and is in equity; the
    // second is a liability of 100 penny shares that lost 120 in the quarter: 1.20 an incremental share.
    std::vector<ContingentTranche> two{penny[0], penny[0]};
    two[0].strike = PerShare{12.5};
    two[1].strike = PerShare{0};
    EpsPeriod period = warrant_quarter({.met_if_ended = true});
    period.statuses.push_back({.met_if_ended = true, .income_effect = Money{120}});
    const EpsShares got = eps_shares(two, period);
    CHECK(got.diluted.value == Approx(1050).epsilon(round_off));
    CHECK(got.diluted_eps.value == Approx(1000 / 1050.0).epsilon(round_off));
    CHECK(got.antidilutive);
    // a loss of 60 is 0.60 a share: below 0.952, so it dilutes to 1060 / 1150
    period.statuses[1].income_effect = Money{60};
    CHECK(eps_shares(two, period).diluted_eps.value == Approx(1060 / 1150.0).epsilon(round_off));
    CHECK(eps_shares(two, period).added.value == Approx(60).epsilon(round_off));
    CHECK_FALSE(eps_shares(two, period).antidilutive);
  }
  TEST_CASE("a known history gives the statuses: exercisable counts and vested alone does not") {
    const Warrant warrant{
        .holder = "customer",
        .shares = Shares{100},
        .strike = PerShare{0.01},
        .granted = 2025y / 10 / 5,
        .expiry = 2030y / 10 / 5,
        .tranches = {{.name = "1 GW",
                      .shares = Shares{100},
                      .gates = {VolumeGate{.measure = VolumeMeasure::purchased, .volume = 1}}}},
        .exercise_gates = {NamedGate{"technical conditions"}}};
    DealHistory history{.closes = DatedSeries<PerShare>{{{2025y / 10 / 3, PerShare{25}}}},
                        .volumes = {{.measure = VolumeMeasure::purchased,
                                     .cumulative = DatedSeries<double>{{{2026y / 4 / 10, 1.0}}}}}};
    CHECK_FALSE(contingent_statuses(warrant, history, 2026y / 6 / 30)[0].met_if_ended);
    CHECK_FALSE(contingent_statuses(warrant, history, 2026y / 6 / 30)[0].conditions_met);
    history.events = {{"technical conditions", 2026y / 5 / 1}};
    CHECK(contingent_statuses(warrant, history, 2026y / 6 / 30)[0].conditions_met == 2026y / 5 / 1);
    CHECK(contingent_statuses(warrant, history, 2026y / 6 / 30)[0].shares->value == 100.0);
    CHECK_FALSE(contingent_statuses(warrant, history, 2026y / 4 / 30)[0].met_if_ended);
  }
  TEST_CASE("an average price is taken over the elapsed part alone") {
    const DatedSeries<PerShare> closes{
        {{2026y / 1 / 2, PerShare{10}}, {2026y / 1 / 5, PerShare{20}}, {2026y / 1 / 6, PerShare{60}}}};
    CHECK(elapsed_average(closes, 2026y / 1 / 1, 2026y / 1 / 5)->value == 15.0);
    CHECK_FALSE(elapsed_average(closes, 2026y / 2 / 1, 2026y / 2 / 5));
  }
  TEST_CASE("more shares never raise the EPS of a profit on thousands of random quarters") {
    std::mt19937_64 random{260};
    const auto uniform = [&](double low, double high) {
      return std::uniform_real_distribution{low, high}(random);
    };
    for (int i = 0; i < 4000; ++i) {
      std::vector<ContingentTranche> tranches = penny;
      tranches[0].strike = PerShare{uniform(0, 40)};
      tranches[0].for_little_or_nothing = i % 2 == 0;
      ContingentStatus status{.met_if_ended = i % 3 == 0};
      if (i % 5 < 3) status.conditions_met = add_days(2026y / 3 / 1, static_cast<int>(uniform(0, 150)));
      const EpsShares few = eps_shares(tranches, warrant_quarter(status));
      tranches[0].shares = Shares{100 + uniform(0, 1e4)};
      const EpsShares many = eps_shares(tranches, warrant_quarter(status));
      CHECK(many.basic_eps <= few.basic_eps);
      CHECK(many.diluted_eps <= few.diluted_eps);
      CHECK(few.diluted_eps <= few.basic_eps);
    }
  }
  TEST_CASE("bad arguments are refused by name") {
    EpsPeriod bad = warrant_quarter({});
    bad.outstanding = Shares{0};
    CHECK_THROWS_WITH_AS(eps_shares(penny, bad), "period.outstanding: must be > 0, got 0", DomainError);
    bad = warrant_quarter({});
    bad.statuses.clear();
    CHECK_THROWS_WITH_AS(eps_shares(penny, bad),
                         "period.statuses: must be one for each of the 1 tranches, got 0", DomainError);
    CHECK_THROWS_WITH_AS(eps_shares(penny, warrant_quarter({.issued = 2026y / 5 / 1})),
                         "period.statuses[0].issued: must be on or after the day the conditions are met, got "
                         "2026-05-01",
                         DomainError);
    CHECK_THROWS_WITH_AS(
        eps_shares_to_date(agreement, std::vector{example(1), example(3)}, EpsStandard::us_gaap),
        "periods[1].period.start: must be the day after the period before, got 2026-07-01", DomainError);
  }
}

}  // namespace share_counts_test
