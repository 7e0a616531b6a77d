#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/core.h>

#include "casefile/read/case_reader.hpp"
#include "casefile/toml/parse_toml.hpp"

namespace warrant_reader_test {
using namespace fairvalue;
using namespace fairvalue::detail;

const std::string terms =
    "schema = 1\n[company]\nname = \"AMD\"\ncurrency = \"USD\"\n[[award]]\nname = "
    "\"A\"\n[award.warrant]\nholder = \"B\"\n"
    "strike = 10\ngranted = 2025-10-05\nexpiry = 2030-10-05\nsource = \"agreement\"\n";

std::string tranche(const std::string& name, const std::string& more) {
  return "[[award.warrant.tranche]]\nname = \"" + name + "\"\nshares = 1000\n" + more + "\n";
}

/// All errors, and how many they stand for.
struct Errors {
  std::vector<std::string> keys;
  std::size_t count;
};

Errors errors_of(const std::string& text) {
  Findings findings;
  findings.add_source({.name = "a.toml", .text = text});
  const ParsedToml parsed = parse_toml(text, 0);
  REQUIRE_FALSE(parsed.error.has_value());
  CaseReader{findings}.file(parsed.root);
  Errors all{{}, findings.errors()};
  for (const CaseFileFinding& one : findings.take()) {
    if (one.kind == FindingKind::error && !one.key.empty()) all.keys.push_back(one.key);
  }
  return all;
}

TEST_SUITE("casefile/read/warrant_reader") {
  TEST_CASE("beyond the 100 that are listed every tranche that breaks a rule is counted") {
    std::string text = terms;
    for (int i = 0; i < 150; ++i)
      text += tranche(fmt::format("t{}", i), "delivered_gw = 1\nexpiry = 2040-01-01");
    CHECK(errors_of(text).count == 150);
  }
  TEST_CASE("so is every name that stands twice: 150 of one name are 149 too many") {
    std::string text = terms;
    for (int i = 0; i < 150; ++i) text += tranche("same", "delivered_gw = 1");
    CHECK(errors_of(text).count == 149);
  }
  TEST_CASE("two rules that one tranche breaks are told in one go") {
    // It lapses after the warrant and its volume counts until a day before the grant.
    const Errors all =
        errors_of(terms + tranche("a", "delivered_gw = 1\nby = 2020-01-01\nexpiry = 2040-01-01"));
    CHECK(all.keys ==
          std::vector<std::string>{"award[0].warrant.tranche[0].by", "award[0].warrant.tranche[0].expiry"});
  }
  TEST_CASE("a name that a refused tranche has is still taken") {
    const Errors all = errors_of(terms + tranche("a", "delivered_gw = 1\nexpiry = 2040-01-01") +
                                 tranche("a", "delivered_gw = 2"));
    CHECK(all.keys ==
          std::vector<std::string>{"award[0].warrant.tranche[0].expiry", "award[0].warrant.tranche[1].name"});
  }
  TEST_CASE("the terms around the tranches are held against their rules as well") {
    // The shares are not the sum; one gate counts from before the grant on, and one tranche lapses too late.
    const std::string more =
        "exercise_gate = [{ delivered_gw = 1, by = 2020-01-01 }, { service_until = 2021-01-01 }]\n";
    const Errors sum = errors_of(terms + "shares = 5000\n" + more + tranche("a", "delivered_gw = 1"));
    CHECK(sum.keys == std::vector<std::string>{"award[0].warrant.shares",
                                               "award[0].warrant.exercise_gate[0].by",
                                               "award[0].warrant.exercise_gate[1].service_until"});
    const Errors all = errors_of(terms + more + tranche("a", "delivered_gw = 1\nexpiry = 2040-01-01"));
    CHECK(all.keys == std::vector<std::string>{"award[0].warrant.exercise_gate[0].by",
                                               "award[0].warrant.exercise_gate[1].service_until",
                                               "award[0].warrant.tranche[0].expiry"});
  }
  TEST_CASE("a sound warrant is read as it is") {
    CHECK(errors_of(terms + "shares = 2000\n" + tranche("a", "delivered_gw = 1") +
                    tranche("b", "delivered_gw = 2"))
              .count == 0);
  }
}
}  // namespace warrant_reader_test
