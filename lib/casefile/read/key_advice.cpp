#include "key_advice.hpp"

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/casefile/case_keys.hpp>
#include <fairvalue/core/nearest_name.hpp>

namespace fairvalue::detail {

std::string without_indices(std::string_view path) {
  std::string text;
  bool inside = false;
  for (const char c : path) {
    if (c == '[') inside = true;
    if (!inside) text += c;
    if (c == ']') inside = false;
  }
  return text;
}

std::string meaning_of(const std::string& path) {
  const std::string key = without_indices(path);
  const auto& all = case_keys();
  const auto known =
      std::find_if(all.begin(), all.end(), [&](const CaseKey& one) { return one.path == key; });
  return known == all.end() ? "" : known->meaning;
}

std::string advice_for_unknown(const std::string& key, const std::vector<std::string>& names, bool of_case) {
  const std::string any = "Write one of the keys of the table, or leave the key out.";
  const auto likely = likely_names(key, names);
  if (!likely.empty()) return fmt::format("Write {}, or leave the key out.", likely.front());
  if (!of_case) return any;
  for (const std::string& name : {key, key.ends_with('s') ? key.substr(0, key.size() - 1) : key}) {
    for (const CaseKey& known : case_keys()) {
      if (known.path == name || known.path.ends_with("." + name))
        return fmt::format("Leave the key out, or move it: {} has that name.", known.path);
    }
  }
  return any;
}

std::string with_missing_key(const MemberPlace& found) {
  for (std::size_t cut : {std::size_t{0}, std::size_t{1}}) {
    if (found.missing.size() <= cut || (cut == 1 && !found.missing.ends_with('s'))) continue;
    const std::string path =
        found.path + (found.path.empty() ? "" : ".") + found.missing.substr(0, found.missing.size() - cut);
    if (!meaning_of(path).empty()) return path;
  }
  return found.path;
}

}  // namespace fairvalue::detail
