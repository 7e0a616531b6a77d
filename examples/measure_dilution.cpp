// What a customer's warrant on 160 million shares does to the other shareholders once it is exercised. The
// numbers are invented.
#include <cstdio>

#include <fairvalue/accounting/treasury_stock.hpp>
#include <fairvalue/deal/dilution.hpp>
#include <fairvalue/deal/intrinsic_value.hpp>

using namespace fairvalue;

int main() {
  const Shares outstanding{1'440e6}, issued{160e6};
  const PerShare price{200}, strike{50}, eps{6.50};

  const Shares net_new = treasury_stock_shares(issued, strike, price);
  const double eps_change = eps_dilution(outstanding, net_new);
  const Money gain = intrinsic_value(issued, strike, price), equity = price * outstanding;

  std::printf("160 million shares at %.0f USD cost the shareholders %.1f %%: a share of %.2f becomes %.2f.\n",
              strike.value, 100 * (1 - diluted_price(price, outstanding, issued, strike) / price),
              price.value, diluted_price(price, outstanding, issued, strike).value);
  std::printf("The customer then holds %.1f %% of the company.\n",
              100 * stake_after_issue(issued, outstanding));
  std::printf("Diluted EPS falls from %.2f to %.2f (%+.1f %%): %.0f million net new shares.\n", eps.value,
              eps.value * (1 + eps_change), 100 * eps_change, net_new.value / 1e6);
  std::printf("To pay for it the deal must add %.1f bn USD of value, %.1f %% of today's %.0f bn.\n",
              gain.value / 1e9, 100 * (gain / equity), equity.value / 1e9);
}
