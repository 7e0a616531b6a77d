#include <fairvalue/casefile/input_text.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "quantity/quantity_text.hpp"

namespace fairvalue {
namespace {

constexpr std::string_view deal_prefix = "deal.";

/// The deal that steps behind "deal" name, and how many they are; none for one that is not there.
std::optional<std::pair<std::string, std::size_t>> deal_at(std::span<const PathStep> steps,
                                                           std::span<const std::string> deals) {
  if (const auto* const index = std::get_if<std::size_t>(&steps.front())) {
    if (*index >= deals.size()) return std::nullopt;
    return std::pair{deals[*index], std::size_t{1}};
  }
  const auto& name = std::get<std::string>(steps.front());
  if (std::ranges::find(deals, name) != deals.end()) return std::pair{name, std::size_t{1}};
  if (deals.size() == 1) return std::pair{deals.front(), std::size_t{0}};
  return std::nullopt;
}

std::string unit_refused(std::string_view text) { return fmt::format("'{}'", text); }

detail::Dimension dimension_of(std::string_view input) {
  const auto known = detail::dimension_of_input(input);
  if (!known) throw DomainError("input", "an input of a case", unit_refused(input));
  return *known;
}

void require_size(std::string_view input, detail::Dimension dimension, double value) {
  const double most = detail::most_in_size(dimension);
  require(std::abs(value) <= most, input, fmt::format("at most {:g} in size", most), value);
}

detail::Dimension dimension_of_unit(std::string_view unit) {
  if (unit.ends_with("/share")) return detail::Dimension::per_share;
  if (unit == "%") return detail::Dimension::percent;
  if (unit == "x") return detail::Dimension::multiple;
  if (unit == "months") return detail::Dimension::months;
  return detail::Dimension::number;
}

double number_in(std::string_view input, detail::Dimension dimension, std::string_view text,
                 const Currency& currency) {
  const detail::ParsedQuantity read = detail::parse_quantity(text, dimension, currency.code());
  if (!read.value) throw DomainError(input, read.rule, unit_refused(text));
  require_size(input, dimension, *read.value);
  return *read.value;
}

Interval<double> interval_in(std::string_view input, detail::Dimension dimension, std::string_view low,
                             std::string_view high, const Currency& currency) {
  const std::string text = fmt::format("{} to {}", low, high);
  const auto read = detail::parse_range(text, dimension, currency.code());
  if (!read || !read->low || !read->high) {
    number_in(input, dimension, high, currency);  // names the end that is wrong
    number_in(input, dimension, low, currency);
    throw DomainError(input, read ? read->rule : "two numbers", unit_refused(text));
  }
  if (*read->low > *read->high) throw DomainError(input, "a low end and then a high one", unit_refused(text));
  require_size(input, dimension, *read->low);
  require_size(input, dimension, *read->high);
  return {*read->low, *read->high};
}

}  // namespace

std::optional<KeyPath> path_of_input(std::string_view input) {
  if (!input.starts_with(deal_prefix)) {
    const auto key = detail::file_key_of_input(input, false);
    return key ? std::optional{parse_key_path(*key)} : std::nullopt;
  }
  const std::size_t last = input.rfind('.');
  if (last < deal_prefix.size()) return std::nullopt;
  const auto key = detail::file_key_of_input(input.substr(last + 1), true);
  if (!key) return std::nullopt;
  KeyPath path{"deal", std::string{input.substr(deal_prefix.size(), last - deal_prefix.size())}};
  const KeyPath rest = parse_key_path(*key);
  path.insert(path.end(), rest.begin(), rest.end());
  return path;
}

std::optional<std::string> input_at_path(const KeyPath& path, std::span<const std::string> deals) {
  const bool is_of_deal = path.size() > 1 && path.front() == PathStep{"deal"};
  std::string prefix;
  KeyPath rest = path;
  if (is_of_deal) {
    const auto deal = deal_at(std::span{path}.subspan(1), deals);
    if (!deal) return std::nullopt;
    prefix = std::string{deal_prefix} + deal->first + ".";
    rest.erase(rest.begin(), rest.begin() + 1 + static_cast<std::ptrdiff_t>(deal->second));
  }
  const std::string key = to_string(rest);
  for (const std::string& name : detail::names_of_inputs(is_of_deal)) {
    if (key == name && (is_of_deal || path.size() == 1)) return prefix + name;
    if (const auto own = detail::file_key_of_input(name, is_of_deal); own && key == *own)
      return prefix + name;
  }
  return std::nullopt;
}

double input_number(std::string_view input, std::string_view text, const Currency& currency) {
  return number_in(input, dimension_of(input), text, currency);
}

Interval<double> input_interval(std::string_view input, std::string_view low, std::string_view high,
                                const Currency& currency) {
  return interval_in(input, dimension_of(input), low, high, currency);
}

double number_in_unit(std::string_view name, std::string_view unit, std::string_view text,
                      const Currency& currency) {
  return number_in(name, dimension_of_unit(unit), text, currency);
}

Interval<double> interval_in_unit(std::string_view name, std::string_view unit, std::string_view low,
                                  std::string_view high, const Currency& currency) {
  return interval_in(name, dimension_of_unit(unit), low, high, currency);
}

std::optional<std::string> doubt_of_input(std::string_view input, double value) {
  constexpr std::string_view yearly[] = {"eps_growth", "revenue_growth", "required_return"};
  if (std::ranges::find(yearly, input) == std::end(yearly) || value <= 1.0) return std::nullopt;
  return fmt::format("should be a decimal of at most 1 (100 % a year), got {:.10g}", value);
}

}  // namespace fairvalue
