// A performance warrant by formula and by simulation: shares for a gigawatt bought and a share price of 150,
// watched at every moment. The terms are invented.
#include <cstdio>

#include <fairvalue/pricing/value_by_formula.hpp>
#include <fairvalue/pricing/value_by_simulation.hpp>

using namespace fairvalue;
using namespace std::chrono_literals;

int main() {
  const Warrant warrant{.holder = "Harbour Cloud",
                        .shares = Shares{1e6},
                        .strike = PerShare{0},
                        .granted = 2026y / 3 / 2,
                        .expiry = 2031y / 3 / 1,  // 5 x 365 days
                        .tranches = {{.name = "first",
                                      .shares = Shares{1e6},
                                      .gates = {VolumeGate{VolumeMeasure::purchased, 1},
                                                PriceGate{PerShare{150}, continuously()}}}}};
  const EquityMarket market{.spot = {PerShare{100}, warrant.granted, Currency{"USD"}},
                            .risk_free_rate = {Rate{0.04}},
                            .volatility = {0.45},
                            .volatility_source = "assumed"};
  const MilestoneTiming gigawatt{.years = Fixed{2.0}, .never = 0.25};
  const ConditionOutlook outlook{.milestones = {{VolumeMeasure::purchased, 1, gigawatt}}};

  const WarrantPosition position{.warrant = warrant, .outlook = outlook};
  const TrancheValue formula = value_by_formula(position, market).tranches[0].outcome.value();
  const SimulatedTranche paths = value_by_simulation(position, {market}, {}, {.paths = 1 << 17}).tranches[0];
  std::printf(
      "A warrant share is worth %.2f USD by formula: the share price of %.0f USD x %.1f %% x 75 %%.\n",
      formula.claim.value.value, market.spot.price.value, 100 * formula.claim.hit_share);
  std::printf("%.1f %%: the price reaches 150 USD, under the share measure; 75 %%: the gigawatt is bought.\n",
              100 * formula.claim.hit_share);
  std::printf("Simulation gives %.1f USD, standard error below %s.\n", paths.value.mean,
              paths.value.standard_error < 0.01 ? "a cent" : "a dollar");
}
