#include "../../../lib/model/detail/traced_give_away.hpp"

#include <doctest/doctest.h>

#include "model/deal_worth_fixtures.hpp"

namespace traced_give_away_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

const Scenario as_it_is{.name = "base", .label = "", .weight = 1, .overrides = {}};

TEST_SUITE("model/detail/traced_give_away") {
  TEST_CASE("by hand: 200 evenly over a year for ten shares is 20 and today 190.7647 over ten") {
    Case value = paper_case();
    value.deals[0].warrant->value.tranches[0].gates = {volume_of(1)};
    Derivation all;
    detail::TracedCase traced{all, value, as_it_is};
    const auto rewards = detail::rewards(value, traced.settings(), 0);
    const auto one = detail::traced_give_away(traced, 0, rewards.at(0));
    CHECK(one.profit.value() == doctest::Approx(200));
    CHECK(one.on_delivery->value() == doctest::Approx(20));
    CHECK(one.present_value->value() == doctest::Approx(190.7647).epsilon(1e-6));
    CHECK(one.today->value() == doctest::Approx(19.07647).epsilon(1e-6));
    CHECK(all[one.today->place()].name == "give-away price today");
  }
  TEST_CASE("gigawatts that earn nothing have no price") {
    Case value = paper_case();
    value.deals[0].warrant->value.tranches[0].gates = {volume_of(1)};
    value.deals[0].margin.value = -0.1;
    Derivation all;
    detail::TracedCase traced{all, value, as_it_is};
    const auto one = detail::traced_give_away(traced, 0, detail::rewards(value, traced.settings(), 0).at(0));
    CHECK(one.profit.value() == doctest::Approx(-40));
    CHECK_FALSE(one.on_delivery.has_value());
    CHECK_FALSE(one.today.has_value());
  }
}

}  // namespace traced_give_away_test
