/// \file industry/cluster.hpp
/// Accelerators in numbers: what a gigawatt holds and costs, and what an hour of one costs its owner.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Accelerators that a power feeds: power / (watts each x overhead). Power >= 0; watts of one with its share
/// of the server > 0; overhead of the site (PUE, 1 without cooling and losses) >= 1. Not rounded. Name the
/// unit: a package of two dies is one accelerator here.
double accelerators_on(Gigawatts power, double watts_each, double overhead);

/// What a gigawatt of them costs: price x accelerators on one gigawatt. Price > 0.
PerGigawatt cost_per_gigawatt(Money price_each, double watts_each, double overhead);

/// What it takes to own one accelerator.
struct Ownership {
  Money price;        ///< of the accelerator with its share of server and network; > 0
  Money site;         ///< its share of building and power supply; >= 0
  Years life;         ///< over which both are repaid; > 0
  double watts;       ///< at full use, with its share of the server; >= 0
  double overhead;    ///< of the site (PUE); >= 1
  Money electricity;  ///< per kilowatt-hour; >= 0
  Money upkeep;       ///< people, repairs, software, a year; >= 0
};

/// An hour's cost and its parts. Capital and upkeep run in every hour; power too, as if always drawn.
struct HourlyCost {
  Money capital;
  Money power;
  Money upkeep;
  Money per_hour;       ///< their sum
  Money per_used_hour;  ///< over the utilisation: what an hour must rent for
};

/// Capital is `capital_recovery_per_hour` of price and site over the life; without a cost of capital both are
/// written off evenly. Utilisation above 0 and at most 1; cost of capital >= 0, a year, compounded annually.
/// Taxes and a resale value at the end of the life are not covered. Throws DomainError naming
/// `ownership.price` and so on.
HourlyCost ownership_cost(const Ownership& ownership, double utilisation, double cost_of_capital = 0);

}  // namespace fairvalue
