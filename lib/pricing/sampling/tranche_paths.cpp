#include "tranche_paths.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include <fairvalue/market/stepped.hpp>

namespace fairvalue::detail {
namespace {

/// The present value per share of exercise at `price` (over today's) on `day`. Under the share measure
/// payments are counted in shares, that is divided by the price of that day.
struct SharePayment {
  const PaymentTerms& terms;
  double strike;
  double operator()(double price, std::size_t day) const {
    return terms.spot * terms.share[day] * std::max(1.0 - strike / price, 0.0);
  }
};
struct MoneyPayment {
  const PaymentTerms& terms;
  double strike;
  double operator()(double price, std::size_t day) const {
    return terms.spot * terms.money[day] * std::max(price - strike, 0.0);
  }
};

template <class Payment>
void note_ends(const Payment& payment, std::size_t last_day, std::span<const float> price,
               TranchePaths& paths) {
  for (std::size_t i = 0; i < price.size(); ++i) paths.at_end[i] = payment(double{price[i]}, last_day);
}

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
    const double paid = payment(double{price[i]}, static_cast<std::size_t>(exercisable[i]));
    if (!(paid > 0.0)) continue;
    paths.exercised[i] += part;
    paths.payoff[i] += part * paid;
  }
}

template <class Payment>
void add_pieces(const Payment& payment, const TranchePieces& tranche, const PathFacts& facts,
                TranchePaths& paths) {
  note_ends(payment, static_cast<std::size_t>(tranche.last_day), facts.price_at_end[tranche.pieces[0]],
            paths);
  for (std::size_t i = 0; i < tranche.pieces.size(); ++i) {
    if (payment.terms.exercise == ExercisePolicy::hold_to_expiry) {
      add_held(facts, tranche.pieces[i], tranche.parts[i], paths);
    } else {
      add_on_vesting(payment, facts, tranche.pieces[i], tranche.parts[i], paths);
    }
  }
}

void note_likelihood(const PaymentTerms& terms, const TranchePieces& tranche, const PathFacts& facts,
                     std::vector<double>& other) {
  const auto price = facts.price_at_end[tranche.pieces[0]];
  const Likelihood likelihood{terms, tranche.last_day};
  for (std::size_t i = 0; i < price.size(); ++i) other[i] = likelihood(double{price[i]});
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

PerShare highest_hurdle(const std::vector<Gate>& gates) {
  PerShare highest{0.0};
  for (const Gate& gate : gates) {
    if (const auto* price = std::get_if<PriceGate>(&gate)) highest = std::max(highest, price->hurdle);
  }
  return highest;
}

void set_max_price_ratio(TranchePieces& tranche, const Warrant& terms, PerShare spot) {
  const PerShare hurdle =
      std::max(highest_hurdle(terms.tranches[tranche.tranche].gates), highest_hurdle(terms.exercise_gates));
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
  for (std::size_t position = 0; position < open.size(); ++position) {
    for (std::size_t i = 0; i < open[position].tranches.size(); ++i) {
      const bool linear = open[position].terms.tranches[i].linear.has_value();
      tranches.push_back({.position = position, .tranche = i, .linear = linear});
    }
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto owner = std::ranges::find_if(tranches, [&](const TranchePieces& one) {
      return one.position == pieces[i].position && one.tranche == pieces[i].tranche;
    });
    owner->pieces.push_back(i);
    owner->strike = pieces[i].strike / spot;
    owner->last_day = pieces[i].last_day;
  }
  for (TranchePieces& tranche : tranches) {
    set_shares(tranche, pieces);
    set_max_price_ratio(tranche, open[tranche.position].terms, spot);
  }
  return tranches;
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
  const auto& [market, jumps, benchmarks] = model;  // a further member must be looked at here
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
  if (terms.measure == Measure::share) {
    add_pieces(SharePayment{terms, tranche.strike}, tranche, facts, paths);
  } else {
    add_pieces(MoneyPayment{terms, tranche.strike}, tranche, facts, paths);
  }
  note_expected(tranche, paths);
}

}  // namespace fairvalue::detail
