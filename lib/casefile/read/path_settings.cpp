#include "path_settings.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/casefile/case_keys.hpp>
#include <fairvalue/casefile/input_text.hpp>

#include "casefile/quantity/quantity_text.hpp"
#include "casefile/toml/parse_toml.hpp"
#include "load_tree.hpp"

namespace fairvalue::detail {
namespace {

bool is_named(const Node& node, const std::string& name) {
  const Node* const own = find(node, "name");
  return own != nullptr && own->kind == NodeKind::text && own->text == name;
}

/// The element of a list that a step means: by index, by name, or the only one.
Node* element(Node& list, const PathStep& step) {
  if (const auto* index = std::get_if<std::size_t>(&step)) {
    return *index < list.items.size() ? &list.items[*index] : nullptr;
  }
  const auto& name = std::get<std::string>(step);
  const auto named = std::find_if(list.items.begin(), list.items.end(),
                                  [&](const Node& item) { return is_named(item, name); });
  return named == list.items.end() ? nullptr : &*named;
}

/// The only element of a list stands for the list, unless the step names an element.
Node* entered(Node* node, const PathStep& step) {
  const bool is_only = node->kind == NodeKind::list && node->items.size() == 1 &&
                       std::holds_alternative<std::string>(step) && element(*node, step) == nullptr;
  return is_only ? &node->items.front() : node;
}

/// Walks one step, making tables where there is nothing yet. Null where the step leads nowhere.
Node* stepped(Node* node, const PathStep& step, std::uint32_t source) {
  if (node->kind == NodeKind::list) return element(*node, step);
  if (node->kind != NodeKind::table) return nullptr;
  const auto* key = std::get_if<std::string>(&step);
  if (key == nullptr) return std::get<std::size_t>(step) == 0 ? node : nullptr;  // [0] of a list of one
  if (Node* const old = find(*node, *key)) return old;
  const Place outside{source, 0, 0};
  node->entries.push_back({*key, outside, {}});
  node->entries.back().value.place = outside;
  return &node->entries.back().value;
}

void place_outside(Node& node, std::uint32_t source) {
  node.place = {source, 0, 0};
  for (Entry& entry : node.entries) {
    entry.place = node.place;
    place_outside(entry.value, source);
  }
  for (Node& item : node.items) place_outside(item, source);
}

/// Of a number with its source only the value changes, and it is no longer the source's.
void put(Node& target, Node value) {
  Node* const own = target.kind == NodeKind::table ? find(target, "value") : nullptr;
  if (own == nullptr || value.kind == NodeKind::table) {
    target = std::move(value);
    return;
  }
  const Place outside = value.place;
  *own = std::move(value);
  std::erase_if(target.entries, [](const Entry& entry) {
    return entry.key == "standing" || entry.key == "source" || entry.key == "quote";
  });
  append(target, "standing", text_node("assumed"));
  append(target, "source", text_node("set from outside the file"));
  for (Entry& entry : target.entries) {
    if (entry.key == "standing" || entry.key == "source") entry.value.place = outside;
  }
}

/// Where a reading sets what the steps lead to, or what holds it; none where it leaves it alone.
std::optional<KeyPath> set_by(const Node& reading, std::span<const PathStep> steps) {
  const Node* node = &reading;
  KeyPath path;
  for (const PathStep& step : steps) {
    const auto* key = std::get_if<std::string>(&step);
    if (node->kind != NodeKind::table || key == nullptr) return path;
    node = find(*node, *key);
    if (node == nullptr) return std::nullopt;
    path.push_back(step);
  }
  return path;
}

/// The key of the table's readings that would replace what the steps from the table lead to.
std::optional<KeyPath> reading_over(const Node& table, std::span<const PathStep> steps) {
  const Node* const readings = find(table, "readings");
  if (readings == nullptr || steps.empty() || steps.front() == PathStep{"readings"}) return std::nullopt;
  if (steps.size() == 1 && steps.front() == PathStep{"reading"}) return std::nullopt;  // it chooses one
  for (std::size_t i = 0; i < readings->items.size(); ++i) {
    if (const auto inner = set_by(readings->items[i], steps)) {
      KeyPath path{"readings", i};
      path.insert(path.end(), inner->begin(), inner->end());
      return path;
    }
  }
  return std::nullopt;
}

void refuse_reading(const KeyPath& set, KeyPath key, std::uint32_t source, Findings& findings) {
  const std::string path = to_string(key);
  findings.error({source, 0, 0}, to_string(set),
                 fmt::format("must be a key that no reading sets, got one that {} sets", path),
                 fmt::format("Set {} instead, and so in each reading that has it.", path));
}

/// "an element of deal ('OpenAI', 'Meta')"; a table stands for its list of one.
std::string elements_of(const Node& list, const std::string& keys) {
  std::string names;
  const std::span<const Node> items =
      list.kind == NodeKind::list ? std::span<const Node>{list.items} : std::span{&list, 1};
  for (const Node& item : items) {
    const Node* const name = find(item, "name");
    if (name != nullptr && name->kind == NodeKind::text)
      names += fmt::format("{}'{}'", names.empty() ? "" : ", ", name->text);
  }
  return fmt::format("an element of {}{}", keys, names.empty() ? "" : fmt::format(" ({})", names));
}

/// `held`: what the step should lead into, with its keys.
void refuse_step(const KeyPath& set, const PathStep& step, const Node& held, const std::string& keys,
                 std::uint32_t source, Findings& findings, bool is_of_list) {
  const std::string at = std::holds_alternative<std::string>(step)
                             ? "'" + std::get<std::string>(step) + "'"
                             : fmt::format("[{}]", std::get<std::size_t>(step));
  findings.error({source, 0, 0}, to_string(set),
                 is_of_list ? fmt::format("must name {}, got {}", elements_of(held, keys), at)
                            : fmt::format("must be a path into the case, got {}, which leads nowhere", at),
                 "Name an element of a list by its index from 0 or by its name.");
}

/// Where the file has what the path names: an input may go by the name that scenarios have for it.
KeyPath in_file(const KeyPath& path) {
  const auto* const last = std::get_if<std::string>(&path.back());
  if (last == nullptr) return path;
  if (path.size() == 1) return path_of_input(*last).value_or(path);
  if (path.front() != PathStep{"deal"}) return path;
  const auto key = file_key_of_input(*last, true);
  if (!key || *key == *last) return path;
  KeyPath own{path.begin(), path.end() - 1};
  const KeyPath rest = parse_key_path(*key);
  own.insert(own.end(), rest.begin(), rest.end());
  return own;
}

/// Whether it names what a deal has in scenarios only: a delay, a stop.
bool is_of_scenarios(const KeyPath& path) {
  const auto* const last = std::get_if<std::string>(&path.back());
  const bool is_of_deal = path.size() > 1 && path.size() < 4 && path.front() == PathStep{"deal"};
  return is_of_deal && last && dimension_of_input(*last) && !file_key_of_input(*last, true) &&
         !file_key_of_input(*last, false);
}

void refuse_scenario_input(const KeyPath& set, std::uint32_t source, Findings& findings) {
  const auto& last = std::get<std::string>(set.back());
  findings.error({source, 0, 0}, to_string(set),
                 fmt::format("must be a key of the file, got {}, which only scenarios set", last),
                 fmt::format("Set it in a scenario: scenario[0].set.\"deal.NAME.{}\".", last));
}

bool is_known_key(const std::string& path) {
  return std::ranges::find(case_keys(), path, &CaseKey::path) != case_keys().end();
}

bool has_known_keys(const std::string& table) {
  const std::string prefix = table.empty() ? "" : table + ".";
  return std::ranges::any_of(case_keys(), [&](const CaseKey& key) { return key.path.starts_with(prefix); });
}

bool is_list_key(const std::string& path) {
  const auto found = std::ranges::find(case_keys(), path, &CaseKey::path);
  return found != case_keys().end() && found->form.starts_with("a list");
}

/// The only element of a list, or the table that stands for it; null for a list of several.
const Node* only_element(const Node& list, const std::string& keys) {
  if (list.kind == NodeKind::list) return list.items.size() == 1 ? &list.items[0] : nullptr;
  return list.kind == NodeKind::table && is_list_key(keys) ? &list : nullptr;
}

/// Whether a step means an element of the list and not a key of its only one: `deal.Nope.margin`.
bool names_no_element(const Node& list, std::span<const PathStep> steps, std::size_t i) {
  if (i != 1 || i + 1 == steps.size()) return false;
  const auto* const keys = std::get_if<std::string>(&steps[0]);
  const auto* const name = std::get_if<std::string>(&steps[1]);
  const Node* const only = keys && name ? only_element(list, *keys) : nullptr;
  return only && *name != "readings" && has_known_keys(*keys) && !is_named(*only, *name) &&
         !is_known_key(*keys + "." + *name);
}

/// The path without the name of an element that is written as the table of its list: `[deal]`.
KeyPath in_tables(const Node& root, KeyPath path) {
  const auto* const keys = std::get_if<std::string>(&path.front());
  const auto* const name = path.size() > 2 ? std::get_if<std::string>(&path[1]) : nullptr;
  const Node* const table = keys && name ? find(root, *keys) : nullptr;
  if (table && table->kind == NodeKind::table && is_list_key(*keys) && is_named(*table, *name) &&
      !is_known_key(*keys + "." + *name))
    path.erase(path.begin() + 1);
  return path;
}

/// What the path leads to, made where it is not there yet; null after a finding.
Node* target_of(Node& root, const KeyPath& set, std::uint32_t source, Findings& findings) {
  if (is_of_scenarios(set)) {
    refuse_scenario_input(set, source, findings);
    return nullptr;
  }
  Node* node = &root;
  const KeyPath path = in_tables(root, in_file(set));
  const std::span<const PathStep> steps{path};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Node* held = node;
    const bool is_no_element = names_no_element(*held, steps, i);
    if (!is_no_element) held = node = entered(node, steps[i]);
    if (const auto over = reading_over(*node, steps.subspan(i))) {
      KeyPath key{steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(i)};
      key.insert(key.end(), over->begin(), over->end());
      refuse_reading(set, std::move(key), source, findings);
      return nullptr;
    }
    node = is_no_element ? nullptr : stepped(node, steps[i], source);
    if (node == nullptr) {
      refuse_step(set, steps[i], *held,
                  to_string(KeyPath{path.begin(), path.begin() + static_cast<std::ptrdiff_t>(i)}), source,
                  findings, is_no_element || held->kind == NodeKind::list);
      return nullptr;
    }
  }
  return node;
}

/// The setting that has put there what stands there; standing, source and quote follow from a number's.
std::optional<std::uint32_t> set_before(const Node& target, const KeyPath& set, std::uint32_t source) {
  for (const char* follows : {"standing", "source", "quote"}) {
    if (set.back() == PathStep{follows}) return std::nullopt;
  }
  const Node* const own = target.kind == NodeKind::table ? find(target, "value") : nullptr;
  const Place& place = own != nullptr ? own->place : target.place;
  return place.line == 0 && place.file != source ? std::optional{place.file} : std::nullopt;
}

/// The number changed, with the unit of a text behind it; none where there is no number, or a range.
std::optional<Node> shifted(const Node& value, const PathShift& shift) {
  const auto moved = [&](double number) { return number * shift.times + shift.plus; };
  if (value.kind == NodeKind::number) return number_node(moved(value.number));
  if (value.kind != NodeKind::text || value.text.find(" to ") != std::string::npos) return std::nullopt;
  const char* const end = value.text.data() + value.text.size();
  double number = 0.0;
  const auto [unit, status] = std::from_chars(value.text.data(), end, number);
  if (status != std::errc{}) return std::nullopt;
  return text_node(fmt::format("{}{}", moved(number), std::string_view{unit, end}));
}

/// Whether a step of the path is a key that no case has in a table whose keys are all known. The path leads
/// to something in the tree.
bool has_unknown_key(Node& root, const KeyPath& set) {
  Node* node = &root;
  std::string keys;
  for (const PathStep& step : in_tables(root, in_file(set))) {
    node = entered(node, step);
    if (node->kind == NodeKind::list) {
      node = element(*node, step);
      continue;
    }
    const auto* const key = std::get_if<std::string>(&step);
    if (key == nullptr) continue;  // [0] of a list of one
    const std::string path = keys.empty() ? *key : keys + "." + *key;
    const bool is_of_any = *key == "value" || *key == "standing" || *key == "source" || *key == "quote";
    if (!is_of_any && has_known_keys(keys) && !is_known_key(path)) return true;
    keys = path;
    node = find(*node, *key);
  }
  return false;
}

/// "x 0.9", "+ 5", "x 0.9 + 5".
std::string change_of(const PathShift& shift) {
  std::string words;
  if (shift.times != 1.0) words = fmt::format("x {:g}", shift.times);
  if (shift.plus == 0.0) return words;
  if (!words.empty()) words += ' ';
  return words + fmt::format("{} {:g}", shift.plus < 0.0 ? '-' : '+', std::abs(shift.plus));
}

}  // namespace

