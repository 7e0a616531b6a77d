/// \file deal/peer_rank.hpp
/// Relative performance as awards state it: growth between averaged prices, its rank among peers, and what
/// the rank pays. For known prices; no gate of a tranche asks for it.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/core/dated_series.hpp>

namespace fairvalue {

/// A period whose prices are averages: of the last `start_days` rows up to `start`, and of the last
/// `end_days` up to `end`. One day: the last price itself.
struct AveragedPeriod {
  Date start;
  Date end;            ///< after `start`
  int start_days = 1;  ///< >= 1
  int end_days = 1;    ///< >= 1
};

/// Average at the end over average at the start, less 1, as a decimal. None with fewer rows than an average
/// needs, or when the rows end before `end`. `prices` are > 0 on one share, with dividends added back where
/// the award counts total return. Throws DomainError on a bad period or price.
std::optional<double> averaged_growth(const DatedSeries<double>& prices, const AveragedPeriod& period);

/// 1 for the best: one more than the peers that are ahead. Equals share the better rank. Throws DomainError
/// without peers, or on a growth that is not finite.
int rank_among(double own, std::span<const double> peers);

/// 1 - (rank - 1) / peers: 1 for the best, 0 for the last of all, as a decimal. Throws as `rank_among` does.
double percentile_among(double own, std::span<const double> peers);

struct PayoutPoint {
  double percentile;  ///< in [0, 1]
  double payout;      ///< part of the target shares: 2 for 200 %; >= 0
};

/// What a percentile pays: nothing below the first point, straight lines between, the last payout above.
struct PayoutCurve {
  std::vector<PayoutPoint> points;           ///< at least one, on increasing percentiles
  std::optional<double> most_if_negative{};  ///< the payout is no more than this when own growth is below 0
};

/// The part of the target shares earned. Throws DomainError on a bad curve, or a percentile outside [0, 1].
double payout(const PayoutCurve& curve, double percentile, double own_growth);

/// "0 % below the 25th percentile, 50 % at the 25th, 200 % at the 75th and above, straight lines between".
std::string describe(const PayoutCurve& curve);

/// Throws DomainError naming the member of `field` that breaks its rule.
const PayoutCurve& require_payout_curve(std::string_view field, const PayoutCurve& curve);

}  // namespace fairvalue
