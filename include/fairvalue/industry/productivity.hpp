/// \file industry/productivity.hpp
/// What a developer's tokens may cost: the pay they save against the price they have.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// A team that does the same work with fewer people.
struct TeamSaving {
  double gain;                ///< output a head: before / after - 1
  Money payroll_saved;        ///< a year
  Money break_even_spending;  ///< on models, a year for each who stays: beyond it nothing is saved
};

/// 100 people at 300,000 a year become 75: a gain of a third, 7.5 m saved, worth 100,000 for each who stays.
/// 0 < after <= before, pay > 0.
TeamSaving team_saving(double before, double after, Money pay);

/// People for the same work when each does (1 + gain) times as much; not rounded. People >= 0, gain > -1.
double heads_for_same_work(double heads, double gain);

/// The gain at which tokens pay for themselves: tokens a year x price / pay. Tokens >= 0, price and pay > 0.
double break_even_gain(Money pay, double tokens_a_year, Money price_per_token);

/// Tokens a year that a gain pays for: pay x gain / price. Gain >= 0, price and pay > 0.
double break_even_tokens(Money pay, double gain, Money price_per_token);

}  // namespace fairvalue
