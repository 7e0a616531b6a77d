#include "../../../lib/model/detail/scenarios_of.hpp"

#include <doctest/doctest.h>

#include "model/case_fixtures.hpp"

namespace scenarios_of_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

TEST_SUITE("model/detail/scenarios_of") {
  TEST_CASE("a case without scenarios has the base case alone") {
    const auto only = detail::scenarios_of(case_without_deals());
    REQUIRE(only.size() == 1);
    CHECK(only[0].weight == 1.0);
    CHECK(only[0].overrides.empty());
  }
  TEST_CASE("settings are those of the case but for the overrides") {
    Case value = case_without_deals();
    value.scenarios = {{.name = "up", .label = "", .weight = 1, .overrides = {{"multiple", 30}}}};
    const Settings set = detail::settings_of(value, named_inputs(value), detail::scenarios_of(value).front());
    CHECK(set.multiple.value == Multiple{30});
    CHECK(set.eps_growth == 0.2);
  }
}

}  // namespace scenarios_of_test
