#include "ai_hardware_2024.hpp"

#include "support/amd_june_2025.hpp"
#include "support/sourced.hpp"

namespace examples {
namespace {

using namespace std::chrono_literals;

const char* const release = "Dell's release or call";
const char* const press = "press, unverified";

Money bn(double billions) { return Money{billions * 1e9}; }

std::vector<PriceMove> moves() {
  return {{"NVIDIA", 0.04, true},          {"AMD", 0.05, true},      {"Marvell", 0.08, true},
          {"Western Digital", 0.08, true}, {"Broadcom", 0.07, true}, {"TSMC", 0.04, true},
          {"Micron", 0.05, true},          {"Dell", 0.31, false},    {"Supermicro, after hours", 0.14, false},
          {"NetApp", 0.18, false}};
}

std::vector<ReportedPeriod> reported() {
  const auto third = assumed(bn(1.6), press);
  const auto year_end = stated(bn(43), release);
  const Sourced<Money> closes_the_year{bn(25.2), Standing::derived, "what closes the year; guided 25"};
  std::vector<ReportedPeriod> periods;
  periods.push_back({.period = "FY2024 Q3",
                     .opening = assumed(bn(0.8), press),
                     .shipped = stated(bn(0.5), "The Register, 2023-12-01"),
                     .closing = third});
  periods.push_back({.period = "FY2024 Q4",
                     .opening = third,
                     .shipped = stated(bn(0.8), "earnings call, 2024-02-29"),
                     .closing = stated(bn(2.9), "article 004: 29 亿美元")});
  periods.push_back({.period = "FY2026",
                     .opening = stated(bn(4.1), release),
                     .shipped = closes_the_year,
                     .closing = year_end,
                     .orders = stated(bn(64.1), release)});
  periods.push_back({.period = "FY2027 Q1",
                     .opening = year_end,
                     .shipped = stated(bn(16.1), release),
                     .closing = stated(bn(51.3), release),
                     .orders = stated(bn(24.4), release)});
  return periods;
}

MarketSize servers(double billions, Date published, const char* source) {
  return {
      .scope = "AI servers", .year = 2027, .size = bn(billions), .source = source, .published = published};
}

/// The article names the products in the backlog, not their shares or lead times.
std::vector<ProductBacklog> products() {
  return {{"H100", bn(1.7), Years{0.5}}, {"H200", bn(0.7), Years{0.75}}, {"MI300X", bn(0.5), Years{1.0}}};
}

}  // namespace

AiHardware2024 ai_hardware_2024() {
  const AmdJune2025 amd = amd_june_2025();
  const char* const no_points = "our choice: the article prints no points";
  return {
      .published = 2024y / 3 / 2,
      .moves = stated(moves(), "article 004"),
      .dell_move = stated(0.31, "article 004: 股价上涨 31%"),
      .nvidia_year_to_date = stated(0.65, "article 004: 英伟达 65%"),
      .amd_year_to_date = stated(0.35, "article 004: AMD 35%"),
      .backlog = stated(bn(2.9), "article 004: 29 亿美元"),
      .backlog_ratio = stated(3.5, "article 004: 6 个月前的 3.5 倍"),
      .look_back = stated(Years{0.5}, "article 004: 6 个月"),
      .reported = reported(),
      .shipped_third = stated(bn(0.5), "The Register, 2023-12-01"),
      .shipped_fourth = stated(bn(0.8), "earnings call, 2024-02-29"),
      .order_growth = stated(0.4, "Dell: orders up nearly 40 % in the fourth quarter"),
      .lead_time =
          stated(LeadStep{.name = "H100", .length = 39, .unit = LeadUnit::weeks}, "article 004: 39 周"),
      .products = assumed(products(), "illustrative: the article names the products only"),
      .servers_before = {servers(124, 2023y / 10 / 5, "Dell"), Standing::stated,
                         "article 004: 之前 1240 亿美元; its day assumed"},
      .servers = stated(servers(152, 2024y / 2 / 29, "Dell"), "article 004: 1520 亿美元"),
      .accelerators = amd.accelerators,
      .accelerator_growth = amd.accelerator_growth,
      .inference_now = stated(0.7, "article 004: 70% 的推理"),
      .inference_of_year = stated(0.4, "article 004: 全年 40%"),
      .quarters = stated(std::vector{bn(4.28), bn(10.32), bn(14.51), bn(18.4)},
                         "NVIDIA, data-centre revenue of fiscal 2024 by quarter"),
      .interview = assumed(1.08, "the interview was given about a month after the fiscal year"),
      .yield_china = stated(Interval{0.5, 0.6}, "article 004: 国内良率 50-60%"),
      .yield_abroad = stated(0.85, "article 004: 海外 85%"),
      .layers = assumed(8, "HBM3 is stacked eight or twelve high; the article does not say"),
      .compute_growth = stated(10.0, "article 004: 每六个月增加十倍"),
      .wafers = stated(Interval{10e3, 1e6}, "article 004: 几万~百万片, from 10,000"),
      .fabs = stated(10.0, "article 004: 10 个 fabs"),
      .nvidia_wafers = stated(100e3, "article 004: 10 万片以上"),
      .hours_driven = stated(10.0, "article 004: 每周 10 小时"),
      .hours_autonomous = stated(Interval{50.0, 60.0}, "article 004: 50 到 60 小时"),
      .move_right = assumed(0.10, no_points),
      .confidence = assumed(0.90, no_points),
      .significance = assumed(0.05, "the customary level"),
  };
}

}  // namespace examples
