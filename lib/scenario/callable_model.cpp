#include <fairvalue/scenario/callable_model.hpp>

#include <fairvalue/core/require.hpp>

#include "detail/name_index.hpp"
#include "detail/slots.hpp"

namespace fairvalue {
namespace {

void require_function(const CallableModel& model) {
  require(static_cast<bool>(model.run), "model.run", "a function", "none");
}

void require_outputs(std::span<const NamedOutput> outputs) {
  require_not_empty("model.outputs", outputs.size());
  std::vector<std::string_view> names;
  for (const NamedOutput& output : outputs) names.emplace_back(output.name);
  detail::index_names("outputs", names);
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

}  // namespace fairvalue
