/// \file book/items/plain_path.hpp
/// One path for the several names that an input may go by.
#pragma once
#include <fairvalue/casefile/key_path.hpp>

namespace fairvalue::detail {

/// The path in the file of an input by either of its names ("price" is market.price), without the [0] that a
/// list of one may leave out and without the `value` of a number with its source. Two paths with the same
/// result lead to the same number in every case that has both.
KeyPath plain_path(const KeyPath& path);

/// False where no case has a key of this name in a table whose keys are all known; elements of lists may have
/// any name.
bool may_be_in_case(const KeyPath& path);

}  // namespace fairvalue::detail
