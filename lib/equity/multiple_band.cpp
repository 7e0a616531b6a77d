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

constexpr int longest_service = 3650;  // days

void require_prices_and_eps(const DatedSeries<PerShare>& prices, const DatedSeries<PerShare>& eps) {
  for (const auto& [date, price] : prices) {
    require_positive(fmt::format("prices[{}]", to_string(date)), price);
  }
  for (const auto& [date, earned] : eps) require_finite(fmt::format("eps[{}]", to_string(date)), earned);
}

/// An EPS and the last day on which it is used.
struct ServingEps {
  PerShare eps;
  Date until;
};

MultipleHistory history_on(const DatedSeries<PerShare>& prices, const DatedSeries<ServingEps>& eps) {
  std::vector<Dated<Multiple>> rows;
  int stale = 0;
  for (const auto& [day, price] : prices) {
    const auto known = eps.latest(day);
    if (known && known->value.until < day) {
      ++stale;
    } else if (const auto multiple = known ? price_to_earnings(price, known->value.eps) : std::nullopt) {
      rows.push_back({day, *multiple});
    }
  }
  const int not_meaningful = static_cast<int>(prices.size() - rows.size()) - stale;
  return {
      .multiples = DatedSeries<Multiple>{std::move(rows)}, .not_meaningful = not_meaningful, .stale = stale};
}

int require_stale_after(int days) {
  require(0 <= days && days <= longest_service, "stale_after_days", fmt::format("0 to {}", longest_service),
          days);
  return days;
}

void require_row(const Dated<PeriodEps>& row, const PeriodEps& first, const PriceHistory& prices) {
  const auto field = fmt::format("eps[{}]", to_string(row.date));
  const auto& [day, eps] = row;
  require_eps(field, eps);
  require_year(field + ".period", eps.period);
  require_comparable(field, first, eps);
  require(eps.window == first.window, field + ".window", "like the first row's", "another");
  require_same_currency(field + ".currency", prices.currency, eps.currency);
  require_same_share_basis(field + ".share_basis", prices.share_basis, eps.share_basis);
  const bool trailing = eps.window == EarningsWindow::trailing_twelve_months;
  require(!trailing || eps.period.end < day, field + ".period.end", "before " + to_string(day),
          to_string(eps.period.end));
}

/// NTM EPS is not used after its period ends.
Date serves_until(const Dated<PeriodEps>& row, int stale_after_days) {
  const Date stale = add_days(row.date, stale_after_days);
  return row.value.window == EarningsWindow::next_twelve_months ? std::min(stale, row.value.period.end)
                                                                : stale;
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

MultipleHistory multiple_history(const DatedSeries<PerShare>& prices, const DatedSeries<PerShare>& eps,
                                 int stale_after_days) {
  require_prices_and_eps(prices, eps);
  require_stale_after(stale_after_days);
  std::vector<Dated<ServingEps>> serving;
  for (const auto& [day, earned] : eps) serving.push_back({day, {earned, add_days(day, stale_after_days)}});
  return history_on(prices, DatedSeries<ServingEps>{std::move(serving)});
}

MultipleHistory multiple_history(const PriceHistory& prices, const DatedSeries<PeriodEps>& eps,
                                 int stale_after_days) {
  require_history(prices);
  require_stale_after(stale_after_days);
  std::vector<Dated<ServingEps>> serving;
  for (const auto& row : eps) {
    require_row(row, eps[0].value, prices);
    serving.push_back({row.date, {row.value.eps, serves_until(row, stale_after_days)}});
  }
  return history_on(prices.closes, DatedSeries<ServingEps>{std::move(serving)});
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
