#include "fairvalue/command/options.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/core.h>

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

/// The input by its name in scenarios, or by its path in the file.
std::string input_named(const std::string& option, const std::string& written, const KnownInputs& known) {
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

InputRange input_range(const std::string& option, const std::string& words, const KnownInputs& known) {
  const auto read = named_words(words, ':');
  if (!read || read->words.size() != 2)
    throw Error{
        fmt::format("--{}: must be INPUT=LOW:HIGH such as multiple=25x:35x, got '{}'", option, words)};
  const std::string input = input_named(option, read->name, known);
  return read_for(option, words, [&]() -> InputRange {
    const auto range = input_interval(input, read->words[0], read->words[1], known.currency);
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
      const double read_number = input_number(axis.input, word, known.currency);
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

std::string output_option(const Request& request) {
  const std::string output = request.value("output").value_or("value");
  if (output != "value" && output != "by_earnings")
    throw Error{"--output: must be one of value, by_earnings, got '" + output + "'"};
  return output;
}

}  // namespace calculator
