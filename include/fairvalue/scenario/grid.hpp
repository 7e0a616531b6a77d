/// \file scenario/grid.hpp
/// An output at every combination of values of some inputs.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/table.hpp>
#include <fairvalue/math/block_run.hpp>
#include <fairvalue/scenario/callable_model.hpp>
#include <fairvalue/scenario/failures.hpp>

namespace fairvalue {

struct GridAxis {
  std::string input;
  std::vector<double> values;  ///< at least one, finite, in any order
};

struct Grid {
  std::string output;
  std::string unit;
  std::vector<GridAxis> axes;
  std::vector<std::optional<double>> cells;  ///< the last axis varies fastest; empty if the model failed
  Failures failures{};
  RunStatus status = RunStatus::finished;  ///< in a cancelled run, cells not reached are empty

  /// One position per axis. Throws DomainError on a wrong number of positions or one outside its axis.
  const std::optional<double>& at(std::span<const std::size_t> position) const;
};

/// All cells, computed on all cores. Inputs without an axis keep their base values. If a cell fails, the
/// others keep their values. Throws DomainError as `require_model` does; without an axis; on an axis without
/// values; on an unknown or repeated input; on an unknown output; on a value that is not finite; on more than
/// 1e9 cells.
Grid grid(const CallableModel& model, const std::vector<GridAxis>& axes, const std::string& output,
          const RunControl& control = {});

/// A grid with two axes as a table, the first axis in rows. Rows and columns are named by their values, in
/// the shortest form. Throws DomainError for another number of axes.
Table table(const Grid& grid);

}  // namespace fairvalue
