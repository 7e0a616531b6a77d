/// \file company/consensus.hpp
/// What the street expected, rebuilt from analysts' rows as they were known on a day.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/company/consensus_query.hpp>
#include <fairvalue/company/estimate.hpp>

namespace fairvalue {

/// How far the rows lie apart; a vendor's aggregate often comes without.
struct Dispersion {
  double median;
  double high;
  double low;
  std::optional<double> standard_deviation;  ///< n - 1; none for a single estimate
  int count;                                 ///< estimates that count

  friend bool operator==(const Dispersion&, const Dispersion&) = default;
};

struct Consensus {
  FiscalPeriod period;
  EstimateMeasure measure;
  EarningsBasis basis;
  Currency currency;
  Date as_of;
  double mean;  ///< currency units, per diluted share where the measure is eps
  std::optional<Dispersion> dispersion{};
  std::vector<LeftOut> left_out{};  ///< by reason, then in the order of the rows
  std::string source{};
  std::optional<ShareBasis> share_basis{};  ///< of an EPS: that of its rows

  friend bool operator==(const Consensus&, const Consensus&) = default;
};

/// The consensus of the rows for the query's period and measure. In this order: rows known after `as_of` stay
/// out (one known on it counts), then those withdrawn by then; of each broker, on each basis, only the row
/// published last counts (the row known last where two share a day); stale rows stay out, a row exactly
/// `stale_after_days` old counts; then the minority basis; then outliers. A withdrawn row does not bring back
/// the one it replaced. A broker that published the same number again is as fresh as that day.
/// Throws DomainError when no row is left (counting the rows by the reason they fell out), when the
/// currencies or share bases of the rows differ (bring them on one with `on_share_basis` first) or the
/// period's first or last day is not the query's, when two bases have equally many rows and the query names
/// none, when a broker's last day has two different numbers on one basis, or on a bad row of any period.
Consensus consensus(std::span<const Estimate> estimates, const ConsensusQuery& query);

/// The same for a day that may have none: empty when no row is left.
std::optional<Consensus> consensus_if_any(std::span<const Estimate> estimates, const ConsensusQuery& query);

/// The consensus of an EPS per unit of `to`, all splits known being given; of another measure as it is. One
/// that does not state its share basis is on the shares of `as_of`. Throws DomainError when a split is known
/// after that day, or a number is not finite.
Consensus on_share_basis(const Consensus& consensus, std::span<const Split> splits, const ShareBasis& to);

/// The mean as earnings per share. Throws DomainError when the measure is not eps or the mean is not finite.
PeriodEps mean_eps(const Consensus& consensus);

}  // namespace fairvalue
