/// \file industry/yield.hpp
/// What defects cost. A yield is the share of good units, above 0 and at most 1.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// What a good unit costs when bad ones fetch their scrap value: (cost - (1 - yield) scrap) / yield.
/// Cost of each unit started > 0; 0 <= scrap <= cost.
Money cost_per_good_unit(Money cost, double yield, Money scrap = Money{0});

/// A good unit's cost against a maker of another yield, at one cost for each unit started: reference / yield.
/// 50 to 60 % against 85 %: 1.700 to 1.417.
double relative_cost_per_good_unit(double yield, double reference_yield);

/// The cost factor of a yield that falls by a share of itself: 1 / (1 - fall). A fall of 30 to 40 % is 1.429
/// to 1.667 whatever the yield was. Fall in [0, 1).
double cost_factor_of_fall(double fall);

/// The same when the fall is in points of yield: yield / (yield - points). From 90 %, 30 to 40 points are 1.5
/// to 1.8: the reading matters. Points >= 0 and below the yield.
double cost_factor_of_points(double yield, double points);

/// The yield of each layer of a stack that is good only if all are: stack_yield^(1 / layers). Layers >= 1.
/// 50 % of eight layers is 91.7 % a layer.
double layer_yield(double stack_yield, int layers);

/// The other way: layer_yield^layers.
double stack_yield(double layer_yield, int layers);

}  // namespace fairvalue
