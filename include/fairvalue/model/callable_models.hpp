/// \file model/callable_models.hpp
/// The price target, the deal loop, a deal's worth and a warrant's value as functions of named numbers, for
/// the analyses of `scenario`. Percent are decimals.
#pragma once
#include <fairvalue/model/case.hpp>
#include <fairvalue/pricing/value_by_formula.hpp>
#include <fairvalue/scenario/callable_model.hpp>

namespace fairvalue {

/// A price target from its ingredients, some years ahead.
struct TargetAssumptions {
  Spot spot;
  PerShare eps;              ///< of the multiple's window on the spot's day; > 0
  double eps_growth;         ///< a year, until the target holds; > -1
  Years years;               ///< from spot.as_of to the day the target holds; >= 0
  RollingMultiple multiple;  ///< of its window's EPS on the day of the target; > 0
  double dilution;           ///< new shares over old, until then; > -1, negative when shares are bought back
  double required_return;    ///< a year, compounded annually; > -1
};

/// Inputs eps (currency/share), eps_growth (%), dilution (%), multiple (x), required_return (%). Outputs
/// target = multiple x eps (1 + eps_growth)^years / (1 + dilution) and present_value = target / (1 +
/// required_return)^years (currency/share), upside = target / spot - 1 (%). Throws DomainError naming the
/// input that breaks its rule, here for the assumptions and in each evaluation: "eps: must be > 0, got -1".
CallableModel price_target_model(const TargetAssumptions& assumptions);

/// Inputs as `named_inputs`. Outputs of the last year: price, present_value, price_without_deals, eps
/// (currency/share), vested (shares, to date), stake, ai_mix, self_funding (%; no answer before the customers
/// paid anything): to the bit what `value` has for a scenario with these numbers. Throws DomainError as
/// `require_case` does here, as `settings` and `deal_loop` do in each evaluation.
CallableModel deal_loop_model(const Case& value);

/// Inputs as `named_inputs`. Outputs today: value by parts and by_earnings (currency/share), flows = D and
/// net_worth = D - s x v0 (currency), net_new_shares = s (shares): to the bit what `value` has for a scenario
/// with these numbers. Throws DomainError as `deal_loop_model` does.
CallableModel deal_worth_model(const Case& value);

/// Inputs spot (currency/share), volatility, risk_free_rate, dividend_yield (%), hurdle_factor (x: every
/// price hurdle of the terms), delay_months (months, 0 to 1200 and not only whole ones). Outputs the value
/// of the whole warrant by value_by_formula (currency) and value_per_share of those still alive
/// (currency/share; no answer when there are none). A delay moves the times of all milestones in the outlook;
/// points of a law at or before today, which are reached already, stay; a log-normal law cannot be moved and
/// takes one of its family, with the mean moved and the same deviation. Throws DomainError as
/// `value_by_formula` does for the base case, stepped markets among it, and in each evaluation, naming the
/// input; an evaluation of which a tranche has no value throws Error with its reason.
CallableModel warrant_value_model(const WarrantPosition& position, const EquityMarket& market,
                                  const ValuationTerms& terms = {},
                                  ClosesMethod closes = ClosesMethod::convolution);

}  // namespace fairvalue
