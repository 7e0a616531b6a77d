#include <fairvalue/casefile/target_file.hpp>

#include <doctest/doctest.h>

#include <string>

namespace target_file_test {
using namespace fairvalue;
using namespace std::chrono_literals;

const Currency usd{"USD"};

TEST_SUITE("casefile/target_file") {
  TEST_CASE("a target says on what it rests: 130 on 23x is an EPS of 130/23") {
    const auto targets = broker_targets_from(
        parse_csv("broker,target,multiple,period,period_start,period_end,basis,currency,published,holds_on,"
                  "share_basis\n"
                  "BofA,130,23,FY2026,2025-12-28,2026-12-26,non_gaap,USD,2025-06-13,2026-06-13,2025-06-13\n"
                  "JPM,120,30,FY2025,,2025-12-31,gaap,USD,2025-06-12,2025-12-31,\n",
                  "t.csv"));
    REQUIRE(targets.size() == 2);
    CHECK(targets[0].broker == "BofA");
    CHECK(targets[0].multiple == Multiple{23});
    CHECK(targets[0].period.start == 2025y / 12 / 28);
    CHECK(targets[0].holds_on == 2026y / 6 / 13);
    CHECK(targets[0].share_basis == ShareBasis{.as_of = 2025y / 6 / 13});
    CHECK(implied_eps(targets[0]).eps == PerShare{130.0 / 23.0});
    CHECK(targets[1].period == calendar_year(2025));
    CHECK(targets[1].basis == EarningsBasis::gaap);
    CHECK_FALSE(targets[1].share_basis.has_value());
  }
  TEST_CASE("OpenBB's rows are targets without multiples or ratings alone") {
    const auto targets = published_targets_from(
        parse_csv(
            "published_date,symbol,analyst_firm,analyst_name,price_target,adj_price_target,"
            "price_target_previous,price_when_posted,rating_current,rating_previous,action,currency,url\n"
            "2025-06-13 09:31:00,AMD,BofA,A. Name,130,130,120,118.5,Buy,Buy,Raises,USD,x\n"
            "2025-06-12,AMD,JPM,,,,,,Neutral,,Maintains,,\n",
            "o.csv"),
        usd);
    REQUIRE(targets.size() == 2);
    CHECK(targets[0].broker == "BofA");
    CHECK(targets[0].analyst == "A. Name");
    CHECK(targets[0].published == 2025y / 6 / 13);
    CHECK(targets[0].target == PerShare{130});
    CHECK(targets[0].adjusted_target == PerShare{130});
    CHECK(targets[0].previous_target == PerShare{120});
    CHECK(targets[0].price_when_posted == PerShare{118.5});
    CHECK(targets[0].rating == "Buy");
    CHECK(targets[0].action == "Raises");
    CHECK_FALSE(targets[1].target.has_value());
    CHECK_FALSE(targets[1].price_when_posted.has_value());
    CHECK(targets[1].currency == usd);
    CHECK(targets[1].rating == "Neutral");
    CHECK(targets[1].previous_rating.empty());
  }
  TEST_CASE("a currency in the file comes before the one given") {
    const auto targets = published_targets_from(
        parse_csv("published_date,analyst_firm,price_target,currency\n2025-06-13,RBC,180,CAD\n", "o.csv"),
        usd);
    CHECK(targets[0].currency == Currency{"CAD"});
  }
  TEST_CASE("Yahoo's summary has one row of which cells may be blank") {
    const auto summary = analyst_price_targets_from(
        parse_csv("current,high,low,mean,median\n126.79,200,95,133.2,\n", "s.csv"));
    CHECK(summary.current == PerShare{126.79});
    CHECK(summary.low == PerShare{95});
    CHECK(summary.high == PerShare{200});
    CHECK(summary.mean == PerShare{133.2});
    CHECK_FALSE(summary.median.has_value());
    CHECK_FALSE(analyst_price_targets_from(parse_csv("mean\n133\n", "s.csv")).low.has_value());
  }
  TEST_CASE("a low above the high or a median outside them is refused") {
    CHECK_THROWS_WITH_AS(analyst_price_targets_from(parse_csv("low,high\n200,95\n", "s.csv")),
                         "s.csv:2:5: high: must be >= low (200), got '95'", ParseError);
    CHECK_THROWS_WITH_AS(analyst_price_targets_from(parse_csv("low,high,median\n95,200,94\n", "s.csv")),
                         "s.csv:2:8: median: must be >= low (95), got '94'", ParseError);
  }
}

}  // namespace target_file_test
