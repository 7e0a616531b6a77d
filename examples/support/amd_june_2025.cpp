#include "amd_june_2025.hpp"

#include "sourced.hpp"

namespace examples {
namespace {

using namespace std::chrono_literals;

const Currency usd{"USD"};
constexpr Date article_day = 2025y / 6 / 19;

// AMD's fiscal year ends on the last Saturday of December (10-K).
const FiscalPeriod fy2024{.year = 2024, .start = 2023y / 12 / 31, .end = 2024y / 12 / 28};
const FiscalPeriod fy2025{.year = 2025, .start = 2024y / 12 / 29, .end = 2025y / 12 / 27};
const FiscalPeriod fy2026{.year = 2026, .start = 2025y / 12 / 28, .end = 2026y / 12 / 26};

/// The article does not say GAAP or non-GAAP; Bloomberg's consensus of AMD is non-GAAP.
PeriodEps non_gaap(const FiscalPeriod& period, double eps) {
  return {.period = period, .eps = PerShare{eps}, .basis = EarningsBasis::non_gaap, .currency = usd};
}

/// Brokers' targets are for twelve months: the article prints no date, so the day is assumed.
BrokerTarget target(const char* broker, double price, double multiple, const FiscalPeriod& period) {
  return {.broker = broker,
          .target = PerShare{price},
          .multiple = Multiple{multiple},
          .period = period,
          .basis = EarningsBasis::non_gaap,
          .currency = usd,
          .published = 2025y / 6 / 13,
          .holds_on = 2026y / 6 / 13};
}

GuidancePath guidance_2024() {
  return {.subject = "AI accelerator revenue of 2024",
          .period = fy2024,
          .guided = DatedSeries<Money>{{{2023y / 10 / 31, Money{2e9}},
                                        {2024y / 1 / 30, Money{3.5e9}},
                                        {2024y / 4 / 30, Money{4e9}},
                                        {2024y / 7 / 30, Money{4.5e9}},
                                        {2024y / 10 / 29, Money{5e9}}}},
          .hoped = Money{8e9}};
}

}  // namespace

AmdJune2025 amd_june_2025() {
  return {
      .as_of = article_day,
      .currency = usd,
      .eps_2025 = stated(non_gaap(fy2025, 3.94), "article 000: Bloomberg consensus"),
      .eps_2026 = stated(non_gaap(fy2026, 5.79), "article 000: Bloomberg consensus"),
      .market_multiple = stated(Multiple{22}, "article 000: 26年的22倍"),
      .author_multiple = stated(Multiple{30}, "article 000: 至少值得30倍"),
      .last_close = {PerShare{128.24} / 1.0114, Standing::derived,
                     "128.24 on 2025-06-20 less its +1.14 % (finviz.com); the 19th was a holiday"},
      .targets = {stated(target("BofA 美銀", 130, 23, fy2026),
                         "article 000: 26年的23倍PE; days and basis assumed"),
                  stated(target("JPM 摩根大通", 120, 30, fy2025),
                         "article 000: CY25的30倍; days and basis assumed")},
      .low_point = stated(GrowthPoint{.growth = -0.24, .multiple = Multiple{23}}, "article 000: 22年"),
      .high_growth = stated(0.28, "article 000: 24年EPS年增28%"),
      .high_multiples = stated(Interval{Multiple{30}, Multiple{40}}, "article 000: 30幾甚至40倍"),
      .accelerators = stated(MarketSize{.scope = "data-centre AI accelerators",
                                        .year = 2028,
                                        .size = Money{500e9},
                                        .source = "AMD, Advancing AI 2025",
                                        .published = 2025y / 6 / 12},
                             "article 000: TAM 5,000 億美元"),
      .accelerator_growth = stated(0.60, "article 000: CAGR 60%"),
      .inference_growth = stated(0.80, "article 000: CAGR 80%"),
      .published_2023 = stated(Money{45e9}, "AMD, Advancing AI 2025 (press of 2025-06-13)"),
      .market_share = {Interval{0.01, 0.04}, Standing::assumed, "our reading of 低個位數 (low single digit)"},
      .rental_amd = stated(Money{1.99}, "article 000: MI300 on AMD Developer Cloud"),
      .rental_neocloud = stated(Money{3.00}, "article 000: usual Neocloud price, GPU not named"),
      .memory = stated(288e9, "article 000: 288GB HBM3E"),
      .memory_bandwidth = stated(6.0e12, "article 000: 頻寬達 6.0 TB/s"),
      .memory_advantage = stated(0.50, "article 000: 比 NVIDIA B200 多 50%"),
      .b200_memory = stated(192e9, "NVIDIA's specification"),
      .b200_bandwidth = stated(8e12, "NVIDIA's specification"),
      .revenue_2026 = {Money{31.75e9 * 1.12}, Standing::assumed,
                       "consensus of 2025 (31.75 bn, Zacks, June 2025) and 12 %"},
      .tax_rate = {0.13, Standing::assumed, "the rate AMD guides for non-GAAP results"},
      .diluted_shares = stated(Shares{1'622e6}, "10-K: common shares at 2024-12-28, no dilution added"),
      .orders = stated(Money{10e9 / 5}, "article 000: 五年100億, a fifth a year"),
      .order_margin = {0.28, Standing::assumed, "about AMD's data-centre margin: 24 % after tax"},
      .guidance_2024 = stated(
          guidance_2024(), "AMD earnings calls (the day of April 2024 assumed); hope of 8 bn: article 000"),
  };
}

}  // namespace examples
