#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/accounting/unrecognised_cost.hpp>
#include <fairvalue/core/split.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/deal_loop.hpp>

#include "fairvalue/tables/accounts_securities.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

constexpr std::size_t quarters_a_year = 4;

/// The base case of the deal alone, and what it says of every year.
struct LoopYears {
  explicit LoopYears(const Booked& of)
      : value{with_calibration(case_of_deal(of.file, of.deal))},
        settings{base_settings(value)},
        years{deal_loop(value, settings)},
        base{base_path(value.company, settings.eps_growth, settings.revenue_growth, settings.multiple)},
        tranches{vested_tranches(value, settings, 0)} {}

  const Warrant& warrant() const { return value.deals[0].warrant->value; }

  Case value;
  Settings settings;
  std::vector<DealYear> years;
  std::vector<BaseYear> base;
  std::vector<std::vector<VestedTranche>> tranches;  ///< by year
};

/// A quarter with its place in the schedule, which may begin later.
struct Quarter {
  FiscalPeriod period;
  std::size_t year;  ///< of the loop
  bool ends_year;
  std::optional<std::size_t> booked{};
  double purchased = 0.0;  ///< to its end
};

std::vector<Quarter> quarters_of(const Booked& of, const LoopYears& loop) {
  std::vector<Quarter> quarters;
  double purchased = 0.0;
  for (std::size_t year = 0; year < loop.years.size(); ++year) {
    for (const FiscalPeriod& period : fiscal_quarters(loop.years[year].period)) {
      Quarter one{.period = period, .year = year, .ends_year = period.quarter == quarters_a_year};
      const auto found = std::ranges::find(of.quarters, period, &AccountedQuarter::period);
      if (found != of.quarters.end()) {
        one.booked = static_cast<std::size_t>(found - of.quarters.begin());
        purchased += found->purchases.purchases;
      }
      one.purchased = purchased;
      quarters.push_back(one);
    }
  }
  return quarters;
}

/// Shares of a tranche that become issuable in a quarter, as contingent shares of their own.
struct Vintage {
  std::size_t tranche;  ///< of the terms
  std::size_t quarter;
  double part;  ///< of the tranche
  ContingentTranche shares;
};

/// One tranche of the terms through all quarters.
class CountedTranche {
 public:
  CountedTranche(const Booked& of, const LoopYears& loop, const std::vector<Quarter>& quarters,
                 std::size_t index)
      : of_{of},
        terms_{loop.warrant().tranches[index]},
        warrant_{loop.warrant()},
        factor_{split_factor(warrant_.adjustments, warrant_.granted, loop.value.spot.value.as_of)},
        booked_{static_cast<std::size_t>(
            std::ranges::find(of.award.tranches, terms_.name, &CustomerTranche::name) -
            of.award.tranches.begin())} {
    double part = 0.0;
    for (const Quarter& quarter : quarters) {
      part = std::max(part, issuable_part(quarter, loop.tranches[quarter.year][index]));
      parts_.push_back(part);
    }
  }

  /// Of its shares, at the end of a quarter.
  double part(std::size_t quarter) const { return parts_[quarter]; }

  ContingentTranche shares(double part, PerShare spot) const {
    const PerShare strike =
        split_adjusted(terms_.own.strike ? std::get<PerShare>(*terms_.own.strike) : warrant_.strike, factor_);
    return {.name = terms_.name,
            .shares = split_adjusted(terms_.shares, factor_) * part,
            .strike = strike,
            .agreed = warrant_.granted,
            .for_little_or_nothing = strike <= little_or_nothing * spot};
  }

  /// The day on which the last condition was met, for shares that became issuable in `from`. A condition of
  /// exercise is not known to be met.
  std::optional<Date> conditions_met(const Quarter& from) const {
    if (!exercise_gates_of(terms_, warrant_).empty()) return std::nullopt;
    return terms_.vested_at_issue ? warrant_.granted : from.period.end;
  }

  /// A share that is one of a part of the tranche, on the shares of the spot's day.
  PerShare unrecognised(const Quarter& quarter, double part) const {
    const CustomerTranche& tranche = of_.award.tranches[booked_];
    TrancheCost cost{.cost = {}, .counted = tranche.shares, .value = *tranche.fair_value, .why = {}};
    if (quarter.booked) cost = of_.schedule[*quarter.booked].tranches[booked_];
    const Shares issuable = std::min(tranche.shares, tranche.shares * part);
    return split_adjusted(average_unrecognised_cost(tranche, cost, issuable), factor_);
  }

