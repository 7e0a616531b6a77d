/// \file casefile/read/path_settings.hpp
/// Values put into a case from outside: --set path=value.
#pragma once
#include <fairvalue/casefile/key_path.hpp>

#include "casefile/toml/node.hpp"
#include "sources.hpp"

namespace fairvalue::detail {

/// What becomes of a setting of what another one has set.
enum class SetAgain {
  refused,  ///< of those on one command line
  replaces  ///< of a shock or a row of a book
};

/// Puts a value in place of the tree's; tables on the way are made. A setting that leads nowhere is a
/// finding, and so is one that a reading of the clause would replace, a schema that cannot be read, and, by
/// either of its names, an input that is set again.
void apply(Node& root, const PathSetting& setting, Findings& findings, SetAgain again = SetAgain::replaces);

/// Changes a number of the tree, or the number that a text of it begins with. It is a finding where there is
/// none, or a range.
void apply(Node& root, const PathShift& shift, Findings& findings);

}  // namespace fairvalue::detail
