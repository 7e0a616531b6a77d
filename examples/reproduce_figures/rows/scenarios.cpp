#include <fairvalue/deal/vesting.hpp>
#include <fairvalue/scenario/scenarios.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

/// What vests of the warrant's shares, evenly over the programme's gigawatts, once `delivered` of them are
/// there.
Shares vested_at(figures::Facts& f, Gigawatts programme, Gigawatts delivered) {
  using namespace std::chrono_literals;
  const Shares all = f.shares("A1-14");
  const LinearVesting linear{.measure = VolumeMeasure::delivered, .from = 0.0, .to = programme.value};
  const Warrant warrant{.holder = "OpenAI",
                        .shares = all,
                        .strike = PerShare{0.01},
                        .granted = 2025y / 10 / 5,
                        .expiry = 2030y / 10 / 5,
                        .tranches = {{.name = "all", .shares = all, .gates = {}, .linear = linear}}};
  const Date last = warrant.expiry;
  const VolumeHistory volumes{.measure = VolumeMeasure::delivered,
                              .cumulative = DatedSeries<double>{{{last, delivered.value}}}};
  return vested_shares(vesting(warrant, {.closes = {}, .volumes = {volumes}}, last));
}

}  // namespace

/// The three paths, and what the market's price says of them.
std::vector<figures::Row> figures::scenario_rows() {
  return {
      {"A1-84", [](Facts& f) { return vested_at(f, f.gigawatts("A1-03"), f.gigawatts("A1-03")); }},
      {"A1-91",
       [](Facts& f) -> Figure {
         const Shares each = f.shares_a_gigawatt("A1-50");
         return {1.0 * each, 2.0 * each, 3.0 * each, 4.0 * each, 5.0 * each, 6.0 * each};
       }},
      {"A1-97", [](Facts& f) { return vested_at(f, Gigawatts{6}, Gigawatts{0}); }},  // none of the six
      {"AX-39",
       [](Facts& f) {
         const Shares each = f.shares_a_gigawatt("A1-50");
         const double vested[] = {6.0 * each.value, 3.0 * each.value,
                                  0.0};  // paths of 6, 3 and 0 GW: assumed
         const double equal[] = {1.0 / 3, 1.0 / 3, 1.0 / 3};
         return Shares{expected_value(equal, vested)};
       }},
      {"AX-40",
       [](Facts& f) -> Figure {
         const double low = f.price("A1-07").value;
         const double high = f.price("A1-19").value;
         return {two_point_probability(f.price("A1-08").value, low, high),
                 two_point_probability(f.price("X-05").value, low, high)};
       }},
      {"AX-41",
       [](Facts& f) -> Figure {
         const double probability = f.all_ratios("AX-40").front();
         const Money expected = probability * f.money("A1-39");
         return {expected, expected / f.money("A1-38")};
       }},
  };
}
