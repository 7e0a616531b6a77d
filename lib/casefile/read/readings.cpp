#include "readings.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/casefile/key_path.hpp>
#include <fairvalue/core/utf8.hpp>

namespace fairvalue::detail {
namespace {

constexpr std::size_t most_combinations = 16;
constexpr const char* readings_key = "readings";
constexpr const char* label_key = "reading";

/// A table with several readings, by the way to it.
struct Clause {
  KeyPath path;
  std::size_t count;
  Place place;
  std::vector<std::string> names{};
  std::optional<std::size_t> chosen{};  ///< by the table's key `reading`

  std::size_t choices() const { return chosen ? 1 : count; }
};

void find_clauses(const Node& node, KeyPath& path, std::vector<Clause>& clauses) {
  if (const Entry* readings = find_entry(node, readings_key)) {
    clauses.push_back({path, readings->value.items.size(), readings->place});
  }
  for (const Entry& entry : node.entries) {
    if (entry.key == readings_key) continue;
    path.emplace_back(entry.key);
    find_clauses(entry.value, path, clauses);
    path.pop_back();
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    path.emplace_back(i);
    find_clauses(node.items[i], path, clauses);
    path.pop_back();
  }
}

bool is_list_of_tables(const Node& node) {
  return node.kind == NodeKind::list && !node.items.empty() &&
         std::all_of(node.items.begin(), node.items.end(),
                     [](const Node& item) { return item.kind == NodeKind::table; });
}

Node& at_path(Node& root, const KeyPath& path) {
  Node* node = &root;
  for (const PathStep& step : path) {
    if (const auto* key = std::get_if<std::string>(&step)) {
      node = find(*node, *key);
    } else {
      node = &node->items[std::get<std::size_t>(step)];
    }
  }
  return *node;
}

/// Notes where the keys of a reading, whose path in the file is `from`, stand in its table at `to`.
void note_moved(const Node& table, const Node& reading, const KeyPath& from, const KeyPath& to,
                ReadTree& tree) {
  for (const Entry& entry : reading.entries) {
    KeyPath own = from, put = to;
    own.emplace_back(entry.key);
    put.emplace_back(entry.key);
    const Node* const under = find(table, entry.key);
    const bool is_joined = under != nullptr && under->kind == NodeKind::table &&
                           entry.value.kind == NodeKind::table && !entry.value.entries.empty();
    if (is_joined) {
      note_moved(*under, entry.value, own, put, tree);
    } else {
      tree.moved.emplace_back(to_string(put), to_string(own));
    }
  }
}

/// Puts one reading in its table's place, and returns what it is called.
std::string choose(Node& table, std::size_t index) {
  const auto entry = std::find_if(table.entries.begin(), table.entries.end(),
                                  [](const Entry& one) { return one.key == readings_key; });
  Node chosen = std::move(entry->value.items[index]);
  table.entries.erase(entry);
  std::string label = fmt::format("{}", index);
  const auto name = std::find_if(chosen.entries.begin(), chosen.entries.end(),
                                 [](const Entry& one) { return one.key == label_key; });
  if (name != chosen.entries.end()) {
    if (name->value.kind == NodeKind::text) label += ": " + name->value.text;
    chosen.entries.erase(name);
  }
  std::erase_if(table.entries, [](const Entry& one) { return one.key == label_key; });
  const Place place = table.place;
  table = joined(std::move(table), chosen);
  table.place = place;
  return label;
}

/// The names of the readings: each has one of its own, by which its row is known. One without is called by
/// its number, after a finding, so that the rest of the file can be read.
std::vector<std::string> names_in(const Node& list, const KeyPath& path, Findings& findings) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    KeyPath key = path;
    key.insert(key.end(), {i, label_key});
    const Node* const name = find(list.items[i], label_key);
    const Node& node = name != nullptr ? *name : list.items[i];
    const auto refuse = [&](std::string rule, const char* advice) {
      findings.error(node.place, to_string(key),
                     fmt::format("must be {}, got {}", rule, name ? got(*name) : "none"), advice);
      return false;
    };
    constexpr const char* advice = "Write reading = \"...\", a few words by which its row is known.";
    bool is_name = true;
    if (name == nullptr || name->kind != NodeKind::text || name->text.empty()) {
      is_name = refuse("the reading's name", advice);
    } else if (printable(name->text) != name->text) {
      is_name = refuse("text without control characters", advice);
    } else if (std::find(names.begin(), names.end(), name->text) != names.end()) {
      is_name = refuse("unique", advice);
    }
    names.push_back(is_name ? name->text : fmt::format("{}", i));
  }
  return names;
}