void apply(Node& root, const PathSetting& setting, Findings& findings, SetAgain again) {
  const std::uint32_t source =
      findings.add_source({.name = fmt::format("{} = {}", to_string(setting.path), setting.value)});
  if (setting.path.front() == PathStep{"extend"}) {
    findings.error({source, 0, 0}, "extend", "must be in the file itself, got a setting from outside",
                   "Write a case file of its own with extend and the changes, and give that file.");
    return;
  }
  Node* const target = target_of(root, setting.path, source, findings);
  if (target == nullptr) return;
  if (const auto earlier = set_before(*target, setting.path, source); earlier && again == SetAgain::refused) {
    findings.error({source, 0, 0}, to_string(setting.path),
                   fmt::format("must be set once, got it also as {}", findings.name_of(*earlier)),
                   "Leave one of the two out.");
    return;
  }
  Node value = parse_toml_value(setting.value);
  place_outside(value, source);
  put(*target, std::move(value));
  if (setting.path.front() == PathStep{"schema"}) has_known_schema(root, source, findings);
}

void apply(Node& root, const PathShift& shift, Findings& findings) {
  const std::uint32_t source =
      findings.add_source({.name = fmt::format("{} {}", to_string(shift.path), change_of(shift))});
  Node* const target = target_of(root, shift.path, source, findings);
  if (target == nullptr) return;
  const Node* const own = target->kind == NodeKind::table ? find(*target, "value") : nullptr;
  const Node& before = own != nullptr ? *own : *target;
  auto value = shifted(before, shift);
  if (!value && has_unknown_key(root, shift.path)) {  // the reader says so, and names the nearest
    *target = number_node(0.0);
    place_outside(*target, source);
    return;
  }
  if (!value) {
    const bool is_there = before.kind != NodeKind::table || !before.entries.empty();
    findings.error({source, 0, 0}, to_string(shift.path),
                   fmt::format("must be a number in the case, got {}", is_there ? got(before) : "none"),
                   "Give the case this number, or set it to a value of its own: PATH=VALUE.");
    return;
  }
  place_outside(*value, source);
  put(*target, std::move(*value));
}

}  // namespace fairvalue::detail
