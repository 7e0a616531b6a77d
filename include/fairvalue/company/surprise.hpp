/// \file company/surprise.hpp
/// How far a reported number lay from what was expected, in percent and in deviations.
#pragma once
#include <optional>
#include <span>

#include <fairvalue/company/consensus.hpp>

namespace fairvalue {

/// (actual - expected) / |expected|; no answer when `expected` is zero. Positive is always better. Like every
/// function here it throws DomainError when a number or the result is not finite.
std::optional<double> surprise(double actual, double expected);

/// The surprise of a reported EPS. Throws DomainError unless the consensus is of EPS, for the same period
/// (label, first and last day), on the same basis and in the same currency.
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

}  // namespace fairvalue
