/// \file model/value.hpp
/// What a case comes to: its scenarios year by year, their weighted value, and what the market believes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/model/deal_loop.hpp>

namespace fairvalue {

struct ScenarioResult {
  std::string name;
  std::string label;
  double weight;  ///< the user's
  std::vector<DealYear> years;
  PerShare price;                ///< of the last year
  Date holds_on;                 ///< that year's end
  PerShare price_without_deals;  ///< on that day: multiple x EPS of its window without deals and warrants
  PerShare present_value;        ///< price on spot.as_of at the scenario's required return
};

struct CaseResult {
  Spot spot;
  std::vector<BaseYear> base;             ///< without the deals; two years past the last year valued
  std::vector<ScenarioResult> scenarios;  ///< in the order of the case
  PerShare expected_price;                ///< weights x last year's prices
  PerShare expected_present_value;
  PerShare deviation;  ///< of the present values
  /// The weight of the best scenario against the worst that makes their mean present value the spot price;
  /// none when the spot lies outside them, or they are the same.
  std::optional<double> implied_probability{};
};

/// Puts the calibrated setting in place (see with_calibration), resolves each scenario's overrides, runs the
/// deal loop, and weighs. A case without scenarios is valued once, as it stands, under the name "as stated"
/// with weight 1. Throws DomainError on a bad case, override or setting.
CaseResult value(const Case& value);

/// One measure of every scenario: scenarios in rows, fiscal years in columns, such as price or vested shares
/// in millions.
Table price_table(const CaseResult& result);
Table vested_table(const CaseResult& result);

}  // namespace fairvalue
