#include <fairvalue/core/enum_names.hpp>

#include <doctest/doctest.h>

#include <string>

#include <fairvalue/core/error.hpp>

#include "support/enumerators.hpp"

namespace fairvalue {

enum class Fruit { apple, red_currant, fig };
template <>
inline constexpr auto enum_names<Fruit> =
    names_of("fruit", {{"apple"}, {"red_currant", "red currant"}, {"fig", "Fig"}});

enum class Unnamed { one };

enum class Forgotten { kept, lost };
template <>
inline constexpr auto enum_names<Forgotten> = names_of("forgotten", {{"kept"}});

}  // namespace fairvalue

namespace enum_names_test {
using namespace fairvalue;

TEST_SUITE("core/enum_names") {
  TEST_CASE("a value is printed by its label and spelled by its key") {
    CHECK(to_string(Fruit::red_currant) == "red currant");
    CHECK(key_of(Fruit::red_currant) == "red_currant");
    CHECK(to_string(Fruit::apple) == "apple");
    CHECK(key_of(Fruit::fig) == "fig");
  }
  TEST_CASE("a text is read as a key or a label and letter by letter") {
    CHECK(parse<Fruit>("red currant") == Fruit::red_currant);
    CHECK(parse<Fruit>("red_currant") == Fruit::red_currant);
    CHECK(parse<Fruit>("Fig") == Fruit::fig);
    for (const char* text : {"", "FIG", "fig ", "app"}) CHECK_FALSE(parse<Fruit>(text).has_value());
    CHECK(parse_key<Fruit>("fig") == Fruit::fig);
    CHECK_FALSE(parse_key<Fruit>("Fig").has_value());
  }
  TEST_CASE("a value without an enumerator is refused by name") {
    CHECK_THROWS_WITH_AS(to_string(static_cast<Fruit>(3)), "fruit: must be apple, red_currant or fig, got 3",
                         DomainError);
    CHECK_THROWS_WITH_AS(key_of(static_cast<Fruit>(-1)), "fruit: must be apple, red_currant or fig, got -1",
                         DomainError);
    CHECK_THROWS_WITH_AS(require_enumerator("basket.fruit", static_cast<Fruit>(7)),
                         "basket.fruit: must be apple, red_currant or fig, got 7", DomainError);
    CHECK(require_enumerator("basket.fruit", Fruit::fig) == Fruit::fig);
  }
  TEST_CASE("an unknown key is refused with the choice and the nearest of it where one is near") {
    CHECK_THROWS_WITH_AS(require_key<Fruit>("fruit", "aple"),
                         "fruit: must be apple, red_currant or fig (nearest 'apple'), got aple", DomainError);
    CHECK_THROWS_WITH_AS(require_key<Fruit>("fruit", "FIG"),
                         "fruit: must be apple, red_currant or fig (nearest 'fig'), got FIG", DomainError);
    CHECK_THROWS_WITH_AS(require_key<Fruit>("fruit", "banana"),
                         "fruit: must be apple, red_currant or fig, got banana", DomainError);
    CHECK(choice_near<Fruit>("") == "apple, red_currant or fig");
    CHECK(require_key<Fruit>("fruit", "apple") == Fruit::apple);
  }
  TEST_CASE("only an enum with a table has names") {
    static_assert(NamedEnum<Fruit>);
    static_assert(!NamedEnum<Unnamed>);
    static_assert(!NamedEnum<int>);
    static_assert(keys_of<Fruit>().size() == 3);
  }
  TEST_CASE("the enumerators are counted by the compiler so that a forgotten name is found") {
    CHECK(fixtures::enumerators<Fruit>() == std::vector<std::string_view>{"apple", "red_currant", "fig"});
    CHECK(fixtures::enumerators<Forgotten>().size() == 2);
    CHECK(enum_names<Forgotten>.rows.size() == 1);
    fixtures::check_names<Fruit>();
  }
}

}  // namespace enum_names_test
