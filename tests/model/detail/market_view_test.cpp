#include "../../../lib/model/detail/market_view.hpp"

#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/deal_worth.hpp>

#include "model/case_fixtures.hpp"

namespace market_view_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

Case two_endings() {
  Case value = case_with(warrant_of(0, {tranche("1", 200, {volume_of(1)})}));
  value.scenarios = {{.name = "all", .label = "", .weight = 0.25, .overrides = {}},
                     {.name = "none", .label = "", .weight = 0.75, .overrides = {{"deal.A.gigawatts", 0}}}};
  return value;
}

TEST_SUITE("model/detail/market_view") {
  TEST_CASE("amounts are weighed part by part and the warrants taken off once") {
    detail::MarketViewOf<Money> view;
    view.add(0.25, {Money{100}, Money{40}, Money{8}, Money{-4}}, Money{60});
    view.add(0.75, {Money{20}, Money{0}, Money{0}, Money{0}}, Money{4});
    CHECK(view.flows.committed == Money{40});
    CHECK(view.flows.optional == Money{10});
    CHECK(view.flows.follow_on == Money{2});
    CHECK(view.flows.consideration == Money{-1});
    CHECK(view.warrants == Money{18});
    CHECK(view.net() == Money{33});
  }
  TEST_CASE("a quarter of the flows of the one ending that has any and a quarter of its warrant") {
    const Case value = two_endings();
    const std::vector<Money> warrants{Money{400}, Money{0}};
    const auto flows = flows_to_come(deal_flows(value, base_settings(value)), Years{0}).total();
    const auto view = detail::market_view(value, warrants);
    CHECK(view.warrants == Money{100});
    CHECK(view.net().value == near(flows.value / 4 - 100));
    CHECK(view.net() == deal_worth(value, warrants).market_view);
  }
  TEST_CASE("another number of warrants than one or that of the scenarios is refused") {
    const std::vector<Money> three(3, Money{1});
    CHECK_THROWS_WITH_AS(detail::market_view(two_endings(), three),
                         "warrants: must be 1 or 2, one for each scenario, got 3", DomainError);
    CHECK_THROWS_WITH_AS(detail::market_view(two_endings(), std::vector<Money>{Money{-1}}),
                         "warrants: must be >= 0, got -1", DomainError);
  }
}

}  // namespace market_view_test
