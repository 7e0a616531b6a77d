#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/model/callable_models.hpp>
#include <fairvalue/scenario/monte_carlo.hpp>
#include <fairvalue/scenario/shapley_effects.hpp>

#include "fairvalue/case/analysis.hpp"
#include "fairvalue/case/input_words.hpp"
#include "fairvalue/case/simulating.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/charts/charts.hpp"
#include "fairvalue/command/options.hpp"
#include "fairvalue/command/verbs.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

constexpr std::uint64_t rows_a_sample =
    32;  ///< samples for each row of the variance analysis, which costs more
constexpr std::uint64_t fewest_rows = 64;

DocumentCell error_cell(const Estimated& estimated, const std::string& unit) {
  return own_quantity(estimated.standard_error, unit);
}

DocumentTable distribution_table(const OutputDistribution& one, const Units& units) {
  DocumentTable table{.key = "distribution",
                      .title = "Distribution of the value a share, by parts",
                      .columns = {{"what", ""}, {"value", "value"}, {"error", "standard error"}},
                      .rows = {}};
  const auto add = [&](const std::string& key, const std::string& what, const Estimated& number,
                       const std::string& unit) {
    add_row(table, key, {text(what), own_quantity(number.value, unit), error_cell(number, unit)});
  };
  if (one.mean) add("mean", "mean", *one.mean, units.a_share);
  if (one.deviation) add("deviation", "deviation", *one.deviation, units.a_share);
  for (const Percentile& percentile : one.percentiles)
    add(fmt::format("p{:g}", 100 * percentile.p), fmt::format("{:g} % lie below", 100 * percentile.p),
        percentile.value, units.a_share);
  for (const ProbabilityAbove& above : one.above)
    add("above_price", fmt::format("chance of more than the price of {:.2f}", above.level), above.probability,
        "%");
  return table;
}

/// "log-normal": its parameters are not repeated beside its percentiles.
std::string kind_words(const Distribution& distribution) {
  const std::string all = describe(distribution);
  return all.substr(0, all.find(','));
}

DocumentTable uncertain_table(const CaseFile& file, const CallableModel& model) {
  const UncertainInputs& uncertain = *file.uncertain;
  DocumentTable table{.key = "uncertain",
                      .title = "Uncertain inputs, all assumed",
                      .columns = {{"input", "input"},
                                  {"low", "5 %"},
                                  {"median", "50 %"},
                                  {"high", "95 %"},
                                  {"distribution", "distribution"},
                                  {"reason", "reason"}},
                      .rows = {}};
  for (const UncertainInput& one : uncertain.inputs) {
    const std::string unit = input_unit(model, one.name);
    const auto at = [&](double p) { return own_quantity(quantile(one.distribution, p), unit); };
    add_row(
        table, one.name,
        {text(one.name), at(0.05), at(0.5), at(0.95), text(kind_words(one.distribution)), text(one.reason)});
  }
  for (const RankCorrelation& pair : uncertain.correlations)
    table.notes.push_back(fmt::format("Rank correlation of {} and {}: {:+.2f}.",
                                      input_words(file, pair.first), input_words(file, pair.second),
                                      pair.rho));
  return table;
}

DocumentTable variance_table(const ShapleyEffects& effects) {
  DocumentTable table{
      .key = "variance",
      .title = "Each input's part of the variance (Shapley effects)",
      .columns = {{"input", "input"}, {"share", "share", "%"}, {"error", "standard error", "%"}},
      .rows = {}};
  std::vector<ShapleyEffect> sorted = effects.effects;
  std::ranges::stable_sort(sorted, std::greater{}, [](const auto& one) { return one.share.value; });
  for (const ShapleyEffect& one : sorted)
    add_row(table, one.input, {text(one.input), quantity(one.share.value, "%"), error_cell(one.share, "%")});
  return table;
}

/// Of the samples that have a value.
std::vector<double> kept_values(const Samples& samples, std::size_t output) {
  std::vector<double> values;
  for (const auto& one : samples.outputs[output]) {
    if (one) values.push_back(*one);
  }
  return values;
}

/// Samples of a replicate; their number is what Ctrl-C can keep.
constexpr std::uint64_t in_replicate = 4096;
constexpr std::uint64_t fewest_replicates = 16;

MonteCarloResult drawn(const Request& request, const UncertainInputs& uncertain, const CallableModel& model,
                       double price, std::uint64_t samples) {
  Simulating simulating{request, "simulating"};
  const std::uint64_t count = simulating.samples(samples);
  return monte_carlo(model, uncertain,
                     {.sampling = Sampling::latin_hypercube,
                      .samples = count,
                      .replicates = static_cast<int>(std::max(count / in_replicate, fewest_replicates)),
                      .seed = request.seed,
                      .levels = {price},
                      .keep_samples = request.draws(),
                      .run = simulating.control()});
}

/// Ends an analysis that cannot be stopped between two evaluations and be of use.
struct Stopped {};

