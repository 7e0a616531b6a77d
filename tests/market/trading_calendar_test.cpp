#include <fairvalue/market/trading_calendar.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace trading_calendar_test {
using namespace fairvalue;
using namespace std::chrono_literals;

/// A week of four closes: Monday 2025-06-16 to Sunday 2025-06-22 with Juneteenth.
const TradingCalendar week{2025y / 6 / 16, 2025y / 6 / 22, {2025y / 6 / 19}};

/// Knuth's Algorithm E (The Art of Computer Programming, volume 1, 1.3.2, exercise 14): golden number,
/// century, corrections, epact, full moon.
Date easter_of_knuth(int year) {
  const int golden = year % 19 + 1;
  const int century = year / 100 + 1;
  const int leap_days_dropped = 3 * century / 4 - 12;
  const int moon_correction = (8 * century + 5) / 25 - 5;
  const int sunday = 5 * year / 4 - leap_days_dropped - 10;
  int epact = (11 * golden + 20 + moon_correction - leap_days_dropped) % 30;
  if ((epact == 25 && golden > 11) || epact == 24) ++epact;
  const int moon = 44 - epact < 21 ? 74 - epact : 44 - epact;
  return add_days(Date{std::chrono::year{year}, std::chrono::March, std::chrono::day{1}},
                  moon + 7 - (sunday + moon) % 7 - 1);
}

