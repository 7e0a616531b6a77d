#include <fairvalue/market/equity_market.hpp>

#include <cstddef>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_spot_of_market(const Spot& spot) {
  require_positive("market.spot.price", spot.price);
  require_date("market.spot.as_of", spot.as_of);
}

/// `ok` of every level; the later ones are named only when they are refused.
template <class T, class Rule>
void require_each(std::string_view field, const Stepped<T>& levels, Rule ok, std::string_view rule) {
  require_stepped(field, levels);
  require(ok(number(levels.value)), field, rule, number(levels.value));
  for (std::size_t i = 0; i < levels.later.size(); ++i) {
    const double level = number(levels.later[i].value);
    if (!ok(level)) require(false, fmt::format("{}.later[{}].value", field, i), rule, level);
  }
}

}  // namespace

const EquityMarket& require_market(const EquityMarket& market) {
  require_spot_of_market(market.spot);
  require_stepped("market.risk_free_rate", market.risk_free_rate);
  require_stepped("market.dividend_yield", market.dividend_yield);
  require_each(
      "market.volatility", market.volatility, [](double sigma) { return sigma > 0.0; }, "> 0");
  return market;
}

bool is_flat(const EquityMarket& market) {
  return is_flat(market.risk_free_rate) && is_flat(market.dividend_yield) && is_flat(market.volatility);
}

}  // namespace fairvalue
