/// \file casefile/read/key_advice.hpp
/// What the table of keys says of a path that a message names.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "member_place.hpp"

namespace fairvalue::detail {

/// A path as the table of keys has it: without indices.
std::string without_indices(std::string_view path);

/// What the table of keys says of a path, with or without indices; empty where it has none.
std::string meaning_of(const std::string& path);

/// What to do about an unknown key: write the likely name in its table, else, in a case, move it to where one
/// is called so. `names`: the keys of its table.
std::string advice_for_unknown(const std::string& key, const std::vector<std::string>& names,
                               bool of_case = true);

/// The path of the key that the file does not have, if it may have one of that name, in the singular or not.
std::string with_missing_key(const MemberPlace& found);

}  // namespace fairvalue::detail
