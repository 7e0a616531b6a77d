#include <fairvalue/scenario/callable_model.hpp>

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "detail/model_run.hpp"
#include "detail/name_index.hpp"
#include "detail/slots.hpp"

namespace fairvalue {
namespace {

constexpr std::size_t most_kinds = 16;
constexpr std::string_view other_reasons = "other reasons";

void require_function(const CallableModel& model) {
  require(static_cast<bool>(model.run), "model.run", "a function", "none");
}

void require_outputs(std::span<const NamedOutput> outputs) {
  require_not_empty("model.outputs", outputs.size());
  std::vector<std::string_view> names;
  for (const NamedOutput& output : outputs) names.emplace_back(output.name);
  detail::index_names("outputs", names);
}

void require_call(const CallableModel& model, std::size_t values, std::size_t output) {
  require_function(model);
  if (values != model.inputs.size()) {
    throw DomainError("values", fmt::format("as many as inputs ({})", model.inputs.size()),
                      fmt::format("{}", values));
  }
  if (output >= model.outputs.size()) {
    throw DomainError("output", fmt::format("below the {} outputs", model.outputs.size()),
                      fmt::format("{}", output));
  }
}

/// "field: must be RULE" of a DomainError, the whole text of another exception.
std::string_view kind_of(const std::exception& error) {
  const auto* refusal = dynamic_cast<const DomainError*>(&error);
  if (refusal == nullptr) return error.what();
  const std::string_view rule = refusal->rule();
  return {refusal->what(), static_cast<std::size_t>(rule.data() + rule.size() - refusal->what())};
}

}  // namespace

const CallableModel& require_model(const CallableModel& model) {
  require_not_empty("model.inputs", model.inputs.size());
  require_inputs(model.inputs);
  require_outputs(model.outputs);
  require_function(model);
  return model;
}

std::size_t input_slot(const CallableModel& model, std::string_view name) {
  return detail::named_slot("input", "input", std::span{model.inputs}, name);
}

std::size_t output_slot(const CallableModel& model, std::string_view name) {
  return detail::named_slot("output", "output", std::span{model.outputs}, name);
}

std::vector<double> base_values(const CallableModel& model) { return resolved_values(model.inputs, {}); }

CallableModel with_overrides(CallableModel model, std::span<const Override> overrides) {
  for (const auto& [slot, value] : resolve(model.inputs, overrides)) model.inputs[slot].value = value;
  return model;
}

Outcome<double> evaluate(const CallableModel& model, std::span<const double> values, std::size_t output) {
  require_call(model, values.size(), output);
  detail::ModelRun run{model};
  if (const auto result = run.value(values, output)) return *result;
  return Outcome<double>::failure(run.failures().kinds().front().reason);
}

void Failures::add_exception(const std::exception& error, std::span<const double> values) {
  kind(kind_of(error), error.what(), values).count += 1;
}

void Failures::add(std::string_view reason, std::span<const double> values) {
  kind(reason, reason, values).count += 1;
}

void Failures::merge(const Failures& later) {
  for (std::size_t i = 0; i < later.kinds_.size(); ++i) {
    const Failure& from = later.kinds_[i];
    kind(later.keys_[i], from.reason, from.values).count += from.count;
  }
}

std::uint64_t Failures::total() const {
  std::uint64_t sum = 0;
  for (const Failure& failure : kinds_) sum += failure.count;
  return sum;
}

Failure& Failures::kind(std::string_view key, std::string_view reason, std::span<const double> values) {
  const auto known = std::find(keys_.begin(), keys_.end(), key);
  if (known != keys_.end()) return kinds_[static_cast<std::size_t>(known - keys_.begin())];
  if (kinds_.size() >= most_kinds && key != other_reasons) return kind(other_reasons, other_reasons, values);
  keys_.emplace_back(key);
  return kinds_.emplace_back(
      Failure{.reason = std::string{reason}, .count = 0, .values = {values.begin(), values.end()}});
}

}  // namespace fairvalue
