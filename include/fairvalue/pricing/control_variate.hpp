/// \file pricing/control_variate.hpp
/// The variance-reduction methods of a simulated value.
#pragma once
#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

/// A variance-reduction method: a simulated quantity with a known mean, or strata with known probabilities.
/// No method changes the value that is estimated. With any method but `none`, conditions that are independent
/// of the price (a milestone of the outlook, service, named conditions) are replaced by their probability if
/// that is exact: for latched price gates, held to expiry.
enum class ControlVariate {
  automatic,  ///< the best method for the model, chosen by a pilot run
  none,
  martingale,  ///< control variate: the price itself. Any model
  crossing,    ///< control variate: Brownian-bridge probability of crossing a level near a tranche's hurdle,
               ///< times the payment at expiry if held. Flat market, no jumps; needs a hurdle ahead
  crossing_and_streaks,  ///< a crossing; for windows of eight closes or more also streaks: whether closes a
                         ///< few days apart were all at or above levels near the hurdle
  post_stratified        ///< strata of the final price, whose probabilities are known. Any market, no jumps
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
