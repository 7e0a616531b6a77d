#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/math/block_run.hpp>
#include <fairvalue/model/callable_models.hpp>
#include <fairvalue/model/value.hpp>
#include <fairvalue/scenario/break_even.hpp>
#include <fairvalue/scenario/tornado.hpp>

#include "fairvalue/case/analysis.hpp"
#include "fairvalue/case/ranked_inputs.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/charts/charts.hpp"
#include "fairvalue/command/options.hpp"
#include "fairvalue/command/ranges.hpp"
#include "fairvalue/command/verbs.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

DocumentCell outcome_cell(const Outcome<double>& outcome, const std::string& unit) {
  return quantity(outcome.has_value() ? std::optional{outcome.value()} : std::nullopt, unit);
}

struct FoundBreakEven {
  InputRange range;
  BreakEven answer;
};

/// Of each input with a range, in their order; an input a thread.
std::vector<FoundBreakEven> break_evens(const CallableModel& model, const Ranges& ranges,
                                        const std::string& output, PerShare price, int threads) {
  std::vector<InputRange> wide;
  for (const InputRange& range : ranges.all) {
    if (range.low < range.high) wide.push_back(range);
  }
  std::vector<FoundBreakEven> found;
  const auto solved = [&](std::uint64_t i) {
    const InputRange& range = wide[i];
    const bool is_whole = range.input.ends_with(".delay_months");
    return FoundBreakEven{range, break_even(model, {.input = range.input,
                                                    .output = output,
                                                    .level = price.value,
                                                    .range = {range.low, range.high},
                                                    .step = is_whole ? std::optional{1.0} : std::nullopt})};
  };
  run_blocks(
      {0, wide.size()}, found, solved, [](auto& all, FoundBreakEven one) { all.push_back(std::move(one)); },
      [](const auto&) { return false; }, {.threads = threads});
  return found;
}

DocumentTable break_even_table(const CallableModel& model, const Ranges& ranges, const std::string& output,
                               const Spot& spot, const Units& units, int threads) {
  DocumentTable table{.key = "break_even",
                      .title = fmt::format("Where a share is worth its price of {:.2f}", spot.price.value),
                      .columns = {{"input", "input"},
                                  {"base_case", "base case"},
                                  {"break_even", "needed"},
                                  {"how", "how"},
                                  {"lowest", "lowest value", units.a_share},
                                  {"highest", "highest value", units.a_share}},
                      .rows = {}};
  bool jumps = false;
  for (const FoundBreakEven& found : break_evens(model, ranges, output, spot.price, threads)) {
    const InputRange& range = found.range;
    const BreakEven& answer = found.answer;
    const std::string unit = input_unit(model, range.input);
    const auto& reached = answer.output_range;
    const auto add = [&](DocumentCell needed, const char* how) {
      add_row(table, range.input,
              {text(range.input), own_quantity(input_value(model, range.input), unit), std::move(needed),
               text(how), quantity(reached ? std::optional{reached->low} : std::nullopt, units.a_share),
               quantity(reached ? std::optional{reached->high} : std::nullopt, units.a_share)});
    };
    for (const BreakEvenPoint& point : answer.points) {
      jumps = jumps || point.kind != BreakEvenKind::met;
      add(own_quantity(point.value, unit), point.kind == BreakEvenKind::met ? "met" : "passed in a jump");
    }
    if (answer.points.empty()) add(text("none in the range"), "");
  }
  table.notes = {"One input at a time within its range, the others as in the base case."};
  if (jumps)
    table.notes.push_back(
        "Passed in a jump: the value jumps past the price there, because one more or one fewer tranche "
        "vests.");
  return table;
}

/// The widest range, and the inputs that have no value at one of their ends.
std::vector<std::string> tornado_headline(const DocumentTable& table, const std::string& name,
                                          const Units& units, double price) {
  std::vector<std::string> sentences;
  std::string without;
  for (const DocumentRow& row : table.rows) {
    if (row.key == "all inputs") continue;
    const Cell& low = row.cells[3].shown;
    const Cell& high = row.cells[4].shown;
    if (!low.number || !high.number) {
      without += (without.empty() ? "" : ", ") + row.key;
    } else if (sentences.empty() && low.text == high.text) {
      sentences.push_back(
          fmt::format("{}: no input moves the value a share by a cent from {} {}; the price is {:.2f}.", name,
                      low.text, units.money, price));
    } else if (sentences.empty()) {
      sentences.push_back(fmt::format(
          "{}: {} moves the value a share most, from {} to {} {} in the base case; the price is {:.2f}.",
          name, row.key, low.text, high.text, units.money, price));
    }
  }
  if (!without.empty())
    sentences.push_back(fmt::format("{}: at an end of its range a share has no value: {}.", name, without));
  return sentences;
}

}  // namespace

std::string input_unit(const CallableModel& model, const std::string& input) {
  return model.inputs[input_slot(model, input)].unit;
}

double input_value(const CallableModel& model, const std::string& input) {
  return model.inputs[input_slot(model, input)].value;
}

