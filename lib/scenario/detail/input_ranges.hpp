/// \file scenario/detail/input_ranges.hpp
/// Checks of input ranges against a model.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include <fairvalue/scenario/callable_model.hpp>
#include <fairvalue/scenario/input_range.hpp>

namespace fairvalue::detail {

/// The slots of the ranges' inputs. Throws DomainError as `require_model` does, on no ranges, an unknown or
/// repeated input, ends that are not finite or low > high: "ranges[1].low: must be <= high (3), got 4".
std::vector<std::size_t> require_ranges(const CallableModel& model, std::span<const InputRange> ranges);

}  // namespace fairvalue::detail
