/// \file equity/discounted_cash_flow.hpp
/// The business as the present value of its free cash flows, with a terminal value by growth or by multiple.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/equity/enterprise_target.hpp>

namespace fairvalue {

/// When in its year a flow arrives.
enum class CashFlowTiming { year_end, mid_year };
template <>
inline constexpr auto enum_names<CashFlowTiming> = names_of("timing", {{"year_end", "year end"},
                                                                       {"mid_year", "mid-year"}});

/// The flows go on growing for ever after the last one: flow x (1 + growth) / (discount rate - growth).
struct TerminalGrowth {
  double growth;  ///< a year; > -1 and below the discount rate
};

/// The business is sold at the end of the last year: multiple x figure.
struct TerminalMultiple {
  Multiple multiple;  ///< > 0
  Money figure;       ///< of the last year, such as its EBITDA; > 0
};

using TerminalValue = std::variant<TerminalGrowth, TerminalMultiple>;

struct CashFlowForecast {
  std::vector<Money> flows;   ///< free cash flow to the firm after tax, one a year; may be negative
  Years first_year_end{1.0};  ///< from the day of the valuation to the end of the first year; in (0, 1]
  double discount_rate;       ///< a year, compounded annually; > -1 (weighted average cost of capital)
  TerminalValue terminal;
  CashFlowTiming timing = CashFlowTiming::year_end;
};

struct CashFlowValue {
  std::vector<Money> present_values;  ///< one a flow
  Money terminal;          ///< on the last year's end (with mid-year flows half a year before it, for growth)
  Money present_terminal;  ///< today
  Money enterprise_value;  ///< the sum of the present values and the present terminal value
  std::optional<double> terminal_share;  ///< of the enterprise value; none where that is not > 0
  std::optional<PerShare> price;         ///< NM where net debt leaves nothing
  std::vector<std::string> warnings;     ///< plausibility, not errors: a terminal share above 80 %
};

/// The k-th flow (from 0) is discounted by (1 + rate)^-(first_year_end + k), half a year less (at most the
/// first year's length) with mid-year timing; a terminal value by growth as the last flow is, one by multiple
/// at the last year's end. With flows F, F(1+g), ... and terminal growth g the value is Gordon's
/// F / (rate - g). Throws DomainError naming the member that breaks its rule.
CashFlowValue discounted_cash_flow(const CashFlowForecast& forecast, const EquityBridge& bridge);

}  // namespace fairvalue
