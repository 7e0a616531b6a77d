#include <algorithm>
#include <cstdint>

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

/// How the level is taken: the last value before a jump and the first after it look alike unless they are a
/// step apart.
std::string how(const Study& study, const std::string& input, const BreakEvenPoint& point) {
  if (point.kind == BreakEvenKind::met) return "met";
  const auto text = [&](double x) { return input_cell(study, input, x).text; };
  if (text(point.between.low) == text(point.between.high)) return "jumped over";
  return fmt::format("between {} and {}", text(point.between.low), text(point.between.high));
}

/// One for each break-even, or one that says there is none.
std::vector<std::vector<Cell>> break_even_rows(const Study& study, const examples::StressedInput& stressed,
                                               const BreakEven& answer) {
  const std::string& input = stressed.range.input;
  const auto cell = [&](double x) { return input_cell(study, input, x); };
  const auto row = [&](Cell value, std::string kind) {
    const auto& range = answer.output_range;
    return std::vector{text_cell(short_name(input)),
                       cell(stated_value(study, input)),
                       std::move(value),
                       text_cell(std::move(kind)),
                       cell(stressed.searched.low),
                       cell(stressed.searched.high),
                       number_cell(range ? std::optional{range->low} : std::nullopt, 2),
                       number_cell(range ? std::optional{range->high} : std::nullopt, 2)};
  };
  std::vector<std::vector<Cell>> rows;
  for (const BreakEvenPoint& point : answer.points) {
    rows.push_back(row(cell(point.value), how(study, input, point)));
  }
  if (rows.empty()) rows.push_back(row(number_cell(std::nullopt, 2), "none"));
  return rows;
}

BreakEvenQuestion question(const Study& study, const examples::StressedInput& stressed) {
  return {.input = stressed.range.input,
          .output = value,
          .level = study.close(),
          .range = stressed.searched,
          .step = stressed.step};
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
  const double base = result.base.value();
  const auto [low, high] = std::minmax({one.at_low.value(), base, one.at_high.value()});
  return stretch_bar(scale, {low, high}, result.base.value(), 40);
}

/// Both ends with every input there, and what of it no input does alone.
std::vector<std::vector<Cell>> together_rows(const Tornado& result) {
  const Cell none = text_cell("");
  return {{text_cell("all inputs"), none, none, outcome_cell(result.all_low), outcome_cell(result.all_high),
           none, none, none},
          {text_cell("of which interaction"), none, none, number_cell(result.interaction_at_low, 2),
           number_cell(result.interaction_at_high, 2), none, none, none}};
}

/// Names of inputs whose ends lie on one side of the base case.
std::string lopsided(const Tornado& result) {
  std::string names;
  for (const TornadoBar& one : result.bars) {
    if (!one.swing() || !result.base.has_value()) continue;
    const auto [low, high] = std::minmax(one.at_low.value(), one.at_high.value());
    if (low <= result.base.value() && result.base.value() <= high) continue;
    names += (names.empty() ? "" : ", ") + short_name(one.range.input);
  }
  return names;
}

/// Why the value does not fall with every month of delay.
constexpr const char* late_deployment[] = {
    "Delay: the value rises above the base case's with a deployment so late that its shares lapse at the "
    "expiry: "
    "its cash",
    "flows come later, and nothing is given for them. Before that, delay lowers the value (table 5)."};

}  // namespace

