#include "fairvalue/case/explained_inputs.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include <fmt/core.h>

#include "fairvalue/case/gate_words.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

template <class T>
Explained market_input(std::string name, const Sourced<T>& given, DocumentCell value, std::string path) {
  return {std::move(name), std::move(value), "input", given.standing, given.source, {}, std::move(path)};
}

DocumentCell level_cell(const Stepped<double>& level) {
  return is_flat(level) ? own_quantity(level.value, "%") : text("changes over time");
}
DocumentCell level_cell(const Stepped<Rate>& level) {
  return is_flat(level) ? own_quantity(level.value.value, "%") : text("changes over time");
}

Explained rate_input(const CaseFile& file, DocumentCell value) {
  const CaseMarket& market = *file.market;
  if (market.risk_free_rate)
    return market_input("risk-free rate", *market.risk_free_rate, std::move(value), "market.risk_free_rate");
  constexpr const char* name = "rate of the curve to the expiry";
  if (market.curve) return market_input(name, *market.curve, std::move(value), "market.curve");
  return {name, std::move(value), "data.curve", Standing::derived, file.data_files.curve};
}

}  // namespace

PositionInputs::PositionInputs(const CaseFile& file, const PositionValues& of)
    : file_{file},
      of_{of},
      units_{file.company.currency},
      table_{of.open.path.substr(0, of.open.path.rfind('.'))} {}

std::vector<Explained> PositionInputs::market() const {
  const CaseMarket& market = *file_.market;
  const EquityMarket& today = of_.today;
  const DocumentCell volatility = level_cell(today.volatility);
  return {market_input("price on " + to_string(today.spot.as_of), market.spot,
                       own_quantity(today.spot.price.value, units_.a_share), "market.price"),
          market.volatility ? market_input("volatility", *market.volatility, volatility, "market.volatility")
                            : Explained{"volatility", volatility, "closes of data.prices", Standing::derived,
                                        today.volatility_source},
          rate_input(file_, level_cell(today.risk_free_rate)),
          market_input("dividend yield", market.dividend_yield, level_cell(today.dividend_yield),
                       "market.dividend_yield")};
}

std::vector<Explained> PositionInputs::market_at_grant() const {
  std::vector<Explained> inputs = market();
  const auto& grant = *of_.open.facts->grant;
  const auto& [spot, volatility, rate, yield] = grant.value;
  const auto path = [&](const char* key) { return table_ + ".grant." + key; };
  inputs[0] = market_input("price on " + to_string(spot.as_of), grant,
                           own_quantity(spot.price.value, units_.a_share), path("price"));
  if (volatility)
    inputs[1] = market_input("volatility", *volatility, level_cell(volatility->value), path("volatility"));
  if (rate)
    inputs[2] = market_input("risk-free rate", *rate, level_cell(rate->value), path("risk_free_rate"));
  if (yield)
    inputs[3] = market_input("dividend yield", *yield, level_cell(yield->value), path("dividend_yield"));
  return inputs;
}

std::vector<Explained> PositionInputs::terms(std::size_t i) const {
  std::vector<Explained> inputs = own_terms(i);
  add_beliefs(inputs, of_.open.terms->tranches[i]);
  return inputs;
}

std::vector<Explained> PositionInputs::own_terms(std::size_t i) const {
  const Warrant& warrant = *of_.open.terms;
  const Tranche& tranche = warrant.tranches[i];
  const std::string own = fmt::format("tranche[{}]", i);
  const auto& strike = tranche.own.strike;
  std::vector<Explained> inputs{
      term("strike", text(strike ? describe(*strike) : strike_words(warrant, units_)),
           strike ? own + ".strike" : "strike"),
      term("granted", text(to_string(warrant.granted)), "granted"),
      term("expiry", text(to_string(expiry_of(tranche, warrant))),
           tranche.own.expiry ? own + ".expiry" : "expiry"),
      term("vests when", text(gates_words(tranche, units_)), key_of_gates(own))};
  for (const Gate& gate : exercise_gates_of(tranche, warrant))
    inputs.push_back(term("to exercise", text(gate_words(gate, units_)), "exercise_gate"));
  return inputs;
}

