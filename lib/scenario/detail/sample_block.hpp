/// \file scenario/detail/sample_block.hpp
/// A model's outputs for some samples of its uncertain inputs.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/math/block_run.hpp>
#include <fairvalue/scenario/callable_model.hpp>
#include <fairvalue/scenario/failures.hpp>

#include "input_law.hpp"

namespace fairvalue::detail {

/// The correlated normals of a sample, by its number. Called from several threads.
using DrawNormals = std::function<void(std::uint64_t sample, std::span<double> normals)>;

struct SampleBlock {
  std::uint64_t drawn = 0;
  std::vector<std::vector<double>> outputs;  ///< by output, of the samples with a value
  Failures failures{};
  std::vector<std::vector<double>> inputs{};                ///< by input, if they are kept
  std::vector<std::vector<std::optional<double>>> every{};  ///< by output and sample, if they are kept
};

/// What a block keeps in addition to its outputs.
struct Keep {
  bool inputs;
  bool every_output;
};

/// The samples [first, last).
SampleBlock sampled(const CallableModel& model, const InputLaw& law, const DrawNormals& draw,
                    const BlockRange& samples, const Keep& keep);

/// Appends the later block's samples to the total.
void append(SampleBlock& total, const SampleBlock& later);

}  // namespace fairvalue::detail
