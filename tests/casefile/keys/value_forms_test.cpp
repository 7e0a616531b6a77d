#include "casefile/keys/value_forms.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace value_forms_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace std::chrono_literals;

TEST_SUITE("casefile/keys/value_forms") {
  TEST_CASE("every distribution becomes a form and back") {
    const std::vector<Distribution> all{Fixed{2},
                                        Normal{1, 0.5},
                                        LogNormal{4, 0.3},
                                        Uniform{1, 2},
                                        Triangular{1, 2, 4},
                                        Pert{1, 2, 6},
                                        Discrete{{1, 3}, {0.4, 0.6}},
                                        Empirical{{1, 2, 2}}};
    for (const Distribution& one : all) {
      CAPTURE(describe(one));
      CHECK(value_of(form_of_value(one)) == one);
    }
  }

  TEST_CASE("two percentiles above 0 are a log-normal and others a normal") {
    const Distribution positive = between_percentiles(22, 43);
    REQUIRE(std::holds_alternative<LogNormal>(positive));
    CHECK(quantile(positive, 0.05) == doctest::Approx(22).epsilon(1e-12));
    CHECK(quantile(positive, 0.95) == doctest::Approx(43).epsilon(1e-12));
    const Distribution around = between_percentiles(-0.05, 0.2);
    REQUIRE(std::holds_alternative<Normal>(around));
    CHECK(quantile(around, 0.95) == doctest::Approx(0.2).epsilon(1e-12));
    const Distribution tenths = value_of(DistributionForm{.p10 = 1.0, .p90 = 2.0});
    CHECK(quantile(tenths, 0.9) == doctest::Approx(2).epsilon(1e-12));
  }

  TEST_CASE("a key that the distribution does not have is refused by name") {
    const auto refused = [](const DistributionForm& form, const char* message) {
      CHECK_THROWS_WITH_AS(value_of(form), message, DomainError);
    };
    refused({.distribution = DistributionKind::normal, .mean = 20.0, .deviation = 3.0, .low = 4.0},
            "low: must be left out of this distribution, got it");
    refused({.distribution = DistributionKind::empirical, .values = {1.0}, .probabilities = {1.0}},
            "probabilities: must be left out of this distribution, got it");
    refused({.mode = 1.0, .p5 = 1.0, .p95 = 2.0}, "mode: must be left out of this distribution, got it");
    refused({.value = 1.0, .sigma = 2.0}, "sigma: must be left out of this distribution, got it");
  }

  TEST_CASE("what says no distribution is refused") {
    CHECK_THROWS_AS(value_of(DistributionForm{}), DomainError);
    CHECK_THROWS_AS(value_of(DistributionForm{.p5 = 1.0}), DomainError);
    CHECK_THROWS_AS(value_of(DistributionForm{.p5 = 2.0, .p95 = 1.0}), DomainError);
    CHECK_THROWS_AS(value_of(DistributionForm{.distribution = DistributionKind::pert, .low = 1.0}),
                    DomainError);
  }

  TEST_CASE("a pace is a plan of equal steps") {
    const PlanForm form{
        .measure = VolumeMeasure::purchased,
        .start = 2026y / 7 / 1,
        .milestones = {},
        .pace = PaceForm{.first = 2027y / 6 / 30, .step = 1, .steps = 2, .interval_months = 12}};
    const DeploymentPlan plan = value_of(form);
    REQUIRE(plan.milestones.size() == 2);
    CHECK(plan.milestones[1].volume == 2.0);
    CHECK(value_of(form_of_value(plan)) == plan);
  }

  TEST_CASE("a share count is a rate or money") {
    CHECK(value_of(ShareCountForm{.a_year = -0.02}) == ShareCountPlan{NetShareRate{-0.02}});
    const ShareCountPlan flows = ShareFlows{Money{1e9}, Money{0}};
    CHECK(value_of(form_of_value(flows)) == flows);
    CHECK_THROWS_AS(value_of(ShareCountForm{}), DomainError);
    CHECK_THROWS_AS(value_of(ShareCountForm{.a_year = 0.0, .buybacks = Money{1}}), DomainError);
  }

  TEST_CASE("a period without a start is the months up to its end") {
    const FiscalPeriod year = value_of(PeriodForm{.label = "FY2026", .end = 2026y / 12 / 31});
    CHECK(year.start == 2026y / 1 / 1);
    const FiscalPeriod quarter = value_of(PeriodForm{.label = "FY2026Q2", .end = 2026y / 6 / 30});
    CHECK(quarter.start == 2026y / 4 / 1);
    CHECK(quarter.quarter == 2);
    CHECK(value_of(form_of_value(quarter)) == quarter);
    CHECK_THROWS_AS(value_of(PeriodForm{.label = "2026", .end = 2026y / 12 / 31}), DomainError);
  }
}

}  // namespace value_forms_test
