/// \file equity/sum_of_the_parts.hpp
/// A company as the sum of its businesses, each on a multiple of its own.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/equity/enterprise_target.hpp>

namespace fairvalue {

/// A business and what it is valued on. A figure that is not > 0 carries no multiple: value such a business
/// by hand and give its worth as a figure with multiple 1.
struct Business {
  std::string name;   ///< not blank, unique
  Money figure;       ///< its revenue, EBITDA or operating profit of one year; > 0
  Multiple multiple;  ///< enterprise value over that figure; > 0
};

struct PartValue {
  std::string name;
  Money value;     ///< multiple x figure
  double share;    ///< of the enterprise value
  PerShare price;  ///< value / diluted shares
};

struct SumOfTheParts {
  std::vector<PartValue> parts;  ///< in the order given
  Money enterprise_value;
  PerShare net_cash;              ///< a share
  std::optional<PerShare> price;  ///< (enterprise value + net cash) / diluted shares; NM where not > 0
  Multiple overall;               ///< enterprise value over the sum of the figures
};

/// Throws DomainError on no part, and naming the member that breaks its rule: "parts[1].figure: must be > 0".
/// Parts on one kind of figure only where `overall` is to mean something.
SumOfTheParts sum_of_the_parts(std::span<const Business> parts, const EquityBridge& bridge);

}  // namespace fairvalue
