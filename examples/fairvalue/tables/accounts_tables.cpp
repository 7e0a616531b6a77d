#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/accounting/remaining_obligation.hpp>

#include "fairvalue/case/valued.hpp"
#include "fairvalue/tables/accounts_securities.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// A column of the periods' amounts, where one of them is not 0.
void add_where_any(DocumentTable& table, DocumentColumn column, const std::vector<PeriodCost>& periods,
                   Money (*amount)(const PeriodCost&)) {
  const auto is_any = [&](const PeriodCost& one) { return amount(one).value != 0.0; };
  if (std::ranges::none_of(periods, is_any)) return;
  for (std::size_t i = 0; i < periods.size(); ++i)
    table.rows[i].cells.push_back(quantity(amount(periods[i]).value, column.unit));
  table.columns.push_back(std::move(column));
}

std::string fair_value_words(const Booked& of) {
  const std::string& money = of.units.money;
  const Money all = grant_date_cost(of.award);
  const Money left = all - of.charged();
  return fmt::format("Grant-date fair value {}: {} {} in all, {}.", of.fair_value_source,
                     words_of(all.value, money), money,
                     left > Money{0.0} ? words_of(left.value, money) + " of it not yet booked at the end"
                                       : "all of it booked at the end");
}

void drop_column(DocumentTable& table, const std::string& key) {
  const auto column = std::ranges::find(table.columns, key, &DocumentColumn::key);
  const auto at = column - table.columns.begin();
  table.columns.erase(column);
  for (DocumentRow& row : table.rows) row.cells.erase(row.cells.begin() + at);
}

}  // namespace

DocumentTable schedule_table(const Booked& of) {
  const std::string& money = of.units.money;
  DocumentTable table{.key = "schedule",
                      .title = "the cost of the warrant by quarter",
                      .columns = {{"quarter", "quarter"},
                                  {"purchases", "purchases", "GW"},
                                  {"opening", "opening", money},
                                  {"recognised", "recognised", money},
                                  {"caught_up", "caught up", money},
                                  {"closing", "closing", money},
                                  {"gross", "gross revenue", money},
                                  {"contra", "contra-revenue", money},
                                  {"net", "net revenue", money}},
                      .rows = {}};
  for (std::size_t i = 0; i < of.schedule.size(); ++i) {
    const PeriodCost& one = of.schedule[i];
    add_row(table, one.label,
            {text(one.label), quantity(of.quarters[i].purchases.purchases, "GW"),
             quantity(one.total.opening.value, money), quantity(one.total.recognised.value, money),
             quantity(one.total.caught_up.value, money), quantity(one.total.closing.value, money),
             quantity(one.gross_revenue.value, money), quantity(one.contra_revenue.value, money),
             quantity(one.net_revenue.value, money)});
  }
  add_where_any(table, {"expense", "expense", money}, of.schedule,
                [](const PeriodCost& one) { return one.expense; });
  add_where_any(table, {"remeasured", "remeasured", money}, of.schedule,
                [](const PeriodCost& one) { return one.total.remeasured; });
  add_where_any(table, {"upfront_asset", "upfront asset", money}, of.schedule,
                [](const PeriodCost& one) { return one.upfront_asset; });
  table.notes = {
      fair_value_words(of),
      fmt::format("Attribution {}: {}.", to_string(of.award.policy.attribution),
                  of.award.policy.attribution_reason),
      "Quarters that the case says nothing of are as planned, and every tranche is probable in them."};
  return table;
}

DocumentTable tranche_cost_table(const Booked& of) {
  DocumentTable table{.key = "by tranche",
                      .title = "cost booked in each quarter by tranche",
                      .columns = {{"quarter", "quarter"}},
                      .rows = {}};
  for (const CustomerTranche& tranche : of.award.tranches)
    table.columns.push_back({"tranche " + tranche.name, tranche.name, of.units.money});
  table.columns.push_back({"total", "total", of.units.money});
  for (const PeriodCost& period : of.schedule) {
    std::vector<DocumentCell> cells{text(period.label)};
    for (const TrancheCost& one : period.tranches)
      cells.push_back(quantity((one.cost.recognised + one.cost.caught_up).value, of.units.money));
    cells.push_back(quantity((period.total.recognised + period.total.caught_up).value, of.units.money));
    add_row(table, period.label, std::move(cells));
  }
  return table;
}

DocumentTable tranche_flow_table(const Booked& of) {
  const std::string& money = of.units.money;
  DocumentTable table{.key = "flows",
                      .title = "every tranche by quarter",
                      .columns = {{"quarter", "quarter"},
                                  {"tranche", "tranche"},
                                  {"opening", "opening", money},
                                  {"recognised", "recognised", money},
                                  {"caught_up", "caught up", money},
                                  {"closing", "closing", money},
                                  {"remeasured", "remeasured", money},
                                  {"counted", "shares counted", "shares"},
                                  {"why", "why"}},
                      .rows = {},
                      .is_detail = true};
  for (const PeriodCost& period : of.schedule) {
    for (std::size_t i = 0; i < period.tranches.size(); ++i) {
      const TrancheCost& one = period.tranches[i];
      add_row(table, period.label + " " + of.award.tranches[i].name,
              {text(period.label), text(of.award.tranches[i].name), quantity(one.cost.opening.value, money),
               quantity(one.cost.recognised.value, money), quantity(one.cost.caught_up.value, money),
               quantity(one.cost.closing.value, money), quantity(one.cost.remeasured.value, money),
               quantity(one.counted.value, "shares"), text(one.why)});
    }
  }
  return table;
}

