#include "openai_deal.hpp"

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_needs.hpp>

#include "embedded_amd_openai.hpp"
#include "sourced.hpp"

namespace examples {

using namespace fairvalue;
using namespace std::chrono_literals;

RollingMultiple multiple_of_june_2025() {
  // AMD's fiscal years end on the last Saturday of December.
  const FiscalPeriod under_way{.year = 2025, .start = 2024y / 12 / 29, .end = 2025y / 12 / 27};
  const FiscalPeriod next{.year = 2026, .start = 2025y / 12 / 28, .end = 2026y / 12 / 26};
  const auto eps = [](const FiscalPeriod& period, double amount) {
    return PeriodEps{.period = period,
                     .eps = PerShare{amount},
                     .basis = EarningsBasis::non_gaap,
                     .currency = Currency{"USD"}};
  };
  const DefinedMultiple quoted{.value = Multiple{22},
                               .definition = {.price = PriceBasis::spot,
                                              .window = EarningsWindow::fiscal_period,
                                              .earnings = EarningsBasis::non_gaap,
                                              .period = next}};
  const EpsPath path{eps(under_way, 3.94), eps(next, 5.79)};
  return converted(quoted, path, 2025y / 6 / 19, RollingWindow::next_twelve_months).value();
}

CaseFile openai_case_file() { return read_case_text(embedded_amd_openai, "amd_openai.toml"); }

Case openai_deal() { return model_case(openai_case_file()); }

OpenAiFacts openai_facts() {
  const Sourced<GrantMarket> grant = *openai_case_file().deals.front().facts.grant;
  return {.before = stated(PerShare{164.37}, "article 001"),
          .close_before = {grant.value.spot.price, grant.standing, grant.source},
          .spike = stated(PerShare{226.36}, "article 001, a price of the day, not its close"),
          .close = stated(PerShare{203.71}, "public record, close of 2025-10-06"),
          .last_hurdle = stated(PerShare{600}, "article 001, after the Wall Street Journal; 8-K"),
          .value_at_hurdle = stated(Money{1e12}, "article 001: 逼近1萬億美元"),
          .outstanding = stated(Shares{1'622e6}, "10-K, at 2024-12-28"),
          .warrant_shares = stated(Shares{160e6}, "article 001: 最多1.6億股"),
          .strike = stated(PerShare{0.01}, "article 001: $0.01/股"),
          .gigawatts = stated(Gigawatts{6}, "article 001"),
          .stated_stake = stated(0.10, "article 001: 約10%"),
          .low_price = {Money{10e9} / Gigawatts{0.5}, Standing::derived, "HUMAIN: 10 bn for 500 MW"},
          .high_price = stated(PerGigawatt{35e9}, "NVIDIA's content of a gigawatt (Huang, October 2025)"),
          .ai_share = stated(Interval{0.15, 0.25}, "article 001: 15–25%"),
          .market_2028 = stated(Money{500e9}, "AMD, Advancing AI 2025"),
          .required_return = assumed(0.10, "a round cost of equity")};
}

}  // namespace examples
