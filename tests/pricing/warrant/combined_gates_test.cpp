#include "pricing/warrant/combined_gates.hpp"

#include <doctest/doctest.h>

namespace combined_gates_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace std::chrono_literals;

const Date granted = 2025y / 10 / 5;

PriceGate hurdle(double price, MonitoringRule rule = on_average_of(20)) {
  return {.hurdle = PerShare{price}, .rule = rule};
}
MarketCapGate cap(double money, DatedSeries<Shares> shares) {
  return {.hurdle = Money{money}, .shares = std::move(shares), .rule = on_average_of(20)};
}
const DatedSeries<Shares> one_count{{{granted, Shares{2e9}}}};

TEST_SUITE("pricing/warrant/combined_gates") {
  TEST_CASE("a capitalisation on one count is money over shares") {
    const auto price = as_price_gate(cap(6e11, one_count), granted);
    REQUIRE(price.has_value());
    CHECK(price->hurdle.value == 300);
    CHECK(price->rule.n == 20);
    // Counts that changed before the first day that counts are the past's.
    const auto past = cap(6e11, DatedSeries<Shares>{{{2025y / 1 / 1, Shares{1e9}}, {granted, Shares{2e9}}}});
    CHECK(as_price_gate(past, granted)->hurdle.value == 300);
    const auto changing =
        cap(6e11, DatedSeries<Shares>{{{granted, Shares{2e9}}, {2026y / 1 / 1, Shares{3e9}}}});
    CHECK_FALSE(as_price_gate(changing, granted).has_value());
    CHECK_FALSE(as_price_gate(NamedGate{"permit"}, granted).has_value());
  }
  TEST_CASE("the highest hurdle is the strictest and the lowest the easiest of one rule") {
    CHECK(strictest({{hurdle(250), cap(6e11, one_count), hurdle(280)}}, granted)->hurdle.value == 300);
    CHECK(easiest({hurdle(250), hurdle(300)}, granted)->hurdle.value == 250);
    CHECK(
        strictest({{hurdle(250, on_some_of(5, 5)), hurdle(300, on_consecutive(5))}}, granted)->hurdle.value ==
        300);  // the same rule in other words
  }
  TEST_CASE("several rules or windows or prices have no strictest") {
    CHECK_FALSE(strictest({{hurdle(250), hurdle(300, on_average_of(21))}}, granted).has_value());
    CHECK_FALSE(strictest({{hurdle(250), hurdle(300, on_vwaps(on_average_of(20)))}}, granted).has_value());
    CHECK_FALSE(strictest({{hurdle(250), RelativeGate{"index", 0.0}}}, granted).has_value());
    PriceGate later = hurdle(300);
    later.window_from = 2026y / 1 / 1;
    CHECK_FALSE(easiest({hurdle(250), later}, granted).has_value());
    CHECK_FALSE(easiest({}, granted).has_value());
  }
}

}  // namespace combined_gates_test
