#include <fairvalue/casefile/volume_file.hpp>

#include <doctest/doctest.h>

namespace volume_file_test {
using namespace fairvalue;
using namespace std::chrono_literals;

TEST_SUITE("casefile/volume_file") {
  TEST_CASE("each column is a history and a blank says nothing new") {
    const auto histories = volumes_from(
        parse_csv("paid,date,delivered_gw\n1e9,2026-09-30,\n,2026-12-31,1\n3e9,2027-06-30,1\n", "v.csv"));
    REQUIRE(histories.size() == 2);
    CHECK(histories[0].measure == VolumeMeasure::delivered);
    CHECK(histories[0].cumulative.size() == 2);
    CHECK(volume_on(histories[0], 2026y / 12 / 30) == 0.0);
    CHECK(volume_on(histories[0], 2026y / 12 / 31) == 1.0);
    CHECK(histories[1].measure == VolumeMeasure::paid);
    CHECK(volume_on(histories[1], 2026y / 12 / 31) == 1e9);
    CHECK(reached_on(histories[1], 2e9) == 2027y / 6 / 30);
    for (const auto& history : histories) CHECK_NOTHROW(require_volumes("volumes", history));
  }
  TEST_CASE("purchased and deployed gigawatts have columns too") {
    const auto histories =
        volumes_from(parse_csv("date,deployed_gw,purchased_gw\n2026-12-31,1,2\n", "v.csv"));
    CHECK(histories[0].measure == VolumeMeasure::purchased);
    CHECK(histories[1].measure == VolumeMeasure::deployed);
  }
  TEST_CASE("a negative volume and a file without rows are refused") {
    CHECK_THROWS_WITH_AS(volumes_from(parse_csv("date,paid\n2026-12-31,-1\n", "v.csv")),
                         "v.csv:2:12: paid: must be >= 0, got '-1'", ParseError);
    CHECK_THROWS_WITH_AS(volumes_from(parse_csv("date,paid\n", "v.csv")),
                         "v.csv:2:1: must be at least one date, got none", ParseError);
  }
}

}  // namespace volume_file_test
