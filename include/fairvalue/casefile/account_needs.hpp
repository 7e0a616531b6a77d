/// \file casefile/account_needs.hpp
/// A deal's accounts and forecast as the library takes them, from what the case file says.
#pragma once
#include <span>
#include <vector>

#include <fairvalue/accounting/contra_revenue.hpp>
#include <fairvalue/casefile/case_contents.hpp>
#include <fairvalue/model/forecast_terms.hpp>

namespace fairvalue {

/// The four quarters of a fiscal year: of 13 weeks each where the year has whole weeks (52 or 53, the last
/// quarter takes the odd one), else of three calendar months. Throws DomainError unless the period is a year.
std::vector<FiscalPeriod> fiscal_quarters(const FiscalPeriod& year);

/// Those of the fiscal years of the company and of its operating model, in order; none where there are none.
std::vector<FiscalPeriod> account_quarters(const CaseFile& file);

/// The award of the deal's warrant, its tranches by volume. `fair_values` a share in the order of the terms.
/// Throws Error where the file has no warrant or no table `accounts`, DomainError as customer_award does.
CustomerAward deal_award(const CaseFile& file, const CaseDeal& deal, std::span<const PerShare> fair_values);

/// The fair values that the file gives, in the order of the terms; empty where it gives none. Throws Error
/// naming a tranche that is unknown, given twice or left out.
std::vector<PerShare> given_fair_values(const CaseFile& file, const CaseDeal& deal);

/// A quarter with what is bought in it.
struct AccountedQuarter {
  FiscalPeriod period;
  PurchasePeriod purchases;
};
/// The quarters of the fiscal years of the company and its operating model with the purchases of the deal's
/// plan, or those of the table `accounts.quarter`. The first is the one with the first purchase, or with the
/// first judgement, or that of the grant where a tranche is vested at signing; the last one ends the last
/// fiscal year. A judgement holds until the tranche is judged anew. Throws Error naming a quarter or tranche
/// that is not there, and fiscal years that begin after the plan does.
std::vector<AccountedQuarter> accounted_quarters(const CaseFile& file, const CaseDeal& deal,
                                                 const CustomerAward& award);

/// The award with the modifications that the file states for these quarters. Throws Error naming a tranche
/// that is not there, DomainError as require_award does.
CustomerAward modified_award(const CaseFile& file, const CaseDeal& deal, CustomerAward award,
                             std::span<const AccountedQuarter> quarters);

/// The purchases of the quarters, as contra_revenue takes them.
std::vector<PurchasePeriod> purchases_of(std::span<const AccountedQuarter> quarters);

/// The case with these deals alone, without the gates that the file takes as met, and no scenarios.
Case case_of_deals(const CaseFile& file, std::span<const CaseDeal* const> deals);
Case case_of_deal(const CaseFile& file, const CaseDeal& deal);

/// What the table `forecast` of the deal says, on the market's volatility. The deal is the only one of
/// `case_of_deal`. Throws Error naming what the file lacks.
ForecastTerms deal_forecast_terms(const CaseFile& file, const CaseDeal& deal);

}  // namespace fairvalue