TEST_SUITE("market/trading_calendar") {
  TEST_CASE("weekends and holidays are no trading days") {
    for (const int day : {16, 17, 18, 20}) CHECK(week.is_trading_day(2025y / 6 / day));
    for (const int day : {19, 21, 22}) CHECK_FALSE(week.is_trading_day(2025y / 6 / day));
  }
  TEST_CASE("the close before 2025-06-20 is that of 2025-06-18 as the 19th is a holiday") {
    const auto calendar = us_exchange_calendar(2025, 2025);
    CHECK_FALSE(calendar.is_trading_day(2025y / 6 / 19));
    CHECK(calendar.previous(2025y / 6 / 20) == 2025y / 6 / 18);
    CHECK(calendar.next(2025y / 6 / 18) == 2025y / 6 / 20);
    CHECK(calendar.next(2025y / 6 / 20) == 2025y / 6 / 23);
    CHECK(calendar.previous(2025y / 6 / 22) == 2025y / 6 / 20);
  }
  TEST_CASE("the first day of a range does not count and the last does") {
    CHECK(week.closes(2025y / 6 / 16, 2025y / 6 / 20) ==
          std::vector<Date>{2025y / 6 / 17, 2025y / 6 / 18, 2025y / 6 / 20});
    CHECK(week.count_closes(2025y / 6 / 16, 2025y / 6 / 20) == 3);
    CHECK(week.closes(2025y / 6 / 18, 2025y / 6 / 19).empty());
    CHECK(week.count_closes(2025y / 6 / 18, 2025y / 6 / 19) == 0);
    CHECK(week.count_closes(2025y / 6 / 17, 2025y / 6 / 17) == 0);
    CHECK(week.closes(2025y / 6 / 17, 2025y / 6 / 17).empty());
  }
  TEST_CASE("holidays come in order and once and without those that close nothing") {
    const TradingCalendar calendar{
        2025y / 6 / 16,
        2025y / 6 / 22,
        {2025y / 6 / 19, 2025y / 6 / 22, 2025y / 6 / 17, 2025y / 6 / 19, 2025y / 7 / 4, 2025y / 5 / 26}};
    CHECK(calendar.holidays() == std::vector<Date>{2025y / 6 / 17, 2025y / 6 / 19});
    CHECK(calendar.count_closes(2025y / 6 / 16, 2025y / 6 / 22) == 2);
    CHECK(calendar.first() == 2025y / 6 / 16);
    CHECK(calendar.last() == 2025y / 6 / 22);
  }
  TEST_CASE("counting agrees with listing on random ranges before and after 1970") {
    std::mt19937 random{1970};
    std::vector<Date> holidays;
    for (int i = 0; i < 180; ++i) {
      holidays.push_back(add_days(1965y / 1 / 1, static_cast<int>(random() % 3'600)));
    }
    const TradingCalendar calendar{1965y / 1 / 1, 1974y / 11 / 9, holidays};  // 3 600 days
    for (int i = 0; i < 80; ++i) {
      const Date a = add_days(calendar.first(), static_cast<int>(random() % 3'600));
      const Date b = add_days(calendar.first(), static_cast<int>(random() % 3'600));
      const auto closes = calendar.closes(std::min(a, b), std::max(a, b));
      CHECK(calendar.count_closes(std::min(a, b), std::max(a, b)) == static_cast<int>(closes.size()));
      for (std::size_t k = 1; k < closes.size(); ++k) REQUIRE(calendar.next(closes[k - 1]) == closes[k]);
      if (!closes.empty()) CHECK(calendar.previous(add_days(closes.back(), 1)) == closes.back());
    }
  }
  TEST_CASE("counts of neighbouring ranges add up") {
    const auto calendar = us_exchange_calendar(2024, 2026);
    const int whole = calendar.count_closes(2024y / 1 / 1, 2026y / 12 / 31);
    for (Date day = 2024y / 1 / 1; day < 2026y / 12 / 31; day = add_days(day, 1)) {
      REQUIRE(calendar.count_closes(2024y / 1 / 1, day) + calendar.count_closes(day, 2026y / 12 / 31) ==
              whole);
    }
  }
  TEST_CASE("holidays as the exchange published them") {
    const std::map<int, std::vector<Date>> published{
        {2001,  // closed for four days after the attacks of 11 September
         {2001y / 1 / 1, 2001y / 1 / 15, 2001y / 2 / 19, 2001y / 4 / 13, 2001y / 5 / 28, 2001y / 7 / 4,
          2001y / 9 / 3, 2001y / 9 / 11, 2001y / 9 / 12, 2001y / 9 / 13, 2001y / 9 / 14, 2001y / 11 / 22,
          2001y / 12 / 25}},
        {2004,  // President Reagan's funeral on 11 June
         {2004y / 1 / 1, 2004y / 1 / 19, 2004y / 2 / 16, 2004y / 4 / 9, 2004y / 5 / 31, 2004y / 6 / 11,
          2004y / 7 / 5, 2004y / 9 / 6, 2004y / 11 / 25, 2004y / 12 / 24}},
        {2007,  // mourning for President Ford on 2 January
         {2007y / 1 / 1, 2007y / 1 / 2, 2007y / 1 / 15, 2007y / 2 / 19, 2007y / 4 / 6, 2007y / 5 / 28,
          2007y / 7 / 4, 2007y / 9 / 3, 2007y / 11 / 22, 2007y / 12 / 25}},
        {2012,
         {2012y / 1 / 2, 2012y / 1 / 16, 2012y / 2 / 20, 2012y / 4 / 6, 2012y / 5 / 28, 2012y / 7 / 4,
          2012y / 9 / 3, 2012y / 10 / 29, 2012y / 10 / 30, 2012y / 11 / 22, 2012y / 12 / 25}},
        {2018,
         {2018y / 1 / 1, 2018y / 1 / 15, 2018y / 2 / 19, 2018y / 3 / 30, 2018y / 5 / 28, 2018y / 7 / 4,
          2018y / 9 / 3, 2018y / 11 / 22, 2018y / 12 / 5, 2018y / 12 / 25}},
        {2021,  // no Juneteenth yet; Christmas on a Saturday moved to Friday; 4 July on a Sunday to Monday
         {2021y / 1 / 1, 2021y / 1 / 18, 2021y / 2 / 15, 2021y / 4 / 2, 2021y / 5 / 31, 2021y / 7 / 5,
          2021y / 9 / 6, 2021y / 11 / 25, 2021y / 12 / 24}},
        {2022,  // New Year's Day on a Saturday not made up
         {2022y / 1 / 17, 2022y / 2 / 21, 2022y / 4 / 15, 2022y / 5 / 30, 2022y / 6 / 20, 2022y / 7 / 4,
          2022y / 9 / 5, 2022y / 11 / 24, 2022y / 12 / 26}},
        {2023,
         {2023y / 1 / 2, 2023y / 1 / 16, 2023y / 2 / 20, 2023y / 4 / 7, 2023y / 5 / 29, 2023y / 6 / 19,
          2023y / 7 / 4, 2023y / 9 / 4, 2023y / 11 / 23, 2023y / 12 / 25}},
        {2025,
         {2025y / 1 / 1, 2025y / 1 / 9, 2025y / 1 / 20, 2025y / 2 / 17, 2025y / 4 / 18, 2025y / 5 / 26,
          2025y / 6 / 19, 2025y / 7 / 4, 2025y / 9 / 1, 2025y / 11 / 27, 2025y / 12 / 25}},
        {2026,  // 4 July on a Saturday moved to Friday
         {2026y / 1 / 1, 2026y / 1 / 19, 2026y / 2 / 16, 2026y / 4 / 3, 2026y / 5 / 25, 2026y / 6 / 19,
          2026y / 7 / 3, 2026y / 9 / 7, 2026y / 11 / 26, 2026y / 12 / 25}}};
    for (const auto& [row_year, days] : published) {
      const auto& year = row_year;
      CAPTURE(year);
      CHECK(us_exchange_holidays(year) == days);
    }
  }
  TEST_CASE("trading days a year as the indices counted them") {
    // Days with a published VIX or S&P 500 close, 1998 to 2025.
    const std::vector<int> counted{252, 252, 252, 248, 252, 252, 252, 252, 251, 251, 253, 252, 252, 252,
                                   250, 252, 252, 252, 252, 251, 251, 252, 253, 252, 251, 250, 252, 250};
    const auto calendar = us_exchange_calendar(1998, 2025);
    for (int year = 1998; year <= 2025; ++year) {
      CAPTURE(year);
      int open = 0;
      for (Date day{std::chrono::year{year}, std::chrono::January, std::chrono::day{1}};
           day.year() == std::chrono::year{year}; day = add_days(day, 1)) {
        if (calendar.is_trading_day(day)) ++open;
      }
      CHECK(open == counted[static_cast<std::size_t>(year - 1998)]);
    }
    CHECK(calendar.count_closes(1998y / 1 / 1, 2025y / 12 / 31) ==
          std::accumulate(counted.begin(), counted.end(), 0));
  }
  TEST_CASE("Easter in years printed by Meeus and in the extreme years") {
    for (const Date easter :
         {1818y / 3 / 22, 1943y / 4 / 25, 1954y / 4 / 18, 1961y / 4 / 2, 1991y / 3 / 31, 1992y / 4 / 19,
          1993y / 4 / 11, 2000y / 4 / 23, 2024y / 3 / 31, 2025y / 4 / 20, 2026y / 4 / 5, 2038y / 4 / 25}) {
      CAPTURE(to_string(easter));
      CHECK(easter_sunday(static_cast<int>(easter.year())) == easter);
    }
  }
  TEST_CASE("Easter agrees with the algorithm of Knuth in every year") {
    for (int year = 1583; year <= 9999; ++year) REQUIRE(easter_sunday(year) == easter_of_knuth(year));
  }
  TEST_CASE("252 closes a year rounded to the nearest") {
    CHECK(closes_at_252_a_year(Years{5}) == 1260);
    CHECK(closes_at_252_a_year(Years{0}) == 0);
    CHECK(closes_at_252_a_year(Years{1.0 / 12}) == 21);
    CHECK(closes_at_252_a_year(Years{0.501}) == 126);  // 126.252
    CHECK(closes_at_252_a_year(Years{0.503}) == 127);  // 126.756
    CHECK(closes_at_252_a_year(Years{0.125}) == 32);   // 31.5
    CHECK(closes_at_252_a_year(Years{1e6}) == 252'000'000);
  }
}

}  // namespace trading_calendar_test
