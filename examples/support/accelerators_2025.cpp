#include "accelerators_2025.hpp"

#include "support/amd_june_2025.hpp"
#include "support/sourced.hpp"

namespace examples {
namespace {

using namespace std::chrono_literals;

/// A chain whose numbers are ours, to show what holds the others back.
SupplyChain example_chain() {
  return {.parts = {{.name = "logic dies", .capacity = 4.2e6, .needed = 2, .yield = 0.75},
                    {.name = "HBM stacks", .capacity = 13e6, .needed = 8, .yield = 0.85}},
          .steps = {{.name = "CoWoS packages", .capacity = 1.4e6, .yield = 0.95},
                    {.name = "boards and test", .capacity = 1.5e6, .yield = 0.98}}};
}

LeadStep months(const char* name, int length) {
  return {.name = name, .length = length, .unit = LeadUnit::months};
}

}  // namespace

Accelerators2025 accelerators_2025() {
  const AmdJune2025 amd = amd_june_2025();
  return {
      .published = 2025y / 8 / 5,
      .rumoured_orders = stated(Interval{210e3, 300e3}, "article 003: 21 萬或 30 萬張"),
      .inventory = stated(300e3, "article 003: 30 多萬片"),
      .whole = stated(std::vector{months("order to delivery", 9), months("order to delivery", 10)},
                      "article 003: 9-10 個月"),
      .named_steps = stated(std::vector{months("line change", 3), months("production", 4)},
                            "article 003: 3 個月調線，4 個月以上生產"),
      .overseas = stated(Interval{1.2e6, 1.4e6}, "article 003: 120-140 萬"),
      .internet_share = stated(Interval{0.3, 0.4}, "article 003: 約 30%-40%"),
      .second_tier = stated(200e3, "article 003: 接近 20 萬片"),
      .second_tier_each = stated(Interval{20e3, 40e3}, "article 003: 2 萬至 4 萬片"),
      .cards_a_server = stated(8.0, "article 003: 單機 8 卡"),
      .cards_a_large_server = stated(16.0, "article 003: 單機 16 卡"),
      .supermicro = stated(Interval{0.4, 0.4}, "article 003: 40%"),
      .quanta = stated(Interval{0.2, 0.3}, "article 003: 20%-30%"),
      .wistron = stated(Interval{0.0, 0.1}, "article 003: 各佔不到 10%"),
      .inventec = stated(Interval{0.0, 0.1}, "article 003: 各佔不到 10%"),
      .yield_fall = stated(Interval{0.3, 0.4}, "article 003: 良品率下降 30%-40%"),
      .feasible = stated(Interval{0.3, 0.4}, "article 003: 可行性僅 30%-40%"),
      .yield_now = assumed(0.9, "a round number for the second reading: the article gives none"),
      .planned = stated(1e6, "article 003: 100 萬顆"),
      .training_fleet = stated(Interval{170e3, 180e3}, "article 003: 17-18 萬張"),
      .expected_split = stated(std::vector{0.6, 0.4}, "article 003: 英偉達佔 60%、AMD 佔 40%"),
      .wished_split = stated(std::vector{0.5, 0.5}, "article 003: 各佔 50%"),
      .to_oracle = stated(250e3, "article 003: 25 萬片"),
      .to_microsoft = stated(400e3, "article 003: 40 萬片"),
      .price_each = stated(Interval{Money{30e3}, Money{40e3}}, "article 002: price in a server"),
      .watts_each = assumed(1600.0, "an accelerator with its share of server and network, a round number"),
      .overhead = assumed(1.25, "cooling and losses (PUE), a round number"),
      .market = amd.accelerators,
      .market_growth = amd.accelerator_growth,
      .amd_share = amd.market_share,
      .chain = assumed(example_chain(), "illustrative: round numbers, nobody's figures"),
      .jaguar_memory = stated(288e9, "article 003: HBM4 的 288G"),
      .b200_memory = amd.b200_memory,
      .validation = stated(Years{2.5}, "article 003: 約 2.5 年"),
      .revisions = stated(Interval{2.0, 3.0}, "article 003: 2-3 代 PDK"),
      .iterations_before = stated(5.0, "article 003: 五次"),
      .iterations_after = stated(Interval{1.0, 2.0}, "article 003: 一到兩次"),
  };
}

}  // namespace examples
