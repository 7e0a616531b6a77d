/// \file scenario/detail/slots.hpp
/// Positions of named inputs and outputs.
#pragma once
#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/scenario/inputs.hpp>

namespace fairvalue::detail {

[[noreturn]] void refuse_unknown(std::string_view field, std::string_view kind,
                                 std::span<const std::string> names, std::string_view name);

/// `kind` is "input" or "output". Throws DomainError naming `field` and the nearest name on an unknown name:
/// "axes[1].input: must be a named input (nearest 'eps'), got 'ep'".
template <class Named>
std::size_t named_slot(std::string_view field, std::string_view kind, std::span<const Named> all,
                       std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.name == name; });
  if (found != all.end()) return static_cast<std::size_t>(found - all.begin());
  std::vector<std::string> names;
  for (const Named& one : all) names.push_back(one.name);
  refuse_unknown(field, kind, names, name);
}

/// The slots of different inputs. `field` is that of the list. Throws as `named_slot` does, and on a repeated
/// name: "axes[1].input: must be unique, got 'eps'".
std::vector<std::size_t> different_slots(std::span<const NamedInput> inputs, std::string_view field,
                                         std::span<const std::string_view> names);

}  // namespace fairvalue::detail
