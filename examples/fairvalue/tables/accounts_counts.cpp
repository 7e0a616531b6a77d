#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "fairvalue/tables/accounts_loop.hpp"
#include "fairvalue/tables/accounts_securities.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// What of a deal is in a year or a quarter: sums over the quarters booked.
struct DealAmounts {
  Money revenue{0.0};  ///< of it what is new business
  Money profit{0.0};   ///< of that revenue, before tax
  Money cost{0.0};     ///< contra-revenue and expense
  Money remeasured{0.0};
  Money windfall{0.0};
};

DealAmounts amounts_of(const LoopYears& loop, std::span<const Quarter> quarters) {
  DealAmounts sum;
  for (const Quarter& quarter : quarters) {
    for (std::size_t i = 0; i < loop.deals.size(); ++i) {
      const auto& at = quarter.deals[i].booked;
      if (!at) continue;
      const PeriodCost& booked = loop.deals[i]->schedule[*at];
      const Money revenue = loop.settings.deals[i].incremental * booked.gross_revenue;
      sum.revenue += revenue;
      sum.profit += loop.value.deals[i].margin.value * revenue;
      sum.cost += booked.contra_revenue + booked.expense;
      sum.remeasured += booked.total.remeasured;
      sum.windfall += windfall_of(*loop.deals[i], *at);
    }
  }
  return sum;
}

/// The year's income without the deals by quarters of equal size, the deals' by their revenue and bookings.
Money income_of(const LoopYears& loop, const Quarter& quarter) {
  const Money without = loop.base[quarter.year].net_income / static_cast<double>(quarters_a_year);
  const DealAmounts deals = amounts_of(loop, {&quarter, 1});
  return without + (1.0 - loop.tax_rate()) * (deals.profit - deals.cost - deals.remeasured) + deals.windfall;
}

/// What a vintage is at the end of a quarter.
ContingentStatus status_of(const LoopYears& loop, const std::vector<Quarter>& quarters,
                           const CountedTranche& tranche, const Vintage& one, std::size_t q) {
  const bool is_met = one.quarter <= q;
  const double part = std::max(one.part, tranche.part(std::max(q, one.quarter)));
  ContingentStatus status{
      .conditions_met = is_met ? tranche.conditions_met(quarters[one.quarter]) : std::nullopt,
      .met_if_ended = is_met,
      .unrecognised_cost = tranche.unrecognised(quarters[q], part),
      .income_effect = (1.0 - loop.tax_rate()) * tranche.remeasured(quarters[q], one.part / part)};
  if (one.exercised && *one.exercised < q) {
    const Date end = quarters[*one.exercised].period.end;
    status.conditions_met = status.conditions_met.value_or(end);
    status.issued = add_days(end, 1);
  }
  return status;
}

/// Shares that exercises before a quarter have brought.
Shares delivered_by(const std::vector<Vintage>& vintages, std::size_t quarter) {
  Shares sum{0.0};
  for (const Vintage& one : vintages) {
    if (one.exercised && *one.exercised < quarter) sum += one.delivered;
  }
  return sum;
}

CountedShares counted_shares(const LoopYears& loop, const std::vector<Quarter>& quarters) {
  const auto tranches = counted_tranches(loop, quarters);
  const auto vintages = vintages_of(tranches, quarters, loop.value.spot.value.price);
  CountedShares counted;
  for (const Vintage& one : vintages) counted.tranches.push_back(one.shares);
  const CompanyProfile& company = loop.file.company;
  const auto securities = security_tranches(company, quarters.front().period.start);
  counted.tranches.insert(counted.tranches.end(), securities.begin(), securities.end());
  counted.securities = securities.size();
  for (std::size_t q = 0; q < quarters.size(); ++q) {
    EpsPeriod period{
        .period = quarters[q].period,
        .income = income_of(loop, quarters[q]),
        .outstanding = outstanding_of(loop.file, loop.base, quarters[q].year) + delivered_by(vintages, q),
        .average_price = loop.years[quarters[q].year].price,
        .statuses = {}};
    for (const Vintage& one : vintages)
      period.statuses.push_back(status_of(loop, quarters, tranches[one.tranche], one, q));
    const auto statuses = security_statuses(company, loop.tax_rate());
    period.statuses.insert(period.statuses.end(), statuses.begin(), statuses.end());
    counted.quarters.push_back(std::move(period));
  }
  return counted;
}

std::vector<std::string> pinned_words(const LoopYears& loop) {
  std::vector<std::string> words;
  for (std::size_t year = 0; year < loop.years.size(); ++year) {
    if (!loop.years[year].pinned) continue;
    for (std::size_t deal = 0; deal < loop.deals.size(); ++deal) {
      for (std::size_t i = 0; i < loop.tranches[deal][year].size(); ++i) {
        const VestedTranche& one = loop.tranches[deal][year][i];
        if (!(one.vested < one.reached)) continue;
        words.push_back(fmt::format(
            "{}: the deal loop is pinned at {:g} and lets {:.1f} % of the tranche {} vest; here it counts "
            "whole, as the price stands at its hurdle and a tranche vests whole or not at all.",
            label(loop.years[year].period), loop.years[year].pinned->hurdle.value, 100.0 * one.vested,
            loop.name(deal, loop.warrant(deal).tranches[i].name)));
      }
    }
  }
  return words;
}

