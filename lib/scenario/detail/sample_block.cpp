#include "sample_block.hpp"

#include <cstddef>

#include "model_run.hpp"

namespace fairvalue::detail {
namespace {

/// Columns of one kind with room for some rows.
template <class T>
std::vector<std::vector<T>> columns(std::size_t count, std::uint64_t rows) {
  std::vector<std::vector<T>> all(count);
  for (auto& column : all) column.reserve(rows);
  return all;
}

template <class T>
void append_columns(std::vector<std::vector<T>>& total, const std::vector<std::vector<T>>& later) {
  if (total.size() < later.size()) total.resize(later.size());
  for (std::size_t i = 0; i < later.size(); ++i) {
    total[i].insert(total[i].end(), later[i].begin(), later[i].end());
  }
}

void note_inputs(const InputLaw& law, std::span<const double> values, SampleBlock& block) {
  for (std::size_t i = 0; i < block.inputs.size(); ++i) block.inputs[i].push_back(values[law.slots()[i]]);
}

void note_outputs(ModelRun& run, std::span<const double> values, SampleBlock& block) {
  const bool has_values = run.evaluate(values);
  for (std::size_t i = 0; i < block.outputs.size(); ++i) {
    const auto value = has_values ? run.answer(values, i) : std::nullopt;
    if (value) block.outputs[i].push_back(*value);
    if (!block.every.empty()) block.every[i].push_back(value);
  }
}

}  // namespace

SampleBlock sampled(const CallableModel& model, const InputLaw& law, const DrawNormals& draw,
                    const BlockRange& samples, const Keep& keep) {
  const std::uint64_t count = samples.last - samples.first;
  const std::size_t outputs = model.outputs.size();
  SampleBlock block{.drawn = count, .outputs = columns<double>(outputs, count)};
  if (keep.inputs) block.inputs = columns<double>(law.size(), count);
  if (keep.every_output) block.every = columns<std::optional<double>>(outputs, count);
  ModelRun run{model};
  std::vector<double> normals(law.size());
  auto values = base_values(model);
  for (std::uint64_t sample = samples.first; sample < samples.last; ++sample) {
    draw(sample, normals);
    law.place(normals, values);
    note_inputs(law, values, block);
    note_outputs(run, values, block);
  }
  block.failures = run.failures();
  return block;
}

void append(SampleBlock& total, const SampleBlock& later) {
  total.drawn += later.drawn;
  append_columns(total.outputs, later.outputs);
  append_columns(total.inputs, later.inputs);
  append_columns(total.every, later.every);
  total.failures.merge(later.failures);
}

}  // namespace fairvalue::detail
