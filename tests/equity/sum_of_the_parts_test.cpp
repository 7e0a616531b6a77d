#include <fairvalue/equity/sum_of_the_parts.hpp>

#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace sum_of_the_parts_test {
using namespace fairvalue;

/// A few roundings of doubles of the size of the numbers shown.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }
const EquityBridge bridge{.net_cash = Money{100}, .diluted_shares = Shares{50}};

TEST_SUITE("equity/sum_of_the_parts") {
  TEST_CASE("what leaves the range of a double is refused by name") {
    const std::vector<Business> one{{"only", Money{1}, Multiple{1}}};
    CHECK_THROWS_WITH_AS(sum_of_the_parts(one, {.net_cash = Money{-1e300}, .diluted_shares = Shares{1e-10}}),
                         doctest::Contains("must be a finite number, got -inf"), DomainError);
  }

  TEST_CASE("three businesses by hand") {
    // 50 x 20 + 80 x 8 + 30 x 12 = 1000 + 640 + 360 = 2000; + 100 cash = 2100; / 50 = 42.
    const std::vector<Business> parts{{"data centre", Money{50}, Multiple{20}},
                                      {"client", Money{80}, Multiple{8}},
                                      {"embedded", Money{30}, Multiple{12}}};
    const SumOfTheParts value = sum_of_the_parts(parts, bridge);
    CHECK(value.enterprise_value.value == near(2000));
    CHECK(value.price->value == near(42));
    CHECK(value.net_cash.value == near(2));
    CHECK(value.parts[0].share == near(0.5));
    CHECK(value.parts[1].price.value == near(12.8));
    CHECK(value.overall.value == near(12.5));
  }

  TEST_CASE("with one multiple the sum is the whole") {
    const std::vector<Business> parts{
        {"a", Money{50}, Multiple{11}}, {"b", Money{80}, Multiple{11}}, {"c", Money{30}, Multiple{11}}};
    const SumOfTheParts value = sum_of_the_parts(parts, bridge);
    CHECK(value.overall.value == near(11));
    CHECK(value.price->value == near(price_from_enterprise_value(Money{11.0 * 160}, bridge)->value));
  }

  TEST_CASE("net debt above all parts has no price and bad parts are refused by name") {
    const std::vector<Business> parts{{"a", Money{50}, Multiple{2}}};
    CHECK_FALSE(sum_of_the_parts(parts, {Money{-100}, Shares{50}}).price.has_value());
    const std::vector<Business> twice{{"a", Money{50}, Multiple{2}}, {"a", Money{50}, Multiple{2}}};
    CHECK_THROWS_WITH_AS(sum_of_the_parts(twice, bridge), "parts[1].name: must be unique, got a",
                         DomainError);
    const std::vector<Business> loss{{"a", Money{-50}, Multiple{2}}};
    CHECK_THROWS_WITH_AS(sum_of_the_parts(loss, bridge), "parts[0].figure: must be > 0, got -50",
                         DomainError);
    CHECK_THROWS_AS(sum_of_the_parts({}, bridge), DomainError);
  }
}

}  // namespace sum_of_the_parts_test
