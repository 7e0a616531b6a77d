#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/report/text_chart.hpp>
#include <fairvalue/scenario/break_even.hpp>
#include <fairvalue/scenario/grid.hpp>
#include <fairvalue/scenario/spider.hpp>

#include "tables.hpp"

namespace stress_openai_deal {
namespace {

using namespace fairvalue;

constexpr const char* gigawatts = "deal.OpenAI 6 GW.gigawatts";

/// "33.10x", or both ends where the level is passed between two whole months.
std::string point_text(const Study& study, const std::string& input, const BreakEvenPoint& point) {
  const auto text = [&](double x) { return input_cell(study, input, x).text; };
  if (text(point.between.low) == text(point.between.high)) return text(point.value);
  return fmt::format("{} to {}", text(point.between.low), text(point.between.high));
}

std::string points_text(const Study& study, const std::string& input, const BreakEven& answer) {
  std::string text;
  for (const BreakEvenPoint& point : answer.points) {
    if (!text.empty()) text += " and ";
    text += point_text(study, input, point);
  }
  return text.empty() ? "none" : text;
}

std::string range_text(const std::optional<Interval<double>>& range) {
  return range ? fmt::format("{:.2f} to {:.2f}", range->low, range->high) : "no value";
}

BreakEvenQuestion question(const Study& study, const examples::StressedInput& stressed) {
  return {.input = stressed.range.input,
          .output = value,
          .level = study.close,
          .range = stressed.searched,
          .step = stressed.step};
}

double base_value(const Study& study, const std::string& input) {
  return study.model.inputs[input_slot(study.model, input)].value;
}

Cell outcome_cell(const Outcome<double>& outcome) {
  return number_cell(outcome.has_value() ? std::optional{outcome.value()} : std::nullopt, 2);
}

std::vector<InputRange> ranges() {
  std::vector<InputRange> all;
  for (const auto& stressed : examples::stressed_inputs()) all.push_back(stressed.range);
  return all;
}

/// From the least to the greatest output of all bars.
Interval<double> scale_of(const Tornado& result) {
  double low = result.base.value();
  double high = low;
  for (const TornadoBar& one : result.bars) {
    if (!one.swing()) continue;
    low = std::min({low, one.at_low.value(), one.at_high.value()});
    high = std::max({high, one.at_low.value(), one.at_high.value()});
  }
  return {low, high};
}

std::string drawn(const TornadoBar& one, const Tornado& result) {
  const Interval<double> scale = scale_of(result);
  if (!one.swing() || !(scale.low < scale.high)) return "";
  const auto [low, high] = std::minmax(one.at_low.value(), one.at_high.value());
  return stretch_bar(scale, {low, high}, result.base.value(), 40);
}

std::string together_text(const char* end, const Outcome<double>& joint,
                          const std::optional<double>& interaction) {
  if (!joint.has_value() || !interaction) return fmt::format("All at their {}: no value.", end);
  return fmt::format("All at their {} together: {:.2f}, of which {:+.2f} is interaction, no single input's.",
                     end, joint.value(), *interaction);
}

}  // namespace

TextTable break_even_table(const Study& study) {
  TextTable table{
      .title = fmt::format("2. Where the value today is the close of {:.2f} 損益平衡", study.close),
      .columns = {"input", "as stated", "break-even", "looked for", "value there"},
      .rows = {}};
  for (const auto& stressed : examples::stressed_inputs()) {
    const std::string& input = stressed.range.input;
    const BreakEven answer = break_even(study.model, question(study, stressed));
    const auto text = [&](double x) { return input_cell(study, input, x).text; };
    table.rows.push_back({text_cell(short_name(input)), input_cell(study, input, base_value(study, input)),
                          text_cell(points_text(study, input, answer)),
                          text_cell(text(stressed.searched.low) + " to " + text(stressed.searched.high)),
                          text_cell(range_text(answer.output_range))});
  }
  table.notes = {
      "One input at a time, the others as stated; none: the value stays on one side of the close."};
  return table;
}

TextTable pair_table(const Study& study) {
  const std::vector<double> growths{0.00, 0.06, 0.12, 0.18, 0.25};
  const BreakEvenQuestion multiple{
      .input = "multiple", .output = value, .level = study.close, .range = {5, 80}};
  TextTable table{.title = "3. Pairs of growth and multiple that are worth the close",
                  .columns = {"EPS growth a year", "multiple needed"},
                  .rows = {}};
  for (const BreakEvenAt& one : break_even_curve(study.model, multiple, "eps_growth", growths)) {
    table.rows.push_back({percent_cell(one.other, 0), text_cell(points_text(study, "multiple", one.first))});
  }
  return table;
}

TextTable tornado_table(const Study& study) {
  const Tornado result = tornado(study.model, ranges(), value);
  TextTable table{
      .title = "4. What moves the value today, one input at a time 龍捲風圖",
      .columns = {"input", "low", "high", "at low", "at high", "swing", "from the least to the greatest"},
      .rows = {}};
  for (const TornadoBar& one : result.bars) {
    table.rows.push_back(
        {text_cell(short_name(one.range.input)), input_cell(study, one.range.input, one.range.low),
         input_cell(study, one.range.input, one.range.high), outcome_cell(one.at_low),
         outcome_cell(one.at_high), number_cell(one.swing(), 2), text_cell(drawn(one, result))});
  }
  table.notes = {
      fmt::format("As stated: {}, where the bars have their mark. Lows and highs are assumed (table 12).",
                  outcome_cell(result.base).text),
      "A delay adds value where it moves gigawatts into the last year, whose income is what is priced.",
      together_text("low", result.all_low, result.interaction_at_low),
      together_text("high", result.all_high, result.interaction_at_high)};
  return table;
}

TextTable spider_table(const Study& study) {
  constexpr int points = 4;
  TextTable table{.title = "5. The value today along each input's way from low to high",
                  .columns = {"input", "low", "1/3", "2/3", "high"},
                  .rows = {}};
  for (const SpiderSeries& series : spider(study.model, ranges(), value, points)) {
    std::vector<Cell> row{text_cell(short_name(series.input))};
    for (const SpiderPoint& point : series.points) row.push_back(outcome_cell(point.output));
    row.resize(table.columns.size(), text_cell(""));
    table.rows.push_back(std::move(row));
  }
  return table;
}

TextTable grid_table(const Study& study) {
  const Grid result =
      grid(study.model, {{"multiple", {20, 25, 30, 35, 40, 45}}, {gigawatts, {0, 1, 2, 3, 4, 5, 6}}}, value);
  TextTable table =
      text_table("6. The value today by multiple and gigawatts delivered 倍數與電力", "multiple",
                 fairvalue::table(result), [](std::optional<double> x) { return number_cell(x, 2); });
  table.notes = {"Columns: gigawatts after which the deal stops. The last year's income counts, so that",
                 "gigawatts delivered before it show only in the shares vested for them."};
  return table;
}

}  // namespace stress_openai_deal
