#include <fairvalue/casefile/case_parts.hpp>

#include <doctest/doctest.h>

namespace case_parts_test {
using namespace fairvalue;

TEST_SUITE("casefile/case_parts") {
  TEST_CASE("a market pays no dividend unless it says so") {
    const CaseMarket market{.spot = {{.price = PerShare{100}, .as_of = {}, .currency = Currency{"USD"}},
                                     Standing::stated,
                                     "tape"}};
    CHECK(market.dividend_yield.value.value.value == 0.0);
    CHECK(market.dividend_yield.standing == Standing::assumed);
    CHECK_FALSE(market.volatility.has_value());
  }

  TEST_CASE("parts compare by all that they hold") {
    PositionFacts facts{.taken_as_met = {"SOX"}};
    CHECK(facts == PositionFacts{.taken_as_met = {"SOX"}});
    facts.outlook.service = 0.5;
    CHECK_FALSE(facts == PositionFacts{.taken_as_met = {"SOX"}});
    CHECK(DataFiles{} == DataFiles{});
    CHECK_FALSE(DataFiles{.prices = "a.csv"} == DataFiles{});
  }
}

}  // namespace case_parts_test
