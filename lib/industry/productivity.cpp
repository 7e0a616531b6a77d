#include <fairvalue/industry/productivity.hpp>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {

TeamSaving team_saving(double before, double after, Money pay) {
  require_positive("after", after);
  require_finite("before", before);
  require(after <= before, "after", fmt::format("at most the {} before", before), after);
  const Money saved = require_result("payroll_saved", (before - after) * require_positive("pay", pay));
  return {.gain = growth(after, before),
          .payroll_saved = saved,
          .break_even_spending = require_result("break_even_spending", saved / after)};
}

double heads_for_same_work(double heads, double gain) {
  require_non_negative("heads", heads);
  return require_result("heads_for_same_work", heads / (1.0 + require_growth("gain", gain)));
}

double break_even_gain(Money pay, double tokens_a_year, Money price_per_token) {
  require_positive("pay", pay);
  require_non_negative("tokens_a_year", tokens_a_year);
  require_positive("price_per_token", price_per_token);
  return require_result("break_even_gain", tokens_a_year * price_per_token / pay);
}

double break_even_tokens(Money pay, double gain, Money price_per_token) {
  require_positive("pay", pay);
  require_non_negative("gain", gain);
  require_positive("price_per_token", price_per_token);
  return require_result("break_even_tokens", gain * pay / price_per_token);
}

}  // namespace fairvalue
