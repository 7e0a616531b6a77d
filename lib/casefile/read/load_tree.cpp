#include "load_tree.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/casefile/case_contents.hpp>
#include <fairvalue/core/utf8.hpp>

#include "casefile/detail/whole_file.hpp"
#include "casefile/toml/parse_toml.hpp"

namespace fairvalue::detail {
namespace {

namespace fs = std::filesystem;

constexpr SizeLimit tree_limit{case_file_limit, "16 MB"};
constexpr std::size_t most_extended = 16;

/// Where the first bytes stand that are not UTF-8.
std::optional<std::size_t> first_bad_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80u) {
      ++at;
      continue;
    }
    const auto character = first_character(text.substr(at));
    if (!character) return at;
    at += character->bytes;
  }
  return std::nullopt;
}

Place place_of(std::string_view text, std::size_t at, std::uint32_t file) {
  const std::string_view before = text.substr(0, at);
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
  const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {file, line, static_cast<std::uint32_t>(at - start + 1)};
}

/// What toml++ says, in the words of somebody who writes a case.
std::string plain_syntax(const std::string& what) {
  struct Phrase {
    std::string_view found;
    const char* plain;
  };
  constexpr Phrase phrases[] = {
      {"expected a comment or whitespace, saw", "nothing more may follow a value on its line"},
      {"could not determine value type",
       "a value is a number, a date, true, false, or text in double quotes"},
      {"string: unescaped control characters",
       "text ends with its quote on the same line, without control characters"},
      {"string: encountered end-of-file",
       "text ends with its quote on the same line, without control characters"},
      {"table header: ", "a table begins with its name in brackets"},
      {"expected keys, tables, whitespace or comments", "a line is key = value, a table or a comment"}};
  for (const Phrase& phrase : phrases) {
    if (what.find(phrase.found) != std::string::npos && what.find("redefine") == std::string::npos)
      return phrase.plain;
  }
  const std::size_t name = what.find('\'');
  const bool twice = what.find("cannot redefine") != std::string::npos && name != std::string::npos;
  return twice ? fmt::format("{} is there twice", what.substr(name)) : what;
}

/// One case with all that it extends.
class TreeLoader {
 public:
  explicit TreeLoader(Findings& findings) : findings_(findings) {}

  /// `chain`: the files that led here, the case itself first.
  std::optional<Node> load(std::string_view text, const std::string& name, std::vector<fs::path> chain) {
    const bool is_case = chain.size() == 1;
    Source source{.name = name};
    if (is_case) source.text = text;
    const std::uint32_t file = findings_.add_source(std::move(source));
    if (const auto bad = first_bad_byte(text)) {
      findings_.error(place_of(text, *bad, file), "", "must be UTF-8, got other bytes",
                      "Save the file as UTF-8 text.");
      return std::nullopt;
    }
    ParsedToml parsed = parse_toml(text, file);
    if (parsed.error) {
      refuse_syntax(*parsed.error, is_case);
      return std::nullopt;
    }
    if (!has_known_schema(parsed.root, file)) return std::nullopt;
    return extended(std::move(parsed.root), name, std::move(chain));
  }

 private:
  void refuse_syntax(const SyntaxError& error, bool is_case) {
    findings_.error(error.place, "",
                    is_case ? fmt::format("must be TOML: {}", plain_syntax(error.what)) : "must be TOML",
                    "A syntax error stops the reading at its line; text such as 15 bn USD stands in quotes.");
  }

  bool has_known_schema(const Node& root, std::uint32_t file) {
    const Node* const schema = find(root, "schema");
    if (schema == nullptr) {
      findings_.error({file, 1, 1}, "schema", "must be given, got none",
                      fmt::format("Begin the file with schema = {}.", case_schema_version));
      return true;
    }
    const bool is_number = schema->kind == NodeKind::number && schema->is_whole && schema->number >= 1.0;
    if (!is_number) {
      findings_.error(schema->place, "schema",
                      fmt::format("must be a whole number from 1, got {}", got(*schema)),
                      fmt::format("Write schema = {}.", case_schema_version));
      return true;
    }
    if (schema->number <= case_schema_version) return true;
    findings_.error(schema->place, "schema",
                    fmt::format("must be at most {}, the newest this program reads, got {}",
                                case_schema_version, got(*schema)),
                    "Use a newer fairvalue for this file.");
    return false;
  }

