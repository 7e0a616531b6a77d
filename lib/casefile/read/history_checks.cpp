#include "history_checks.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>

#include "key_advice.hpp"
#include "member_place.hpp"
#include "unknown_conditions.hpp"

namespace fairvalue::detail {
namespace {

constexpr const char* advice = "Correct what has happened, or what it is held against.";

/// The terms with the names of the tranches and no condition that asks for data.
Warrant without_conditions(Warrant terms) {
  terms.exercise_gates.clear();
  for (Tranche& one : terms.tranches) one = {.name = one.name, .shares = one.shares, .gates = {}};
  return terms;
}

void add_conditions(std::vector<std::string>& names, const std::vector<Gate>& gates) {
  for (const Gate& gate : gates) {
    visit_simple_gates(gate, [&](const auto& one) {
      if constexpr (std::is_same_v<std::remove_cvref_t<decltype(one)>, NamedGate>) names.push_back(one.name);
    });
  }
}

std::vector<std::string> conditions_of(const Warrant& warrant) {
  std::vector<std::string> names;
  add_conditions(names, warrant.exercise_gates);
  for (const Tranche& tranche : warrant.tranches) {
    add_conditions(names, tranche.gates);
    if (tranche.own.exercise_gates) add_conditions(names, *tranche.own.exercise_gates);
  }
  return names;
}

class HistoryChecks {
 public:
  HistoryChecks(const CaseFile& file, const Node& root, Findings& findings)
      : file_{file}, root_{root}, findings_{findings} {}

  void check() {
    for (std::size_t i = 0; i < file_.deals.size(); ++i) {
      const CaseDeal& deal = file_.deals[i];
      if (deal.terms.warrant) look_at(deal.facts, deal.terms.warrant->value, fmt::format("deals[{}].", i));
    }
    for (std::size_t i = 0; i < file_.awards.size(); ++i)
      look_at(file_.awards[i].facts, file_.awards[i].warrant.value, fmt::format("awards[{}].", i));
  }

 private:
  bool is_sound(const std::string& field) const {
    return findings_.is_sound(whole_path(place_of_member(root_, "", field)));
  }

  void look_at(const PositionFacts& facts, const Warrant& warrant, const std::string& at) {
    if (!facts.history || !is_sound(at + "warrant") || !is_sound(at + "history")) return;
    const DealHistory& known = *facts.history;
    const bool is_possible = look_at_parts(known, warrant, at);
    look_at_events(known, warrant, at);
    if (!is_possible) return;
    try {
      const bool has_close = file_.market && is_sound("market") && file_.market->spot.value.price.value > 0.0;
      const Spot* const spot = has_close ? &file_.market->spot.value : nullptr;
      require_deal_history(spot ? with_close(known, spot->as_of, spot->price) : known,
                           without_gates(warrant, facts.taken_as_met));
    } catch (const DomainError& error) {
      const MemberPlace found = place_of_member(root_, "", at + std::string{error.field()});
      findings_.warrant_error(
          found.node->place, with_missing_key(found),
          fmt::format("must be {}, got {}; without it the warrant has no value", error.rule(), error.got()),
          "Add it to the history, or correct what stands there.");
    }
  }

  /// Whether each part can be so, held against its rules alone: so all that are broken are told.
  bool look_at_parts(const DealHistory& known, const Warrant& warrant, const std::string& at) {
    const DealHistory parts[] = {{.closes = known.closes, .highs = known.highs},
                                 {.closes = known.closes, .vwaps = known.vwaps},
                                 {.closes = {}, .volumes = known.volumes},
                                 {.closes = {}, .benchmarks = known.benchmarks},
                                 {.closes = {}, .events = known.events},
                                 {.closes = {}, .exercises = known.exercises},
                                 {.closes = {}, .service_ended = known.service_ended},
                                 {.closes = {}, .terminated = known.terminated},
                                 {.closes = {}, .change_of_control = known.change_of_control}};
    const Warrant names = without_conditions(warrant);
    std::set<std::string> told;  // closes are in two parts
    for (const DealHistory& part : parts) {
      try {
        require_deal_history(part, names);
      } catch (const DomainError& error) {
        if (!told.emplace(error.what()).second) continue;
        const MemberPlace found = place_of_member(root_, "", at + std::string{error.field()});
        findings_.error(found.node->place, with_missing_key(found),
                        fmt::format("must be {}, got {}", error.rule(), error.got()), advice);
      }
    }
    return told.empty();
  }

  void look_at_events(const DealHistory& history, const Warrant& warrant, const std::string& at) {
    const std::vector<std::string> names = conditions_of(warrant);
    for (std::size_t i = 0; i < history.events.size(); ++i) {
      const std::string& name = history.events[i].name;
      if (name.empty() || std::ranges::find(names, name) != names.end()) continue;
      const MemberPlace found = place_of_member(root_, "", fmt::format("{}history.events[{}].name", at, i));
      findings_.warning(found.node->place, with_missing_key(found),
                        fmt::format("should be a condition of the warrant{}, got '{}'",
                                    names.empty() ? "" : fmt::format(" ({})", name_hint(name, names)), name),
                        "Write the condition's name as the terms have it, or leave the event out.");
    }
  }

  const CaseFile& file_;
  const Node& root_;
  Findings& findings_;
};

}  // namespace

void check_histories(const CaseFile& file, const Node& root, Findings& findings) {
  HistoryChecks{file, root, findings}.check();
}

}  // namespace fairvalue::detail
