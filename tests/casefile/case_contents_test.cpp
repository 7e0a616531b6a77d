#include <fairvalue/casefile/case_contents.hpp>

#include <doctest/doctest.h>

namespace case_contents_test {
using namespace fairvalue;

TEST_SUITE("casefile/case_contents") {
  TEST_CASE("two files are equal by what they state and not by their warnings or the order of provenance") {
    const KeyProvenance strike{"award[0].warrant.strike", Standing::stated, "8-K", ""};
    const KeyProvenance expiry{"award[0].warrant.expiry", Standing::assumed, "ours", ""};
    CaseFile a{.name = "A", .company = {.name = "A", .currency = Currency{"USD"}}};
    CaseFile b = a;
    a.provenance = {strike, expiry};
    b.provenance = {expiry, strike};
    b.warnings.push_back({.message = "should have a source, got none"});
    b.data.estimates.clear();
    CHECK(a == b);
    b.provenance.pop_back();
    CHECK_FALSE(a == b);
  }

  TEST_CASE("a part that one file lacks makes them unequal") {
    const CaseFile a{.name = "A", .company = {.name = "A", .currency = Currency{"USD"}}};
    CaseFile b = a;
    b.data_files.prices = "a.csv";
    CHECK_FALSE(a == b);
    b = a;
    b.scenarios.push_back({.name = "x", .label = "", .weight = 1, .overrides = {}});
    CHECK_FALSE(a == b);
  }
}

}  // namespace case_contents_test
