/// \file deal/warrant.hpp
/// A performance warrant: shares at a strike, in tranches that vest when all of their gates are met.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/core/split.hpp>
#include <fairvalue/deal/exercise.hpp>
#include <fairvalue/deal/gate.hpp>
#include <fairvalue/deal/peer_rank.hpp>
#include <fairvalue/deal/strike.hpp>

namespace fairvalue {

/// A tranche that vests a share at a time between two volumes; without it, all at once (a cliff).
struct LinearVesting {
  VolumeMeasure measure;
  double from;  ///< nothing is vested at or below; >= 0
  double to;    ///< all is vested at or above; > from

  friend bool operator==(const LinearVesting&, const LinearVesting&) = default;
};

/// What a tranche has of its own in place of the warrant's terms.
struct OwnTerms {
  std::optional<Strike> strike{};
  std::optional<Date> expiry{};                       ///< after the grant, at the latest the warrant's
  std::optional<std::vector<Gate>> exercise_gates{};  ///< an empty list: exercisable when vested
  std::optional<PerShare> value_cap{};  ///< most that a share gains over the strike; > 0, net exercise only

  friend bool operator==(const OwnTerms&, const OwnTerms&) = default;
};

struct Tranche {
  std::string name;                       ///< not empty, no two alike in a warrant
  Shares shares;                          ///< > 0; the most that can vest
  std::vector<Gate> gates;                ///< all must be met; may be empty for a linear or ranked tranche
  std::optional<LinearVesting> linear{};  ///< beside the gates
  bool vested_at_issue = false;           ///< vested on the grant date: no gates, neither linear nor ranked
  OwnTerms own{};
  std::optional<RankVesting> rank{};  ///< beside the gates, a market condition; not with `linear`

  friend bool operator==(const Tranche&, const Tranche&) = default;
};

/// Whether it has anything of its own.
bool has_own_terms(const Tranche& tranche);

/// What a change of control does to shares that have not vested by its day.
enum class ChangeOfControl {
  no_effect,
  accelerates,  ///< all of them vest on that day, whatever their gates
  lapses        ///< they are lost on that day, unless they vest on it
};
template <>
inline constexpr auto enum_names<ChangeOfControl> =
    names_of("change of control", {{"no_effect", "no effect"}, {"accelerates"}, {"lapses"}});

/// Terms as of the grant date. Amounts are on the shares of that day; `adjustments` moves them.
struct Warrant {
  std::string holder;
  Shares shares;    ///< the sum of the tranches, to 1e-9; > 0
  PerShare strike;  ///< >= 0
  Date granted;
  Date expiry;  ///< after `granted`; the last day on which a tranche can vest or be exercised
  std::vector<Tranche> tranches;       ///< at least one
  std::vector<Gate> exercise_gates{};  ///< what a vested tranche needs before it can be exercised
  std::vector<Split> adjustments{};    ///< anti-dilution: splits and stock dividends since the grant
  ExerciseSettlement settlement = ExerciseSettlement::cash;
  /// What is exercisable at the end of the expiry is exercised then, if the close is above the strike.
  bool automatic_at_expiry = false;
  /// None: these terms do not say. What vests, vests then as if it had no effect.
  std::optional<ChangeOfControl> on_change_of_control{};

  friend bool operator==(const Warrant&, const Warrant&) = default;
};

/// The tranche's last day and the gates before its exercise: its own, or else the warrant's.
Date expiry_of(const Tranche& tranche, const Warrant& warrant);
const std::vector<Gate>& exercise_gates_of(const Tranche& tranche, const Warrant& warrant);

/// Calls `visit` with every simple gate (see visit_simple_gates) of the tranches and of exercise. `warrant`
/// may be const.
template <class W, class Visit>
void visit_gates_of(W& warrant, const Visit& visit) {
  const auto look = [&visit](auto& gates) {
    for (auto& gate : gates) visit_simple_gates(gate, visit);
  };
  for (auto& tranche : warrant.tranches) {
    look(tranche.gates);
    if (tranche.own.exercise_gates) look(*tranche.own.exercise_gates);
  }
  look(warrant.exercise_gates);
}

/// Throws DomainError naming the member that breaks its rule: "warrant.tranches[2].shares: must be > 0, got
/// 0". A gate's own date before the grant is refused too, as is a `window_from` after the expiry.
const Warrant& require_warrant(const Warrant& warrant);

/// The part of a linear tranche that a volume vests: (volume - from) / (to - from), from 0 to 1.
double vested_part(const LinearVesting& linear, double volume);

/// The first day whose close counts for one of the price gates, or the day after the grant if that is
/// earlier.
Date earliest_counted_day(const Warrant& warrant);

/// The terms on the shares of `date`: counts times the split factor since the grant, strike and hurdles over
/// it. The adjustments already made are taken out, so that adjusting twice changes nothing. Prices held
/// against adjusted terms must be on the shares of `date` or of their own later day. The terms are not
/// checked here but where they are valued. Throws DomainError when `date` lies before the grant.
Warrant adjusted_terms(const Warrant& warrant, Date date);

/// The same terms with every price gate, of a tranche or of exercise, held to `rule` instead: what a
/// monitoring rule costs is the difference of two values. Throws DomainError on a bad rule.
Warrant with_monitoring(const Warrant& warrant, const MonitoringRule& rule);

/// The hurdle of a tranche's price gate; none without one. Throws DomainError when it has two, or a gate
/// that has no single one (made of others, stepped, on a market capitalisation).
std::optional<PriceGate> price_gate(const Tranche& tranche);
/// The volume at which a cliff tranche can vest, or above which a linear one begins to (0 when it does so
/// from the start); none without. Throws DomainError when there are two, or as `price_gate` does.
std::optional<VolumeGate> volume_gate(const Tranche& tranche);

}  // namespace fairvalue
