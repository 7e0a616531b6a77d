#include "../../../lib/model/detail/prepared_case.hpp"

#include <doctest/doctest.h>

#include "model/case_fixtures.hpp"

namespace prepared_case_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

TEST_SUITE("model/detail/prepared_case") {
  TEST_CASE("it has the periods of the years valued and of two more") {
    const Case value = case_without_deals();
    const detail::PreparedCase prepared{value};
    REQUIRE(prepared.periods.size() == 5);
    CHECK(prepared.periods[2] == calendar_year(2027));
    CHECK(prepared.periods[4] == calendar_year(2029));
    CHECK(prepared.tranches.empty());
    CHECK(prepared.years_to_horizon.value == near(3));
  }
  TEST_CASE("it has the tranches that can vest and not those that are lost") {
    Warrant terms = warrant_of(20, {tranche("1", 200, {volume_of(1)}), tranche("2", 100, {volume_of(2)})});
    terms.tranches[0].gates.push_back(ServiceGate{.until = add_days(terms.expiry, 1)});
    const Case value = case_with(terms);
    const detail::PreparedCase prepared{value};
    REQUIRE(prepared.tranches.size() == 1);
    CHECK(prepared.tranches[0].claim.shares == Shares{100});
    CHECK(prepared.tranches[0].claim.strike == PerShare{20});
    CHECK(prepared.tranches[0].volume->volume == 2.0);
  }
  TEST_CASE("its base path is that of the model: EPS 4 then 5 then grown by the scenario") {
    const Case value = case_without_deals();
    const detail::PreparedCase prepared{value};
    Settings set = base_settings(value);
    set.eps_growth = 0.4;
    const auto path = detail::base_path_in(prepared, set);
    const auto same = base_path(value.company, 0.4, set.revenue_growth, set.multiple);
    REQUIRE(path.size() == same.size());
    for (std::size_t i = 0; i < path.size(); ++i) {
      CHECK(path[i].period == same[i].period);
      CHECK(path[i].eps == same[i].eps);
      CHECK(path[i].revenue == same[i].revenue);
    }
    CHECK(path[2].eps.value == near(7));
  }
}

}  // namespace prepared_case_test
