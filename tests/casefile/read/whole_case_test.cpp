#include "casefile/read/whole_case.hpp"

#include <doctest/doctest.h>

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
