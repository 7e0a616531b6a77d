/// \file casefile/read/member_place.hpp
/// Where in a file the member stands that a check of the library refuses.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "casefile/toml/node.hpp"

namespace fairvalue::detail {

struct MemberPlace {
  const Node* node;
  std::string path;       ///< of key_path.hpp
  std::string missing{};  ///< the last name, where the file has no key for it
};

/// The path with the name that is missing.
std::string whole_path(const MemberPlace& found);

/// The node of "tranches[2].gates[0].hurdle", as far as the names lead from `from`, whose path is `path`. A
/// key is the member's name, that in the singular, or one that ends in it (price_hurdle); members for which
/// the file has no table are passed over.
MemberPlace place_of_member(const Node& from, std::string path, std::string_view field);

/// "tranches[2].shares" of the list "tranches": element 2, and ".shares" of it.
struct ElementMember {
  std::size_t index;
  std::string rest;
};
/// None for a field that is of no element of the list.
std::optional<ElementMember> element_member(std::string_view list, std::string_view field);

}  // namespace fairvalue::detail
