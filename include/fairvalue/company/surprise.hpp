/// \file company/surprise.hpp
/// How far a reported number lay from what was expected, in percent and in deviations.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/company/consensus.hpp>

namespace fairvalue {

/// (actual - expected) / |expected|; no answer when `expected` is zero. Positive is always better. Like every
/// function here it throws DomainError when a number or the result is not finite.
std::optional<double> surprise(double actual, double expected);

/// The surprise of a reported EPS. Throws DomainError unless the consensus is of EPS, for the same period
/// (label, first and last day), on the same basis, in the same currency and on the same share basis.
std::optional<double> surprise(const PeriodEps& actual, const Consensus& expected);

/// Standardized unexpected earnings over the analysts' dispersion: (actual - mean) / standard deviation of
/// the estimates. No answer when the deviation is zero (but for rounding: below 1e-12 of the largest
/// estimate), or unknown for lack of a second estimate.
std::optional<double> sue_dispersion(double actual, const Consensus& expected);
/// The same of a reported EPS, refused unless it is comparable as for `surprise`.
std::optional<double> sue_dispersion(const PeriodEps& actual, const Consensus& expected);

/// Standardized unexpected earnings over the company's own history: (actual - expected) / standard deviation
/// (n - 1) of the last `quarters` past surprises, each actual - expected, oldest first, this one not among
/// them; earlier ones do not move it. No answer when fewer are known or their deviation is zero (but for
/// rounding: below 1e-12 of the largest of them and of this one). Throws DomainError for quarters < 2, and
/// for a past surprise of any age that is not finite.
std::optional<double> sue_history(double actual, double expected, std::span<const double> past_surprises,
                                  int quarters = 8);

/// A reported EPS and what was expected of it.
struct EpsSurprise {
  PeriodEps actual;
  PeriodEps expected;  ///< of the same period
};

/// Both EPS of each per unit of `to`; see on_share_basis of an EPS. "surprises[2].actual.share_basis" names
/// the one refused.
std::vector<EpsSurprise> on_share_basis(std::span<const EpsSurprise> surprises, std::span<const Split> splits,
                                        const ShareBasis& to);

/// sue_history of reported EPS, the last one being the one at hand and those before it its past. Throws
/// DomainError on none, when an actual and its expectation are of two periods, when a period does not end
/// after the one before it, and when basis, currency or share basis differ among them.
std::optional<double> sue_history(std::span<const EpsSurprise> surprises, int quarters = 8);

}  // namespace fairvalue
