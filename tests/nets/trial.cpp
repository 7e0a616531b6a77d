#include "trial.hpp"

#include <cmath>

#include <fmt/core.h>

#include "draw_contract.hpp"
#include "plain_loop.hpp"

namespace fairvalue::nets {
namespace {

/// Simulated prices are floats, whose errors do not average out to less than this part of a value.
constexpr double rounding = 1e-7;
constexpr double most_z = 6.0;
constexpr double z_of_95_percent = 1.959964;
/// Paths that pay, or that do not, from which on their number is about normal.
constexpr double many = 30.0;

constexpr int loop_factor = 16;

Trial trial_of(const Contract& contract, const Oracle& oracle) {
  const SimulatedValue result = value_by_simulation(position_of(contract), model_of(contract),
                                                    {.exercise = contract.exercise}, settings_of(contract));
  const auto paths = static_cast<double>(result.paths);
  const double pays = paying(oracle, result.measure);
  return {.contract = contract,
          .oracle = oracle,
          .value = result.tranches.front().value,
          .status = result.status,
          .measure = result.measure,
          .used = result.tranches.front().control,
          .expected_hits = paths * pays,
          .expected_misses = paths * (1.0 - pays)};
}

double most_worth(const Contract& contract) {
  const FlatMarket& market = contract.market;
  if (contract.exercise == ExercisePolicy::on_vesting) return market.spot.value;
  return market.spot.value * std::exp(-(market.dividend_yield * life(contract)));
}

/// What is left unsaid of `none` is chance: the mean of some paths' prices may lie above today's.
bool is_out_of_bounds(const Trial& trial) {
  if (trial.used == ControlVariate::none) return false;
  const double most = most_worth(trial.contract);
  return trial.value.mean < -rounding * most || trial.value.mean > most * (1 + rounding);
}

bool is_falsely_converged(const Trial& trial) {
  if (trial.status != RunStatus::converged) return false;
  return !(trial.value.standard_error <= *trial.contract.target_error * std::abs(trial.value.mean));
}

double rounded(const Trial& trial) {
  return rounding * trial.oracle.value + 1e-12 * trial.contract.market.spot.value;
}

/// What may lie between the independent value and the one that is simulated, chance aside.
double unknown(const Trial& trial) { return rounded(trial) + trial.oracle.bound; }

/// Whether the controlled payoff leaves the price at the end out.
bool takes_price_out(ControlVariate control) {
  return control == ControlVariate::martingale || control == ControlVariate::crossing ||
         control == ControlVariate::crossing_and_streaks;
}

/// Whether all paths that pay bring about the same: the error is then that of their number.
bool pays_alike(const Trial& trial) {
  const Contract& contract = trial.contract;
  if (contract.exercise == ExercisePolicy::on_vesting && contract.rule.kind == Monitoring::continuous) {
    return true;
  }
  const bool in_shares = trial.measure == Measure::share || takes_price_out(trial.used);
  return contract.strike.value == 0.0 && in_shares;
}

/// Whether the error is near its lower bound: a controlled mean's is at least one average payment in n paths.
bool is_one_payment(const Trial& trial) {
  const double payment = trial.oracle.value / trial.expected_hits;
  return trial.used != ControlVariate::none && trial.value.standard_error < 1.5 * payment;
}

bool is_falsely_certain(const Trial& trial) {
  return trial.value.standard_error == 0.0 && !is_certain(trial.contract);
}

}  // namespace

Trial with_formula(std::uint64_t seed) {
  const Contract contract = contract_with_formula(seed);
  return trial_of(contract, value_by_formula(contract));
}

Trial without_formula(std::uint64_t seed) {
  const Contract contract = contract_without_formula(seed);
  return trial_of(contract, value_by_plain_loop(contract, loop_factor * contract.paths));
}

bool is_unreliable(const Trial& trial) { return trial.status == RunStatus::unreliable; }

double z(const Trial& trial) {
  const double gap = trial.value.mean - trial.oracle.value;
  const double beyond = std::max(0.0, std::abs(gap) - trial.oracle.bound);
  if (beyond == 0.0) return 0.0;
  const double error = std::hypot(trial.value.standard_error, trial.oracle.standard_error);
  return std::copysign(beyond / std::hypot(error, rounded(trial)), gap);
}

bool covers(const Trial& trial) { return std::abs(z(trial)) <= z_of_95_percent; }

bool has_two_sided_error(const Trial& trial) {
  if (trial.value.standard_error < 10.0 * unknown(trial) || is_one_payment(trial)) return false;
  return trial.expected_hits >= many && (!pays_alike(trial) || trial.expected_misses >= many);
}

std::vector<std::string> faults(const Trial& trial) {
  std::vector<std::string> found;
  const Sampled& value = trial.value;
  if (!std::isfinite(value.mean) || !std::isfinite(value.standard_error)) found.push_back("not a number");
  if (is_falsely_converged(trial)) found.push_back("converged above the target error");
  if (is_out_of_bounds(trial)) found.push_back("out of the no-arbitrage bounds");
  if (is_unreliable(trial)) return found;
  if (is_falsely_certain(trial)) found.push_back("error 0 for a random value");
  if (!(std::abs(z(trial)) <= most_z)) found.push_back(fmt::format("z {:.1f}", z(trial)));
  return found;
}

std::string describe(const Trial& trial) {
  return fmt::format(
      "{}: value {}, error {}, oracle {} (error {:.2g}, bound {:.2g}), z {:.2f}, status {}, "
      "control used {}, {} measure used, expected hits {:.3g}",
      describe(trial.contract), trial.value.mean, trial.value.standard_error, trial.oracle.value,
      trial.oracle.standard_error, trial.oracle.bound, z(trial), to_string(trial.status),
      to_string(trial.used), to_string(trial.measure), trial.expected_hits);
}

}  // namespace fairvalue::nets
