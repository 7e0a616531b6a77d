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
/// e^{-qv} max(1 - K / S_v, 0). A mean under the risk-neutral measure is unreliable with fewer paths than 100
/// times the mean cube of the likelihood ratio, 100 e^{3 sigma^2 T} without jumps: the share measure is then
/// used, as `measure` says.
///
/// Coefficients of control variates come from a pilot run of up to 8,192 paths, which do not count. A control
/// is used if the pilot has ten effective paths per coefficient, of the payoff and of the control (the
/// martingale also needs n e^{-sigma^2 T} >= 1,000), and if in the run itself its error is at most the plain
/// one's, rests on ten effective paths, and its mean lies within the no-arbitrage bounds. If not, the plain
/// mean is used and `none` reported, also for a control that was asked for by name.
///
/// Probabilities under the other measure are those of the paths weighted by their likelihood ratio, divided
/// by the mean of the weights (a bias of the order of 1 / paths). If the effective sample size is below 1,000
/// (n e^{-sigma^2 T} without jumps), as many paths are drawn under the other measure instead, which doubles
/// the time; progress counts on, and the value given vesting is the value over the probability. With fewer
/// than 512 paths, standard errors come from 4,096 separate ones.
///
/// With a dilution, that of all positions together, the diluted value is solved for by such runs with the
/// same seed, usually five to ten; its error includes that of the price S* at which tranches and
/// probabilities are then taken. In a window of several closes, S* stands for today's close.
///
/// The target error is checked after each round of blocks. It is never reached with fewer than 512 paths, for
/// a value of 0, or while the error is unreliable. What falls between two closes comes with the later one: a
/// milestone half a day late on average, some .1 % of a value paid on vesting. Throws DomainError as
/// PathEngine does; for bad terms or settings; for 0 paths; and for a control variate that does not exist for
/// the model, by name: "settings.control: must be one that the model has (martingale), got crossing".
SimulatedValue value_by_simulation(const std::vector<WarrantPosition>& positions, const PriceModel& model,
                                   const ValuationTerms& terms = {}, const SimulationSettings& settings = {});

/// The same of one position, whose members are named in errors and warnings as value_by_formula names them:
/// "warrant.strike: must be ...".
SimulatedValue value_by_simulation(const WarrantPosition& position, const PriceModel& model,
                                   const ValuationTerms& terms = {}, const SimulationSettings& settings = {});

}  // namespace fairvalue