namespace {

/// The base case with some inputs at other values.
ScenarioResult base_case(Case value, std::vector<Override> moved) {
  value.scenarios = {{.name = "base case", .label = "", .weight = 1.0, .overrides = std::move(moved)}};
  return fairvalue::value(value).scenarios.front();
}

/// The two base cases that the verbs print: `value` begins with that of the company without its deals.
std::string base_sentence(const Case& value, const std::string& output) {
  const auto base = attempt([&] { return base_case(value, {}); });
  if (!base.has_value()) return "Base case: NM.";
  if (output != "value")
    return fmt::format("Base case: {:.2f}.", base.value().by_earnings.present_value.value);
  const std::string worth = fmt::format("{:.2f}", base.value().by_parts.value.value);
  if (value.deals.empty()) return "Base case: " + worth + ".";
  return fmt::format(
      "Base case: {} with the deals; {:.2f} without them, from which the table of `value` starts.", worth,
      fairvalue::value(value).base_value.value);
}

/// Why an input whose ends give the same value moves nothing, as far as it is known.
std::string still_reason(const Case& value, const InputRange& range, double swing,
                         const std::string& output) {
  if (range.low == range.high) return "its range is one number";
  if (output == "value") {
    const auto low = held_day(base_case(value, {{.name = range.input, .value = range.low}}));
    const auto high = held_day(base_case(value, {{.name = range.input, .value = range.high}}));
    if (swing > 0.0 && low && high) return held_words(*low);
  }
  if (swing > 0.0) return "";
  return fmt::format("the value by {} does not depend on it", output == "value" ? "parts" : "earnings");
}

void add_still_notes(DocumentTable& table, const Case& value, const Ranges& ranges,
                     const std::string& output) {
  constexpr double least_shown = 0.005;
  for (const InputRange& range : ranges.all) {
    const auto row = std::ranges::find(table.rows, range.input, &DocumentRow::key);
    const auto swing = row == table.rows.end() ? std::nullopt : row->cells.back().shown.number;
    if (!swing || *swing >= least_shown) continue;
    const std::string why = still_reason(value, range, *swing, output);
    if (!why.empty()) table.notes.push_back(fmt::format("{}: 0.00, as {}.", range.input, why));
  }
}

}  // namespace

DocumentTable tornado_table(const CallableModel& model, const Ranges& ranges, const std::string& output) {
  const Tornado result = tornado(model, ranges.all, output);
  const std::string& unit = model.outputs[output_slot(model, output)].unit;
  const char* const what = output == "warrants" ? "The value of the warrants" : "The value a share";
  DocumentTable table{.key = "tornado",
                      .title = fmt::format("{} with one input at its low and at its high", what),
                      .columns = {{"input", "input"},
                                  {"low", "low"},
                                  {"high", "high"},
                                  {"at_low", "at low", unit},
                                  {"at_high", "at high", unit},
                                  {"swing", "swing", unit}},
                      .rows = {}};
  for (const TornadoBar& one : result.bars) {
    const std::string own = input_unit(model, one.range.input);
    add_row(table, one.range.input,
            {text(one.range.input), own_quantity(one.range.low, own), own_quantity(one.range.high, own),
             outcome_cell(one.at_low, unit), outcome_cell(one.at_high, unit), quantity(one.swing(), unit)});
  }
  if (result.bars.size() > 1)
    add_row(table, "all inputs",
            {text("all inputs"), text(""), text(""), outcome_cell(result.all_low, unit),
             outcome_cell(result.all_high, unit), text("")});
  table.notes = {ranges.source};
  for (const TornadoBar& one : result.bars) {
    for (const Outcome<double>* end : {&one.at_low, &one.at_high}) {
      if (!end->has_value()) add_once(table.notes, one.range.input + ": " + end->reason() + ".");
    }
  }
  return table;
}

Document sensitivity_document(const Request& request, const CaseFile& file) {
  if (analysed_output(request, file) == "warrants") return warrant_sensitivity(request, file);
  const Case value = company_case(request, file);
  const CallableModel model = deal_worth_model(value);
  const Units units{currency(value)};
  const std::string output = output_option(request);
  const Ranges ranges = asked_ranges(request, file, value);
  Document document{.verb = "sensitivity", .about = facts_of(file)};
  document.tables = {tornado_table(model, ranges, output),
                     break_even_table(model, ranges, output, value.spot.value, units, request.threads)};
  DocumentTable& bars = document.tables.front();
  bars.notes.insert(bars.notes.begin(), base_sentence(value, output));
  add_still_notes(bars, value, ranges, output);
  document.warnings = ranges.doubts;
  for (const std::string& one : doubts_of_numbers(request, file)) add_once(document.warnings, one);
  if (request.draws()) add_tornado_chart(document, request, file);
  document.headline =
      tornado_headline(document.tables.front(), file.name, units, value.spot.value.price.value);
  return document;
}

void add_tornado_chart(Document& document, const Request& request, const CaseFile& file) {
  const Case value = model_case(file);
  const CallableModel model = deal_worth_model(value);
  const Units units{currency(value)};
  const std::string output = output_option(request);
  const auto ranges = attempt([&] { return asked_ranges(request, file, value); });
  if (!ranges.has_value()) return;
  const Outcome<double> base = tornado(model, ranges.value().all, output).base;
  if (!base.has_value()) return;
  draw_tornado(document, file, tornado_table(model, ranges.value(), output), base.value(),
               value.spot.value.price.value);
}

Answer answer_sensitivity(const Request& request) {
  const CaseFile file = read_case_file(request.file(), request.settings);
  Document document = sensitivity_document(request, file);
  note_readings(document, file);
  return {.document = std::move(document)};
}

}  // namespace calculator
