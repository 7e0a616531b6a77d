#include "member_place.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/casefile/key_path.hpp>

namespace fairvalue::detail {
namespace {

struct FieldStep {
  std::string_view name;
  std::optional<std::size_t> index{};
  std::optional<Date> day{};
};

/// "tranches[2].gates[0].hurdle" or "closes[2026-06-30]" in its steps.
std::vector<FieldStep> field_steps(std::string_view field) {
  std::vector<FieldStep> steps;
  while (!field.empty()) {
    const std::size_t end = std::min(field.find('.'), field.size());
    FieldStep step{field.substr(0, end)};
    const std::size_t bracket = step.name.find('[');
    if (bracket != std::string_view::npos) {
      std::size_t index = 0;
      const char* const first = step.name.data() + bracket + 1;
      const std::string_view inside = step.name.substr(bracket + 1, step.name.size() - bracket - 2);
      step.day = parse_date(inside);
      if (!step.day && std::from_chars(first, step.name.data() + step.name.size(), index).ec == std::errc{})
        step.index = index;
      step.name = step.name.substr(0, bracket);
    }
    steps.push_back(step);
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return steps;
}

/// The key of a member: its name, that in the singular, or one that ends in it (price_hurdle).
const Entry* entry_of_member(const Node& table, std::string_view member) {
  if (const Entry* same = find_entry(table, member)) return same;
  if (member.ends_with('s')) {
    if (const Entry* one = find_entry(table, member.substr(0, member.size() - 1))) return one;
  }
  if (member == "gates") {  // of a gate that is made of others
    for (const char* joined : {"any_of", "all_at_once"}) {
      if (const Entry* parts = find_entry(table, joined)) return parts;
    }
  }
  if (member == "measure") {  // of a gate, whose key says what it counts
    if (const Entry* money = find_entry(table, "paid")) return money;
  }
  const std::string ending = "_" + std::string{member};
  const auto like = std::find_if(table.entries.begin(), table.entries.end(),
                                 [&](const Entry& entry) { return entry.key.ends_with(ending); });
  return like == table.entries.end() ? nullptr : &*like;
}

/// The row of a series that has the day; beyond the last where none has.
std::size_t row_of(const Node& list, Date day) {
  const auto has_day = [&](const Node& row) {
    const Node* const date = row.kind == NodeKind::table ? find(row, "date") : nullptr;
    return date != nullptr &&
           (date->kind == NodeKind::date ? date->date == day : parse_date(date->text) == day);
  };
  return static_cast<std::size_t>(std::ranges::find_if(list.items, has_day) - list.items.begin());
}

}  // namespace

std::string whole_path(const MemberPlace& found) {
  return found.path + (found.missing.empty() ? "" : "." + found.missing);
}

MemberPlace place_of_member(const Node& from, std::string path, std::string_view field) {
  MemberPlace found{&from, std::move(path), {}};
  for (FieldStep& step : field_steps(field)) {
    if (found.node->kind != NodeKind::table) break;
    const Entry* entry = entry_of_member(*found.node, step.name);
    found.missing = entry == nullptr ? std::string{step.name} : "";
    if (entry == nullptr) continue;
    found.node = &entry->value;
    found.path += (found.path.empty() ? "" : ".") + to_string(KeyPath{entry->key});
    if (step.day && found.node->kind == NodeKind::list) step.index = row_of(*found.node, *step.day);
    if (step.index && found.node->kind == NodeKind::list && *step.index < found.node->items.size()) {
      found.node = &found.node->items[*step.index];
      found.path += fmt::format("[{}]", *step.index);
    }
  }
  return found;
}

std::optional<ElementMember> element_member(std::string_view list, std::string_view field) {
  if (!field.starts_with(list) || field.size() == list.size() || field[list.size()] != '[')
    return std::nullopt;
  ElementMember found{0, {}};
  const char* const last = field.data() + field.size();
  const auto [end, status] = std::from_chars(field.data() + list.size() + 1, last, found.index);
  if (status != std::errc{} || end == last || *end != ']') return std::nullopt;
  found.rest.assign(end + 1, last);
  return found;
}

}  // namespace fairvalue::detail