TextTable break_even_table(const Study& study) {
  TextTable table{.title = fmt::format("3. Break-evens: the value today equals the close of {:.2f} 損益平衡",
                                       study.close()),
                  .columns = {"input", "base case", "break-even", "how", "searched, low", "searched, high",
                              "values there, low", "values there, high"},
                  .rows = {}};
  std::uint64_t failed = 0;
  bool jumps = false;
  for (const auto& stressed : examples::stressed_inputs()) {
    const BreakEven answer = break_even(study.model, question(study, stressed));
    failed += answer.failures.total();
    for (const BreakEvenPoint& point : answer.points) jumps = jumps || point.kind != BreakEvenKind::met;
    for (auto& row : break_even_rows(study, stressed, answer)) table.rows.push_back(std::move(row));
  }
  table.notes = {
      "One input at a time, the others as in the base case. The range is searched in 128 parts (months one "
      "by",
      "one); two break-evens within one part are missed. None: all values found lie on one side of the "
      "close."};
  if (jumps) {
    table.notes.push_back(
        "Jumped over: no number gives the close. The value is above it on one side and below it "
        "on the other, because");
    table.notes.push_back("one tranche more or fewer vests there.");
  }
  table.notes.insert(table.notes.end(), std::begin(late_deployment), std::end(late_deployment));
  if (failed > 0) table.notes.push_back(fmt::format("{} evaluations gave no value.", failed));
  return table;
}

TextTable pair_table(const Study& study) {
  const std::vector<double> growths{0.00, 0.06, 0.12, 0.18, 0.25};
  const BreakEvenQuestion multiple{
      .input = "multiple", .output = value, .level = study.close(), .range = {5, 80}};
  TextTable table{.title = "4. Pairs of growth and multiple that are worth the close",
                  .columns = {"EPS growth a year", "multiple needed"},
                  .rows = {}};
  for (const BreakEvenAt& one : break_even_curve(study.model, multiple, "eps_growth", growths)) {
    for (const BreakEvenPoint& point : one.first.points) {
      table.rows.push_back({percent_cell(one.other, 0), input_cell(study, "multiple", point.value)});
    }
    if (one.first.points.empty()) {
      table.rows.push_back({percent_cell(one.other, 0), number_cell(std::nullopt, 2)});
    }
  }
  return table;
}

TextTable tornado_table(const Study& study) {
  const Tornado result = tornado(study.model, ranges(), value);
  const Tornado shortcut = tornado(study.model, ranges(), by_earnings);
  const auto beside = [&](const TornadoBar& one) {
    const auto same = [&](const TornadoBar& other) { return other.range.input == one.range.input; };
    return number_cell(std::ranges::find_if(shortcut.bars, same)->swing(), 2);
  };
  TextTable table{.title = "5. Tornado: value today with one input at its low and at its high 龍捲風圖",
                  .columns = {"input", "range, low", "range, high", "at low", "at high", "swing",
                              "by earnings", "from the lowest to the highest value"},
                  .rows = {}};
  for (const TornadoBar& one : result.bars) {
    table.rows.push_back(
        {text_cell(short_name(one.range.input)), input_cell(study, one.range.input, one.range.low),
         input_cell(study, one.range.input, one.range.high), outcome_cell(one.at_low),
         outcome_cell(one.at_high), number_cell(one.swing(), 2), beside(one), text_cell(drawn(one, result))});
  }
  for (auto& row : together_rows(result)) table.rows.push_back(std::move(row));
  table.notes = {
      fmt::format("Base case: {}, the mark in the bars. Lows and highs are assumed (table 13).",
                  outcome_cell(result.base).text),
      "Swing: difference between the two values. Interaction: the joint change less the sum of "
      "the single changes.",
      "By earnings: the swing of the shortcut. There a delay can add value, because only the last year's "
      "income counts."};
  const std::string names = lopsided(result);
  if (!names.empty()) {
    table.notes.push_back(
        "Both ends lie on one side of the base case, so the largest effect lies between them: " + names +
        ".");
  }
  return table;
}

TextTable spider_table(const Study& study) {
  constexpr int points = 4;
  TextTable table{.title = "6. Spider chart: value today from each input's low to its high",
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
      text_table("7. The value today by multiple and gigawatts delivered 倍數與電力", "multiple",
                 fairvalue::table(result), [](std::optional<double> x) { return number_cell(x, 2); });
  table.notes = {
      "Columns: gigawatts after which the deal stops. A further gigawatt lowers the value where the shares "
      "that vest",
      "for it are worth more than its cash flows."};
  return table;
}

}  // namespace stress_openai_deal
