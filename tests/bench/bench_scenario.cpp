// How long grids and simulations over a model take, beside a plain loop over the same function and numpy
// doing the same job (the system's python3 with numpy, where it is installed: Debian's python3-numpy). The
// plain loop runs on one thread; that over deal loops does one row in twenty, and its time is scaled.
//   build/release/tests/bench/bench_scenario [--json]
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <fairvalue/model/callable_models.hpp>
#include <fairvalue/scenario/grid.hpp>
#include <fairvalue/scenario/monte_carlo.hpp>

#include "numpy_peer.hpp"
#include "plain_sampling.hpp"
#include "support/openai_deal.hpp"

namespace {

using namespace fairvalue;

constexpr int cells = 1000;
constexpr int rows_skipped = 20;
constexpr int samples = 1'000'000;

struct Row {
  std::string job;
  std::string contestant;
  double seconds;
  double check;  ///< a mean, to see that all did the same
  double ratio = 1.0;
};

/// Best of several runs; `job` returns the number to check.
Row measured(const char* job, const char* contestant, int runs, const std::function<double()>& work) {
  Row row{.job = job, .contestant = contestant, .seconds = 1e300, .check = 0.0};
  for (int i = 0; i < runs; ++i) {
    const auto start = std::chrono::steady_clock::now();
    row.check = work();
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    row.seconds = std::min(row.seconds, passed.count());
  }
  return row;
}

std::vector<double> even(double low, double high) {
  std::vector<double> values;
  for (int i = 0; i < cells; ++i) values.push_back(low + (high - low) * i / (cells - 1));
  return values;
}

const std::array<double, 2> multiples{10, 50};
const std::array<double, 2> target_eps{3, 12};
const std::array<double, 2> gigawatts{0, 6};
constexpr const char* gigawatts_input = "deal.OpenAI 6 GW.gigawatts";

double mean_of(const std::vector<std::optional<double>>& values) {
  double sum = 0.0;
  for (const auto& value : values) sum += value.value();
  return sum / static_cast<double>(values.size());
}

double fairvalue_grid(const CallableModel& model, const std::vector<GridAxis>& axes, const char* output) {
  return mean_of(grid(model, axes, output).cells);
}

/// Two loops that write a cell each, over one row in every `row_step`.
double plain_grid(const CallableModel& model, const std::vector<GridAxis>& axes, const char* output,
                  int row_step) {
  const std::size_t first = input_slot(model, axes[0].input);
  const std::size_t second = input_slot(model, axes[1].input);
  const std::size_t slot = output_slot(model, output);
  std::vector<double> values = base_values(model);
  std::vector<std::optional<double>> results(model.outputs.size());
  std::vector<std::optional<double>> filled;
  for (int i = row_step / 2; i < cells; i += row_step) {
    values[first] = axes[0].values[static_cast<std::size_t>(i)];
    for (const double value : axes[1].values) {
      values[second] = value;
      std::fill(results.begin(), results.end(), std::nullopt);
      model.run(values, results);
      filled.push_back(results[slot]);
    }
  }
  return mean_of(filled);
}

TargetAssumptions target_assumptions() {
  return {.spot = examples::openai_deal().spot.value,
          .eps = PerShare{5.79},
          .eps_growth = 0.2,
          .years = Years{2},
          .multiple = {.value = Multiple{25},
                       .window = RollingWindow::next_twelve_months,
                       .earnings = EarningsBasis::non_gaap},
          .dilution = 0.02,
          .required_return = 0.1};
}

const Normal growth_law{0.2, 0.05};
const LogNormal eps_law{5.79, 0.12};
const Pert multiple_law{18, 25, 40};
const Triangular dilution_law{0, 0.02, 0.06};
const Uniform return_law{0.08, 0.12};

UncertainInputs uncertain_target() {
  return {
      .inputs = {{"eps", eps_law},
                 {"eps_growth", growth_law},
                 {"dilution", dilution_law},
                 {"multiple", multiple_law},
                 {"required_return", return_law}},
      .correlations = {
          {"eps", "multiple", 0.3}, {"eps_growth", "multiple", 0.4}, {"required_return", "multiple", -0.3}}};
}

std::vector<double> normal_factor() {
  return cholesky_factor(normal_correlations(uncertain_target())).value();
}

double fairvalue_samples(const CallableModel& model) {
  return monte_carlo(model, uncertain_target(), {.samples = samples, .seed = 1}).outputs[0].mean->value;
}

/// The standard library's normals, a Cholesky factor, formulas or tables, the model, one thread.
double plain_samples(const CallableModel& model) {
  static const bench::QuantileTable multiple{multiple_law};
  static const bench::QuantileTable dilution{dilution_law};
  static const bench::QuantileTable required{return_law};
  const std::vector<double> factor = normal_factor();
  std::mt19937_64 bits{1};
  std::normal_distribution<double> normal;
  std::vector<std::optional<double>> results(model.outputs.size());
  std::array<std::vector<double>, 3> outputs;
  for (int i = 0; i < samples; ++i) {
    std::array<double, 5> z{};
    std::array<double, 5> c{};
    for (double& one : z) one = normal(bits);
    for (std::size_t row = 0; row < 5; ++row) {
      for (std::size_t column = 0; column <= row; ++column) c[row] += factor[5 * row + column] * z[column];
    }
    const std::array values{eps_law.median * std::exp(eps_law.sigma * c[0]),
                            growth_law.mean + growth_law.deviation * c[1], dilution.at(c[2]),
                            multiple.at(c[3]), required.at(c[4])};
    model.run(values, results);
    for (std::size_t j = 0; j < 3; ++j) outputs[j].push_back(results[j].value());
  }
  double mean = 0.0;
  for (std::size_t j = 3; j-- > 0;) mean = bench::summarized(outputs[j]);
  return mean;
}

bench::Numbers target_numbers() {
  const TargetAssumptions base = target_assumptions();
  return bench::Numbers{}
      .add("cells", cells)
      .add("multiples", multiples)
      .add("eps", target_eps)
      .add("eps_growth", base.eps_growth)
      .add("years", base.years.value)
      .add("dilution", base.dilution);
}

/// What the deal loop takes from the shipped case: by year, by tranche, and for all.
bench::Numbers deal_numbers() {
  const Case value = examples::openai_deal();
  const Deal& deal = value.deals[0];
  const Warrant& warrant = deal.warrant->value;
  std::vector<double> incomes, trailing, volumes, volumes_of_gates, gates, hurdles;
  const auto path =
      base_path(value.company, value.company.eps_growth.value, value.company.revenue_growth.value);
  for (std::size_t i = 0; i < value.company.years.size(); ++i) {
    const BaseYear& year = path[i];
    const Date end = year.period.end;
    trailing.push_back(window_eps(path, i, value.multiple.value.window) / year.eps);
    incomes.push_back(year.net_income.value);
    volumes.push_back(planned_volume(deal.plan.value, end));
    volumes_of_gates.push_back(planned_volume(deal.plan.value, std::min(end, warrant.expiry)));
  }
  for (const Tranche& tranche : warrant.tranches) {
    gates.push_back(volume_gate(tranche)->volume);
    hurdles.push_back(price_gate(tranche)->hurdle.value);
  }
  const double profit = deal.revenue_per_gigawatt.value.value * deal.margin.value *
                        (1 - value.company.tax_rate.value) * (1 - value.deal_discount.value);
  return bench::Numbers{}
      .add("cells", cells)
      .add("multiples", multiples)
      .add("gigawatts", gigawatts)
      .add("incomes", incomes)
      .add("trailing", trailing)
      .add("volumes", volumes)
      .add("volumes_of_gates", volumes_of_gates)
      .add("gates", gates)
      .add("hurdles", hurdles)
      .add("shares", warrant.tranches[0].shares.value)
      .add("strike", warrant.strike.value)
      .add("profit", profit)
      .add("outstanding", value.company.diluted_shares.value.value);
}

bench::Numbers sample_numbers() {
  const TargetAssumptions base = target_assumptions();
  return bench::Numbers{}
      .add("samples", samples)
      .add("years", base.years.value)
      .add("spot", base.spot.price.value)
      .add("factor", normal_factor())
      .add("normal", std::array{growth_law.mean, growth_law.deviation})
      .add("log_normal", std::array{eps_law.median, eps_law.sigma})
      .add("pert", std::array{multiple_law.low, multiple_law.mode, multiple_law.high})
      .add("triangular", std::array{dilution_law.low, dilution_law.mode, dilution_law.high})
      .add("uniform", std::array{return_law.low, return_law.high});
}

std::vector<Row> numpy_rows() {
  const auto given = bench::Numbers{}
                         .add("target_grid", target_numbers())
                         .add("deal_grid", deal_numbers())
                         .add("samples", sample_numbers());
  std::vector<Row> rows;
  for (const auto& [job, seconds, check] : bench::numpy_times(FAIRVALUE_BENCH_SCRIPT, given)) {
    rows.push_back({.job = job, .contestant = "numpy", .seconds = seconds, .check = check});
  }
  return rows;
}

std::vector<Row> measure() {
  const CallableModel target = price_target_model(target_assumptions());
  const CallableModel deal = deal_loop_model(examples::openai_deal());
  const std::vector<GridAxis> pairs{{"multiple", even(multiples[0], multiples[1])},
                                    {"eps", even(target_eps[0], target_eps[1])}};
  const std::vector<GridAxis> deals{{"multiple", even(multiples[0], multiples[1])},
                                    {gigawatts_input, even(gigawatts[0], gigawatts[1])}};
  std::vector<Row> rows{
      measured("target_grid", "fairvalue", 7, [&] { return fairvalue_grid(target, pairs, "target"); }),
      measured("target_grid", "loop", 5, [&] { return plain_grid(target, pairs, "target", 1); }),
      measured("deal_grid", "fairvalue", 1, [&] { return fairvalue_grid(deal, deals, "price"); }),
      measured("deal_grid", "loop", 1, [&] { return plain_grid(deal, deals, "price", rows_skipped); }),
      measured("samples", "fairvalue", 5, [&] { return fairvalue_samples(target); }),
      measured("samples", "loop", 3, [&] { return plain_samples(target); })};
  rows[3].seconds *= rows_skipped;
  for (const Row& row : numpy_rows()) rows.push_back(row);
  for (Row& row : rows) {
    const auto own =
        std::find_if(rows.begin(), rows.end(), [&](const Row& one) { return one.job == row.job; });
    row.ratio = row.seconds / own->seconds;
  }
  return rows;
}

const char* goal(const Row& row) {
  if (row.contestant != "fairvalue") return "";
  if (row.job == "target_grid") return "below 0.1 s";
  return row.job == "deal_grid" ? "below 2 s" : "below 0.5 s";
}

void print_text(const std::vector<Row>& rows) {
  std::printf("%-12s %-10s %10s %14s %14s  %s\n", "job", "contestant", "seconds", "x fairvalue", "mean",
              "goal (two cores)");
  for (const Row& row : rows) {
    std::printf("%-12s %-10s %10.4f %14.2f %14.6f  %s\n", row.job.c_str(), row.contestant.c_str(),
                row.seconds, row.ratio, row.check, goal(row));
  }
  std::printf(
      "target_grid: a million price targets, multiple x EPS. deal_grid: a million deal loops of the shipped\n"
      "case, multiple x gigawatts; numpy's is the last price alone, for such a deal only. samples: a "
      "million\n"
      "price targets through five correlated inputs, mean, deviation and percentiles of three outputs.\n");
  if (rows.back().contestant != "numpy") std::printf("numpy is not installed: no peer in this run\n");
}

void print_json(const std::vector<Row>& rows) {
  std::printf("[");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::printf(
        "%s\n  {\"job\": \"%s\", \"contestant\": \"%s\", \"seconds\": %.6g, \"ratio\": %.4g, \"goal\": "
        "\"%s\"}",
        i > 0 ? "," : "", rows[i].job.c_str(), rows[i].contestant.c_str(), rows[i].seconds, rows[i].ratio,
        goal(rows[i]));
  }
  std::printf("\n]\n");
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<Row> rows = measure();
  argc > 1 && std::strcmp(argv[1], "--json") == 0 ? print_json(rows) : print_text(rows);
  return 0;
}
