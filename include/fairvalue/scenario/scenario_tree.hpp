/// \file scenario/scenario_tree.hpp
/// Scenario trees: outcomes that branch year by year, folded back to expected values.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/core/table.hpp>
#include <fairvalue/scenario/callable_model.hpp>
#include <fairvalue/scenario/failures.hpp>

namespace fairvalue {

/// A possible next outcome: "on time", "late", "stopped".
struct TreeBranch {
  std::string outcome;                ///< not empty, unique among siblings
  double probability;                 ///< given the parent branch; siblings sum to 1 within 1e-9
  std::vector<Override> overrides{};  ///< replace an earlier branch's override of the same input
  std::vector<TreeBranch> next{};     ///< empty: the path ends here
};

/// A path from the root to an end of the tree.
struct TreePath {
  std::vector<std::string> outcomes;
  double weight;  ///< product of its probabilities
  Outcome<double> value;
};

/// A branch with the expected value of the paths through it.
struct FoldedBranch {
  int depth;  ///< 0 for the first branches
  std::string outcome;
  double probability;
  double weight;  ///< of all paths through it
  /// The mean over the paths through it that have a value, weighted by their probability given the branch, so
  /// that a branch of probability 0 has a mean too. Fails with the first reason if no path with weight has a
  /// value.
  Outcome<double> value;
  double valued;  ///< weight of the paths through it that have a value
};

struct FoldedTree {
  std::string output;
  std::string unit;
  std::vector<TreePath> paths;         ///< in the order of the tree
  std::vector<FoldedBranch> branches;  ///< each branch before its children
  Outcome<double> expected;
  double valued;  ///< weight of the paths with a value; at most 1
  Failures failures{};
};

/// Values every path with its overrides and folds the values back to the root. Throws DomainError as
/// `require_model` does; without branches; on an unknown output; on more than a million paths; and, naming
/// the branch, on an empty outcome or one that a sibling has, a probability outside [0, 1], siblings that do
/// not sum to 1 ("branches[1].next.probability: must be a sum of 1, got 0.9"), and on overrides as `resolve`
/// does
/// ("branches[1].next[0].override.name: ...").
FoldedTree fold(const CallableModel& model, const std::vector<TreeBranch>& branches,
                const std::string& output);

/// Paths in rows ("on time / late / stopped"), weight and value in columns; the unit is that of the value.
Table path_table(const FoldedTree& tree);

}  // namespace fairvalue
