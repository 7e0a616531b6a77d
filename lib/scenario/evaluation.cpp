#include <fairvalue/scenario/evaluation.hpp>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "detail/model_run.hpp"

namespace fairvalue {
namespace {

void require_call(const CallableModel& model, std::size_t values, std::size_t output) {
  require(static_cast<bool>(model.run), "model.run", "a function", "none");
  if (values != model.inputs.size()) {
    throw DomainError("values", fmt::format("as many as inputs ({})", model.inputs.size()),
                      fmt::format("{}", values));
  }
  if (output >= model.outputs.size()) {
    throw DomainError("output", fmt::format("below the {} outputs", model.outputs.size()),
                      fmt::format("{}", output));
  }
}

}  // namespace

Outcome<double> evaluate(const CallableModel& model, std::span<const double> values, std::size_t output) {
  require_call(model, values.size(), output);
  detail::ModelRun run{model};
  if (const auto result = run.value(values, output)) return *result;
  return Outcome<double>::failure(run.failures().kinds().front().reason);
}

}  // namespace fairvalue
