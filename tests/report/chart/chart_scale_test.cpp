#include "report/chart/chart_scale.hpp"

#include <doctest/doctest.h>

namespace chart_scale_test {
using namespace fairvalue;
using namespace fairvalue::detail;

std::vector<std::string> texts(const ChartScale& scale) {
  std::vector<std::string> all;
  for (const ChartTick& tick : scale.ticks) all.push_back(tick.text);
  return all;
}
using Texts = std::vector<std::string>;

TEST_SUITE("report/chart/chart_scale") {
  TEST_CASE("ticks are round and reach around the values") {
    const ChartScale scale = number_scale({3.0, 97.0}, "USD/share", 6);
    CHECK(texts(scale) == Texts{"0", "20", "40", "60", "80", "100"});
    CHECK(scale.low == 0.0);
    CHECK(scale.high == 100.0);
    CHECK(scale.unit == "USD a share");
    CHECK(scale.share_of(25.0) == 0.25);
  }

  TEST_CASE("amounts are in billions and millions and percent are percent") {
    CHECK(texts(number_scale({0.0, 2e9}, "USD", 5)) == Texts{"0.0", "0.5", "1.0", "1.5", "2.0"});
    CHECK(number_scale({0.0, 2e9}, "USD", 5).unit == "bn USD");
    CHECK(number_scale({0.0, 2e9}, "USD", 5).ticks.back().at == 2e9);
    CHECK(number_scale({0.0, 1.6e8}, "shares", 5).unit == "m shares");
    CHECK(number_scale({1e9, 1.5e10}, "USD/GW", 5).unit == "bn USD a GW");
    CHECK(texts(number_scale({0.0, 0.2}, "%", 5)) == Texts{"0", "5", "10", "15", "20"});
    CHECK(number_scale({0.0, 6.0}, "GW", 5).unit == "GW");
    CHECK(number_scale({0.0, 40.0}, "x", 5).unit == "x");
  }

  TEST_CASE("thousands are grouped and zero has no sign") {
    CHECK(texts(number_scale({0.0, 1500.0}, "USD/share", 4)) == Texts{"0", "500", "1,000", "1,500"});
    CHECK(texts(number_scale({-2000.0, 1000.0}, "x", 4)) == Texts{"-2,000", "-1,000", "0", "1,000"});
  }

  TEST_CASE("one value alone has a scale around it") {
    const ChartScale scale = number_scale({50.0, 50.0}, "x", 5);
    CHECK(scale.low < 50.0);
    CHECK(scale.high > 50.0);
    CHECK(number_scale({0.0, 0.0}, "x", 5).high > 0.0);
  }

  TEST_CASE("a trimmed scale ends with its values") {
    const ChartScale scale = trimmed_scale({130.0, 285.0}, "x", 5);
    CHECK(scale.low == 130.0);
    CHECK(scale.high == 285.0);
    CHECK(texts(scale) == Texts{"150", "200", "250"});
  }

  TEST_CASE("days have years as ticks where these suffice and else months") {
    // 2025-12-15 to 2030-01-01; 20454 is 2026-01-01
    CHECK(texts(date_scale({20437, 21915}, 6, 3)) == Texts{"2026", "2027", "2028", "2029", "2030"});
    CHECK(date_scale({20437, 21915}, 6, 3).ticks[0].at == 20454);
    CHECK(texts(date_scale({20437, 21915}, 3, 2)) == Texts{"2026", "2028", "2030"});
    CHECK(texts(date_scale({20454, 20635}, 6, 8)) ==  // to 2026-07-01
          Texts{"2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07"});
    CHECK(texts(date_scale({20454, 20635}, 6, 3)) == Texts{"2026-01", "2026-04", "2026-07"});
  }

  TEST_CASE("days have at least two labels however narrow and however short") {
    // 2025-12-15 to 2026-12-31: half-years give 2026-01 and 2026-07 where two fit
    CHECK(texts(date_scale({20437, 20818}, 2, 2)) == Texts{"2026-01", "2026-07"});
    // 2025-12-15 to 2027-01-15: three half-years are too many and one year alone gives no length
    CHECK(texts(date_scale({20437, 20833}, 2, 2)) == Texts{"2026", "2027"});
    // 2025-06-15 to 2026-07-15: half-years are 2025-07 to 2026-07, years 2026 alone
    CHECK(texts(date_scale({20254, 20649}, 2, 2)) == Texts{"2025-07", "2026-07"});
    // 2026-01-05 to 2026-01-25 holds no first of a month
    CHECK(texts(date_scale({20458, 20478}, 6, 3)) == Texts{"2026-01-10", "2026-01-20"});
    CHECK(date_scale({20458, 20478}, 6, 3).ticks[0].at == 20463);
    for (int length = 1; length < 20'000; length += 7) {
      CAPTURE(length);
      CHECK(date_scale({20437, 20437.0 + length}, 3, 2).ticks.size() >= (length > 2 ? 2 : 1));
    }
  }

  TEST_CASE("places are half a place from the edges and thin out") {
    const ChartScale scale = place_scale({"a", "b", "c", "d", "e"}, 3);
    CHECK(scale.low == -0.5);
    CHECK(scale.high == 4.5);
    CHECK(texts(scale) == Texts{"a", "c", "e"});
    CHECK(place_scale({"a", "b"}, 3).ticks.size() == 2);
  }
}

}  // namespace chart_scale_test
