#include <fairvalue/casefile/company_facts.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include <fairvalue/company/filed_eps.hpp>
#include <fairvalue/core/error.hpp>

namespace company_facts_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

/// A file with one fact of diluted EPS, its members as given.
std::string with_fact(const std::string& members) {
  return R"({"facts":{"us-gaap":{"EarningsPerShareDiluted":{"units":{"USD/shares":[{)" + members + "}]}}}}}";
}

CompanyFacts read(const std::string& json) { return parse_company_facts(json, "facts.json"); }

std::string refusal(const std::string& json) {
  try {
    read(json);
  } catch (const ParseError& error) {
    return error.what();
  }
  return "accepted";
}

TEST_SUITE("casefile/company_facts") {
  TEST_CASE("a file in the SEC's shape gives the facts that are asked for and skips the rest") {
    const auto company = read_company_facts(FAIRVALUE_TEST_DATA "/casefile/company_facts.json");
    CHECK(company.cik == "0001640147");
    CHECK(company.name == "SNOWFLAKE INC.");
    REQUIRE(company.facts.size() == 29);
    const FiledFact& outstanding = company.facts[0];
    CHECK(outstanding.measure == FiledMeasure::shares_outstanding);
    CHECK(outstanding.tag == "dei:EntityCommonStockSharesOutstanding");
    CHECK_FALSE(outstanding.start.has_value());
    CHECK(outstanding.value == 314'600'000);
    const FiledFact& eps = company.facts[2];
    CHECK(eps.unit == "USD/shares");
    CHECK(eps.start == Date{2021y / 2 / 1});
    CHECK(eps.end == Date{2022y / 1 / 31});
    CHECK(eps.filed == Date{2022y / 3 / 30});
    CHECK(eps.value == -2.26);
    CHECK(eps.form == "10-K");
    CHECK(eps.accession == "0001640147-22-000023");
    CHECK(company.facts[24].accession.empty());
  }
  TEST_CASE("annual and quarterly EPS of a real company by its filings") {
    // Snowflake Inc.: -2.26 and -2.50 in fiscal 2022 and 2023 (10-K of 2022-03-30 and 2023-03-29), -0.53,
    // -0.70 and -0.63 in the first three quarters of fiscal 2023 (10-Q of 2022-06-03, -09-01 and -12-02).
    const auto company = read_company_facts(FAIRVALUE_TEST_DATA "/casefile/company_facts.json");
    const auto history = filed_history(company.facts, {.as_of = 2023y / 4 / 1});
    REQUIRE(history.years.size() == 2);
    CHECK(history.years[0].diluted_eps->value == -2.26);
    CHECK(history.years[1].diluted_eps->value == -2.50);
    REQUIRE(history.quarters.size() == 4);
    CHECK(history.quarters[0].diluted_eps->value == -0.53);
    CHECK(history.quarters[1].diluted_eps->value == -0.70);
    CHECK(history.quarters[2].diluted_eps->value == -0.63);
    CHECK(label(history.quarters[0].period) == "FY2023Q1");  // the filing's own label says FY
    // The fourth by hand: (-796.705 + 589.536) m over (365 x 318.730 - 273 x 317.653) / 92 m.
    CHECK(history.quarters[3].diluted_eps->value == Approx(-0.6435301185484196).epsilon(1e-12));
    CHECK(trailing_eps(history)->eps.value == Approx(-2.5035301185484196).epsilon(1e-12));
    CHECK(history.doubts.empty());
  }
  TEST_CASE("EPS of four years and four quarters and the twelve months to each filing of a real company") {
    // Snowflake Inc. by its 10-K of 2025-03-21 and 2024-03-26 and earlier, and its 10-Q of 2024-05-31,
    // 2024-08-29, 2024-11-27 and 2025-05-30.
    const auto facts = read_company_facts(FAIRVALUE_TEST_DATA "/casefile/company_facts.json").facts;
    const auto history = filed_history(facts, {.as_of = 2025y / 6 / 2});
    const double years[] = {-2.26, -2.50, -2.55, -3.86};
    REQUIRE(history.years.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) CHECK(history.years[i].diluted_eps->value == years[i]);
    CHECK(label(history.years[3].period) == "FY2025");
    // No share counts for fiscal 2025: its fourth quarter is -3.86 + 2.88.
    const double quarters[] = {-0.95, -0.95, -0.98, -0.98, -1.29};
    REQUIRE(history.quarters.size() == 9);
    for (std::size_t i = 0; i < 5; ++i) {
      CHECK(history.quarters[4 + i].diluted_eps->value == Approx(quarters[i]).epsilon(1e-14));
    }
    CHECK(label(history.quarters[8].period) == "FY2026Q1");
    CHECK(history.quarters[7].diluted_eps->standing == Standing::derived);
    const auto known = trailing_eps_as_filed(facts, {.as_of = 2025y / 6 / 2});
    REQUIRE(known.size() == 3);  // a year without its quarters lies between the first and the others
    CHECK(known[0].date == Date{2023y / 3 / 29});
    CHECK(known[1].date == Date{2025y / 3 / 21});
    CHECK(known[1].value.eps.value == Approx(-3.86).epsilon(1e-14));
    CHECK(known[2].date == Date{2025y / 5 / 30});
    CHECK(known[2].value.eps.value == Approx(-0.95 - 0.98 - 0.98 - 1.29).epsilon(1e-14));
  }
  TEST_CASE("a CIK is a number or a string of digits with or without zeros in front") {
    CHECK(read(R"({"cik":320193,"facts":{}})").cik == "0000320193");
    CHECK(read(R"({"cik":"0000320193","facts":{}})").cik == "0000320193");
    CHECK(read(R"({"cik":"320193","facts":{}})").cik == "0000320193");
    CHECK(read(R"({"cik":null,"facts":{}})").cik.empty());
    CHECK(refusal(R"({"cik":"AAPL","facts":{}})") ==
          "facts.json:1:13: cik: must be at most 10 digits, got 'AAPL'");
  }
  TEST_CASE("tags of IFRS and their currencies are read") {
    const auto facts = read(R"({"facts":{"ifrs-full":{"DilutedEarningsLossPerShare":{"label":null,"units":{
      "TWD/shares":[{"start":"2023-01-01","end":"2023-12-31","val":32.34,"form":"20-F","filed":"2024-04-18"}],
      "USD/shares":[{"start":"2023-01-01","end":"2023-12-31","val":1.06,"form":"20-F","filed":"2024-04-18"}]}}}}})")
                           .facts;
    REQUIRE(facts.size() == 2);
    const auto history = filed_history(facts, {.as_of = 2024y / 5 / 1, .currency = Currency{"TWD"}});
    CHECK(history.years[0].diluted_eps->value == 32.34);
    CHECK(history.currency == Currency{"TWD"});
  }
  TEST_CASE("each fault is named with the path to it and its place") {
    const std::string good = R"("start":"2023-01-01","end":"2023-12-31","val":1,"filed":"2024-02-01")";
    CHECK(refusal(with_fact(good)) == "accepted");
    CHECK(refusal(with_fact(R"("end":"2023-12-31","val":"1","filed":"2024-02-01")")) ==
          "facts.json:1:100: facts.us-gaap.EarningsPerShareDiluted.units.USD/shares[0].val: must be a "
          "number, got "
          "'1'");
    const std::string path = "facts.us-gaap.EarningsPerShareDiluted.units.USD/shares[0].";
    const auto says = [&](const std::string& members, const std::string& text) {
      CAPTURE(members);
      CHECK(refusal(with_fact(members)).find(path + text) != std::string::npos);
    };
    says(R"("end":"2023-12-31","val":null,"filed":"2024-02-01")", "val: must be a number, got 'null'");
    says(R"("end":"2023-12-31","val":[1],"filed":"2024-02-01")", "val: must be a number, got '[...]'");
    says(R"("end":"2023-12-31","val":true,"filed":"2024-02-01")", "val: must be a number, got 'true'");
    says(R"("end":"2023-02-29","val":1,"filed":"2024-02-01")",
         "end: must be a date YYYY-MM-DD, got '2023-02-29'");
    says(R"("end":20231231,"val":1,"filed":"2024-02-01")", "end: must be a date YYYY-MM-DD, got '20231231'");
    says(R"("val":1,"filed":"2024-02-01")", "end: must be given, got none");
    says(R"("end":"2023-12-31","filed":"2024-02-01")", "val: must be given, got none");
    says(R"("end":"2023-12-31","val":1)", "filed: must be given, got none");
    says(good + R"(,"val":2)", "val: must be given once, got '2'");
    says(good + R"(,"end":"2023-12-30")", "end: must be given once, got '2023-12-30'");
    says(R"("start":"2024-01-01","end":"2023-12-31","val":1,"filed":"2024-02-01")",
         "start: must be on or before end, 2023-12-31, got '2024-01-01'");
  }
  TEST_CASE("what is no JSON or another shape is refused") {
    CHECK(refusal("") == "facts.json:1:1: must be valid JSON, got none");
    CHECK(refusal("<!DOCTYPE html>") == "facts.json:1:1: must be valid JSON, got '<'");
    CHECK(refusal("{\"facts\":\n{]}").starts_with("facts.json:2:2: must be valid JSON, got "));
    CHECK(refusal("{}") == "facts.json:1:2: facts: must be given, got none");
    CHECK(refusal("[]").ends_with("must be an object, got '[...]'"));
    CHECK(refusal("3").ends_with("must be an object, got '3'"));
    CHECK(refusal(R"({"facts":[]})").ends_with("facts: must be an object, got '[...]'"));
    CHECK(refusal(R"({"facts":{"us-gaap":{"Revenues":{"units":{"USD":{}}}}}})")
              .ends_with("facts.us-gaap.Revenues.units.USD: must be an array, got '{...}'"));
    CHECK(refusal(R"({"facts":{"us-gaap":{"Revenues":{"units":{"USD":[7]}}}}})")
              .ends_with("facts.us-gaap.Revenues.units.USD[0]: must be an object, got '7'"));
    CHECK(refusal(with_fact(R"("end":"2023-12-31","val":1e999,"filed":"2024-02-01")"))
              .ends_with("must be valid JSON, got '1e999'"));
    CHECK(refusal("{\"a\":" + std::string(100'000, '['))
              .ends_with("must be at most 64 levels deep, got 'more'"));
  }
  TEST_CASE("a minus zero is a zero") {
    const auto facts = read(with_fact(R"("end":"2023-12-31","val":-0.0,"filed":"2024-02-01")")).facts;
    CHECK_FALSE(std::signbit(facts[0].value));
  }
  TEST_CASE("a file that is not there is named") {
    CHECK_THROWS_WITH_AS(read_company_facts("nowhere.json"),
                         "nowhere.json: cannot be read: there is no such file", Error);
  }
}

}  // namespace company_facts_test
