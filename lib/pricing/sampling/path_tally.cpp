#include "path_tally.hpp"

#include <algorithm>

namespace fairvalue::detail {
namespace {

template <class Number>
std::vector<MetDays<Number>> no_days(const TallyTask& task) {
  std::vector<MetDays<Number>> days;
  for (const TranchePieces& tranche : task.tranches) {
    days.emplace_back(tranche.pieces.empty() ? 0 : static_cast<std::size_t>(task.grid.closes) + 1);
  }
  return days;
}

void multiply(const std::vector<double>& a, const std::vector<double>& b, std::vector<double>& product) {
  product.resize(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) product[i] = a[i] * b[i];
}

void add_joint(JointStatistics& sum, const std::vector<double>& x, const std::vector<double>& y) {
  sum = merged(sum, statistics_of(x, y));
}

/// Statistics of zeros and ones.
RunningStatistics statistics_of_flags(const std::vector<double>& flags) {
  const auto size = static_cast<double>(flags.size());
  const double mean = lane_sum(flags.size(), [&](std::size_t i) { return flags[i]; }) / size;
  return {.count = flags.size(), .mean = mean, .squares = size * mean * (1.0 - mean)};
}

std::uint64_t count_of_positive(const std::vector<double>& values) {
  return static_cast<std::uint64_t>(std::ranges::count_if(values, [](double value) { return value > 0.0; }));
}

double all_shares(const std::vector<Piece>& pieces) {
  double sum = 0.0;
  for (const Piece& piece : pieces) sum += piece.shares.value;
  return sum;
}

/// By piece: the shares of all that have its facts, at the first of them.
std::vector<double> shares_of_like(const std::vector<Piece>& pieces) {
  std::vector<double> shares(pieces.size());
  for (const Piece& piece : pieces) shares[piece.like] += piece.shares.value;
  return shares;
}

}  // namespace

PathStatistics::PathStatistics(const TallyTask& task)
    : tranches(task.tranches.size(), TrancheTally{.value = StratifiedStatistics{task.plan.strata.count()}}),
      total(task.plan.strata.count()),
      vested(all_shares(task.pieces)) {}

void PathStatistics::merge(const PathStatistics& part) {
  for (std::size_t i = 0; i < tranches.size(); ++i) {
    tranches[i].value.merge(part.tranches[i].value);
    TrancheTally::each_member([&tally = tranches[i], &other = part.tranches[i]](auto member) {
      tally.*member = merged(tally.*member, other.*member);
    });
  }
  total.merge(part.total);
  plain = merged(plain, part.plain);
  vested.merge(part.vested);
}

BlockTally::BlockTally(const TallyTask& task)
    : task_(&task), statistics_(task), days_(no_days<float>(task)), shares_of_(shares_of_like(task.pieces)) {}

void BlockTally::add(const PathFacts& facts) {
  const auto size = static_cast<std::size_t>(facts.paths);
  total_.assign(size, 0.0);
  plain_.assign(size, 0.0);
  task_->plan.strata.read(facts.price.front(), stratum_);
  for (std::size_t i = 0; i < task_->tranches.size(); ++i) {
    if (!task_->tranches[i].pieces.empty()) add_tranche(facts, i);
  }
  statistics_.total.add(total_, stratum_);
  statistics_.plain = merged(statistics_.plain, moments_of(plain_));
  note_vested(facts);
}

void BlockTally::add_tranche(const PathFacts& facts, std::size_t tranche) {
  read_paths(task_->terms, task_->tranches[tranche], facts, paths_);
  add_value(facts, tranche);
  add_probabilities(statistics_.tranches[tranche]);
  note_days(days_[tranche]);
}

void BlockTally::add_value(const PathFacts& facts, std::size_t tranche) {
  value_ = paths_.expected;
  for (const auto& [control, mean, coefficient] : task_->plan.tranches[tranche].terms) {
    read_control(control, task_->terms.exercise, facts, paths_, control_);
    for (std::size_t i = 0; i < value_.size(); ++i) value_[i] -= coefficient * (control_[i] - mean);
  }
  TrancheTally& tally = statistics_.tranches[tranche];
  tally.value.add(value_, stratum_);
  tally.plain = merged(tally.plain, moments_of(paths_.payoff));
  tally.paying.simulated += count_of_positive(paths_.payoff);
  tally.paying.expected += count_of_positive(paths_.expected);
  const double shares = task_->tranches[tranche].shares.value;
  for (std::size_t i = 0; i < value_.size(); ++i) total_[i] += shares * value_[i];
  for (std::size_t i = 0; i < value_.size(); ++i) plain_[i] += shares * paths_.payoff[i];
}

void BlockTally::add_probabilities(TrancheTally& tally) {
  const std::size_t size = paths_.other.size();
  if (task_->terms.measure == Measure::risk_neutral) weight_.assign(size, 1.0);
  const auto& weight = task_->terms.measure == Measure::share ? paths_.other : weight_;
  multiply(paths_.vested, weight, weighted_);
  add_joint(tally.paid, paths_.payoff, weighted_);
  add_joint(tally.vested, weighted_, weight);
  multiply(paths_.exercised, weight, weighted_);
  add_joint(tally.exercised, weighted_, weight);
  met_.resize(size);
  for (std::size_t i = 0; i < size; ++i) met_[i] = paths_.price_met[i] != no_day ? 1.0 : 0.0;
  tally.met = merged(tally.met, statistics_of_flags(met_));
  multiply(met_, paths_.other, weighted_);
  add_joint(tally.met_other, weighted_, paths_.other);
}

void BlockTally::note_days(MetDays<float>& days) {
  for (std::size_t i = 0; i < paths_.price_met.size(); ++i) {
    if (paths_.price_met[i] == no_day) continue;
    const auto day = static_cast<std::size_t>(paths_.price_met[i]);
    days.paths[day].own += 1.0F;
    days.paths[day].other += static_cast<float>(paths_.other[i]);
  }
}

/// Notes the vested shares of all pieces. They are summed in a fixed order, so that equal sets give equal
/// numbers.
void BlockTally::note_vested(const PathFacts& facts) {
  const auto price = facts.price.front();
  const bool weighs = task_->terms.measure == Measure::share;
  const Likelihood likelihood{task_->terms, task_->grid.closes};
  shares_.assign(price.size(), 0.0);
  weight_.assign(price.size(), 1.0);
  for (std::size_t piece = 0; piece < shares_of_.size(); ++piece) {
    if (shares_of_[piece] > 0.0) add_vested(facts, piece, shares_of_[piece]);
  }
  for (std::size_t i = 0; weighs && i < price.size(); ++i) {
    weight_[i] = likelihood(double{price[i]});
  }
  for (std::size_t i = 0; i < price.size(); ++i) statistics_.vested.add(shares_[i], weight_[i]);
}

void BlockTally::add_vested(const PathFacts& facts, std::size_t piece, double shares) {
  const auto vested = facts.vested[piece];
  if (piece < facts.part.size() && !facts.part[piece].empty()) {
    const auto part = facts.part[piece];
    for (std::size_t i = 0; i < shares_.size(); ++i)
      shares_[i] += vested[i] != no_day ? double{part[i]} * shares : 0.0;
    return;
  }
  for (std::size_t i = 0; i < shares_.size(); ++i) shares_[i] += vested[i] != no_day ? shares : 0.0;
}

PathTally::PathTally(const TallyTask& task) : statistics(task), days(no_days<double>(task)) {}

void PathTally::merge(const PathStatistics& part, const std::vector<MetDays<float>>& part_days) {
  statistics.merge(part);
  for (std::size_t i = 0; i < days.size(); ++i) days[i].merge(part_days[i]);
}

}  // namespace fairvalue::detail
