/// \file casefile/read/readings.hpp
/// Tables with `readings`: clauses that can be read in several ways.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include <fairvalue/casefile/case_contents.hpp>

#include "casefile/toml/node.hpp"
#include "sources.hpp"

namespace fairvalue::detail {

/// One way to read the whole tree.
struct ReadTree {
  std::string label;  ///< what was chosen: "deal[0].warrant = 2: as a floor"; empty without a choice
  Node root;
  /// Where the file has what was chosen: "deal[0].warrant.shares" in "deal[0].warrant.readings[1].shares".
  std::vector<std::pair<std::string, std::string>> moved{};
  std::vector<ClauseReading> clauses{};  ///< those that leave a choice
};

/// All combinations, the last table changing first; the tree itself without any. A table with `reading`
/// beside its `readings` leaves no choice: the name of one or its number from 0. More than 16, readings that
/// are no list of tables, and a choice that is none of them are findings, and nothing is returned. So is a
/// reading without a name of its own, which is then called by its number, so that the rest can be read.
std::vector<ReadTree> all_readings(Node root, Findings& findings);

/// The findings with the keys that the file has, its readings among them.
std::vector<CaseFileFinding> in_readings(std::vector<CaseFileFinding> findings, const ReadTree& tree);

}  // namespace fairvalue::detail
