/// \file model/value.hpp
/// What a case comes to: its scenarios year by year, their weighted value, and what the market believes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/model/deal_worth.hpp>
#include <fairvalue/model/value_by_earnings.hpp>

namespace fairvalue {

/// A scenario by both valuations.
struct ScenarioResult {
  std::string name;
  std::string label;
  double weight;              ///< the user's
  PartsValue by_parts;        ///< the default
  EarningsValue by_earnings;  ///< the sell-side's shortcut
  Reconciliation reconciliation;
  Effect effect;  ///< of the value by parts against the base case without deals
};

/// The scenarios' present values by one valuation, weighed.
struct WeightedValue {
  PerShare expected;
  PerShare deviation;
  /// The weight of the best scenario against the worst that makes their mean present value the spot price;
  /// none when the spot lies outside them, or they are the same.
  std::optional<double> implied_probability{};
};

struct CaseResult {
  Spot spot;
  std::vector<BaseYear> base;             ///< without the deals; two years past the last year valued
  PerShare base_value;                    ///< of the base case without deals, today
  std::vector<ScenarioResult> scenarios;  ///< in the order of the case
  WeightedValue by_parts;
  WeightedValue by_earnings;
  Money net_worth;          ///< path view of the deals: weights x (D - s x v0)
  PerShare expected_price;  ///< weights x last year's prices by earnings
};

/// Puts the calibrated setting in place (see with_calibration), resolves each scenario's overrides, values it
/// by parts and by earnings, and weighs. A case without scenarios is valued once, as it stands, under the
/// name "base case" with weight 1. The warrants' economic value is not in it: see `deal_worth`. Throws
/// DomainError on a bad case, override or setting.
CaseResult value(const Case& value);

/// One measure of every scenario by earnings: scenarios in rows, fiscal years in columns, such as price or
/// vested shares in millions.
Table price_table(const CaseResult& result);
Table vested_table(const CaseResult& result);

}  // namespace fairvalue