/// None where Ctrl-C came.
std::optional<ShapleyEffects> parts_of_variance(const Request& request, const UncertainInputs& uncertain,
                                                CallableModel model, std::uint64_t samples) {
  Simulating simulating{request, "simulating"};
  model.run = [run = std::move(model.run)](std::span<const double> values,
                                           std::span<std::optional<double>> results) {
    if (examples::stop_requested()) throw Stopped{};
    run(values, results);
  };
  try {
    return shapley_effects(model, uncertain, "value",
                           {.samples = std::max(samples / rows_a_sample, fewest_rows),
                            .seed = request.seed,
                            .run = simulating.control()});
  } catch (const Stopped&) {
    return std::nullopt;
  }
}

std::vector<std::string> distribution_headline(const std::string& name, const MonteCarloResult& result,
                                               const OutputDistribution& one, double price,
                                               const Units& units) {
  std::vector<std::string> sentences;
  const std::uint64_t failed = result.failures.total();
  if (failed > 0)
    sentences.push_back(fmt::format(
        "Only {} of {} samples have a value ({:.0f} % have none): {} What follows holds for those "
        "alone.",
        count_words(result.samples - failed), count_words(result.samples),
        100 * static_cast<double>(failed) / static_cast<double>(result.samples),
        result.failures.kinds().front().reason + "."));
  sentences.push_back(fmt::format(
      "{}: with its uncertain inputs a share is worth {:.2f} {} at the median, {:.2f} to {:.2f} in nine of "
      "ten samples; {:.0f} % of them lie above the price of {:.2f}.",
      name, one.percentiles[2].value.value, units.money, one.percentiles.front().value.value,
      one.percentiles.back().value.value, 100 * one.above.front().probability.value, price));
  return sentences;
}

std::vector<std::string> distribution_notes(const MonteCarloResult& result, std::uint64_t samples) {
  std::vector<std::string> notes{
      fmt::format("{} samples ({} sampling), seed {}; {} without a value.", count_words(result.samples),
                  to_string(result.sampling), result.seed, count_words(result.failures.total())),
      "It follows from the distributions below, which are assumed. It is not a forecast of the market "
      "price."};
  for (const Failure& failure : result.failures.kinds())
    notes.push_back(fmt::format("{}: {}", failure.count == 1 ? "once" : count_words(failure.count) + " times",
                                failure.reason));
  if (auto stopped = stopped_words(result.samples, samples, "samples"); !stopped.empty())
    notes.push_back("The simulation was " + stopped + ".");
  return notes;
}

}  // namespace

Document simulate_document(const Request& request, const CaseFile& file) {
  const std::uint64_t samples = whole_option(request, "samples", {1000, 1'000'000}, 65'536);
  const Case value = company_case(request, file);
  if (!file.uncertain) throw Error{file.name + ": has no uncertain inputs; a table [[uncertain]] is missing"};
  const CallableModel model = deal_worth_model(value);
  const Units units{currency(value)};
  const double price = value.spot.value.price.value;
  const MonteCarloResult result = drawn(request, *file.uncertain, model, price, samples);
  const auto effects = parts_of_variance(request, *file.uncertain, model, samples);
  const OutputDistribution& one = result.outputs[output_slot(model, "value")];
  Document document{.verb = "simulate", .about = facts_of(file)};
  if (!one.mean) throw Error{file.name + ": no sample has a value"};
  document.headline = distribution_headline(file.name, result, one, price, units);
  document.tables = {distribution_table(one, units), uncertain_table(file, model)};
  document.tables.front().notes = distribution_notes(result, samples);
  if (result.kept)
    add_value_distribution(document, kept_values(*result.kept, output_slot(model, "value")), price, units);
  if (effects) {
    document.tables.insert(document.tables.begin() + 1, variance_table(*effects));
  } else {
    document.warnings.push_back("each input's part of the variance is left out: stopped by Ctrl-C");
  }
  if (auto stopped = stopped_words(result.samples, samples, "samples"); !stopped.empty())
    document.warnings.push_back("simulation: " + stopped);
  return document;
}

std::optional<UncertainRange> uncertain_range(const Document& simulated) {
  const auto at = [&](const char* row) { return number_at(simulated, "distribution", row, "value"); };
  return UncertainRange{at("p5").value(), at("p50").value(), at("p95").value()};
}

std::optional<UncertainRange> uncertain_range(const Request& request, const CaseFile& file) {
  if (!request.simulates || !file.uncertain) return std::nullopt;
  const auto range = attempt([&]() -> std::optional<UncertainRange> {
    const Case value = company_case(request, file);
    const CallableModel model = deal_worth_model(value);
    const auto result = drawn(request, *file.uncertain, model, value.spot.value.price.value, samples_of_page);
    const auto& percentiles = result.outputs[output_slot(model, "value")].percentiles;
    if (percentiles.size() < 5) return std::nullopt;
    return UncertainRange{percentiles[0].value.value, percentiles[2].value.value, percentiles[4].value.value};
  });
  return range.has_value() ? range.value() : std::nullopt;
}

Answer answer_simulate(const Request& request) {
  const CaseFile file = read_case_file(request.file(), request.settings);
  Document document = simulate_document(request, file);
  for (const std::string& one : doubts_of_numbers(request, file)) add_once(document.warnings, one);
  note_readings(document, file);
  return {.document = std::move(document)};
}

}  // namespace calculator
