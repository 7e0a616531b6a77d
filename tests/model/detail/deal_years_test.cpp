#include "../../../lib/model/detail/deal_years.hpp"

#include <doctest/doctest.h>

#include <fairvalue/model/deal_loop.hpp>

#include "model/random_case.hpp"

namespace deal_years_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

TEST_SUITE("model/detail/deal_years") {
  TEST_CASE("one after the other they are the years of the deal loop") {
    RandomCase random{31};
    for (int i = 0; i < 200; ++i) {
      const Case value = random();
      const Settings set = base_settings(value);
      const auto all = deal_loop(value, set);
      const detail::PreparedCase prepared{value};
      const auto path = detail::base_path_in(prepared, set);
      const detail::SettingsView view{set};
      detail::DealYears loop{prepared, view, {path.data(), path.size()}};
      for (const DealYear& year : all) {
        REQUIRE_FALSE(loop.done());
        const DealYear next = loop.next();
        CHECK(next.period == year.period);
        CHECK(next.price == year.price);
        CHECK(next.vested == year.vested);
        CHECK(next.eps == year.eps);
      }
      CHECK(loop.done());
    }
  }
  TEST_CASE("what vests in a year is what has vested by it less what had before") {
    RandomCase random{32};
    const Case value = random();
    Shares sum{0};
    for (const DealYear& year : deal_loop(value, base_settings(value))) {
      sum += year.vested;
      CHECK(sum.value == near(year.vested_to_date.value));
    }
  }
}

}  // namespace deal_years_test
