#include "casefile/read/load_tree.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include <fairvalue/core/error.hpp>

namespace load_tree_test {
using namespace fairvalue;
using namespace fairvalue::detail;

const std::string folder = FAIRVALUE_TEST_DATA "/casefile/cases/";

TEST_SUITE("casefile/read/load_tree") {
  TEST_CASE("a case is put over the one that it extends") {
    Findings findings;
    const auto root = load_file(folder + "above.toml", findings);
    REQUIRE(root.has_value());
    CHECK(findings.errors() == 0);
    const Node& market = *find(*root, "market");
    CHECK(find(market, "price")->number == 180.0);     // above.toml's own
    CHECK(find(market, "volatility")->number == 0.4);  // the base's
    CHECK(find(*find(*root, "company"), "name")->text == "Base");
    CHECK(find(*root, "extend") == nullptr);
  }

  TEST_CASE("an error in the extended file names its place and quotes no line") {
    Findings findings;
    CHECK_FALSE(load_file(folder + "on_broken.toml", findings).has_value());
    const auto found = findings.take();
    REQUIRE(found.size() == 1);
    CHECK(found[0].position.line == 2);
    CHECK(found[0].position.file.ends_with("below/broken.toml"));
    CHECK(found[0].message == "must be TOML");
    CHECK(found[0].line.empty());
  }

  TEST_CASE("files that extend one another are refused") {
    Findings findings;
    CHECK_FALSE(load_file(folder + "circle.toml", findings).has_value());
    const auto found = findings.take();
    REQUIRE(found.size() == 1);
    CHECK(found[0].message.find("lead back here") != std::string::npos);
  }

  TEST_CASE("names that no file system takes are findings and end no program") {
    Findings findings;
    CHECK(load_text("schema = 1\n", std::string(5'000, 'n'), findings).has_value());
    CHECK_FALSE(load_text("extend = \"" + std::string(5'000, 'n') + "\"\nschema = 1\n", "a.toml", findings)
                    .has_value());
    CHECK_FALSE(load_text("extend = \"a\\u0000b\"\nschema = 1\n", "a.toml", findings).has_value());
    CHECK_FALSE(load_text("extend = \".\"\nschema = 1\n", "a.toml", findings).has_value());
    CHECK(findings.errors() == 3);
  }

  TEST_CASE("a file beyond 16 MB is refused in one line") {
    const std::string path = "large_of_load_tree_test.toml";
    std::ofstream{path} << "schema = 1\n";
    std::filesystem::resize_file(path, 16'000'001);
    Findings findings;
    CHECK_THROWS_WITH_AS(load_file(path, findings), (path + ": must be at most 16 MB, got more").c_str(),
                         Error);
    std::remove(path.c_str());
  }

  TEST_CASE("a file that cannot be read is an Error and text beyond 16 MB is one") {
    Findings findings;
    CHECK_THROWS_AS(load_file(folder + "nowhere.toml", findings), Error);
    CHECK_THROWS_AS(load_text(std::string(16'000'001, ' '), "a.toml", findings), Error);
  }

  TEST_CASE("a date that does not exist is placed where it begins and says what a date is") {
    Findings findings;
    CHECK_FALSE(load_text("schema = 1\n[market]\nas_of = 2026-02-30\n", "a.toml", findings).has_value());
    const auto found = findings.take();
    REQUIRE(found.size() == 1);
    CHECK(found[0].position.column == 9);
    CHECK(found[0].message == "must be TOML: a date is a day of the calendar");
    CHECK(found[0].advice.find("bn USD") == std::string::npos);
  }

  TEST_CASE("of an extended file a finding says the rule and not what stands there") {
    Findings findings;
    Source extended{.name = "below/b.toml", .is_quoted = false};
    findings.add_source({.name = "a.toml"});
    const auto file = findings.add_source(std::move(extended));
    findings.error({file, 3, 9}, "market.price", "must be > 0, got 'SECRET -4, got it'", "Write an amount.");
    const auto found = findings.take();
    CHECK(found[0].message == "must be > 0");
    CHECK(found[0].line.empty());
  }
}

}  // namespace load_tree_test
