/// \file pricing/warrant/independent_conditions.hpp
/// The conditions of a tranche that are independent of the price, as probabilities.
#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "warrant_view.hpp"

namespace fairvalue::detail {

inline constexpr std::string_view without_deployment =
    "without a deployment model for a closed form (simulate it)";
inline constexpr std::string_view by_simulation_only =
    "of a kind that a closed form covers (value_by_simulation values it)";

/// A gate and its place in the terms, for a refusal.
struct PlacedGate {
  const WarrantView& view;
  std::size_t tranche;
  bool at_exercise;
  std::size_t index;  ///< in its list
  const Gate& gate;

  /// Throws DomainError: "tranches[2].gates[1]: must be ...".
  [[noreturn]] void refuse(std::string_view rule) const;
};

/// Probabilities of one tranche's conditions. They must be independent of one another, so each enters once:
/// the milestone, the service, a named condition. `view` must outlive it.
class IndependentConditions {
 public:
  IndependentConditions(const WarrantView& view, Date expiry) : view_(view), expiry_(expiry) {}

  /// Of the only milestone. Throws where there is another, or none is believed of.
  const MilestoneTiming& milestone(const VolumeGate& volume, const PlacedGate& place);
  /// A linear tranche waits for milestones of its own.
  void count_milestone() { ++milestones_; }
  /// The last moment that counts; negative when the gate's own date has passed.
  Years last_day(const VolumeGate& volume) const;
  /// P(met in time), 1 where it is counted already. Throws where an `AnyOf` has it: alone it is not met with
  /// that.
  double service(const PlacedGate& place);
  double named(const NamedGate& named, const PlacedGate& place);
  /// P(met in time) of one gate inside an `AnyOf`. Throws where it is counted already.
  double in_any(const Gate& part, const PlacedGate& place);

 private:
  double chance_of(const VolumeGate& volume, const PlacedGate& place);
  double chance_of(const ServiceGate& service, const PlacedGate& place);
  double chance_of(const NamedGate& named, const PlacedGate& place);
  template <class G>
  double chance_of(const G& other, const PlacedGate& place);
  double service_believed(const PlacedGate& place) const;
  double believed(const NamedGate& named, const PlacedGate& place) const;

  const WarrantView& view_;
  Date expiry_;
  int milestones_ = 0;
  bool counted_service_ = false;
  std::set<std::string> counted_names_{};
  bool service_in_any_ = false;
  std::set<std::string> names_in_any_{};
};

}  // namespace fairvalue::detail
