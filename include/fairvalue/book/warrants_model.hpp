/// \file book/warrants_model.hpp
/// What the warrants and awards of a case are worth as a function of named numbers, for the analyses of
/// `scenario`.
#pragma once
#include <fairvalue/book/priced_position.hpp>
#include <fairvalue/casefile/case_contents.hpp>
#include <fairvalue/scenario/callable_model.hpp>

namespace fairvalue {

/// Inputs: market.price (currency/share), market.volatility, market.risk_free_rate and market.dividend_yield
/// (%), as far as they are one level for all warrants; of each warrant, behind "deal.NAME." or "award.NAME.",
/// warrant.strike (currency/share), hurdle_factor (x: every price hurdle of the terms), delay_months (months:
/// all milestones come so much later), outlook.service and outlook.condition.NAME.probability (%), as far as
/// it has them. Output: warrants (currency), the economic value of all by the method that `price_position`
/// takes, on the same paths in every evaluation: with a target error as many as the case as it is took.
/// Throws Error for a file without a warrant, or where one has no value, and so does an evaluation.
CallableModel warrants_model(const CaseFile& file, const PricingSettings& pricing = {});

}  // namespace fairvalue
