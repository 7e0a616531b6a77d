#include <fairvalue/deal/term_sheet.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <fairvalue/deal/equal_tranches.hpp>

namespace term_sheet_test {
using namespace fairvalue;
using namespace std::chrono_literals;

// Public agreements in the library's terms. What a filing does not tell is left out or named as such.
Tranche at_issue(std::string name, Shares shares, OwnTerms own = {}) {
  return {
      .name = std::move(name), .shares = shares, .gates = {}, .vested_at_issue = true, .own = std::move(own)};
}

TEST_SUITE("deal/term sheet") {
  TEST_CASE("Marvell and Google: a first part by quarters and 240 steps of 500 million") {
    std::vector<Tranche> tranches = tranches_by_date(
        "quarter", Shares{1'360'867}, {2026y / 11 / 18, 2027y / 2 / 18, 2027y / 5 / 18, 2027y / 8 / 18},
        ShareRounding::cumulative);
    const auto steps = tranches_by_volume("purchases", Shares{57'610'040},
                                          {.measure = VolumeMeasure::paid, .step = 5e8, .parts = 240},
                                          ShareRounding::cumulative);
    tranches.insert(tranches.end(), steps.begin(), steps.end());
    const Warrant warrant{.holder = "Google",
                          .shares = Shares{58'970'907},
                          .strike = PerShare{206.58},
                          .granted = 2026y / 8 / 18,
                          .expiry = 2033y / 8 / 18,
                          .tranches = tranches};
    const auto lines = term_sheet(require_warrant(warrant));
    REQUIRE(lines.size() == 247);
    CHECK(lines[0] ==
          "Warrant granted to Google on 2026-08-18: 58,970,907 shares at an exercise price of 206.58, until "
          "2033-08-18.");
    CHECK(lines[246] == "These terms do not say what a change of control does to what has not vested.");
    CHECK(lines[244] ==
          "purchases 240 of 240: 240,042 shares, vesting when this condition is met: 120,000,000,000 paid.");
  }
  TEST_CASE("Cerebras and OpenAI: the earlier of a market capitalisation and a fee milestone") {
    // The count behind the capitalisation and the fee are not public: one share of a billion and 2 bn stand
    // in.
    const MarketCapGate cap{.hurdle = Money{40e9},
                            .shares = DatedSeries<Shares>{{{2025y / 12 / 24, Shares{1e9}}}},
                            .rule = on_vwaps(on_average_of(30))};
    const Gate fee = VolumeGate{.measure = VolumeMeasure::paid, .volume = 2e9};
    const Warrant warrant{
        .holder = "OpenAI",
        .shares = Shares{33'445'026},
        .strike = PerShare{0.00001},
        .granted = 2025y / 12 / 24,
        .expiry = 2035y / 12 / 24,
        .tranches = {
            {.name = "loan", .shares = Shares{4'459'337}, .gates = {NamedGate{"receipt of the loan"}}},
            {.name = "capitalisation or fee", .shares = Shares{5'574'171}, .gates = {AnyOf{{cap, fee}}}},
            {.name = "capacity",
             .shares = Shares{23'411'518},
             .gates = {},
             .linear = LinearVesting{.measure = VolumeMeasure::deployed, .from = 0, .to = 2}}}};
    const auto lines = term_sheet(require_warrant(warrant));
    CHECK(
        lines[2] ==
        "capitalisation or fee: 5,574,171 shares, vesting when this condition is met: the earlier of (market "
        "capitalisation of at least 40,000,000,000 on 1,000,000,000 shares (average of 30 daily VWAPs) or "
        "2,000,000,000 "
        "paid).");
    CHECK(lines[3] == "capacity: 23,411,518 shares, vesting in proportion from 0 to 2 GW deployed.");
  }
  TEST_CASE("Plug and Amazon 2022: two strikes of which one is set later") {
    // 1 m at signing and 8 m more at 22.9841, 7 m at 90 % of a 30-day VWAP; the day it is set is assumed.
    const StrikeSetLater later{.part = 0.9, .days = 30, .on = 2026y / 8 / 24};
    Tranche second{.name = "second",
                   .shares = Shares{7e6},
                   .gates = {},
                   .linear = LinearVesting{.measure = VolumeMeasure::paid, .from = 1.2e9, .to = 2.1e9},
                   .own = {.strike = later}};
    const Warrant warrant{
        .holder = "Amazon",
        .shares = Shares{16e6},
        .strike = PerShare{22.9841},
        .granted = 2022y / 8 / 24,
        .expiry = 2029y / 8 / 24,
        .tranches = {at_issue("signing", Shares{1e6}),
                     {.name = "first",
                      .shares = Shares{8e6},
                      .gates = {},
                      .linear = LinearVesting{.measure = VolumeMeasure::paid, .from = 0, .to = 1.2e9}},
                     second},
        .settlement = ExerciseSettlement::net};
    const auto lines = term_sheet(require_warrant(warrant));
    CHECK(lines[1] == "signing: 1,000,000 shares, vested at issue.");
    CHECK(lines[3] ==
          "second: 7,000,000 shares, vesting in proportion from 1,200,000,000 to 2,100,000,000 paid; its own "
          "exercise price "
          "is 90 % of the average of the 30 daily VWAPs up to 2026-08-24.");
    CHECK(lines[4] ==
          "Vested shares are exercisable; exercise is net: the holder pays nothing and receives shares worth "
          "the "
          "gain.");
  }
  TEST_CASE("Tesla 2025: a six-month and a 30-day average at twelve capitalisations on one day") {
    const DatedSeries<Shares> count{{{2025y / 9 / 3, Shares{3.33e9}}}};
    std::vector<Tranche> tranches;
    for (const double trillion : {2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 6.5, 7.5, 8.5}) {
      const Money hurdle{trillion * 1e12};
      const MarketCapGate long_average{.hurdle = hurdle, .shares = count, .rule = on_average_of(126)};
      const MarketCapGate short_average{.hurdle = hurdle, .shares = count, .rule = on_average_of(30)};
      tranches.push_back({.name = "tranche " + std::to_string(tranches.size() + 1),
                          .shares = Shares{35'311'992},
                          .gates = {AllAtOnce{.gates = {long_average, short_average}},
                                    NamedGate{"an operational milestone"}}});
    }
    const Warrant warrant{.holder = "Elon Musk",
                          .shares = Shares{423'743'904},
                          .strike = PerShare{334.09},
                          .granted = 2025y / 9 / 3,
                          .expiry = 2035y / 9 / 3,
                          .tranches = tranches,
                          .on_change_of_control = ChangeOfControl::accelerates};
    const auto lines = term_sheet(require_warrant(warrant));
    CHECK(lines[12] ==
          "tranche 12: 35,311,992 shares, vesting when these conditions are all met, each on any day: all on "
          "the "
          "same "
          "day (market capitalisation of at least 8,500,000,000,000 on 3,330,000,000 shares (average of 126 "
          "closes) and "
          "market "
          "capitalisation of at least 8,500,000,000,000 on 3,330,000,000 shares (average of 30 closes)); an "
          "operational "
          "milestone.");
    CHECK(lines[14] == "On a change of control all that has not vested vests.");
  }
  TEST_CASE("AMD and Meta: gigawatts and prices with a cap and an expiry of its own for one tranche") {
    // Shares and prices of the tranches are not public; two stand for all of them.
    Tranche last{.name = "last",
                 .shares = Shares{80e6},
                 .gates = {VolumeGate{.measure = VolumeMeasure::purchased, .volume = 6},
                           PriceGate{.hurdle = PerShare{600}, .rule = on_average_of(20)}}};
    last.own = {.expiry = 2030y / 2 / 24,
                .exercise_gates = std::vector<Gate>{NamedGate{"a permit"}},
                .value_cap = PerShare{500}};
    const Warrant warrant{
        .holder = "Meta",
        .shares = Shares{160e6},
        .strike = PerShare{0.01},
        .granted = 2026y / 2 / 24,
        .expiry = 2031y / 2 / 24,
        .tranches = {{.name = "first",
                      .shares = Shares{80e6},
                      .gates = {VolumeGate{.measure = VolumeMeasure::delivered, .volume = 1}}},
                     last},
        .exercise_gates = {NamedGate{"technical and commercial conditions"}},
        .settlement = ExerciseSettlement::net,
        .automatic_at_expiry = true,
        .on_change_of_control = ChangeOfControl::lapses};
    CHECK(term_sheet(require_warrant(warrant)) ==
          std::vector<std::string>{
              "Warrant granted to Meta on 2026-02-24: 160,000,000 shares at an exercise price of 0.01, until "
              "2031-02-24.",
              "first: 80,000,000 shares, vesting when this condition is met: 1 GW delivered.",
              "last: 80,000,000 shares, vesting when these conditions are all met, each on any day: 6 GW "
              "purchased; price "
              "at or above 600.00 (average of 20 closes); it expires on 2030-02-24; the gain on a share is "
              "at most "
              "500; exercisable when, after vesting, these are met: a permit.",
              "Vested shares are exercisable when these are met: technical and commercial conditions; "
              "exercise is net: the holder pays "
              "nothing and receives shares worth the gain; exercised automatically at the expiry if the "
              "price is then "
              "above the exercise price.",
              "On a change of control what has not vested lapses."});
  }
  TEST_CASE("amounts are named in a currency that is known and shares and gigawatts are not") {
    const SteppedPriceGate rising{
        .hurdle = PerShare{12}, .steps = {{2027y / 1 / 1, PerShare{12.96}}}, .rule = on_any_close()};
    Warrant warrant{
        .holder = "A",
        .shares = Shares{4e6},
        .strike = PerShare{206.58},
        .granted = 2026y / 8 / 18,
        .expiry = 2033y / 8 / 18,
        .tranches =
            {{.name = "three",
              .shares = Shares{1e6},
              .gates = {AnyOf{{VolumeGate{VolumeMeasure::paid, 4e9}, PriceGate{PerShare{600}, on_any_close()},
                               VolumeGate{VolumeMeasure::delivered, 2}}}}},
             {.name = "rising", .shares = Shares{1e6}, .gates = {rising}, .own = {.value_cap = PerShare{5}}},
             {.name = "by money",
              .shares = Shares{1e6},
              .gates = {},
              .linear = LinearVesting{VolumeMeasure::paid, 0, 2e9}},
             {.name = "by power",
              .shares = Shares{1e6},
              .gates = {},
              .linear = LinearVesting{VolumeMeasure::deployed, 0, 2},
              .own = {.strike = PerShare{1000}}}},
        .settlement = ExerciseSettlement::net};
    const auto lines = term_sheet(require_warrant(warrant), "USD");
    CHECK(lines[0] ==
          "Warrant granted to A on 2026-08-18: 4,000,000 shares at an exercise price of 206.58 USD, until "
          "2033-08-18.");
    CHECK(lines[1] ==
          "three: 1,000,000 shares, vesting when this condition is met: the earliest of (4,000,000,000 USD "
          "paid or price at or above 600.00 USD (any close) or 2 GW delivered).");
    CHECK(lines[2] ==
          "rising: 1,000,000 shares, vesting when this condition is met: price at or above 12.00 USD, from "
          "2027-01-01 on 12.96 USD (any close); the gain on a share is at most 5 USD.");
    CHECK(lines[3] == "by money: 1,000,000 shares, vesting in proportion from 0 to 2,000,000,000 USD paid.");
    CHECK(lines[4] ==
          "by power: 1,000,000 shares, vesting in proportion from 0 to 2 GW deployed; its own exercise price "
          "is 1,000 USD.");
  }
  TEST_CASE("silence about a change of control is not the same as no effect") {
    Warrant warrant{.holder = "A",
                    .shares = Shares{1e6},
                    .strike = PerShare{1},
                    .granted = 2026y / 8 / 18,
                    .expiry = 2033y / 8 / 18,
                    .tranches = {at_issue("all", Shares{1e6})}};
    CHECK_FALSE(warrant.on_change_of_control.has_value());
    CHECK(term_sheet(warrant).back() ==
          "These terms do not say what a change of control does to what has not vested.");
    warrant.on_change_of_control = ChangeOfControl::no_effect;
    CHECK(term_sheet(warrant).back() == "A change of control has no effect on vesting.");
    CHECK(change_of_control_sentence(warrant) == term_sheet(warrant).back());
  }
  TEST_CASE("figures of a name stay as they are beside numbers with commas") {
    Warrant warrant{.holder = "A",
                    .shares = Shares{1e6},
                    .strike = PerShare{1},
                    .granted = 2026y / 8 / 18,
                    .expiry = 2033y / 8 / 18,
                    .tranches = {{.name = "all", .shares = Shares{1e6}, .gates = {}}}};
    warrant.tranches[0].gates = {
        AnyOf{{NamedGate{"8-K 0001193125-26-356217"}, VolumeGate{VolumeMeasure::paid, 4e9}}}};
    CHECK(term_sheet(warrant)[1].find("the earlier of (8-K 0001193125-26-356217 or 4,000,000,000 paid)") !=
          std::string::npos);
  }
}

}  // namespace term_sheet_test