Explained PositionInputs::shares(std::size_t i) const {
  return term("shares", own_quantity(of_.open.terms->tranches[i].shares.value, "shares"),
              fmt::format("tranche[{}].shares", i));
}

Explained PositionInputs::from(std::string name, DocumentCell value, const std::string& path) const {
  KeyProvenance known = provenance_at(file_, of_.open, path);
  return {std::move(name), std::move(value), "input", known.standing, std::move(known.source), {}, path};
}

Explained PositionInputs::term(std::string name, DocumentCell value, const std::string& key) const {
  return from(std::move(name), std::move(value), of_.open.path + "." + key);
}

/// The key of a tranche's gates that has a source of its own, else the tranche.
std::string PositionInputs::key_of_gates(const std::string& tranche) const {
  for (const char* key : {".price_hurdle", ".gate[0]", ".linear", ".condition"}) {
    const std::string path = of_.open.path + "." + tranche + key;
    if (provenance_at(file_, of_.open, path).path.starts_with(path)) return tranche + key;
  }
  return tranche;
}

void PositionInputs::add_gate(std::vector<Explained>& inputs, const NamedGate& gate) const {
  const auto& named = of_.open.position.outlook.named;
  for (std::size_t k = 0; k < named.size(); ++k) {
    if (named[k].name == gate.name)
      inputs.push_back(from("probability of " + gate.name, own_quantity(named[k].probability, "%"),
                            fmt::format("{}.outlook.condition[{}].probability", table_, k)));
  }
}

void PositionInputs::add_gate(std::vector<Explained>& inputs, const ServiceGate&) const {
  const auto& service = of_.open.position.outlook.service;
  if (service)
    inputs.push_back(
        from("probability that service lasts", own_quantity(*service, "%"), table_ + ".outlook.service"));
}

/// What is believed of the gates that the tranche has.
void PositionInputs::add_beliefs(std::vector<Explained>& inputs, const Tranche& tranche) const {
  const auto look = [&](const auto& gate) {
    using One = std::decay_t<decltype(gate)>;
    if constexpr (std::is_same_v<One, NamedGate> || std::is_same_v<One, ServiceGate>) {
      add_gate(inputs, gate);
    } else if constexpr (std::is_same_v<One, VolumeGate>) {
      add_milestone(inputs, gate.measure, gate.volume);
    }
  };
  for (const auto* gates : {&tranche.gates, &exercise_gates_of(tranche, *of_.open.terms)}) {
    for (const Gate& gate : *gates) visit_simple_gates(gate, look);
  }
  if (tranche.linear) add_milestone(inputs, tranche.linear->measure, tranche.linear->to);
}

/// The deal whose plan a milestone is from; none for one that the outlook or a pace states.
const Deal* PositionInputs::planned_by(const MilestoneOutlook& milestone) const {
  if (!of_.open.deal || !of_.open.facts->paces.empty()) return nullptr;
  const auto& stated = of_.open.facts->outlook.milestones;
  const bool is_stated = std::ranges::find(stated, milestone) != stated.end();
  return is_stated ? nullptr : &file_.deals[*of_.open.deal].terms;
}

void PositionInputs::add_milestone(std::vector<Explained>& inputs, VolumeMeasure measure,
                                   double volume) const {
  if (of_.open.position.deployment) {
    inputs.push_back(from("milestone", text("by the deployment model, correlated with the price"),
                          table_ + ".deployment"));
    return;
  }
  for (const MilestoneOutlook& one : of_.open.position.outlook.milestones) {
    if (one.measure != measure || one.volume != volume) continue;
    const DocumentCell words = text(milestone_words(one, units_));
    if (const Deal* const deal = planned_by(one)) {
      inputs.push_back(
          {"milestone", words, "the deal's plan in the base case", deal->plan.standing, deal->plan.source});
      continue;
    }
    const bool is_paced = !of_.open.facts->paces.empty();
    inputs.push_back(from("milestone", words, table_ + (is_paced ? ".pace[0]" : ".outlook.milestone")));
  }
}

}  // namespace calculator
