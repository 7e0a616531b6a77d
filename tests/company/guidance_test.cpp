#include <fairvalue/company/guidance.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "fixtures.hpp"

namespace guidance_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

// What AMD said of its 2024 accelerator revenue, quarter by quarter, against 8 bn hoped for.
GuidancePath accelerators_2024() {
  return {.subject = "AI accelerator revenue",
          .period = {.year = 2024, .start = 2023y / 12 / 31, .end = 2024y / 12 / 28},
          .guided = DatedSeries<Money>{{{2023y / 10 / 31, Money{2e9}},
                                        {2024y / 1 / 30, Money{3.5e9}},
                                        {2024y / 4 / 30, Money{4e9}},
                                        {2024y / 7 / 30, Money{4.5e9}},
                                        {2024y / 10 / 29, Money{5e9}}}},
          .hoped = Money{8e9}};
}

template <class Change>
std::vector<GuidanceStep> steps_after(Change change) {
  GuidancePath path = accelerators_2024();
  change(path);
  return guidance_steps(path);
}

DatedSeries<Money> guiding(double first, double second) {
  return DatedSeries<Money>{{{2024y / 1 / 30, Money{first}}, {2024y / 4 / 30, Money{second}}}};
}

TEST_SUITE("company/guidance") {
  TEST_CASE("3.5 of 8 hoped for is 43.75 % and needs a raise of 128.57 %") {
    const GuidanceStep january = guidance_steps(accelerators_2024())[1];
    CHECK(january.given == 2024y / 1 / 30);
    CHECK(january.guided == Money{3.5e9});
    CHECK(january.share_of_hope == 0.4375);                                     // 7 / 16
    CHECK(january.raise_to_hope == doctest::Approx(9.0 / 7.0).epsilon(1e-15));  // 8 / 3.5 - 1
    CHECK(*january.revision == doctest::Approx(0.75).epsilon(1e-15));           // 3.5 / 2 - 1
  }
  TEST_CASE("one step a figure in order of time and no revision before the first") {
    const auto steps = guidance_steps(accelerators_2024());
    REQUIRE(steps.size() == 5);
    CHECK_FALSE(steps[0].revision.has_value());
    CHECK(steps[0].share_of_hope == 0.25);
    CHECK(steps[0].raise_to_hope == 3.0);
    CHECK(*steps[2].revision == doctest::Approx(1.0 / 7.0).epsilon(1e-14));  // 4 / 3.5 - 1
    CHECK(*steps[3].revision == 0.125);
    CHECK(*steps[4].revision == doctest::Approx(1.0 / 9.0).epsilon(1e-14));  // 5 / 4.5 - 1
    CHECK(steps[4].given == 2024y / 10 / 29);
    CHECK(steps[4].share_of_hope == 0.625);
    CHECK(steps[4].raise_to_hope == doctest::Approx(0.6).epsilon(1e-14));
  }
  TEST_CASE("the revisions chain to the whole way from 2 to 5 bn") {
    double factor = 1.0;
    for (const GuidanceStep& step : guidance_steps(accelerators_2024()))
      factor *= 1 + step.revision.value_or(0);
    CHECK(factor == doctest::Approx(2.5).epsilon(1e-14));  // four products of one rounding each
  }
  TEST_CASE("a hope that is met or passed needs no raise and a cut is a negative revision") {
    const auto steps = steps_after([](auto& path) { path.guided = guiding(8e9, 10e9); });
    CHECK(steps[0].raise_to_hope == 0.0);
    CHECK(steps[1].raise_to_hope == doctest::Approx(-0.2).epsilon(1e-15));
    CHECK(steps[1].share_of_hope == 1.25);
    CHECK(*steps_after([](auto& path) { path.guided = guiding(8e9, 6e9); })[1].revision == -0.25);
  }
  TEST_CASE("a path without a figure or a hope is refused by name") {
    CHECK_THROWS_WITH_AS(steps_after([](auto& path) { path.guided = {}; }),
                         "guidance.guided: must be at least one value, got none", DomainError);
    CHECK_THROWS_WITH_AS(steps_after([](auto& path) { path.hoped = Money{0}; }),
                         "guidance.hoped: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(steps_after([](auto& path) { path.hoped = Money{not_a_number}; }),
                         "guidance.hoped: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(steps_after([](auto& path) { path.guided = guiding(1, 0); }),
                         "guidance.guided[1]: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(steps_after([](auto& path) { path.guided = guiding(-3, 1); }),
                         "guidance.guided[0]: must be > 0, got -3", DomainError);
    CHECK_THROWS_WITH_AS(steps_after([](auto& path) { path.guided = guiding(1, not_a_number); }),
                         "guidance.guided[1]: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(steps_after([](auto& path) { path.guided = guiding(infinity, 1); }),
                         "guidance.guided[0]: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(steps_after([](auto& path) {
                           path.guided = guiding(1e308, 1e308);
                           path.hoped = Money{1e-308};
                         }),
                         "guidance.share_of_hope: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(steps_after([](auto& path) { path.period.end = {}; }),
                         "guidance.period.end: must be a date, got none", DomainError);
    CHECK_THROWS_WITH_AS(
        steps_after([](auto& path) { path.share_basis = ShareBasis{2025y / 1 / 1}; }),
        "guidance.share_basis: must be empty unless the guidance is per share, got a share of 2025-01-01",
        DomainError);
  }
  TEST_CASE("a figure given after the period has ended is a result and no guidance") {
    const auto given_last_on = [](Date last) {
      return steps_after([&](auto& path) {
        path.guided = DatedSeries<Money>{{{2024y / 1 / 30, Money{3.5e9}}, {last, Money{5e9}}}};
      });
    };
    const Date end = accelerators_2024().period.end;
    CHECK(given_last_on(end).size() == 2);
    CHECK_THROWS_WITH_AS(given_last_on(add_days(end, 1)),
                         ("guidance.guided[1].date: must be on or before the period's last day " +
                          to_string(end) + ", got " + to_string(add_days(end, 1)))
                             .c_str(),
                         DomainError);
  }
}

}  // namespace guidance_test
