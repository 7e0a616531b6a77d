/// \file pricing/valuation_assumptions.hpp
/// What a value rests on, in words.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/pricing/fair_value.hpp>
#include <fairvalue/pricing/simulated_value.hpp>

namespace fairvalue {

/// One sentence an assumption: conditions and market, measure and price model, volatility with its source,
/// rate and yield, strike and expected term, the method that each tranche was valued by or the reason why
/// none was, closes, independence of milestones, exercise policy, dilution. Numbers are rounded to three or
/// four digits. Warrant, market and terms are those of the value. Throws DomainError on bad ones.
std::vector<std::string> valuation_assumptions(const WarrantValue& value, const Warrant& warrant,
                                               const EquityMarket& market, const ValuationTerms& terms = {});

/// The same of a simulated value, deal by deal, with seed, paths, control variates, the standard error
/// reached and how the run ended. Simulation and settings are those of the value.
std::vector<std::string> valuation_assumptions(const SimulatedValue& value, const Simulation& simulation,
                                               const SimulationSettings& settings = {});

}  // namespace fairvalue
