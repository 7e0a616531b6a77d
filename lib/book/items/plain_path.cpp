#include "plain_path.hpp"

#include <algorithm>
#include <string>

#include <fairvalue/casefile/case_keys.hpp>
#include <fairvalue/casefile/input_text.hpp>

namespace fairvalue::detail {
namespace {

/// The short name of a deal's input gives way to its key in the file.
void lengthen(KeyPath& path) {
  const auto* const last = std::get_if<std::string>(&path.back());
  if (last == nullptr) return;
  if (path.size() == 1) {
    path = path_of_input(*last).value_or(path);
    return;
  }
  if (path.size() > 3 || path.front() != PathStep{"deal"}) return;
  const auto own = path_of_input("deal.x." + *last);
  if (!own) return;
  path.pop_back();
  path.insert(path.end(), own->begin() + 2, own->end());
}

/// Keys that every table may have.
bool is_of_any_table(const std::string& name) {
  return name == "standing" || name == "source" || name == "quote" || name == "readings" ||
         name == "reading" || name == "value";
}

const CaseKey* key_at(const std::string& path) {
  const auto found = std::ranges::find(case_keys(), path, &CaseKey::path);
  return found == case_keys().end() ? nullptr : &*found;
}

}  // namespace

KeyPath plain_path(const KeyPath& path) {
  KeyPath plain = path;
  lengthen(plain);
  std::erase(plain, PathStep{std::size_t{0}});
  if (plain.size() > 1 && plain.back() == PathStep{"value"}) plain.pop_back();
  return plain;
}

bool may_be_in_case(const KeyPath& path) {
  const CaseKey* table = nullptr;  // the root
  for (const PathStep& step : plain_path(path)) {
    const auto* const name = std::get_if<std::string>(&step);
    if (name == nullptr) continue;
    const CaseKey* const next = key_at(table == nullptr ? *name : table->path + "." + *name);
    if (next == nullptr) return table != nullptr && (table->form != "a table" || is_of_any_table(*name));
    table = next;
  }
  return true;
}

}  // namespace fairvalue::detail
