#include "casefile/read/sources.hpp"

#include <doctest/doctest.h>

namespace sources_test {
using namespace fairvalue;
using namespace fairvalue::detail;

TEST_SUITE("casefile/read/sources") {
  TEST_CASE("findings come in the order of their places with their lines") {
    Findings findings;
    const auto file = findings.add_source({.name = "a.toml", .text = "one\r\ntwo\nthree"});
    findings.error({file, 3, 1}, "c", "must be 3", "");
    findings.warning({file, 1, 2}, "a", "should be 1", "");
    findings.error({file, 2, 1}, "b", "must be 2", "");
    CHECK(findings.errors() == 2);
    const auto found = findings.take();
    REQUIRE(found.size() == 3);
    CHECK(found[0].kind == FindingKind::warning);
    CHECK(found[0].line == "one");
    CHECK(found[1].line == "two");
    CHECK(found[2].line == "three");
    CHECK(findings.take().empty());
  }

  TEST_CASE("a warning may stop a valuation and is no error") {
    Findings findings;
    const auto file = findings.add_source({.name = "a.toml", .text = "x"});
    findings.warning({file, 1, 1}, "a", "should be b", "");
    findings.valuation_error({file, 1, 1}, "c", "should be d", "");
    CHECK(findings.errors() == 0);
    const auto found = findings.take();
    REQUIRE(found.size() == 2);
    CHECK_FALSE(found[0].stops_valuation);
    CHECK(found[1].stops_valuation);
    CHECK(found[1].kind == FindingKind::warning);
  }

  TEST_CASE("lines of a file that must not be shown are not") {
    Findings findings;
    const auto file = findings.add_source({.name = "base.toml"});
    findings.error({file, 3, 1}, "c", "must be 3", "");
    const auto found = findings.take();
    CHECK(found[0].line.empty());
    CHECK(found[0].position == FilePosition{"base.toml", 3, 1});
  }

  TEST_CASE("beyond 100 errors only their number is kept") {
    Findings findings;
    const auto file = findings.add_source({.name = "a.toml", .text = "x"});
    for (int i = 0; i < 250; ++i) findings.error({file, 1, 1}, "x", "must be y", "");
    const auto found = findings.take();
    REQUIRE(found.size() == 101);
    CHECK(found.back().message == "150 further errors are not listed");
    CHECK(count_errors(found) == 250);
    CHECK(CaseFileErrors{found}.what() == std::string{"a.toml:1:1: x: must be y (and 249 more)"});
  }
  TEST_CASE("a value is sound unless an error is at it or inside it or at what holds it") {
    Findings findings;
    findings.add_source({.name = "a.toml"});
    findings.error({0, 3, 1}, "deal[0].plan.start", "must be a date", "Write one.");
    findings.unread("market.price");
    CHECK(findings.errors() == 1);
    CHECK(findings.failures() == 2);
    for (const char* bad : {"deal[0].plan.start", "deal[0].plan", "deal[0]", "deal", "market", "market.price",
                            "market.price.value"})
      CHECK_FALSE(findings.is_sound(bad));
    for (const char* good : {"deal[0].plan.started", "deal[0].margin", "deal[1]", "deals", "market.as_of"})
      CHECK(findings.is_sound(good));
    findings.take();
    CHECK(findings.is_sound("deal"));
  }
}

}  // namespace sources_test
