/// \file fairvalue/tables/accounts_securities.hpp
/// The company's convertibles and options, in one order of antidilution with the deal's warrant.
#pragma once
#include <span>
#include <vector>

#include <fairvalue/model/operating_model.hpp>

#include "fairvalue/tables/accounts.hpp"

namespace calculator {

/// Whether EPS is counted from basic shares, with what the company lists beside them.
bool counts_from_basic(const fairvalue::CaseFile& file);

/// Shares outstanding in a year of the base: the basic ones, as the diluted ones grow, or else the diluted.
fairvalue::Shares outstanding_of(const fairvalue::CaseFile& file,
                                 const std::vector<fairvalue::BaseYear>& base, std::size_t year);

/// What they are in the order: convertibles whole, options by the treasury stock method. `since`: a day
/// before the first period counted.
std::vector<fairvalue::ContingentTranche> security_tranches(const fairvalue::CompanyProfile& company,
                                                            fairvalue::Date since);
/// One for each, in a quarter: what conversion adds to its income.
std::vector<fairvalue::ContingentStatus> security_statuses(const fairvalue::CompanyProfile& company,
                                                           double tax_rate);

/// The periods with the securities alone, and with income and shares outstanding without the deal.
fairvalue::EpsShares without_deal(const CountedShares& of, std::span<const fairvalue::EpsPeriod> periods,
                                  fairvalue::Money income_a_quarter, fairvalue::Shares outstanding);

/// Of the shares beyond basic those of the securities, as if all of them counted.
fairvalue::Shares security_shares(const CountedShares& of, const fairvalue::EpsShares& eps);

}  // namespace calculator
