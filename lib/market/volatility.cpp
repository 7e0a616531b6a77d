#include <fairvalue/market/volatility.hpp>

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/market/moves.hpp>
#include <fairvalue/math/statistics.hpp>

#include "detail/close.hpp"

#include "core/detail/plain_number.hpp"

namespace fairvalue {
namespace {

std::vector<double> returns_of(const DatedSeries<PerShare>& closes) {
  std::vector<double> returns;
  for (const auto& row : log_returns(closes)) returns.push_back(row.value);
  return returns;
}

void require_window(Date first, Date last) {
  require_date("first", first);
  require_date("last", last);
  require(first <= last, "last", "on or after " + to_string(first), to_string(last));
}

Volatility historical(const DatedSeries<PerShare>& window, std::size_t returns, double value) {
  const Date first = window[0].date;
  const Date last = window[window.size() - 1].date;
  return {.value = value,
          .kind = VolatilityKind::historical,
          .source = fmt::format("closes of {} to {}, {} returns", to_string(first), to_string(last), returns),
          .standard_error = value / std::sqrt(2.0 * (static_cast<double>(returns) - 1.0)),
          .first = first,
          .last = last,
          .returns = static_cast<int>(returns)};
}

void require_part(const std::string& field, const WeightedVolatility& part) {
  require_positive(field + ".volatility.value", part.volatility.value);
  if (part.volatility.standard_error) {
    require_non_negative(field + ".volatility.standard_error", *part.volatility.standard_error);
  }
  require_non_negative(field + ".weight", part.weight);
}

void require_parts(std::span<const WeightedVolatility> parts) {
  require_not_empty("parts", parts.size());
  double sum = 0.0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    require_part(fmt::format("parts[{}]", i), parts[i]);
    sum += parts[i].weight;
  }
  require(std::abs(sum - 1.0) <= 1e-9, "parts.weight", "a sum of 1", sum);
}

double weighted_mean(std::span<const WeightedVolatility> parts) {
  double sum = 0.0;
  for (const auto& [volatility, weight] : parts) sum += weight * volatility.value;
  return require_finite("volatility.value", sum);
}

/// A part without weight adds no error; one without an error is taken as exact beside one that has one.
std::optional<double> joint_error(std::span<const WeightedVolatility> parts) {
  std::optional<double> variance;
  for (const auto& [volatility, weight] : parts) {
    if (!volatility.standard_error || !(weight > 0.0)) continue;
    variance = variance.value_or(0.0) + std::pow(weight * *volatility.standard_error, 2);
  }
  if (!variance) return std::nullopt;
  return require_finite("volatility.standard_error", std::sqrt(*variance));
}

std::string joint_source(std::span<const WeightedVolatility> parts) {
  std::string text;
  for (const auto& [volatility, weight] : parts) {
    text +=
        fmt::format("{}{} of {} {} ({})", text.empty() ? "" : " and ", detail::plain_number(weight, 3),
                    to_string(volatility.kind), detail::plain_number(volatility.value, 3), volatility.source);
  }
  return text;
}

}  // namespace

std::string_view to_string(VolatilityKind kind) {
  switch (kind) {
    case VolatilityKind::historical: return "historical";
    case VolatilityKind::implied: return "implied";
    case VolatilityKind::blended: return "blended";
  }
  return "blended";
}

std::optional<Volatility> historical_volatility(const DatedSeries<PerShare>& closes, Date first, Date last,
                                                double periods_a_year) {
  require_window(first, last);
  require_positive("periods_a_year", periods_a_year);
  const auto window = closes.between(first, last);
  const auto returns = returns_of(window);
  if (returns.size() < 2) return std::nullopt;
  const double deviation = *standard_deviation(returns);
  if (!(deviation > detail::log_return_rounding)) return std::nullopt;
  return historical(window, returns.size(), std::sqrt(periods_a_year) * deviation);
}

Volatility implied_volatility(double value, std::string source) {
  require_positive("volatility.value", value);
  require(!source.empty(), "volatility.source", "a source", "none");
  return {.value = value, .kind = VolatilityKind::implied, .source = std::move(source)};
}

Volatility blended_volatility(std::span<const WeightedVolatility> parts) {
  require_parts(parts);
  return {.value = weighted_mean(parts),
          .kind = VolatilityKind::blended,
          .source = joint_source(parts),
          .standard_error = joint_error(parts)};
}

}  // namespace fairvalue
