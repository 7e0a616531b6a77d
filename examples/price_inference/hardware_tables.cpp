#include <cstdlib>

#include <fmt/core.h>

#include <fairvalue/industry/key_value_cache.hpp>
#include <fairvalue/industry/roofline.hpp>
#include <fairvalue/industry/token_demand.hpp>

#include "support/sourced.hpp"
#include "support/tables.hpp"
#include "tables.hpp"

namespace price_inference {
namespace {

using namespace fairvalue;
using examples::percent;

/// Accelerators of a quarter's shipments.
double shipped(const Inference2024& article) {
  return article.shipped_fraction.value * article.shipped.value;
}

double needed_of_peak(const Inference2024& article, double seconds) {
  const double tokens = tokens_per_second({article.people.value, article.tokens_each.value, seconds});
  return utilisation_needed(flops_for_tokens(tokens, article.parameters.value), shipped(article),
                            article.accelerator.value.flops);
}

/// What people read has one significant digit, as "a quarter" and "100" carry no more; the number is kept.
Cell one_digit_cell(double value) {
  Cell cell = number_cell(value, 0);
  cell.text = fmt::format("{:g}", std::strtod(fmt::format("{:.0e}", value).c_str(), nullptr));
  return cell;
}

std::vector<Cell> demand_row(const Inference2024& article, const char* name, double seconds) {
  const Roofline& chip = article.accelerator.value;
  const double tokens = tokens_per_second({article.people.value, article.tokens_each.value, seconds});
  const double flops = flops_for_tokens(tokens, article.parameters.value);
  const double at_peak = accelerators_needed(flops, chip.flops, 1.0);
  const double needed = needed_of_peak(article, seconds);
  const auto batch = batch_needed(chip, article.parameters.value, 1.0, tokens / shipped(article));
  return {text_cell(name),
          number_cell(tokens / 1e9, 1),
          number_cell(flops / 1e18, 0),
          one_digit_cell(at_peak / 1e6),
          one_digit_cell(needed),
          number_cell(batch, 1),
          text_cell(needed <= 1.0 ? "possible" : "impossible")};
}

std::vector<Cell> context_row(const Inference2024& article, double tokens) {
  const double each = article.cache_a_token.value;
  const double weights = article.bytes_a_parameter.value * article.parameters.value;
  const double read = cache_bytes_read(each, tokens);
  const auto fit = tokens_that_fit(article.memory.value, weights, each);
  const auto requests = fit ? std::optional{*fit / tokens} : std::nullopt;
  return {number_cell(tokens, 0),
          number_cell(each * tokens / 1e9, 3),
          number_cell(each * tokens / weights, 2),
          number_cell(read / 1e12, 2),
          number_cell(stream_seconds(read, article.bandwidth.value), 2),
          number_cell(requests, 1)};
}

std::vector<Cell> growth_row(double from, double to) {
  const ContextGrowth growth = context_growth(from, to);
  return {number_cell(from, 0), number_cell(to, 0), number_cell(growth.cache, 0),
          number_cell(growth.attention_work, 0)};
}

}  // namespace

TextTable demand_table(const Inference2024& article) {
  return {
      .title = fmt::format(
          "3. Computing power for {:g} tokens to everyone on Earth, and {} of a year's shipments 全球算力",
          article.tokens_each.value, percent(article.shipped_fraction.value, 0)),
      .columns = {"", "bn tokens/s", "EFLOP/s", "m H100 at peak", "times their peak", "batch", "verdict"},
      .rows = {demand_row(article, "each second", 1), demand_row(article, "each minute", 60)},
      .notes = {
          fmt::format("{:.2f} m accelerators, {:g} bn people and a model of {:g} bn parameters: two "
                      "operations a parameter and token.",
                      shipped(article) / 1e6, article.people.value / 1e9, article.parameters.value / 1e9),
          "The speaker says a minute and \"corrects\" it to a second.",
          fmt::format(
              "A second takes about {} times their peak, a minute about {} times: the first is possible.",
              one_digit_cell(needed_of_peak(article, 1)).text,
              one_digit_cell(needed_of_peak(article, 60)).text),
          "Accelerators and times their peak have one digit, as the inputs do.",
          "Batch: sequences that share one read of the FP8 weights."}};
}

TextTable context_table(const Inference2024& article) {
  const double weights = article.bytes_a_parameter.value * article.parameters.value;
  const auto& today = article.tokens_today.value;
  return {
      .title = fmt::format("4. Cache memory of {:g} to {:.0f} reasoning tokens KV缓存", today.low,
                           article.tokens_future.value),
      .columns = {"tokens", "cache, GB", "cache / weights", "read in total, TB", "seconds", "fit at once"},
      .rows = {context_row(article, today.low), context_row(article, today.high),
               context_row(article, article.tokens_future.value)},
      .notes = {
          fmt::format("{:.0f} bytes a token (assumed, table 11); weights {:g} GB; memory {:g} GB; read at "
                      "the {:.1f} TB/s printed.",
                      article.cache_a_token.value, weights / 1e9, article.memory.value / 1e9,
                      article.bandwidth.value / 1e12),
          fmt::format("From {:.0f} tokens on the cache is larger than the weights.",
                      weights / article.cache_a_token.value)}};
}

TextTable growth_table(const Inference2024& article) {
  const auto& example = article.example_tokens.value;
  const auto& today = article.tokens_today.value;
  const ContextGrowth said = context_growth(example.low, example.high);
  return {.title = "5. \"The cache grows quadratically\": cache and work by number of tokens 二次方",
          .columns = {"from tokens", "to tokens", "cache, times", "work, times"},
          .rows = {growth_row(example.low, example.high), growth_row(today.high, article.tokens_future.value),
                   growth_row(today.low, article.tokens_future.value)},
          .notes = {
              fmt::format(
                  "The article: from {:g} to {:g} tokens \"not only {:g} times but more\". That is wrong for "
                  "the cache, which grows in proportion.",
                  example.low, example.high, said.cache),
              fmt::format(
                  "Attention's work over the whole sequence grows {:g} times, and so do the bytes it reads.",
                  said.attention_work)}};
}

}  // namespace price_inference
