/// \file pricing/value_by_simulation.hpp
/// What warrants are worth by simulation: every monitoring rule and gate, with a standard error on every
/// number.
#pragma once
#include <vector>

#include <fairvalue/pricing/simulated_result.hpp>
#include <fairvalue/pricing/simulation_settings.hpp>
#include <fairvalue/pricing/valuation_terms.hpp>
#include <fairvalue/simulation/price_model.hpp>
#include <fairvalue/simulation/warrant_position.hpp>

namespace fairvalue {

/// Simulates and values every tranche of the positions, all on the same paths of one share price. Kinds of
/// value are those of value_by_formula; positions of a grant-date value have one grant date. With exercise
/// allowed and vested, held to expiry: e^{-rT} max(S_T - K, 0); on vesting: e^{-rv} max(S_v - K, 0) on the
/// day v on which it has vested and may be exercised. Under the share measure the same over the share, S_0
/// e^{-qv} max(1 - K / S_v, 0). If the paths are fewer than 100 times the mean cube of the likelihood, 100
/// e^{3 sigma^2 T} without jumps, a risk-neutral sample does not see its own tail: the value is then drawn
/// under the share measure, as `measure` says.
///
/// Coefficients of control variates come from a pilot run of up to 8,192 paths, which do not count. A control
/// is used if the pilot has ten effective paths a coefficient, of the payoff and of the control; the
/// martingale also needs n e^{-sigma^2 T} >= 1,000; and if in the run itself its error is at most the plain
/// one's, rests on ten effective paths, and its mean lies within the no-arbitrage bounds. If not, the plain
/// mean is taken and `none` reported, also where a control was asked for by name.
///
/// Probabilities of the other measure are those of the paths weighted by their likelihood ratio, and
/// corrected by the likelihoods of the run itself (a bias of the order of 1 / paths). Where so weighted they
/// count as fewer than 1,000, n e^{-sigma^2 T} without jumps, as many paths are drawn under the other measure
/// instead, which takes as long again; progress then counts on, and the value given vesting is the value over
/// the probability. Standard errors of fewer than 512 paths are taken from 4,096 others.
///
/// With a dilution, that of all positions together, the diluted value is found by four or five such runs with
/// the same seed; its error includes that of the price S* at which tranches and probabilities are then taken.
///
/// Whether a target error is reached is asked after each round of blocks; with fewer than 512 paths, for a
/// value of 0, or while the error is not to be trusted, it never is. What falls between two closes comes with
/// the later one: a milestone half a day late on average, some .1 % of a value paid on vesting. Throws
/// DomainError as PathEngine does; for bad terms or settings; for 0 paths; and for a control variate that
/// does not exist for the model, by name: "settings.control: must be one that the model has (martingale), got
/// crossing".
SimulatedValue value_by_simulation(const std::vector<WarrantPosition>& positions, const PriceModel& model,
                                   const ValuationTerms& terms = {}, const SimulationSettings& settings = {});

/// The same of one position, whose members are named in errors and warnings as value_by_formula names them:
/// "warrant.strike: must be ...".
SimulatedValue value_by_simulation(const WarrantPosition& position, const PriceModel& model,
                                   const ValuationTerms& terms = {}, const SimulationSettings& settings = {});

}  // namespace fairvalue
