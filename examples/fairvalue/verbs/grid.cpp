#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/book/warrants_model.hpp>
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

/// What is laid out: the value of a share, or that of the warrants.
struct GridQuestion {
  std::string output;
  CallableModel model;
  KnownInputs known;
  Outcome<Ranges> ranges;  ///< for an axis that is not asked for
  std::string advice{};    ///< where there are none
};

GridQuestion question_of(const Request& request, const CaseFile& file, const Case* value,
                         const std::string& output) {
  const Request without_ranges{.verb = "grid"};
  if (value == nullptr) {
    CallableModel model = warrants_model(file, pricing_settings(request));
    KnownInputs known = known_inputs(file, model);
    Ranges ranges = warrant_ranges(without_ranges, file, model);
    return {output, std::move(model), std::move(known), std::move(ranges)};
  }
  return {output, deal_worth_model(*value), known_inputs(file, *value),
          attempt([&] { return with_tenths(asked_ranges(without_ranges, file, *value), *value, 2); }),
          what_can_vary(*value, {"--rows multiple=", ",", " --columns eps_growth=5%,10%"})};
}

/// As asked; an axis that is not, over the range of the input that moves the value most.
Axes asked_axes(const Request& request, const GridQuestion& question) {
  const KnownInputs& known = question.known;
  std::optional<GridAxis> down, across;
  if (const auto words = request.value("rows")) down = grid_axis("rows", *words, known);
  if (const auto words = request.value("columns")) across = grid_axis("columns", *words, known);
  if (down && across) {
    if (down->input == across->input)
      throw Error{fmt::format("--columns: must be of another input than --rows, got {}", across->input)};
    return {*down, *across};
  }
  std::vector<InputRange> open;
  if (question.ranges.has_value()) open = widest(question.model, question.ranges.value(), question.output);
  std::erase_if(open, [&](const InputRange& one) {
    return (down && one.input == down->input) || (across && one.input == across->input);
  });
  const std::size_t missing = (down ? 0U : 1U) + (across ? 0U : 1U);
  if (open.size() < missing)
    throw Error{
        fmt::format("grid: --rows and --columns INPUT=V,V,... must be given, for the case has no ranges of "
                    "its own. {}",
                    question.advice)};
  if (!down) down = axis_over(open.front());
  if (!across) across = axis_over(missing == 2 ? open[1] : open.front());
  return {*down, *across, question.ranges.value().source};
}

/// Names of the axis as people read them: "25.00x"; numbers that read alike keep all their digits.
std::vector<std::string> axis_words(const CallableModel& model, const GridAxis& axis) {
  std::vector<std::string> words;
  for (const double number : axis.values) words.push_back(words_of(number, input_unit(model, axis.input)));
  return words;
}

DocumentTable cell_table(const GridQuestion& question, const Axes& axes, const Grid& cells) {
  const auto& [down, across, source] = axes;
  const CallableModel& model = question.model;
  const std::string& unit = model.outputs[output_slot(model, question.output)].unit;
  const auto column_words = axis_words(model, across);
  const std::string title =
      question.output == "warrants"
          ? fmt::format("Value of the warrants by {} (down) and {} (across)", down.input, across.input)
          : fmt::format("Value a share by {} (down) and {} (across), {}", down.input, across.input,
                        question.output == "value" ? "by parts" : "by earnings");
  DocumentTable table{.key = "grid",
                      .title = title,
                      .columns = {{down.input, down.input, input_unit(model, down.input)}},
                      .rows = {}};
  for (std::size_t j = 0; j < across.values.size(); ++j)
    table.columns.push_back({fmt::format("{}", across.values[j]), column_words[j], unit});
  for (std::size_t i = 0; i < down.values.size(); ++i) {
    std::vector<DocumentCell> row{quantity(down.values[i], input_unit(model, down.input))};
    for (std::size_t j = 0; j < across.values.size(); ++j) {
      const std::size_t position[] = {i, j};
      row.push_back(quantity(cells.at(position), unit));
    }
    add_row(table, fmt::format("{}", down.values[i]), std::move(row));
  }
  for (const Failure& failure : cells.failures.kinds())
    table.notes.push_back(fmt::format("{} without a value: {}",
                                      failure.count == 1 ? "1 cell" : fmt::format("{} cells", failure.count),
                                      failure.reason));
  if (!source.empty()) table.notes.push_back("Inputs that move the value most. " + source);
  return table;
}

std::string grid_sentence(const CaseFile& file, const Axes& axes, const std::string& output) {
  const std::string of = output == "warrants" ? "of the warrants" : "a share";
  std::string words =
      fmt::format("{}: the value {} over {} of {} and {} of {}", file.name, of, axes.down.values.size(),
                  axes.down.input, axes.across.values.size(), axes.across.input);
  if (file.market)
    words += fmt::format("; the price is {:.2f} {}", file.market->spot.value.price.value,
                         file.company.currency.code());
  return words + ".";
}

}  // namespace

Document grid_document(const Request& request, const CaseFile& file) {
  const std::string output = analysed_output(request, file);
  std::optional<Case> value;
  if (output != "warrants") value = company_case(request, file);
  const GridQuestion question = question_of(request, file, value ? &*value : nullptr, output);
  const Axes axes = asked_axes(request, question);
  const int threads = value ? request.threads : 1;  // a simulation has threads of its own
  const Grid cells = grid(question.model, {axes.down, axes.across}, output, {.threads = threads});
  Document document{.verb = "grid", .about = facts_of(file)};
  document.warnings = doubts_of("rows", axes.down.input, axes.down.values);
  for (const std::string& one : doubts_of("columns", axes.across.input, axes.across.values))
    add_once(document.warnings, one);
  for (const std::string& one : doubts_of_numbers(request, file)) add_once(document.warnings, one);
  document.headline = {grid_sentence(file, axes, output)};
  document.tables = {cell_table(question, axes, cells)};
  return document;
}

Answer answer_grid(const Request& request) {
  const CaseFile file = read_case_file(request.file(), request.settings);
  Document document = grid_document(request, file);
  note_readings(document, file);
  return {.document = std::move(document)};
}

}  // namespace calculator
