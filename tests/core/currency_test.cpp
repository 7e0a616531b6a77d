#include <fairvalue/core/currency.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace currency_test {
using namespace fairvalue;

TEST_SUITE("core/currency") {
  TEST_CASE("a code of three capitals is kept") {
    CHECK(Currency{"USD"}.code() == "USD");
    CHECK(Currency{"USD"} == Currency{"USD"});
    CHECK_FALSE(Currency{"USD"} == Currency{"TWD"});
  }
  TEST_CASE("anything else is refused") {
    for (const char* bad : {"", "US", "usd", "USDT", "U$D", "元", " USD"}) {
      CAPTURE(bad);
      CHECK_THROWS_AS(Currency{bad}, DomainError);
    }
    CHECK_THROWS_WITH_AS(Currency{"usd"},
                         "currency: must be an ISO 4217 code of three capital letters such as USD, got 'usd'",
                         DomainError);
  }
  TEST_CASE("a code with control characters is refused on one line") {
    CHECK_THROWS_WITH_AS(Currency{"U\n\x1b[31m"},
                         "currency: must be an ISO 4217 code of three capital letters such as USD, "
                         "got 'U\\n\\x1b[31m'",
                         DomainError);
  }
  TEST_CASE("a mixed currency is refused by the name of its field") {
    CHECK_NOTHROW(require_same_currency("x", Currency{"USD"}, Currency{"USD"}));
    CHECK_THROWS_WITH_AS(require_same_currency("estimates[2].currency", Currency{"USD"}, Currency{"TWD"}),
                         "estimates[2].currency: must be USD like the others, got TWD", DomainError);
  }
}

}  // namespace currency_test
