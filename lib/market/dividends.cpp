#include <fairvalue/market/dividends.hpp>

#include <cmath>

#include <fairvalue/core/require.hpp>

#include "detail/close.hpp"

namespace fairvalue {
namespace {

PerShare amount_of(const Dated<PerShare>& dividend) {
  return require_positive(detail::row_name("dividends", dividend.date), dividend.value);
}

}  // namespace

double trailing_dividend_yield(const DatedSeries<PerShare>& dividends, const Spot& spot) {
  require_spot(spot);
  const Date first = add_days(add_months(spot.as_of, -12), 1);
  PerShare sum{0.0};
  for (const auto& dividend : dividends.between(first, spot.as_of)) sum += amount_of(dividend);
  return require_result("trailing_dividend_yield", sum / spot.price);
}

PerShare present_value(const DatedSeries<PerShare>& dividends, Date as_of, Date until, const ZeroCurve& curve) {
  require_date("as_of", as_of);
  require_date("until", until);
  PerShare sum{0.0};
  for (const auto& dividend : dividends.between(add_days(as_of, 1), until)) {
    sum += amount_of(dividend) * discount_factor(curve, year_fraction(as_of, dividend.date));
  }
  return require_result("present_value", sum);
}

Rate equivalent_yield(const DatedSeries<PerShare>& dividends, const Spot& spot, Date until,
                      const ZeroCurve& curve) {
  require_spot(spot);
  require_date("until", until);
  require(until > spot.as_of, "until", "after " + to_string(spot.as_of), to_string(until));
  const double part = present_value(dividends, spot.as_of, until, curve) / spot.price;
  require(part < 1.0, "dividends", "worth less than the share", part);
  return Rate{require_result("equivalent_yield", -std::log1p(-part) / year_fraction(spot.as_of, until).value)};
}

}  // namespace fairvalue
