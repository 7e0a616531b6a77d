#include "casefile/read/doubtful_warrants.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include <fairvalue/casefile/case_file.hpp>

namespace doubtful_warrants_test {
using namespace fairvalue;

const std::string head = "schema = 1\n[company]\nname = \"A\"\ncurrency = \"USD\"\nsource = \"ours\"\n";
const std::string market =
    "[market]\nprice = 100\nas_of = 2026-06-30\nvolatility = 0.5\nrisk_free_rate = 0.04\nsource = \"ours\"\n";
/// 1 GW is planned by the middle of 2027.
const std::string deal =
    "[[deal]]\nname = \"D\"\nrevenue_per_gigawatt = 100\nmargin = 0.3\nsource = \"ours\"\n"
    "plan = { measure = \"delivered_gw\", start = 2026-07-01, milestone = [{ volume = 1, date = 2027-06-30 "
    "}] "
    "}\n[deal.warrant]\nholder = \"x\"\nstrike = 1\ngranted = 2026-01-01\nexpiry = 2030-01-01\n";
const std::string one_gigawatt = "tranche = [{ name = \"t\", shares = 10, purchased_gw = 1 }]\n";

std::vector<std::string> warnings_of(const std::string& text) {
  std::vector<std::string> found;
  for (const CaseFileFinding& one : read_case_text(text, "a.toml").warnings)
    found.push_back(one.key + ": " + one.message);
  return found;
}

TEST_SUITE("casefile/read/doubtful_warrants") {
  TEST_CASE("a warrant with a market and a plan that delivers raises no doubt") {
    CHECK(warnings_of(head + market + deal + one_gigawatt).empty());
  }
  TEST_CASE("a volatility and a rate that are not there are asked for once") {
    const std::string bare = "[market]\nprice = 100\nas_of = 2026-06-30\nsource = \"ours\"\n";
    CHECK(warnings_of(head + bare + deal + one_gigawatt) ==
          std::vector<std::string>{
              "market.volatility: should be given for the value of the warrant of D, got none",
              "market.risk_free_rate: should be given for the value of the warrant of D, got none"});
    CHECK(warnings_of(head + bare).empty());  // no warrant, no need
    const auto none = warnings_of(head + deal + one_gigawatt);
    REQUIRE(none.size() == 1);
    CHECK(none[0].find("should have a table market, which the value of the warrant of D needs, got none") !=
          std::string::npos);
  }
  TEST_CASE("a tranche of 5 GW can never vest under a plan of 1 GW") {
    const std::string tranches =
        "tranche = [{ name = \"t\", shares = 10, purchased_gw = 1 }, { name = \"u\", shares = 10, "
        "purchased_gw "
        "= 5 }]\n";
    CHECK(
        warnings_of(head + market + deal + tranches) ==
        std::vector<std::string>{"deal[0].warrant.tranche[1].purchased_gw: should be at most the 1 GW of the "
                                 "plan, got 5: it can never vest under it"});
    CHECK_THROWS_AS(read_case_text(head + market + deal + tranches + "x = 1\n", "a.toml"), CaseFileErrors);
  }
  TEST_CASE("neither can one whose gigawatt is planned after its last day") {
    const std::string late = "tranche = [{ name = \"t\", shares = 10, purchased_gw = 1, by = 2027-01-01 }]\n";
    const auto found = warnings_of(head + market + deal + late);
    REQUIRE(found.size() == 1);
    CHECK(found[0].find("should be planned by 2027-01-01, the last day that counts, got 0.5") !=
          std::string::npos);  // half of 364 days
    const std::string in_time =
        "tranche = [{ name = \"t\", shares = 10, purchased_gw = 1, by = 2027-06-30 }]\n";
    CHECK(warnings_of(head + market + deal + in_time).empty());
  }
  TEST_CASE("a part of an alternative may be out of reach") {
    const std::string either =
        "[[deal.warrant.tranche]]\nname = \"t\"\nshares = 10\n[[deal.warrant.tranche.gate]]\nany_of = [{ "
        "purchased_gw = 5 }, { purchased_gw = 1 }]\n";
    CHECK(warnings_of(head + market + deal + either).empty());
  }
  TEST_CASE("a linear tranche to 2 GW vests in part") {
    const std::string linear =
        "tranche = [{ name = \"t\", shares = 10, linear = { measure = \"purchased_gw\", from = 0, to = 2 } "
        "}]\n";
    CHECK(warnings_of(head + market + deal + linear) ==
          std::vector<std::string>{"deal[0].warrant.tranche[0].linear.to: should be at most the 1 GW of the "
                                   "plan, got 2: it can never vest in full under it"});
  }
  TEST_CASE("strict refuses what is only doubtful") {
    const auto found = check_case_file(FAIRVALUE_TEST_DATA "/casefile/tranche_beyond_the_plan.toml", true);
    CHECK(std::ranges::any_of(found, [](const CaseFileFinding& one) {
      return one.kind == FindingKind::error && one.key == "deal[0].warrant.tranche[0].purchased_gw";
    }));
  }
}

}  // namespace doubtful_warrants_test
