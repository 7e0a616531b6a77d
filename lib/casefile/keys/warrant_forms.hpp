/// \file casefile/keys/warrant_forms.hpp
/// The terms of a warrant as a file states them, and as the library holds them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/deal/equal_tranches.hpp>
#include <fairvalue/deal/warrant.hpp>

#include "gate_forms.hpp"

namespace fairvalue::detail {

/// A number of like tranches in one table.
struct EqualTranchesForm {
  std::string name{};
  Shares shares{0.0};  ///< of all of them
  std::optional<int> parts{};
  std::optional<VolumeMeasure> measure{};
  std::optional<double> step{};
  std::vector<Date> dates{};
  ShareRounding rounding = ShareRounding::cumulative;
};

struct TrancheForm {
  std::string name{};
  Shares shares{0.0};
  GateForm here{};  ///< gates whose keys stand in the tranche itself
  std::vector<GateForm> gates{};
  std::optional<LinearVesting> linear{};
  bool vested_at_issue = false;
  std::optional<Strike> strike{};
  std::optional<Date> expiry{};
  std::optional<std::vector<GateForm>> exercise_gates{};
  std::optional<PerShare> value_cap{};
  std::optional<RankVesting> rank{};
};

struct WarrantForm {
  std::string holder{};
  std::optional<Shares> shares{};
  PerShare strike{0.0};
  Date granted{};
  Date expiry{};
  std::optional<MonitoringRule> monitoring{};  ///< of all price gates that have none of their own
  std::vector<TrancheForm> tranches{};
  std::vector<EqualTranchesForm> equal_tranches{};
  std::vector<GateForm> exercise_gates{};
  std::vector<Split> adjustments{};
  ExerciseSettlement settlement = ExerciseSettlement::cash;
  bool automatic_at_expiry = false;
  std::optional<ChangeOfControl> on_change_of_control{};
};
/// Throws DomainError naming the member, as in a file: "tranches[2].gates[0].monitoring: must be given".
Warrant value_of(const WarrantForm& form);
WarrantForm form_of_value(const Warrant& warrant);

/// A stated strike, or one that a later average sets.
struct StrikeForm {
  std::optional<PerShare> value{};
  std::optional<double> part{};
  std::optional<int> days{};
  std::optional<Date> on{};
  std::optional<ObservedPrice> price{};  ///< vwap unless given
};
Strike value_of(const StrikeForm& form);
StrikeForm form_of_value(const Strike& strike);

}  // namespace fairvalue::detail
