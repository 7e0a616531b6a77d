// stress_openai_deal: what moves the value of AMD with OpenAI's deal, how far, and what the market believes.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <ostream>

#include <fairvalue/report/samples.hpp>

#include "support/openai_deal.hpp"
#include "support/output_file.hpp"
#include "support/progress.hpp"
#include "support/tables.hpp"
#include "tables.hpp"

namespace {

using namespace fairvalue;
using namespace stress_openai_deal;

constexpr const char* help =
    R"(usage: stress_openai_deal [--csv] [--samples N] [--seed N] [--write-samples FILE]

What moves the value of an AMD share with OpenAI's deal, and how far: the weights of the three scenarios and those that
the market's price implies; the value each input must have for the share to be worth its close; inputs moved one at a
time (tornado) and together (grid, tree); and all of them uncertain at once, simulated, with what each contributes to
the variance. The value is that by parts: the company at its multiple and the deal's cash flows, shared with the
warrant's holder. Beside it stands the shortcut by earnings, the last year's profit at the multiple for ever. Ranges,
distributions and branches are assumed and shown with their reasons.

  --samples N           samples of the simulation, 1000 to 1000000 (default 65536)
  --seed N              of the simulation; the same seed gives the same numbers on any machine (default 1)
  --write-samples FILE  every sample as CSV: the inputs and all outputs
  --csv                 a line a cell for programs: table,row,column,value, numbers at full precision
  --help                this text

The case itself, its terms and its assumptions: value_openai_warrant
)";

Study study() {
  Case amd = examples::openai_deal();
  CaseResult result = fairvalue::value(amd);
  CallableModel model = deal_worth_model(amd);
  return {std::move(amd), std::move(result), std::move(model)};
}

struct Draws {
  std::uint64_t samples;
  std::uint64_t seed;
};

Draws asked(const examples::Arguments& arguments) {
  return {.samples = arguments.whole("--samples", {1000, 1'000'000}).value_or(65'536),
          .seed = arguments.whole("--seed", {0, 1'000'000'000'000}).value_or(1)};
}

MonteCarloResult simulated(const Study& study, const Draws& draws) {
  examples::Progress progress{"simulating"};
  return monte_carlo(study.model, examples::uncertain_inputs(),
                     {.sampling = Sampling::latin_hypercube,
                      .samples = draws.samples,
                      .seed = draws.seed,
                      .levels = {study.close()},
                      .keep_samples = true,
                      .run = progress.control()});
}

/// Each row is valued 64 times, once for every set of inputs.
ShapleyEffects contributions(const Study& study, const Draws& draws) {
  examples::Progress progress{"contributions to the variance"};
  return shapley_effects(study.model, examples::uncertain_inputs(), stress_openai_deal::value,
                         {.samples = std::max<std::uint64_t>(draws.samples / 32, 64),
                          .seed = draws.seed,
                          .run = progress.control()});
}

int run(const examples::Arguments& arguments) {
  std::optional<examples::OutputFile> file;
  if (const auto path = arguments.value("--write-samples")) file.emplace("--write-samples", *path);
  const Draws draws = asked(arguments);
  const Study amd = study();
  const MonteCarloResult result = simulated(amd, draws);
  const ShapleyEffects effects = contributions(amd, draws);
  if (file) file->write([&](std::ostream& out) { write_csv(out, *result.kept); });
  const std::vector<TextTable> tables{weight_table(amd),
                                      summary_table(amd),
                                      break_even_table(amd),
                                      pair_table(amd),
                                      tornado_table(amd),
                                      spider_table(amd),
                                      grid_table(amd),
                                      tree_table(amd),
                                      input_table(amd, result),
                                      distribution_table(amd, result),
                                      histogram_table(amd, result),
                                      variance_table(effects),
                                      assumption_table(amd)};
  examples::print_tables(arguments, headline(amd, result), tables);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return examples::run_program(
      argc, argv, help, {{"--csv", false}, {"--samples", true}, {"--seed", true}, {"--write-samples", true}},
      run);
}
