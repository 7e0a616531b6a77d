#include "fairvalue/command/options.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include <fairvalue/casefile/input_text.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/model/named_inputs.hpp>

namespace calculator {
namespace {

using namespace fairvalue;

/// What an option says of one input: "multiple=25x,30x".
struct NamedWords {
  std::string name;
  std::vector<std::string> words;
};

/// None unless there is a name, "=" and a word, none of them empty.
std::optional<NamedWords> named_words(const std::string& text, char separator) {
  const auto equals = text.rfind('=');
  if (equals == std::string::npos || equals == 0) return std::nullopt;
  NamedWords result{text.substr(0, equals), {}};
  for (std::size_t at = equals + 1; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    if (end == at) return std::nullopt;
    result.words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return result;
}

/// The steps of a path with the names of elements in place of their indices: of "award[0].warrant.strike"
/// and, where there is one award, of "award.warrant.strike" those of "award.Google.warrant.strike".
std::optional<KeyPath> named_steps(const std::string& written, const KnownInputs& known) {
  const auto path = attempt([&] { return parse_key_path(written); });
  if (!path.has_value()) return std::nullopt;
  KeyPath steps = path.value();
  if (steps.size() < 3 || (steps[0] != PathStep{"award"} && steps[0] != PathStep{"deal"})) return steps;
  const auto& names = steps[0] == PathStep{"deal"} ? known.deals : known.awards;
  if (const auto* const index = std::get_if<std::size_t>(&steps[1])) {
    if (*index >= names.size()) return std::nullopt;
    steps[1] = names[*index];
  } else if (std::ranges::find(names, std::get<std::string>(steps[1])) == names.end() && names.size() == 1) {
    steps.insert(steps.begin() + 1, names.front());
  }
  return steps;
}

/// The input of a model of warrants by its name or by its path.
std::string warrant_input_named(const std::string& option, const std::string& written,
                                const KnownInputs& known) {
  const auto steps = named_steps(written, known);
  for (const std::string& name : known.names) {
    if (name == written || (steps && steps == named_steps(name, known))) return name;
  }
  throw Error{fmt::format("--{}: must be an input of the warrants ({}), got '{}'; they are {}", option,
                          name_hint(written, known.names), written, fmt::join(known.names, ", "))};
}

/// The input by its name in scenarios, or by its path in the file.
std::string input_named(const std::string& option, const std::string& written, const KnownInputs& known) {
  if (!known.of_warrants.empty()) return warrant_input_named(option, written, known);
  if (std::ranges::find(known.names, written) != known.names.end()) return written;
  const auto path = attempt([&] { return parse_key_path(written); });
  const auto input = path.has_value() ? input_at_path(path.value(), known.deals) : std::nullopt;
  if (input && std::ranges::find(known.names, *input) != known.names.end()) return *input;
  throw Error{fmt::format("--{}: must be an input of the case ({}), got '{}'", option,
                          name_hint(written, known.names), written)};
}

/// What `read` gives; what it refuses is named as it was typed.
template <class F>
auto read_for(const std::string& option, const std::string& words, F read) {
  try {
    return read();
  } catch (const DomainError& error) {
    throw Error{fmt::format("--{}: {} must be {}, got '{}'", option, error.field(), error.rule(), words)};
  }
}

const std::string& unit_of(const KnownInputs& known, const std::string& input) {
  return std::ranges::find(known.of_warrants, input, &NamedInput::name)->unit;
}

double number_of(const KnownInputs& known, const std::string& input, const std::string& words) {
  return known.of_warrants.empty() ? input_number(input, words, known.currency)
                                   : number_in_unit(input, unit_of(known, input), words, known.currency);
}

Interval<double> interval_of(const KnownInputs& known, const std::string& input, const std::string& low,
                             const std::string& high) {
  return known.of_warrants.empty()
             ? input_interval(input, low, high, known.currency)
             : interval_in_unit(input, unit_of(known, input), low, high, known.currency);
}

/// Refuses, naming the input, what the case refuses as a scenario's setting of it.
void require_setting(const KnownInputs& known, const std::string& input, double number) {
  if (known.rules == nullptr) return;
  const auto inputs = named_inputs(*known.rules);
  const Override moved{.name = input, .value = number};
  settings(*known.rules, resolved_values(inputs, resolve(inputs, std::span{&moved, 1})));
}

}  // namespace

std::uint64_t whole_option(const Request& request, const std::string& option, Interval<std::uint64_t> range,
                           std::uint64_t otherwise) {
  const auto text = request.value(option);
  if (!text) return otherwise;
  std::uint64_t number = 0;
  const char* const end = text->data() + text->size();
  const auto [stop, status] = std::from_chars(text->data(), end, number);
  if (status != std::errc{} || stop != end || number < range.low || number > range.high) {
    throw Error{fmt::format("--{}: must be a whole number from {} to {}, got '{}'", option, range.low,
                            range.high, *text)};
  }
  return number;
}

KnownInputs known_inputs(const CaseFile& file, const Case& value) {
  KnownInputs known{.names = {}, .deals = {}, .currency = currency(value), .rules = &value};
  for (const NamedInput& one : named_inputs(value)) known.names.push_back(one.name);
  for (const CaseDeal& one : file.deals) known.deals.push_back(one.terms.name);
  return known;
}

KnownInputs known_inputs(const CaseFile& file, const CallableModel& warrants) {
  KnownInputs known{
      .names = {}, .deals = {}, .currency = file.company.currency, .of_warrants = warrants.inputs};
  for (const NamedInput& one : warrants.inputs) known.names.push_back(one.name);
  for (const CaseDeal& one : file.deals) known.deals.push_back(one.terms.name);
  for (const Award& one : file.awards) known.awards.push_back(one.name);
  return known;
}

InputRange input_range(const std::string& option, const std::string& words, const KnownInputs& known) {
  const auto read = named_words(words, ':');
  if (!read || read->words.size() != 2)
    throw Error{
        fmt::format("--{}: must be INPUT=LOW:HIGH such as multiple=25x:35x, got '{}'", option, words)};
  const std::string input = input_named(option, read->name, known);
  return read_for(option, words, [&]() -> InputRange {
    const auto range = interval_of(known, input, read->words[0], read->words[1]);
    if (range.low == range.high)
      throw Error{
          fmt::format("--{}: must be from a lower to a higher number, got '{}'; --set holds an input at one",
                      option, words)};
    require_setting(known, input, range.low);
    require_setting(known, input, range.high);
    return {input, range.low, range.high};
  });
}

GridAxis grid_axis(const std::string& option, const std::string& words, const KnownInputs& known) {
  const auto read = named_words(words, ',');
  if (!read)
    throw Error{fmt::format("--{}: must be INPUT=V,V,... such as multiple=25x,30x, got '{}'", option, words)};
  GridAxis axis{input_named(option, read->name, known), {}};
  for (const std::string& word : read->words) {
    const double number = read_for(option, word, [&] {
      const double read_number = number_of(known, axis.input, word);
      require_setting(known, axis.input, read_number);
      return read_number;
    });
    if (std::ranges::find(axis.values, number) != axis.values.end())
      throw Error{fmt::format("--{}: must be different numbers, got {} twice", option, word)};
    axis.values.push_back(number);
  }
  return axis;
}

std::vector<std::string> doubts_of(const std::string& option, const std::string& input,
                                   std::span<const double> numbers) {
  std::vector<std::string> doubts;
  for (const double number : numbers) {
    if (const auto doubt = doubt_of_input(input, number))
      doubts.push_back(fmt::format("--{}: {} {}", option, input, *doubt));
  }
  return doubts;
}

std::string output_option(const Request& request, const std::string& otherwise) {
  const std::string output = request.value("output").value_or(otherwise);
  if (output != "value" && output != "by_earnings" && output != "warrants")
    throw Error{"--output: must be one of value, by_earnings, warrants, got '" + output + "'"};
  return output;
}

}  // namespace calculator
