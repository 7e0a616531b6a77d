#include <fairvalue/core/dated_series.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/units.hpp>

namespace dated_series_test {
using namespace fairvalue;
using namespace std::chrono_literals;

const DatedSeries<PerShare> closes{{{2025y / 6 / 17, PerShare{127.0}},
                                    {2025y / 6 / 18, PerShare{126.8}},
                                    {2025y / 6 / 20, PerShare{128.24}}}};  // the 19th was a holiday

TEST_SUITE("core/dated_series") {
  TEST_CASE("the value on a day is that of the very day") {
    CHECK(closes.on(2025y / 6 / 18) == PerShare{126.8});
    CHECK_FALSE(closes.on(2025y / 6 / 19).has_value());
    CHECK_FALSE(closes.on(2025y / 6 / 21).has_value());
  }
  TEST_CASE("the latest row on a holiday is the one before it") {
    CHECK(closes.latest(2025y / 6 / 19) == Dated<PerShare>{2025y / 6 / 18, PerShare{126.8}});
    CHECK(closes.latest(2025y / 6 / 20)->value == PerShare{128.24});
    CHECK(closes.latest(2026y / 1 / 1)->date == 2025y / 6 / 20);
    CHECK_FALSE(closes.latest(2025y / 6 / 16).has_value());
  }
  TEST_CASE("a range holds both its ends") {
    CHECK(closes.between(2025y / 6 / 17, 2025y / 6 / 18).size() == 2);
    CHECK(closes.between(2025y / 6 / 19, 2025y / 6 / 19).empty());
    CHECK(closes.between(2025y / 6 / 20, 2025y / 6 / 17).empty());
    CHECK(closes.between(2025y / 1 / 1, 2025y / 12 / 31).size() == closes.size());
  }
  TEST_CASE("mapping keeps the dates") {
    const auto doubled = closes.mapped([](PerShare p) { return 2 * p.value; });
    CHECK(doubled.size() == 3);
    CHECK(doubled[2] == Dated<double>{2025y / 6 / 20, 256.48});
  }
  TEST_CASE("mapping by date sees each row's own date") {
    const auto days = closes.mapped_by_date([](Date date, PerShare) { return unsigned{date.day()}; });
    CHECK(days.size() == 3);
    CHECK(days[2] == Dated<unsigned>{2025y / 6 / 20, 20U});
  }
  TEST_CASE("an empty series answers nothing") {
    const DatedSeries<double> empty;
    CHECK(empty.empty());
    CHECK_FALSE(empty.on(2025y / 1 / 1).has_value());
    CHECK_FALSE(empty.latest(2025y / 1 / 1).has_value());
  }
  TEST_CASE("dates that repeat or go back or do not exist are refused by name") {
    using Rows = std::vector<Dated<double>>;
    CHECK_THROWS_WITH_AS((DatedSeries<double>{Rows{{2025y / 6 / 18, 1}, {2025y / 6 / 18, 2}}}),
                         "series[1].date: must be after the row before it (2025-06-18), got 2025-06-18",
                         DomainError);
    CHECK_THROWS_AS((DatedSeries<double>{Rows{{2025y / 6 / 18, 1}, {2025y / 6 / 17, 2}}}), DomainError);
    CHECK_THROWS_WITH_AS((DatedSeries<double>{Rows{{2025y / 2 / 30, 1}}}),
                         "series[0].date: must be a date, got 2025-02-30", DomainError);
    CHECK_THROWS_AS((DatedSeries<double>{Rows{{Date{}, 1}}}), DomainError);
  }
}

}  // namespace dated_series_test
