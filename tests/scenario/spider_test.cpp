#include <fairvalue/scenario/spider.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/scenario/tornado.hpp>

namespace spider_test {
using namespace fairvalue;

/// multiple x eps, refused for eps <= 0.
const CallableModel priced{
    .inputs = {{.name = "multiple", .unit = "x", .value = 30}, {.name = "eps", .unit = "USD", .value = 5}},
    .outputs = {{.name = "other", .unit = ""}, {.name = "price", .unit = "USD"}},
    .run = [](std::span<const double> values, std::span<std::optional<double>> results) {
      results[1] = values[0] * require_positive("eps", values[1]);
    }};

TEST_SUITE("scenario/spider") {
  TEST_CASE("five points from 20 to 40 times 5 and three from 4 to 6 times 30 by hand") {
    const auto series = spider(priced, {{"multiple", 20, 40}, {"eps", 4, 6}}, "price", 5);
    REQUIRE(series.size() == 2);
    CHECK(series[0].input == "multiple");
    CHECK(series[1].input == "eps");
    REQUIRE(series[0].points.size() == 5);
    REQUIRE(series[1].points.size() == 5);
    for (int i = 0; i < 5; ++i) {
      const auto at = static_cast<std::size_t>(i);
      CHECK(series[0].points[at].value == 20.0 + 5 * i);
      CHECK(series[0].points[at].output.value() == 100.0 + 25 * i);
      CHECK(series[1].points[at].value == 4.0 + 0.5 * i);
      CHECK(series[1].points[at].output.value() == 120.0 + 15 * i);
    }
  }
  TEST_CASE("two points are the tornado's ends to the bit") {
    const std::vector<InputRange> ranges{{"multiple", 0.1, 0.7}, {"eps", 1.0 / 3.0, 8.1}};
    const auto series = spider(priced, ranges, "price", 2);
    const auto bars = tornado(priced, ranges, "price").bars;
    for (const auto& [input, points] : series) {
      const auto& bar = bars[input == bars[0].range.input ? 0 : 1];
      CHECK(points[0].value == bar.range.low);
      CHECK(points[1].value == bar.range.high);
      CHECK(points[0].output.value() == bar.at_low.value());
      CHECK(points[1].output.value() == bar.at_high.value());
    }
  }
  TEST_CASE("a range of one value is one point") {
    const auto series = spider(priced, {{"multiple", 25, 25}}, "price", 9);
    REQUIRE(series[0].points.size() == 1);
    CHECK(series[0].points[0].output.value() == 125.0);
  }
  TEST_CASE("a point that fails keeps its reason among the others") {
    const auto series = spider(priced, {{"eps", -1, 1}}, "price", 3);
    CHECK(series[0].points[0].output.reason() == "eps: must be > 0, got -1");
    CHECK(series[0].points[1].output.reason() == "eps: must be > 0, got 0");
    CHECK(series[0].points[2].output.value() == 30.0);
  }
  TEST_CASE("too few points and bad ranges and outputs are refused") {
    CHECK_THROWS_WITH_AS(spider(priced, {{"eps", 1, 2}}, "price", 1), "points: must be from 2 to 1000000, got 1",
                         DomainError);
    CHECK_THROWS_WITH_AS(spider(priced, {{"eps", 1, 2}}, "price", -3), "points: must be from 2 to 1000000, got -3",
                         DomainError);
    CHECK_THROWS_WITH_AS(spider(priced, {}, "price", 3), "ranges: must be at least one value, got none",
                         DomainError);
    CHECK_THROWS_WITH_AS(spider(priced, {{"eps", 1, 2}}, "prize", 3),
                         "output: must be a named output (nearest 'price'), got 'prize'", DomainError);
  }
}

}  // namespace spider_test
