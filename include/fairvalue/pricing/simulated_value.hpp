/// \file pricing/simulated_value.hpp
/// What warrants are worth by simulation: every monitoring rule and gate, with a standard error on every
/// number.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/math/block_run.hpp>
#include <fairvalue/pricing/fair_value.hpp>
#include <fairvalue/simulation/path_engine.hpp>

namespace fairvalue {

/// A mean over paths, known up to chance.
struct Sampled {
  double mean;
  /// 0 only where nothing is random. Where no path saw what the mean is of, or every path did, a bound is put
  /// to it, as if one path more had been different: of n paths 1 / n for a probability, for a value of 0 a
  /// share over n (in a risk-neutral run, the highest of price, strike and hurdles over n), and the value
  /// over n where every path pays; what theory allows for all such paths together where that is at most
  /// three paths in n. Where fewer than 30
  /// effective paths make up the error of a value, it is widened as if one path more had changed the most.
  double standard_error;
};

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

struct SimulationSettings {
  std::uint64_t paths = std::uint64_t{1}
                        << 20;  ///< at most; in [1, 2^33]; more than 4,096 come in whole blocks
  /// Stops when the total's standard error is at most this part of it (1e-4 is a basis point); > 0. None: all
  /// paths.
  std::optional<double> target_error{};
  bool each_tranche = false;  ///< the target is one for the value of every tranche too
  ControlVariate control = ControlVariate::automatic;
  ExercisePolicy exercise = ExercisePolicy::hold_to_expiry;
  /// Measurement-date: only market gates count. Grant-date: the same, and the life from the grant on, the
  /// market's spot being that of the grant's day or of one of the 31 before; all deals are then granted on one
  /// day.
  ValueKind kind = ValueKind::economic;
  RunControl run{};  ///< `cancelled` is asked once a first round of blocks is done
  /// Whether hurdles on closes are checked by convolution too, some 20 ms a tranche; see FormulaCheck.
  bool cross_check = false;
};

/// What a formula says of a tranche that it covers: held to expiry, a flat market without jumps, conditions
/// that do not depend on the price, the life of all deals.
struct FormulaCheck {
  ValuationMethod method;
  double value;                 ///< a share
  double difference_in_errors;  ///< simulated less formula's, over the error of the former
  bool agrees;                  ///< within six errors and what the paths' floats leave open
};

struct SimulatedTranche {
  std::string deal;
  std::string tranche;
  Shares shares;
  Sampled value;  ///< a share, in currency units
  /// P(the price conditions are met by the last day), those after a milestone counted from it; 1 without any.
  Sampled hit_risk_neutral;
  Sampled hit_share;             ///< the same under the share measure
  Sampled vesting_probability;   ///< risk-neutral, as is the next; of a linear tranche the expected part
  Sampled exercise_probability;  ///< P(vested, exercise allowed, and S > K when it is due)
  std::optional<Sampled> value_given_vesting{};  ///< a share, discounted; none when no path vested
  /// Median day of the price conditions given that they are met, in years; none when no path met them.
  std::optional<Years> median_hit_risk_neutral{};
  std::optional<Years> median_hit_share{};
  ControlVariate control;  ///< used for `value`
  /// Variance of the plain estimate over that of this one, at equal paths; 1 where nothing is left to chance
  /// anyway, at most 1e30.
  double variance_ratio;
  /// As many paths make up the error of `value`: (sum d^2)^2 / sum d^4 over the deviations d from the mean,
  /// one path that pays unlike all others included where there may be such paths and none was drawn.
  double effective_paths = 0.0;
  /// Why the error of `value` is not to be trusted: fewer than 10 effective paths, or a formula disagrees.
  /// Empty when it is.
  std::string doubt{};
  std::optional<FormulaCheck> formula{};  ///< none where no formula covers the tranche
};

/// A number of vested shares and how likely it is.
struct VestedShares {
  Shares shares;
  Sampled probability;  ///< risk-neutral
};

struct SimulatedValue {
  ValuationMethod method = ValuationMethod::simulation;
  Measure measure;  ///< under which the paths were drawn
  std::uint64_t seed;
  std::uint64_t paths;        ///< that count; the pilot's are others
  std::uint64_t other_paths;  ///< drawn under the other measure, see simulated_value; mostly 0
  /// `finished` with a target error: the limit came first, with the error reached. `unreliable`: the error of
  /// the total is not to be trusted, see `doubt`; such a run never converges.
  RunStatus status;
  std::vector<SimulatedTranche> tranches;  ///< deal after deal, in the order of the terms
  Sampled total;  ///< in currency units; its error knows that all tranches share the paths
  double total_variance_ratio;
  double effective_paths = 0.0;  ///< of the total, as a tranche's
  /// Why the error of the total is not to be trusted; empty when it is. A tranche may have a doubt of its own
  /// that does not matter to the total.
  std::string doubt{};
  /// Of all deals, ascending, what does not vest at all included; they sum to 1. More than 4,096 different
  /// numbers are told apart to a thousandth of all shares only.
  std::vector<VestedShares> vested;
  std::vector<std::string> warnings{};  ///< inputs that are hardly ever meant, see plausibility_warnings
};

/// Simulates and values every tranche. With exercise allowed and vested, held to expiry: e^{-rT} max(S_T - K,
/// 0); on vesting: e^{-rv} max(S_v - K, 0) on the day v on which it has vested and may be exercised. Under
/// the share measure the same over the share, S_0 e^{-qv} max(1 - K / S_v, 0). If the paths are fewer than 100
/// times the mean cube of the likelihood, 100 e^{3 sigma^2 T} without jumps, a risk-neutral sample does not
/// see its own tail: the value is then drawn under the share measure, as `measure` says.
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
/// Whether a target error is reached is asked after each round of blocks; with fewer than 512 paths, for a
/// value of 0, or while the error is not to be trusted, it never is. What falls between two closes comes with the later one:
/// a milestone half a day late on average, some .1 % of a value paid on vesting. Throws DomainError as
/// PathEngine does; for 0 paths; and for a control variate that does not exist for the model, by name: "settings.control: must be one that the
/// model has (martingale), got crossing".
SimulatedValue simulated_value(const Simulation& simulation, const SimulationSettings& settings = {});

}  // namespace fairvalue
