#include <fairvalue/equity/multiple_band.hpp>

#include <algorithm>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/equity/multiples.hpp>
#include <fairvalue/math/quantile.hpp>
#include <fairvalue/math/statistics.hpp>

namespace fairvalue {
namespace {

void require_prices_and_eps(const DatedSeries<PerShare>& prices, const DatedSeries<PerShare>& eps) {
  for (const auto& [date, price] : prices) {
    require_positive(fmt::format("prices[{}]", to_string(date)), price);
  }
  for (const auto& [date, earned] : eps) require_finite(fmt::format("eps[{}]", to_string(date)), earned);
}

std::optional<Multiple> multiple_on_day(const Dated<PerShare>& close, const DatedSeries<PerShare>& eps) {
  const auto known = eps.latest(close.date);
  return known ? price_to_earnings(close.value, known->value) : std::nullopt;
}

std::vector<double> numbers(std::span<const Multiple> history) {
  require_not_empty("history", history.size());
  std::vector<double> values;
  values.reserve(history.size());
  for (const Multiple multiple : history) {
    values.push_back(require_positive(fmt::format("history[{}]", values.size()), multiple.value));
  }
  return values;
}

}  // namespace

MultipleHistory multiple_history(const DatedSeries<PerShare>& prices, const DatedSeries<PerShare>& eps) {
  require_prices_and_eps(prices, eps);
  std::vector<Dated<Multiple>> rows;
  for (const auto& close : prices) {
    if (const auto multiple = multiple_on_day(close, eps)) rows.push_back({close.date, *multiple});
  }
  const int not_meaningful = static_cast<int>(prices.size() - rows.size());
  return {.multiples = DatedSeries<Multiple>{std::move(rows)}, .not_meaningful = not_meaningful};
}

MultipleBand multiple_band(std::span<const Multiple> history, Multiple current) {
  const auto values = numbers(history);
  require_positive("current", current);
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return {.low = Multiple{*low},
          .median = Multiple{median(values)},
          .high = Multiple{*high},
          .current = current,
          .percentile = percentile_rank(values, current.value),
          .z_score = z_score(values, current.value)};
}

MultipleBand multiple_band(const MultipleHistory& history, Multiple current) {
  std::vector<Multiple> multiples;
  multiples.reserve(history.multiples.size());
  for (const auto& [date, multiple] : history.multiples) multiples.push_back(multiple);
  return multiple_band(multiples, current);
}

}  // namespace fairvalue
