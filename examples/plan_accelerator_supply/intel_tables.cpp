#include <cmath>

#include <fmt/core.h>

#include "support/sourced.hpp"
#include "support/tables.hpp"
#include "tables.hpp"

namespace plan_accelerator_supply {
namespace {

using namespace fairvalue;
using examples::range_cells;

std::vector<Cell> claim(const char* name, std::vector<Cell> ends, std::string said) {
  return {text_cell(name), ends.at(0), ends.at(1), text_cell(std::move(said))};
}

Cell ratio_cell(double number) { return number_cell(number, 2); }
Cell years_cell(Years years) { return number_cell(years.value, 2); }
Cell whole_percent(double number) { return percent_cell(number, 0); }

}  // namespace

TextTable intel_table(const Accelerators2025& article) {
  const double memory = article.jaguar_memory.value / article.b200_memory.value;
  const int months = static_cast<int>(std::lround(12 * article.validation.value.value));
  const Date mature = add_months(article.published, months);
  const auto each = at_corners([](Years all, double count) { return all / count; }, article.validation.value,
                               article.revisions.value);
  const auto fewer = at_corners([](double after, double before) { return 1.0 - after / before; },
                                article.iterations_after.value, article.iterations_before.value);
  return {
      .title = "10. Intel: claims and what they imply 英特爾",
      .columns = {"", "range, low", "range, high", "the article says"},
      .rows = {claim("Jaguar Shores' memory / B200's", {ratio_cell(memory), ratio_cell(memory)},
                     "\"close to B200\""),
               claim("years a PDK revision of 14A", range_cells(each, years_cell),
                     fmt::format("{:g} years for {:g} to {:g} revisions", article.validation.value.value,
                                 article.revisions.value.low, article.revisions.value.high)),
               claim("fewer validation runs of 18A", range_cells(fewer, whole_percent),
                     fmt::format("from {:g} to {:g} or {:g}", article.iterations_before.value,
                                 article.iterations_after.value.low, article.iterations_after.value.high))},
      .notes = {
          fmt::format("{:g} GB is not \"close\" to {:g} GB. The article writes memory but can only mean "
                      "compute.",
                      article.jaguar_memory.value / 1e9, article.b200_memory.value / 1e9),
          fmt::format("14A matures on {}, after {:g} years: the article's year is right.", to_string(mature),
                      article.validation.value.value)}};
}

TextTable assumption_table(const Accelerators2025& article) {
  const auto& chain = article.chain;
  std::vector<examples::AssumedNumber> numbers{
      {"yield of the board today", whole_percent(article.yield_now.value), article.yield_now.source,
       article.yield_now.standing},
      {"watts an accelerator", number_cell(article.watts_each.value, 0), article.watts_each.source,
       article.watts_each.standing},
      {"overhead of the site (PUE)", ratio_cell(article.overhead.value), article.overhead.source,
       article.overhead.standing},
      {"AMD's share",
       text_cell(examples::range_text(whole_percent(article.amd_share.value.low),
                                      whole_percent(article.amd_share.value.high))),
       article.amd_share.source, article.amd_share.standing}};
  for (const SupplyPart& part : article.chain.value.parts) {
    numbers.push_back(
        {part.name + ": capacity", number_cell(part.capacity, 0), chain.source, chain.standing});
    numbers.push_back({part.name + ": yield", whole_percent(part.yield), chain.source, chain.standing});
    numbers.push_back(
        {part.name + ": in one unit", number_cell(part.needed, 0), chain.source, chain.standing});
  }
  for (const SupplyStep& step : article.chain.value.steps) {
    numbers.push_back(
        {step.name + ": capacity", number_cell(step.capacity, 0), chain.source, chain.standing});
    numbers.push_back({step.name + ": yield", whole_percent(step.yield), chain.source, chain.standing});
  }
  return examples::assumption_table("11. Assumptions and reasons 假設", numbers);
}

}  // namespace plan_accelerator_supply
