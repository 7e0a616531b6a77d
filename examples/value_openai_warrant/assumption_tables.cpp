#include <algorithm>

#include <fairvalue/report/quantity_cell.hpp>

#include "fairvalue/case/valued.hpp"
#include "tables.hpp"

namespace value_openai_warrant {
namespace {

using namespace fairvalue;

template <class T>
void add_if_assumed(TextTable& table, const char* what, const Sourced<T>& number,
                    std::optional<double> value) {
  if (!is_chosen(number.standing)) return;
  table.rows.push_back(
      {text_cell(what), value ? quantity_cell(value, "%") : text_cell(""), text_cell(number.source)});
}

}  // namespace

TextTable assumption_table(const CaseFile& file, const examples::OpenAiPricing& pricing) {
  TextTable table{
      .title = "23. What is assumed, and why 假設", .columns = {"number", "value", "reason"}, .rows = {}};
  const calculator::Valued of = calculator::valued({.verb = "value", .simulates = false}, file);
  const auto all = assumptions(of.value);
  for (const DocumentRow& row : calculator::assumption_table(of).rows) {
    const auto same = [&](const Assumption& one) { return one.what == row.key; };
    if (std::ranges::none_of(all, same)) continue;  // of the calculator's other verbs
    table.rows.push_back({row.cells[0].shown, row.cells[1].shown, row.cells[3].shown});
  }
  add_if_assumed(table, "pricing: terms", pricing.terms, {});
  add_if_assumed(table, "pricing: volatility", pricing.volatility, pricing.volatility.value);
  add_if_assumed(table, "pricing: risk-free rate", pricing.risk_free_rate,
                 pricing.risk_free_rate.value.value);
  add_if_assumed(table, "pricing: milestones and conditions", pricing.outlook, {});
  add_if_assumed(table, "pricing: deployment (table 22)", pricing.deployment, {});
  return table;
}

}  // namespace value_openai_warrant
