#include <fairvalue/scenario/grid.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "detail/model_run.hpp"
#include "detail/slots.hpp"

namespace fairvalue {
namespace {

constexpr double max_cells = 1e9;

void require_values(const GridAxis& axis, std::size_t place) {
  require_not_empty(fmt::format("axes[{}].values", place), axis.values.size());
  for (std::size_t i = 0; i < axis.values.size(); ++i) {
    if (std::isfinite(axis.values[i])) continue;
    require_finite(fmt::format("axes[{}].values[{}]", place, i), axis.values[i]);
  }
}

std::vector<std::size_t> require_axes(const CallableModel& model, std::span<const GridAxis> axes) {
  std::vector<std::string_view> names;
  for (const GridAxis& axis : axes) names.emplace_back(axis.input);
  auto slots = detail::different_slots(model.inputs, "axes", names);
  for (std::size_t i = 0; i < axes.size(); ++i) require_values(axes[i], i);
  return slots;
}

std::size_t count_cells(std::span<const GridAxis> axes) {
  double product = 1.0;
  for (const GridAxis& axis : axes) product *= static_cast<double>(axis.values.size());
  require(product <= max_cells, "axes", "at most 1000000000 cells together", fmt::format("{:.0f}", product));
  return static_cast<std::size_t>(product);
}

/// Enough blocks to keep every core busy, each large enough to outweigh its overhead for a cheap model.
/// Depends on the number of cells alone, so that the order of failures is the same on every machine.
std::uint64_t cells_per_block(std::uint64_t cells) {
  return std::clamp<std::uint64_t>(cells / 1024, 1, 4096);
}

/// The model's inputs cell after cell; the last axis varies fastest.
class Walk {
 public:
  Walk(const CallableModel& model, std::span<const GridAxis> axes, std::span<const std::size_t> slots,
       std::size_t cell)
      : axes_(axes), slots_(slots), position_(axes.size()), values_(base_values(model)) {
    for (std::size_t axis = axes_.size(); axis-- > 0;) {
      move(axis, cell % axes_[axis].values.size());
      cell /= axes_[axis].values.size();
    }
  }

  std::span<const double> values() const { return values_; }
  void advance() {
    for (std::size_t axis = axes_.size(); axis-- > 0;) {
      if (position_[axis] + 1 < axes_[axis].values.size()) return move(axis, position_[axis] + 1);
      move(axis, 0);
    }
  }

 private:
  void move(std::size_t axis, std::size_t position) {
    position_[axis] = position;
    values_[slots_[axis]] = axes_[axis].values[position];
  }

  std::span<const GridAxis> axes_;
  std::span<const std::size_t> slots_;
  std::vector<std::size_t> position_;
  std::vector<double> values_;
};

Failures fill(std::span<std::optional<double>> cells, const CallableModel& model, Walk walk,
              std::size_t output) {
  detail::ModelRun run{model};
  for (auto& cell : cells) {
    cell = run.value(walk.values(), output);
    walk.advance();
  }
  return run.failures();
}

void require_count(std::size_t positions, std::size_t axes) {
  if (positions == axes) return;
  throw DomainError("position", fmt::format("as many as axes ({})", axes), fmt::format("{}", positions));
}

[[noreturn]] void refuse_position(std::size_t axis, std::size_t position, std::size_t size) {
  throw DomainError(fmt::format("position[{}]", axis), fmt::format("< {}", size),
                    fmt::format("{}", position));
}

void require_cell(std::size_t cell, std::size_t cells) {
  if (cell < cells) return;
  throw DomainError("grid.cells", "one for each combination of the axes' values", fmt::format("{}", cells));
}

std::vector<std::string> value_names(const GridAxis& axis) {
  std::vector<std::string> names;
  for (const double value : axis.values) names.push_back(fmt::format("{}", value));
  return names;
}

}  // namespace

const std::optional<double>& Grid::at(std::span<const std::size_t> position) const {
  require_count(position.size(), axes.size());
  std::size_t cell = 0;
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const std::size_t size = axes[i].values.size();
    if (position[i] >= size) refuse_position(i, position[i], size);
    cell = cell * size + position[i];
  }
  require_cell(cell, cells.size());
  return cells[cell];
}

Grid grid(const CallableModel& model, const std::vector<GridAxis>& axes, const std::string& output,
          const RunControl& control) {
  require_model(model);
  const auto slots = require_axes(model, axes);
  const std::size_t result = output_slot(model, output);
  const std::size_t count = count_cells(axes);
  Grid grid{.output = output,
            .unit = model.outputs[result].unit,
            .axes = axes,
            .cells = std::vector<std::optional<double>>(count)};
  const std::uint64_t size = cells_per_block(count);
  const auto work = [&](std::uint64_t block) {
    const std::uint64_t first = block * size;
    const auto cells = std::span{grid.cells}.subspan(first, std::min<std::uint64_t>(size, count - first));
    return fill(cells, model, Walk{model, axes, slots, first}, result);
  };
  const auto merge = [](Failures& total, const Failures& part) { total.merge(part); };
  const auto never = [](const Failures&) { return false; };
  const BlockRange blocks{0, (count + size - 1) / size};
  grid.status = run_blocks(blocks, grid.failures, work, merge, never, control).status;
  return grid;
}

Table table(const Grid& grid) {
  require(grid.axes.size() == 2, "grid.axes", "two", fmt::format("{}", grid.axes.size()));
  Table table{value_names(grid.axes[0]), value_names(grid.axes[1]), grid.unit};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t column = 0; column < table.columns(); ++column) {
      table.set(row, column, grid.at(std::array{row, column}));
    }
  }
  return table;
}

}  // namespace fairvalue
