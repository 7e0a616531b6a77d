#include <fairvalue/scenario/monte_carlo.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/sobol_points.hpp>

#include "detail/input_law.hpp"
#include "detail/latin_hypercube.hpp"
#include "detail/output_figures.hpp"
#include "detail/sample_block.hpp"
#include "detail/slots.hpp"
#include "detail/stop_rule.hpp"

namespace fairvalue {
namespace {

using detail::DrawNormals;
using detail::InputLaw;
using detail::SampleBlock;
using detail::StopRule;

constexpr std::uint64_t block_size = 1024;
constexpr std::uint64_t max_samples = std::uint64_t{1} << 32;
constexpr std::uint64_t ranked_samples = std::uint64_t{1} << 16;
constexpr std::uint32_t plain_stream = 0;
constexpr std::size_t max_sobol_inputs = 1024;

void require_count(std::string_view name, std::uint64_t count, std::uint64_t least, std::uint64_t most) {
  if (least <= count && count <= most) return;
  throw DomainError(name, fmt::format("in [{}, {}]", least, most), fmt::format("{}", count));
}

void require_dimensions(Sampling sampling, std::size_t inputs) {
  require_enumerator("settings.sampling", sampling);
  if (sampling != Sampling::sobol || inputs <= max_sobol_inputs) return;
  throw DomainError("uncertain.inputs", fmt::format("at most {} for Sobol sampling", max_sobol_inputs),
                    fmt::format("{}", inputs));
}

void require_target(const CallableModel& model, const TargetError& target) {
  detail::named_slot("settings.target.output", "output", std::span{model.outputs}, target.output);
  require_positive("settings.target.standard_error", target.standard_error);
}

void require_settings(const CallableModel& model, const MonteCarloSettings& settings) {
  require_count("settings.samples", settings.samples, 1, max_samples);
  if (settings.sampling != Sampling::plain) {
    require(settings.replicates >= 2 && static_cast<std::uint64_t>(settings.replicates) <= settings.samples,
            "settings.replicates", fmt::format("in [2, samples ({})]", settings.samples),
            fmt::format("{}", settings.replicates));
  }
  for (std::size_t i = 0; i < settings.percentiles.size(); ++i) {
    const double p = settings.percentiles[i];
    require(0.0 < p && p < 1.0, fmt::format("settings.percentiles[{}]", i), "> 0 and < 1", p);
  }
  for (std::size_t i = 0; i < settings.levels.size(); ++i) {
    require_finite(fmt::format("settings.levels[{}]", i), settings.levels[i]);
  }
  if (settings.target) require_target(model, *settings.target);
}

struct Job {
  const CallableModel& model;
  const InputLaw& law;
  const MonteCarloSettings& settings;
};

struct Drawn {
  SampleBlock block{};
  std::vector<std::vector<std::size_t>> ends{};  ///< of the replicates, by output
  StopRule stop;
  int replicates = 0;
  RunStatus status = RunStatus::finished;
};

/// The block with that number among `samples` samples, after `before` samples drawn earlier.
SampleBlock block_of(const Job& job, const DrawNormals& draw, std::uint64_t samples, std::uint64_t before,
                     std::uint64_t number) {
  const std::uint64_t first = number * block_size;
  const bool all = job.settings.keep_samples;
  return detail::sampled(job.model, job.law, draw, {first, std::min(first + block_size, samples)},
                         {.inputs = all || before + first < ranked_samples, .every_output = all});
}

std::uint64_t blocks_of(std::uint64_t samples) { return (samples + block_size - 1) / block_size; }

void draw_plain(const Job& job, Drawn& drawn) {
  const detail::NormalSource source{.seed = job.settings.seed, .stream = plain_stream};
  const DrawNormals draw = [&](std::uint64_t sample, std::span<double> normals) {
    source.draw(sample, normals);
    job.law.correlate(normals);
  };
  const auto merge = [](Drawn& total, const SampleBlock& block) {
    total.stop.add_samples(block);
    detail::append(total.block, block);
  };
  const std::uint64_t samples = job.settings.samples;
  const auto work = [&](std::uint64_t number) { return block_of(job, draw, samples, 0, number); };
  drawn.status = run_blocks(
                     {0, blocks_of(samples)}, drawn, work, merge,
                     [](const Drawn& total) { return total.stop.is_met(); }, job.settings.run)
                     .status;
  drawn.replicates = 1;
}

/// Samples that do not divide among Latin hypercubes go to the first of them, one each.
std::uint64_t samples_of_replicate(const MonteCarloSettings& settings, std::uint64_t replicate) {
  const auto replicates = static_cast<std::uint64_t>(settings.replicates);
  const std::uint64_t samples = settings.samples / replicates;
  if (settings.sampling == Sampling::sobol) return std::bit_floor(samples);
  return samples + (replicate < settings.samples % replicates ? 1 : 0);
}

DrawNormals latin_draw(const Job& job, std::uint32_t replicate) {
  const detail::LatinDesign design{
      .inputs = job.law.size(),
      .samples = static_cast<std::uint32_t>(samples_of_replicate(job.settings, replicate)),
      .seed = job.settings.seed,
      .replicate = replicate};
  return [points = detail::LatinSamples{design, job.law.factor(), job.settings.run.threads}](
             std::uint64_t sample, std::span<double> normals) {
    points.draw(static_cast<std::uint32_t>(sample), normals);
  };
}

DrawNormals sobol_draw(const Job& job, std::uint32_t replicate) {
  return [&law = job.law, points = SobolPoints{job.law.size(), job.settings.seed, replicate}](
             std::uint64_t sample, std::span<double> normals) {
    for (std::size_t i = 0; i < normals.size(); ++i) {
      normals[i] = normal_quantile(points.at(static_cast<std::uint32_t>(sample), i));
    }
    law.correlate(normals);
  };
}

/// The caller's run control for one replicate of several; progress counts the whole run.
RunControl control_of(const RunControl& whole, std::uint64_t replicate, std::uint64_t blocks,
                      std::uint64_t replicates) {
  RunControl control{.threads = whole.threads, .progress = {}, .cancelled = whole.cancelled};
  if (whole.progress) {
    control.progress = [&whole, before = replicate * blocks,
                        limit = replicates * blocks](const RunProgress& part) {
      whole.progress({before + part.done, limit});
    };
  }
  return control;
}

void add_replicate(const SampleBlock& replicate, Drawn& drawn) {
  drawn.stop.add_replicate(replicate);
  detail::append(drawn.block, replicate);
  for (std::size_t i = 0; i < drawn.ends.size(); ++i) {
    drawn.ends[i].push_back(drawn.block.outputs[i].size());
  }
  ++drawn.replicates;
}

void draw_replicates(const Job& job, Drawn& drawn) {
  const auto replicates = static_cast<std::uint32_t>(job.settings.replicates);
  const std::uint64_t most_blocks = blocks_of(samples_of_replicate(job.settings, 0));  // of the largest
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    const std::uint64_t samples = samples_of_replicate(job.settings, replicate);
    const DrawNormals draw =
        job.settings.sampling == Sampling::sobol ? sobol_draw(job, replicate) : latin_draw(job, replicate);
    SampleBlock part;
    part.outputs.resize(job.model.outputs.size());
    const auto work = [&](std::uint64_t number) {
      return block_of(job, draw, samples, drawn.block.drawn, number);
    };
    drawn.status = run_blocks(
                       {0, blocks_of(samples)}, part, work,
                       [](SampleBlock& total, const SampleBlock& block) { append(total, block); },
                       [](const SampleBlock&) { return false; },
                       control_of(job.settings.run, replicate, most_blocks, replicates))
                       .status;
    if (drawn.status == RunStatus::cancelled) return;
    add_replicate(part, drawn);
    if (drawn.stop.is_met_again()) {
      drawn.status = RunStatus::converged;
      return;
    }
  }
}

Drawn draw_samples(const Job& job) {
  Drawn drawn{.stop = StopRule{job.model, job.settings.target}};
  drawn.block.outputs.resize(job.model.outputs.size());
  drawn.block.inputs.resize(job.law.size());
  if (job.settings.sampling == Sampling::plain) {
    draw_plain(job, drawn);
  } else {
    drawn.ends.resize(job.model.outputs.size());
    draw_replicates(job, drawn);
  }
  return drawn;
}

/// Moves the samples out of the outputs.
std::vector<OutputDistribution> distributions(const Job& job, Drawn& drawn) {
  std::vector<OutputDistribution> found(job.model.outputs.size());
  const detail::Questions questions{job.settings.percentiles, job.settings.levels};
  detail::in_parallel(
      found.size(),
      [&](std::uint64_t i) {
        detail::OutputSamples samples{.values = std::move(drawn.block.outputs[i])};
        if (!drawn.ends.empty()) samples.ends = std::move(drawn.ends[i]);
        found[i] = detail::distribution_of(samples, questions);
        found[i].name = job.model.outputs[i].name;
        found[i].unit = job.model.outputs[i].unit;
      },
      job.settings.run.threads);
  return found;
}

CorrelationMatrix correlations_of(const std::vector<std::vector<double>>& inputs) {
  auto first = inputs;
  for (auto& column : first) column.resize(std::min<std::size_t>(column.size(), ranked_samples));
  return rank_correlations(first);
}

Samples kept_samples(const Job& job, const UncertainInputs& uncertain, SampleBlock&& block) {
  Samples kept{.input_names = {},
               .inputs = std::move(block.inputs),
               .output_names = {},
               .outputs = std::move(block.every)};
  for (const auto& input : uncertain.inputs) kept.input_names.push_back(input.name);
  for (const auto& output : job.model.outputs) kept.output_names.push_back(output.name);
  kept.outputs.resize(kept.output_names.size());
  return kept;
}

}  // namespace

MonteCarloResult monte_carlo(const CallableModel& model, const UncertainInputs& uncertain,
                             const MonteCarloSettings& settings) {
  require_dimensions(settings.sampling, uncertain.inputs.size());
  require_uncertain(model, uncertain);
  require_settings(model, settings);
  const InputLaw law{model, uncertain};
  const Job job{model, law, settings};
  auto drawn = draw_samples(job);
  MonteCarloResult result{.outputs = distributions(job, drawn),
                          .rank_correlations = correlations_of(drawn.block.inputs),
                          .sampling = settings.sampling,
                          .seed = settings.seed,
                          .samples = drawn.block.drawn,
                          .replicates = drawn.replicates,
                          .status = drawn.status,
                          .failures = drawn.block.failures};
  if (settings.keep_samples) result.kept = kept_samples(job, uncertain, std::move(drawn.block));
  return result;
}

}  // namespace fairvalue
