#include <fairvalue/scenario/scenario_tree.hpp>

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>
#include <unordered_set>

#include <fmt/format.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/core/require.hpp>

#include "detail/model_run.hpp"

namespace fairvalue {
namespace {

constexpr std::size_t max_paths = 1'000'000;
constexpr double sum_tolerance = 1e-9;

using Branches = std::span<const TreeBranch>;

/// A checked branch with resolved overrides.
struct Node {
  int depth;
  std::vector<ResolvedOverride> overrides;
};

std::size_t count_paths(Branches siblings) {
  std::size_t count = 0;
  for (const TreeBranch& branch : siblings) count += branch.next.empty() ? 1 : count_paths(branch.next);
  return count;
}

/// Refuses an override, naming its branch.
std::vector<ResolvedOverride> resolve_at(const CallableModel& model, const TreeBranch& branch,
                                         const std::string& place) {
  if (branch.overrides.empty()) return {};
  try {
    return resolve(model.inputs, branch.overrides);
  } catch (const DomainError& error) {
    throw DomainError(fmt::format("{}.{}", place, error.field()), error.rule(), error.got());
  }
}

/// Appends the branches to the nodes, each before its children.
void flatten(const CallableModel& model, Branches siblings, const std::string& list, int depth,
             std::vector<Node>& nodes) {
  double sum = 0.0;
  std::unordered_set<std::string_view> outcomes;
  for (std::size_t i = 0; i < siblings.size(); ++i) {
    const TreeBranch& branch = siblings[i];
    const auto place = fmt::format("{}[{}]", list, i);
    require(!branch.outcome.empty(), place + ".outcome", "a name", "none");
    require(outcomes.insert(branch.outcome).second, place + ".outcome", "unique",
            fmt::format("'{}'", branch.outcome));
    sum += require_fraction(place + ".probability", branch.probability);
    nodes.push_back({depth, resolve_at(model, branch, place)});
    if (!branch.next.empty()) flatten(model, branch.next, place + ".next", depth + 1, nodes);
  }
  require(std::abs(sum - 1.0) <= sum_tolerance, list + ".probability", "a sum of 1", sum);
}

std::vector<Node> checked_nodes(const CallableModel& model, Branches branches) {
  require_not_empty("branches", branches.size());
  const std::size_t paths = count_paths(branches);
  require(paths <= max_paths, "branches", fmt::format("at most {} paths", max_paths),
          fmt::format("{}", paths));
  std::vector<Node> nodes;
  flatten(model, branches, "branches", 0, nodes);
  return nodes;
}

/// The result of the paths from a point of the tree on, given that it is reached.
struct Behind {
  double valued = 0.0;           ///< probability of the paths that have a value
  std::optional<double> mean{};  ///< over these paths; empty if they have no weight
  std::string reason{};          ///< of the first path without a value

  Outcome<double> value() const { return mean ? Outcome<double>{*mean} : Outcome<double>::failure(reason); }
};

/// Combines siblings. Clamped between the smallest and the largest of their means, so that equal values keep
/// exactly that mean.
Behind folded(Branches siblings, std::span<const Behind> behind) {
  Behind together;
  double weighted = 0.0;
  std::optional<Interval<double>> range;
  for (std::size_t i = 0; i < siblings.size(); ++i) {
    if (together.reason.empty()) together.reason = behind[i].reason;
    const double weight = siblings[i].probability * behind[i].valued;
    if (!(weight > 0.0)) continue;
    together.valued += weight;
    weighted += weight * *behind[i].mean;
    detail::widen(range, *behind[i].mean);
  }
  if (range) together.mean = std::clamp(weighted / together.valued, range->low, range->high);
  return together;
}

/// The path to a point of the tree.
struct Way {
  std::vector<std::string> outcomes;
  std::vector<double> values;  ///< of the model's inputs
  double weight;
};

/// Walks the tree from its root and folds the values back.
class Folding {
 public:
  Folding(const CallableModel& model, std::size_t output, const std::vector<Node>& nodes, FoldedTree& tree)
      : model_(model), output_(output), next_(nodes.begin()), tree_(tree) {}

  Behind fold(Branches siblings, const Way& way) {
    std::vector<Behind> behind;
    for (const TreeBranch& branch : siblings) behind.push_back(fold_branch(branch, way));
    return folded(siblings, behind);
  }

 private:
  Behind fold_branch(const TreeBranch& branch, Way way) {
    const Node& node = *next_++;
    way.outcomes.push_back(branch.outcome);
    way.weight *= branch.probability;
    for (const auto& [slot, value] : node.overrides) way.values[slot] = value;
    const std::size_t place = tree_.branches.size();
    tree_.branches.push_back({node.depth, branch.outcome, branch.probability, way.weight, 0.0, 0.0});
    Behind behind = branch.next.empty() ? end(std::move(way)) : fold(branch.next, way);
    tree_.branches[place].value = behind.value();
    tree_.branches[place].valued = tree_.branches[place].weight * behind.valued;
    return behind;
  }

  Behind end(Way way) {
    detail::ModelRun run{model_};
    Behind behind;
    behind.mean = run.value(way.values, output_);
    if (behind.mean) behind.valued = 1.0;
    if (!behind.mean) behind.reason = run.failures().kinds().front().reason;
    tree_.failures.merge(run.failures());
    tree_.paths.push_back({std::move(way.outcomes), way.weight, behind.value()});
    return behind;
  }

  const CallableModel& model_;
  std::size_t output_;
  std::vector<Node>::const_iterator next_;
  FoldedTree& tree_;
};

}  // namespace

FoldedTree fold(const CallableModel& model, const std::vector<TreeBranch>& branches,
                const std::string& output) {
  require_model(model);
  const std::size_t slot = output_slot(model, output);
  const auto nodes = checked_nodes(model, branches);
  FoldedTree tree{.output = output,
                  .unit = model.outputs[slot].unit,
                  .paths = {},
                  .branches = {},
                  .expected = 0.0,
                  .valued = 0.0};
  const Behind root = Folding{model, slot, nodes, tree}.fold(branches, {{}, base_values(model), 1.0});
  tree.expected = root.value();
  tree.valued = root.valued;
  return tree;
}

Table path_table(const FoldedTree& tree) {
  std::vector<std::string> names;
  for (const TreePath& path : tree.paths) names.push_back(fmt::format("{}", fmt::join(path.outcomes, " / ")));
  Table table{names, {"weight", "value"}, tree.unit};
  for (std::size_t row = 0; row < tree.paths.size(); ++row) {
    const auto& [outcomes, weight, value] = tree.paths[row];
    table.set(row, 0, weight);
    if (value.has_value()) table.set(row, 1, value.value());
  }
  return table;
}

}  // namespace fairvalue
