#include "../../../lib/model/detail/traced_scenario.hpp"

#include <doctest/doctest.h>

#include "model/deal_worth_fixtures.hpp"

namespace traced_scenario_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

const Scenario as_it_is{.name = "base", .label = "", .weight = 1, .overrides = {}};

TEST_SUITE("model/detail/traced_scenario") {
  TEST_CASE("the paper case: 19.916043 with 190.7647 of flows against 20 without") {
    const Case value = paper_case();
    Derivation all;
    detail::TracedCase traced{all, value, as_it_is};
    const auto parts = detail::traced_parts(traced, value, value_by_parts(value, traced.settings()));
    CHECK(parts.base.value() == doctest::Approx(20));
    CHECK(parts.flows.value() == doctest::Approx(190.7647).epsilon(1e-6));
    CHECK(parts.value.value() == doctest::Approx(19.916043).epsilon(1e-7));
    const auto effect = detail::traced_effect(traced, parts);
    CHECK(effect.growth.value() == 0.0);
    CHECK(effect.flows.value() == doctest::Approx(1.907647).epsilon(1e-6));
    CHECK(effect.total().value() == doctest::Approx(-0.083957).epsilon(1e-4));
  }
  TEST_CASE("a year by hand without deals: 20 times an EPS of 5 at its end") {
    Case value = case_without_deals();
    value.multiple.value.window = RollingWindow::trailing_twelve_months;
    value.company.consensus_eps = {stated(PerShare{5})};
    Derivation all;
    detail::TracedCase traced{all, value, as_it_is};
    const auto found = value_by_earnings(value, traced.settings()).years;
    const auto year = detail::traced_years(traced, value, {found.data(), 1}).front();
    CHECK(year.price.price.value() == doctest::Approx(100));
    CHECK(year.eps.value() == doctest::Approx(5));
    CHECK(year.revenue.value() == value.company.revenue.value.value);
    CHECK_FALSE(year.rebate.has_value());
    CHECK(detail::traced_earnings(traced, value, year).deals.value() == 0.0);
  }
}

}  // namespace traced_scenario_test
