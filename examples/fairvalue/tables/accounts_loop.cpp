#include "fairvalue/tables/accounts_loop.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fairvalue/accounting/unrecognised_cost.hpp>
#include <fairvalue/core/split.hpp>
#include <fairvalue/model/calibration.hpp>

namespace calculator {

using namespace fairvalue;

namespace {

Case case_of(std::span<const Booked* const> deals) {
  std::vector<const CaseDeal*> terms;
  for (const Booked* const one : deals) terms.push_back(&one->deal);
  return with_calibration(case_of_deals(deals.front()->file, terms));
}

}  // namespace

LoopYears::LoopYears(std::span<const Booked* const> booked)
    : file{booked.front()->file},
      deals{booked},
      value{case_of(booked)},
      settings{base_settings(value)},
      years{deal_loop(value, settings)},
      base{base_path(value.company, settings.eps_growth, settings.revenue_growth, settings.multiple)} {
  for (std::size_t i = 0; i < deals.size(); ++i) tranches.push_back(vested_tranches(value, settings, i));
}

std::string LoopYears::name(std::size_t deal, const std::string& tranche) const {
  return deals.size() == 1 ? tranche : deals[deal]->deal.terms.name + ": " + tranche;
}

std::vector<Quarter> quarters_of(const LoopYears& loop) {
  std::vector<Quarter> quarters;
  std::vector<double> purchased(loop.deals.size(), 0.0);
  for (std::size_t year = 0; year < loop.years.size(); ++year) {
    for (const FiscalPeriod& period : fiscal_quarters(loop.years[year].period)) {
      Quarter one{.period = period, .year = year, .ends_year = period.quarter == quarters_a_year};
      for (std::size_t i = 0; i < loop.deals.size(); ++i) {
        const auto& own = loop.deals[i]->quarters;
        DealQuarter quarter;
        if (const auto found = std::ranges::find(own, period, &AccountedQuarter::period);
            found != own.end()) {
          quarter.booked = static_cast<std::size_t>(found - own.begin());
          purchased[i] += found->purchases.purchases;
        }
        quarter.purchased = purchased[i];
        one.deals.push_back(quarter);
      }
      quarters.push_back(std::move(one));
    }
  }
  return quarters;
}

CountedTranche::CountedTranche(const LoopYears& loop, const std::vector<Quarter>& quarters, std::size_t deal,
                               std::size_t index)
    : of_{*loop.deals[deal]},
      deal_{deal},
      terms_{loop.warrant(deal).tranches[index]},
      warrant_{loop.warrant(deal)},
      name_{loop.name(deal, terms_.name)},
      factor_{split_factor(warrant_.adjustments, warrant_.granted, loop.value.spot.value.as_of)},
      booked_{static_cast<std::size_t>(
          std::ranges::find(of_.award.tranches, terms_.name, &CustomerTranche::name) -
          of_.award.tranches.begin())} {
  double part = 0.0;
  for (const Quarter& quarter : quarters) {
    part = std::max(part, issuable_part(quarter, loop.tranches[deal][quarter.year][index]));
    parts_.push_back(part);
  }
}

ContingentTranche CountedTranche::shares(double part, PerShare spot) const {
  const PerShare strike =
      split_adjusted(terms_.own.strike ? std::get<PerShare>(*terms_.own.strike) : warrant_.strike, factor_);
  return {.name = name_,
          .shares = split_adjusted(terms_.shares, factor_) * part,
          .strike = strike,
          .agreed = warrant_.granted,
          .for_little_or_nothing = strike <= little_or_nothing * spot};
}

std::optional<Date> CountedTranche::conditions_met(const Quarter& from) const {
  if (!exercise_gates_of(terms_, warrant_).empty()) return std::nullopt;
  return terms_.vested_at_issue ? warrant_.granted : from.period.end;
}

PerShare CountedTranche::unrecognised(const Quarter& quarter, double part) const {
  const CustomerTranche& tranche = of_.award.tranches[booked_];
  TrancheCost cost{.cost = {}, .counted = tranche.shares, .value = *tranche.fair_value, .why = {}};
  if (const auto& at = quarter.deals[deal_].booked) cost = of_.schedule[*at].tranches[booked_];
  const Shares issuable = std::min(tranche.shares, tranche.shares * part);
  return split_adjusted(average_unrecognised_cost(tranche, cost, issuable), factor_);
}

Money CountedTranche::remeasured(const Quarter& quarter, double part) const {
  const auto& at = quarter.deals[deal_].booked;
  if (!at) return Money{0.0};
  return of_.schedule[*at].tranches[booked_].cost.remeasured * part;
}

/// What the volume and the loop's price of the year allow; at the year's end what the loop does.
double CountedTranche::issuable_part(const Quarter& quarter, const VestedTranche& of_year) const {
  if (quarter.ends_year) return of_year.reached;
  const double volume = quarter.deals[deal_].purchased * (1.0 + 1e-9);
  const double by_volume = terms_.linear ? vested_part(*terms_.linear, volume)
                                         : (volume >= of_.award.tranches[booked_].purchases ? 1.0 : 0.0);
  return std::min(by_volume, of_year.reached);
}

std::vector<CountedTranche::Exercise> CountedTranche::exercises(const std::vector<Quarter>& quarters) const {
  const Shares all = split_adjusted(terms_.shares, factor_);
  std::vector<Exercise> found;
  for (const ExercisedShares& one : of_.exercises) {
    if (one.tranche != terms_.name) continue;
    for (std::size_t q = 0; q < quarters.size(); ++q) {
      if (quarters[q].deals[deal_].booked != one.quarter) continue;
      const double kept = warrant_.settlement == ExerciseSettlement::net
                              ? one.tax.deduction / (one.shares * one.price)  // the gain over the price
                              : 1.0;
      found.push_back({.quarter = q, .part = one.shares / all, .delivered = kept * one.shares});
    }
  }
  return found;
}

namespace {

constexpr double rounding = 1e-9;  ///< of a tranche

/// Takes an exercise from the vintages of a tranche, the earliest first.
void exercise(std::vector<Vintage>& vintages, std::size_t index, const CountedTranche& tranche,
              const CountedTranche::Exercise& taken, PerShare spot) {
  double left = taken.part;
  const auto piece = [&](std::size_t quarter, double part) {
    return Vintage{.tranche = index,
                   .quarter = std::min(quarter, taken.quarter),
                   .part = part,
                   .shares = tranche.shares(part, spot),
                   .exercised = taken.quarter,
                   .delivered = taken.delivered * (part / taken.part)};
  };
  for (std::size_t i = 0; i < vintages.size() && left > rounding; ++i) {
    if (vintages[i].exercised) continue;
    const double part = std::min(left, vintages[i].part);
    left -= part;
    const Vintage exercised = piece(vintages[i].quarter, part);
    const double rest = vintages[i].part - part;
    if (rest <= rounding) {
      vintages[i] = exercised;
      continue;
    }
    vintages[i].part = rest;
    vintages[i].shares = tranche.shares(rest, spot);
    vintages.push_back(exercised);
  }
  if (left > rounding) vintages.push_back(piece(taken.quarter, left));
}

}  // namespace

std::vector<Vintage> vintages_of(const std::vector<CountedTranche>& tranches,
                                 const std::vector<Quarter>& quarters, PerShare spot) {
  std::vector<Vintage> all;
  for (std::size_t i = 0; i < tranches.size(); ++i) {
    std::vector<Vintage> own;
    double before = 0.0;
    for (std::size_t q = 0; q < quarters.size(); ++q) {
      const double more = tranches[i].part(q) - std::exchange(before, tranches[i].part(q));
      if (more > 0.0)
        own.push_back({.tranche = i, .quarter = q, .part = more, .shares = tranches[i].shares(more, spot)});
    }
    for (const CountedTranche::Exercise& one : tranches[i].exercises(quarters))
      exercise(own, i, tranches[i], one, spot);
    all.insert(all.end(), own.begin(), own.end());
  }
  return all;
}

std::vector<CountedTranche> counted_tranches(const LoopYears& loop, const std::vector<Quarter>& quarters) {
  std::vector<CountedTranche> tranches;
  for (std::size_t deal = 0; deal < loop.deals.size(); ++deal) {
    for (std::size_t i = 0; i < loop.warrant(deal).tranches.size(); ++i)
      tranches.emplace_back(loop, quarters, deal, i);
  }
  return tranches;
}

}  // namespace calculator
