#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/model/callable_models.hpp>
#include <fairvalue/scenario/grid.hpp>
#include <fairvalue/scenario/tornado.hpp>

#include "fairvalue/case/analysis.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/command/options.hpp"
#include "fairvalue/command/ranges.hpp"
#include "fairvalue/command/verbs.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

constexpr int default_points = 5;

/// Evenly from low to high, each number once; whole ones where the input takes no others.
GridAxis axis_over(const InputRange& range) {
  GridAxis axis{range.input, {}};
  for (int i = 0; i < default_points; ++i) {
    double number = std::lerp(range.low, range.high, i / (default_points - 1.0));
    if (range.input.ends_with(".delay_months")) number = std::round(number);
    if (axis.values.empty() || axis.values.back() < number) axis.values.push_back(number);
  }
  return axis;
}

/// The inputs that move the value most over the ranges that the case gives, the widest first.
std::vector<InputRange> widest(const CallableModel& model, const Ranges& ranges, const std::string& output) {
  std::vector<InputRange> found;
  for (const TornadoBar& bar : tornado(model, ranges.all, output).bars) {
    if (bar.range.low < bar.range.high) found.push_back(bar.range);
  }
  return found;
}

struct Axes {
  GridAxis down;
  GridAxis across;
  std::string source{};  ///< where an axis that was not asked for is from
};

/// As asked; an axis that is not, over the range of the input that moves the value most.
Axes asked_axes(const Request& request, const CaseFile& file, const Case& value, const CallableModel& model,
                const std::string& output) {
  const KnownInputs known = known_inputs(file, value);
  std::optional<GridAxis> down, across;
  if (const auto words = request.value("rows")) down = grid_axis("rows", *words, known);
  if (const auto words = request.value("columns")) across = grid_axis("columns", *words, known);
  if (down && across) {
    if (down->input == across->input)
      throw Error{fmt::format("--columns: must be of another input than --rows, got {}", across->input)};
    return {*down, *across};
  }
  const auto ranges = attempt([&] { return asked_ranges({.verb = "grid"}, file, value); });
  std::vector<InputRange> open;
  if (ranges.has_value()) open = widest(model, ranges.value(), output);
  std::erase_if(open, [&](const InputRange& one) {
    return (down && one.input == down->input) || (across && one.input == across->input);
  });
  const std::size_t missing = (down ? 0U : 1U) + (across ? 0U : 1U);
  if (open.size() < missing)
    throw Error{
        fmt::format("grid: --rows and --columns INPUT=V,V,... must be given, for the case has no ranges of "
                    "its own. {}",
                    what_can_vary(value, {"--rows multiple=", ",", " --columns eps_growth=5%,10%"}))};
  if (!down) down = axis_over(open.front());
  if (!across) across = axis_over(missing == 2 ? open[1] : open.front());
  return {*down, *across, ranges.value().source};
}

/// Names of the axis as people read them: "25.00x"; numbers that read alike keep all their digits.
std::vector<std::string> axis_words(const CallableModel& model, const GridAxis& axis) {
  std::vector<std::string> words;
  for (const double number : axis.values) words.push_back(words_of(number, input_unit(model, axis.input)));
  return words;
}

}  // namespace

Document grid_document(const Request& request, const CaseFile& file) {
  const std::string output = output_option(request);
  const int threads = static_cast<int>(whole_option(request, "threads", {0, 1024}, 0));
  const Case value = company_case(request, file);
  const CallableModel model = deal_worth_model(value);
  const auto [down, across, source] = asked_axes(request, file, value, model, output);
  const Units units{currency(value)};
  const Grid cells = grid(model, {down, across}, output, {.threads = threads});
  const auto row_words = axis_words(model, down);
  const auto column_words = axis_words(model, across);
  DocumentTable table{.key = "grid",
                      .title = fmt::format("Value a share by {} (down) and {} (across), {}", down.input,
                                           across.input, output == "value" ? "by parts" : "by earnings"),
                      .columns = {{down.input, down.input, input_unit(model, down.input)}},
                      .rows = {}};
  for (std::size_t j = 0; j < across.values.size(); ++j)
    table.columns.push_back({fmt::format("{}", across.values[j]), column_words[j], units.a_share});
  for (std::size_t i = 0; i < down.values.size(); ++i) {
    std::vector<DocumentCell> row{quantity(down.values[i], input_unit(model, down.input))};
    for (std::size_t j = 0; j < across.values.size(); ++j) {
      const std::size_t position[] = {i, j};
      row.push_back(quantity(cells.at(position), units.a_share));
    }
    add_row(table, fmt::format("{}", down.values[i]), std::move(row));
  }
  for (const Failure& failure : cells.failures.kinds())
    table.notes.push_back(fmt::format("{} without a value: {}",
                                      failure.count == 1 ? "1 cell" : fmt::format("{} cells", failure.count),
                                      failure.reason));
  if (!source.empty()) table.notes.push_back("Inputs that move the value most. " + source);
  Document document{.verb = "grid", .about = facts_of(file)};
  document.warnings = doubts_of("rows", down.input, down.values);
  for (const std::string& one : doubts_of("columns", across.input, across.values))
    add_once(document.warnings, one);
  for (const std::string& one : doubts_of_numbers(request, file)) add_once(document.warnings, one);
  document.headline = {
      fmt::format("{}: the value a share over {} of {} and {} of {}; the price is {:.2f} {}.", file.name,
                  down.values.size(), down.input, across.values.size(), across.input,
                  value.spot.value.price.value, units.money)};
  document.tables = {std::move(table)};
  return document;
}

Answer answer_grid(const Request& request) {
  return {.document = grid_document(request, read_case_file(request.file(), request.settings))};
}

}  // namespace calculator
