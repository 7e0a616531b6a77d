/// \file model/derived_outputs.hpp
/// Where the numbers of a deal's worth come from.
#pragma once
#include <cstddef>
#include <span>

#include <fairvalue/model/case.hpp>
#include <fairvalue/model/derivation.hpp>

namespace fairvalue {

/// How v0 of value_by_parts comes about in a scenario: base, flows of each deal, net new shares, down to
/// every input. It is recorded by the code that calculates the value, run once more on numbers that remember
/// what they were made from: its last value has the bits of PartsValue::value. The cost of equity and loans,
/// the volumes of the plan and the shares that vest on the price path stand as results of the functions that
/// give them; the price at the horizon and the net new shares follow from these. Throws as `value` does.
Derivation derivation_of_value(const Case& value, const Scenario& scenario);

/// The others are recorded in the same way and throw as `value` does. D(today) of one deal:
/// FlowValue::total() of its flows alone. Throws DomainError too for a deal that the case does not have.
Derivation derivation_of_flows(const Case& value, const Scenario& scenario, std::size_t deal);

/// DealWorth::market_view: weights x D less weights x the warrants' values, which are taken as given.
Derivation derivation_of_market_view(const Case& value, std::span<const Money> warrants);

/// TrancheGiveAway::on_delivery of a tranche, by its place in give_away_prices; the gigawatts that it rewards
/// stand as a result. Throws DomainError too for another deal or place, and where the gigawatts earn nothing.
Derivation derivation_of_give_away(const Case& value, const Scenario& scenario, std::size_t deal,
                                   std::size_t tranche);

/// TrancheGiveAway::today: the present value of its gigawatts over its shares. Throws DomainError too where
/// they are not all to come, or earn nothing.
Derivation derivation_of_give_away_today(const Case& value, const Scenario& scenario, std::size_t deal,
                                         std::size_t tranche);

/// EarningsValue::present_value.
Derivation derivation_of_earnings(const Case& value, const Scenario& scenario);

/// Effect::total(). The lines of the effect are among the numbers, by their names: "effect of growth",
/// "effect of the multiple", "effect of the required return", "effect of the flows", "effect of dilution".
Derivation derivation_of_effect(const Case& value, const Scenario& scenario);

}  // namespace fairvalue
