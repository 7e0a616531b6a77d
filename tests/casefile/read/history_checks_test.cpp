#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include <fairvalue/casefile/case_file.hpp>

namespace history_checks_test {
using namespace fairvalue;

std::vector<std::string> told_of(const std::string& history, const std::string& more = "") {
  const std::string text =
      "schema = 1\n[company]\nname = \"AMD\"\ncurrency = \"USD\"\nsource = \"10-K\"\n[market]\nprice = 90\n"
      "as_of = 2026-06-30\nvolatility = 0.4\nrisk_free_rate = 0.04\nsource = \"exchange\"\n[award]\n"
      "name = \"A\"\n" +
      more +
      "[award.warrant]\nholder = \"B\"\nstrike = 1\ngranted = 2026-01-05\nexpiry = 2030-01-05\n"
      "monitoring = \"close\"\nsource = \"agreement\"\n"
      "tranche = [{ name = \"a\", shares = 1, price_hurdle = 150, condition = \"approval\" },\n"
      "  { name = \"b\", shares = 1, benchmark = \"SOX\" }]\n"
      "[award.outlook]\ncondition = [{ name = \"approval\", probability = 0.5 }]\nsource = \"ours\"\n"
      "[award.history]\nsource = \"filings\"\n" +
      history + "\n";
  std::vector<CaseFileFinding> findings;
  try {
    findings = read_case_text(text, "a.toml").warnings;
  } catch (const CaseFileErrors& errors) {
    findings = errors.findings();
  }
  std::vector<std::string> told;
  for (const CaseFileFinding& one : findings)
    told.push_back((one.kind == FindingKind::warning ? "warning " : "") + one.key);
  return told;
}

TEST_SUITE("casefile/read/history_checks") {
  using Keys = std::vector<std::string>;
  const std::string met = "taken_as_met = [\"SOX\"]\n";

  TEST_CASE("a sound history brings nothing") {
    CHECK(told_of("closes = [{ date = 2026-01-06, value = 90 }]\nevent = [{ name = \"approval\", date = "
                  "2026-02-02 }]",
                  met)
              .empty());
  }
  TEST_CASE("all parts that cannot be are told in one go") {
    CHECK(told_of("service_ended = 2026-01-01\nterminated = 2026-01-02\n"
                  "exercise = [{ name = \"c\", date = 2026-02-02 }]",
                  met) ==
          Keys{"award.history.service_ended", "award.history.terminated", "award.history.exercise[0].name"});
  }
  TEST_CASE("a close that is not the market's price of the day leaves the warrant without a value") {
    CHECK(told_of("closes = [{ date = 2026-06-30, value = 91 }]", met) ==
          Keys{"warning award.history.closes"});
    CHECK(told_of("closes = [{ date = 2026-06-30, value = 90 }]", met).empty());
  }
  TEST_CASE("so does a benchmark that is not there unless it is taken as met") {
    const Keys told = told_of("closes = [{ date = 2026-01-02, value = 90 }]");
    CHECK(std::ranges::find(told, "warning award.history.benchmark") != told.end());
  }
  TEST_CASE("an event that no condition waits for is a warning") {
    CHECK(told_of("event = [{ name = \"aproval\", date = 2026-02-02 }]", met) ==
          Keys{"warning award.history.event[0].name"});
  }
}

}  // namespace history_checks_test
