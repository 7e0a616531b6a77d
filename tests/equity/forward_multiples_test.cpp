#include <fairvalue/equity/forward_multiples.hpp>

#include <doctest/doctest.h>

#include <map>
#include <string>

#include <fairvalue/company/reported_eps.hpp>
#include <fairvalue/core/error.hpp>

namespace forward_multiples_test {
using namespace fairvalue;
using namespace std::chrono_literals;

const Currency usd{"USD"};
const std::vector<FiscalPeriod> years{calendar_year(2024), calendar_year(2025), calendar_year(2026)};

Estimate estimate(std::string broker, int year, double value, Date published, Date known_at) {
  return {.broker = std::move(broker),
          .period = calendar_year(year),
          .measure = EstimateMeasure::eps,
          .value = value,
          .basis = EarningsBasis::non_gaap,
          .currency = usd,
          .published = published,
          .known_at = known_at};
}

PriceHistory prices(std::vector<Dated<PerShare>> closes) {
  return {.closes = DatedSeries<PerShare>{std::move(closes)}, .currency = usd};
}

/// 200 weekdays from 2024-06-03 on, at prices that wander.
PriceHistory wandering() {
  std::vector<Dated<PerShare>> closes;
  for (int i = 0; closes.size() < 200; ++i) {
    const Date day = add_days(2024y / 6 / 3, i);
    if (i % 7 < 5) closes.push_back({day, PerShare{100.0 + (i * 7919 % 101) / 3.0}});
  }
  return prices(std::move(closes));
}

/// Five brokers who change their minds at odd days; some rows are known later than published.
std::vector<Estimate> many_estimates() {
  std::vector<Estimate> rows;
  for (int i = 0; i < 120; ++i) {
    const Date published = add_days(2024y / 4 / 1, i * 37 % 360);
    const int year = 2024 + i % 3;
    rows.push_back(estimate("broker " + std::to_string(i * 11 % 5), year, 2.0 + (i * 53 % 71) / 20.0,
                            published, add_days(published, i % 4)));
  }
  return rows;
}

struct Newest {
  Date published;
  Date known_at;
  double value;
};

/// The mean of each broker's newest row known by `day` and not older than 180 days, by looking at every row.
std::optional<double> slow_mean(const std::vector<Estimate>& rows, int year, Date day) {
  std::map<std::string, Newest> newest;
  for (const Estimate& row : rows) {
    if (row.period.year != year || day < row.known_at) continue;
    const auto found = newest.find(row.broker);
    const bool newer = found == newest.end() || found->second.published < row.published ||
                       (found->second.published == row.published && found->second.known_at < row.known_at);
    if (newer) newest[row.broker] = {row.published, row.known_at, row.value};
  }
  double sum = 0.0;
  int count = 0;
  for (const auto& [broker, row] : newest) {
    if (days_between(row.published, day) > 180) continue;
    sum += row.value;
    ++count;
  }
  return count > 0 ? std::optional{sum / count} : std::nullopt;
}

/// Calendar years: the days left in this one over its days, the rest from the next.
std::optional<double> slow_forward_eps(const std::vector<Estimate>& rows, Date day) {
  const int year = static_cast<int>(day.year());
  const double days = day.year().is_leap() ? 366 : 365;
  const double left = days_between(day, calendar_year(year).end);
  const auto next = slow_mean(rows, year + 1, day);
  if (left == 0) return next;
  const auto now = slow_mean(rows, year, day);
  if (!now || !next) return std::nullopt;
  return left / days * *now + (1 - left / days) * *next;
}

TEST_SUITE("equity/forward_multiples") {
  TEST_CASE("by hand: on 2024-07-01 half of 2024 is left and 183/366 x 4 + 183/366 x 6 = 5") {
    const std::vector<Estimate> rows{estimate("A", 2024, 4, 2024y / 6 / 1, 2024y / 6 / 1),
                                     estimate("A", 2025, 6, 2024y / 6 / 1, 2024y / 6 / 1)};
    const auto history = forward_multiples(prices({{2024y / 7 / 1, PerShare{100}}}), rows, years);
    REQUIRE(history.multiples.size() == 1);
    CHECK(history.multiples[0].value.value == doctest::Approx(20).epsilon(1e-14));  // a handful of roundings
  }
  TEST_CASE("what is known tomorrow is not seen today") {
    const std::vector<Estimate> rows{estimate("A", 2025, 4, 2024y / 12 / 1, 2024y / 12 / 1),
                                     estimate("A", 2025, 5, 2024y / 12 / 30, 2025y / 1 / 1),
                                     estimate("A", 2026, 5, 2024y / 12 / 1, 2024y / 12 / 1)};
    // On the last day of 2024 the next twelve months are 2025 alone.
    const auto history = forward_multiples(
        prices({{2024y / 12 / 31, PerShare{100}}, {2025y / 1 / 1, PerShare{100}}}), rows, years);
    REQUIRE(history.multiples.size() == 2);
    CHECK(history.multiples[0].value == Multiple{25});
    CHECK(history.multiples[1].value.value == doctest::Approx(20).epsilon(1e-14));  // 5 in both years
  }
  TEST_CASE("a history agrees with a search through every row on each day") {
    const auto rows = many_estimates();
    const PriceHistory history = wandering();
    const auto forward = forward_multiples(history, rows, years);
    int without = 0;
    for (const auto& [row_day, close] : history.closes) {
      const auto& day = row_day;
      CAPTURE(to_string(day));
      const auto eps = slow_forward_eps(rows, day);
      const auto multiple = forward.multiples.on(day);
      CHECK(multiple.has_value() == eps.has_value());
      if (multiple && eps) CHECK(multiple->value == doctest::Approx(close.value / *eps).epsilon(1e-12));
      if (!eps) ++without;
    }
    CHECK(forward.multiples.size() > 100);
    CHECK(forward.stale == without);
  }
  TEST_CASE("rows known after a day change nothing on it or before") {
    auto rows = many_estimates();
    const PriceHistory all = wandering();
    const auto before = forward_multiples(all, rows, years);
    const Date cut = 2024y / 9 / 2;
    for (Estimate& row : rows) {
      if (cut < row.known_at) row.value += 100;
    }
    const auto after = forward_multiples(all, rows, years);
    int same = 0;
    for (const auto& [day, multiple] : before.multiples) {
      if (day <= cut) CHECK(after.multiples.on(day) == multiple);
      same += day <= cut ? 1 : 0;
    }
    CHECK(same > 20);
  }
  TEST_CASE("expected losses are not meaningful and days without a consensus are stale") {
    const std::vector<Estimate> rows{estimate("A", 2025, -4, 2024y / 12 / 1, 2024y / 12 / 1)};
    const auto history = forward_multiples(
        prices({{2024y / 11 / 29, PerShare{100}}, {2024y / 12 / 31, PerShare{100}}}), rows, years);
    CHECK(history.multiples.empty());
    CHECK(history.stale == 1);
    CHECK(history.not_meaningful == 1);
  }
  TEST_CASE("quarters and other measures are left alone") {
    std::vector<Estimate> rows{estimate("A", 2025, 4, 2024y / 12 / 1, 2024y / 12 / 1),
                               estimate("B", 2025, 9, 2024y / 12 / 1, 2024y / 12 / 1),
                               estimate("C", 2025, 9e9, 2024y / 12 / 1, 2024y / 12 / 1)};
    rows[1].period.quarter = 4;
    rows[1].period.start = 2025y / 10 / 1;
    rows[2].measure = EstimateMeasure::revenue;
    const auto history = forward_multiples(prices({{2024y / 12 / 31, PerShare{100}}}), rows, years);
    CHECK(history.multiples[0].value == Multiple{25});
  }
  TEST_CASE("years that do not cover the twelve months and mixed bases are refused") {
    const std::vector<Estimate> rows{estimate("A", 2026, 5, 2025y / 12 / 1, 2025y / 12 / 1)};
    CHECK_THROWS_AS(forward_multiples(prices({{2026y / 2 / 2, PerShare{100}}}), rows, years), DomainError);
    CHECK_THROWS_AS(forward_multiples(prices({{2027y / 2 / 1, PerShare{100}}}), rows, years), DomainError);
    CHECK_THROWS_AS(forward_multiples(prices({{2026y / 1 / 2, PerShare{100}}}), rows, {}), DomainError);
    PriceHistory stated = prices({{2025y / 12 / 31, PerShare{100}}});
    stated.share_basis = ShareBasis{.as_of = 2025y / 12 / 31};
    CHECK_THROWS_AS(forward_multiples(stated, rows, years),
                    DomainError);  // the estimates do not state theirs
    stated.share_basis = std::nullopt;
    stated.currency = Currency{"EUR"};
    CHECK_THROWS_AS(forward_multiples(stated, rows, years), DomainError);
  }
  TEST_CASE("a band on trailing EPS as known agrees with a naive loop") {
    std::vector<ReportedEps> reported;
    for (int i = 0; i < 12; ++i) {
      const Date start = add_months(2022y / 7 / 1, 3 * i);
      const int number = 1 + (i + 2) % 4;
      reported.push_back({.eps = {.period = {.year = 2022 + (i + 2) / 4,
                                             .quarter = number,
                                             .start = start,
                                             .end = add_days(add_months(start, 3), -1)},
                                  .eps = PerShare{0.5 + (i * 7 % 5) / 4.0},
                                  .basis = EarningsBasis::gaap,
                                  .currency = usd},
                          .reported = add_days(start, 120 + i)});
    }
    const PriceHistory history = wandering();
    const auto multiples = multiple_history(history, trailing_eps_as_known(reported));
    REQUIRE(multiples.multiples.size() == history.closes.size());
    for (const auto& [day, close] : history.closes) {
      double sum = 0.0;
      int taken = 0;
      for (int i = 11; i >= 0 && taken < 4; --i) {
        if (day < reported[static_cast<std::size_t>(i)].reported) continue;
        sum += reported[static_cast<std::size_t>(i)].eps.eps.value;
        ++taken;
      }
      CHECK(multiples.multiples.on(day)->value == doctest::Approx(close.value / sum).epsilon(1e-12));
    }
  }
}

}  // namespace forward_multiples_test
