#include <fairvalue/industry/capacity.hpp>

#include <algorithm>
#include <cstddef>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_yield(const std::string& field, double yield) {
  require(0.0 < yield && yield <= 1.0, field + ".yield", "above 0 and at most 1", yield);
}

void require_chain(const SupplyChain& chain) {
  require_not_empty("chain", chain.parts.size() + chain.steps.size());
  for (std::size_t i = 0; i < chain.parts.size(); ++i) {
    const std::string field = fmt::format("chain.parts[{}]", i);
    require_non_negative(field + ".capacity", chain.parts[i].capacity);
    require_positive(field + ".needed", chain.parts[i].needed);
    require_yield(field, chain.parts[i].yield);
  }
  for (std::size_t i = 0; i < chain.steps.size(); ++i) {
    const std::string field = fmt::format("chain.steps[{}]", i);
    require_non_negative(field + ".capacity", chain.steps[i].capacity);
    require_yield(field, chain.steps[i].yield);
  }
}

SupplyBound bound(const std::string& name, double units) {
  return {.name = name, .units = require_result(name, units), .unused = 0.0};
}

std::vector<SupplyBound> bounds_of(const SupplyChain& chain) {
  double passed = 1.0;  // of what a step starts, the share that is finished
  std::vector<SupplyBound> steps;
  for (auto step = chain.steps.rbegin(); step != chain.steps.rend(); ++step) {
    passed *= step->yield;
    steps.push_back(bound(step->name, step->capacity * passed));
  }
  std::vector<SupplyBound> bounds;
  for (const SupplyPart& part : chain.parts) {
    bounds.push_back(bound(part.name, part.capacity * part.yield / part.needed * passed));
  }
  bounds.insert(bounds.end(), steps.rbegin(), steps.rend());
  return bounds;
}

}  // namespace

SupplyOutput supply_output(const SupplyChain& chain) {
  require_chain(chain);
  auto bounds = bounds_of(chain);
  const auto least = std::min_element(bounds.begin(), bounds.end(),
                                      [](const auto& a, const auto& b) { return a.units < b.units; });
  SupplyOutput output{.units = least->units, .weakest = least->name, .bounds = {}};
  for (SupplyBound& each : bounds) {
    if (each.units > 0.0) each.unused = 1.0 - output.units / each.units;
  }
  output.bounds = std::move(bounds);
  return output;
}

}  // namespace fairvalue
