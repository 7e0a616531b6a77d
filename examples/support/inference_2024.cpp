#include "inference_2024.hpp"

#include <fairvalue/industry/fleet.hpp>
#include <fairvalue/industry/inference_price.hpp>
#include <fairvalue/industry/productivity.hpp>
#include <fairvalue/industry/token_demand.hpp>
#include <fairvalue/industry/vendors.hpp>

#include "embedded_inference_2024.hpp"
#include "support/amd_june_2025.hpp"
#include "support/number_file.hpp"

namespace examples {
namespace {

/// What the tables need of several numbers together.
void check_inference(NumberTable& file, const Inference2024& article) {
  const auto& margin = article.margin.value;
  file.check("margin", [&] {
    years_of_gross_profit(Money{1}, Money{1}, margin.low);
    price_at_margin(Money{1}, margin.high);
  });
  file.check("size_ratio", [&] { cost_elasticity(article.cost_ratio.value, article.size_ratio.value); });
  file.check("gain", [&] {
    const double left = heads_for_same_work(article.team.value, article.gain.value);
    team_saving(article.team.value, left, article.pay.value);
  });
  file.check("team_left",
             [&] { team_saving(article.team.value, article.team_left.value.high, article.pay.value); });
  file.check("shipped_fraction",
             [&] { utilisation_needed(1.0, article.shipped_fraction.value * article.shipped.value, 1.0); });
  file.check("removed_early", [&] { units_to_install(1.0, article.removed_early.value); });
  file.check("utilisation", [&] { ownership_cost(article.ownership.value, article.utilisation.value); });
  file.check("batch", [&] {
    decoding_bound(article.accelerator.value, article.parameters.value, 1.0, article.batch.value);
  });
  file.check("survivors", [&] { survival(article.survivors.value.high, article.neoclouds.value); });
  file.check("headline_survivors",
             [&] { survival(article.headline_survivors.value, article.neoclouds.value); });
}

Inference2024 read_inference(NumberTable& file) {
  using enum NumberRule;
  using enum Dimension;
  const AmdJune2025 amd = amd_june_2025();
  Inference2024 article{
      .margin = file.sourced<Interval<double>>({"margin", "Gross, of the best models.", fraction, percent}),
      .size_ratio = file.sourced<double>({"size_ratio", "Large model over small one.", positive}),
      .cost_ratio = file.sourced<double>({"cost_ratio", "Of serving the two.", positive}),
      .price_ratio = file.sourced<double>({"price_ratio", "Of the two, as printed.", positive}),
      .pay = file.sourced<Money>({"pay", "Of a developer, a year.", positive}),
      .gain = file.sourced<double>({"gain", "Of a developer with the tool.", growth, percent}),
      .team = file.sourced<double>({"team", "Developers before.", positive}),
      .team_left = file.sourced<Interval<double>>({"team_left", "Developers after.", positive}),
      .token_price = file.sourced<Money>({"token_price", "Of one token.", positive}),
      .people = file.sourced<double>({"people", "On Earth.", positive}),
      .tokens_each = file.sourced<double>({"tokens_each", "For each of them.", positive}),
      .parameters = file.sourced<double>({"parameters", "Of the small model.", positive}),
      .shipped_fraction = file.sourced<double>(
          {"shipped_fraction", "Part of a year's accelerators said to do.", fraction, percent}),
      .shipped = file.sourced<double>({"shipped", "Accelerators in a year.", positive}),
      .accelerator = file.sourced<Roofline>({"accelerator", "Those shipped."}),
      .example_tokens = file.sourced<Interval<double>>({"example_tokens", "Of the context.", positive}),
      .tokens_today = file.sourced<Interval<double>>({"tokens_today", "Of a chain of reasoning.", positive}),
      .tokens_future = file.sourced<double>({"tokens_future", "Of one to come.", positive}),
      .cache_a_token = file.sourced<double>({"cache_a_token", "Keys and values.", positive, bytes}),
      .bytes_a_parameter = file.sourced<double>({"bytes_a_parameter", "Its precision.", positive, bytes}),
      .memory =
          file.optional<Sourced<double>>({"memory", "Of MI355X.", positive, bytes}).value_or(amd.memory),
      .bandwidth = file.optional<Sourced<double>>({"bandwidth", "Of its memory.", positive, bytes_per_second})
                       .value_or(amd.memory_bandwidth),
      .list_price = file.sourced<Money>({"list_price", "Of a GPU, an hour.", positive}),
      .negotiated_price = file.sourced<Money>({"negotiated_price", "Of a GPU, an hour.", positive}),
      .old_term = file.sourced<Years>({"old_term", "Of a contract.", positive}),
      .prepaid = file.sourced<double>({"prepaid", "Part of its price.", fraction, percent}),
      .new_term = file.sourced<Interval<Years>>({"new_term", "Of a contract today.", positive}),
      .horizon = file.sourced<Years>({"horizon", "Over which a server earns.", positive}),
      .gpu_price = file.sourced<Interval<Money>>({"gpu_price", "In a server.", positive}),
      .removed_early = file.sourced<double>({"removed_early", "Part of the GPUs.", fraction, percent}),
      .ownership = file.sourced<Ownership>({"ownership", "What an accelerator costs."}),
      .utilisation = file.sourced<double>({"utilisation", "Part of hours rented.", fraction, percent}),
      .cost_of_capital = file.sourced<double>({"cost_of_capital", "A year.", non_negative, percent}),
      .batch = file.sourced<double>({"batch", "Sequences that share a read.", positive}),
      .neoclouds = file.sourced<double>({"neoclouds", "How many there are.", positive}),
      .survivors = file.sourced<Interval<double>>({"survivors", "How many will be left.", positive}),
      .headline_survivors = file.sourced<double>({"headline_survivors", "By the headline.", positive}),
      .hyperscaler_share =
          file.sourced<Interval<double>>({"hyperscaler_share", "Of AI revenue.", fraction, percent}),
      .trainium_price = file.sourced<Money>({"trainium_price", "Of a chip.", positive}),
      .trainium_chips = file.sourced<double>({"trainium_chips", "In the cluster.", positive}),
      .ai_revenue = file.sourced<Money>({"ai_revenue", "Microsoft's, a year.", positive}),
      .overspend = file.sourced<Interval<Money>>({"overspend", "On infrastructure.", positive}),
      .spending_growth = file.sourced<double>({"spending_growth", "A year.", growth, percent}),
      .hyperscaler = file.sourced<SpendingPlan>({"hyperscaler", "What it earns and spends."}),
      .years_to_2026 = file.sourced<int>({"years_to_2026", "From the article's year.", positive}),
  };
  check_inference(file, article);
  return article;
}

}  // namespace

Inference2024 inference_2024(const std::optional<std::string>& path) {
  return read_sourced_numbers(number_file(path, embedded_inference_2024, "inference_2024.toml"),
                              read_inference);
}

}  // namespace examples
