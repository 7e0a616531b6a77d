#include "amd_june_2025.hpp"

#include <fairvalue/casefile/case_file.hpp>

#include "embedded_amd_june_2025.hpp"
#include "openai_deal.hpp"
#include "sourced.hpp"

namespace examples {
namespace {

using namespace std::chrono_literals;

constexpr Date article_day = 2025y / 6 / 19;

// AMD's fiscal year ends on the last Saturday of December (10-K).
const FiscalPeriod fy2024{.year = 2024, .start = 2023y / 12 / 31, .end = 2024y / 12 / 28};

/// A consensus of the case, non-GAAP as vendors' are.
Sourced<PeriodEps> consensus_of(const CaseFile& file, std::size_t i) {
  return stated(mean_eps(file.consensus.at(i)), file.consensus[i].source);
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
  const CaseFile june = read_case_text(embedded_amd_june_2025, "amd_june_2025.toml");
  const Case october = openai_deal();  // the company's own numbers, as both articles take them
  const Spot& spot = june.market->spot.value;
  return {
      .as_of = article_day,
      .currency = june.company.currency,
      .eps_2025 = consensus_of(june, 0),
      .eps_2026 = consensus_of(june, 1),
      .market_multiple = stated(Multiple{22}, "article 000: 26年的22倍"),
      .author_multiple = stated(Multiple{30}, "article 000: 至少值得30倍"),
      .last_close = {spot.price, june.market->spot.standing, june.market->spot.source},
      .targets = june.price_targets,
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
      .revenue_2026 = october.company.revenue,
      .tax_rate = october.company.tax_rate,
      .diluted_shares = october.company.diluted_shares,
      .orders = stated(Money{10e9 / 5}, "article 000: 五年100億, a fifth a year"),
      .order_margin = october.deals.at(0).margin,
      .guidance_2024 = stated(
          guidance_2024(), "AMD earnings calls (the day of April 2024 assumed); hope of 8 bn: article 000"),
  };
}

}  // namespace examples
