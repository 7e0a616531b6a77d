#include <fairvalue/model/derived_number.hpp>

#include <doctest/doctest.h>

#include "model/detail/traced.hpp"

namespace derived_number_test {
using namespace fairvalue;
using Places = std::vector<std::size_t>;

TEST_SUITE("model/derived_number") {
  TEST_CASE("2 x 3 + 1 remembers its operands and constants in the order of the calculation") {
    Derivation all;
    const auto two = detail::input(all, "two", 2, Standing::stated, "filing");
    const auto three = detail::input(all, "three", 3, Standing::derived, "2 + 1");
    const auto seven = detail::named(two * three + detail::Traced{1}, "seven");
    REQUIRE(all.size() == 5);  // two, three, 6, the constant 1, 7
    CHECK(all[2].operation == "x");
    CHECK(all[2].operands == Places{0, 1});
    CHECK(all[3].operation == "constant");
    CHECK(all[3].standing == Standing::stated);
    CHECK(all.back().value == 7);
    CHECK(all.back().name == "seven");
    CHECK(all.back().operands == Places{2, 3});
    CHECK(all.back().standing == Standing::derived);
    CHECK(seven.place() == 4);
  }
  TEST_CASE("what is redacted or assumed makes all that rests on it assumed") {
    for (const Standing chosen : {Standing::assumed, Standing::redacted}) {
      Derivation all;
      const auto known = detail::input(all, "known", 2, Standing::stated, "filing");
      const auto ours = detail::input(all, "ours", 5, chosen, "a reason");
      const auto sum = known + ours;
      const auto other = known * known;
      CHECK(all[sum.place()].standing == Standing::assumed);
      CHECK(all[other.place()].standing == Standing::derived);
    }
  }
}

}  // namespace derived_number_test
