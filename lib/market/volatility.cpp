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

Volatility historical(const DatedSeries<PerShare>& window, std::size_t returns, double value,
                      std::string_view closes) {
  const Date first = window[0].date;
  const Date last = window[window.size() - 1].date;
  return {.value = value,
          .kind = VolatilityKind::historical,
          .source = fmt::format("{} of {} to {}, {} returns", closes, to_string(first), to_string(last), returns),
          .standard_error = value / std::sqrt(2.0 * (static_cast<double>(returns) - 1.0)),
          .first = first,
          .last = last,
          .returns = static_cast<int>(returns)};
}

/// The volatility of every close given; `named` as its source calls them.
std::optional<Volatility> volatility_of(const DatedSeries<PerShare>& window, double periods,
                                        std::string_view named) {
  const auto returns = returns_of(window);
  if (returns.size() < 2) return std::nullopt;
  const double deviation = *standard_deviation(returns);
  if (!(deviation > detail::log_return_rounding)) return std::nullopt;
  return historical(window, returns.size(), std::sqrt(periods) * deviation, named);
}

/// Whether two days lie in one week, Monday to Sunday, or in one month.
bool is_one_period(Date a, Date b, ReturnInterval interval) {
  const auto monday = [](Date day) { return add_days(day, -static_cast<int>(weekday(day).iso_encoding() - 1)); };
  switch (interval) {
    case ReturnInterval::daily: return a == b;
    case ReturnInterval::weekly: return monday(a) == monday(b);
    case ReturnInterval::monthly: return a.year() == b.year() && a.month() == b.month();
  }
  refuse_enumerator(interval);
}

constexpr int longest_gap = 10;  // days between the end of a window and the close next to it

bool covers(const DatedSeries<PerShare>& window, Date first, Date last) {
  return !window.empty() && days_between(first, window[0].date) <= longest_gap &&
         days_between(window[window.size() - 1].date, last) <= longest_gap;
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
    text += fmt::format("{}{} on {} {} ({})", text.empty() ? "" : " and ",
                        detail::plain_percent(weight, 3) + (text.empty() ? " weight" : ""), to_string(volatility.kind),
                        detail::plain_percent(volatility.value, 3), volatility.source);
  }
  return text;
}

}  // namespace

std::optional<Volatility> historical_volatility(const DatedSeries<PerShare>& closes, Date first, Date last,
                                                double periods_a_year) {
  require_window(first, last);
  require_positive("periods_a_year", periods_a_year);
  const auto window = closes.between(first, last);
  return volatility_of(window, periods_a_year, "closes");
}

double periods_a_year(ReturnInterval interval) {
  switch (interval) {
    case ReturnInterval::daily: return 252.0;
    case ReturnInterval::weekly: return 52.0;
    case ReturnInterval::monthly: return 12.0;
  }
  refuse_enumerator(interval);
}

DatedSeries<PerShare> sampled(const DatedSeries<PerShare>& closes, ReturnInterval interval) {
  std::vector<Dated<PerShare>> last;
  for (const auto& close : closes) {
    if (!last.empty() && is_one_period(last.back().date, close.date, interval)) last.pop_back();
    last.push_back(close);
  }
  return DatedSeries<PerShare>{std::move(last)};
}

std::optional<Volatility> realised_volatility(const DatedSeries<PerShare>& closes, Date first, Date last,
                                              ReturnInterval interval) {
  require_window(first, last);
  return volatility_of(sampled(closes.between(first, last), interval), periods_a_year(interval),
                       fmt::format("{} closes", to_string(interval)));
}

std::optional<Volatility> trailing_volatility(const DatedSeries<PerShare>& closes, Date as_of, int months,
                                              ReturnInterval interval) {
  require_date("as_of", as_of);
  const Date first = add_months(as_of, -require_periods("months", months, 1));
  if (!covers(closes.between(first, as_of), first, as_of)) return std::nullopt;
  return realised_volatility(closes, first, as_of, interval);
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
