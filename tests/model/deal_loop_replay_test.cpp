#include <doctest/doctest.h>

#include <fairvalue/model/deal_loop.hpp>

#include "case_fixtures.hpp"
#include "naive_deal_loop.hpp"
#include "random_case.hpp"

namespace deal_loop_replay_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

struct Met {
  int pinned = 0;
  int vested_in_part = 0;
  int unvested = 0;
};

// 60 halvings leave 1e-18 of a price; a fraction is bisected on prices that move by a share in 1e3, and a
// rounding of 1e-16 of the price is 1e-12 of the smallest tranche: 1e-9 is far above both.
doctest::Approx bisected(double x) { return doctest::Approx(x).epsilon(1e-9); }

void check_year(const DealYear& year, const NaiveYear& naive, Met& met) {
  CHECK(year.price.value == bisected(naive.price));
  CHECK(year.vested_to_date.value == bisected(naive.vested));
  CHECK(year.pinned.has_value() == naive.pinned_at.has_value());
  if (year.pinned && naive.pinned_at) {
    ++met.pinned;
    CHECK(year.pinned->hurdle.value == *naive.pinned_at);
    CHECK(year.pinned->fraction == bisected(naive.pinned_fraction));
  }
  met.unvested += year.vested_to_date.value == 0.0;
  met.vested_in_part += year.vested_to_date.value > 0.0;
}

TEST_SUITE("model/deal_loop_replay") {
  TEST_CASE("on 400 random cases the loop is the naive one that tries every subset of open tranches") {
    RandomCase random{20260105};
    Met met;
    for (int i = 0; i < 400; ++i) {
      CAPTURE(i);
      const Case value = random();
      const auto inputs = named_inputs(value);
      const auto set =
          settings(value, resolved_values(inputs, resolve(inputs, random_overrides(random, value))));
      const auto years = deal_loop(value, set);
      const auto naive = NaiveDealLoop{value, set}();
      REQUIRE(years.size() == naive.size());
      for (std::size_t j = 0; j < years.size(); ++j) check_year(years[j], naive[j], met);
    }
    // All that can happen to a year happens often.
    CHECK(met.pinned > 50);
    CHECK(met.unvested > 200);
    CHECK(met.vested_in_part > 400);
  }
}

}  // namespace deal_loop_replay_test
