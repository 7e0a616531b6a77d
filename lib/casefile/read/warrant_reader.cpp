#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "case_reader.hpp"
#include "member_place.hpp"

namespace fairvalue::detail {
namespace {

constexpr std::size_t most_rounds = 100;  ///< refusals of the terms around the tranches

/// What the library or the form refuses of a warrant, its members named without "warrant."; none where it is
/// sound.
std::optional<DomainError> refused(const WarrantForm& form) {
  constexpr std::string_view of_warrant = "warrant.";
  try {
    check(value_of(form));
    return std::nullopt;
  } catch (const DomainError& error) {
    std::string field{error.field()};
    if (field.starts_with(of_warrant)) field.erase(0, of_warrant.size());
    return DomainError{field, error.rule(), error.got()};
  }
}

/// Takes what is refused out of a tranche, so that its other members can be held against their rules; whether
/// it has more of them.
bool leave_out(TrancheForm& tranche, std::string_view member) {
  if (member.starts_with(".own.expiry")) {
    tranche.expiry.reset();
  } else if (member.starts_with(".own.strike")) {
    tranche.strike.reset();
  } else if (member.starts_with(".own.value_cap")) {
    tranche.value_cap.reset();
  } else if (member.starts_with(".own.exercise_gates") || member.starts_with(".exercise_gates")) {
    tranche.exercise_gates.reset();
  } else if (member == ".by") {
    tranche.here.by.reset();
  } else if (member == ".excess") {
    tranche.here.excess.reset();
  } else if (member == ".monitoring" && !tranche.here.price_hurdle) {
    tranche.here.monitoring.reset();
  } else if (member.starts_with(".gates[")) {
    tranche.here = {.condition = "any"};
    tranche.gates.clear();
  } else {
    return false;
  }
  return true;
}

/// An element taken out of a list whose places in the file are kept.
template <class T>
void take_out(std::vector<T>& list, std::vector<std::size_t>& places, std::size_t at) {
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(at));
  places.erase(places.begin() + static_cast<std::ptrdiff_t>(at));
}

std::vector<std::size_t> places_of(std::size_t count) {
  std::vector<std::size_t> places(count);
  std::iota(places.begin(), places.end(), std::size_t{0});
  return places;
}

}  // namespace

std::optional<std::vector<std::size_t>> CaseReader::leave_unread(const Node& node, WarrantForm& form) const {
  std::vector<std::size_t> places = places_of(form.tranches.size());
  if (findings_.is_sound(path_)) return places;
  const auto is_read = [&](const std::string& key) { return findings_.is_sound(path_ + "." + key); };
  if (!is_read("granted") || !is_read("expiry")) return std::nullopt;
  form.shares.reset();  // the sum of all tranches
  if (!is_read("strike")) form.strike = PerShare{0.0};
  if (!is_read("monitoring")) form.monitoring = on_any_close();
  if (!is_read("exercise_gate")) form.exercise_gates.clear();
  if (!is_read("adjustment")) form.adjustments.clear();
  if (!is_read("equal_tranches")) form.equal_tranches.clear();
  const Node* const list = find(node, "tranche");
  const bool is_list = list != nullptr && list->kind == NodeKind::list;
  std::erase_if(places,
                [&](std::size_t i) { return !is_read(is_list ? fmt::format("tranche[{}]", i) : "tranche"); });
  std::vector<TrancheForm> read;
  for (const std::size_t i : places) read.push_back(form.tranches[i]);
  form.tranches = std::move(read);
  if (form.tranches.empty() && form.equal_tranches.empty()) return std::nullopt;
  return places;
}

void CaseReader::take_warrant(const Node& node, WarrantForm form, Warrant& out) {
  auto places = leave_unread(node, form);
  if (!places) return;
  if (refused(form)) {
    const bool has_tranches = !form.tranches.empty() || !form.equal_tranches.empty();
    refuse_tranches(node, form, *places);
    refuse_terms(node, form, *places, has_tranches);
  }
  if (!refused(form)) out = value_of(form);
}

void CaseReader::refuse_tranches(const Node& node, WarrantForm& form, std::vector<std::size_t>& places) {
  WarrantForm alone = form;
  alone.shares.reset();
  alone.equal_tranches.clear();
  alone.exercise_gates.clear();
  alone.adjustments.clear();
  std::set<std::string> names;
  std::vector<TrancheForm> sound;
  std::vector<std::size_t> sound_places;
  for (std::size_t i = 0; i < form.tranches.size(); ++i) {
    const std::string at = fmt::format("tranches[{}]", places[i]);
    bool is_sound = true;
    const auto refuse_member = [&](const DomainError& error) {
      is_sound = false;
      refuse_domain(error, "", node);
    };
    alone.tranches = {form.tranches[i]};
    while (const auto error = refused(alone)) {
      const auto found = element_member("tranches", error->field());
      if (!found) break;  // of the terms around it
      refuse_member({at + found->rest, error->rule(), error->got()});
      if (!leave_out(alone.tranches.front(), found->rest)) break;
    }
    const std::string& name = form.tranches[i].name;
    if (!name.empty() && !names.insert(name).second) refuse_member({at + ".name", "unique", name});
    if (!is_sound) continue;
    sound.push_back(std::move(form.tranches[i]));
    sound_places.push_back(places[i]);
  }
  if (sound.size() < form.tranches.size()) form.shares.reset();  // the sum of all, of which some are left out
  form.tranches = std::move(sound);
  places = std::move(sound_places);
}

void CaseReader::refuse_terms(const Node& node, WarrantForm& form, std::vector<std::size_t>& tranches,
                              bool has_tranches) {
  auto like = places_of(form.equal_tranches.size()), gates = places_of(form.exercise_gates.size()),
       splits = places_of(form.adjustments.size());
  for (std::size_t round = 0; round < most_rounds; ++round) {
    if (has_tranches && form.tranches.empty() && form.equal_tranches.empty()) {
      if (gates.empty() && splits.empty()) return;
      form.tranches = {{.name = "any", .shares = Shares{1.0}, .here = {.condition = "any"}}};
      tranches = {0};
      form.shares.reset();
    }
    const auto error = refused(form);
    if (!error) return;
    const auto refuse_element = [&](const char* list, auto& elements, std::vector<std::size_t>& places) {
      const auto found = element_member(list, error->field());
      if (!found || found->index >= elements.size()) return false;
      refuse_domain(
          {fmt::format("{}[{}]{}", list, places[found->index], found->rest), error->rule(), error->got()}, "",
          node);
      take_out(elements, places, found->index);
      return true;
    };
    if (refuse_element("exercise_gates", form.exercise_gates, gates) ||
        refuse_element("adjustments", form.adjustments, splits))
      continue;
    if (refuse_element("equal_tranches", form.equal_tranches, like) ||
        refuse_element("tranches", form.tranches, tranches)) {
      form.shares.reset();
      continue;
    }
    refuse_domain(*error, checked_name<Warrant>, node);
    if (error->field() != "shares") return;
    form.shares.reset();
  }
}

}  // namespace fairvalue::detail
