// Vesting by rank among peers on a known history, worked by hand.
#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/deal/term_sheet.hpp>
#include <fairvalue/deal/vesting.hpp>

namespace rank_vesting_test {
using namespace fairvalue;
using namespace std::chrono_literals;

const Date granted = 2026y / 1 / 2;
const Date end = 2026y / 12 / 31;

/// 50 % of target at the 25th percentile, 100 % at the 50th, 200 % at the 75th; at most 100 % if negative.
RankVesting rank() {
  return {.peers = {"A", "B", "C"},
          .period = {.start = granted, .end = end, .start_days = 2, .end_days = 2},
          .curve = {.points = {{0.25, 0.5}, {0.5, 1.0}, {0.75, 2.0}}, .max_if_negative = 1.0}};
}

/// 300 at target, 600 at most, while the service lasts to March.
Warrant award() {
  return {
      .holder = "H",
      .shares = Shares{600},
      .strike = PerShare{0},
      .granted = granted,
      .expiry = 2027y / 12 / 31,
      .tranches = {
          {.name = "rank", .shares = Shares{600}, .gates = {ServiceGate{2027y / 3 / 31}}, .rank = rank()}}};
}

/// Two days at the start and two at the end: the average grows by `factor`.
template <class T>
DatedSeries<T> grown(double level, double factor) {
  return DatedSeries<T>{{{2026y / 1 / 1, T{0.9 * level}},
                         {granted, T{1.1 * level}},
                         {2026y / 12 / 30, T{0.95 * factor * level}},
                         {end, T{1.05 * factor * level}}}};
}

DealHistory history(double own, double a, double b, double c) {
  return {
      .closes = grown<PerShare>(50, own),
      .benchmarks = {{"A", grown<double>(10, a)}, {"B", grown<double>(20, b)}, {"C", grown<double>(30, c)}}};
}

TrancheVesting state(const DealHistory& known, Date as_of) { return vesting(award(), known, as_of).front(); }

TEST_SUITE("deal/rank_vesting") {
  TEST_CASE("one peer of three ahead: the 66.7th percentile pays 166.7 % of target") {
    // 1 + (2/3 - 1/2) / (1/4) = 5/3 of 300 shares
    const DealHistory known = history(1.2, 1.3, 1.1, 1.0);
    CHECK(state(known, 2026y / 12 / 30).state == TrancheState::waiting);
    CHECK(state(known, end).state == TrancheState::waiting);
    CHECK(state(known, end).reason == "service until 2027-03-31: not met by 2026-12-31");
    const TrancheVesting vested = state(known, 2027y / 3 / 31);
    CHECK(vested.state == TrancheState::exercisable);
    CHECK(vested.vested_on == Date{2027y / 3 / 31});
    CHECK(vested.vested.value == doctest::Approx(500).epsilon(1e-12));
    const OpenWarrant open = open_warrant(award(), end, known);
    REQUIRE(open.tranches[0].ranked.has_value());
    CHECK(*open.tranches[0].ranked == doctest::Approx(5.0 / 6).epsilon(1e-12));
    CHECK(open.tranches[0].alive == doctest::Approx(5.0 / 6).epsilon(1e-12));
  }
  TEST_CASE("the best of all has all shares and one that has fallen at most the target") {
    CHECK(state(history(1.4, 1.3, 1.1, 1.0), 2027y / 6 / 1).vested.value ==
          doctest::Approx(600).epsilon(1e-12));
    CHECK(state(history(0.9, 0.8, 0.7, 0.6), 2027y / 6 / 1).vested.value ==
          doctest::Approx(300).epsilon(1e-12));
  }
  TEST_CASE("a rank that pays nothing loses the tranche after the period") {
    const DealHistory known = history(0.5, 1.3, 1.1, 1.0);
    CHECK(state(known, end).state == TrancheState::waiting);
    const TrancheVesting lost = state(known, 2027y / 1 / 1);
    CHECK(lost.state == TrancheState::lapsed);
    CHECK(lost.reason == "rank among 3 peers at the end of 2026-12-31: pays nothing");
    CHECK(open_warrant(award(), 2027y / 1 / 1, known).tranches[0].alive == 0.0);
  }
  TEST_CASE("a period that ends on a Saturday is decided then by Thursday's closes") {
    Warrant holiday = award();  // 2027-01-01 is a holiday, 2027-01-04 a Monday
    holiday.tranches[0].gates.clear();
    holiday.tranches[0].rank->period.end = 2027y / 1 / 2;
    DealHistory known = history(1.2, 1.3, 1.1, 1.0);
    CHECK(vesting(holiday, known, 2027y / 1 / 1).front().state == TrancheState::waiting);
    const auto decided = [&](Date day) {
      const TrancheVesting state = vesting(holiday, known, day).front();
      CHECK(state.vested_on == Date{2027y / 1 / 2});
      CHECK(state.vested.value == doctest::Approx(500).epsilon(1e-12));
      CHECK(*open_warrant(holiday, day, known).tranches[0].ranked == doctest::Approx(5.0 / 6).epsilon(1e-12));
    };
    decided(2027y / 1 / 2);
    decided(2027y / 1 / 3);
    std::vector<Dated<PerShare>> rows{known.closes.begin(), known.closes.end()};
    rows.push_back({2027y / 1 / 4, PerShare{1}});  // after the period, so it changes nothing
    known.closes = DatedSeries<PerShare>{rows};
    decided(2027y / 1 / 4);
  }
  TEST_CASE("what does not cover a period that has ended is named") {
    const auto refused = [](const DealHistory& known, const char* message) {
      CHECK_THROWS_WITH_AS(state(known, end), message, DomainError);
      CHECK_THROWS_WITH_AS(open_warrant(award(), end, known), message, DomainError);
      CHECK(state(known, 2026y / 12 / 30).state == TrancheState::waiting);
    };
    DealHistory known = history(1.2, 1.3, 1.1, 1.0);
    known.benchmarks[1].levels = {};
    refused(known,
            "history.benchmarks.B: must be with a row after 2026-01-02 and up to 2026-12-31, got none");
    known.benchmarks[1].levels = DatedSeries<double>{{{2026y / 1 / 1, 20.0}, {granted, 22.0}}};
    refused(known,
            "history.benchmarks.B: must be with a row after 2026-01-02 and up to 2026-12-31, got 2026-01-02");
    known.benchmarks[1].levels = DatedSeries<double>{{{granted, 20.0}, {2026y / 12 / 30, 22.0}}};
    refused(known,
            "history.benchmarks.B: must be with 2 rows up to 2026-01-02 and 2 up to 2026-12-31, got fewer");
    known = history(1.2, 1.3, 1.1, 1.0);
    known.closes = DatedSeries<PerShare>{{{granted, PerShare{50}}}};
    refused(known,
            "history.closes: must be with a row after 2026-01-02 and up to 2026-12-31, got 2026-01-02");
  }
  TEST_CASE("without a history a rank is not known though its period has ended") {
    const OpenWarrant open = open_warrant(award(), 2027y / 2 / 1, {}, PerShare{60});
    CHECK(open.tranches[0].vesting.state == TrancheState::waiting);
    CHECK(!open.tranches[0].ranked);
    CHECK(open.tranches[0].alive == 1.0);
  }
  TEST_CASE("a split moves no growth") {
    Warrant split = award();
    split.adjustments = {{.effective = 2026y / 6 / 1, .ratio = 2}};
    const DealHistory known = history(0.6, 1.3, 1.1, 1.0);  // 1.2 on the shares of the grant
    const auto vested = vesting(split, known, 2027y / 6 / 1).front();
    CHECK(vested.vested.value == doctest::Approx(1000).epsilon(1e-12));
  }
  TEST_CASE("a change of control before the end vests all of it and after the end what the rank pays") {
    Warrant award_with = award();
    award_with.on_change_of_control = ChangeOfControl::accelerates;
    DealHistory known = history(1.2, 1.3, 1.1, 1.0);
    known.change_of_control = 2026y / 6 / 1;
    CHECK(vesting(award_with, known, 2027y / 6 / 1).front().vested.value ==
          doctest::Approx(600).epsilon(1e-12));
    DealHistory ended = known;  // no more prices after the takeover
    ended.benchmarks[1].levels = {};
    CHECK(vesting(award_with, ended, 2027y / 6 / 1).front().vested.value ==
          doctest::Approx(600).epsilon(1e-12));
    CHECK(open_warrant(award_with, 2027y / 6 / 1, ended).tranches[0].alive == 1.0);
    known.change_of_control = 2027y / 2 / 1;
    const auto later = vesting(award_with, known, 2027y / 2 / 1).front();
    CHECK(later.state == TrancheState::exercisable);
    CHECK(later.vested.value == doctest::Approx(500).epsilon(1e-12));
  }
  TEST_CASE("the terms in words and what is refused") {
    CHECK(term_sheet(award())[1] ==
          "rank: at most 600 shares (300 at target), vesting by the percentile among 3 peers (A, B, C) of "
          "the growth from the average of the 2 closes up to 2026-01-02 to the average of the 2 "
          "closes up to 2026-12-31; of the target: 0 % below the 25th "
          "percentile, 50 % at the "
          "25th, "
          "100 % at the 50th, 200 % at the 75th and above, straight lines between, at most 100 % when own "
          "growth "
          "is below 0, when this condition is met: service until 2027-03-31.");
    Warrant bad = award();
    bad.tranches[0].rank->period.end = 2028y / 1 / 1;
    CHECK_THROWS_WITH_AS(
        require_warrant(bad),
        "warrant.tranches[0].rank.period.end: must be on or before the expiry 2027-12-31, got "
        "2028-01-01",
        DomainError);
    bad = award();
    bad.tranches[0].rank->peers[2] = "A";
    CHECK_THROWS_WITH_AS(require_warrant(bad), "warrant.tranches[0].rank.peers[2]: must be unique, got A",
                         DomainError);
    bad = award();
    bad.tranches[0].linear = LinearVesting{VolumeMeasure::paid, 0, 1};
    CHECK_THROWS_WITH_AS(require_warrant(bad),
                         "warrant.tranches[0].rank: must be none beside linear vesting, got one",
                         DomainError);
    bad = award();
    bad.tranches[0].rank->curve.points = {{0.0, 0.0}};
    bad.tranches[0].rank->curve.max_if_negative.reset();
    CHECK_THROWS_WITH_AS(require_warrant(bad),
                         "warrant.tranches[0].rank.curve: must be a payout above 0 somewhere, got 0",
                         DomainError);
    DealHistory without = history(1.2, 1.3, 1.1, 1.0);
    without.benchmarks.pop_back();
    CHECK_THROWS_WITH_AS(state(without, end), "history.benchmarks: must be given for C, got A", DomainError);
  }
}

}  // namespace rank_vesting_test
