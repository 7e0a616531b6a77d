#include <fairvalue/model/calibration.hpp>

#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/equity/price_target.hpp>
#include <fairvalue/math/root.hpp>

#include "detail/price_without_deals.hpp"

namespace fairvalue {
namespace {

constexpr double least_growth = -0.99;
constexpr double most_growth = 5.0;  // as settings allow

std::vector<BaseYear> path_of(const Case& value, const Settings& settings) {
  return base_path(value.company, settings.eps_growth, settings.revenue_growth, settings.multiple);
}

/// The return that takes the price to the base's last price.
std::optional<double> implied_return(const Case& value, const Settings& settings, PerShare price) {
  return cagr(price, detail::price_without_deals(value, settings), detail::years_to_horizon(value));
}

std::optional<double> implied_growth(const Case& value, Settings settings, PerShare price) {
  const auto missing = [&](double growth) {
    settings.eps_growth = growth;
    return std::log(base_value(value, settings) / price);
  };
  return find_root(missing, {least_growth, most_growth});
}

}  // namespace

std::optional<PerShare> base_price(const Case& value, const Settings& settings, Date day) {
  const auto path = path_of(value, settings);
  return price_on(settings.multiple, eps_path(value.company, path, currency(value)), day);
}

PerShare base_value(const Case& value, const Settings& settings) {
  return discounted(detail::price_without_deals(value, settings), settings.required_return,
                    detail::years_to_horizon(value));
}

std::optional<double> calibrated(const Case& value, const Settings& settings, CalibratedInput input,
                                 PerShare price) {
  require_positive("price", price);
  switch (input) {
    case CalibratedInput::required_return: return implied_return(value, settings, price);
    case CalibratedInput::eps_growth: return implied_growth(value, settings, price);
  }
  refuse_enumerator(input, "input");
}

Case with_calibration(Case value) {
  require_case(value);
  if (!value.calibrate) return value;
  const auto [input, price] = *value.calibrate;
  const auto found = calibrated(value, base_settings(value), input, price.value);
  require(found.has_value(), "calibrate.price",
          fmt::format("a price that the company without its deals has at some {}", to_string(input)),
          price.value.value);
  Sourced<double>& setting =
      input == CalibratedInput::required_return ? value.required_return : value.company.eps_growth;
  setting = {
      *found, Standing::derived,
      fmt::format("makes the company without its deals worth {:.2f} ({})", price.value.value, price.source)};
  value.calibrate.reset();
  return value;
}

}  // namespace fairvalue
