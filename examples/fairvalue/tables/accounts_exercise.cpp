#include <algorithm>
#include <map>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/split.hpp>

#include "fairvalue/tables/accounts.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// A tranche of the terms while its shares are exercised.
struct ExercisedTranche {
  const Tranche& terms;
  std::size_t booked;  ///< index in the award
  PerShare strike;
  double factor;  ///< shares of today for one of the grant date
};

ExercisedTranche exercised_tranche(const Booked& of, const std::string& name) {
  const Warrant& warrant = of.deal.terms.warrant->value;
  const auto terms = std::ranges::find(warrant.tranches, name, &Tranche::name);
  const auto booked = std::ranges::find(of.award.tranches, name, &CustomerTranche::name);
  const Strike strike = terms->own.strike.value_or(warrant.strike);
  const double factor = split_factor(warrant.adjustments, warrant.granted, of.file.market->spot.value.as_of);
  if (const auto* stated = std::get_if<PerShare>(&strike))
    return {*terms, static_cast<std::size_t>(booked - of.award.tranches.begin()),
            split_adjusted(*stated, factor), factor};
  throw Error{
      fmt::format("{}: tranche {}: its strike is set later; the tax of its exercise needs a stated one",
                  of.deal.terms.name, name)};
}

/// Of its shares, at what has been purchased.
double vested_at(const ExercisedTranche& tranche, const CustomerTranche& booked, double purchased) {
  if (tranche.terms.linear) return vested_part(*tranche.terms.linear, purchased);
  return purchased * (1.0 + 1e-9) >= booked.purchases ? 1.0 : 0.0;
}

/// What has been exercised of a tranche so far.
struct Exercised {
  Shares shares{0.0};
  Money cost{0.0};
};

}  // namespace

std::vector<ExercisedShares> exercises_of(const Booked& of) {
  std::vector<ExercisedShares> all;
  std::map<std::string, Exercised> so_far;
  double purchased = 0.0;
  for (std::size_t q = 0; q < of.quarters.size(); ++q) {
    purchased += of.quarters[q].purchases.purchases;
    for (const GivenQuarter& given : of.deal.facts.accounts->quarters) {
      if (given.period != of.quarters[q].purchases.label) continue;
      for (const GivenExercise& one : given.exercises) {
        const ExercisedTranche tranche = exercised_tranche(of, one.tranche);
        const CustomerTranche& booked = of.award.tranches[tranche.booked];
        Exercised& before = so_far[one.tranche];
        const Shares vested =
            split_adjusted(booked.shares, tranche.factor) * vested_at(tranche, booked, purchased);
        if (before.shares + one.shares > vested * (1.0 + 1e-9))
          throw Error{
              fmt::format("{}: deal {}: accounts: quarter {}.exercise of {}: must be at most {:.10g} shares "
                          "(vested by its "
                          "purchases, less those exercised before), got {:.10g}; change it, or the purchases "
                          "of the quarters",
                          of.file.name, of.deal.terms.name, given.period, one.tranche,
                          std::max(0.0, (vested - before.shares).value), one.shares.value)};
        const TrancheCost& cost = of.schedule[q].tranches[tranche.booked];
        const Money own = std::clamp(one.shares * (cost.value / tranche.factor), Money{0.0},
                                     std::max(Money{0.0}, cost.cost.closing - before.cost));
        before.shares += one.shares;
        before.cost += own;
        all.push_back({.quarter = q,
                       .tranche = one.tranche,
                       .shares = one.shares,
                       .price = one.price,
                       .tax = tax_at_exercise(one.shares, tranche.strike, one.price, own,
                                              of.file.operating_model->tax_rate.value)});
      }
    }
  }
  return all;
}

Money windfall_of(const Booked& of, std::size_t quarter) {
  Money sum{0.0};
  for (const ExercisedShares& one : of.exercises) {
    if (one.quarter == quarter) sum += one.tax.windfall;
  }
  return sum;
}

DocumentTable exercise_tax_table(const Booked& of) {
  const std::string& money = of.units.money;
  DocumentTable table{.key = "exercise tax",
                      .title = "tax at exercise",
                      .columns = {{"quarter", "quarter"},
                                  {"tranche", "tranche"},
                                  {"shares", "shares", "shares"},
                                  {"price", "price", of.units.a_share},
                                  {"deduction", "deduction", money},
                                  {"benefit", "tax benefit", money},
                                  {"deferred", "deferred asset reversed", money},
                                  {"windfall", "windfall", money}},
                      .rows = {}};
  for (const ExercisedShares& one : of.exercises) {
    const std::string& quarter = of.quarters[one.quarter].purchases.label;
    add_row(table, quarter + " " + one.tranche,
            {text(quarter), text(one.tranche), quantity(one.shares.value, "shares"),
             quantity(one.price.value, of.units.a_share), quantity(one.tax.deduction.value, money),
             quantity(one.tax.benefit.value, money), quantity(one.tax.deferred_reversed.value, money),
             quantity(one.tax.windfall.value, money)});
  }
  table.notes = {
      "Deduction: the gain at exercise, where tax law allows it. Reversed: the deferred asset on the cost "
      "booked for these shares (ASC 718-740-25-2). The windfall, or shortfall below zero, is income tax of "
      "its "
      "quarter (ASC 718-740-35-2), and so in EPS.",
      "From the quarter after their exercise on, exercised shares are outstanding: basic shares have what "
      "was "
      "delivered, all of them or, by net exercise, those worth the gain."};
  return table;
}

}  // namespace calculator
