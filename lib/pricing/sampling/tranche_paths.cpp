#include "tranche_paths.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <fairvalue/market/stepped.hpp>

namespace fairvalue::detail {
namespace {

/// `strike` of a path is over today's price. The present value per share of exercise at `price` (over
/// today's) on `day`, and that of one of today's prices paid then. Under the share measure payments are
/// counted in shares, that is divided by the price of that day.
template <class Strike>
struct SharePayment {
  const PaymentTerms& terms;
  Strike strike;
  double operator()(double price, std::size_t day, std::size_t path) const {
    return terms.spot * terms.share[day] * std::max(1.0 - strike(path) / price, 0.0);
  }
  double unit(double price, std::size_t day) const { return terms.spot * terms.share[day] / price; }
};
template <class Strike>
struct MoneyPayment {
  const PaymentTerms& terms;
  Strike strike;
  double operator()(double price, std::size_t day, std::size_t path) const {
    return terms.spot * terms.money[day] * std::max(price - strike(path), 0.0);
  }
  double unit(double, std::size_t day) const { return terms.spot * terms.money[day]; }
};

/// A payment of at most a gain.
template <class Payment>
struct CappedPayment {
  Payment payment;
  double cap;
  const PaymentTerms& terms = payment.terms;
  double operator()(double price, std::size_t day, std::size_t path) const {
    return std::min(payment(price, day, path), cap * payment.unit(price, day));
  }
};

/// Held to its end, an exercisable piece pays the exercise value of its last day.
void add_held(const PathFacts& facts, std::size_t piece, double part, TranchePaths& paths) {
  const auto vested = facts.vested[piece];
  const auto exercisable = facts.exercisable[piece];
  for (std::size_t i = 0; i < vested.size(); ++i) {
    const double pays = exercisable[i] != no_day && paths.at_end[i] > 0.0 ? part : 0.0;
    paths.vested[i] += vested[i] != no_day ? part : 0.0;
    paths.exercised[i] += pays;
    paths.payoff[i] += pays * paths.at_end[i];
  }
}

/// Exercised on the day it becomes exercisable.
template <class Payment>
void add_on_vesting(const Payment& payment, const PathFacts& facts, std::size_t piece, double part,
                    TranchePaths& paths) {
  const auto vested = facts.vested[piece];
  const auto exercisable = facts.exercisable[piece];
  const auto price = facts.price_when_exercisable[piece];
  for (std::size_t i = 0; i < vested.size(); ++i) {
    paths.vested[i] += vested[i] != no_day ? part : 0.0;
    if (exercisable[i] == no_day) continue;
    const double paid = payment(double{price[i]}, static_cast<std::size_t>(exercisable[i]), i);
    if (!(paid > 0.0)) continue;
    paths.exercised[i] += part;
    paths.payoff[i] += part * paid;
  }
}

template <class Payment>
void add_pieces(const Payment& payment, const TranchePieces& tranche, const PathFacts& facts,
                TranchePaths& paths) {
  const auto end = facts.price_at_end[tranche.pieces[0]];
  const auto last = static_cast<std::size_t>(tranche.last_day);
  for (std::size_t i = 0; i < end.size(); ++i) paths.at_end[i] = payment(double{end[i]}, last, i);
  for (std::size_t i = 0; i < tranche.pieces.size(); ++i) {
    if (payment.terms.exercise == ExercisePolicy::hold_to_expiry) {
      add_held(facts, tranche.pieces[i], tranche.parts[i], paths);
    } else {
      add_on_vesting(payment, facts, tranche.pieces[i], tranche.parts[i], paths);
    }
  }
}

template <class Strike>
void add_payments(const Strike& strike, const PaymentTerms& terms, const TranchePieces& tranche,
                  const PathFacts& facts, TranchePaths& paths) {
  const auto add = [&]<class Payment>(const Payment& payment) {
    if (tranche.value_cap) {
      return add_pieces(CappedPayment<Payment>{payment, *tranche.value_cap}, tranche, facts, paths);
    }
    add_pieces(payment, tranche, facts, paths);
  };
  if (terms.measure == Measure::share) return add(SharePayment<Strike>{terms, strike});
  add(MoneyPayment<Strike>{terms, strike});
}

void note_likelihood(const PaymentTerms& terms, const TranchePieces& tranche, const PathFacts& facts,
                     std::vector<double>& other) {
  const auto price = facts.price_at_end[tranche.pieces[0]];
  const Likelihood likelihood{terms, tranche.last_day};
  for (std::size_t i = 0; i < price.size(); ++i) other[i] = likelihood(double{price[i]});
}

/// Where a rank decides how much of a tranche vests; such a one is a single piece.
void take_part(const PathFacts& facts, std::size_t piece, TranchePaths& paths) {
  if (piece >= facts.part.size()) return;
  const auto part = facts.part[piece];
  for (std::size_t i = 0; i < part.size(); ++i) {
    paths.payoff[i] *= double{part[i]};
    paths.vested[i] *= double{part[i]};
    paths.exercised[i] *= double{part[i]};
  }
}

/// Multiplies by the probability of conditions that are not simulated.
void note_expected(const TranchePieces& tranche, TranchePaths& paths) {
  paths.expected = paths.payoff;
  if (!tranche.conditions) return;
  for (std::size_t i = 0; i < paths.expected.size(); ++i) {
    paths.expected[i] = paths.price_met[i] != no_day ? *tranche.conditions * paths.at_end[i] : 0.0;
  }
}

void set_shares(TranchePieces& tranche, const std::vector<Piece>& pieces) {
  for (const std::size_t i : tranche.pieces) tranche.shares += pieces[i].shares;
  for (const std::size_t i : tranche.pieces) tranche.parts.push_back(pieces[i].shares / tranche.shares);
}

PerShare highest_of(const PriceGate& gate) { return gate.hurdle; }
PerShare highest_of(const SteppedPriceGate& gate) {
  PerShare highest = gate.hurdle;
  for (const HurdleStep& step : gate.steps) highest = std::max(highest, step.hurdle);
  return highest;
}
PerShare highest_of(const MarketCapGate& gate) {
  PerShare highest{0.0};
  for (const auto& row : gate.shares) highest = std::max(highest, gate.hurdle / row.value);
  return highest;
}
template <class G>
PerShare highest_of(const G&) {
  return PerShare{0.0};
}

PerShare highest_hurdle(const std::vector<Gate>& gates) {
  PerShare highest{0.0};
  const auto look = [&](const auto& gate) { highest = std::max(highest, highest_of(gate)); };
  for (const Gate& gate : gates) visit_simple_gates(gate, look);
  return highest;
}

void set_max_price_ratio(TranchePieces& tranche, const Warrant& terms, PerShare spot) {
  const Tranche& own = terms.tranches[tranche.tranche];
  const PerShare hurdle = std::max(highest_hurdle(own.gates), highest_hurdle(exercise_gates_of(own, terms)));
  tranche.max_price_ratio = std::max({1.0, tranche.strike, hurdle / spot});
}

/// E[e^{kJ}].
double moment(const Jumps& jumps, double k) {
  return std::exp(k * jumps.mean + 0.5 * k * k * jumps.deviation * jumps.deviation);
}

}  // namespace

std::vector<TranchePieces> tranche_pieces(const std::vector<OpenWarrant>& open,
                                          const std::vector<Piece>& pieces, PerShare spot) {
  std::vector<TranchePieces> tranches;
  std::vector<std::size_t> first;  // by position
  for (std::size_t position = 0; position < open.size(); ++position) {
    first.push_back(tranches.size());
    for (std::size_t i = 0; i < open[position].tranches.size(); ++i) {
      const bool linear = open[position].terms.tranches[i].linear.has_value();
      tranches.push_back({.position = position, .tranche = i, .linear = linear});
    }
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    TranchePieces& owner = tranches[first[pieces[i].position] + pieces[i].tranche];
    owner.pieces.push_back(i);
    owner.strike_on_path = !pieces[i].strike;
    if (pieces[i].strike) owner.strike = *pieces[i].strike / spot;
    if (pieces[i].value_cap) owner.value_cap = *pieces[i].value_cap / spot;
    owner.last_day = pieces[i].last_day;
  }
  for (TranchePieces& tranche : tranches) {
    set_shares(tranche, pieces);
    set_max_price_ratio(tranche, open[tranche.position].terms, spot);
  }
  return tranches;
}

TrancheGroups tranche_groups(const std::vector<TranchePieces>& tranches, const std::vector<Piece>& pieces) {
  TrancheGroups all;
  std::map<std::pair<std::size_t, double>, std::size_t> known;
  for (std::size_t i = 0; i < tranches.size(); ++i) {
    const TranchePieces& one = tranches[i];
    std::size_t group = all.groups.size();
    if (one.pieces.size() == 1 && !one.linear) {
      group = known.try_emplace({pieces[one.pieces[0]].like, one.max_price_ratio}, group).first->second;
    }
    all.group_of.push_back(group);
    if (group < all.groups.size()) {
      all.groups[group].shares += one.shares;
      continue;
    }
    all.groups.push_back(one);
    all.first.push_back(i);
  }
  return all;
}

PaymentTerms payment_terms(const Simulation& simulation, ExercisePolicy exercise, const CloseGrid& grid) {
  const EquityMarket& market = simulation.model.market;
  PaymentTerms terms{.measure = simulation.measure,
                     .exercise = exercise,
                     .spot = market.spot.price.value,
                     .money = {},
                     .share = {}};
  for (int day = 0; day <= grid.closes; ++day) {
    const Years time = grid.life * (static_cast<double>(day) / grid.closes);
    terms.money.push_back(std::exp(-accumulated(market.risk_free_rate, time)));
    terms.share.push_back(std::exp(-accumulated(market.dividend_yield, time)));
  }
  return terms;
}

Likelihood::Likelihood(const PaymentTerms& terms, int day)
    : to_share_(terms.measure == Measure::risk_neutral) {
  const auto d = static_cast<std::size_t>(day);
  factor_ = to_share_ ? terms.money[d] / terms.share[d] : terms.share[d] / terms.money[d];
}

/// Risk-neutral mean of the j-th power of the price ratio: e^{j (j - 1) / 2 sigma^2 T}, and a factor for
/// jumps from E[e^{jJ}] - j E[e^J].
double mean_power_of_likelihood(const PriceModel& model, Measure measure, Years life, int power) {
  const auto& [market, jumps, benchmarks, correlations] = model;  // a further member must be looked at here
  const double j = measure == Measure::risk_neutral ? power : 1.0 - power;
  double exponent = 0.5 * j * (j - 1.0) * accumulated_variance(market.volatility, life);
  if (jumps) {
    const double gained = moment(*jumps, j) - 1.0 - j * (moment(*jumps, 1.0) - 1.0);
    exponent += jumps->intensity * life.value * gained;
  }
  return std::exp(exponent);
}

bool likelihood_weights_suffice(const PriceModel& model, Measure measure, Years life, std::uint64_t paths) {
  return static_cast<double>(paths) >= 1000.0 * mean_power_of_likelihood(model, measure, life, 2);
}

bool payoff_mean_is_normal(const PriceModel& model, Measure measure, Years life, std::uint64_t paths) {
  return measure == Measure::share ||
         static_cast<double>(paths) >= 100.0 * mean_power_of_likelihood(model, measure, life, 3);
}

void read_paths(const PaymentTerms& terms, const TranchePieces& tranche, const PathFacts& facts,
                TranchePaths& paths) {
  const auto size = static_cast<std::size_t>(facts.paths);
  for (auto* column : {&paths.payoff, &paths.vested, &paths.exercised}) column->assign(size, 0.0);
  paths.at_end.resize(size);
  paths.other.resize(size);
  paths.price_met = facts.price_met[tranche.pieces[0]];
  note_likelihood(terms, tranche, facts, paths.other);
  if (tranche.strike_on_path) {
    const auto strikes = facts.strike[tranche.pieces[0]];
    add_payments([strikes](std::size_t path) { return double{strikes[path]}; }, terms, tranche, facts, paths);
  } else {
    add_payments([strike = tranche.strike](std::size_t) { return strike; }, terms, tranche, facts, paths);
  }
  take_part(facts, tranche.pieces[0], paths);
  note_expected(tranche, paths);
}

}  // namespace fairvalue::detail
