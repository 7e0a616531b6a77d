/// \file equity/multiples.hpp
/// Price over a measure of success. A measure <= 0 has no multiple: no answer, printed as NM.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include <fairvalue/company/statement.hpp>
#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/market/spot.hpp>

namespace fairvalue {

/// Which price stands above the line.
enum class PriceBasis { spot, target };
template <>
inline constexpr auto enum_names<PriceBasis> = names_of("price basis",
                                                        {{"spot", "spot price"}, {"target", "price target"}});

/// What a price-earnings multiple is a multiple of. Two multiples compare only on one definition.
struct MultipleDefinition {
  PriceBasis price;
  EarningsWindow window;
  EarningsBasis earnings;
  FiscalPeriod period;  ///< the days the earnings cover
};

/// The number as it is stored or printed; `Multiple` alone is only the number.
struct DefinedMultiple {
  Multiple value;
  MultipleDefinition definition;
};

/// "price target / non-GAAP EPS FY2026", "spot price / GAAP EPS NTM to 2026-06-19", and likewise "CY2026" and
/// "TTM to ...". Throws DomainError unless the period is a year, and for a calendar year that very one.
std::string describe(const MultipleDefinition& definition);

/// P/E. Price > 0, both finite; NM when eps <= 0.
std::optional<Multiple> price_to_earnings(PerShare price, PerShare eps);

/// The market's price over earnings of a year, with what it is a multiple of; NM for a loss. Throws
/// DomainError when the currencies or the share bases differ (require_share_of_spot).
std::optional<DefinedMultiple> implied_multiple(const Spot& spot, const PeriodEps& earnings);

/// P/E over growth in percent: 22x at 46.95 % (0.4695) is 0.4685. NM when growth <= 0. The multiple > 0.
std::optional<double> peg(Multiple multiple, double growth);

/// What the business costs whoever owns shares and debt.
struct Capitalisation {
  PerShare price;                             ///< > 0
  Currency currency;                          ///< of the price, debt and cash
  Shares diluted_shares;                      ///< > 0
  Money debt;                                 ///< >= 0
  Money cash;                                 ///< >= 0
  Money preferred_and_minorities = Money{0};  ///< >= 0
};

/// The capitalisation at a price, with the statement's debt, cash and diluted shares. Throws DomainError when
/// the statement has no debt or no cash (missing is not zero), or the currencies or share bases differ.
Capitalisation capitalised(const Spot& spot, const Statement& statement);

/// price x diluted shares.
Money market_value(const Capitalisation& capitalisation);
/// Market value + debt + preferred stock and minority interests - cash; may be negative.
Money enterprise_value(const Capitalisation& capitalisation);

/// Multiples of the reported figures of a year. NM when the figure below the line is <= 0, or missing from
/// the statement. EV multiples are NM too when the enterprise value is <= 0. Throws DomainError on a bad
/// field, a statement of a quarter, or two currencies.
std::optional<Multiple> ev_to_ebitda(const Capitalisation& capitalisation, const Statement& year);
std::optional<Multiple> ev_to_sales(const Capitalisation& capitalisation, const Statement& year);
std::optional<Multiple> price_to_sales(const Capitalisation& capitalisation, const Statement& year);
std::optional<Multiple> price_to_free_cash_flow(const Capitalisation& capitalisation, const Statement& year);
std::optional<Multiple> price_to_book(const Capitalisation& capitalisation, const Statement& year);

}  // namespace fairvalue
