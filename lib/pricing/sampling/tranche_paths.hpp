/// \file pricing/sampling/tranche_paths.hpp
/// What paths mean to a tranche: what it pays, and whether it vests and is exercised.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/pricing/claim_methods.hpp>
#include <fairvalue/simulation/path_facts.hpp>
#include <fairvalue/simulation/simulation.hpp>

namespace fairvalue::detail {

/// What is left of a tranche, as the engine has it.
struct TranchePieces {
  std::size_t deal;
  std::size_t tranche;                ///< in the terms
  Shares shares{0.0};                 ///< of all pieces; 0 when lost or exercised
  std::vector<std::size_t> pieces{};  ///< in the engine
  std::vector<double> parts{};        ///< of those shares, one a piece
  double strike = 0.0;                ///< over today's price, as the next alike for all pieces
  int last_day = 0;
  bool linear = false;  ///< vests in parts, as the volume does
  double dearest = 1.0;                ///< the highest of strike, hurdles and today's price, over the last
  std::optional<double> conditions{};  ///< see expected_conditions; none: they are simulated
};

/// Every tranche of every deal, in the order of the terms.
std::vector<TranchePieces> tranche_pieces(const Simulation& simulation, const std::vector<Piece>& pieces);

/// How payments are valued: in currency units a share under either measure.
struct PaymentTerms {
  Measure measure;
  ExercisePolicy exercise;
  double spot;
  std::vector<double> money;  ///< by day: what a unit of currency then is worth today
  std::vector<double> share;  ///< by day: what a share then is worth today, over today's price
};
PaymentTerms payment_terms(const Simulation& simulation, ExercisePolicy exercise, const CloseGrid& grid);

/// The likelihood of a path under the other measure over that under the simulation's, by its price over
/// today's on a day T: e^{-(r - q)T} S_T / S_0 to the share measure, its inverse to the risk-neutral one. Its
/// mean is 1.
class Likelihood {
 public:
  Likelihood(const PaymentTerms& terms, int day);
  double operator()(double price) const { return to_share_ ? price * factor_ : factor_ / price; }

 private:
  bool to_share_;
  double factor_;
};

/// The mean of a power of that likelihood over a life, by the law of the price: of the square, as many paths
/// count as one; of the cube, about the square of the skewness. May be infinite.
double mean_power_of_likelihood(const PriceModel& model, Measure measure, Years life, int power);

/// Whether paths weighted by their likelihoods count as a thousand at least: n e^{-sigma^2 T} without jumps.
bool likelihoods_tell(const PriceModel& model, Measure measure, Years life, std::uint64_t paths);

/// Whether the mean of n prices at the end of a life has a normal law, near enough: always under the share
/// measure, in which all is counted in shares; risk-neutral, its squared skewness is at most n / 100.
bool payoffs_tell(const PriceModel& model, Measure measure, Years life, std::uint64_t paths);

/// One entry a path.
struct TranchePaths {
  std::vector<double> payoff{};     ///< a share, as valued today
  std::vector<double> expected{};   ///< the same, over conditions taken by their probability
  std::vector<double> at_end{};     ///< what would be paid on the last day, were all vested
  std::vector<double> vested{};     ///< the part that has
  std::vector<double> exercised{};  ///< the part that pays
  std::vector<double> other{};      ///< the likelihood of the other measure on the last day
  std::span<const std::int32_t> price_met{};
};

/// Of a tranche with at least one piece. The spans live as long as the facts.
void read_paths(const PaymentTerms& terms, const TranchePieces& tranche, const PathFacts& facts,
                TranchePaths& paths);

}  // namespace fairvalue::detail
