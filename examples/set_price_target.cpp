// A price target from a multiple and expected earnings: its upside, its price today, and what the market's
// price needs. The numbers are invented.
#include <cstdio>

#include <fairvalue/equity/price_target.hpp>

using namespace fairvalue;
using namespace std::chrono_literals;

int main() {
  const Currency usd{"USD"};
  const Spot spot{.price = PerShare{120}, .as_of = 2026y / 6 / 30, .currency = usd};
  const PeriodEps fy2027{.period = calendar_year(2027),
                         .eps = PerShare{6.00},
                         .basis = EarningsBasis::non_gaap,
                         .currency = usd};
  const PriceTarget target{.multiple = Multiple{25}, .earnings = fy2027, .holds_on = 2027y / 6 / 30};
  const double required_return = 0.10;

  std::printf("Target %.2f USD on %s: %.0fx the FY2027 EPS of %.2f, %+.1f %% from %.2f.\n",
              price(target).value, to_string(target.holds_on).c_str(), target.multiple.value,
              fy2027.eps.value, 100 * upside(target, spot), spot.price.value);
  std::printf("At a required return of %.0f %% a year it is worth %.2f USD today.\n", 100 * required_return,
              discounted(target, required_return, spot.as_of).value);
  std::printf("At the same multiple the price of %.2f needs an EPS of %.2f, %.0f %% less than expected.\n",
              spot.price.value, implied_eps(spot.price, target.multiple).value,
              100 * margin_of_safety(spot.price, target.multiple, fy2027.eps));
}
