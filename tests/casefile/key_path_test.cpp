#include <fairvalue/casefile/key_path.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace key_path_test {
using namespace fairvalue;

TEST_SUITE("casefile/key_path") {
  TEST_CASE("a path is keys joined by dots with indices from 0") {
    const KeyPath path{"deal", std::size_t{0}, "warrant", "tranche", std::size_t{2}, "price_hurdle"};
    CHECK(to_string(path) == "deal[0].warrant.tranche[2].price_hurdle");
    CHECK(parse_key_path("deal[0].warrant.tranche[2].price_hurdle") == path);
  }

  TEST_CASE("a name with dots or blanks stands in quotes") {
    const KeyPath path{"scenario", std::size_t{1}, "set", "deal.OpenAI 6 GW.margin"};
    CHECK(to_string(path) == "scenario[1].set.\"deal.OpenAI 6 GW.margin\"");
    CHECK(parse_key_path(to_string(path)) == path);
    const KeyPath quoted{"a\"b\\c"};
    CHECK(to_string(quoted) == "\"a\\\"b\\\\c\"");
    CHECK(parse_key_path(to_string(quoted)) == quoted);
  }

  TEST_CASE("a name with blanks alone may stand without quotes") {
    CHECK(parse_key_path("deal.OpenAI 6 GW.margin") == KeyPath{"deal", "OpenAI 6 GW", "margin"});
  }

  TEST_CASE("what is no path is refused") {
    for (const char* text :
         {"", ".a", "a.", " a", "a .b", "a[", "a[x]", "a[1", "a[-1]", "\"a", "a]b", "a[0]b"}) {
      CAPTURE(text);
      CHECK_THROWS_AS(parse_key_path(text), DomainError);
    }
  }

  TEST_CASE("a setting ends its path at the first = outside quotes") {
    const PathSetting plain = parse_setting("market.price = 180");
    CHECK(plain.path == KeyPath{"market", "price"});
    CHECK(plain.value == "180");
    const PathSetting table = parse_setting("valuation.multiple={ value = 22 }");
    CHECK(table.value == "{ value = 22 }");
    const PathSetting named = parse_setting("deal.\"a=b\".margin=0.3");
    CHECK(named.path == KeyPath{"deal", "a=b", "margin"});
    CHECK_THROWS_AS(parse_setting("market.price"), DomainError);
    CHECK_THROWS_AS(parse_setting("market.price="), DomainError);
    CHECK_THROWS_AS(parse_setting("=180"), DomainError);
  }
}

}  // namespace key_path_test
