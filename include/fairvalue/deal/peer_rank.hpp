/// \file deal/peer_rank.hpp
/// Relative performance as awards state it: growth between averaged prices, its rank among peers, and what
/// the rank pays.
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

  friend bool operator==(const AveragedPeriod&, const AveragedPeriod&) = default;
};

/// Average at the end over average at the start, less 1, as a decimal. None before the period's end, or with
/// fewer rows than an average needs. `prices`, known up to `as_of`, are > 0 on one share, with dividends
/// added back where the award counts total return. On a day without a row (a weekend, a holiday) the last
/// rows before it count. Throws DomainError on a bad period or price.
std::optional<double> averaged_growth(const DatedSeries<double>& prices, const AveragedPeriod& period,
                                      Date as_of);

/// 1 for the best: one more than the peers that are ahead. Equals share the better rank. Throws DomainError
/// without peers, or on a growth that is not finite.
int rank_among(double own, std::span<const double> peers);

/// 1 - (rank - 1) / peers: 1 for the best, 0 for the last of all, as a decimal. Throws as `rank_among` does.
double percentile_among(double own, std::span<const double> peers);

struct PayoutPoint {
  double percentile;  ///< in [0, 1]
  double payout;      ///< part of the target shares: 2 for 200 %; >= 0

  friend bool operator==(const PayoutPoint&, const PayoutPoint&) = default;
};

/// What a percentile pays: nothing below the first point, straight lines between, the last payout above.
struct PayoutCurve {
  std::vector<PayoutPoint> points;          ///< at least one, on increasing percentiles
  std::optional<double> max_if_negative{};  ///< the payout is no more than this when own growth is below 0

  friend bool operator==(const PayoutCurve&, const PayoutCurve&) = default;
};

/// The highest part of the target shares that a curve pays, as if own growth were not negative.
double max_payout(const PayoutCurve& curve);

/// The part of the target shares earned. Throws DomainError on a bad curve, or a percentile outside [0, 1].
double payout(const PayoutCurve& curve, double percentile, double own_growth);

/// "0 % below the 25th percentile, 50 % at the 25th, 200 % at the 75th and above, straight lines between".
std::string describe(const PayoutCurve& curve);

/// Throws DomainError naming the member of `field` that breaks its rule.
const PayoutCurve& require_payout_curve(std::string_view field, const PayoutCurve& curve);

/// Vesting by own growth's percentile among peers, once, at the end of a period. The shares of the tranche
/// are the most that can vest, target x `max_payout`; what the percentile does not pay is lost.
struct RankVesting {
  std::vector<std::string> peers;  ///< benchmarks by name; at least one, no two alike
  AveragedPeriod period;           ///< ends by the expiry
  PayoutCurve curve;               ///< pays something somewhere

  friend bool operator==(const RankVesting&, const RankVesting&) = default;
};

/// The part of the most that can vest: payout / max_payout, in [0, 1]. Throws DomainError as `payout` does,
/// and on a curve that pays nothing anywhere.
double vested_part(const RankVesting& rank, double own_growth, std::span<const double> peer_growths);

/// "by the percentile among 3 peers (A, B, C) of the growth from the average of the 20 closes up to
/// 2026-01-02 to the last close up to 2028-12-29; of the target: 0 % below the 25th percentile, ...".
std::string describe(const RankVesting& rank);

/// Throws DomainError naming the member of `field` that breaks its rule.
const RankVesting& require_rank_vesting(std::string_view field, const RankVesting& rank);

}  // namespace fairvalue
