#include <algorithm>

#include <fmt/core.h>

#include "fairvalue/charts/charts.hpp"

namespace calculator {

using namespace fairvalue;

void add_contra_revenue_chart(Document& document, const Booked& of) {
  DocumentTable table{
      .key = "contra_revenue",
      .title = of.deal.terms.name + ": what the warrant takes from revenue, by quarter and tranche",
      .columns = {{"quarter", "fiscal quarter"},
                  {"tranche", "tranche"},
                  {"contra", "contra-revenue", of.units.money}},
      .rows = {}};
  for (const PeriodCost& period : of.schedule) {
    for (std::size_t i = 0; i < period.tranches.size(); ++i) {
      const std::string& name = of.award.tranches.at(i).name;
      const Money cost = period.tranches[i].cost.recognised + period.tranches[i].cost.caught_up;
      if (cost.value == 0.0 && i > 0) continue;  // the quarter has its place by the first
      add_row(table, period.label + " " + name,
              {text(period.label), text(name), quantity(cost.value, of.units.money)});
    }
  }
  add_chart(
      document, std::move(table),
      {.axis = ChartAxis::periods,
       .along = "quarter",
       .layers = {{.mark = ChartMark::bars, .value = "contra", .series = "tranche"}},
       .value_title = "contra-revenue",
       .caption = "The warrant's cost as it is booked against the revenue of each quarter, by tranche."});
}

}  // namespace calculator
