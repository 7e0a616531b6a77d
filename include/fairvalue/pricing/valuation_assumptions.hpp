/// \file pricing/valuation_assumptions.hpp
/// The assumptions of a value, as text.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/pricing/simulated_result.hpp>
#include <fairvalue/pricing/value_by_formula.hpp>
#include <fairvalue/simulation/price_model.hpp>

namespace fairvalue {

/// One sentence per assumption: conditions and market, measure and price model, volatility with its source,
/// rate and yield, strike and expected term, the method that each tranche was valued by or the reason why
/// none was, closes, independence of milestones, price adjustment, exercise policy, dilution. Numbers are
/// rounded to three or four digits. Position, market and terms must be those of the value. Throws DomainError
/// on bad ones.
std::vector<std::string> valuation_assumptions(const WarrantValue& value, const WarrantPosition& position,
                                               const EquityMarket& market, const ValuationTerms& terms = {});

/// The same for a simulated value, position by position, with seed, paths, control variates, the standard
/// error reached and how the run ended.
std::vector<std::string> valuation_assumptions(const SimulatedValue& value,
                                               const std::vector<WarrantPosition>& positions,
                                               const PriceModel& model, const ValuationTerms& terms = {});

}  // namespace fairvalue
