#include "casefile/read/case_reader.hpp"

#include <doctest/doctest.h>

#include "casefile/toml/parse_toml.hpp"

namespace case_reader_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace std::chrono_literals;

CaseFile read(const std::string& text, std::size_t errors = 0) {
  Findings findings;
  findings.add_source({.name = "a.toml", .text = text});
  CaseReader reader{findings};
  const ParsedToml parsed =
      parse_toml("schema = 1\n[company]\nname = \"AMD\"\ncurrency = \"USD\"\n" + text, 0);
  REQUIRE_FALSE(parsed.error.has_value());
  CaseFile file = reader.file(parsed.root);
  CHECK(findings.errors() == errors);
  for (const CaseFileFinding& one : findings.take()) {
    if (errors == 0 && one.kind == FindingKind::error) MESSAGE(headline(one));
  }
  return file;
}

TEST_SUITE("casefile/read/case_reader") {
  TEST_CASE("a list of one may be a table and is then named without an index") {
    const CaseFile one = read(
        "[deal]\nname = \"D\"\nrevenue_per_gigawatt = \"15 bn USD/GW\"\nmargin = \"28 %\"\n"
        "[deal.plan]\nmeasure = \"purchased_gw\"\nstart = 2026-07-01\n"
        "milestone = { volume = 1, date = 2027-06-30 }\n");
    REQUIRE(one.deals.size() == 1);
    CHECK(one.deals[0].terms.revenue_per_gigawatt.value.value == 15e9);
    CHECK(one.deals[0].terms.margin.value == 0.28);
    CHECK(one.deals[0].terms.plan.value.milestones[0].date == 2027y / 6 / 30);
    // What is not stated keeps the library's default and its reason.
    CHECK(one.deals[0].terms.haircut.source == "none");
  }

  TEST_CASE("scenarios name inputs and take their units") {
    const CaseFile file = read(
        "[[scenario]]\nname = \"late\"\nweight = \"100 %\"\nsource = \"why\"\n"
        "[scenario.set]\n\"deal.D.delay_months\" = { value = \"9 months\", source = \"press\" }\n"
        "multiple = \"43x\"\n\"deal.D.revenue_per_gigawatt\" = \"12 bn USD/GW\"\n");
    const Scenario& late = file.scenarios.at(0);
    CHECK(late.weight == 1.0);
    CHECK(late.reason == "why");
    REQUIRE(late.overrides.size() == 3);
    CHECK(late.overrides[0].value == 9.0);
    CHECK(late.overrides[0].reason == "press");
    CHECK(late.overrides[1].value == 43.0);
    CHECK(late.overrides[2].value == 12e9);
  }

  TEST_CASE("a fiscal year begins on the day after the one before it") {
    // Walmart's kind: years end on the last Saturday of January. 2027-01-30 to 2028-01-29 is 364 days.
    const CaseFile file = read(
        "fiscal_year = [{ label = \"FY2026\", start = 2026-02-01, end = 2027-01-30 }, "
        "{ label = \"FY2027\", end = 2028-01-29 }]\n");
    REQUIRE(file.company.fiscal_years.size() == 2);
    CHECK(file.company.fiscal_years[1].start == 2027y / 1 / 31);
    // Years of calendar months are as they were.
    const CaseFile calendar = read(
        "fiscal_year = [{ label = \"FY2026\", end = 2026-12-31 }, { label = \"FY2027\", end = 2027-12-31 "
        "}]\n");
    CHECK(calendar.company.fiscal_years[1].start == 2027y / 1 / 1);
  }

  TEST_CASE("a first day that leaves a gap is refused at that day") {
    Findings findings;
    const std::string text =
        "fiscal_year = [\n{ label = \"FY2026\", end = 2027-01-30 },\n"
        "{ label = \"FY2027\", start = 2027-01-30, end = 2028-01-29 }]\n";
    findings.add_source({.name = "a.toml", .text = text});
    CaseReader reader{findings};
    const std::string head = "schema = 1\n[company]\nname = \"W\"\ncurrency = \"USD\"\n";
    reader.file(parse_toml(head + text, 0).root);
    const auto found = findings.take();
    REQUIRE(found.size() == 1);
    CHECK(found[0].key == "company.fiscal_year[1].start");
    CHECK(found[0].message == "must be 2027-01-31, the day after FY2026 ends, got 2027-01-30");
  }

  TEST_CASE("a setting whose name no case has is refused by its name and not by its unit") {
    Findings findings;
    findings.add_source({.name = "a.toml"});
    CaseReader reader{findings};
    reader.file(parse_toml("schema = 1\n[company]\nname = \"A\"\ncurrency = \"USD\"\n"
                           "[[scenario]]\nname = \"s\"\nweight = 1\nsource = \"a\"\n"
                           "[scenario.set]\n\"deal.Google TPU.gw\" = \"4 GW\"\nmultple = \"20x\"\n",
                           0)
                    .root);
    const auto found = findings.take();
    REQUIRE(found.size() == 2);
    CHECK(found[0].message ==
          "must be an input of the case (one of delay_months, gigawatts, interval_factor, "
          "revenue_per_gigawatt, margin, incremental, capital_spending, receipt_lag_days, haircut, "
          "follow_on_share and rate), got 'deal.Google TPU.gw'");
    CHECK(found[1].message == "must be an input of the case (nearest 'multiple'), got 'multple'");
  }

  TEST_CASE("uncertain inputs are numbers or ranges or distributions by name") {
    const CaseFile file = read(
        "[[uncertain]]\nname = \"multiple\"\nrange = \"22 to 43\"\nsource = \"A\"\n"
        "[[uncertain]]\nname = \"eps_growth\"\nrange = { p5 = \"-5 %\", p95 = \"20 %\" }\n"
        "[[uncertain]]\nname = \"tax_rate\"\nrange = { distribution = \"uniform\", low = \"10 %\", high = "
        "0.2 }\n"
        "[[correlation]]\nfirst = \"multiple\"\nsecond = \"eps_growth\"\nrho = 0.5\n");
    REQUIRE(file.uncertain.has_value());
    CHECK(std::holds_alternative<LogNormal>(file.uncertain->inputs[0].distribution));
    CHECK(file.uncertain->inputs[0].reason == "A");
    CHECK(std::holds_alternative<Normal>(file.uncertain->inputs[1].distribution));
    CHECK(std::get<Uniform>(file.uncertain->inputs[2].distribution).low == 0.1);
    CHECK(file.uncertain->correlations[0].rho == 0.5);
  }

  TEST_CASE("numbers that the library holds bare keep their provenance by path") {
    const CaseFile file = read(
        "[[award]]\nname = \"w\"\n[award.warrant]\nholder = \"x\"\n"
        "strike = { value = \"0.01 USD\", source = \"8-K\", quote = \"$0.01\" }\n"
        "granted = 2025-01-01\nexpiry = 2030-01-01\n"
        "[[award.warrant.tranche]]\nname = \"a\"\nshares = \"1 m\"\npurchased_gw = 1\n"
        "standing = \"redacted\"\nsource = \"exhibit E\"\n");
    REQUIRE(file.provenance.size() == 2);
    CHECK(file.provenance[0] == KeyProvenance{"award[0].warrant.strike", Standing::stated, "8-K", "$0.01"});
    CHECK(file.provenance[1] ==
          KeyProvenance{"award[0].warrant.tranche[0]", Standing::redacted, "exhibit E", ""});
  }

  TEST_CASE("a table in place of a list of one has the provenance of the list's element") {
    const std::string rest =
        "name = \"w\"\n[award.warrant]\nholder = \"x\"\n"
        "strike = { value = \"0.01 USD\", source = \"8-K\" }\n"
        "granted = 2025-01-01\nexpiry = 2030-01-01\n"
        "[award.warrant.tranche]\nname = \"a\"\nshares = \"1 m\"\nstanding = \"redacted\"\n"
        "gate = { purchased_gw = { value = 1, source = \"exhibit E\" } }\n";
    const CaseFile file = read("[award]\n" + rest);
    REQUIRE(file.provenance.size() == 3);
    CHECK(file.provenance[0].path == "award[0].warrant.strike");
    CHECK(file.provenance[1].path == "award[0].warrant.tranche[0].gate[0].purchased_gw");
    CHECK(file.provenance[2].path == "award[0].warrant.tranche[0]");
    CHECK(file == read("[[award]]\n" + rest));
  }

  TEST_CASE("periods are named by label once the company lists them") {
    const CaseFile file = read(
        "fiscal_year = [{ label = \"FY2026\", start = 2025-12-28, end = 2026-12-26 }]\n"
        "[[consensus]]\nperiod = \"FY2026\"\nas_of = 2025-06-19\nmean = \"5.79 USD\"\n"
        "[[estimate]]\nbroker = \"BofA\"\nperiod = { label = \"FY2026Q1\", end = 2026-03-28 }\n"
        "value = 1.2\npublished = 2025-06-13\n");
    CHECK(file.consensus.at(0).period.start == 2025y / 12 / 28);
    CHECK(file.consensus[0].currency == Currency{"USD"});
    CHECK(file.estimates.at(0).period.quarter == 1);
    CHECK(file.estimates[0].known_at == 2025y / 6 / 13);
  }

  TEST_CASE("every error is found in one go") {
    read("[market]\nprice = -1\nas_of = \"soon\"\nvolatility = \"50 USD\"\n[[peer]]\nname = 5\n", 4);
  }
}

}  // namespace case_reader_test
