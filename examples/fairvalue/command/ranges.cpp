#include "fairvalue/command/ranges.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/distribution.hpp>
#include <fairvalue/model/named_inputs.hpp>

#include "fairvalue/command/options.hpp"

namespace calculator {

using namespace fairvalue;

namespace {

/// What of each input the scenarios set, its own value among it; inputs that no scenario moves are left out.
std::vector<InputRange> ranges_of_scenarios(const Case& value) {
  std::vector<InputRange> ranges;
  for (const NamedInput& input : named_inputs(value)) {
    InputRange range{input.name, input.value, input.value};
    for (const Scenario& scenario : value.scenarios) {
      const auto set = std::ranges::find(scenario.overrides, input.name, &Override::name);
      if (set == scenario.overrides.end()) continue;
      range.low = std::min(range.low, set->value);
      range.high = std::max(range.high, set->value);
    }
    if (range.low < range.high) ranges.push_back(std::move(range));
  }
  return ranges;
}

std::vector<InputRange> ranges_of_uncertain(const UncertainInputs& uncertain) {
  std::vector<InputRange> ranges;
  for (const UncertainInput& one : uncertain.inputs)
    ranges.push_back({one.name, quantile(one.distribution, 0.05), quantile(one.distribution, 0.95)});
  return ranges;
}

/// Those of --range, with the numbers that are most likely slips.
Ranges ranges_of_option(const Request& request, const KnownInputs& known) {
  Ranges ranges{.all = {}, .source = "Ranges: as asked."};
  for (const std::string& words : request.own.at("range")) {
    const InputRange range = input_range("range", words, known);
    if (std::ranges::find(ranges.all, range.input, &InputRange::input) != ranges.all.end())
      throw Error{fmt::format("--range: must be of different inputs, got {} twice, the second as '{}'",
                              range.input, words)};
    for (std::string& doubt : doubts_of("range", range.input, std::array{range.low, range.high}))
      ranges.doubts.push_back(std::move(doubt));
    ranges.all.push_back(range);
  }
  return ranges;
}

/// A tenth less and more; a probability stays one.
std::optional<InputRange> tenth_of(const NamedInput& input, double price) {
  constexpr double tenth = 0.1, point = 0.01, year = 12.0;
  constexpr double least_strike = 0.001;  // of the price: a tenth of a penny moves nothing
  if (input.unit == "months") return InputRange{input.name, 0.0, year};
  if (input.unit == "%" && input.value == 0.0) return InputRange{input.name, 0.0, point};
  if (input.value < least_strike * price && input.name.ends_with(".strike")) return std::nullopt;
  const double step = tenth * std::abs(input.value);
  InputRange range{input.name, input.value - step, input.value + step};
  if (input.name.find(".outlook.") != std::string::npos) {
    range.low = std::max(range.low, 0.0);
    range.high = std::min(range.high, 1.0);
  }
  return range;
}

}  // namespace

Ranges warrant_ranges(const Request& request, const CaseFile& file, const CallableModel& warrants) {
  if (request.has("range")) return ranges_of_option(request, known_inputs(file, warrants));
  Ranges ranges{.all = {},
                .source =
                    "Ranges: a tenth less and a tenth more of each input, up to a point where a "
                    "percentage is 0, milestones up to 12 months later. --range gives others.",
                .doubts = {}};
  for (const NamedInput& input : warrants.inputs) {
    if (const auto range = tenth_of(input, file.market->spot.value.price.value)) ranges.all.push_back(*range);
  }
  return ranges;
}

Ranges with_tenths(Ranges ranges, const Case& value, std::size_t least) {
  if (ranges.all.empty() || ranges.all.size() >= least) return ranges;
  for (const NamedInput& input : named_inputs(value)) {
    const auto same = std::ranges::find(ranges.all, input.name, &InputRange::input);
    const auto range =
        same == ranges.all.end() ? tenth_of(input, value.spot.value.price.value) : std::nullopt;
    if (range) ranges.all.push_back(*range);
  }
  ranges.source += " Of inputs without one: a tenth less and a tenth more.";
  return ranges;
}

std::string what_can_vary(const Case& value, const VaryExample& example) {
  std::vector<std::string> names;
  for (const NamedInput& one : named_inputs(value)) names.push_back(one.name);
  const double own = value.multiple.value.value.value;
  const auto times = [](double x) { return fmt::format("{:g}x", x); };
  return fmt::format("Inputs of the case: {}. For example: {}{}{}{}{}", fmt::join(names, ", "),
                     example.before, times(0.8 * own), example.between, times(1.2 * own), example.after);
}

Ranges asked_ranges(const Request& request, const CaseFile& file, const Case& value) {
  if (request.has("range")) return ranges_of_option(request, known_inputs(file, value));
  if (file.uncertain)
    return {ranges_of_uncertain(*file.uncertain),
            "Ranges: 5 and 95 % of the case's uncertain inputs (assumed).",
            {}};
  Ranges ranges{ranges_of_scenarios(value), "Ranges: what the scenarios set (assumed).", {}};
  if (ranges.all.empty())
    throw Error{
        fmt::format("{}: --range INPUT=LOW:HIGH must be given, for the case has neither uncertain inputs "
                    "nor scenarios that set any. {}",
                    file.name, what_can_vary(value, {"--range multiple=", ":", ""}))};
  return ranges;
}

}  // namespace calculator
