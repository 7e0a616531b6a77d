#include "diluted_run.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "pricing/warrant/dilution_equation.hpp"
#include "simulated_run.hpp"

namespace fairvalue::detail {
namespace {

constexpr int max_runs = 100;  // never reached: every third run halves the bracket
constexpr double part_of_error = 0.01;
constexpr double steepest = 0.999;

Shares shares_of(const SimulatedValue& value) {
  Shares sum{0.0};
  for (const SimulatedTranche& tranche : value.tranches) sum += tranche.shares;
  return sum;
}

/// A guess at W and the run at its price.
struct Guess {
  double warrant;
  SimulatedValue value;
  Sampled right;  ///< the right side of the equation

  double missing() const { return right.mean - warrant; }
  double tolerance() const { return std::max(part_of_error * right.standard_error, 1e-12 * warrant); }
};

/// The runs of one search, which report their progress as one.
class DilutedRuns {
 public:
  DilutedRuns(const Simulation& simulation, const ValuationTerms& terms, const SimulationSettings& settings)
      : simulation_(simulation), exercise_(terms.exercise), settings_(settings) {
    dilution_ = {.method = terms.dilution, .outstanding = terms.outstanding.value_or(Shares{0.0})};
    close_ = simulation.close.value_or(spot());
  }

  /// The run at the undiluted price, which gives the number of shares issued.
  Guess undiluted() {
    SimulatedValue value = run(spot(), settings_.target_error);
    dilution_.issued = shares_of(value);
    return guess(warrant_at_spot(spot(), dilution_).value, std::move(value));
  }

  Guess at(double warrant) { return at(warrant, settings_.target_error); }
  Guess at(double warrant, std::optional<double> target) {
    return guess(warrant, run(valued_spot(spot(), dilution_, PerShare{warrant}), target));
  }

  double issued() const { return dilution_.issued.value; }
  double part() const { return warrant_part(dilution_); }
  double most() const { return 2.0 * spot().value; }
  const std::optional<double>& target() const { return settings_.target_error; }
  bool each_tranche() const { return settings_.each_tranche; }

 private:
  Guess guess(double warrant, SimulatedValue value) const {
    const double scale = issued() > 0.0 ? part() / issued() : 0.0;
    const Sampled right{scale * value.total.mean, scale * value.total.standard_error};
    return {warrant, std::move(value), right};
  }

  PerShare spot() const { return simulation_.model.market.spot.price; }

  SimulatedValue run(PerShare price, std::optional<double> target) {
    Simulation at_price = simulation_;
    at_price.model.market.spot.price = price;
    if (price != close_) at_price.close = close_;
    SimulationSettings settings = settings_;
    settings.target_error = target;
    if (settings_.run.progress) {
      settings.run.progress = [this, before = done_](const RunProgress& own) {
        done_ = before + own.done;
        settings_.run.progress({done_, before + own.limit});
      };
    }
    return simulated_run(at_price, exercise_, settings);
  }

