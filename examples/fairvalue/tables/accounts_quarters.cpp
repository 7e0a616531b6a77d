#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/deal_loop.hpp>

#include "fairvalue/tables/accounts.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// A quarter of a year of the deal loop.
struct CountedQuarter {
  FiscalPeriod period;
  std::size_t year;    ///< of the loop
  double purchases;    ///< in it
  double to_date;      ///< purchases until its end
  Money contra{0.0};   ///< booked in it
  Shares issuable{0};  ///< at its end
};

std::vector<CountedQuarter> counted_quarters(const Booked& of, const std::vector<DealYear>& loop) {
  std::vector<CountedQuarter> quarters;
  double to_date = 0.0;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    for (const FiscalPeriod& period : fiscal_quarters(loop[i].period)) {
      CountedQuarter one{.period = period, .year = i, .purchases = 0.0, .to_date = 0.0};
      for (std::size_t j = 0; j < of.quarters.size(); ++j) {
        if (of.quarters[j].period != period) continue;
        one.purchases = of.quarters[j].purchases.purchases;
        one.contra = of.schedule[j].contra_revenue;
      }
      to_date += one.purchases;
      one.to_date = to_date;
      quarters.push_back(one);
    }
  }
  return quarters;
}

/// The shares whose volume is reached, as far as the deal loop lets them vest in the year; never fewer than
/// before.
void add_issuable(std::vector<CountedQuarter>& quarters, const Booked& of,
                  const std::vector<DealYear>& loop) {
  Shares before{0.0};
  for (CountedQuarter& quarter : quarters) {
    Shares reached{0.0};
    for (const CustomerTranche& tranche : of.award.tranches) {
      if (tranche.purchases <= quarter.to_date * (1.0 + 1e-9)) reached += tranche.shares;
    }
    const bool ends_year = quarter.period.end == loop[quarter.year].period.end;
    const Shares of_year = loop[quarter.year].vested_to_date;
    quarter.issuable = ends_year ? of_year : std::max(before, std::min(reached, of_year));
    before = quarter.issuable;
  }
}

/// What comes to be issuable in a quarter, as contingent shares of their own.
std::vector<ContingentTranche> vintages_of(const std::vector<CountedQuarter>& quarters, const Booked& of,
                                           PerShare spot) {
  const Warrant& terms = of.deal.terms.warrant->value;
  std::vector<ContingentTranche> vintages;
  Shares before{0.0};
  for (const CountedQuarter& quarter : quarters) {
    if (quarter.issuable > before) {
      vintages.push_back({.name = label(quarter.period),
                          .shares = quarter.issuable - before,
                          .strike = terms.strike,
                          .agreed = terms.granted,
                          .for_little_or_nothing = terms.strike <= little_or_nothing * spot});
    }
    before = std::max(before, quarter.issuable);
  }
  return vintages;
}

std::vector<ContingentStatus> statuses_at(const std::vector<ContingentTranche>& vintages,
                                          const std::vector<CountedQuarter>& quarters, std::size_t now,
                                          bool is_exercisable) {
  std::vector<ContingentStatus> statuses;
  for (const ContingentTranche& one : vintages) {
    const auto from = std::ranges::find_if(
        quarters, [&](const CountedQuarter& quarter) { return label(quarter.period) == one.name; });
    const bool is_met = from - quarters.begin() <= static_cast<std::ptrdiff_t>(now);
    statuses.push_back(
        {.conditions_met = is_met && is_exercisable ? std::optional{from->period.end} : std::nullopt,
         .met_if_ended = is_met});
  }
  return statuses;
}

/// The year's income without the deal by quarters of equal size, the deal's by its purchases and bookings.
Money income_of(const CountedQuarter& quarter, const BaseYear& base, const Case& value) {
  const Deal& deal = value.deals[0];
  const Settings set = base_settings(value);
  const Money sold =
      Gigawatts{quarter.purchases} * deal.revenue_per_gigawatt.value * set.deals[0].incremental;
  return base.net_income / 4.0 +
         (1.0 - value.company.tax_rate.value) * (deal.margin.value * sold - quarter.contra);
}

