#include <fairvalue/pricing/hurdle_payoff.hpp>

#include <doctest/doctest.h>

#include <fairvalue/pricing/hurdle_claim.hpp>

namespace hurdle_payoff_test {
using namespace fairvalue;

TEST_SUITE("pricing/hurdle_payoff") {
  TEST_CASE("what is paid at the expiry by hand: price 120 or 105 with hurdle 100 and strike 110") {
    using enum HurdlePayoff;
    struct Row {
      HurdlePayoff payoff;
      double at_120;
      double at_105;
    };
    for (const Row& row : {Row{cash_at_hit, 1, 1}, Row{cash_at_expiry, 1, 1}, Row{share_at_hit, 120, 105},
                           Row{share_at_expiry, 120, 105}, Row{cash_if_above, 1, 0}, Row{cash_if_below, 0, 1},
                           Row{share_if_above, 120, 0}, Row{share_if_below, 0, 105}, Row{call, 10, 0},
                           Row{put, 0, 5}, Row{call_at_hit, 10, 0}}) {
      CAPTURE(static_cast<int>(row.payoff));
      const auto paid = [&](double price) {
        return hurdle_claim_value(
            {.spot = PerShare{price}, .risk_free_rate = Rate{0.03}, .volatility = 0.4},
            HurdleClaim{
                .payoff = row.payoff, .hurdle = PerShare{100}, .expiry = Years{0}, .strike = PerShare{110}});
      };
      CHECK(paid(120) == row.at_120);
      CHECK(paid(105) == row.at_105);
      CHECK(paid(99) == 0.0);  // not at the hurdle
    }
  }
}

}  // namespace hurdle_payoff_test
