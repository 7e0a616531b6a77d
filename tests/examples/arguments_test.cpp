#include <doctest/doctest.h>

#include <string>

#include <fairvalue/core/error.hpp>

#include "support/arguments.hpp"

namespace arguments_test {
using examples::Arguments;
using examples::Option;

const std::vector<Option> options{{"--article", true}, {"--csv", false}};

TEST_SUITE("examples/arguments") {
  TEST_CASE("options come with their value apart or after an equals sign") {
    CHECK(Arguments({"--article", "A0"}, options).one_of("--article", {"A0"}) == "A0");
    CHECK(Arguments({"--article=A0"}, options).one_of("--article", {"A0"}) == "A0");
    CHECK(Arguments({"--csv"}, options).has("--csv"));
    CHECK_FALSE(Arguments({}, options).has("--csv"));
    CHECK_FALSE(Arguments({}, options).one_of("--article", {"A0"}).has_value());
  }
  TEST_CASE("a value is any text but none") {
    CHECK(Arguments({"--article", "my file.csv"}, options).value("--article") == "my file.csv");
    CHECK_FALSE(Arguments({}, options).value("--article").has_value());
    CHECK_THROWS_WITH(Arguments({"--article="}, options).value("--article"),
                      "--article: must be followed by a value");
  }
  TEST_CASE("a whole number is digits alone and in its range") {
    const std::vector<Option> counts{{"--samples", true}};
    const auto samples = [&](const char* text) {
      return Arguments({"--samples", text}, counts).whole("--samples", {10, 1000});
    };
    CHECK(samples("10") == 10);
    CHECK(samples("1000") == 1000);
    CHECK_FALSE(Arguments({}, counts).whole("--samples", {10, 1000}).has_value());
    for (const char* bad : {"9", "1001", "1e2", "-20", "+20", "20 ", "x", "99999999999999999999999"}) {
      CAPTURE(bad);
      CHECK_THROWS_WITH(
          samples(bad),
          (std::string("--samples: must be a whole number from 10 to 1000, got '") + bad + "'").c_str());
    }
  }
  TEST_CASE("what is wrong is said in one line") {
    CHECK_THROWS_WITH(
        Arguments({"--artcle"}, options),
        "--artcle: is not an option of this program; the nearest is --article (--help lists them)");
    CHECK_THROWS_WITH(Arguments({"--article"}, options), "--article: must be followed by a value");
    CHECK_THROWS_WITH(Arguments({"--csv=1"}, options), "--csv: takes no value, got '1'");
    CHECK_THROWS_WITH(Arguments({"--csv", "--csv"}, options), "--csv: is given twice");
    CHECK_THROWS_WITH(Arguments({"--article", "A7"}, options).one_of("--article", {"A0", "A1"}),
                      "--article: must be one of A0, A1, got 'A7'");
    CHECK_THROWS_AS(Arguments({""}, options), fairvalue::Error);
  }
}

}  // namespace arguments_test
