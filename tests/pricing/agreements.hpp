/// Public agreements as terms: the worked examples of docs/how-to/write-down-an-agreement.md, which shows
/// this code. What a filing does not say is named beside it as assumed.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/deal/equal_tranches.hpp>
#include <fairvalue/deal/warrant.hpp>

namespace fairvalue::agreements {
using namespace std::chrono_literals;

// [cerebras]
// S-1 0001628280-26-025762. Assumed: the day of the grant, the count of shares behind the capitalisation, and
// that the capacity shares vest in proportion to 2 GW (the split is not disclosed).
inline Warrant cerebras_openai(Shares outstanding = Shares{2.8e8}) {
  const Date granted = 2025y / 12 / 24;
  const MarketCapGate cap{.hurdle = Money{40e9},
                          .shares = DatedSeries<Shares>{{{granted, outstanding}}},
                          .rule = on_vwaps(on_average_of(30))};
  return {.holder = "OpenAI",
          .shares = Shares{33'445'026},
          .strike = PerShare{0.00001},
          .granted = granted,
          .expiry = 2035y / 12 / 24,
          .tranches = {
              {.name = "loan", .shares = Shares{4'459'337}, .gates = {NamedGate{"loan of $1 bn received"}}},
              {.name = "market capitalisation or fees",
               .shares = Shares{5'574'171},
               .gates = {AnyOf{{cap, NamedGate{"fee milestone"}}}}},
              {.name = "capacity",
               .shares = Shares{23'411'518},
               .gates = {},
               .linear = LinearVesting{VolumeMeasure::deployed, 0, 2}}}};
}
// [end]

// [marvell]
// 8-K 0001193125-26-356217. Assumed: the four dates of the first year.
inline Warrant marvell_google() {
  const Shares first_year{1'360'867};
  const Shares total{58'970'907};
  std::vector<Tranche> tranches = tranches_by_date(
      "first year", first_year, {2026y / 11 / 18, 2027y / 2 / 18, 2027y / 5 / 18, 2027y / 8 / 18},
      ShareRounding::cumulative);
  for (Tranche& one : tranches_by_volume("purchases", total - first_year, {VolumeMeasure::paid, 500e6, 240},
                                         ShareRounding::cumulative)) {
    tranches.push_back(std::move(one));
  }
  return {.holder = "Google",
          .shares = total,
          .strike = PerShare{206.58},
          .granted = 2026y / 8 / 18,
          .expiry = 2033y / 8 / 18,
          .tranches = std::move(tranches)};
}
// [end]

// [plug]
// Assumed: the days of grant and expiry, the day on which the second strike is set, and that what is vested
// by payments vests in proportion to them.
inline Warrant plug_amazon(Date second_strike = 2025y / 8 / 24) {
  const auto paid = [](double from, double to) { return LinearVesting{VolumeMeasure::paid, from, to}; };
  Warrant warrant{
      .holder = "Amazon",
      .shares = Shares{16e6},
      .strike = PerShare{22.9841},
      .granted = 2022y / 8 / 24,
      .expiry = 2029y / 8 / 24,
      .tranches = {{.name = "signing", .shares = Shares{1e6}, .gates = {}, .vested_at_issue = true},
                   {.name = "first", .shares = Shares{8e6}, .gates = {}, .linear = paid(0, 1.12e9)},
                   {.name = "second", .shares = Shares{7e6}, .gates = {}, .linear = paid(1.12e9, 2.1e9)}}};
  warrant.tranches[2].own.strike = StrikeSetLater{.part = 0.9, .days = 30, .on = second_strike};
  return warrant;
}
// [end]

// [tesla]
// 10-K for 2025, 0001628280-26-003952: restricted shares with an offset of 334.09, so an option on them.
// Assumed: the days, six months as 126 closes, a constant count of shares.
inline Warrant tesla_2025() {
  const Date granted = 2025y / 11 / 6;
  const DatedSeries<Shares> outstanding{{{granted, Shares{3.33e9}}}};
  std::vector<Tranche> tranches;
  for (int i = 1; i <= 12; ++i) {
    const Money cap{1e12 *
                    (i <= 10 ? 1.5 + 0.5 * i : i - 3.5)};  // 2.0 to 6.5 by 0.5, then 7.5 and 8.5 trillion
    const auto average = [&](int days) { return MarketCapGate{cap, outstanding, on_average_of(days)}; };
    tranches.push_back({.name = std::to_string(i),
                        .shares = Shares{35'311'992},
                        .gates = {AllAtOnce{{average(126), average(30)}},
                                  NamedGate{"operational milestone " + std::to_string(i)}}});
  }
  return {.holder = "E. Musk",
          .shares = Shares{423'743'904},
          .strike = PerShare{334.09},
          .granted = granted,
          .expiry = 2035y / 8 / 24,
          .tranches = std::move(tranches)};
}
// [end]

// [meta]
// 8-K of 2026-02-24: up to 160 million at a cent, 1 to 6 GW, prices up to 600, to February 2031. The ladder
// is redacted: its six equal tranches, hurdles and rule are assumed here, as is the day of the expiry.
inline Warrant amd_meta() {
  std::vector<Tranche> tranches;
  const std::vector<Shares> parts = equal_parts(Shares{160e6}, 6, ShareRounding::cumulative);
  for (int i = 0; i < 6; ++i) {
    const double hurdle = 300 + 60 * i;
    tranches.push_back({.name = std::to_string(i + 1) + " GW",
                        .shares = parts[static_cast<std::size_t>(i)],
                        .gates = {VolumeGate{VolumeMeasure::purchased, 1.0 + i},
                                  PriceGate{PerShare{hurdle}, on_average_of(20)}}});
  }
  return {.holder = "Meta",
          .shares = Shares{160e6},
          .strike = PerShare{0.01},
          .granted = 2026y / 2 / 24,
          .expiry = 2031y / 2 / 24,
          .tranches = std::move(tranches),
          .exercise_gates = {NamedGate{"technical and commercial conditions"}}};
}
// [end]

// [tsr]
// A TSR award with stated inputs, of nobody in particular: 100,000 shares at target, up to twice that by the
// percentile of three years' growth among five peers, averaged over 20 closes at both ends.
inline Warrant tsr_award() {
  const PayoutCurve curve{.points = {{0.25, 0.5}, {0.5, 1.0}, {0.75, 2.0}}, .max_if_negative = 1.0};
  const AveragedPeriod period{
      .start = 2026y / 1 / 2, .end = 2028y / 12 / 29, .start_days = 20, .end_days = 20};
  return {.holder = "the executives",
          .shares = Shares{200'000},
          .strike = PerShare{0},
          .granted = 2026y / 1 / 2,
          .expiry = 2028y / 12 / 29,
          .tranches = {{.name = "TSR",
                        .shares = Shares{200'000},
                        .gates = {},
                        .rank = RankVesting{{"A", "B", "C", "D", "E"}, period, curve}}}};
}
// [end]

}  // namespace fairvalue::agreements
