#include "slots.hpp"

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {

void refuse_unknown(std::string_view field, std::string_view kind, std::span<const std::string> names,
                    std::string_view name) {
  throw DomainError(field, fmt::format("a named {} ({})", kind, name_hint(name, names)),
                    fmt::format("'{}'", name));
}

std::vector<std::size_t> different_slots(std::span<const NamedInput> inputs, std::string_view field,
                                         std::span<const std::string_view> names) {
  require_not_empty(field, names.size());
  std::vector<bool> taken(inputs.size());
  std::vector<std::size_t> slots;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto path = fmt::format("{}[{}].input", field, i);
    const std::size_t slot = named_slot(path, "input", inputs, names[i]);
    require(!taken[slot], path, "unique", fmt::format("'{}'", names[i]));
    taken[slot] = true;
    slots.push_back(slot);
  }
  return slots;
}

}  // namespace fairvalue::detail
