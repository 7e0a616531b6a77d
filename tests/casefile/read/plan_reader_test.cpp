#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "casefile/read/case_reader.hpp"
#include "casefile/toml/parse_toml.hpp"

namespace plan_reader_test {
using namespace fairvalue;
using namespace fairvalue::detail;

std::vector<std::string> keys_refused(const std::string& plan) {
  const std::string text =
      "schema = 1\n[company]\nname = \"AMD\"\ncurrency = \"USD\"\n[[deal]]\nname = \"A\"\n"
      "revenue_per_gigawatt = 1\nmargin = 0.2\nsource = \"contract\"\n[deal.plan]\n"
      "measure = \"purchased_gw\"\n" +
      plan;
  Findings findings;
  findings.add_source({.name = "a.toml", .text = text});
  const ParsedToml parsed = parse_toml(text, 0);
  REQUIRE_FALSE(parsed.error.has_value());
  CaseReader{findings}.file(parsed.root);
  std::vector<std::string> keys;
  for (const CaseFileFinding& one : findings.take()) keys.push_back(one.key);
  return keys;
}

TEST_SUITE("casefile/read/plan_reader") {
  using Keys = std::vector<std::string>;
  const std::string start = "start = 2026-07-01\n";

  TEST_CASE("a sound plan is read and one that begins before its start is refused at the day") {
    CHECK(keys_refused(start + "milestone = { volume = 1, date = 2026-07-02 }").empty());
    CHECK(keys_refused(start + "milestone = { volume = 1, date = 2026-07-01 }") ==
          Keys{"deal[0].plan.milestone.date"});
  }
  TEST_CASE("each milestone is held against the one before it that could be read") {
    // The second cannot be read, the third is below the first, the fourth is above the third.
    CHECK(keys_refused(start +
                       "milestone = [{ volume = 3, date = 2027-01-01 }, { volume = 0, date = 2028-01-01 }, "
                       "{ volume = 2, date = 2029-01-01 }, { volume = 2.5, date = 2030-01-01 }]") ==
          Keys{"deal[0].plan.milestone[1].volume", "deal[0].plan.milestone[2].volume"});
  }
  TEST_CASE("without a start that can be read the milestones are held against one another alone") {
    CHECK(keys_refused("start = 5\nmilestone = [{ volume = 2, date = 2027-01-01 }, "
                       "{ volume = 1, date = 2027-01-01 }]") ==
          Keys{"deal[0].plan.start", "deal[0].plan.milestone[1].volume", "deal[0].plan.milestone[1].date"});
  }
  TEST_CASE("a plan has a milestone and a pace is no milestone") {
    CHECK(keys_refused(start) == Keys{"deal[0].plan.milestone"});
    CHECK(keys_refused(start + "pace = { first = 2026-07-01, step = 1, steps = 2, interval_months = 6 }") ==
          Keys{"deal[0].plan.pace.first"});
  }
}

}  // namespace plan_reader_test
