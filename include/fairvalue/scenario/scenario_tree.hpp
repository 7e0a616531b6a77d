/// \file scenario/scenario_tree.hpp
/// Outcomes that branch year by year, and what they fold back to.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/core/table.hpp>
#include <fairvalue/scenario/callable_model.hpp>

namespace fairvalue {

/// What may come next: "on time", "late", "stopped".
struct TreeBranch {
  std::string outcome;                ///< not empty, no two siblings alike
  double probability;                 ///< given the branch before; siblings sum to 1 within 1e-9
  std::vector<Override> overrides{};  ///< take the place of an earlier branch's for the same input
  std::vector<TreeBranch> next{};     ///< none: the path ends here and is valued
};

/// One way through the tree.
struct TreePath {
  std::vector<std::string> outcomes;
  double weight;  ///< product of its probabilities
  Outcome<double> value;
};

/// A branch with what is behind it.
struct FoldedBranch {
  int depth;  ///< 0 for the first
  std::string outcome;
  double probability;
  double weight;  ///< of all paths through it
  /// The mean over the paths through it that have a value, weighted as from here on, so that a branch of
  /// probability 0 has one too; the first reason when none has a value, or none with a value has weight.
  Outcome<double> value;
  double valued;  ///< weight of the paths through it that have a value
};

struct FoldedTree {
  std::string output;
  std::string unit;
  std::vector<TreePath> paths;         ///< in the order of the tree
  std::vector<FoldedBranch> branches;  ///< each before what follows it
  Outcome<double> expected;
  double valued;  ///< of 1
  Failures failures{};
};

/// Values every path with its overrides and folds back from the ends. Throws DomainError as `require_model`
/// does, on no branches, an unknown output, and with the place of the branch on an outcome without a name or
/// with a sibling's, a probability outside [0, 1], siblings that do not sum to 1
/// ("branches[1].next.probability: must be a sum of 1, got 0.9"), and overrides as `resolve` refuses them
/// ("branches[1].next[0].override.name: ..."). More than a million paths are refused.
FoldedTree fold(const CallableModel& model, const std::vector<TreeBranch>& branches,
                const std::string& output);

/// Paths in rows ("on time / late / stopped"), columns weight and value; the unit is the value's.
Table path_table(const FoldedTree& tree);

}  // namespace fairvalue
