#include "draw_contract.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "pricing/random_claims.hpp"

namespace fairvalue::nets {
namespace {

using random_claims::Draw;

/// What the two kinds of contract have of their own.
struct Space {
  int most_days;
  double most_log2_paths;
};

template <class T, std::size_t N>
T any_of(Draw& draw, const std::array<T, N>& choices) {
  return choices[static_cast<std::size_t>(draw.uniform(0, N))];
}

int whole(Draw& draw, int low, int high) { return low + static_cast<int>(draw.uniform(0, high - low + 1)); }

double random_hurdle(Draw& draw, double spot, double deviation) {
  if (draw.chance(0.5)) return spot * draw.log_uniform(0.5, 20);
  return spot * std::clamp(std::exp(draw.uniform(-1, 3) * deviation), 0.5, 20.0);
}

double random_strike(Draw& draw, double spot) {
  switch (whole(draw, 0, 2)) {
    case 0: return 0.0;
    case 1: return spot * draw.uniform(0.9, 1.1);
    default: return spot * draw.log_uniform(1.1, 5);
  }
}

MonitoringRule rule_with_formula(Draw& draw) {
  const int n = whole(draw, 2, 30);
  switch (whole(draw, 0, 9)) {
    case 0:
    case 1:
    case 2:
    case 3: return continuously();
    case 4:
    case 5: return on_any_close();
    case 6: return on_average_of(1);
    case 7: return on_some_of(n, n);
    default: return on_consecutive(n);
  }
}

MonitoringRule rule_without_formula(Draw& draw) {
  const int n = whole(draw, 2, 30);
  switch (whole(draw, 0, 2)) {
    case 0: return on_average_of(n);
    case 1: return on_some_of(whole(draw, 1, n - 1), n);
    default: return on_total_of(n);
  }
}

constexpr std::array controls{ControlVariate::automatic,
                              ControlVariate::none,
                              ControlVariate::martingale,
                              ControlVariate::crossing,
                              ControlVariate::crossing_and_streaks,
                              ControlVariate::post_stratified};

Contract random_contract(std::uint64_t seed, Draw& draw, const MonitoringRule& rule, const Space& space) {
  const double spot = draw.log_uniform(1, 1000);
  Contract contract{.seed = seed,
                    .market = {.spot = PerShare{spot},
                               .risk_free_rate = Rate{draw.uniform(-0.02, 0.1)},
                               .dividend_yield = Rate{draw.chance(0.5) ? 0.0 : draw.uniform(0, 0.08)},
                               .volatility = draw.log_uniform(0.01, 5)},
                    .days = static_cast<int>(draw.log_uniform(1, space.most_days + 1)),
                    .hurdle = PerShare{spot},
                    .rule = rule,
                    .strike = PerShare{random_strike(draw, spot)},
                    .exercise = ExercisePolicy::hold_to_expiry,
                    .measure = draw.chance(0.5) ? Measure::share : Measure::risk_neutral,
                    .control = any_of(draw, controls),
                    .paths = static_cast<std::uint64_t>(std::exp2(draw.uniform(9, space.most_log2_paths))),
                    .target_error = std::nullopt};
  contract.hurdle = PerShare{random_hurdle(draw, spot, deviation(contract))};
  if (draw.chance(0.2)) contract.target_error = draw.log_uniform(1e-4, 0.1);
  return contract;
}

/// Exercised on vesting, a strike of 0 without dividends is worth what it is worth when held.
bool on_vesting_has_formula(const Contract& contract) {
  const bool like_held = contract.strike.value == 0.0 && contract.market.dividend_yield.value == 0.0;
  return contract.rule.kind == Monitoring::continuous || like_held;
}

}  // namespace

Contract contract_with_formula(std::uint64_t seed) {
  Draw draw{seed};
  const MonitoringRule rule = rule_with_formula(draw);
  Contract contract = random_contract(seed, draw, rule, {.most_days = 30 * 365, .most_log2_paths = 18});
  if (draw.chance(0.5) && on_vesting_has_formula(contract)) contract.exercise = ExercisePolicy::on_vesting;
  return contract;
}

Contract contract_without_formula(std::uint64_t seed) {
  Draw draw{seed};
  const MonitoringRule rule = rule_without_formula(draw);
  Contract contract = random_contract(seed, draw, rule, {.most_days = 2 * 365, .most_log2_paths = 13});
  if (draw.chance(0.5)) contract.exercise = ExercisePolicy::on_vesting;
  return contract;
}

}  // namespace fairvalue::nets
