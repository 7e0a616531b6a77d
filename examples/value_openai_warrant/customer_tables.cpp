#include <fmt/core.h>

#include "tables.hpp"

namespace value_openai_warrant {
namespace {

using namespace fairvalue;
using examples::OpenAiCustomer;

std::vector<Cell> commitment_row(const CommitmentYear& year, const CustomerYear& own) {
  std::vector<Cell> row{text_cell(std::to_string(year.period.year)), number_cell(year.gigawatts.value, 2)};
  for (const Money due : year.due) row.push_back(billions_cell(due, 1));
  row.insert(row.end(),
             {billions_cell(year.total, 1), billions_cell(own.revenue, 1), percent_cell(year.over_revenue, 0),
              billions_cell(own.own_funds, 1), billions_cell(year.shortfall, 1)});
  return row;
}

}  // namespace

TextTable customer_table(const OpenAiCustomer& customer) {
  const auto years = commitments_by_year(customer.commitments, customer.years);
  TextTable table{.title = "11. What OpenAI has promised, against its own revenue 客戶的承諾與收入",
                  .columns = {"year", "GW"},
                  .rows = {}};
  for (const Commitment& one : customer.commitments) table.columns.push_back("to " + one.seller);
  table.columns.insert(table.columns.end(),
                       {"together", "its revenue", "of revenue", "from NVIDIA", "to raise"});
  Money all{0.0};
  Money missing{0.0};
  Gigawatts gigawatts{0.0};
  for (std::size_t i = 0; i < years.size(); ++i) {
    table.rows.push_back(commitment_row(years[i], customer.years[i]));
    all += years[i].total;
    missing += years[i].shortfall;
    gigawatts += years[i].gigawatts;
  }
  const PerGigawatt nvidia = customer.commitments.back().price;
  table.notes = {
      fmt::format("{:g} GW come to {:.0f} bn, of which {:.0f} bn must be raised. AMD at the "
                  "case's {:g} bn a GW; NVIDIA at "
                  "{:g} bn,",
                  gigawatts.value, all.value / 1e9, missing.value / 1e9,
                  customer.commitments.front().price.value / 1e9, nvidia.value / 1e9),
      fmt::format("its content of a gigawatt ({}).", customer.nvidia_source),
      fmt::format("Its revenue: {:g} bn in 2025 and {:g} bn in {} ({}).",
                  customer.revenue_2025.value.value / 1e9, customer.years.back().revenue.value / 1e9,
                  customer.years.back().period.year, customer.revenue_2025.source),
      "Even growth between the two is assumed.",
      fmt::format("From NVIDIA: {:g} bn of equity for each of its gigawatts ({}).",
                  customer.nvidia_equity.value.value / 1e9, customer.nvidia_equity.source),
      "OpenAI's own cash pays for none of it: it projects to burn 17, 35 and 45 bn in 2026 to "
      "2028 (the same report)."};
  return table;
}

TextTable wrong_way_table(const Case& value, const examples::OpenAiFunding& funding) {
  TextTable table{.title = "12. If OpenAI pays AMD with AMD's shares 以認股權支付",
                  .columns = {"own funds a year", "buys less than planned", "GW bought", "correlation"},
                  .rows = {}};
  double planned = 0.0;
  for (const double billions : {0.0, 5.0, 10.0, 15.0, 20.0, 25.0}) {
    const WrongWay one = examples::openai_wrong_way(value, funding, Money{billions * 1e9});
    planned = one.planned.value;
    table.rows.push_back({billions_cell(Money{billions * 1e9}, 0), percent_cell(one.any_failure, 1),
                          number_cell(one.expected.value, 2),
                          one.correlation ? number_cell(*one.correlation, 2) : text_cell("")});
  }
  table.notes = {
      fmt::format(
          "OpenAI pays for AMD's {:g} GW with its own funds first, then by selling vested shares of AMD.",
          planned),
      "What neither pays for is not bought, and the tranche behind it does not vest. Buys less: the chance "
      "of that in",
      "any year. GW bought: on average. Correlation: of the last price and the gigawatts bought; above 0 a "
      "low "
      "price also",
      "means few gigawatts (wrong-way risk). No valuation above has this in it.",
      fmt::format("Assumed: a drift of {:g} % a year ({}), volatility {:g} %,", 100 * funding.drift.value,
                  funding.drift.source, 100 * funding.volatility.value),
      fmt::format("{:g} % of the price lost in selling ({}).", 100 * funding.market_impact.value,
                  funding.market_impact.source)};
  return table;
}

}  // namespace value_openai_warrant
