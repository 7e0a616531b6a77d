#include <algorithm>

#include <fmt/core.h>

#include "fairvalue/tables/accounts.hpp"

namespace calculator {

using namespace fairvalue;

namespace {

bool is_exercisable(const Booked& of) { return of.deal.terms.warrant->value.exercise_gates.empty(); }

/// The last year with and without the deals.
std::string joint_sentence(const EpsView& of, const std::string& names) {
  const DealEpsBridge& last = of.years.back().gaap;
  return fmt::format("{} together: diluted GAAP EPS of {} is {:.2f} {}, {:.2f} without them.", names,
                     label(of.years.back().period), last.with.value, of.units.money, last.without.value);
}

}  // namespace

EpsView::EpsView(const Booked& of)
    : file{of.file},
      units{of.units},
      counted{of.company.counted},
      years{of.company.years},
      is_exercisable{calculator::is_exercisable(of)},
      has_exercises{!of.exercises.empty()} {}

EpsView::EpsView(std::span<const Booked* const> deals, const CountedCompany& company)
    : file{deals.front()->file},
      units{deals.front()->units},
      counted{company.counted},
      years{company.years},
      is_exercisable{
          std::ranges::all_of(deals, [](const Booked* one) { return calculator::is_exercisable(*one); })},
      has_exercises{std::ranges::any_of(deals, [](const Booked* one) { return !one->exercises.empty(); })} {}

void add_joint_accounts(Document& document, const std::vector<Booked>& booked) {
  if (booked.size() < 2) return;
  std::vector<const Booked*> deals;
  for (const Booked& one : booked) deals.push_back(&one);
  const CountedCompany company = counted_company(deals);
  const EpsView view{deals, company};
  std::string names;
  for (const Booked* const one : deals) names += (names.empty() ? "" : " and ") + one->deal.terms.name;
  document.headline.push_back(joint_sentence(view, names));
  for (DocumentTable table : {share_count_table(view), quarter_count_table(view), dilution_order_table(view),
                              eps_bridge_table(view)}) {
    if (table.rows.empty()) continue;
    table.key += " together";
    table.title = "all booked deals: " + table.title;
    document.tables.push_back(std::move(table));
  }
}

}  // namespace calculator
