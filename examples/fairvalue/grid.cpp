#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/callable_models.hpp>
#include <fairvalue/scenario/grid.hpp>

#include "analysis.hpp"
#include "options.hpp"
#include "valued.hpp"
#include "verbs.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

GridAxis asked_axis(const Request& request, const char* option) {
  const auto words = request.value(option);
  if (!words) throw Error{fmt::format("grid: --{} INPUT=NUMBER,NUMBER,... must be given", option)};
  return grid_axis(option, *words);
}

/// Names of the axis as people read them: "25.00x"; numbers that read alike keep all their digits.
std::vector<std::string> axis_words(const CallableModel& model, const GridAxis& axis) {
  std::vector<std::string> words;
  for (const double number : axis.values) words.push_back(words_of(number, input_unit(model, axis.input)));
  return words;
}

}  // namespace

Document grid_document(const Request& request, const CaseFile& file) {
  const GridAxis down = asked_axis(request, "rows");
  const GridAxis across = asked_axis(request, "columns");
  const std::string output = output_option(request);
  const int threads = static_cast<int>(whole_option(request, "threads", {0, 1024}, 0));
  const Case value = model_case(file);
  const CallableModel model = deal_worth_model(value);
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
    table.notes.push_back(fmt::format("{} cells have no value: {}", failure.count, failure.reason));
  Document document{.verb = "grid", .about = facts_of(file)};
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
