#include <fmt/core.h>

#include <fairvalue/industry/cluster.hpp>
#include <fairvalue/industry/inference_price.hpp>
#include <fairvalue/industry/token_demand.hpp>

#include "support/tables.hpp"
#include "tables.hpp"

namespace price_inference {

using namespace fairvalue;

std::string headline(const Inference2024& article) {
  const auto cheaper =
      at_corners([&](double margin) { return times_cheaper(article.cost_ratio.value, margin, 0.0); },
                 article.margin.value);
  const double flops = flops_for_tokens(
      tokens_per_second({article.people.value, article.tokens_each.value, 1}), article.parameters.value);
  const double needed = utilisation_needed(flops, article.shipped_fraction.value * article.shipped.value,
                                           article.accelerator.value.flops);
  const Money rent = article.negotiated_price.value;
  const Money hour =
      ownership_cost(article.ownership.value, article.utilisation.value, article.cost_of_capital.value)
          .per_used_hour;
  const bool capital = is_chosen(article.cost_of_capital.standing);
  const bool rented = is_chosen(article.utilisation.standing);
  return fmt::format(
      "Inference in December 2024: the price of a small model can be {:.0f} to {:.0f} times lower.\n"
      "Its cost is {:g} times lower; giving up the margin of the large model explains the rest.\n"
      "{:g} tokens a second for everyone would take about {:.0f} times the computing power said to be "
      "enough.\n"
      "Renting out a GPU at {:.2f} USD an hour {}: an hour that is rented costs {:.2f} USD, with capital\n"
      "at {} a year{} and {} of the hours rented{}.\n",
      cheaper.low, cheaper.high, article.cost_ratio.value, article.tokens_each.value, needed, rent.value,
      rent < hour ? "loses money" : "covers its cost", hour.value,
      examples::percent(article.cost_of_capital.value, 0), capital && !rented ? " (assumed)" : "",
      examples::percent(article.utilisation.value, 0),
      capital && rented ? " (both assumed)"
      : rented          ? " (assumed)"
                        : "");
}

}  // namespace price_inference
