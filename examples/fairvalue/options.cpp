#include "options.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace calculator {
namespace {

using namespace fairvalue;

std::optional<double> number_in(const std::string& text) {
  double number = 0.0;
  const char* const end = text.data() + text.size();
  const auto [stop, status] = std::from_chars(text.data(), end, number);
  if (status != std::errc{} || stop != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

struct NamedNumbers {
  std::string name;
  std::vector<double> numbers;
};

std::optional<NamedNumbers> named_numbers(const std::string& words, char separator) {
  const auto equals = words.rfind('=');
  if (equals == std::string::npos || equals == 0) return std::nullopt;
  NamedNumbers result{words.substr(0, equals), {}};
  for (std::size_t at = equals + 1; at <= words.size();) {
    const std::size_t end = std::min(words.find(separator, at), words.size());
    const auto number = number_in(words.substr(at, end - at));
    if (!number) return std::nullopt;
    result.numbers.push_back(*number);
    at = end + 1;
  }
  return result;
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

InputRange input_range(const std::string& option, const std::string& words) {
  const auto read = named_numbers(words, ':');
  if (!read || read->numbers.size() != 2 || !(read->numbers[0] <= read->numbers[1]))
    throw Error{
        fmt::format("--{}: must be INPUT=LOW:HIGH with two numbers, low first, got '{}'", option, words)};
  return {read->name, read->numbers[0], read->numbers[1]};
}

GridAxis grid_axis(const std::string& option, const std::string& words) {
  auto read = named_numbers(words, ',');
  if (!read) throw Error{fmt::format("--{}: must be INPUT=NUMBER,NUMBER,..., got '{}'", option, words)};
  for (auto one = read->numbers.begin(); one != read->numbers.end(); ++one) {
    if (std::find(read->numbers.begin(), one, *one) != one)
      throw Error{fmt::format("--{}: must be different numbers, got {} twice", option, *one)};
  }
  return {read->name, std::move(read->numbers)};
}

std::string output_option(const Request& request) {
  const std::string output = request.value("output").value_or("value");
  if (output != "value" && output != "by_earnings")
    throw Error{"--output: must be one of value, by_earnings, got '" + output + "'"};
  return output;
}

}  // namespace calculator
