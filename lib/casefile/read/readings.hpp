/// \file casefile/read/readings.hpp
/// Tables with `readings`: clauses that can be read in several ways.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/casefile/case_contents.hpp>

#include "casefile/toml/node.hpp"
#include "sources.hpp"

namespace fairvalue::detail {

/// One way to read the whole tree.
struct ReadTree {
  std::string label;  ///< what was chosen: "deal[0].warrant = 2: as a floor"; empty without a choice
  Node root;
  std::vector<ClauseReading> clauses{};  ///< those that leave a choice
};

/// All combinations, the last table changing first; the tree itself without any. A table with `reading`
/// beside its `readings` leaves no choice: the name of one or its number from 0. More than 16, readings that
/// are no list of tables, and a choice that is none of them are findings, and nothing is returned.
std::vector<ReadTree> all_readings(Node root, Findings& findings);

}  // namespace fairvalue::detail
