/// \file industry/rental_contract.hpp
/// A contract to rent an accelerator for years, part of it paid in advance.
#pragma once
#include <fairvalue/core/units.hpp>
#include <fairvalue/industry/rental.hpp>

namespace fairvalue {

/// Take or pay: every hour of the term is paid, used or not.
struct RentalContract {
  Money price;                           ///< per GPU-hour; > 0
  Years term;                            ///< > 0
  double prepaid = 0;                    ///< share of the whole paid at signing, in [0, 1]
  double hours_a_year = hours_per_year;  ///< above 0 and at most 8784
};

/// price x hours a year x term, for one GPU. Not discounted. Every function here throws DomainError naming
/// the contract's field that breaks its rule.
Money contract_value(const RentalContract& contract);

/// What is paid at signing, for one GPU.
Money prepayment(const RentalContract& contract);

/// The time whose rent is paid at signing: term x prepaid. 25 % of four years is one year.
Years prepaid_time(const RentalContract& contract);

/// The share of an accelerator's price that its first customer pays at signing; above 1 it finances more than
/// the chip: 4 USD an hour over four years, 25 % in advance, is 0.876 of a chip of 40,000. Chip price > 0.
double customer_financed_share(const RentalContract& contract, Money chip_price);

}  // namespace fairvalue
