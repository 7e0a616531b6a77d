#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/industry/yield.hpp>

#include "support/sourced.hpp"
#include "support/tables.hpp"
#include "tables.hpp"

namespace plan_accelerator_supply {
namespace {

using namespace fairvalue;
using examples::percent;
using examples::range_text;

/// What a board costs on average if it is built so with that probability, else as now.
double expected(double probability, double factor) { return probability * factor + (1.0 - probability); }

std::vector<Cell> reading_row(const Accelerators2025& article, const char* name, const Interval<double>& left,
                              const Interval<double>& factor) {
  const auto& feasible = article.feasible.value;
  // Low with low and high with high, or each end with the other's.
  const double paired = (expected(feasible.low, factor.low) + expected(feasible.high, factor.high)) / 2.0;
  const double crossed = (expected(feasible.low, factor.high) + expected(feasible.high, factor.low)) / 2.0;
  return {text_cell(name),
          percent_cell(left.low, 0),
          percent_cell(left.high, 0),
          number_cell(factor.low, 3),
          number_cell(factor.high, 3),
          number_cell(expected(feasible.middle(), factor.middle()), 3),
          number_cell(std::min(paired, crossed), 3),
          number_cell(std::max(paired, crossed), 3)};
}

}  // namespace

TextTable yield_table(const Accelerators2025& article) {
  const auto& fall = article.yield_fall.value;
  const double now = article.yield_now.value;
  const auto of_itself = at_corners([&](double by) { return now * (1.0 - by); }, fall);
  const auto in_points = at_corners([&](double by) { return now - by; }, fall);
  const auto& feasible = article.feasible.value;
  return {
      .title = fmt::format("5. CoWoP: cost of a good board if the yield \"falls by {}\" 良率",
                           range_text(percent_cell(fall.low, 0), percent_cell(fall.high, 0))),
      .columns = {"reading", "yield, low", "yield, high", "cost, times, low", "cost, times, high", "expected",
                  "as the ends are paired, low", "as the ends are paired, high"},
      .rows = {reading_row(article, "of itself", of_itself, at_corners(cost_factor_of_fall, fall)),
               reading_row(article, "in points", in_points, at_corners(cost_factor_of_points, now, fall))},
      .notes = {
          fmt::format("The words allow both readings. The first needs no yield of today. The second and all "
                      "yields start from {} (assumed).",
                      percent(now, 0)),
          fmt::format("Expected: adopted with a probability of {} (stated as feasibility), else the cost of "
                      "today: probability and fall at their middles. Paired: high with low, or low with low.",
                      range_text(percent_cell(feasible.low, 0), percent_cell(feasible.high, 0)))}};
}

TextTable chain_table(const Accelerators2025& article) {
  const SupplyChain& chain = article.chain.value;
  const SupplyOutput output = supply_output(chain);
  TextTable table{
      .title = "6. Bottleneck of a supply chain (illustrative) 瓶頸",
      .columns = {"", "capacity a year", "yield", "in one unit", "could finish", "unused", "remark"},
      .rows = {}};
  const auto add = [&](double capacity, double yield, std::optional<double> needed) {
    const SupplyBound& bound = output.bounds[table.rows.size()];
    table.rows.push_back({text_cell(bound.name), number_cell(capacity, 0), percent_cell(yield, 0),
                          needed ? number_cell(needed, 0) : text_cell("all"), number_cell(bound.units, 0),
                          percent_cell(bound.unused, 1),
                          text_cell(bound.name == output.weakest ? "bottleneck" : "")});
  };
  for (const SupplyPart& part : chain.parts) add(part.capacity, part.yield, part.needed);
  for (const SupplyStep& step : chain.steps) add(step.capacity, step.yield, std::nullopt);
  table.notes = {
      fmt::format("All assumed: {}. Finished: {:.0f} a year.", article.chain.source, output.units)};
  return table;
}

}  // namespace plan_accelerator_supply
