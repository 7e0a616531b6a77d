#include <fairvalue/core/growth.hpp>
#include <fairvalue/equity/attribution.hpp>
#include <fairvalue/equity/price_target.hpp>

#include "tables.hpp"

namespace target_amd {
namespace {

using namespace fairvalue;

std::vector<BrokerTarget> targets(const AmdJune2025& amd) {
  std::vector<BrokerTarget> values;
  for (const auto& target : amd.targets) values.push_back(target.value);
  return values;
}

/// The consensus of the year a broker's multiple rests on.
const PeriodEps& own_year(const AmdJune2025& amd, const FiscalPeriod& period) {
  return period == amd.eps_2025.value.period ? amd.eps_2025.value : amd.eps_2026.value;
}

/// A price as the market's or somebody's multiple on EPS of 2026.
Valuation valued(const AmdJune2025& amd, Multiple multiple) { return {multiple, amd.eps_2026.value.eps}; }

std::vector<Cell> upside_row(const std::string& who, const UpsideSplit& split, PerShare target) {
  return {text_cell(who), price_cell(target), signed_percent_cell(split.multiple),
          signed_percent_cell(split.earnings), signed_percent_cell(split.total)};
}

MultipleLine line_to(const AmdJune2025& amd, Multiple multiple_2023) {
  return line_through(amd.low_point.value, {amd.high_growth.value, multiple_2023});
}

double consensus_growth(const AmdJune2025& amd) {
  return growth(amd.eps_2025.value.eps, amd.eps_2026.value.eps);
}

std::vector<Cell> line_row(const AmdJune2025& amd, const char* name, Multiple multiple_2023) {
  const MultipleLine line = line_to(amd, multiple_2023);
  const auto multiple = multiple_at(line, consensus_growth(amd));
  const auto price = multiple ? std::optional{*multiple * amd.eps_2026.value.eps} : std::nullopt;
  return {text_cell(name), multiple_cell(multiple_2023), number_cell(line.per_unit.value / 100.0, 4),
          multiple_cell(multiple), price_cell(price)};
}

std::vector<Cell> peg_row(const char* name, Multiple multiple, double expected_growth) {
  return {text_cell(name), multiple_cell(multiple), percent_cell(expected_growth),
          number_cell(peg(multiple, expected_growth), 4)};
}

}  // namespace

PriceTarget author_target(const AmdJune2025& amd) {
  return {.multiple = amd.author_multiple.value,
          .earnings = amd.eps_2026.value,
          .holds_on = add_months(amd.as_of, 12)};
}

TextTable target_table(const AmdJune2025& amd) {
  TextTable table{.title = "3. Every target on every basis 目標價",
                  .columns = {"", "target", "as stated", "implied EPS", "against consensus",
                              "multiple of FY2026", "own multiple, own year", "rolled to FY2026"},
                  .rows = {}};
  const PeriodEps& fy2026 = amd.eps_2026.value;
  const auto compared = on_one_basis(targets(amd), fy2026);
  for (std::size_t i = 0; i < compared.size(); ++i) {
    const BrokerTarget& target = amd.targets[i].value;
    const ComparedTarget& line = compared[i];
    const PeriodEps& own = own_year(amd, target.period);
    table.rows.push_back({text_cell(line.broker), price_cell(line.target),
                          text_cell(multiple_cell(target.multiple, 0).text + " " + label(target.period)),
                          price_cell(line.implied.eps, 3),
                          signed_percent_cell(implied_eps_against(target, own)),
                          multiple_cell(line.on_basis ? std::optional{line.on_basis->value} : std::nullopt),
                          price_cell(target_on(target, own)), price_cell(line.rolled)});
  }
  const PerShare own_target = price(author_target(amd));
  table.rows.push_back({text_cell("author 作者"), price_cell(own_target), text_cell("30x FY2026"),
                        price_cell(fy2026.eps, 3), signed_percent_cell(0.0),
                        multiple_cell(amd.author_multiple.value), price_cell(own_target),
                        price_cell(own_target)});
  table.notes = {
      "Targets and multiples are stated; the author prints 30x but never the price. All else is derived.",
      "JPM's own 30x, rolled from FY2025 to FY2026, is the author's target: the dispute is the base year."};
  return table;
}

TextTable upside_table(const AmdJune2025& amd) {
  const Valuation today = valued(amd, amd.market_multiple.value);
  TextTable table{.title = "4. Upside from 127.38, split into multiple and EPS 漲幅拆解",
                  .columns = {"", "target", "multiple", "EPS", "total"},
                  .rows = {}};
  for (const auto& sourced : amd.targets) {
    const BrokerTarget& target = sourced.value;
    const auto split = split_upside(today, {target.multiple, implied_eps(target).eps});
    table.rows.push_back(upside_row(target.broker, split, target.target));
  }
  const auto split = split_upside(today, valued(amd, amd.author_multiple.value));
  table.rows.push_back(upside_row("author 作者", split, price(author_target(amd))));
  const PerShare mean = mean_target(targets(amd));
  table.rows.push_back({text_cell("mean of the brokers"), price_cell(mean), text_cell(""), text_cell(""),
                        signed_percent_cell(growth(market_price(amd), mean))});
  table.notes = {
      "(1 + multiple)(1 + EPS) - 1 = total; all derived. JPM's multiple is on EPS of 2025, so its EPS is "
      "lower.",
      "The author's target lies " + signed_percent_cell(growth(mean, price(author_target(amd)))).text +
          " from the brokers' mean."};
  return table;
}

TextTable growth_line_table(const AmdJune2025& amd) {
  const auto& multiples = amd.high_multiples.value;
  return {
      .title = "5. The line of multiple on growth: 23x at -24 % (2022), 30x to 40x at +28 % (2023)",
      .columns = {"2023 read as", "multiple", "x a point", "multiple at 46.95 %", "price on 5.79"},
      .rows = {line_row(amd, "its lower end", multiples.low), line_row(amd, "its middle", multiples.middle()),
               line_row(amd, "its upper end", multiples.high)},
      .notes = {"Points are stated, the rest derived. Two points make a line, not evidence: 46.95 % lies "
                "outside them.",
                "EPS of 2024 still stood at 97.28 % of 2022: the high multiples of 2023 sat on a trough."}};
}

TextTable peg_table(const AmdJune2025& amd) {
  const double growth_2026 = consensus_growth(amd);
  const auto& multiples = amd.high_multiples.value;
  return {.title = "6. PEG: multiple over growth in percent",
          .columns = {"", "multiple", "growth", "PEG"},
          .rows = {peg_row("market 目前", amd.market_multiple.value, growth_2026),
                   peg_row("author 作者", amd.author_multiple.value, growth_2026),
                   peg_row("2023, lower end", multiples.low, amd.high_growth.value),
                   peg_row("2023, upper end", multiples.high, amd.high_growth.value)}};
}

TextTable sensitivity_table(const AmdJune2025& amd) {
  const auto& of_2023 = amd.high_multiples.value;
  const std::vector<Multiple> multiples{amd.market_multiple.value, Multiple{23}, amd.author_multiple.value,
                                        of_2023.middle(), of_2023.high};
  const PerShare eps = amd.eps_2026.value.eps;
  const PerShare needed = implied_eps(market_price(amd), amd.author_multiple.value);
  const double margin = margin_of_safety(market_price(amd), amd.author_multiple.value, eps);
  const std::vector<PerShare> grid{needed, 0.9 * eps, eps, 1.1 * eps};
  auto table =
      text_table("7. Price by multiple (down) and EPS of 2026 (across)", "", price_grid(multiples, grid),
                 [](std::optional<double> price) { return number_cell(price, 2); });
  table.notes = {"0.10 of EPS is worth " + price_cell(amd.author_multiple.value * PerShare{0.10}).text +
                     " at 30x; 1x is worth " + price_cell(Multiple{1} * eps).text + " on 5.79.",
                 "At 30x an EPS of " + price_cell(needed, 3).text +
                     " supports today's price: consensus may miss by " + percent_cell(margin).text + "."};
  return table;
}

}  // namespace target_amd