std::vector<EpsPeriod> eps_periods(const std::vector<CountedQuarter>& quarters,
                                   const std::vector<ContingentTranche>& vintages, const Booked& of,
                                   const Case& value, const std::vector<DealYear>& loop) {
  const Settings set = base_settings(value);
  const auto base = base_path(value.company, set.eps_growth, set.revenue_growth, set.multiple);
  const bool is_exercisable = of.deal.terms.warrant->value.exercise_gates.empty();
  std::vector<EpsPeriod> periods;
  for (std::size_t i = 0; i < quarters.size(); ++i) {
    const std::size_t year = quarters[i].year;
    periods.push_back({.period = quarters[i].period,
                       .income = income_of(quarters[i], base[year], value),
                       .outstanding = base[year].diluted_shares,
                       .average_price = loop[year].price,
                       .statuses = statuses_at(vintages, quarters, i, is_exercisable)});
    for (ContingentStatus& one : periods.back().statuses)
      one.unrecognised_cost = unrecognised_cost(of, quarters[i].period);
  }
  return periods;
}

}  // namespace

DocumentTable quarter_count_table(const Booked& of) {
  const std::string& a_share = of.units.a_share;
  DocumentTable table{.key = "shares by quarter",
                      .title = "shares in EPS by quarter and for the year to date, in the base case",
                      .columns = {{"quarter", "quarter"},
                                  {"basic", "basic", "shares"},
                                  {"contingent", "contingently issuable", "shares"},
                                  {"diluted", "diluted", "shares"},
                                  {"diluted_eps", "diluted EPS", a_share},
                                  {"to_date", "diluted, to date", "shares"},
                                  {"to_date_eps", "EPS to date", a_share},
                                  {"ifrs", "under IFRS", "shares"},
                                  {"ifrs_eps", "EPS under IFRS", a_share}},
                      .rows = {}};
  const Case value = with_calibration(case_of_deal(of.file, of.deal));
  const auto loop = deal_loop(value, base_settings(value));
  auto quarters = counted_quarters(of, loop);
  add_issuable(quarters, of, loop);
  const auto vintages = vintages_of(quarters, of, value.spot.value.price);
  const auto periods = eps_periods(quarters, vintages, of, value, loop);
  std::size_t first = 0;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    if (quarters[i].year != quarters[first].year) first = i;
    const std::span<const EpsPeriod> year{periods.data() + first, i + 1 - first};
    const EpsShares own = eps_shares(vintages, periods[i]);
    const EpsShares us = eps_shares_to_date(vintages, year, EpsStandard::us_gaap);
    const EpsShares ifrs = eps_shares_to_date(vintages, year, EpsStandard::ifrs);
    const bool differs = std::abs(ifrs.diluted / us.diluted - 1.0) > 1e-12;
    add_row(table, label(periods[i].period),
            {text(label(periods[i].period)), quantity(own.basic.value, "shares"),
             quantity((own.incremental - own.in_basic).value, "shares"),
             quantity(own.diluted.value, "shares"), quantity(own.diluted_eps.value, a_share),
             quantity(us.diluted.value, "shares"), quantity(us.diluted_eps.value, a_share),
             differs ? quantity(ifrs.diluted.value, "shares") : text("the same"),
             differs ? quantity(ifrs.diluted_eps.value, a_share) : text("")});
  }
  table.notes = {
      "A tranche counts from the quarter in which its volume is reached, if the deal loop lets it vest by "
      "the "
      "year's end; the year's one price stands for every quarter's average.",
      "To date: contingent shares are the plain mean of those of the quarters (ASC 260-10-45-49); IFRS "
      "counts "
      "them afresh, by the last quarter's test over the whole span (IAS 33.52)."};
  return table;
}

}  // namespace calculator
