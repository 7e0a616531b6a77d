#include "unknown_conditions.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

namespace fairvalue::detail {
namespace {

/// Looks at each simple gate of a warrant.
class ConditionSearch {
 public:
  ConditionSearch(const PositionFacts& facts, bool has_plan, std::optional<Date> day)
      : facts_{facts}, has_plan_{has_plan}, day_{day} {}

  void operator()(const PriceGate&) {}
  void operator()(const SteppedPriceGate&) {}
  void operator()(const MarketCapGate&) {}
  void operator()(const VolumeGate& gate) { look(gate.measure, gate.volume); }
  void operator()(const RelativeGate& gate) {
    const auto& met = facts_.taken_as_met;
    if (std::ranges::find(met, gate.benchmark) != met.end()) return;
    add("taken_as_met",
        fmt::format("must name '{}': a case file has no model of a benchmark", gate.benchmark),
        "Take its gates as met by its name, and say so in a comment.");
  }
  void operator()(const ServiceGate&) {
    const bool is_over =
        facts_.history && facts_.history->service_ended && is_known(*facts_.history->service_ended);
    if (facts_.outlook.service || is_over) return;
    add("outlook.service", "must say how likely it is that the relation lasts", "Write service = \"95 %\".");
  }
  void operator()(const NamedGate& gate) {
    const auto is_it = [&](const auto& one) { return one.name == gate.name; };
    const auto is_known_event = [&](const NamedEvent& one) { return is_it(one) && is_known(one.date); };
    if (std::ranges::any_of(facts_.outlook.named, is_it)) return;
    if (facts_.history && std::ranges::any_of(facts_.history->events, is_known_event)) return;
    add("outlook.condition", fmt::format("must say how likely '{}' is", gate.name),
        fmt::format("Write condition = [{{ name = \"{}\", probability = \"50 %\" }}].", gate.name));
  }

  void look(VolumeMeasure measure, double volume) {
    const bool is_simulated = facts_.deployment && measure != VolumeMeasure::paid;
    if (has_plan_ || is_simulated || has_pace(measure) || has_milestone(measure, volume)) return;
    if (facts_.history) {
      const VolumeHistory* const known = volumes_of(*facts_.history, measure);
      const auto reached = known ? reached_on(*known, volume) : std::nullopt;
      if (reached && is_known(*reached)) return;
    }
    add("pace", fmt::format("must say when volumes are reached that are counted as '{}'", to_string(measure)),
        "Write a table pace, or a milestone of the outlook for each volume.");
  }

  std::vector<UnknownCondition> found{};

 private:
  bool is_known(Date day) const { return !day_ || day <= *day_; }
  bool has_pace(VolumeMeasure measure) const {
    return std::ranges::any_of(facts_.paces, [&](const auto& one) { return one.measure == measure; });
  }
  bool has_milestone(VolumeMeasure measure, double volume) const {
    return std::ranges::any_of(facts_.outlook.milestones, [&](const MilestoneOutlook& one) {
      return one.measure == measure && std::abs(one.volume - volume) <= 1e-12 * volume;
    });
  }
  void add(std::string key, std::string message, std::string advice) {
    const auto same = [&](const UnknownCondition& one) { return one.message == message; };
    if (std::ranges::any_of(found, same)) return;
    found.push_back({std::move(key), std::move(message), std::move(advice)});
  }

  const PositionFacts& facts_;
  bool has_plan_;
  std::optional<Date> day_;
};

}  // namespace

std::vector<UnknownCondition> unknown_conditions(const Warrant& warrant, const PositionFacts& facts,
                                                 bool has_plan, std::optional<Date> day) {
  ConditionSearch search{facts, has_plan, day};
  visit_gates_of(warrant, [&](const auto& gate) { search(gate); });
  for (const Tranche& tranche : warrant.tranches) {
    if (tranche.linear) search.look(tranche.linear->measure, tranche.linear->to);
  }
  return std::move(search.found);
}

Warrant without_gates(Warrant terms, const std::vector<std::string>& benchmarks) {
  const auto is_met = [&](const Gate& gate) {
    const auto* relative = std::get_if<RelativeGate>(&gate);
    return relative != nullptr &&
           std::find(benchmarks.begin(), benchmarks.end(), relative->benchmark) != benchmarks.end();
  };
  for (Tranche& tranche : terms.tranches) std::erase_if(tranche.gates, is_met);
  return terms;
}

}  // namespace fairvalue::detail
