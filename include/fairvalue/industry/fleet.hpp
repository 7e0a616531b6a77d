/// \file industry/fleet.hpp
/// Machines that fail early: what a working one takes.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Units to install so that `working` are left when the share `removed` is pulled out: working / (1 -
/// removed). 5 % of early removals make 105.26 of 100. Not rounded to whole units. Working >= 0, removed in
/// [0, 1).
double units_to_install(double working, double removed);

/// What an hour, or a machine, costs when only those left count: price / (1 - removed). Price > 0.
Money price_per_working_unit(Money price, double removed);

}  // namespace fairvalue
