#include "casefile/read/plausible.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <fstream>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_keys.hpp>

namespace plausible_test {
using namespace fairvalue;

/// The template's company with one thing changed; all that is told.
std::vector<std::string> told(const std::string& setting, const std::string& more = "") {
  const CaseFile file =
      read_case_text(new_case_text({.with_deal = false}) + more, "a.toml",
                     setting.empty() ? std::vector<PathSetting>{} : std::vector{parse_setting(setting)});
  std::vector<std::string> found;
  for (const CaseFileFinding& one : file.warnings) found.push_back(one.key + ": " + one.message);
  return found;
}

TEST_SUITE("casefile/read/plausible") {
  using Told = std::vector<std::string>;

  TEST_CASE("the template has nothing odd") { CHECK(told("").empty()); }

  TEST_CASE("a count of shares without its scale") {
    CHECK(told("operating_model.diluted_shares=510") ==
          Told{"operating_model.diluted_shares: should be a count of shares, got 510"});
    CHECK(told("company.shares_outstanding=500") ==
          Told{"company.shares_outstanding: should be a count of shares, got 500"});
    // 510 bn against 500 m outstanding
    CHECK(told("operating_model.diluted_shares=\"510 bn\"") ==
          Told{"operating_model.diluted_shares: should be near the 500000000 outstanding, got 5.1e+11"});
    CHECK(told("operating_model.diluted_shares=\"1 bn\"").empty());  // just twice
  }

  TEST_CASE("a fiscal year of a data file that ends on another day than the company's") {
    const std::string name = "estimates_of_plausible_test.csv";
    const auto told_of = [&](const char* period) {
      std::ofstream{name} << "broker,period,period_end,measure,value,basis,currency,published\n"
                          << "Citi," << period << ",eps,5.79,non_gaap,USD,2025-06-13\n";
      const CaseFile file = read_case_text(
          "schema = 1\n[company]\nname = \"A\"\ncurrency = \"USD\"\nfiscal_year = [{ label = \"FY2026\", "
          "end = 2026-12-31 }]\n[data]\nestimates = \"" +
              name + "\"\n",
          "a.toml");
      std::remove(name.c_str());
      std::vector<std::string> found;
      for (const CaseFileFinding& one : file.warnings) found.push_back(one.key + ": " + one.message);
      return found;
    };
    CHECK(told_of("FY2026,2026-12-26") ==
          Told{"data.estimates: FY2026 should end on 2026-12-31, as of company.fiscal_year, got 2026-12-26"});
    CHECK(told_of("FY2026,2026-12-31").empty());
    CHECK(told_of("FY2026Q2,2026-06-27").empty());  // a part of a year
    CHECK(
        told_of("FY2027,2026-12-31") ==
        Told{"data.estimates: FY2027, which ends on 2026-12-31, should be a year of company.fiscal_year, got "
             "none of that label"});
  }

  TEST_CASE("percentages typed as whole numbers") {
    CHECK(told("market.volatility=40") ==
          Told{"market.volatility: should be a decimal from 0.05 to 3 (5 to 300 % a year), got 40"});
    CHECK(told("market.volatility=0.04").size() == 1);
    CHECK(told("market.volatility=3").empty());
    CHECK(told("market.risk_free_rate=4") ==
          Told{"market.risk_free_rate: should be a decimal within 0.3 (30 % a year), got 4"});
    CHECK(told("valuation.required_return=2") ==
          Told{"valuation.required_return: should be a decimal of at most 1 (100 % a year), got 2"});
    CHECK(told("operating_model.eps_growth=1").empty());
  }

  TEST_CASE("levels of a grant typed as whole numbers") {
    const std::string award =
        "[award]\nname = \"w\"\nsource = \"10-K\"\n[award.warrant]\nholder = \"x\"\nstrike = 90\ngranted = "
        "2026-06-30\n"
        "expiry = 2030-01-01\ntranche = { name = \"a\", shares = 1, vested_at_issue = true }\n"
        "[award.grant]\nprice = 90\nas_of = 2026-06-29\nsource = \"10-K\"\n";
    CHECK(told("", award + "volatility = 0.75\n").empty());
    CHECK(told("", award + "volatility = 53\nrisk_free_rate = 3.6\ndividend_yield = 2\n") ==
          Told{"award.grant.volatility: should be a decimal from 0.05 to 3 (5 to 300 % a year), got 53",
               "award.grant.risk_free_rate: should be a decimal within 0.3 (30 % a year), got 3.6",
               "award.grant.dividend_yield: should be a decimal within 0.3 (30 % a year), got 2"});
  }

  TEST_CASE("an EPS away from what analysts expect of its year") {
    // The template's consensus of FY2026 is 5: a quarter above is 6.25.
    CHECK(told("operating_model.consensus_eps[0]=6.25").empty());
    CHECK(told("operating_model.consensus_eps[0]=9") ==
          Told{"operating_model.consensus_eps[0]: should be near the consensus of FY2026, 5, got 9"});
    const std::string brokers =
        "[[estimate]]\nbroker = \"A\"\nperiod = \"FY2027\"\nvalue = 4\npublished = 2026-06-01\nsource = "
        "\"a\"\n"
        "[[estimate]]\nbroker = \"B\"\nperiod = \"FY2027\"\nvalue = 6\npublished = 2026-06-01\nsource = "
        "\"b\"\n";
    CHECK(told("operating_model.consensus_eps=[5, 9]", brokers) ==
          Told{"operating_model.consensus_eps[1]: should be near the mean of the estimates of FY2027, 5, got "
               "9"});
  }

  TEST_CASE("an uncertain percentage with its middle above one") {
    const std::string range = "[[uncertain]]\nname = \"eps_growth\"\nsource = \"a\"\nrange = ";
    // The middle of a log-normal from 1 to 4 is sqrt(4) = 2; above 5 the model refuses a growth.
    CHECK(told("", range + "\"1 to 4\"\n") ==
          Told{"uncertain[0].range: should have its middle below 1 (100 %), got 2"});
    CHECK(told("", range + "\"5 to 15 %\"\n").empty());
  }
}

}  // namespace plausible_test
