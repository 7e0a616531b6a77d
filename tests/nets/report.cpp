#include "report.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/core.h>

namespace fairvalue::nets {
namespace {

constexpr double coverage = 0.95;
/// In deviations of a standard normal: p between 1e-6 and 1 - 1e-6.
constexpr double most_chi_squared_deviation = 4.753;

struct Argument {
  std::string name;
  std::function<double(const Trial&)> value;
};

std::vector<Argument> arguments() {
  return {{"volatility", [](const Trial& t) { return t.contract.market.volatility; }},
          {"T in years", [](const Trial& t) { return life(t.contract).value; }},
          {"sigma sqrt(T)", [](const Trial& t) { return deviation(t.contract); }},
          {"hurdle / spot", [](const Trial& t) { return t.contract.hurdle / t.contract.market.spot; }},
          {"strike / spot", [](const Trial& t) { return t.contract.strike / t.contract.market.spot; }},
          {"paths", [](const Trial& t) { return static_cast<double>(t.contract.paths); }},
          {"expected hits", [](const Trial& t) { return t.expected_hits; }}};
}

struct Choice {
  std::string name;
  std::function<std::string_view(const Trial&)> value;
};

std::vector<Choice> choices() {
  return {{"rule", [](const Trial& t) { return to_string(t.contract.rule.kind); }},
          {"control asked for", [](const Trial& t) { return to_string(t.contract.control); }},
          {"control used", [](const Trial& t) { return to_string(t.used); }},
          {"measure asked for", [](const Trial& t) { return to_string(t.contract.measure); }},
          {"exercise", [](const Trial& t) { return to_string(t.contract.exercise); }},
          {"status", [](const Trial& t) { return to_string(t.status); }}};
}

void add(Cell& cell, const Trial& trial) {
  ++cell.trials;
  if (is_unreliable(trial)) {
    ++cell.unreliable;
    return;
  }
  cell.largest_z = std::max(cell.largest_z, std::abs(z(trial)));
  if (!has_two_sided_error(trial)) return;
  ++cell.judged;
  cell.covered += covers(trial) ? 1 : 0;
}

void add_one_sided(Cell& cell, const Trial& trial) {
  if (is_unreliable(trial) || has_two_sided_error(trial)) return;
  ++cell.trials;
  ++cell.judged;
  cell.covered += covers(trial) ? 1 : 0;
  cell.largest_z = std::max(cell.largest_z, std::abs(z(trial)));
}

void add_tenths(std::vector<Cell>& cells, const std::vector<Trial>& trials, const Argument& argument) {
  std::vector<const Trial*> sorted;
  for (const Trial& trial : trials) sorted.push_back(&trial);
  std::ranges::stable_sort(sorted, {}, [&](const Trial* trial) { return argument.value(*trial); });
  for (std::size_t tenth = 0; tenth < 10; ++tenth) {
    const std::size_t first = tenth * sorted.size() / 10;
    const std::size_t last = (tenth + 1) * sorted.size() / 10;
    if (first == last) continue;
    Cell cell{.by = argument.name,
              .range = fmt::format("{:.3g} to {:.3g}", argument.value(*sorted[first]),
                                   argument.value(*sorted[last - 1]))};
    for (std::size_t i = first; i < last; ++i) add(cell, *sorted[i]);
    cells.push_back(cell);
  }
}

void add_groups(std::vector<Cell>& cells, const std::vector<Trial>& trials, const Choice& choice) {
  std::vector<Cell> groups;
  for (const Trial& trial : trials) {
    const std::string_view value = choice.value(trial);
    auto group = std::ranges::find(groups, value, &Cell::range);
    if (group == groups.end()) {
      groups.push_back({.by = choice.name, .range = std::string{value}});
      group = std::prev(groups.end());
    }
    add(*group, trial);
  }
  std::ranges::sort(groups, {}, &Cell::range);
  cells.insert(cells.end(), groups.begin(), groups.end());
}

constexpr double point = 0.01;
constexpr double three_errors = 0.00135;

double allowance(int judged) { return 3.0 * std::sqrt(coverage * (1 - coverage) / judged) + point; }

double share(int part, int whole) { return whole == 0 ? 0.0 : static_cast<double>(part) / whole; }

/// P(at most `count` of `trials`), each with probability p.
double binomial_below(int count, int trials, double p) {
  double sum = 0.0;
  for (int k = 0; k <= count; ++k) {
    const double ways = std::lgamma(trials + 1.0) - std::lgamma(k + 1.0) - std::lgamma(trials - k + 1.0);
    sum += std::exp(ways + k * std::log(p) + (trials - k) * std::log1p(-p));
  }
  return sum;
}

/// Beyond three binomial errors and a point. Fewer than a hundred are no normal distribution: they are too
/// few with the probability that a normal number lies three errors below.
bool covers_too_few(const Cell& cell) {
  if (cell.judged < 100) return binomial_below(cell.covered, cell.judged, coverage - point) < three_errors;
  return share(cell.covered, cell.judged) < coverage - allowance(cell.judged);
}
/// Of less than a hundred no number is too high.
bool covers_too_many(const Cell& cell) {
  return cell.judged >= 100 && share(cell.covered, cell.judged) > coverage + allowance(cell.judged);
}

std::string line(const Cell& cell) {
  const std::string covered =
      cell.judged == 0 ? "–" : fmt::format("{:.1f} %", 100 * share(cell.covered, cell.judged));
  return fmt::format("| {} | {} | {} | {:.1f} % | {} | {} | {:.2f} |\n", cell.by, cell.range, cell.trials,
                     100 * share(cell.unreliable, cell.trials), cell.judged, covered, cell.largest_z);
}

/// Beyond 2 %; of less than a thousand contracts, beyond three binomial errors more.
bool has_too_many_unreliable(const Cell& cell) {
  const double chance = cell.trials < 1000 ? 3.0 * std::sqrt(0.02 * 0.98 * cell.trials) : 0.0;
  return cell.unreliable > 0.02 * cell.trials + chance;
}

std::string wrong_coverage(const Cell& cell) {
  return fmt::format(
      "{} {}: 95 % intervals cover {} of {}, must be within three binomial errors and one point", cell.by,
      cell.range, cell.covered, cell.judged);
}

void set_chi_squared(Report& report, const std::vector<Trial>& trials) {
  for (const Trial& trial : trials) {
    if (is_unreliable(trial) || !has_two_sided_error(trial)) continue;
    report.chi_squared += z(trial) * z(trial);
    ++report.degrees;
  }
  if (report.degrees == 0) return;
  const double spread = 2.0 / (9.0 * report.degrees);
  const double root = std::cbrt(report.chi_squared / report.degrees);
  report.chi_squared_deviation = (root - (1 - spread)) / std::sqrt(spread);
}

bool is_well_conditioned(const Trial& trial) {
  return trial.expected_hits >= 1000 && deviation(trial.contract) <= 2;
}

}  // namespace

Report report_of(const std::vector<Trial>& trials) {
  Report report{.all = {.by = "all", .range = ""},
                .cells = {},
                .one_sided = {.by = "error a bound, or none", .range = ""},
                .well_conditioned = {.by = "1,000 hits expected, sigma sqrt(T) <= 2", .range = ""}};
  for (const Trial& trial : trials) {
    add(report.all, trial);
    add_one_sided(report.one_sided, trial);
    if (is_well_conditioned(trial)) add(report.well_conditioned, trial);
  }
  for (const Argument& argument : arguments()) add_tenths(report.cells, trials, argument);
  for (const Choice& choice : choices()) add_groups(report.cells, trials, choice);
  set_chi_squared(report, trials);
  return report;
}

std::vector<std::string> failures(const Report& report) {
  std::vector<std::string> found;
  std::vector<Cell> two_sided = report.cells;
  two_sided.insert(two_sided.begin(), {report.all, report.well_conditioned});
  for (const Cell& cell : two_sided) {
    if (covers_too_few(cell) || covers_too_many(cell)) found.push_back(wrong_coverage(cell));
  }
  if (covers_too_few(report.one_sided)) found.push_back(wrong_coverage(report.one_sided));
  if (has_too_many_unreliable(report.well_conditioned)) {
    found.push_back(fmt::format("{}: {} of {} are unreliable, must be at most 2 %",
                                report.well_conditioned.by, report.well_conditioned.unreliable,
                                report.well_conditioned.trials));
  }
  if (std::abs(report.chi_squared_deviation) > most_chi_squared_deviation) {
    found.push_back(
        fmt::format("chi-squared of all z: {:.0f} for {} degrees of freedom, p must be between "
                    "1e-6 and 1 - 1e-6",
                    report.chi_squared, report.degrees));
  }
  return found;
}

std::string table(const Report& report) {
  std::string text =
      "| By | Range | Contracts | Unreliable | Judged | Covered by 95 % | Largest \\|z\\| |\n"
      "|---|---|---:|---:|---:|---:|---:|\n";
  text += line(report.all) + line(report.well_conditioned) + line(report.one_sided);
  for (const Cell& cell : report.cells) text += line(cell);
  text += fmt::format("\nChi-squared of all z: {:.1f} for {} degrees of freedom ({:+.2f} deviations).\n",
                      report.chi_squared, report.degrees, report.chi_squared_deviation);
  return text;
}

}  // namespace fairvalue::nets
