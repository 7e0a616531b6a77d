#include "fairvalue/case/gate_words.hpp"

#include <doctest/doctest.h>

#include <string>

namespace gate_words_test {
using namespace calculator;
using namespace fairvalue;
using namespace std::chrono_literals;

TEST_SUITE("calculator/gate_words") {
  const Units units{Currency{"EUR"}};
  const PriceGate price{.hurdle = PerShare{600}, .rule = on_average_of(20)};
  const MarketCapGate cap{.hurdle = Money{40e9},
                          .shares = DatedSeries<Shares>{{{2025y / 12 / 24, Shares{2.8e8}}}},
                          .rule = on_average_of(30)};
  const VolumeGate paid{VolumeMeasure::paid, 5e8};

  TEST_CASE("amounts are in the case's currency") {
    CHECK(gate_words(price, units) == "price at 600.00 EUR (average of 20 closes)");
    CHECK(gate_words(paid, units) == "500 m EUR paid");
    CHECK(gate_words(cap, units) ==
          "market capitalisation of 40 bn EUR on 280 m shares (average of 30 closes)");
    CHECK(gate_words(VolumeGate{VolumeMeasure::delivered, 2}, units) == "2 GW delivered");
  }
  TEST_CASE("of two the earlier and of more the earliest as agreements have it") {
    CHECK(gate_words(AnyOf{{paid, NamedGate{"approval"}}}, units) ==
          "the earlier of (500 m EUR paid or approval)");
    CHECK(gate_words(AnyOf{{paid, price, NamedGate{"approval"}}}, units) ==
          "the earliest of (500 m EUR paid or price at 600.00 EUR (average of 20 closes) or approval)");
  }
  TEST_CASE("what must hold on one day and what waits say so in the same words") {
    CHECK(
        gate_words(AllAtOnce{.gates = {cap, price}, .timing = GateTiming::after_other_gates}, units) ==
        "all on the same day (market capitalisation of 40 bn EUR on 280 m shares (average of 30 closes) and "
        "price at 600.00 EUR (average of 20 closes)) after the other gates");
    MarketCapGate waiting = cap;
    waiting.timing = GateTiming::after_other_gates;
    CHECK(gate_words(waiting, units).ends_with("(average of 30 closes) after the other gates"));
  }
  TEST_CASE("a strike has its currency and no power of ten") {
    const auto words = [&](double strike) {
      return strike_words({.holder = "A",
                           .shares = Shares{1},
                           .strike = PerShare{strike},
                           .granted = 2026y / 1 / 1,
                           .expiry = 2030y / 1 / 1,
                           .tranches = {}},
                          units);
    };
    CHECK(words(13.494) == "13.49 EUR");
    CHECK(words(0.00001) == "0.00001 EUR");
    CHECK(words(0.0) == "0 EUR");
  }
}

}  // namespace gate_words_test
