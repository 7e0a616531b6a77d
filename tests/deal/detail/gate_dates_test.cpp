#include "../../../lib/deal/detail/gate_dates.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "deal/warrant_fixtures.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;

namespace {

constexpr auto after = GateTiming::after_other_gates;

std::vector<unsigned> days(const std::vector<std::optional<Date>>& dates) {
  std::vector<unsigned> found;
  for (const auto& date : dates) found.push_back(day_of(date));
  return found;
}

using Days = std::vector<unsigned>;

TEST_SUITE("deal/detail/gate_dates") {
  const Warrant warrant = warrant_of({cliff("only", {price_at(100)})});

  TEST_CASE("prices observed lie after the grant up to the last day on the shares of the grant") {
    Warrant split = warrant;
    split.adjustments = {{.effective = january(6), .ratio = 4}};
    DealHistory history{.closes = closes_from(4, {100, 100, 25, 26}),
                        .highs = closes_from(4, {104, 104, 26, 27})};
    const auto seen = detail::observed(split, history, january(6));
    REQUIRE(seen.closes.size() == 2);
    CHECK(seen.closes[0] == Dated<PerShare>{january(5), PerShare{100}});
    CHECK(seen.closes[1] == Dated<PerShare>{january(6), PerShare{100}});
    CHECK(seen.highs->on(january(6)) == PerShare{104});
    CHECK(!seen.highs->on(january(7)));
  }
  TEST_CASE("a gate met after the last day is not met and one before the grant is met on it") {
    DealHistory history = priced({99, 99, 100});
    history.volumes = {volumes(VolumeMeasure::purchased, {{2, 1}, {7, 2}})};
    const std::vector<Gate> gates{price_at(100), purchased(1), purchased(2),
                                  ServiceGate{.until = january(7)}};
    CHECK(days(detail::gate_dates(gates, detail::observed(warrant, history, january(6)), january(4))) ==
          Days{0, 4, 0, 0});
    CHECK(days(detail::gate_dates(gates, detail::observed(warrant, history, january(7)), january(4))) ==
          Days{7, 4, 7, 7});
  }
  TEST_CASE("a gate after the milestone is sought from the last of the others on") {
    DealHistory history = priced({100, 99, 100, 99, 100});
    history.events = {{"a", january(6)}, {"b", january(8)}};
    const auto seen = detail::observed(warrant, history, january(20));
    const Gate price = price_at(100, on_any_close(), after);
    const Gate a = NamedGate{.name = "a"};
    const Gate b = NamedGate{.name = "b"};
    CHECK(days(detail::gate_dates({price}, seen, january(4))) == Days{5});
    CHECK(days(detail::gate_dates({price, a}, seen, january(4))) == Days{7, 6});
    CHECK(days(detail::gate_dates({b, price, a}, seen, january(4))) == Days{8, 9, 6});
    CHECK(days(detail::gate_dates({price, a}, seen, january(9))) == Days{9, 6});
    CHECK(days(detail::gate_dates({price, a}, seen, std::nullopt)) == Days{0, 6});
    CHECK(days(detail::gate_dates({price, NamedGate{.name = "c"}}, seen, january(4))) == Days{0, 0});
  }
  TEST_CASE("all are met on the last day and never when one is not") {
    CHECK(detail::all_met(january(5), {}) == january(5));
    CHECK(detail::all_met(january(5), {january(7), january(6)}) == january(7));
    CHECK(detail::all_met(january(9), {january(7)}) == january(9));
    CHECK(!detail::all_met(january(5), {january(7), std::nullopt}));
    CHECK(!detail::all_met(std::nullopt, {january(7)}));
  }
  TEST_CASE("a linear part begins above its first volume") {
    DealHistory history = priced({});
    history.volumes = {volumes(VolumeMeasure::purchased, {{2, 0.5}, {5, 1}, {7, 1.01}})};
    const auto seen = detail::observed(warrant, history, january(20));
    const auto from = [](double volume) {
      return LinearVesting{.measure = VolumeMeasure::purchased, .from = volume, .to = 6};
    };
    CHECK(day_of(detail::linear_start(from(1), seen)) == 7);
    CHECK(day_of(detail::linear_start(from(0), seen)) == 4);
    CHECK(!detail::linear_start(from(2), seen));
    CHECK(!detail::linear_start(from(1), detail::observed(warrant, history, january(6))));
  }
}

}  // namespace
