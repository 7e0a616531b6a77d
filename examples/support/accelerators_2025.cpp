#include "accelerators_2025.hpp"

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/industry/cluster.hpp>
#include <fairvalue/industry/share_split.hpp>
#include <fairvalue/industry/vendors.hpp>
#include <fairvalue/industry/yield.hpp>

#include "embedded_accelerators_2025.hpp"
#include "support/amd_june_2025.hpp"
#include "support/inference_2024.hpp"
#include "support/number_file.hpp"

namespace examples {
namespace {

/// What the tables need of several numbers together.
void check_accelerators(NumberTable& file, const Accelerators2025& article) {
  file.check("published", [&] {
    const Date year_end{article.published.year(), std::chrono::December, std::chrono::day{31}};
    require(article.published < year_end, "published", "before the last day of its year",
            to_string(article.published));
  });
  file.check("validation", [&] {
    require(article.validation.value <= Years{100}, "validation", "at most a century",
            article.validation.value.value);
  });
  file.check("whole", [&] {
    const std::span whole{article.whole.value};
    unexplained_time({series_time(whole.first(1)), series_time(whole.last(1))}, article.named_steps.value);
  });
  file.check("second_tier", [&] {
    if (implied_vendors(article.second_tier.value, article.second_tier_each.value)) return;
    throw DomainError("second_tier", "the cards of a whole number of vendors", article.second_tier.value);
  });
  file.check("supermicro", [&] {
    const Interval<double> makers[] = {article.supermicro.value, article.quanta.value, article.wistron.value,
                                       article.inventec.value};
    const double all_but_others[] = {makers[0].high, makers[1].high, makers[2].high, makers[3].high};
    residual_share(makers);
    concentration_ratio(all_but_others, 4);
  });
  file.check("yield_fall", [&] {
    cost_factor_of_fall(article.yield_fall.value.high);
    cost_factor_of_points(article.yield_now.value, article.yield_fall.value.high);
  });
  file.check("expected_split",
             [&] { reallocation(1.0, article.expected_split.value, article.expected_split.value); });
  file.check("wished_split",
             [&] { reallocation(1.0, article.wished_split.value, article.wished_split.value); });
  file.check("overhead",
             [&] { accelerators_on(Gigawatts{1}, article.watts_each.value, article.overhead.value); });
}

Accelerators2025 read_accelerators(NumberTable& file) {
  using enum NumberRule;
  using enum Dimension;
  using Range = Interval<double>;
  const AmdJune2025 amd = amd_june_2025();
  Accelerators2025 article{
      .published = file.required<Date>({"published", "The day of the article."}),
      .rumoured_orders = file.sourced<Range>({"rumoured_orders", "Of H20.", positive}),
      .inventory = file.sourced<double>({"inventory", "Dies not yet packaged, at least.", positive}),
      .whole = file.sourced<std::vector<LeadStep>>(
          {.name = "whole",
           .meaning = "From order to delivery: the shortest and then the longest.",
           .least = 2,
           .most = 2}),
      .named_steps = file.sourced<std::vector<LeadStep>>({"named_steps", "Steps that the article names."}),
      .overseas = file.sourced<Range>({"overseas", "Cards sold outside China.", positive}),
      .internet_share = file.sourced<Range>({"internet_share", "Of internet companies.", fraction, percent}),
      .second_tier = file.sourced<double>({"second_tier", "Cards of China's second tier.", positive}),
      .second_tier_each = file.sourced<Range>({"second_tier_each", "Cards of one of them.", positive}),
      .cards_a_server = file.sourced<double>({"cards_a_server", "In one.", positive}),
      .cards_a_large_server = file.sourced<double>({"cards_a_large_server", "In one.", positive}),
      .supermicro = file.sourced<Range>({"supermicro", "Share of the servers.", fraction, percent}),
      .quanta = file.sourced<Range>({"quanta", "Share of the servers.", fraction, percent}),
      .wistron = file.sourced<Range>({"wistron", "Share of the servers.", fraction, percent}),
      .inventec = file.sourced<Range>({"inventec", "Share of the servers.", fraction, percent}),
      .yield_fall = file.sourced<Range>({"yield_fall", "Of the board's yield.", fraction, percent}),
      .feasible = file.sourced<Range>({"feasible", "Chance of the board.", fraction, percent}),
      .yield_now = file.sourced<double>({"yield_now", "Of the board today.", fraction, percent}),
      .planned = file.sourced<double>({"planned", "Accelerators by the year's end.", positive}),
      .training_fleet = file.sourced<Range>({"training_fleet", "Accelerators that train.", positive}),
      .expected_split = file.sourced<std::vector<double>>(
          {"expected_split", "NVIDIA and then AMD; they sum to 1.", fraction, percent, 2, 2}),
      .wished_split = file.sourced<std::vector<double>>(
          {"wished_split", "NVIDIA and then AMD; they sum to 1.", fraction, percent, 2, 2}),
      .to_oracle = file.sourced<double>({"to_oracle", "Accelerators.", positive}),
      .to_microsoft = file.sourced<double>({"to_microsoft", "Accelerators.", positive}),
      .price_each = file.optional<Sourced<Interval<Money>>>({"price_each", "In a server.", positive})
                        .value_or(inference_2024().gpu_price),
      .watts_each = file.sourced<double>({"watts_each", "With its share of a server.", positive, watts}),
      .overhead = file.sourced<double>({"overhead", "Cooling and losses (PUE).", positive}),
      .market = file.optional<Sourced<MarketSize>>({"market", "Of accelerators."}).value_or(amd.accelerators),
      .market_growth = file.optional<Sourced<double>>({"market_growth", "A year.", growth, percent})
                           .value_or(amd.accelerator_growth),
      .amd_share = file.optional<Sourced<Range>>({"amd_share", "Of that market.", fraction, percent})
                       .value_or(amd.market_share),
      .chain = file.sourced<SupplyChain>({"chain", "Parts and steps of an accelerator."}),
      .jaguar_memory = file.sourced<double>({"jaguar_memory", "Of Jaguar Shores.", positive, bytes}),
      .b200_memory = file.optional<Sourced<double>>({"b200_memory", "Of NVIDIA's B200.", positive, bytes})
                         .value_or(amd.b200_memory),
      .validation = file.sourced<Years>({"validation", "Of a process.", positive}),
      .revisions = file.sourced<Range>({"revisions", "Of its design kit.", positive}),
      .iterations_before = file.sourced<double>({"iterations_before", "Of a design.", positive}),
      .iterations_after = file.sourced<Range>({"iterations_after", "Of a design.", positive}),
  };
  check_accelerators(file, article);
  return article;
}

}  // namespace

Accelerators2025 accelerators_2025(const std::optional<std::string>& path) {
  return read_sourced_numbers(number_file(path, embedded_accelerators_2025, "accelerators_2025.toml"),
                              read_accelerators);
}

}  // namespace examples
