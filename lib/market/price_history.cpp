#include <fairvalue/market/price_history.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "detail/close.hpp"

namespace fairvalue {
namespace {

void require_high(const Dated<PerShare>& high, const Dated<PerShare>& close, std::size_t row) {
  if (high.date != close.date) {
    throw DomainError(fmt::format("history.highs[{}].date", row), to_string(close.date) + " like the closes",
                      to_string(high.date));
  }
  if (std::isfinite(high.value.value) && high.value >= close.value) return;
  const auto field = detail::row_name("history.highs", high.date);
  require_finite(field, high.value);
  throw DomainError(field, fmt::format(">= the close ({})", close.value.value), high.value.value);
}

void require_highs(const DatedSeries<PerShare>& closes, const DatedSeries<PerShare>& highs) {
  for (std::size_t i = 0; i < std::min(closes.size(), highs.size()); ++i)
    require_high(highs[i], closes[i], i);
  require(highs.size() == closes.size(), "history.highs",
          fmt::format("{} rows like the closes", closes.size()), static_cast<double>(highs.size()));
}

}  // namespace

const PriceHistory& require_history(const PriceHistory& history) {
  for (const auto& close : history.closes) detail::require_close("history.closes", close);
  if (history.highs) require_highs(history.closes, *history.highs);
  require_share_basis("history.share_basis", history.share_basis);
  return history;
}

PriceHistory on_share_basis(const PriceHistory& history, std::span<const Split> splits,
                            const ShareBasis& to) {
  require_history(history);
  const auto first = history.closes.empty() ? to.as_of : history.closes[0].date;
  const double factor = share_factor("history.share_basis", history.share_basis, first, splits, to);
  const auto divided = [&](PerShare price) { return split_adjusted(price, factor); };
  PriceHistory converted{
      .closes = history.closes.mapped(divided), .currency = history.currency, .share_basis = to};
  if (history.highs) converted.highs = history.highs->mapped(divided);
  return converted;
}

PriceHistory from_as_traded(const PriceHistory& history, std::span<const Split> splits, Date basis) {
  require_history(history);
  require(!history.share_basis, "history.share_basis", "empty for prices as traded",
          to_string(history.share_basis));
  PriceHistory adjusted{.closes = split_adjusted(history.closes, splits, basis),
                        .currency = history.currency,
                        .share_basis = ShareBasis{require_date("basis", basis)}};
  if (history.highs) adjusted.highs = split_adjusted(*history.highs, splits, basis);
  return adjusted;
}

}  // namespace fairvalue
