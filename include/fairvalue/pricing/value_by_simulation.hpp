/// \file pricing/value_by_simulation.hpp
/// The value of warrants by simulation, for every monitoring rule and gate, with a standard error for every
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
/// value are those of value_by_formula; for a grant-date value all positions must have the same grant date.
/// If vested and exercisable, a warrant share pays e^{-rT} max(S_T - K, 0) held to expiry, and e^{-rv}
/// max(S_v - K, 0) exercised on vesting, where v is the first day on which it is both. Under the share
/// measure the payoff is divided by the share: S_0 e^{-qv} max(1 - K / S_v, 0). The mean under the
/// risk-neutral measure is unreliable if the number of paths is below 100 times the mean cube of the
/// likelihood ratio, 100 e^{3 sigma^2 T} without jumps; the share measure is then used, and `measure` in the
/// result says so.
///
/// The coefficients of control variates come from a pilot run of up to 8,192 paths, which are not part of the
/// estimate. A control is used if the pilot has ten effective paths per coefficient, of the payoff and of the
/// control (the martingale also needs n e^{-sigma^2 T} >= 1,000), and if in the run itself its error is at
/// most that of the plain mean and has ten effective paths, and its mean is within the no-arbitrage bounds.
/// If not, the plain mean is used and `none` is reported, even if `settings` names the control.
///
/// Probabilities under the other measure are those of the paths weighted by their likelihood ratio, divided
/// by the mean of the weights (a bias of the order of 1 / paths). If the effective sample size is below 1,000
/// (n e^{-sigma^2 T} without jumps), as many paths are drawn under the other measure instead, which doubles
/// the time and the progress count; the value given vesting is then the value over the probability. With
/// fewer than 512 paths, standard errors come from 4,096 separate ones.
///
/// Dilution is that of all positions together. The diluted value is solved for by runs with the same seed,
/// usually five to ten; tranches and probabilities are those at the price S*, and their errors include that
/// of S*. In a window of several closes, S* stands for today's close.
///
/// The target error is checked after each round of blocks. It is never reached with fewer than 512 paths, for
/// a value of 0, or while the error is unreliable. An event between two closes counts on the later one: a
/// milestone is half a day late on average, about 0.1 % of a value paid on vesting. Throws DomainError as
/// PathEngine does; for bad terms or settings; for 0 paths; and for a control variate that does not exist for
/// the model, by name: "settings.control: must be one that the model has (martingale), got crossing".
SimulatedValue value_by_simulation(const std::vector<WarrantPosition>& positions, const PriceModel& model,
                                   const ValuationTerms& terms = {}, const SimulationSettings& settings = {});

/// The same for one position. Errors and warnings name its members as value_by_formula does: "warrant.strike:
/// must be ...".
SimulatedValue value_by_simulation(const WarrantPosition& position, const PriceModel& model,
                                   const ValuationTerms& terms = {}, const SimulationSettings& settings = {});

}  // namespace fairvalue
