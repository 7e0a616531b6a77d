#include <fairvalue/casefile/case_keys.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include "describe/case_template.hpp"
#include "describe/json_schema.hpp"
#include "describe/key_tree.hpp"

namespace fairvalue {
namespace {

using detail::KeyNode;

void collect_keys(const KeyNode& table, const std::string& path, std::vector<CaseKey>& found) {
  for (const KeyNode& key : table.keys) {
    const std::string inner = path.empty() ? key.name : path + "." + key.name;
    found.push_back({inner, key.form, key.required, detail::text_of(key.rule), key.meaning});
    collect_keys(key, inner, found);
  }
}

// --- the page ---

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

/// Writes the tables, each kind of them once: a gate or a warrant stands in several places.
class PageWriter {
 public:
  std::string page(const KeyNode& root) {
    add(root, "");
    return std::move(page_);
  }

 private:
  static std::string names_in(const KeyNode& table) {
    std::string names;
    for (const KeyNode& key : table.keys) names += key.name + " " + key.form + "\n";
    return names;
  }

  void add(const KeyNode& table, const std::string& path) {
    if (!path.empty()) page_ += fmt::format("\n## `{}`\n\n{}\n", path, table.meaning);
    if (table.is_list) page_ += "\nMay be repeated as `[[...]]`, or be a list of tables.\n";
    const std::string names = names_in(table);
    const auto same =
        std::find_if(written_.begin(), written_.end(), [&](const auto& one) { return one.first == names; });
    if (same != written_.end()) {
      page_ += fmt::format("\nIts keys are those of `{}`.\n", same->second);
      return;
    }
    written_.emplace_back(names, path);
    page_ += "\n| key | takes | rule | meaning |\n|---|---|---|---|\n";
    for (const KeyNode& key : table.keys) {
      page_ += fmt::format("| `{}`{} | {} | {} | {} |\n", key.name, key.required ? " (required)" : "",
                           escaped(key.form), detail::text_of(key.rule), escaped(key.meaning));
    }
    for (const KeyNode& key : table.keys) {
      if (!key.keys.empty()) add(key, path.empty() ? key.name : path + "." + key.name);
    }
  }

  std::string page_{};
  std::vector<std::pair<std::string, std::string>> written_{};
};

// --- the template ---

std::string toml_quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20u) out += c;
  }
  return out;
}

std::string replaced(std::string_view text, std::string_view mark, const std::string& with) {
  std::string out;
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark)) {
    out += std::string{text.substr(0, at)} + with;
    text.remove_prefix(at + mark.size());
  }
  return out + std::string{text};
}

struct Renamed {
  std::string_view member;
  std::string_view key;
};

/// "warrant.tranche[0].price_hurdle" of "warrant.tranches[0].gates[0].hurdle"; another field as it is.
std::string keys_of_warrant(std::string field) {
  if (!field.starts_with("warrant.")) return field;
  const std::size_t gate = field.find(".gates[");
  if (gate != std::string::npos &&
      field.ends_with("].hurdle"))  // a price gate, most often a key of the tranche
    field.erase(gate, field.find(']', gate) + 1 - gate);
  constexpr Renamed members[] = {{".tranches[", ".tranche["},
                                 {".own.", "."},
                                 {"exercise_gates[", "exercise_gate["},
                                 {".gates[", ".gate["},
                                 {".hurdle", ".price_hurdle"}};
  for (const auto& [member, key] : members) field = replaced(field, member, std::string{key});
  return field;
}

/// The header that a line is, without its brackets; empty for another line.
std::string header_of(std::string_view line) {
  if (!line.starts_with('[')) return {};
  const std::size_t first = line.find_first_not_of('[');
  return std::string{line.substr(first, line.find(']') - first)};
}

/// What the table says of the key at a path; empty where it knows none.
std::string meaning_of(const std::string& path) {
  const auto& all = case_keys();
  const auto key = std::find_if(all.begin(), all.end(), [&](const CaseKey& one) { return one.path == path; });
  return key == all.end() ? "" : key->meaning;
}

/// Puts the meaning of each key above its line, once for each path.
std::string with_comments(std::string_view text) {
  std::string out;
  std::string table;
  std::vector<std::string> told;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (const std::string header = header_of(line); !header.empty()) table = header;
    std::string path = table;
    const std::size_t equals = line.find(" = ");
    if (!line.starts_with('[') && equals != std::string_view::npos) {
      path += (table.empty() ? "" : ".") + std::string{line.substr(0, equals)};
    } else if (!line.starts_with('[')) {
      path.clear();
    }
    const std::string meaning = path.empty() ? "" : meaning_of(path);
    if (!meaning.empty() && std::find(told.begin(), told.end(), path) == told.end()) {
      out += "# " + meaning + "\n";
      told.push_back(path);
    }
    out += std::string{line} + "\n";
  }
  return out;
}

}  // namespace

const std::vector<CaseKey>& case_keys() {
  static const std::vector<CaseKey> keys = [] {
    std::vector<CaseKey> found;
    collect_keys(detail::key_tree(), "", found);
    return found;
  }();
  return keys;
}

std::string with_case_keys(std::string_view message) {
  constexpr Renamed tables[] = {{"model.market.spot.", "market."},
                                {"model.market.", "market."},
                                {"market.spot.", "market."},
                                {"positions[0].", ""}};
  for (const auto& [member, key] : tables) {
    if (message.starts_with(member)) return fmt::format("{}{}", key, message.substr(member.size()));
  }
  const std::size_t end = std::min(message.find(": "), message.size());
  return keys_of_warrant(std::string{message.substr(0, end)}) + std::string{message.substr(end)};
}

std::string case_key_page() { return PageWriter{}.page(detail::key_tree()); }

std::string case_schema() { return detail::json_schema(detail::key_tree()); }

std::string new_case_text(const NewCase& options) {
  std::string text{detail::company_template};
  if (options.with_deal) text += detail::deal_template;
  text = replaced(text, "@name@", toml_quoted(options.name));
  text = replaced(text, "@ticker@", toml_quoted(options.ticker));
  return with_comments(replaced(text, "@currency@", toml_quoted(options.currency)));
}

}  // namespace fairvalue
