/// \file equity/enterprise_target.hpp
/// A share's price from the value of the business: targets on EBITDA, sales and free cash flow.
#pragma once
#include <optional>
#include <span>

#include <fairvalue/company/statement.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// What turns the value of the business into a price a share, on the day of the target. Net cash belongs to
/// values of the business only: a price-earnings multiple already holds it.
struct EquityBridge {
  Money net_cash;         ///< cash less debt, preferred stock and minority interests; net debt is negative
  Shares diluted_shares;  ///< > 0
};

/// The bridge of a statement's last day. Throws DomainError when the statement has no debt or no cash
/// (missing is not zero).
EquityBridge equity_bridge(const Statement& statement, Money preferred_and_minorities = Money{0.0});

/// The bridge after years that each keep some cash (a year that burns cash is negative): retained free cash
/// flow less dividends and buybacks. The share count stays; see company/share_count.hpp.
EquityBridge after_retaining(const EquityBridge& bridge, std::span<const Money> retained);

/// (enterprise value + net cash) / diluted shares; NM where that is not > 0.
std::optional<PerShare> price_from_enterprise_value(Money enterprise_value, const EquityBridge& bridge);

/// (multiple x figure of the year + net cash) / diluted shares. Multiple > 0. NM where the figure is missing
/// from the statement or not > 0, or net debt leaves nothing. Throws DomainError on a bad statement, or one
/// of a quarter.
std::optional<PerShare> price_on_ebitda(Multiple multiple, const Statement& year, const EquityBridge& bridge);
std::optional<PerShare> price_on_sales(Multiple multiple, const Statement& year, const EquityBridge& bridge);

/// multiple x free cash flow / diluted shares. A multiple of the price holds net cash already and adds none.
/// NM and errors as above.
std::optional<PerShare> price_on_free_cash_flow(Multiple multiple, const Statement& year,
                                                Shares diluted_shares);

}  // namespace fairvalue
