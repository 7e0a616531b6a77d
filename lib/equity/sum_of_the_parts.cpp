#include <fairvalue/equity/sum_of_the_parts.hpp>

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_parts(std::span<const Business> parts) {
  require_not_empty("parts", parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string field = fmt::format("parts[{}]", i);
    const bool named = parts[i].name.find_first_not_of(" \t") != std::string::npos;
    require(named, field + ".name", "a name", "a blank");
    const auto same = [&](const Business& other) { return other.name == parts[i].name; };
    require(std::ranges::none_of(parts.first(i), same), field + ".name", "unique", parts[i].name);
    require_positive(field + ".figure", parts[i].figure);
    require_positive(field + ".multiple", parts[i].multiple);
    require_positive(field + ".value", parts[i].multiple * parts[i].figure);
  }
}

}  // namespace

SumOfTheParts sum_of_the_parts(std::span<const Business> parts, const EquityBridge& bridge) {
  require_parts(parts);
  Money figures{0.0};
  Money value{0.0};
  for (const Business& part : parts) {
    figures += part.figure;
    value += part.multiple * part.figure;
  }
  const auto price = price_from_enterprise_value(value, bridge);
  std::vector<PartValue> values;
  for (const Business& part : parts) {
    const Money own = part.multiple * part.figure;
    values.push_back({.name = part.name,
                      .value = own,
                      .share = own / value,
                      .price = require_result("parts.price", own / bridge.diluted_shares)});
  }
  return {.parts = std::move(values),
          .enterprise_value = value,
          .net_cash = require_result("net_cash a share", bridge.net_cash / bridge.diluted_shares),
          .price = price,
          .overall = Multiple{value / require_result("parts.figure in total", figures)}};
}

}  // namespace fairvalue
