#include "input_ranges.hpp"

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "slots.hpp"

namespace fairvalue::detail {
namespace {

void require_ends(const InputRange& range, std::size_t place) {
  const auto low = fmt::format("ranges[{}].low", place);
  require_finite(low, range.low);
  require_finite(fmt::format("ranges[{}].high", place), range.high);
  require(range.low <= range.high, low, fmt::format("<= high ({})", range.high), range.low);
}

}  // namespace

std::vector<std::size_t> require_ranges(const CallableModel& model, std::span<const InputRange> ranges) {
  require_model(model);
  std::vector<std::string_view> names;
  for (const InputRange& range : ranges) names.emplace_back(range.input);
  const auto slots = different_slots(model.inputs, "ranges", names);
  for (std::size_t i = 0; i < ranges.size(); ++i) require_ends(ranges[i], i);
  return slots;
}

}  // namespace fairvalue::detail
