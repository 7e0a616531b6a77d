/// \file deal/detail/loss.hpp
/// Why a tranche is not there yet, and when it was lost for good.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/deal/tranche_vesting.hpp>

#include "gate_dates.hpp"

namespace fairvalue::detail {

/// What is known on a day of a deal's tranches of one expiry. Refers to the warrant and the history.
struct Knowledge {
  const Warrant& warrant;
  const DealHistory& history;
  Date as_of;
  Date expiry;
  Observed before_expiry;  ///< for exercise gates
  Observed before_end;     ///< for vesting, which the agreement's end stops too
  double split_factor;     ///< from the grant to `as_of`
};

/// The dates of one tranche; none: not by the day asked.
struct TrancheDates {
  std::optional<Date> begin{};     ///< of the linear part, the rank's day; the grant for a cliff
  std::optional<double> ranked{};  ///< the part that the rank pays, once known
  std::vector<std::optional<Date>> gates{};
  std::optional<Date> vested{};
  std::vector<std::optional<Date>> exercise_gates{};  ///< by gate of the warrant
  std::optional<Date> exercisable{};
  std::optional<Date> accelerated{};  ///< vested by a change of control, in spite of gates not met
};

/// The day after which nothing vests: the agreement's end, or a change of control that makes the rest lapse.
std::optional<Date> end_of_vesting(const Warrant& warrant, const DealHistory& history);

/// The first condition that is not met, in the order of the terms: the tranche's gates, its linear start,
/// the exercise gates, a strike to be set. Empty when all are.
std::string first_not_met(const Tranche& tranche, const TrancheDates& dates, const Knowledge& known);

struct Loss {
  Date on;  ///< first day on which it is lost
  TrancheState state;
  std::string reason;
};

/// How the tranche, or what is not exercised of it, was lost by the day asked; none while it can still be
/// had. Of several ways the first counts, on one day in the order lapsed, forfeited, terminated.
std::optional<Loss> loss_of(const Tranche& tranche, const TrancheDates& dates, const Knowledge& known);

}  // namespace fairvalue::detail
