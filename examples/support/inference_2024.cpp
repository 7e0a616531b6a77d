#include "inference_2024.hpp"

#include "support/sourced.hpp"

namespace examples {
namespace {

const Interval gpu_price{Money{30e3}, Money{40e3}};

const char* const not_in_article = "a round number: the article gives none";

}  // namespace

Inference2024 inference_2024() {
  return {
      .margin = stated(Interval{0.5, 0.7}, "article 002: 50%到70%"),
      .size_ratio = stated(10.0, "article 002: 小10倍"),
      .cost_ratio = stated(15.0, "article 002: 便宜15倍"),
      .price_ratio = stated(30.0, "article 002: 便宜30倍"),
      .pay = stated(Money{300e3}, "article 002: 年薪30万美元"),
      .gain = stated(0.2, "article 002: 20%"),
      .team = stated(100.0, "article 002: 100个开发者"),
      .team_left = stated(Interval{50.0, 75.0}, "article 002: 75或50个"),
      .token_price = assumed(Money{60e-6}, "60 USD a million, list price of o1's output, not in the article"),
      .people = assumed(8.1e9, "world population of 2024, rounded"),
      .tokens_each = stated(100.0, "article 002: 每秒100个tokens"),
      .parameters = stated(7e9, "article 002: llama 7 b"),
      .shipped_fraction = stated(0.25, "article 002: 出货量的四分之一"),
      .shipped = stated(3.76e6, "TechInsights: data-centre GPUs NVIDIA shipped in 2023"),
      .accelerator = assumed(Roofline{.flops = 1.979e15, .bandwidth = 3.35e12},
                             "H100 SXM for all shipped: data sheet, dense FP8 and HBM3"),
      .example_tokens = stated(Interval{10.0, 100.0}, "article 002: 10增加到100"),
      .tokens_today = stated(Interval{10e3, 20e3}, "article 002: 10000个tokens，20000个tokens"),
      .tokens_future = stated(100e3, "article 002: 数十万个tokens, at least"),
      .cache_a_token = assumed(524288.0, "Llama 2 7B at FP16: 2 x 32 layers x 4096 x 2 bytes"),
      .bytes_a_parameter = assumed(2.0, "FP16"),
      .memory = stated(288e9, "article 000: 288GB HBM3E, MI355X"),
      .bandwidth = stated(6.0e12, "article 000: 6.0 TB/s, as printed"),
      .list_price = stated(Money{4}, "article 002: 报价的4美元"),
      .negotiated_price = stated(Money{2}, "article 002: 略高于两美元"),
      .old_term = stated(Years{4}, "article 002: 四年交易"),
      .prepaid = stated(0.25, "article 002: 预付25%"),
      .new_term = stated(Interval{Years{0.25}, Years{0.5}}, "article 002: 三个月、六个月"),
      .horizon = stated(Years{5}, "article 002: 服务器未来五年的收入"),
      .gpu_price = stated(gpu_price, "article 002: 超过30000美元 … 40000美元"),
      .removed_early = stated(0.05, "article 002: 大约5%"),
      .ownership =
          assumed(Ownership{.price = gpu_price.middle(),
                            .site = Money{10e3},
                            .life = Years{5},
                            .watts = 1300,
                            .overhead = 1.3,
                            .electricity = Money{0.08},
                            .upkeep = Money{1500}},
                  "price is the middle of the article's, life its horizon; the rest are round numbers"),
      .utilisation = assumed(0.7, not_in_article),
      .cost_of_capital = assumed(0.1, not_in_article),
      .batch = assumed(32.0, not_in_article),
      .neoclouds = stated(80.0, "article 002: 80个Neo Clouds"),
      .survivors = stated(Interval{5.0, 10.0}, "article 002: 剩下5到10个"),
      .headline_survivors = stated(5.0, "article 002, headline: 只剩5家"),
      .hyperscaler_share = stated(Interval{0.5, 0.6}, "article 002: 50%到60%"),
      .trainium_price = stated(Money{5e3}, "article 002: 每个芯片5000美元"),
      .trainium_chips = stated(400e3, "article 002: 400000芯片"),
      .ai_revenue = stated(Money{10e9}, "article 002: 100亿美元"),
      .overspend = stated(Interval{Money{20e9}, Money{50e9}}, "article 002: 200亿美元、500亿美元"),
      .spending_growth = stated(0.3, "article 002: 每年30%"),
      .hyperscaler = assumed(SpendingPlan{.operating_cash_flow = Money{120e9},
                                          .cash_flow_growth = 0.15,
                                          .capital_spending = Money{60e9},
                                          .spending_growth = 0.3},
                             "round numbers of a hyperscaler's 2024; 30 % is the article's"),
      .years_to_2026 = assumed(2, "from 2024, the article's year"),
  };
}

}  // namespace examples
