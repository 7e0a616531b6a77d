#include <fairvalue/pricing/value_by_simulation.hpp>
#include <fairvalue/simulation/price_model.hpp>

#include "calls.hpp"

namespace fuzz {

using namespace fairvalue;

namespace {

double near_number(Bytes& bytes, double plain) { return bytes.below(4) == 0 ? bytes.number() : plain; }

EquityMarket market_of(Bytes& bytes) {
  using namespace std::chrono_literals;
  return {.spot = {.price = PerShare{near_number(bytes, 100)},
                   .as_of = 2025y / 1 / 2,
                   .currency = Currency{"USD"}},
          .risk_free_rate = {Rate{near_number(bytes, 0.04)}},
          .dividend_yield = {Rate{near_number(bytes, 0.01)}},
          .volatility = {near_number(bytes, 0.5)}};
}

PriceModel price_model(Bytes& bytes) {
  PriceModel model{.market = market_of(bytes)};
  if (bytes.below(4) == 0)
    model.jumps = Jumps{.intensity = near_number(bytes, 1),
                        .mean = near_number(bytes, 0),
                        .deviation = near_number(bytes, 0.1)};
  if (bytes.below(4) == 0)
    model.benchmarks.push_back({.name = "index",
                                .dividend_yield = Rate{near_number(bytes, 0.01)},
                                .volatility = near_number(bytes, 0.2),
                                .correlation = near_number(bytes, 0.5)});
  return model;
}

MonitoringRule rule_of(Bytes& bytes) {
  const int days = 1 + static_cast<int>(bytes.below(20));
  switch (bytes.below(4)) {
    case 0: return continuously();
    case 1: return on_any_close();
    case 2: return on_average_of(days);
    default: return on_consecutive(days);
  }
}

Warrant warrant_of(Bytes& bytes) {
  using namespace std::chrono_literals;
  Warrant terms{.holder = "customer",
                .shares = Shares{0},
                .strike = PerShare{near_number(bytes, 1)},
                .granted = 2025y / 1 / 1,
                .expiry = add_days(2025y / 1 / 3, static_cast<int>(bytes.below(250))),
                .tranches = {}};
  for (int i = 0; i < 2; ++i) {
    const Shares shares{near_number(bytes, 10)};
    terms.tranches.push_back(
        {.name = std::to_string(i),
         .shares = shares,
         .gates = {PriceGate{.hurdle = PerShare{near_number(bytes, 120)}, .rule = rule_of(bytes)}}});
    terms.shares += shares;
  }
  return terms;
}

void look_at_sampled(const Sampled& one) { look_at(std::vector{one.mean, one.standard_error}); }

/// Few paths of a short life: what the numbers are is another test's, here none may be nan or infinite.
void look_at_simulation(Bytes& bytes) {
  const Warrant terms = warrant_of(bytes);
  const SimulatedValue value = value_by_simulation({.warrant = terms}, price_model(bytes), {},
                                                   {.paths = 128, .seed = 1, .run = {.threads = 1}});
  look_at_sampled(value.total);
  look_at(value.total_variance_ratio);
  for (const SimulatedTranche& one : value.tranches) {
    look_at_sampled(one.value);
    look_at_sampled(one.hit_share);
    look_at_sampled(one.hit_risk_neutral);
    look_at(one.median_hit_risk_neutral);
  }
}

void look_at_law(Bytes& bytes) {
  const PriceLaw law =
      price_law(price_model(bytes), bytes.below(2) == 0 ? Measure::share : Measure::risk_neutral,
                {.closes = 1 + static_cast<int>(bytes.below(50)), .life = Years{near_number(bytes, 2)}});
  look_at(law.drift);
  look_at(law.volatility);
}

}  // namespace

std::span<const Call> simulation_calls() {
  static constexpr Call calls[] = {{"value_by_simulation of a warrant", look_at_simulation},
                                   {"price_law of a model", look_at_law}};
  return calls;
}

}  // namespace fuzz
