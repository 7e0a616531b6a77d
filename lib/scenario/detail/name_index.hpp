/// \file scenario/detail/name_index.hpp
/// Positions by name, for lookups without a search.
#pragma once
#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>

namespace fairvalue::detail {

/// The names are views into the list, which must outlive it.
using NameIndex = std::unordered_map<std::string_view, std::size_t>;

/// Throws DomainError on an empty or repeated name: "inputs[2].name: must be unique, got 'eps'".
NameIndex index_names(std::string_view field, std::span<const std::string_view> names);

}  // namespace fairvalue::detail