  /// Loss of a liability in a quarter, before tax, on a part of what is issuable of the tranche.
  Money remeasured(const Quarter& quarter, double part) const {
    if (!quarter.booked) return Money{0.0};
    return of_.schedule[*quarter.booked].tranches[booked_].cost.remeasured * part;
  }

 private:
  /// What the volume and the loop's price of the year allow; at the year's end what the loop does.
  double issuable_part(const Quarter& quarter, const VestedTranche& of_year) const {
    if (quarter.ends_year) return of_year.reached;
    const double volume = quarter.purchased * (1.0 + 1e-9);
    const double by_volume = terms_.linear ? vested_part(*terms_.linear, volume)
                                           : (volume >= of_.award.tranches[booked_].purchases ? 1.0 : 0.0);
    return std::min(by_volume, of_year.reached);
  }

  const Booked& of_;
  const Tranche& terms_;
  const Warrant& warrant_;
  double factor_;
  std::size_t booked_;  ///< index in the award
  std::vector<double> parts_{};
};

std::vector<Vintage> vintages_of(const std::vector<CountedTranche>& tranches, std::size_t quarters,
                                 PerShare spot) {
  std::vector<Vintage> vintages;
  for (std::size_t i = 0; i < tranches.size(); ++i) {
    double before = 0.0;
    for (std::size_t q = 0; q < quarters; ++q) {
      const double more = tranches[i].part(q) - std::exchange(before, tranches[i].part(q));
      if (more > 0.0)
        vintages.push_back(
            {.tranche = i, .quarter = q, .part = more, .shares = tranches[i].shares(more, spot)});
    }
  }
  return vintages;
}

/// The year's income without the deal by quarters of equal size, the deal's by its revenue and bookings.
Money income_of(const Booked& of, const LoopYears& loop, const Quarter& quarter) {
  const Money without = loop.base[quarter.year].net_income / static_cast<double>(quarters_a_year);
  if (!quarter.booked) return without;
  const PeriodCost& booked = of.schedule[*quarter.booked];
  const double margin = loop.value.deals[0].margin.value;
  const double incremental = loop.settings.deals[0].incremental;
  return without +
         (1.0 - loop.value.company.tax_rate.value) *
             (margin * incremental * booked.gross_revenue - booked.contra_revenue - booked.expense -
              booked.total.remeasured) +
         windfall_of(of, *quarter.booked);
}

CountedShares counted_shares(const Booked& of, const LoopYears& loop, const std::vector<Quarter>& quarters) {
  std::vector<CountedTranche> tranches;
  for (std::size_t i = 0; i < loop.warrant().tranches.size(); ++i)
    tranches.emplace_back(of, loop, quarters, i);
  const auto vintages = vintages_of(tranches, quarters.size(), loop.value.spot.value.price);
  const double after_tax = 1.0 - loop.value.company.tax_rate.value;
  CountedShares counted;
  for (const Vintage& one : vintages) counted.tranches.push_back(one.shares);
  const CompanyProfile& company = of.file.company;
  const auto securities = security_tranches(company, quarters.front().period.start);
  counted.tranches.insert(counted.tranches.end(), securities.begin(), securities.end());
  counted.securities = securities.size();
  for (std::size_t q = 0; q < quarters.size(); ++q) {
    EpsPeriod period{.period = quarters[q].period,
                     .income = income_of(of, loop, quarters[q]),
                     .outstanding = outstanding_of(of.file, loop.base, quarters[q].year),
                     .average_price = loop.years[quarters[q].year].price,
                     .statuses = {}};
    for (const Vintage& one : vintages) {
      const CountedTranche& tranche = tranches[one.tranche];
      const bool is_met = one.quarter <= q;
      const double part = tranche.part(std::max(q, one.quarter));
      period.statuses.push_back(
          {.conditions_met = is_met ? tranche.conditions_met(quarters[one.quarter]) : std::nullopt,
           .met_if_ended = is_met,
           .unrecognised_cost = tranche.unrecognised(quarters[q], part),
           .income_effect = after_tax * tranche.remeasured(quarters[q], one.part / part)});
    }
    const auto statuses = security_statuses(company, loop.value.company.tax_rate.value);
    period.statuses.insert(period.statuses.end(), statuses.begin(), statuses.end());
    counted.quarters.push_back(std::move(period));
  }
  return counted;
}

std::vector<std::string> pinned_words(const LoopYears& loop) {
  std::vector<std::string> words;
  for (std::size_t year = 0; year < loop.years.size(); ++year) {
    if (!loop.years[year].pinned) continue;
    for (std::size_t i = 0; i < loop.tranches[year].size(); ++i) {
      const VestedTranche& one = loop.tranches[year][i];
      if (!(one.vested < one.reached)) continue;
      words.push_back(
          fmt::format("{}: the deal loop is pinned at {:g} and lets {:.1f} % of the tranche {} vest; here it "
                      "counts whole, as the price stands at its hurdle and a tranche vests whole or not at "
                      "all.",
                      label(loop.years[year].period), loop.years[year].pinned->hurdle.value,
                      100.0 * one.vested, loop.warrant().tranches[i].name));
    }
  }
  return words;
}