  const Simulation& simulation_;
  ExercisePolicy exercise_;
  const SimulationSettings& settings_;
  Dilution dilution_;
  PerShare close_{0.0};
  std::uint64_t done_ = 0;
};

/// Adds the change of a number if W changes by its error. `other`: the number at another W; `errors`: the
/// error of W over the distance between the two.
void widen(Sampled& now, const Sampled& other, double errors) {
  now.standard_error += std::abs(now.mean - other.mean) * errors;
}

void widen(std::optional<Sampled>& now, const std::optional<Sampled>& other, double errors) {
  if (now && other) widen(*now, *other, errors);
}

void widen(SimulatedTranche& now, const SimulatedTranche& other, double errors) {
  for (auto member :
       {&SimulatedTranche::value, &SimulatedTranche::hit_risk_neutral, &SimulatedTranche::hit_share,
        &SimulatedTranche::vesting_probability, &SimulatedTranche::exercise_probability}) {
    widen(now.*member, other.*member, errors);
  }
  widen(now.value_given_vesting, other.value_given_vesting, errors);
}

void widen(std::vector<VestedShares>& now, const std::vector<VestedShares>& other, double errors) {
  for (VestedShares& row : now) {
    const auto same = std::ranges::find(other, row.shares, &VestedShares::shares);
    widen(row.probability, same == other.end() ? Sampled{0.0, 0.0} : same->probability, errors);
  }
}

void scale(Sampled& sampled, double part) {
  sampled.mean *= part;
  sampled.standard_error *= part;
}

void scale(SimulatedTranche& tranche, double part) {
  scale(tranche.value, part);
  if (tranche.value_given_vesting) scale(*tranche.value_given_vesting, part);
  if (tranche.formula) tranche.formula->value *= part;
}

bool is_cancelled(const Guess& guess) { return guess.value.status == RunStatus::cancelled; }

SimulatedValue cancelled(SimulatedValue value) {
  value.doubt = "cancelled before the dilution was solved: the value is not that of the diluted price";
  return value;
}

/// The next W between the ends of the bracket: a secant step, every third time a bisection.
double next_warrant(const Guess& a, const Guess& b, double low, double high, int run) {
  const double change = b.missing() - a.missing();
  const double secant = b.warrant - b.missing() * (b.warrant - a.warrant) / change;
  return run % 3 != 2 && low < secant && secant < high ? secant : 0.5 * (low + high);
}

/// The solution of the equation, or a cancelled run. The right side is between 0 and the price: above W at W
/// = 0, below W at twice the price.
Guess solved(DilutedRuns& runs, const Guess& undiluted) {
  double low = 0.0;
  double high = runs.most();
  Guess last = undiluted;
  Guess guess = runs.at(undiluted.right.mean);
  for (int run = 0; run < max_runs && !is_cancelled(guess); ++run) {
    (guess.missing() > 0.0 ? low : high) = guess.warrant;
    if (std::abs(guess.missing()) <= guess.tolerance() || high - low <= guess.tolerance()) break;
    const double next = next_warrant(last, guess, low, high, run);
    last = std::move(guess);
    guess = runs.at(next);
  }
  return guess;
}

/// F' between two guesses; 0 if they are equal.
double slope(const Guess& below, const Guess& above) {
  const double distance = above.warrant - below.warrant;
  const double rise = above.right.mean - below.right.mean;
  return distance > 0.0 ? std::clamp(rise / distance, 0.0, steepest) : 0.0;
}

/// The result at the solution, with the error of the price S* added. `below`: a guess below the solution.
SimulatedValue at_solution(Guess solution, const Guess& below, const DilutedRuns& runs) {
  const double distance = solution.warrant - below.warrant;
  const double missing = std::max(0.0, std::abs(solution.missing()) - solution.tolerance());
  const double error = (solution.right.standard_error + missing) / (1.0 - slope(below, solution));
  const double errors = distance > 0.0 ? error / distance : 0.0;
  SimulatedValue value = std::move(solution.value);
  for (std::size_t i = 0; i < value.tranches.size(); ++i) {
    widen(value.tranches[i], below.value.tranches[i], errors);
    scale(value.tranches[i], runs.part());
  }
  widen(value.vested, below.value.vested, errors);
  value.total = {solution.right.mean * runs.issued(), error * runs.issued()};
  return value;
}

bool meets(const Sampled& sampled, double target) {
  return sampled.standard_error <= target * std::abs(sampled.mean);
}

/// Whether the target is met including the error of the price S*.
bool meets_target(const SimulatedValue& value, const DilutedRuns& runs) {
  const double target = runs.target().value_or(0.0);
  const auto each = [target](const SimulatedTranche& tranche) { return meets(tranche.value, target); };
  return meets(value.total, target) && (!runs.each_tranche() || std::ranges::all_of(value.tranches, each));
}

SimulatedValue diluted(DilutedRuns& runs, const Guess& undiluted) {
  Guess solution = solved(runs, undiluted);
  if (is_cancelled(solution)) return cancelled(std::move(solution.value));
  const double step = std::max(0.05 * solution.warrant, 5.0 * solution.right.standard_error);
  const Guess below = runs.at(std::max(0.0, solution.warrant - step));
  if (is_cancelled(below)) return cancelled(below.value);
  if (runs.target() && solution.warrant > below.warrant) {
    solution = runs.at(solution.warrant, *runs.target() * (1.0 - slope(below, solution)));
    if (is_cancelled(solution)) return cancelled(std::move(solution.value));
  }
  SimulatedValue value = at_solution(std::move(solution), below, runs);
  if (value.status == RunStatus::converged && !meets_target(value, runs)) value.status = RunStatus::finished;
  return value;
}

}  // namespace

SimulatedValue diluted_run(const Simulation& simulation, const ValuationTerms& terms,
                           const SimulationSettings& settings) {
  DilutedRuns runs{simulation, terms, settings};
  const Guess undiluted = runs.undiluted();
  if (terms.dilution == DilutionMethod::none || runs.issued() == 0.0) return undiluted.value;
  if (is_cancelled(undiluted)) return cancelled(undiluted.value);
  SimulatedValue value = diluted(runs, undiluted);
  value.warnings = undiluted.value.warnings;
  return value;
}

}  // namespace fairvalue::detail
