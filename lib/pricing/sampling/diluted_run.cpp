#include "diluted_run.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include <fairvalue/core/error.hpp>

#include "pricing/warrant/dilution_equation.hpp"
#include "simulated_run.hpp"

namespace fairvalue::detail {
namespace {

constexpr int most_runs = 30;
constexpr double part_of_error = 0.01;

Shares shares_of(const SimulatedValue& value) {
  Shares sum{0.0};
  for (const SimulatedTranche& tranche : value.tranches) sum += tranche.shares;
  return sum;
}

/// A guess at W and the run at its price.
struct Guess {
  double warrant;
  SimulatedValue value;
  Sampled right;  ///< side of the equation
};

/// The runs of one search, which report their progress as one.
class DilutedRuns {
 public:
  DilutedRuns(const Simulation& simulation, const ValuationTerms& terms, const SimulationSettings& settings)
      : simulation_(simulation), exercise_(terms.exercise), settings_(settings) {
    dilution_ = {.method = terms.dilution, .outstanding = terms.outstanding.value_or(Shares{0.0})};
    close_ = simulation.close.value_or(spot());
  }

  /// At the price as it is, which is the right side at the W of Damodaran's equation that leaves the price, W
  /// = S, or of Galai and Schneller's, W = 0. Tells the number of shares.
  Guess undiluted() {
    SimulatedValue value = run(spot());
    dilution_.issued = shares_of(value);
    const bool of_firm = dilution_.method == DilutionMethod::galai_schneller;
    return guess(of_firm ? 0.0 : spot().value, std::move(value));
  }

  Guess at(double warrant) { return guess(warrant, run(valued_spot(spot(), dilution_, PerShare{warrant}))); }

  double issued() const { return dilution_.issued.value; }
  double part() const { return warrant_part(dilution_); }

 private:
  Guess guess(double warrant, SimulatedValue value) const {
    const double scale = issued() > 0.0 ? part() / issued() : 0.0;
    const Sampled right{scale * value.total.mean, scale * value.total.standard_error};
    return {warrant, std::move(value), right};
  }

  PerShare spot() const { return simulation_.model.market.spot.price; }

  SimulatedValue run(PerShare price) {
    Simulation at_price = simulation_;
    at_price.model.market.spot.price = price;
    if (price != close_) at_price.close = close_;
    SimulationSettings settings = settings_;
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

/// What the error of W adds to a number that was `at_zero` for W = 0 and is `now`.
void widen(Sampled& now, const Sampled& at_zero, double error_over_warrant) {
  now.standard_error += std::abs(now.mean - at_zero.mean) * error_over_warrant;
}

void widen(std::optional<Sampled>& now, const std::optional<Sampled>& at_zero, double error_over_warrant) {
  if (now && at_zero) widen(*now, *at_zero, error_over_warrant);
}

void widen(SimulatedTranche& now, const SimulatedTranche& at_zero, double error_over_warrant) {
  for (auto member :
       {&SimulatedTranche::value, &SimulatedTranche::hit_risk_neutral, &SimulatedTranche::hit_share,
        &SimulatedTranche::vesting_probability, &SimulatedTranche::exercise_probability}) {
    widen(now.*member, at_zero.*member, error_over_warrant);
  }
  widen(now.value_given_vesting, at_zero.value_given_vesting, error_over_warrant);
}

void widen(std::vector<VestedShares>& now, const std::vector<VestedShares>& at_zero,
           double error_over_warrant) {
  for (VestedShares& row : now) {
    const auto same = std::ranges::find(at_zero, row.shares, &VestedShares::shares);
    widen(row.probability, same == at_zero.end() ? Sampled{0.0, 0.0} : same->probability, error_over_warrant);
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

/// F' between two guesses, at most what leaves the equation one solution.
double slope_between(const Guess& a, const Guess& b) {
  if (a.warrant == b.warrant) return 0.0;
  return std::clamp((b.right.mean - a.right.mean) / (b.warrant - a.warrant), -1.0, 0.95);
}

bool is_solution(const Guess& guess) {
  const double moves = std::abs(guess.right.mean - guess.warrant);
  return moves <= std::max(part_of_error * guess.right.standard_error, 1e-12 * guess.warrant);
}

/// The result at the solution, with the errors of the price it was taken at.
SimulatedValue at_solution(Guess solution, const Guess& undiluted, const DilutedRuns& runs) {
  const double error = solution.right.standard_error / (1.0 - slope_between(undiluted, solution));
  const double distance = std::abs(solution.warrant - undiluted.warrant);
  const double errors = distance > 0.0 ? error / distance : 0.0;
  SimulatedValue value = std::move(solution.value);
  for (std::size_t i = 0; i < value.tranches.size(); ++i) {
    widen(value.tranches[i], undiluted.value.tranches[i], errors);
    scale(value.tranches[i], runs.part());
  }
  widen(value.vested, undiluted.value.vested, errors);
  value.total = {solution.right.mean * runs.issued(), error * runs.issued()};
  return value;
}

SimulatedValue cancelled(SimulatedValue value) {
  value.doubt = "cancelled before the dilution was solved: the value is not that of the diluted price";
  return value;
}

SimulatedValue solved(DilutedRuns& runs, const Guess& undiluted) {
  Guess last = undiluted;
  double warrant = last.right.mean;
  for (int i = 0; i < most_runs; ++i) {
    Guess guess = runs.at(warrant);
    if (guess.value.status == RunStatus::cancelled) return cancelled(std::move(guess.value));
    if (is_solution(guess)) return at_solution(std::move(guess), undiluted, runs);
    warrant += (guess.right.mean - warrant) / (1.0 - slope_between(last, guess));
    warrant = std::max(0.0, warrant);
    last = std::move(guess);
  }
  throw DomainError("terms.dilution", "one whose value can be solved for (take fewer shares or more paths)",
                    "no solution");
}

}  // namespace

SimulatedValue diluted_run(const Simulation& simulation, const ValuationTerms& terms,
                           const SimulationSettings& settings) {
  DilutedRuns runs{simulation, terms, settings};
  Guess undiluted = runs.undiluted();
  const bool is_known = terms.dilution == DilutionMethod::none || runs.issued() == 0.0;
  if (is_known || undiluted.value.status == RunStatus::cancelled) return undiluted.value;
  return solved(runs, undiluted);
}

}  // namespace fairvalue::detail
