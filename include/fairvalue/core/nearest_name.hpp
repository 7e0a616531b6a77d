/// \file core/nearest_name.hpp
/// The name somebody probably meant, for messages that refuse an unknown one.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fairvalue {

/// The fewest bytes to insert, drop or change to turn one word into the other.
/// Source: Levenshtein (1966), Soviet Physics Doklady 10(8).
std::size_t edit_distance(std::string_view from, std::string_view to);

/// The name with the least edit distance, the first of equals. Throws DomainError when there are no names.
const std::string& nearest_name(std::string_view word, std::span<const std::string> names);

/// The names that `word` probably means, at most three; none where no name is like it. In this order: the
/// nearest, if at most half of its letters are wrong (in small or capital letters); those whose part after
/// the last dot is so near; those that have the word as a part between dots and underscores.
std::vector<std::string> likely_names(std::string_view word, std::span<const std::string> names);

/// What a message that refuses an unknown name says of the known ones: "nearest 'eps'"; "nearest
/// 'deal.A.margin' or 'deal.B.margin'"; "one of eps, growth and multiple" where none is like it, of which it
/// lists twelve; "there are none".
std::string name_hint(std::string_view word, std::span<const std::string> names);

}  // namespace fairvalue
