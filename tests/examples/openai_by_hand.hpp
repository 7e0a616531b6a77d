/// \file examples/openai_by_hand.hpp
/// The shipped case of AMD and OpenAI built by hand, which the file must equal member by member.
#pragma once
#include <string>

#include <support/openai_deal.hpp>
#include <support/sourced.hpp>

namespace openai_by_hand {

using namespace fairvalue;
using namespace std::chrono_literals;
using examples::assumed;
using examples::multiple_of_june_2025;
using examples::stated;

constexpr int tranches = 6;
constexpr Date announced = 2025y / 10 / 6;

/// AMD's fiscal years end on the last Saturday of December; 2028 has 53 weeks.
inline std::vector<FiscalPeriod> fiscal_years() {
  const Date ends[] = {2025y / 12 / 27, 2026y / 12 / 26, 2027y / 12 / 25,
                       2028y / 12 / 30, 2029y / 12 / 29, 2030y / 12 / 28};
  std::vector<FiscalPeriod> years;
  for (int i = 1; i <= 5; ++i) {
    years.push_back({.year = 2025 + i, .start = add_days(ends[i - 1], 1), .end = ends[i]});
  }
  return years;
}

/// FY2025, under way on the day of the announcement.
inline FiscalPeriod year_under_way() {
  return {.year = 2025, .start = 2024y / 12 / 29, .end = 2025y / 12 / 27};
}

inline PeriodEps non_gaap_eps(const FiscalPeriod& period, double eps) {
  return {
      .period = period, .eps = PerShare{eps}, .basis = EarningsBasis::non_gaap, .currency = Currency{"USD"}};
}

inline OperatingModel amd_without_deals() {
  return {
      .years = fiscal_years(),
      .consensus_eps = {stated(PerShare{5.79}, "article 000: consensus of 2026, June 2025")},
      .eps_growth = assumed(0.12, "a quarter of 2026's 47 %: a growing chip maker past its recovery"),
      .diluted_shares = stated(Shares{1'622e6}, "10-K: common shares at 2024-12-28, no dilution added"),
      .revenue = assumed(Money{31.75e9 * 1.12}, "consensus of 2025 (31.75 bn, Zacks, June 2025) and 12 %"),
      .revenue_growth = assumed(0.12, "as EPS, at a constant margin"),
      .ai_mix = assumed(5.0 / 25.8, "2024's share, above 5 of 25.8 bn, held: all growth of it is the deal's"),
      .tax_rate = assumed(0.13, "the rate AMD guides for non-GAAP results"),
      .year_before =
          stated(non_gaap_eps(year_under_way(), 3.94), "article 000: consensus of 2025, June 2025")};
}

/// That deployment begins in the second half of 2026 is public, and 6 GW in all; the pace is not. The first
/// gigawatt takes a year, five even steps follow and end inside the warrant's life.
inline DeploymentPlan plan() {
  return {.measure = VolumeMeasure::purchased,
          .start = 2026y / 7 / 1,
          .milestones = {{1, 2027y / 6 / 30},
                         {2, 2028y / 2 / 23},
                         {3, 2028y / 10 / 17},
                         {4, 2029y / 6 / 12},
                         {5, 2030y / 2 / 4},
                         {6, 2030y / 9 / 30}}};
}

/// Only the last hurdle is public. Even steps of 75 reach it from 225, where the price spiked.
inline Tranche tranche(int i) {
  const PriceGate price{.hurdle = PerShare{225.0 + 75.0 * (i - 1)}, .rule = on_average_of(20)};
  const VolumeGate volume{.measure = i == 1 ? VolumeMeasure::delivered : VolumeMeasure::purchased,
                          .volume = static_cast<double>(i)};
  return {.name = std::to_string(i) + " GW",
          .shares = Shares{160e6 / tranches},
          .gates = {volume, price,
                    RelativeGate{.benchmark = "stock performance thresholds, not public", .excess = 0}}};
}

inline Warrant warrant() {
  Warrant terms{.holder = "OpenAI",
                .shares = Shares{160e6},
                .strike = PerShare{0.01},
                .granted = 2025y / 10 / 5,
                .expiry = 2030y / 10 / 5,
                .tranches = {},
                .exercise_gates = {NamedGate{"technical and commercial conditions"}}};
  for (int i = 1; i <= tranches; ++i) terms.tranches.push_back(tranche(i));
  return terms;
}

inline Deal deal() {
  return {
      .name = "OpenAI 6 GW",
      .plan = assumed(plan(),
                      "begins in 2H26 (article 001); a year for the first GW, then five even steps inside "
                      "the warrant's life"),
      .warrant =
          Sourced<Warrant>{warrant(), Standing::redacted,
                           "Exhibits E and F are blacked out: equal sizes, hurdles in even steps of 75 and a "
                           "20-day average are our choice; the rest is public"},
      .revenue_per_gigawatt =
          assumed(PerGigawatt{15e9}, "low end of 15 to 20 bn for AMD (Bernstein, press of October 2025)"),
      .margin = assumed(0.28, "about AMD's data-centre margin: 24 % after tax"),
      .contra_revenue =
          assumed(PerGigawatt{3e9},
                  "some 110 a share (grant market, 50 % volatility) over 6 GW; AMD's is not public"),
      .committed =
          Sourced<Gigawatts>{Gigawatts{1}, Standing::stated,
                             "8-K of 2025-10-06: the binding commitment covers the first gigawatt only"}};
}

inline Override set(const char* name, double value, const char* unit, const char* reason) {
  return {.name = name, .value = value, .unit = unit, .reason = reason};
}

inline Override set_deal(const char* input, double value, const char* unit, const char* reason) {
  return {.name = std::string("deal.OpenAI 6 GW.") + input, .value = value, .unit = unit, .reason = reason};
}

/// Rows A1-72 to A1-98 of the ledger in numbers.
inline std::vector<Scenario> three_endings() {
  return {
      {.name = "optimistic",
       .label = "樂觀",
       .weight = 0.25,
       .overrides = {set_deal("interval_factor", 0.97, "x",
                              "experience shortens the intervals a little (A1-74)"),
                     set("multiple", 43, "x NTM", "a very high premium (A1-77), above 2023's 40"),
                     set("eps_growth", 0.25, "%", "developers follow (A1-75): twice the base case's growth"),
                     set("revenue_growth", 0.22, "%", "as EPS, less a rising margin")},
       .reason = "one of three, not the likeliest"},
      {.name = "neutral",
       .label = "中性",
       .weight = 0.50,
       .overrides = {set_deal("delay_months", 9, "months",
                              "some milestones late (A1-86): about one interval"),
                     set_deal("interval_factor", 1.3, "x",
                              "the pace drags (A1-86): no more than 4 GW by 2030"),
                     set_deal("gigawatts", 4, "GW", "some milestones missed (A1-86)"),
                     set("multiple", 30, "x NTM", "as the base case"),
                     set("deal_discount", 0.25, "%", "a discount on the AI business (A1-89), by earnings"),
                     set_deal("haircut", 0.25, "%", "the same on the deal's cash flows, by parts")},
       .reason = "the article calls it one of the likeliest (A1-85)"},
      {.name = "pessimistic",
       .label = "悲觀",
       .weight = 0.25,
       .overrides = {set_deal("delay_months", 18, "months", "late (A1-92): a year and a half"),
                     set_deal("gigawatts", 1, "GW", "the first gigawatt and no more (A1-92)"),
                     set("multiple", multiple_of_june_2025().value.value, "x NTM",
                         "the 22x of FY2026 of June 2025 again (A1-95), as a multiple of NTM EPS"),
                     set("deal_discount", 0.50, "%", "AI chips back to a supplement (A1-96), by earnings"),
                     set_deal("haircut", 0.50, "%", "the same on the deal's cash flows, by parts"),
                     set("eps_growth", 0.06, "%",
                         "rivals break through (A1-94): half the base case's growth"),
                     set("revenue_growth", 0.04, "%", "as EPS, less a falling margin")},
       .reason = "one of three, not the likeliest"}};
}

inline Case openai_by_hand() {
  const Currency usd{"USD"};
  return {.name = "AMD and OpenAI",
          .ticker = "AMD",
          .spot = stated(Spot{.price = PerShare{203.71}, .as_of = announced, .currency = usd},
                         "close of the announcement day (public record)"),
          .company = amd_without_deals(),
          .multiple = assumed(RollingMultiple{.value = Multiple{30},
                                              .window = RollingWindow::next_twelve_months,
                                              .earnings = EarningsBasis::non_gaap},
                              "the author's number of article 000, on NTM EPS; each scenario sets its own"),
          .deal_discount = assumed(0.0, "none, by earnings; neutral and pessimistic set their own"),
          .required_return = assumed(0.10, "a round cost of equity"),
          .deals = {deal()},
          .scenarios = three_endings()};
}

}  // namespace openai_by_hand