/// The quarters of a year as if nothing had been booked of the warrants.
std::vector<EpsPeriod> with_cost_added_back(const LoopYears& loop, std::span<const Quarter> quarters,
                                            std::span<const EpsPeriod> periods, std::size_t securities) {
  std::vector<EpsPeriod> adjusted(periods.begin(), periods.end());
  for (std::size_t i = 0; i < quarters.size(); ++i) {
    for (std::size_t j = 0; j + securities < adjusted[i].statuses.size(); ++j)
      adjusted[i].statuses[j].income_effect = Money{0.0};
    const DealAmounts deals = amounts_of(loop, quarters.subspan(i, 1));
    adjusted[i].income += (1.0 - loop.tax_rate()) * (deals.cost + deals.remeasured) - deals.windfall;
  }
  return adjusted;
}

/// The year with the deals on GAAP, their shares as `us` has them, `basic` of them in basic shares.
DealEps gaap_eps(const LoopYears& loop, std::span<const Quarter> quarters, const EpsShares& us,
                 Shares basic) {
  const BaseYear& base = loop.base[quarters.front().year];
  const DealAmounts deals = amounts_of(loop, quarters);
  return {.basis = EarningsBasis::gaap,
          .income_before_tax = base.net_income / (1.0 - loop.tax_rate()),
          .tax_rate = loop.tax_rate(),
          .diluted_shares = base.diluted_shares,
          .deal_revenue = deals.revenue,
          .deal_margin = deals.revenue > Money{0.0} ? deals.profit / deals.revenue : 0.0,
          .contra_revenue = deals.cost,
          .windfall = deals.windfall,
          .remeasured = deals.remeasured,
          .deal_shares = std::max(basic, us.diluted - base.diluted_shares),
          .deal_basic_shares = basic,
          .dilution_income = us.added};
}

BookedYear booked_year(const LoopYears& loop, std::span<const Quarter> quarters, const CountedShares& counted,
                       std::span<const EpsPeriod> periods) {
  const std::size_t year = quarters.front().year;
  const BaseYear& base = loop.base[year];
  const EpsShares us = eps_shares_to_date(counted.tranches, periods, EpsStandard::us_gaap);
  const Shares outstanding = outstanding_of(loop.file, loop.base, year);
  const Shares basic = std::max(Shares{0.0}, us.basic - outstanding);  // of the warrants, exercised or not
  DealEps eps = gaap_eps(loop, quarters, us, basic);
  DealEps adjusted = eps;  // leaves a liability's loss out: all shares dilute a profit
  adjusted.deal_shares = basic + (us.incremental - us.in_basic);
  adjusted.dilution_income = Money{0.0};
  adjusted.basis = EarningsBasis::non_gaap;
  adjusted.adds_back_contra_revenue = true;
  if (counts_from_basic(loop.file)) {
    const auto back = with_cost_added_back(loop, quarters, periods, counted.securities);
    const EpsShares without =
        without_deal(counted, periods, base.net_income / static_cast<double>(quarters_a_year), outstanding);
    for (DealEps* const one : {&eps, &adjusted}) {
      one->diluted_shares = without.diluted;
      one->other_income = without.added;
      one->deal_shares = std::max(basic, us.diluted - without.diluted);
    }
    eps.diluted_eps = us.diluted_eps;
    adjusted.diluted_eps = eps_shares_to_date(counted.tranches, back, EpsStandard::us_gaap).diluted_eps;
  }
  return {.period = base.period,
          .price = loop.years[year].price,
          .shares = us,
          .warrants_basic = basic,
          .ifrs = eps_shares_to_date(counted.tranches, periods, EpsStandard::ifrs),
          .gaap = deal_eps_bridge(eps),
          .non_gaap = deal_eps_bridge(adjusted)};
}

}  // namespace

CountedCompany counted_company(std::span<const Booked* const> deals) {
  const LoopYears loop{deals};
  const std::vector<Quarter> quarters = quarters_of(loop);
  CountedCompany company{.counted = counted_shares(loop, quarters)};
  company.counted.pinned = pinned_words(loop);
  for (std::size_t first = 0; first < quarters.size(); first += quarters_a_year) {
    company.years.push_back(booked_year(loop, std::span{quarters}.subspan(first, quarters_a_year),
                                        company.counted,
                                        std::span{company.counted.quarters}.subspan(first, quarters_a_year)));
  }
  return company;
}

}  // namespace calculator
