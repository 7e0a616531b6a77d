/// \file core/nearest_name.hpp
/// The name somebody probably meant, for messages that refuse an unknown one.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace fairvalue {

/// The fewest bytes to insert, drop or change to turn one word into the other.
/// Source: Levenshtein (1966), Soviet Physics Doklady 10(8).
std::size_t edit_distance(std::string_view from, std::string_view to);

/// The name with the least edit distance, the first of equals. Throws DomainError when there are no names.
const std::string& nearest_name(std::string_view word, std::span<const std::string> names);

}  // namespace fairvalue
