#include "model_run.hpp"

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {

void ModelRun::count_unanswered(std::span<const double> values, std::size_t output) {
  const std::string& name = model_.outputs[output].name;
  const std::optional<double>& result = results_[output];
  failures_.add(
      result ? DomainError(name, "a finite number", *result).what() : fmt::format("{}: no answer", name),
      values);
}

}  // namespace fairvalue::detail
