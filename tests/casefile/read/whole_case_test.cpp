#include "casefile/read/whole_case.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_keys.hpp>

namespace whole_case_test {
using namespace fairvalue;

TEST_SUITE("casefile/read/whole_case") {
  TEST_CASE("the settings of a scenario get the units of their inputs") {
    const CaseFile file = read_case_text(new_case_text(), "a.toml");
    CHECK(file.scenarios.at(0).overrides.at(0).unit == "x NTM");
    CHECK(file.scenarios.at(1).overrides.at(0).unit == "months");
  }

  TEST_CASE("weights off 1 are a warning at the last of them") {
    const CaseFile file =
        read_case_text(new_case_text(), "a.toml", {parse_setting("scenario[2].weight=0.2")});
    REQUIRE(file.warnings.size() == 1);
    CHECK(file.warnings[0].key == "scenario");
    CHECK(file.warnings[0].message == "weights should sum to 1, got 0.95");
    CHECK(file.warnings[0].stops_valuation);
  }

  TEST_CASE("weights put off 1 from outside are told at what was set") {
    const CaseFile file =
        read_case_text(new_case_text(), "a.toml", {parse_setting("scenario[0].weight=0.9")});
    REQUIRE(file.warnings.size() == 1);
    CHECK(file.warnings[0].position == FilePosition{"scenario[0].weight = 0.9", 0, 0});
  }

  TEST_CASE("a company whose last year has a loss is told at its table") {
    // EPS -1 grown by nothing is -1 in each year: 20x is -20.
    const CaseFile file = read_case_text(new_case_text({.with_deal = false}), "a.toml",
                                         {parse_setting("operating_model.consensus_eps[0]=-1"),
                                          parse_setting("operating_model.eps_growth=0")});
    const auto stop = std::find_if(file.warnings.begin(), file.warnings.end(),
                                   [](const CaseFileFinding& one) { return one.stops_valuation; });
    REQUIRE(stop != file.warnings.end());
    CHECK(stop->key == "operating_model");
    CHECK(stop->position.line > 0);
    CHECK(stop->message == "should give the share a price, got -20 (multiple x EPS of the last year)");
  }

  TEST_CASE("what the model refuses of the case itself stands there and not at every scenario") {
    // A growth of 20 is 2,000 % a year; the model takes at most 5. Three scenarios, one error.
    try {
      read_case_text(new_case_text(), "a.toml", {parse_setting("operating_model.revenue_growth=20")});
      FAIL("not refused");
    } catch (const CaseFileErrors& errors) {
      REQUIRE(errors.findings().size() == 1);
      CHECK(errors.findings()[0].key == "operating_model.revenue_growth");
      CHECK(errors.findings()[0].message ==
            "must be a decimal of at most 5 (500 % a year; 12 % is 0.12), got 20");
    }
  }

  TEST_CASE("a setting that the model refuses stands at its own place") {
    try {
      read_case_text(new_case_text(), "a.toml",
                     {parse_setting("scenario[1].set.\"deal.Example deal.delay_months\"=1.5")});
      FAIL("not refused");
    } catch (const CaseFileErrors& errors) {
      REQUIRE(errors.findings().size() == 1);
      CHECK(errors.findings()[0].key == "scenario[1].set.\"deal.Example deal.delay_months\"");
      CHECK(errors.findings()[0].message == "must be whole, got 1.5");
    }
  }
}

}  // namespace whole_case_test
