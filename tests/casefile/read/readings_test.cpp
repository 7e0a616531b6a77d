#include "casefile/read/readings.hpp"

#include <doctest/doctest.h>

#include "casefile/toml/parse_toml.hpp"

namespace readings_test {
using namespace fairvalue::detail;

Node tree(const char* text) { return parse_toml(text, 0).root; }

Findings with_source() {
  Findings findings;
  findings.add_source({.name = "a.toml"});
  return findings;
}

TEST_SUITE("casefile/read/readings") {
  TEST_CASE("a tree without readings is its only reading") {
    Findings findings = with_source();
    const auto all = all_readings(tree("a = 1\n"), findings);
    REQUIRE(all.size() == 1);
    CHECK(all[0].label.empty());
    CHECK(find(all[0].root, "a")->number == 1.0);
  }

  TEST_CASE("two clauses of two and three readings are six with the last changing first") {
    Findings findings = with_source();
    const auto all = all_readings(tree("[a]\nx = 0\nkeep = 7\nreadings = [{ reading = \"as it is\", x = 1 }, "
                                       "{ reading = \"as a floor\", x = 2 }]\n"
                                       "[[b]]\nreadings = [{ reading = \"p\", y = 1 }, { reading = \"q\", y "
                                       "= 2 }, { reading = \"r\", y = 3 }]\n"),
                                  findings);
    REQUIRE(all.size() == 6);
    CHECK(all[0].label == "a = 0: as it is, b[0] = 0: p");
    CHECK(all[1].label == "a = 0: as it is, b[0] = 1: q");
    CHECK(all[3].label == "a = 1: as a floor, b[0] = 0: p");
    const Node& a = *find(all[3].root, "a");
    CHECK(find(a, "x")->number == 2.0);
    CHECK(find(a, "keep")->number == 7.0);
    CHECK(find(a, "readings") == nullptr);
    CHECK(find(a, "reading") == nullptr);
    CHECK(find(find(all[5].root, "b")->items[0], "y")->number == 3.0);
  }

  TEST_CASE("sixteen combinations are read and seventeen refused") {
    Findings findings = with_source();
    std::string sixteen = "[a]\nreadings = [";
    for (int i = 0; i < 16; ++i) sixteen += "{ reading = \"" + std::to_string(i) + "\", x = 1 }, ";
    CHECK(all_readings(tree((sixteen + "]\n").c_str()), findings).size() == 16);
    CHECK(findings.errors() == 0);
    CHECK(all_readings(tree((sixteen + "{ x = 1 }]\n").c_str()), findings).empty());
    CHECK(findings.errors() == 1);
  }

  TEST_CASE("a table that names one of its readings leaves no choice") {
    const std::string two =
        "readings = [{ reading = \"as it is\", x = 1 }, { reading = \"as a floor\", x = 2 }]\n";
    for (const char* choice : {"reading = \"as a floor\"\n", "reading = 1\n"}) {
      CAPTURE(choice);
      Findings findings = with_source();
      const auto all =
          all_readings(tree(("[a]\n" + std::string{choice} + two + "[[b]]\n" + two).c_str()), findings);
      REQUIRE(all.size() == 2);  // those of b
      CHECK(all[1].label == "b[0] = 1: as a floor");
      CHECK(find(*find(all[1].root, "a"), "x")->number == 2.0);
      CHECK(find(*find(all[1].root, "a"), "reading") == nullptr);
      REQUIRE(all[1].clauses.size() == 1);
      CHECK(all[1].clauses[0].path == "b[0]");
      CHECK(all[1].clauses[0].taken == 1);
      CHECK(all[1].clauses[0].names == std::vector<std::string>{"as it is", "as a floor"});
    }
  }

  TEST_CASE("a choice that is none of the readings is refused") {
    for (const char* choice :
         {"reading = \"as\"\n", "reading = 2\n", "reading = -1\n", "reading = 0.5\n", "reading = true\n"}) {
      CAPTURE(choice);
      Findings findings = with_source();
      CHECK(all_readings(tree((std::string{choice} +
                               "readings = [{ reading = \"a\", x = 1 }, { reading = \"b\", x = 2 }]\n")
                                  .c_str()),
                         findings)
                .empty());
      const auto found = findings.take();
      REQUIRE(found.size() == 1);
      CHECK(found[0].key == "reading");
      CHECK(found[0].message.starts_with(
          "must be the name of one of the readings or its number, 0 to 1, got "));
    }
  }

  TEST_CASE("each reading has a name of its own") {
    for (const char* bad :
         {"readings = [{ x = 1 }, { reading = \"b\", x = 2 }]\n", "readings = [{ reading = \"\", x = 1 }]\n",
          "readings = [{ reading = \"b\", x = 1 }, { reading = \"b\", x = 2 }]\n",
          "readings = [{ reading = 7, x = 1 }]\n", "readings = [{ reading = \"\\u202e\", x = 1 }]\n"}) {
      CAPTURE(bad);
      Findings findings = with_source();
      CHECK_FALSE(all_readings(tree(bad), findings).empty());  // the rest of the file can still be read
      CHECK(findings.errors() == 1);
    }
  }

  TEST_CASE("readings that are no tables are refused") {
    Findings findings = with_source();
    CHECK(all_readings(tree("readings = []\n"), findings).empty());
    CHECK(findings.errors() == 1);
  }
}

}  // namespace readings_test
