/// \file market/peer_volatility.hpp
/// The volatility of companies alike, for a share whose own history is too short or tells too little.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/market/volatility.hpp>

namespace fairvalue {

struct PeerCloses {
  std::string name;              ///< not empty
  DatedSeries<PerShare> closes;  ///< on one share (see split_adjusted)
};

struct PeerVolatility {
  std::string name;
  Volatility volatility;
};

/// A peer without a volatility over the term: its closes do not cover it, or its price did not move.
struct PeerWithoutVolatility {
  std::string name;
  std::string reason;
};

/// Every peer's volatility over one window, and how they spread.
struct PeerVolatilities {
  std::vector<PeerVolatility> peers;  ///< at least one, in the order given
  std::vector<PeerWithoutVolatility> left_out;
  Date as_of;
  int months;
  ReturnInterval interval;
  double mean;
  double median;
  double lower_quartile;  ///< of Hyndman and Fan's type 7, as all quantiles here
  double upper_quartile;
};

/// trailing_volatility of each peer over the same months up to `as_of`, so that their terms match. No answer
/// when none has one. Throws DomainError on a blank name, a name that repeats, or a bad close or window.
std::optional<PeerVolatilities> peer_volatilities(std::span<const PeerCloses> peers, Date as_of, int months,
                                                  ReturnInterval interval = ReturnInterval::daily);

enum class PeerStatistic { mean, median, lower_quartile, upper_quartile };
template <>
inline constexpr auto enum_names<PeerStatistic> = names_of(
    "statistic",
    {{"mean"}, {"median"}, {"lower_quartile", "lower quartile"}, {"upper_quartile", "upper quartile"}});

/// One of them as a volatility. Source: "median of 3 peers (AMD, NVDA, AVGO), daily closes of the 60 months to
/// 2025-10-03". Without a standard error: peers move together, so that their spread is not the error of the mean.
Volatility peer_volatility(const PeerVolatilities& group, PeerStatistic statistic = PeerStatistic::median);

}  // namespace fairvalue
