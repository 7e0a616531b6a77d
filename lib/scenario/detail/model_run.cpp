#include "model_run.hpp"

#include <fmt/core.h>

namespace fairvalue::detail {

void ModelRun::count_unanswered(std::span<const double> values, std::size_t output) {
  const std::string& name = model_.outputs[output].name;
  const std::optional<double>& result = results_[output];
  failures_.add(result ? fmt::format("{}: must be a finite number, got {}", name, *result)
                       : fmt::format("{}: no answer", name),
                values);
}

}  // namespace fairvalue::detail