  std::optional<Node> extended(Node root, const std::string& name, std::vector<fs::path> chain) {
    const auto extend = std::find_if(root.entries.begin(), root.entries.end(),
                                     [](const Entry& entry) { return entry.key == "extend"; });
    if (extend == root.entries.end()) return root;
    const Node target = std::move(extend->value);
    root.entries.erase(extend);
    const auto path = base_path(target, name, chain);
    if (!path) return std::nullopt;
    LargeText text;
    try {
      text = whole_file(path->string(), tree_limit);
    } catch (const Error&) {
      findings_.error(target.place, "extend",
                      fmt::format("must be a file that can be read, got {}", got(target)),
                      "Write the name of a case file in this folder or below.");
      return std::nullopt;
    }
    std::error_code error;
    chain.push_back(fs::weakly_canonical(fs::absolute(*path, error), error));
    auto base = load(std::string_view{text.data(), text.size()}, path->string(), std::move(chain));
    if (!base) return std::nullopt;
    return joined(std::move(*base), root);
  }

  /// The file that `extend` names, if it lies in the folder or below and does not lead in a circle.
  std::optional<fs::path> base_path(const Node& target, const std::string& name,
                                    const std::vector<fs::path>& chain) {
    const auto refuse = [&](std::string_view rule, const char* advice) {
      findings_.error(target.place, "extend", fmt::format("must be {}, got {}", rule, got(target)), advice);
      return std::nullopt;
    };
    const char* const where = "Write the name of a case file in this folder or below.";
    if (target.kind != NodeKind::text || target.text.empty()) return refuse("the name of a file", where);
    const fs::path folder = fs::path{name}.parent_path();
    const fs::path path = folder / target.text;
    std::error_code error;
    const fs::path inside =
        fs::weakly_canonical(fs::absolute(folder.empty() ? fs::path{"."} : folder, error), error);
    const fs::path full = fs::weakly_canonical(fs::absolute(path, error), error);
    const auto [end, rest] = std::mismatch(inside.begin(), inside.end(), full.begin(), full.end());
    if (error || end != inside.end() || fs::path{target.text}.is_absolute()) {
      return refuse("a file in the folder of the case or below", where);
    }
    if (std::find(chain.begin(), chain.end(), full) != chain.end()) {
      return refuse("a file that does not lead back here", "Remove one extend of the circle.");
    }
    if (chain.size() >= most_extended) {
      return refuse("one of at most 16 files in a row", "Join some of the files.");
    }
    return path;
  }

  Findings& findings_;
};

// --- settings ---

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

/// Walks one step, making tables where there is nothing yet. Null where the step leads nowhere.
Node* stepped(Node* node, const PathStep& step, std::uint32_t source) {
  if (node->kind == NodeKind::list) {
    if (Node* const one = element(*node, step)) return one;
    if (node->items.size() != 1 || std::holds_alternative<std::size_t>(step)) return nullptr;
    return stepped(&node->items.front(), step, source);
  }
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

}  // namespace

std::optional<Node> load_text(std::string_view text, const std::string& name, Findings& findings) {
  if (text.size() > case_file_limit) throw Error{fmt::format("{}: must be at most 16 MB, got more", name)};
  std::error_code error;  // a text has a name that need not be a file's
  const fs::path full = fs::weakly_canonical(fs::absolute(name, error), error);
  return TreeLoader{findings}.load(text, name, {full});
}

std::optional<Node> load_file(const std::string& path, Findings& findings) {
  const LargeText text = whole_file(path, tree_limit);
  return load_text(std::string_view{text.data(), text.size()}, path, findings);
}

void apply(Node& root, const PathSetting& setting, Findings& findings) {
  const std::string name = fmt::format("{} = {}", to_string(setting.path), setting.value);
  const std::uint32_t source = findings.add_source({.name = name});
  Node value = parse_toml_value(setting.value);
  place_outside(value, source);
  Node* node = &root;
  for (const PathStep& step : setting.path) {
    node = stepped(node, step, source);
    if (node == nullptr) {
      const std::string at = std::holds_alternative<std::string>(step)
                                 ? "'" + std::get<std::string>(step) + "'"
                                 : fmt::format("[{}]", std::get<std::size_t>(step));
      findings.error({source, 0, 0}, to_string(setting.path),
                     fmt::format("must be a path into the case, got {}, which leads nowhere", at),
                     "Name an element of a list by its index from 0 or by its name.");
      return;
    }
  }
  put(*node, std::move(value));
}

}  // namespace fairvalue::detail
