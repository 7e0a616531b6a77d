#include "independent_conditions.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {
namespace {

[[noreturn]] void refuse_twice(const PlacedGate& place) {
  place.refuse("of conditions that no other gate has for a closed form (value_by_simulation values it)");
}

}  // namespace

void PlacedGate::refuse(std::string_view rule) const {
  const bool own = at_exercise && view.open.terms.tranches[tranche].own.exercise_gates;
  const std::string list = own           ? fmt::format("tranches[{}].own.exercise_gates", tranche)
                           : at_exercise ? std::string{"exercise_gates"}
                                         : fmt::format("tranches[{}].gates", tranche);
  throw DomainError(fmt::format("{}[{}]", list, index), rule, describe(gate));
}

const MilestoneTiming& IndependentConditions::milestone(const VolumeGate& volume, const PlacedGate& place) {
  if (milestones_ > 0) place.refuse("the only milestone for a closed form (simulate correlated ones)");
  ++milestones_;
  const auto& known = view_.outlook.milestones;
  const auto row = std::find_if(known.begin(), known.end(), [&](const MilestoneOutlook& one) {
    return one.measure == volume.measure && std::abs(one.volume - volume.volume) <= 1e-12 * volume.volume;
  });
  if (row != known.end()) return row->timing;
  place.refuse(view_.has_deployment ? without_deployment : "a milestone of the outlook (outlook.milestones)");
}

Years IndependentConditions::last_day(const VolumeGate& volume) const {
  return year_fraction(view_.open.as_of, volume.by ? std::min(*volume.by, expiry_) : expiry_);
}

double IndependentConditions::service_believed(const PlacedGate& place) const {
  if (!view_.outlook.service) place.refuse("a condition of the outlook (outlook.service)");
  return *view_.outlook.service;
}

double IndependentConditions::service(const PlacedGate& place) {
  const double probability = service_believed(place);
  if (service_in_any_) refuse_twice(place);
  const bool first = !counted_service_;
  counted_service_ = true;
  return first ? probability : 1.0;
}

double IndependentConditions::believed(const NamedGate& named, const PlacedGate& place) const {
  const auto& known = view_.outlook.named;
  const auto row = std::ranges::find(known, named.name, &NamedOutlook::name);
  if (row == known.end()) place.refuse("a condition of the outlook (outlook.named)");
  return row->probability;
}

double IndependentConditions::named(const NamedGate& named, const PlacedGate& place) {
  const double probability = believed(named, place);
  if (names_in_any_.contains(named.name)) refuse_twice(place);
  return counted_names_.insert(named.name).second ? probability : 1.0;
}

double IndependentConditions::chance_of(const VolumeGate& volume, const PlacedGate& place) {
  const MilestoneTiming& timing = milestone(volume, place);
  const Years by = last_day(volume);
  return by.value >= 0.0 ? probability_within(timing, by) : 0.0;
}

/// A service that has ended is not met any more, though another gate beside it may be.
double IndependentConditions::chance_of(const ServiceGate& service, const PlacedGate& place) {
  const auto& history = view_.open.history;
  if (history && history->service_ended && *history->service_ended < service.until) return 0.0;
  const double probability = service_believed(place);
  if (counted_service_) refuse_twice(place);
  counted_service_ = service_in_any_ = true;
  return probability;
}

double IndependentConditions::chance_of(const NamedGate& named, const PlacedGate& place) {
  if (!counted_names_.insert(named.name).second) refuse_twice(place);
  names_in_any_.insert(named.name);
  return believed(named, place);
}

template <class G>
double IndependentConditions::chance_of(const G&, const PlacedGate& place) {
  place.refuse(by_simulation_only);
}

double IndependentConditions::in_any(const Gate& part, const PlacedGate& place) {
  if (!can_be_met_by(part, expiry_)) return 0.0;
  return std::visit([&](const auto& one) { return chance_of(one, place); }, part);
}

}  // namespace fairvalue::detail
