/// \file scenario/grid.hpp
/// An output for every combination of some inputs' values.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/table.hpp>
#include <fairvalue/math/block_run.hpp>
#include <fairvalue/scenario/callable_model.hpp>

namespace fairvalue {

struct GridAxis {
  std::string input;
  std::vector<double> values;  ///< at least one, finite, in any order
};

struct Grid {
  std::string output;
  std::string unit;
  std::vector<GridAxis> axes;
  std::vector<std::optional<double>> cells;  ///< the last axis runs fastest; empty where the model failed
  Failures failures{};
  RunStatus status = RunStatus::finished;  ///< of a cancelled run the cells not reached are empty

  /// One position an axis. Throws DomainError on a wrong number of positions or one outside its axis.
  const std::optional<double>& at(std::span<const std::size_t> position) const;
};

/// Every cell of the grid, the inputs without an axis at their base values, on all cores. One failed cell
/// does not spoil the rest. Throws DomainError as `require_model` does, on no axis, an axis without values,
/// an unknown or repeated input, an unknown output, a value that is not finite, more than 1e9 cells.
Grid grid(const CallableModel& model, const std::vector<GridAxis>& axes, const std::string& output,
          const RunControl& control = {});

/// A grid of two axes as a table, the first in rows; names are the values at their shortest. Throws
/// DomainError for another number of axes.
Table table(const Grid& grid);

}  // namespace fairvalue
