/// \file deal/detail/linear_progress.hpp
/// How far a linear tranche has come on a known history.
#pragma once
#include <cstddef>

#include <fairvalue/deal/vesting.hpp>

namespace fairvalue::detail {

struct LinearProgress {
  double volume = 0.0;     ///< so far, until the agreement's end
  double exercised = 0.0;  ///< the part of the tranche that has been exercised, from 0 to 1
  bool stopped = false;    ///< the agreement has ended: no more volume counts
};

/// The part of the tranche that a volume vests, from 0 to 1.
double part_at(const LinearVesting& linear, double volume);

/// Of the linear tranche `index`, whose state on `as_of` is `state`. Sound terms and history.
LinearProgress linear_progress(const Warrant& warrant, const DealHistory& history, Date as_of,
                               std::size_t index, const TrancheVesting& state);

}  // namespace fairvalue::detail
