/// \file industry/revenue_mix.hpp
/// The share of revenue that one business brings, and the revenue a share asks for.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// part / (part + rest). Both >= 0, not both zero.
double revenue_mix(Money part, Money rest);

/// The revenue the part needs to be `mix` of the total beside `rest`: rest m / (1 - m), not today's total
/// times m. Rest > 0, mix in [0, 1).
Money revenue_for_mix(Money rest, double mix);

/// The total's growth when the part, `mix` of the total before, grows by `part_growth` and the rest by
/// `rest_growth`: m g_part + (1 - m) g_rest. Mix in [0, 1], growths > -1.
double mixed_growth(double mix, double part_growth, double rest_growth);

}  // namespace fairvalue
