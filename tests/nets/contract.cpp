#include "contract.hpp"

#include <cmath>

#include <fmt/core.h>

namespace fairvalue::nets {
namespace {

constexpr Date granted{std::chrono::year{2025}, std::chrono::January, std::chrono::day{2}};

Warrant warrant_of(const Contract& contract) {
  const PriceGate gate{.hurdle = contract.hurdle, .rule = contract.rule};
  return {.holder = "holder",
          .shares = Shares{1},
          .strike = contract.strike,
          .granted = granted,
          .expiry = add_days(granted, contract.days),
          .tranches = {{.name = "only", .shares = Shares{1}, .gates = {gate}}}};
}

EquityMarket market_of(const FlatMarket& market) {
  return {.spot = {.price = market.spot, .as_of = granted, .currency = Currency{"USD"}},
          .risk_free_rate = {market.risk_free_rate},
          .dividend_yield = {market.dividend_yield},
          .volatility = {market.volatility},
          .volatility_source = "random"};
}

}  // namespace

Years life(const Contract& contract) { return Years{contract.days / 365.0}; }

int closes(const Contract& contract) { return closes_at_252_a_year(life(contract)); }

double deviation(const Contract& contract) {
  return contract.market.volatility * std::sqrt(life(contract).value);
}

bool vests_at_once(const Contract& contract) {
  return contract.rule.kind == Monitoring::continuous && contract.hurdle <= contract.market.spot;
}

bool never_vests(const Contract& contract) {
  return !needs_highs(contract.rule) && closes(contract) < closes_needed(contract.rule);
}

bool is_certain(const Contract& contract) {
  if (never_vests(contract)) return true;
  const bool known_payment = contract.exercise == ExercisePolicy::on_vesting || contract.strike.value == 0.0;
  return vests_at_once(contract) && known_payment;
}

WarrantPosition position_of(const Contract& contract) { return {.warrant = warrant_of(contract)}; }

PriceModel model_of(const Contract& contract) { return {.market = market_of(contract.market)}; }

SimulationSettings settings_of(const Contract& contract) {
  return {.paths = contract.paths,
          .target_error = contract.target_error,
          .measure = contract.measure,
          .control = contract.control,
          .seed = contract.seed,
          .run = {.threads = 1}};  // contracts run side by side instead
}

std::string describe(const Contract& contract) {
  const FlatMarket& market = contract.market;
  std::string target = contract.target_error ? fmt::format("{}", *contract.target_error) : "none";
  return fmt::format(
      "seed {}, spot {}, volatility {}, rate {}, yield {}, days {}, hurdle {} ({}), strike {}, {}, {} "
      "measure, control {}, paths {}, target error {}",
      contract.seed, market.spot.value, market.volatility, market.risk_free_rate.value,
      market.dividend_yield.value, contract.days, contract.hurdle.value, describe(contract.rule),
      contract.strike.value, to_string(contract.exercise), to_string(contract.measure),
      to_string(contract.control), contract.paths, target);
}

}  // namespace fairvalue::nets
