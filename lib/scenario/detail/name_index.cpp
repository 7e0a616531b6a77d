#include "name_index.hpp"

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {
namespace {

[[noreturn]] void refuse(std::string_view field, std::size_t position, std::string_view name) {
  const auto path = fmt::format("{}[{}].name", field, position);
  if (name.empty()) throw DomainError(path, "a name", "none");
  throw DomainError(path, "unique", fmt::format("'{}'", name));
}

}  // namespace

NameIndex index_names(std::string_view field, std::span<const std::string_view> names) {
  NameIndex index;
  index.reserve(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty() || !index.emplace(names[i], i).second) refuse(field, i, names[i]);
  }
  return index;
}

}  // namespace fairvalue::detail