/// The quarters of a year as if nothing had been booked of the warrant.
std::vector<EpsPeriod> with_cost_added_back(const Booked& of, const LoopYears& loop,
                                            std::span<const Quarter> quarters,
                                            std::span<const EpsPeriod> periods) {
  std::vector<EpsPeriod> adjusted(periods.begin(), periods.end());
  for (std::size_t i = 0; i < quarters.size(); ++i) {
    for (std::size_t j = 0; j + of.counted.securities < adjusted[i].statuses.size(); ++j)
      adjusted[i].statuses[j].income_effect = Money{0.0};
    if (!quarters[i].booked) continue;
    const PeriodCost& booked = of.schedule[*quarters[i].booked];
    adjusted[i].income += (1.0 - loop.value.company.tax_rate.value) *
                              (booked.contra_revenue + booked.expense + booked.total.remeasured) -
                          windfall_of(of, *quarters[i].booked);
  }
  return adjusted;
}

BookedYear booked_year(const Booked& of, const LoopYears& loop, std::span<const Quarter> quarters,
                       std::span<const EpsPeriod> periods) {
  const std::size_t year = quarters.front().year;
  const double tax = loop.value.company.tax_rate.value;
  const BaseYear& base = loop.base[year];
  DealEps eps{.basis = EarningsBasis::gaap,
              .income_before_tax = base.net_income / (1.0 - tax),
              .tax_rate = tax,
              .diluted_shares = base.diluted_shares,
              .deal_revenue = Money{0.0},
              .deal_margin = loop.value.deals[0].margin.value,
              .contra_revenue = Money{0.0},
              .deal_shares = Shares{0.0}};
  for (const Quarter& quarter : quarters) {
    if (!quarter.booked) continue;
    const PeriodCost& booked = of.schedule[*quarter.booked];
    eps.deal_revenue += loop.settings.deals[0].incremental * booked.gross_revenue;
    eps.contra_revenue += booked.contra_revenue + booked.expense;
    eps.remeasured += booked.total.remeasured;
    eps.windfall += windfall_of(of, *quarter.booked);
  }
  const EpsShares us = eps_shares_to_date(of.counted.tranches, periods, EpsStandard::us_gaap);
  eps.deal_shares = std::max(us.in_basic, us.diluted - base.diluted_shares);
  eps.deal_basic_shares = us.in_basic;
  eps.dilution_income = us.added;
  DealEps adjusted = eps;  // leaves a liability's loss out: all shares dilute a profit
  adjusted.deal_shares = std::max(us.in_basic, us.incremental);
  adjusted.dilution_income = Money{0.0};
  adjusted.basis = EarningsBasis::non_gaap;
  adjusted.adds_back_contra_revenue = true;
  if (counts_from_basic(of.file)) {
    const EpsShares without =
        without_deal(of, periods, base.net_income / static_cast<double>(quarters_a_year));
    for (DealEps* const one : {&eps, &adjusted}) {
      one->diluted_shares = without.diluted;
      one->other_income = without.added;
      one->deal_shares = std::max(us.in_basic, us.diluted - without.diluted);
    }
    eps.diluted_eps = us.diluted_eps;
    adjusted.diluted_eps =
        eps_shares_to_date(of.counted.tranches, with_cost_added_back(of, loop, quarters, periods),
                           EpsStandard::us_gaap)
            .diluted_eps;
  }
  return {.period = base.period,
          .price = loop.years[year].price,
          .shares = us,
          .ifrs = eps_shares_to_date(of.counted.tranches, periods, EpsStandard::ifrs),
          .gaap = deal_eps_bridge(eps),
          .non_gaap = deal_eps_bridge(adjusted)};
}

}  // namespace

void count_shares(Booked& of) {
  const LoopYears loop{of};
  const std::vector<Quarter> quarters = quarters_of(of, loop);
  of.counted = counted_shares(of, loop, quarters);
  of.counted.pinned = pinned_words(loop);
  for (std::size_t first = 0; first < quarters.size(); first += quarters_a_year) {
    of.years.push_back(booked_year(of, loop, std::span{quarters}.subspan(first, quarters_a_year),
                                   std::span{of.counted.quarters}.subspan(first, quarters_a_year)));
  }
}

}  // namespace calculator
