#include <fairvalue/book/warrants_model.hpp>

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/accounting/roll_forward.hpp>
#include <fairvalue/book/open_position.hpp>
#include <fairvalue/core/require.hpp>

#include "model/detail/moved_terms.hpp"

namespace fairvalue {
namespace {

using States = std::vector<ValuationState>;

/// An input, and how its number enters the warrants.
struct Slot {
  NamedInput input;
  std::function<void(States&, double)> put;
};

/// The model without the file.
struct PricedStates {
  States states;
  std::vector<std::string> names;
  std::vector<std::string> missing{};  ///< what the file does not say of each; empty where nothing is missing
  std::vector<Slot> slots{};
  PricingSettings pricing;
};

/// The one level that all warrants have; none where it steps or differs.
template <class Level>
std::optional<double> one_level(const States& states, Level level) {
  const auto first = level(states.front().market);
  const bool is_one = std::ranges::all_of(states, [&](const ValuationState& one) {
    return is_flat(level(one.market)) && level(one.market) == first;
  });
  if (!is_one) return std::nullopt;
  if constexpr (std::is_same_v<std::remove_cvref_t<decltype(first.value)>, double>) {
    return first.value;
  } else {
    return first.value.value;
  }
}

void put_price(States& states, double price) {
  for (ValuationState& one : states) {
    one.market.spot.price = PerShare{require_positive("market.price", price)};
    auto& history = one.position.history;  // whose close of the day would be another
    if (history) history = without_close(*history, one.market.spot.as_of);
  }
}

void add_market(PricedStates& all, const std::string& a_share) {
  const States& states = all.states;
  all.slots.push_back({{"market.price", a_share, states.front().market.spot.price.value}, put_price});
  const auto add = [&](const char* name, std::optional<double> level, auto put) {
    if (!level) return;
    all.slots.push_back({{name, "%", *level}, [put](States& into, double number) {
                           for (ValuationState& one : into) put(one.market, number);
                         }});
  };
  add("market.volatility", one_level(states, [](const auto& x) { return x.volatility; }),
      [](EquityMarket& market, double x) { market.volatility = {x}; });
  add("market.risk_free_rate", one_level(states, [](const auto& x) { return x.risk_free_rate; }),
      [](EquityMarket& market, double x) { market.risk_free_rate = {Rate{x}}; });
  add("market.dividend_yield", one_level(states, [](const auto& x) { return x.dividend_yield; }),
      [](EquityMarket& market, double x) { market.dividend_yield = {Rate{x}}; });
}

void add_terms(PricedStates& all, std::size_t i, const std::string& prefix, const std::string& a_share) {
  const Warrant& warrant = all.states[i].position.warrant;
  all.slots.push_back({{prefix + "warrant.strike", a_share, warrant.strike.value},
                       [i](States& states, double x) { states[i].position.warrant.strike = PerShare{x}; }});
  if (detail::with_hurdles_scaled(warrant, 2.0) == warrant) return;
  all.slots.push_back({{prefix + "hurdle_factor", "x", 1.0}, [i, prefix](States& states, double x) {
                         Warrant& terms = states[i].position.warrant;
                         require_positive(prefix + "hurdle_factor", x);
                         terms = detail::with_hurdles_scaled(std::move(terms), x);
                       }});
}

void add_beliefs(PricedStates& all, std::size_t i, const std::string& prefix) {
  const ConditionOutlook& outlook = all.states[i].position.outlook;
  if (!outlook.milestones.empty() && !all.states[i].position.deployment) {
    all.slots.push_back({{prefix + "delay_months", "months", 0.0}, [i, prefix](States& states, double x) {
                           require(x >= 0.0 && x <= 1200.0, prefix + "delay_months", "between 0 and 1200", x);
                           ConditionOutlook& moved = states[i].position.outlook;
                           moved = detail::delayed(std::move(moved), Years{x / 12.0});
                         }});
  }
  if (outlook.service)
    all.slots.push_back({{prefix + "outlook.service", "%", *outlook.service},
                         [i](States& states, double x) { states[i].position.outlook.service = x; }});
  for (std::size_t k = 0; k < outlook.named.size(); ++k) {
    all.slots.push_back(
        {{prefix + "outlook.condition." + outlook.named[k].name + ".probability", "%",
          outlook.named[k].probability},
         [i, k](States& states, double x) { states[i].position.outlook.named[k].probability = x; }});
  }
}

PricedPosition priced(const PricedStates& all, const States& states, std::size_t i) {
  PricedPosition one = price_position(states[i].position, states[i].market, {}, all.pricing);
  if (!one.total()) throw Error{all.names[i] + ": " + (all.missing[i].empty() ? one.reason : all.missing[i])};
  return one;
}

/// The paths of all evaluations are those of the case as it is.
void fix_paths(PricedStates& all) {
  std::uint64_t paths = 0;
  for (std::size_t i = 0; i < all.states.size(); ++i) {
    const PricedPosition one = priced(all, all.states, i);
    if (one.by_simulation) paths = std::max(paths, one.by_simulation->paths);
  }
  if (paths == 0) return;
  all.pricing.paths = paths;
  all.pricing.error.reset();
}

double total_with(const PricedStates& all, std::span<const double> values) {
  States states = all.states;
  for (std::size_t slot = 0; slot < all.slots.size(); ++slot) {
    if (values[slot] != all.slots[slot].input.value) all.slots[slot].put(states, values[slot]);
  }
  double sum = 0.0;
  for (std::size_t i = 0; i < states.size(); ++i) sum += priced(all, states, i).total()->value;
  return sum;
}

}  // namespace

CallableModel warrants_model(const CaseFile& file, const PricingSettings& pricing) {
  auto all = std::make_shared<PricedStates>();
  all->pricing = pricing;
  const auto positions = open_positions(file);
  if (positions.empty()) throw Error{file.name + ": has no warrant: neither deal.warrant nor award is there"};
  if (!file.market) throw Error{file.name + ": table market is missing; the value of a warrant needs it"};
  for (const OpenPosition& open : positions) {
    all->states.push_back({open.position, market_of(file, open)});
    all->names.push_back(open.name);
    all->missing.push_back(reason_in_file(open, ""));
  }
  const std::string currency = file.company.currency.code();
  const std::string a_share = currency + "/share";
  add_market(*all, a_share);
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const std::string prefix = (positions[i].deal ? "deal." : "award.") + positions[i].name + ".";
    add_terms(*all, i, prefix, a_share);
    add_beliefs(*all, i, prefix);
  }
  fix_paths(*all);
  CallableModel model;
  for (const Slot& one : all->slots) model.inputs.push_back(one.input);
  model.outputs = {{"warrants", currency}};
  model.run = [all = std::shared_ptr<const PricedStates>{all}](std::span<const double> values,
                                                               std::span<std::optional<double>> results) {
    results[0] = total_with(*all, values);
  };
  return model;
}

}  // namespace fairvalue
