/// \file pricing/sampling/tranche_paths.hpp
/// A tranche on simulated paths: its payment, vesting and exercise.
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

/// The part of a tranche that is still open, as the engine's pieces.
struct TranchePieces {
  std::size_t position;
  std::size_t tranche;                ///< in the terms
  Shares shares{0.0};                 ///< of all pieces; 0 when lost or exercised
  std::vector<std::size_t> pieces{};  ///< in the engine
  std::vector<double> parts{};        ///< fraction of those shares, by piece
  double strike = 0.0;                ///< over today's price; the same for all pieces, as the next three
  int last_day = 0;
  bool strike_on_path = false;        ///< set on the path, and `strike` says nothing
  std::optional<double> value_cap{};  ///< of the gain, over today's price
  bool linear = false;                ///< vests in parts, with the volume
  double max_price_ratio = 1.0;  ///< the highest of strike, hurdles and today's price, over today's price
  std::optional<double> conditions{};  ///< see expected_conditions; empty: they are simulated
};

/// Tranches that are alike on every path, as one.
struct TrancheGroups {
  std::vector<TranchePieces> groups{};  ///< the first tranche of each, with the shares of all
  std::vector<std::size_t> first{};     ///< by group: the tranche
  std::vector<std::size_t> group_of{};  ///< by tranche
};
/// Of one piece each, with the same facts and payment: they have one value a share.
TrancheGroups tranche_groups(const std::vector<TranchePieces>& tranches, const std::vector<Piece>& pieces);

/// Every tranche of every position, in the order of the terms.
std::vector<TranchePieces> tranche_pieces(const std::vector<OpenWarrant>& open,
                                          const std::vector<Piece>& pieces, PerShare spot);

/// Discount factors, which value payments in currency units per share under either measure.
struct PaymentTerms {
  Measure measure;
  ExercisePolicy exercise;
  double spot;
  std::vector<double> money;  ///< by day: present value of a unit of currency
  std::vector<double> share;  ///< by day: present value of a share, over today's price
};
PaymentTerms payment_terms(const Simulation& simulation, ExercisePolicy exercise, const CloseGrid& grid);

/// The likelihood ratio of a path, of the other measure over the simulation's, as a function of its price
/// over today's on a day T: e^{-(r - q)T} S_T / S_0 to the share measure, its inverse to the risk-neutral
/// one. Its mean is 1.
class Likelihood {
 public:
  Likelihood(const PaymentTerms& terms, int day);
  double operator()(double price) const { return to_share_ ? price * factor_ : factor_ / price; }

 private:
  bool to_share_;
  double factor_;
};

/// The mean of a power of that likelihood ratio over a life. The mean square is the number of paths per
/// effective path; the mean cube is about the square of the skewness. May be infinite.
double mean_power_of_likelihood(const PriceModel& model, Measure measure, Years life, int power);

/// Whether the effective sample size of paths weighted by likelihood ratios is at least 1,000: n e^{-sigma^2
/// T} without jumps.
bool likelihood_weights_suffice(const PriceModel& model, Measure measure, Years life, std::uint64_t paths);

/// Whether the mean of n prices at the end of a life is nearly normal. Always true under the share measure,
/// which counts payments in shares; under the risk-neutral measure, if the squared skewness is at most n /
/// 100.
bool payoff_mean_is_normal(const PriceModel& model, Measure measure, Years life, std::uint64_t paths);

/// One entry per path.
struct TranchePaths {
  std::vector<double> payoff{};     ///< per share, present value
  std::vector<double> expected{};   ///< the same, with conditions replaced by their probability
  std::vector<double> at_end{};     ///< the payment on the last day if all were vested
  std::vector<double> vested{};     ///< fraction vested
  std::vector<double> exercised{};  ///< fraction exercised
  std::vector<double> other{};      ///< likelihood ratio of the other measure on the last day
  std::span<const std::int32_t> price_met{};
};

/// Reads a tranche with at least one piece. The spans are valid as long as the facts.
void read_paths(const PaymentTerms& terms, const TranchePieces& tranche, const PathFacts& facts,
                TranchePaths& paths);

}  // namespace fairvalue::detail
