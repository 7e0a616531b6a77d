/// \file pricing/control_variate.hpp
/// The variance-reduction methods of a simulated value.
#pragma once
#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

/// Variance-reduction method: something simulated beside the payoff whose mean is known. None changes what is
/// estimated. With any but `none`, conditions that have nothing to do with the price (a milestone of the
/// outlook, service, named ones) enter a value by their probability where that is exact: price gates latched,
/// held to expiry.
enum class ControlVariate {
  automatic,  ///< the best of those that exist for the model, found by a pilot run
  none,
  martingale,  ///< the price itself: any model
  crossing,    ///< crossing probabilities of levels near a tranche's hurdle, times what is paid at the
               ///< end if held to it; none for a tranche without a hurdle ahead: flat market, no jumps
  crossing_and_streaks,  ///< a crossing, and whether some closes a few days apart were in a row at levels
                         ///< near the hurdle, for windows of eight closes and more; as `crossing` for others
  post_stratified  ///< strata of the price at the end, whose probabilities are known: any market, no jumps
};
template <>
inline constexpr auto enum_names<ControlVariate> = names_of("control",
                                                            {{"automatic"},
                                                             {"none"},
                                                             {"martingale"},
                                                             {"crossing"},
                                                             {"crossing_and_streaks", "crossing and streaks"},
                                                             {"post_stratified", "post-stratified"}});

}  // namespace fairvalue
