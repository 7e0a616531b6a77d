#include <fmt/core.h>

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
  return fmt::format(
      "Inference in December 2024: a small model is {:.0f} to {:.0f} times cheaper. Its cost is {:g} times "
      "lower;\n"
      "a lower margin explains the rest. To give everyone {:g} tokens a second would take {} of the "
      "computing\n"
      "power that is said to be enough.\n",
      cheaper.low, cheaper.high, article.cost_ratio.value, article.tokens_each.value,
      examples::percent(needed, 1));
}

}  // namespace price_inference
