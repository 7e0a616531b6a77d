#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/equity/multiple_line.hpp>
#include <fairvalue/equity/multiples.hpp>

#include "support/tables.hpp"
#include "tables.hpp"

namespace target_amd {
namespace {

using namespace fairvalue;
using examples::percent;

std::vector<Cell> line_row(const AmdJune2025& amd, const char* name, Multiple high) {
  const MultipleLine line = line_through(amd.low_point.value, {amd.high_growth.value, high});
  const auto multiple = multiple_at(line, consensus_growth(amd));
  const auto price = multiple ? std::optional{*multiple * amd.eps_2026.value.eps} : std::nullopt;
  return {text_cell(name), multiple_cell(high), number_cell(line.per_unit.value / 100.0, 4),
          multiple_cell(multiple), price_cell(price)};
}

std::vector<Cell> peg_row(const char* name, Multiple multiple, double expected_growth) {
  return {text_cell(name), multiple_cell(multiple), percent_cell(expected_growth),
          number_cell(peg(multiple, expected_growth), 4)};
}

Cell two_decimals(std::optional<double> value) { return number_cell(value, 2); }

}  // namespace

TextTable growth_line_table(const AmdJune2025& amd) {
  const GrowthPoint& low = amd.low_point.value;
  const auto& high = amd.high_multiples.value;
  const double growths[] = {low.growth, amd.high_growth.value};
  return {
      .title = fmt::format("6. The line of multiple on growth: {:g}x in 2022 on {} for 2023, {:g}x to "
                           "{:g}x in 2023 on {} for 2024",
                           low.multiple.value, percent(low.growth, 0), high.low.value, high.high.value,
                           percent(amd.high_growth.value, 0)),
      .columns = {"2023 read as", "multiple", "x a point", "multiple of FY2026", "price"},
      .rows = {line_row(amd, "its lower end", high.low), line_row(amd, "its middle", high.middle()),
               line_row(amd, "its upper end", high.high)},
      .notes = {
          fmt::format(
              "A point of growth is worth {:.2f}x at the lower end of 2023 and {:.2f}x at the upper.",
              line_through(amd.low_point.value, {amd.high_growth.value, high.low}).per_unit.value / 100,
              line_through(amd.low_point.value, {amd.high_growth.value, high.high}).per_unit.value / 100),
          fmt::format("The points are stated, except 30x for \"30幾\" and the middle (assumed). The line is "
                      "extrapolated to {}.",
                      percent(consensus_growth(amd))),
          fmt::format("Derived: EPS of 2024 was {} of that of 2022, so the high multiples of 2023 were on "
                      "trough EPS.",
                      percent(1 + chained(growths)))}};
}

TextTable peg_table(const AmdJune2025& amd) {
  const double expected = consensus_growth(amd);
  const auto& high = amd.high_multiples.value;
  return {
      .title = "7. PEG: multiple over growth in percent",
      .columns = {"", "multiple", "growth", "PEG"},
      .rows = {peg_row("market 目前", amd.market_multiple.value, expected),
               peg_row("author 作者", amd.author_multiple.value, expected),
               peg_row("2023, lower end", high.low, amd.high_growth.value),
               peg_row("2023, upper end", high.high, amd.high_growth.value)},
      .notes = {
          "Multiples, and the growth of 2024 that was discounted in 2023, are stated; the rest is derived."}};
}

TextTable sensitivity_table(const AmdJune2025& amd) {
  const auto& high = amd.high_multiples.value;
  const std::vector<Multiple> multiples{amd.market_multiple.value, amd.targets.front().value.multiple,
                                        amd.author_multiple.value, high.middle(), high.high};
  const Multiple multiple = amd.author_multiple.value;
  const PerShare eps = amd.eps_2026.value.eps;
  const PerShare needed = implied_eps(market_price(amd).price, multiple);
  const std::vector<PerShare> across{needed, 0.9 * eps, eps, 1.1 * eps};
  auto table = text_table("8. Price by multiple (down) and EPS of 2026 (across) 敏感度", "",
                          price_grid(multiples, across), two_decimals);
  table.notes = {
      fmt::format("Derived. EPS across: what {:g}x needs for today's price; consensus; 10 % below and above "
                  "it (assumed).",
                  multiple.value),
      fmt::format(
          "0.10 of EPS is worth {:.2f} at {:g}x. One multiple point is worth {:.2f} at consensus EPS.",
          (multiple * PerShare{0.10}).value, multiple.value, (Multiple{1} * eps).value),
      fmt::format("At {:g}x an EPS of {:.3f} supports today's price: consensus may miss by {}.",
                  multiple.value, needed.value,
                  percent(margin_of_safety(market_price(amd).price, multiple, eps)))};
  return table;
}

}  // namespace target_amd
