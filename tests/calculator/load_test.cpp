#include "fairvalue/case/load.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "fairvalue/case/cells.hpp"
#include "fairvalue/case/valued.hpp"

namespace load_test {
using namespace fairvalue;
using namespace calculator;
using namespace std::chrono_literals;

const std::string cases = FAIRVALUE_ROOT "/examples/cases/";

TEST_SUITE("calculator/load") {
  TEST_CASE("by hand: 365 GW a year evenly at 10 a GW against 20,000 of revenue and 1,650 of own funds") {
    // 3,650 a year: 18.25 % of revenue; 2,000 of it is not paid in the first year, 2,650 in the second.
    const DeploymentPlan plan{.measure = VolumeMeasure::delivered,
                              .start = 2025y / 12 / 31,
                              .milestones = {{730.0, 2027y / 12 / 31}}};
    const Load load{.customer = "C",
                    .commitments = {{"S", plan, PerGigawatt{10}}},
                    .years = {{calendar_year(2026), Money{20'000}, Money{1'650}},
                              {calendar_year(2027), Money{40'000}, Money{1'000}}},
                    .is_assumed = true};
    Document document{.verb = "test"};
    document.tables = {load_table(load, "USD")};
    require_document(document);
    const auto at = [&](const char* row, const char* year) {
      return *number_at(document, "load C", row, year);
    };
    CHECK(at("S", "2026") == doctest::Approx(3'650));
    CHECK(at("all", "2027") == doctest::Approx(3'650));
    CHECK(at("over_revenue", "2026") == doctest::Approx(0.1825));
    CHECK(at("over_revenue", "2027") == doctest::Approx(0.09125));
    CHECK(at("shortfall", "2026") == doctest::Approx(2'000));
    CHECK(at("shortfall", "2027") == doctest::Approx(2'650));
    const DocumentTable& table = document.tables.front();
    CHECK(table.rows.back().cells.back().standing == Standing::assumed);
  }
  TEST_CASE("by hand: each number of the table comes from the plan, the price and the customer's own years") {
    // The load above with funds of the year before: 1,650 + 5,000 - 3,650 leaves 3,000, and 650 of the next
    // 3,650 are not paid.
    const DeploymentPlan plan{.measure = VolumeMeasure::delivered,
                              .start = 2025y / 12 / 31,
                              .milestones = {{730.0, 2027y / 12 / 31}}};
    const auto input = [](const char* name, double value) {
      return DerivedNumber{name, "input", {}, value, Standing::stated, "by hand"};
    };
    const Load load{.customer = "C",
                    .commitments = {{"S", plan, PerGigawatt{10}}},
                    .years = {{calendar_year(2024), Money{20'000}, Money{1'650}},
                              {calendar_year(2025), Money{20'000}, Money{0}},
                              {calendar_year(2026), Money{20'000}, Money{5'000}},
                              {calendar_year(2027), Money{40'000}, Money{0}}},
                    .promised = {{input("plan", 730), input("price", 10)}},
                    .own = {{input("revenue 2024", 20'000), input("funds 2024", 1'650)},
                            {input("revenue 2025", 20'000), input("funds 2025", 0)},
                            {input("revenue 2026", 20'000), input("funds 2026", 5'000)},
                            {input("revenue 2027", 40'000), input("funds 2027", 0)}}};
    const CaseDerivation all = load_derivation(load, "USD");
    const auto number = [&](const char* key) { return all.numbers[find_output(all, key).number]; };
    CHECK(number("load C.S.2026").value == doctest::Approx(3'650));
    CHECK(number("load C.S.2026").operation == "x");
    CHECK(number("load C.all.2027").value == doctest::Approx(3'650));
    CHECK(number("load C.over_revenue.2027").value == doctest::Approx(0.09125));
    CHECK(number("load C.funds.2026").value == doctest::Approx(1'650 + 5'000));
    CHECK(number("load C.shortfall.2026").value == 0.0);
    CHECK(number("load C.funds.2027").value == doctest::Approx(1'650 + 5'000 - 3'650));
    CHECK(number("load C.shortfall.2027").value == doctest::Approx(650));
    const DocumentTable table = load_table(load, "USD");  // the year before the plan has no column
    for (const DerivedOutput& one : all.outputs) CHECK_FALSE(one.key.ends_with("2024"));
    for (const char* row : {"funds", "shortfall", "over_revenue", "all"}) {
      const auto place = find_cell(table, row, "2027");
      REQUIRE(place);
      CHECK(table.rows[place->row].cells[place->column].shown.number ==
            number((std::string{"load C."} + row + ".2027").c_str()).value);
    }
  }
  TEST_CASE("a customer without years of its own has its payments alone") {
    const DeploymentPlan plan{.measure = VolumeMeasure::delivered,
                              .start = 2025y / 12 / 31,
                              .milestones = {{1.0, 2026y / 12 / 31}}};
    const DocumentTable table =
        load_table({.customer = "C", .commitments = {{"S", plan, PerGigawatt{1}}}}, "USD");
    CHECK(table.rows.size() == 2);  // the seller and the sum
    CHECK(table.notes.empty());
  }
  TEST_CASE("the deal's customer is held against the years that its case states") {
    const Request without{.verb = "deal", .simulates = false};
    const CaseFile file = read_case_file(cases + "amd_openai.toml");
    const Document document = deal_document(without, file);
    // 15 bn a GW; the first gigawatt evenly over the 364 days to 2027-06-30: 183 of them in 2026
    CHECK(*number_at(document, "load OpenAI", "all", "2026") == doctest::Approx(15e9 * 183 / 364));
    CHECK(*number_at(document, "load OpenAI", "revenue", "2026") == doctest::Approx(22.457e9));
    CHECK(*number_at(document, "load OpenAI", "over_revenue", "2026") ==
          doctest::Approx(15e9 * 183 / 364 / 22.457e9));
  }
  TEST_CASE("years of a customer follow one another") {
    CaseFile file = read_case_file(cases + "amd_openai.toml");
    CHECK(customer_years(file, "nobody").empty());
    file.customers[0].years[1].year = 2029;
    CHECK_THROWS_WITH_AS(
        customer_years(file, "OpenAI"),
        "AMD and OpenAI: customer OpenAI: years must follow one another, got 2029 after 2026", Error);
  }
}

}  // namespace load_test