/// The reading that the table's own key `reading` takes; false after a finding.
bool find_choice(const Node& table, Clause& clause, Findings& findings) {
  const Node* const choice = find(table, label_key);
  if (choice == nullptr) return true;
  const auto named = std::find(clause.names.begin(), clause.names.end(), choice->text);
  if (choice->kind == NodeKind::text && named != clause.names.end()) {
    clause.chosen = static_cast<std::size_t>(named - clause.names.begin());
    return true;
  }
  const bool is_number = choice->kind == NodeKind::number && choice->is_whole && choice->number >= 0.0 &&
                         choice->number < static_cast<double>(clause.count);
  if (is_number) {
    clause.chosen = static_cast<std::size_t>(choice->number);
    return true;
  }
  KeyPath key = clause.path;
  key.emplace_back(label_key);
  findings.error(choice->place, to_string(key),
                 fmt::format("must be the name of one of the readings or its number, 0 to {}, got {}",
                             clause.count - 1, got(*choice)),
                 fmt::format("The first is called \"{}\".", clause.names.front()));
  return false;
}

ReadTree combination(const Node& root, const std::vector<Clause>& clauses, std::size_t number) {
  std::vector<std::size_t> indices(clauses.size());
  for (std::size_t i = clauses.size(); i-- > 0;) {
    indices[i] = clauses[i].chosen.value_or(number % clauses[i].count);
    number /= clauses[i].choices();
  }
  ReadTree tree{.label = {}, .root = root};
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    Node& table = at_path(tree.root, clauses[i].path);
    KeyPath own = clauses[i].path;
    own.insert(own.end(), {readings_key, indices[i]});
    note_moved(table, find(table, readings_key)->items[indices[i]], own, clauses[i].path, tree);
    const std::string path = to_string(clauses[i].path);
    const std::string chosen = choose(table, indices[i]);
    if (clauses[i].chosen) continue;
    tree.label += fmt::format("{}{} = {}", tree.label.empty() ? "" : ", ", path, chosen);
    if (clauses[i].count > 1)
      tree.clauses.push_back({.path = path, .taken = indices[i], .names = clauses[i].names});
  }
  return tree;
}

/// Whether the clause is sound; its names and its choice are put in. Counts its combinations in.
bool complete(Clause& clause, Node& root, std::size_t& combinations, Findings& findings) {
  const Node& table = at_path(root, clause.path);
  const Node& list = *find(table, readings_key);
  KeyPath key = clause.path;
  key.emplace_back(readings_key);
  if (!is_list_of_tables(list)) {
    findings.error(clause.place, to_string(key), fmt::format("must be a list of tables, got {}", got(list)),
                   "Write readings = [ { ... }, { ... } ], each with the keys it sets.");
    return false;
  }
  const bool is_chosen = find(table, label_key) != nullptr;
  if (!is_chosen) combinations *= clause.count;
  if (combinations > most_combinations) {
    findings.error(
        clause.place, to_string(key),
        fmt::format("must be at most {} combinations in all, got {}", most_combinations, combinations),
        "Split the case into several files.");
    return false;
  }
  clause.names = names_in(list, key, findings);
  return find_choice(table, clause, findings);
}

}  // namespace

std::vector<ReadTree> all_readings(Node root, Findings& findings) {
  std::vector<Clause> clauses;
  KeyPath path;
  find_clauses(root, path, clauses);
  std::vector<ReadTree> trees;
  if (clauses.empty()) {
    trees.push_back({{}, std::move(root)});
    return trees;
  }
  std::size_t combinations = 1;
  for (Clause& clause : clauses) {
    if (!complete(clause, root, combinations, findings)) return {};
  }
  for (std::size_t i = 0; i < combinations; ++i) trees.push_back(combination(root, clauses, i));
  return trees;
}

std::vector<CaseFileFinding> in_readings(std::vector<CaseFileFinding> findings, const ReadTree& tree) {
  for (CaseFileFinding& one : findings) {
    const auto moved =
        std::ranges::find_if(tree.moved, [&](const auto& each) { return is_inside(one.key, each.first); });
    if (moved != tree.moved.end()) one.key = moved->second + one.key.substr(moved->first.size());
  }
  return findings;
}

}  // namespace fairvalue::detail
