#include "simulation/plan/market_watches.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "../engine_samples.hpp"

namespace market_watches_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace samples;

const Date granted = day(2025, 10, 1);
const Date today = day(2025, 10, 6);  // a Monday
const Date last = day(2025, 10, 31);
const std::optional<TradingCalendar> weekdays = TradingCalendar{day(2025, 9, 1), day(2025, 12, 31), {}};
const CloseDays days = close_days(today, last, weekdays);  // 19 closes
const PriceModel prices = model(200, today, 0.5);

/// With closes of 2 and 3 October and today, and VWAPs of half of them.
OpenWarrant open() {
  DealHistory known{
      .closes = DatedSeries<PerShare>{
          {{day(2025, 10, 2), PerShare{160}}, {day(2025, 10, 3), PerShare{180}}, {today, PerShare{200}}}}};
  known.vwaps = known.closes.mapped([](PerShare close) { return 0.5 * close; });
  return open_warrant(warrant(granted, last, {tranche("one", {price_gate(900, on_any_close())})}), today,
                      known);
}

SteppedPriceGate stepped(MonitoringRule rule) {
  return {.hurdle = PerShare{210},
          .steps = {{day(2025, 10, 3), PerShare{220}}, {day(2025, 10, 18), PerShare{240}}},  // a Saturday
          .rule = rule};
}

/// The watches of a gate and the shifts that they are given.
struct Planned {
  template <class G>
  explicit Planned(const G& gate) : watches(market_watches("gate", gate, {prices, warrant, days, shifts})) {}

  OpenWarrant warrant = open();
  std::vector<DayShift> shifts{};
  Condition watches;
};

float log_of(double ratio) { return static_cast<float>(std::log(ratio)); }

TEST_SUITE("simulation/plan/market_watches") {
  TEST_CASE("a plain hurdle is one watch of closes as they are") {
    const Planned planned{price_gate(300, on_average_of(5))};
    REQUIRE(planned.watches.size() == 1);
    CHECK(planned.watches[0].watch.level == 1.5);
    CHECK(planned.watches[0].watch.shift == 0);
    CHECK(planned.watches[0].floor == 2);  // three closes are known
    CHECK(planned.watches[0].last == after_all_days);
  }
  TEST_CASE("an average is held against the hurdle of its last day: a watch for each stretch") {
    const Planned planned{stepped(on_average_of(5))};
    REQUIRE(planned.watches.size() == 2);
    CHECK(planned.watches[0].watch.level == 1.1);
    CHECK(planned.watches[0].floor == 2);
    CHECK(planned.watches[0].last == 9);  // 17 October
    CHECK(planned.watches[1].watch.level == 1.2);
    CHECK(planned.watches[1].floor == 10);
    CHECK(planned.watches[1].last == after_all_days);
    CHECK(planned.shifts.empty());
  }
  TEST_CASE("highs of a stretch begin with the close before it") {
    const Planned planned{stepped(continuously())};
    REQUIRE(planned.watches.size() == 2);
    CHECK(planned.watches[0].floor == 0);
    CHECK(planned.watches[0].first == 0);
    CHECK(planned.watches[1].floor == 9);
    CHECK(planned.watches[1].first == 10);
  }
  TEST_CASE("closes that are counted are moved to one hurdle") {
    const Planned planned{stepped(on_consecutive(5))};
    REQUIRE(planned.watches.size() == 1);
    CHECK(planned.watches[0].watch.level == 1.1);  // of today's hurdle, 220
    REQUIRE(planned.watches[0].watch.shift == 1);
    const DayShift& shift = planned.shifts[0];
    CHECK(shift.known == std::vector<float>{log_of(220.0 / 210), 0, 0});
    REQUIRE(shift.ahead.size() == 19);
    CHECK(shift.ahead[8] == 0.0F);
    CHECK(shift.ahead[9] == log_of(220.0 / 240));
    CHECK(shift.ahead[18] == log_of(220.0 / 240));
  }
  TEST_CASE("an average of capitalisations moves closes by the shares of their day") {
    const MarketCapGate cap{
        .hurdle = Money{3e11},
        .shares = DatedSeries<Shares>{{{granted, Shares{1e9}}, {day(2025, 10, 7), Shares{2e9}}}},
        .rule = on_average_of(5)};
    const Planned planned{cap};
    REQUIRE(planned.watches.size() == 1);
    CHECK(planned.watches[0].watch.level == 1.5);
    CHECK(planned.shifts[0].known == std::vector<float>{0, 0, 0});
    CHECK(planned.shifts[0].ahead == std::vector<float>(19, log_of(2)));
  }
  TEST_CASE("a capitalisation on one count is a price hurdle") {
    const MarketCapGate cap{.hurdle = Money{3e11},
                            .shares = DatedSeries<Shares>{{{granted, Shares{1e9}}}},
                            .rule = on_average_of(5)};
    const Planned planned{cap};
    CHECK(planned.watches[0].watch.level == 1.5);
    CHECK(planned.watches[0].watch.shift == 0);
  }
  TEST_CASE("VWAPs known stand in for their closes and those to come are closes") {
    const Planned planned{price_gate(300, on_vwaps(on_average_of(5)))};
    REQUIRE(planned.watches[0].watch.shift == 1);
    // today's VWAP is the history's where it has one
    CHECK(planned.shifts[0].known == std::vector<float>(3, log_of(0.5)));
    CHECK(planned.shifts[0].ahead == std::vector<float>(19, 0.0F));
  }
  TEST_CASE("gates that move closes alike share a shift") {
    OpenWarrant warrant = open();
    std::vector<DayShift> shifts;
    const MarketView view{prices, warrant, days, shifts};
    SteppedPriceGate twice = stepped(on_some_of(2, 5));
    const auto first = market_watches("gate", twice, view);
    twice.hurdle = 2.0 * twice.hurdle;
    for (HurdleStep& step : twice.steps) step.hurdle = 2.0 * step.hurdle;
    const auto second = market_watches("gate", twice, view);
    CHECK(shifts.size() == 1);
    CHECK(first[0].watch.like(second[0].watch));
    CHECK(second[0].watch.level == 2.2);
  }
}

}  // namespace market_watches_test
