#include <fairvalue/equity/price_target.hpp>

#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/equity/multiples.hpp>

namespace fairvalue {
namespace {

void require_target(const PriceTarget& target) {
  require_positive("price_target.multiple", target.multiple);
  require_eps("price_target.earnings", target.earnings);
  require_year("price_target.earnings.period", target.earnings.period);
  require_positive("price_target.earnings.eps", target.earnings.eps);
  require_date("price_target.holds_on", target.holds_on);
}

void require_comparable(const PriceTarget& target, const Spot& spot) {
  require_spot(spot);
  require_same_currency("spot.currency", target.earnings.currency, spot.currency);
  require_share_of_spot("price_target.earnings.share_basis", spot, target.earnings.share_basis);
}

std::vector<std::string> names(std::span<const Multiple> multiples) {
  std::vector<std::string> names;
  for (const Multiple multiple : multiples) {
    require_positive(fmt::format("multiples[{}]", names.size()), multiple);
    names.push_back(fmt::format("{:.6g}x", multiple.value));
  }
  return names;
}

std::vector<std::string> names(std::span<const PerShare> eps) {
  std::vector<std::string> names;
  for (const PerShare earned : eps) {
    require_finite(fmt::format("eps[{}]", names.size()), earned);
    names.push_back(fmt::format("{:.6g}", earned.value));
  }
  return names;
}

std::optional<double> grid_price(Multiple multiple, PerShare eps) {
  if (!(eps.value > 0.0)) return std::nullopt;
  return require_positive("price", multiple * eps).value;
}

}  // namespace

PerShare price(const PriceTarget& target) {
  require_target(target);
  return require_positive("price", target.multiple * target.earnings.eps);
}

double upside(const PriceTarget& target, const Spot& spot) {
  require_comparable(target, spot);
  return growth(spot.price, price(target));
}

double annual_return(const PriceTarget& target, const Spot& spot) {
  require_comparable(target, spot);
  const PerShare expected = price(target);
  require(spot.as_of < target.holds_on, "price_target.holds_on",
          fmt::format("after spot.as_of {}", to_string(spot.as_of)), to_string(target.holds_on));
  return cagr(spot.price, expected, year_fraction(spot.as_of, target.holds_on));
}

PerShare discounted(PerShare price, double required_return, Years years) {
  require_positive("price", price);
  require_growth("required_return", required_return);
  require_non_negative("years", years);
  return require_positive("discounted", price / compound(required_return, years));
}

PerShare discounted(const PriceTarget& target, double required_return, Date as_of) {
  const PerShare expected = price(target);
  require_date("as_of", as_of);
  require(as_of <= target.holds_on, "as_of",
          fmt::format("on or before price_target.holds_on {}", to_string(target.holds_on)), to_string(as_of));
  return discounted(expected, required_return, year_fraction(as_of, target.holds_on));
}

PerShare implied_eps(PerShare price, Multiple multiple) {
  require_positive("price", price);
  require_positive("multiple", multiple);
  return require_positive("implied_eps", price / multiple);
}

double implied_growth(PerShare price, Multiple multiple, PerShare eps) {
  require_positive("eps", eps);
  return growth(eps, implied_eps(price, multiple));
}

Shares implied_shares(Money market_value, PerShare price) {
  require_positive("market_value", market_value);
  require_positive("price", price);
  return require_positive("implied_shares", market_value / price);
}

double margin_of_safety(PerShare price, Multiple multiple, PerShare eps) {
  require_positive("eps", eps);
  return require_result("margin_of_safety", 1.0 - implied_eps(price, multiple) / eps);
}

Table price_grid(std::span<const Multiple> multiples, std::span<const PerShare> eps) {
  Table grid{names(multiples), names(eps), "currency units per share"};
  for (std::size_t row = 0; row < multiples.size(); ++row) {
    for (std::size_t column = 0; column < eps.size(); ++column) {
      grid.set(row, column, grid_price(multiples[row], eps[column]));
    }
  }
  return grid;
}

}  // namespace fairvalue