DocumentTable obligation_table(const Booked& of) {
  const std::string& money = of.units.money;
  DocumentTable table{.key = "obligation",
                      .title = "remaining performance obligations",
                      .columns = {{"quarter", "at the end of"},
                                  {"gross", "price of committed purchases", money},
                                  {"contra", "cost that they will bear", money},
                                  {"net", "transaction price", money}},
                      .rows = {},
                      .notes = {"Committed purchases alone; optional ones are no obligation (ASC "
                                "606-10-50-13)."}};
  if (!of.deal.terms.committed) return table;
  const double committed = of.deal.terms.committed->value.value;
  const Money price = Gigawatts{1.0} * of.deal.terms.revenue_per_gigawatt.value;
  double made = 0.0;
  std::vector<PurchasePeriod> periods;
  for (const AccountedQuarter& quarter : of.quarters) {
    periods.push_back(quarter.purchases);
    made += quarter.purchases.purchases;
    if (made > committed) break;
    const RemainingObligation left = remaining_obligation(of.award, periods, committed, price);
    add_row(table, quarter.purchases.label,
            {text(quarter.purchases.label), quantity(left.gross.value, money),
             quantity(left.contra_revenue.value, money), quantity(left.net.value, money)});
  }
  return table;
}

DocumentTable eps_bridge_table(const EpsView& of) {
  const std::string& unit = of.units.a_share;
  DocumentTable table{.key = "eps",
                      .title = "EPS without the deal and with it",
                      .columns = {{"year", "year"},
                                  {"basis", "basis"},
                                  {"without", "without", unit},
                                  {"volume", "volume", unit},
                                  {"contra", "contra-revenue", unit},
                                  {"remeasured", "remeasured", unit},
                                  {"tax", "tax", unit},
                                  {"shares", "shares", unit},
                                  {"with", "with", unit}},
                      .rows = {}};
  const auto add = [&](const BookedYear& year, const DealEpsBridge& bridge) {
    const std::string basis{to_string(bridge.basis)};
    add_row(table, label(year.period) + " " + std::string{key_of(bridge.basis)},
            {text(label(year.period)), text(basis), quantity(bridge.without.value, unit),
             effect(bridge.volume), effect(bridge.contra_revenue), effect(bridge.remeasured),
             effect(bridge.tax), effect(bridge.shares), quantity(bridge.with.value, unit)});
    if (bridge.flag) add_once(table.notes, *bridge.flag);
  };
  table.notes = {
      "The company without the deal is the same on both bases: only the warrant's cost parts them. "
      "Contra-revenue is with what of it is an expense."};
  if (of.has_exercises) table.notes.push_back("Tax holds the windfall at exercise.");
  for (const BookedYear& year : of.years) {
    add(year, year.gaap);
    add(year, year.non_gaap);
  }
  if (of.file.company.basic_shares && !of.years.empty())
    table.notes.push_back(
        "Without the deal EPS has the company's convertibles and options in it, from basic shares on and "
        "at the price of the year; the income is that of the operating model.");
  if (std::ranges::all_of(of.years, [](const BookedYear& one) { return one.gaap.remeasured.value == 0.0; }))
    drop_column(table, "remeasured");
  return table;
}

DocumentTable three_numbers_table(const Priced& economic, const Booked& of) {
  DocumentTable table{.key = "three numbers",
                      .title = "three numbers of one warrant",
                      .columns = {{"what", ""}, {"number", "number"}},
                      .rows = {}};
  const EpsShares& last = of.company.years.back().shares;
  const Shares shares = of.company.years.back().warrants_basic +
                        (last.incremental - last.in_basic - security_shares(of.company.counted, last));
  const std::string& money = of.units.money;
  const auto total = economic.total();
  add_row(table, "economic",
          {text("economic value, today"), total ? own_quantity(total->value, money) : text(economic.reason)});
  add_row(table, "grant_date",
          {text("grant-date fair value"), own_quantity(grant_date_cost(of.award).value, money)});
  add_row(table, "eps_shares",
          {text("shares in diluted EPS of " + label(of.company.years.back().period)),
           own_quantity(shares.value, "shares")});
  if (total) table.notes = {warrant_numbers(*total, grant_date_cost(of.award), shares).why};
  const auto positions = open_positions(of.file);
  const auto own = std::ranges::find(positions, of.deal.terms.name, &OpenPosition::name);
  if (total && own != positions.end() && own->is_planned)
    table.notes.push_back(
        "The economic value here is with deliveries as planned, in the base case; what the deals are worth "
        "has it under each scenario's gigawatts, weighted: another number.");
  return table;
}

DocumentTable disclosure_table(const Booked& of) {
  const AwardDisclosure made = award_disclosure({.terms = of.deal.terms.warrant->value,
                                                 .award = of.award,
                                                 .periods = of.schedule,
                                                 .values = *of.values,
                                                 .tax_rate = of.file.operating_model->tax_rate.value});
  DocumentTable table{.key = "disclosure",
                      .title = "disclosure (ASC 718-10-50-2) at the end of the schedule",
                      .columns = {{"item", "item"}, {"value", "value"}, {"paragraph", "paragraph"}},
                      .rows = {},
                      .notes = made.footnote};
  for (const DisclosureRow& row : made.rows)
    add_row(table, row.item, {text(row.item), text(row.value), text(row.paragraph)});
  return table;
}

}  // namespace calculator
