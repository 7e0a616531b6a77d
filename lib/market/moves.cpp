#include <fairvalue/market/moves.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/math/statistics.hpp>

#include "detail/close.hpp"

namespace fairvalue {
namespace {

PerShare require_close(const Dated<PerShare>& close) { return detail::require_close("closes", close); }

std::string last_before(const DatedSeries<PerShare>& closes, Date date) {
  const auto last = closes.latest(date);
  return last ? fmt::format("the last before it: {}", to_string(last->date)) : "there is none before it";
}

PerShare close_on(std::string_view field, const DatedSeries<PerShare>& closes, Date date) {
  const auto close = closes.on(require_date(field, date));
  if (close) return require_close({date, *close});
  throw DomainError(field, fmt::format("a day with a close ({})", last_before(closes, date)),
                    to_string(date));
}

std::vector<double> numbers(const DatedSeries<double>& series) {
  std::vector<double> values;
  values.reserve(series.size());
  for (const auto& row : series) values.push_back(row.value);
  return values;
}

}  // namespace

Change<PerShare> move(const DatedSeries<PerShare>& closes, Date from, Date to) {
  const PerShare start = close_on("move.from", closes, from);
  const PerShare end = close_on("move.to", closes, to);
  require(from <= to, "move.to", "on or after " + to_string(from), to_string(to));
  return change(start, end);
}

DatedSeries<double> log_returns(const DatedSeries<PerShare>& closes) {
  std::vector<Dated<double>> returns;
  for (std::size_t i = 0; i < closes.size(); ++i) {
    require_close(closes[i]);
    if (i > 0) returns.push_back({closes[i].date, log_growth(closes[i - 1].value, closes[i].value)});
  }
  return DatedSeries<double>{std::move(returns)};
}

std::optional<double> last_move_in_deviations(const DatedSeries<PerShare>& closes) {
  require(closes.size() >= 2, "closes", "at least two", static_cast<double>(closes.size()));
  auto moves = numbers(log_returns(closes));
  const double last = moves.back();
  moves.pop_back();
  if (moves.size() < 2) return std::nullopt;
  const auto deviation = standard_deviation(moves);
  if (!(*deviation > detail::log_return_rounding)) return std::nullopt;
  return last / *deviation;
}

Drawdown max_drawdown(const DatedSeries<PerShare>& closes) {
  require_not_empty("closes", closes.size());
  Dated<PerShare> peak = closes[0];
  Drawdown deepest{.peak = peak, .trough = peak, .depth = 0.0};
  for (const auto& close : closes) {
    if (require_close(close) > peak.value) peak = close;
    const double depth = 1.0 - close.value / peak.value;
    if (depth > deepest.depth) deepest = {.peak = peak, .trough = close, .depth = depth};
  }
  return deepest;
}

double gain_to_recover(double depth) {
  require(0.0 <= depth && depth < 1.0, "depth", ">= 0 and < 1", depth);
  return require_result("gain_to_recover", depth / (1.0 - depth));
}

}  // namespace fairvalue
