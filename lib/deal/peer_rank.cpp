#include <fairvalue/deal/peer_rank.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <fmt/format.h>

#include <fairvalue/core/require.hpp>

#include "core/detail/named_checks.hpp"
#include "detail/mean_until.hpp"
#include "detail/price_words.hpp"

namespace fairvalue {
namespace {

void require_period(const std::string& field, const AveragedPeriod& period) {
  require_date(field + ".start", period.start);
  require_date(field + ".end", period.end);
  require(period.start < period.end, field + ".end", "after the start " + to_string(period.start),
          to_string(period.end));
  require(period.start_days >= 1, field + ".start_days", ">= 1", period.start_days);
  require(period.end_days >= 1, field + ".end_days", ">= 1", period.end_days);
}

std::string payout_text(double part) { return fmt::format("{:g} %", 100.0 * part); }
/// "51st", "92nd", "75th".
std::string percentile_text(double percentile) {
  const double number = 100.0 * percentile;
  const int last = static_cast<int>(std::fmod(number, 10.0));
  const int tens = static_cast<int>(std::fmod(number, 100.0)) / 10;
  const bool ordinary = number != std::floor(number) || tens == 1 || last == 0 || last > 3;
  static constexpr const char* endings[] = {"th", "st", "nd", "rd"};
  return fmt::format("{:g}{}", number, ordinary ? "th" : endings[last]);
}

double on_curve(const std::vector<PayoutPoint>& points, double percentile) {
  if (percentile < points.front().percentile) return 0.0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const PayoutPoint& low = points[i - 1];
    const PayoutPoint& high = points[i];
    if (percentile >= high.percentile) continue;
    return std::lerp(low.payout, high.payout,
                     (percentile - low.percentile) / (high.percentile - low.percentile));
  }
  return points.back().payout;
}

}  // namespace

std::optional<double> averaged_growth(const DatedSeries<double>& prices, const AveragedPeriod& period,
                                      Date as_of) {
  require_period("period", period);
  require_date("as_of", as_of);
  detail::require_positive_rows("prices", prices);
  const auto start = detail::mean_until(prices, period.start, period.start_days, as_of);
  const auto end = detail::mean_until(prices, period.end, period.end_days, as_of);
  if (!start || !end) return std::nullopt;
  return require_result("averaged_growth", *end / *start - 1.0);
}

int rank_among(double own, std::span<const double> peers) {
  require_finite("own", own);
  require_not_empty("peers", peers.size());
  int ahead = 0;
  for (std::size_t i = 0; i < peers.size(); ++i) {
    if (require_finite(fmt::format("peers[{}]", i), peers[i]) > own) ++ahead;
  }
  return ahead + 1;
}

double percentile_among(double own, std::span<const double> peers) {
  const int rank = rank_among(own, peers);
  const auto count = static_cast<double>(peers.size());
  return (count - (rank - 1)) / count;
}

double max_payout(const PayoutCurve& curve) {
  double most = 0.0;
  for (const PayoutPoint& point : curve.points) {
    most = std::max(most, require_non_negative("curve.points.payout", point.payout));
  }
  return most;
}

double payout(const PayoutCurve& curve, double percentile, double own_growth) {
  require_payout_curve("curve", curve);
  require(0.0 <= percentile && percentile <= 1.0, "percentile", "in [0, 1]", percentile);
  require_finite("own_growth", own_growth);
  const double earned = on_curve(curve.points, percentile);
  const bool capped = own_growth < 0.0 && curve.max_if_negative;
  return require_result("payout", capped ? std::min(earned, *curve.max_if_negative) : earned);
}

std::string describe(const PayoutCurve& curve) {
  require_payout_curve("curve", curve);
  const std::vector<PayoutPoint>& points = curve.points;
  std::string text;
  if (points.front().percentile > 0.0) {
    text = fmt::format("0 % below the {} percentile, ", percentile_text(points.front().percentile));
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool last = i + 1 == points.size();
    text += fmt::format("{} at the {}{}", payout_text(points[i].payout),
                        percentile_text(points[i].percentile), last ? " and above" : ", ");
  }
  if (points.size() > 1) text += ", straight lines between";
  if (!curve.max_if_negative) return text;
  return text + fmt::format(", at most {} when own growth is below 0", payout_text(*curve.max_if_negative));
}

const PayoutCurve& require_payout_curve(std::string_view field, const PayoutCurve& curve) {
  require_not_empty(fmt::format("{}.points", field), curve.points.size());
  for (std::size_t i = 0; i < curve.points.size(); ++i) {
    const std::string point = fmt::format("{}.points[{}]", field, i);
    const double percentile = curve.points[i].percentile;
    require(0.0 <= percentile && percentile <= 1.0, point + ".percentile", "in [0, 1]", percentile);
    require(i == 0 || percentile > curve.points[i - 1].percentile, point + ".percentile",
            "above that of the point before it", percentile);
    require_non_negative(point + ".payout", curve.points[i].payout);
  }
  if (curve.max_if_negative) {
    require_non_negative(fmt::format("{}.max_if_negative", field), *curve.max_if_negative);
  }
  return curve;
}

double vested_part(const RankVesting& rank, double own_growth, std::span<const double> peer_growths) {
  const double percentile = percentile_among(own_growth, peer_growths);
  const double most = max_payout(rank.curve);
  require(most > 0.0, "rank.curve.points", "with a payout > 0", most);
  return payout(rank.curve, percentile, own_growth) / most;
}

std::string describe(const RankVesting& rank) {
  const auto& [start, end, start_days, end_days] = rank.period;
  const auto average = [](int days, Date until) { return detail::average_text(days, "close", until); };
  return fmt::format("by the percentile among {} ({}) of the growth from {} to {}; of the target: {}",
                     detail::count_text(static_cast<int>(rank.peers.size()), "peer"),
                     fmt::join(rank.peers, ", "), average(start_days, start), average(end_days, end),
                     describe(rank.curve));
}

const RankVesting& require_rank_vesting(std::string_view field, const RankVesting& rank) {
  const std::string name{field};
  require_not_empty(name + ".peers", rank.peers.size());
  for (std::size_t i = 0; i < rank.peers.size(); ++i) {
    const std::string peer = fmt::format("{}.peers[{}]", field, i);
    require(!rank.peers[i].empty(), peer, "a name", "none");
    const auto first = std::find(rank.peers.begin(), rank.peers.end(), rank.peers[i]);
    require(first == rank.peers.begin() + static_cast<std::ptrdiff_t>(i), peer, "unique", rank.peers[i]);
  }
  require_period(name + ".period", rank.period);
  require_payout_curve(name + ".curve", rank.curve);
  require(max_payout(rank.curve) > 0.0, name + ".curve", "a payout above 0 somewhere", 0.0);
  return rank;
}

}  // namespace fairvalue
