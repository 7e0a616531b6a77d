/// \file casefile/read/readings.hpp
/// Tables with `readings`: clauses that can be read in several ways.
#pragma once
#include <string>
#include <vector>

#include "casefile/toml/node.hpp"
#include "sources.hpp"

namespace fairvalue::detail {

/// One way to read the whole tree.
struct ReadTree {
  std::string label;  ///< what was chosen: "deal[0].warrant = 2: as a floor"; empty without a choice
  Node root;
};

/// All combinations, the last table changing first; the tree itself without any. More than 16, and readings
/// that are no list of tables, are findings, and nothing is returned.
std::vector<ReadTree> all_readings(Node root, Findings& findings);

}  // namespace fairvalue::detail
