/// \file scenario/evaluation.hpp
/// One evaluation of a model.
#pragma once
#include <cstddef>
#include <span>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/scenario/callable_model.hpp>

namespace fairvalue {

/// One output at these values, or the reason why there is none: the model's own exception, "price: no
/// answer", or "price: must be a finite number, got inf". Throws DomainError only for a wrong number of
/// values, a bad slot or a model without a function. Exceptions that do not derive from std::exception pass
/// through, as in every analysis.
Outcome<double> evaluate(const CallableModel& model, std::span<const double> values, std::size_t output);

}  // namespace fairvalue
