#include <fairvalue/book/shock.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace shock_test {
using namespace fairvalue;

TEST_SUITE("book/shock") {
  TEST_CASE("a percentage is relative and a sign adds and all else replaces") {
    const Shock down = parse_shock("market.price=-10%");
    CHECK(down.name == "market.price=-10%");
    REQUIRE(down.shifts.size() == 1);
    CHECK(to_string(down.shifts[0].path) == "market.price");
    CHECK(down.shifts[0].times == doctest::Approx(0.9).epsilon(1e-15));
    CHECK(down.shifts[0].plus == 0.0);
    const Shock up = parse_shock("market.price = +5");
    CHECK(up.shifts.at(0).times == 1.0);
    CHECK(up.shifts.at(0).plus == 5.0);
    const Shock fixed = parse_shock("market.price=150 USD");
    CHECK(fixed.shifts.empty());
    CHECK(fixed.settings == std::vector{parse_setting("market.price=150 USD")});
  }
  TEST_CASE("several changes have a name together") {
    const Shock crash =
        parse_shock("crash: market.price=-30 %; market.volatility=+50%;market.risk_free_rate=0.01");
    CHECK(crash.name == "crash");
    REQUIRE(crash.shifts.size() == 2);
    CHECK(crash.shifts[1].times == 1.5);
    CHECK(crash.settings.size() == 1);
  }
  TEST_CASE("names in quotes may hold colons and semicolons") {
    const Shock one = parse_shock("deal.\"A: 6; GW\".margin=+1");
    REQUIRE(one.shifts.size() == 1);
    CHECK(std::get<std::string>(one.shifts[0].path[1]) == "A: 6; GW");
  }
  TEST_CASE("what is no change is refused") {
    for (const char* text : {"", "market.price", "market.price=", "market.price=+x", "market.price=-",
                             "market.price=+-5", "a=+1;", "market.price=+1e999", "market.price=-100%",
                             "market.price=-250 %", ": market.price=+1", "market.price=-nan%"}) {
      CAPTURE(text);
      CHECK_THROWS_AS(parse_shock(text), DomainError);
    }
    CHECK_THROWS_WITH_AS(parse_shock("market.price=-100%"),
                         "shock: must be a change by more than -100 %, got 'market.price=-100%'",
                         DomainError);
  }
  TEST_CASE("the name of no shock and an input under two names are refused") {
    CHECK_THROWS_WITH_AS(parse_shock("none: market.price=+1"),
                         "shock: must be named otherwise, for tables call the case as it is none, got 'none'",
                         DomainError);
    for (const char* text :
         {"x: market.price=-1%; market.price=+5", "x: market.price=7; market.price=-10%",
          "x: award[0].warrant.strike=+1; award.warrant.strike=+1", "x: multiple=+1; valuation.multiple=+2",
          "x: market.price=+1; market.price.value=+1"}) {
      CAPTURE(text);
      CHECK_THROWS_AS(parse_shock(text), DomainError);
    }
    CHECK_THROWS_WITH_AS(parse_shock("x: market.price=-1%; market.price=+5"),
                         "shock 'x': must be unique in its inputs, got market.price twice", DomainError);
    CHECK(parse_shock("x: award[0].warrant.strike=+1; award[1].warrant.strike=+1").shifts.size() == 2);
  }
  TEST_CASE("two shocks of one name are refused") {
    CHECK(parse_shocks({"a=+1", "a=+2"}).size() == 2);
    CHECK_THROWS_WITH_AS(parse_shocks({"a=+1", "a=+1"}), "shock: must be named once, got 'a=+1' twice",
                         DomainError);
  }
}
}  // namespace shock_test
