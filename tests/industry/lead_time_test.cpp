#include <fairvalue/industry/lead_time.hpp>

#include <doctest/doctest.h>

#include <vector>

#include <fairvalue/core/error.hpp>

namespace lead_time_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double round_off = 1e-14;  // a handful of roundings of doubles

using namespace std::chrono_literals;
using Steps = std::vector<LeadStep>;

const Steps named{{"line change", 3, LeadUnit::months}, {"production", 4, LeadUnit::months}};

Years months(double count) { return Years{count / 12}; }

TEST_SUITE("industry/lead_time") {
  TEST_CASE("3 and 4 months in series are 7") {
    CHECK(12 * series_time(named).value == Approx(7).epsilon(round_off));
    CHECK(series_time({}) == Years{0});
  }
  TEST_CASE("39 weeks are 8.969 months: 39 x 7 / 365.25 x 12") {
    CHECK(12 * series_time(Steps{{"H100", 39, LeadUnit::weeks}}).value ==
          Approx(8.969199178644764).epsilon(round_off));
    CHECK(series_time(Steps{{"H100", 273, LeadUnit::days}}).value ==
          Approx(series_time(Steps{{"H100", 39, LeadUnit::weeks}}).value).epsilon(round_off));
  }
  TEST_CASE("9 to 10 months leave 2 to 3 unexplained") {
    const auto left = unexplained_time({months(9), months(10)}, named);
    CHECK(12 * left.low.value == Approx(2).epsilon(1e-13));
    CHECK(12 * left.high.value == Approx(3).epsilon(1e-13));
  }
  TEST_CASE("steps that take the whole leave nothing and longer ones are refused") {
    CHECK(unexplained_time({months(7), months(7)}, named).low.value == Approx(0).scale(1).epsilon(1e-15));
    CHECK_THROWS_WITH_AS(unexplained_time({months(6), months(10)}, named),
                         "stated.low: must be at least the 0.583333 years of the steps, got 0.5",
                         DomainError);
  }
  TEST_CASE("ordered on 2025-08-05 and 9 or 10 months later: 5 May and 5 June 2026") {
    CHECK(delivery_date(2025y / 8 / 5, Steps{{"to delivery", 9, LeadUnit::months}}) == 2026y / 5 / 5);
    CHECK(delivery_date(2025y / 8 / 5, Steps{{"to delivery", 10, LeadUnit::months}}) == 2026y / 6 / 5);
  }
  TEST_CASE("the calendar counts each step in its own unit") {
    CHECK(delivery_date(2025y / 1 / 31, Steps{{"a", 1, LeadUnit::months}}) == 2025y / 2 / 28);
    CHECK(delivery_date(2025y / 1 / 31, Steps{{"a", 2, LeadUnit::weeks}, {"b", 1, LeadUnit::days}}) ==
          2025y / 2 / 15);
    CHECK(delivery_date(2025y / 1 / 31, {}) == 2025y / 1 / 31);
  }
  TEST_CASE("the order of the steps matters to the calendar and not to their sum") {
    const Steps one{{"a", 1, LeadUnit::months}, {"b", 10, LeadUnit::days}};
    const Steps other{{"b", 10, LeadUnit::days}, {"a", 1, LeadUnit::months}};
    CHECK(delivery_date(2025y / 1 / 31, one) == 2025y / 3 / 10);
    CHECK(delivery_date(2025y / 1 / 31, other) == 2025y / 3 / 10);
    CHECK(delivery_date(2025y / 1 / 25, one) == 2025y / 3 / 7);
    CHECK(delivery_date(2025y / 1 / 25, other) == 2025y / 3 / 4);
    CHECK(series_time(one).value == Approx(series_time(other).value).epsilon(round_off));
  }
  TEST_CASE("negative lead times are refused by name") {
    const Steps bad{{"a", 1, LeadUnit::months}, {"b", -2, LeadUnit::weeks}};
    const char* message = "steps[1].length: must be >= 0, got -2";
    CHECK_THROWS_WITH_AS(series_time(bad), message, DomainError);
    CHECK_THROWS_WITH_AS(delivery_date(2025y / 1 / 1, bad), message, DomainError);
    CHECK_THROWS_WITH_AS(unexplained_time({Years{1}, Years{2}}, bad), message, DomainError);
  }
  TEST_CASE("intervals turned round and days that do not exist are refused") {
    CHECK_THROWS_WITH_AS(unexplained_time({Years{2}, Years{1}}, named),
                         "interval.low: must be <= interval.high (1), got 2", DomainError);
    CHECK_THROWS_AS(delivery_date(2025y / 2 / 30, named), DomainError);
    CHECK_THROWS_AS(delivery_date(9999y / 12 / 1, named), DomainError);
    CHECK_THROWS_AS(series_time(Steps{{"a", 1, static_cast<LeadUnit>(7)}}), DomainError);
  }
}

}  // namespace lead_time_test
