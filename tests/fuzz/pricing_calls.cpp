#include <fairvalue/pricing/black_scholes.hpp>
#include <fairvalue/pricing/closes_probability.hpp>
#include <fairvalue/pricing/diluted_value.hpp>
#include <fairvalue/pricing/first_passage.hpp>
#include <fairvalue/pricing/flat_market.hpp>
#include <fairvalue/pricing/hurdle_claim.hpp>
#include <fairvalue/pricing/tranche_claim.hpp>
#include <fairvalue/pricing/value_by_formula.hpp>

#include "calls.hpp"

namespace fuzz {

using namespace fairvalue;

template <>
inline constexpr int field_count<EuropeanOption> = 3;
template <>
inline constexpr int field_count<OptionGreeks> = 5;
template <>
inline constexpr int field_count<Greeks> = 2;
template <>
inline constexpr int field_count<HurdleClaim> = 5;
template <>
inline constexpr unsigned enumerators<HurdlePayoff> = 11;
template <>
inline constexpr int field_count<ClaimValue> = 7;
template <>
inline constexpr int field_count<ClosesProbability> = 2;

namespace {

double near_plain(Bytes& bytes, double plain) { return bytes.below(5) == 0 ? bytes.number() : plain; }

FlatMarket flat(Bytes& bytes) {
  return {.spot = PerShare{near_plain(bytes, 100)},
          .risk_free_rate = Rate{near_plain(bytes, 0.04)},
          .dividend_yield = Rate{near_plain(bytes, 0.01)},
          .volatility = near_plain(bytes, 0.5)};
}
MonitoringRule closed_form_rule(Bytes& bytes) {
  switch (bytes.below(3)) {
    case 0: return continuously();
    case 1: return on_any_close();
    default: return on_consecutive(1 + static_cast<int>(bytes.below(6)));
  }
}
/// A claim of few closes: a convolution takes milliseconds.
TrancheClaim claim_of(Bytes& bytes) {
  TrancheClaim claim{.strike = PerShare{near_plain(bytes, 1)}, .expiry = Years{near_plain(bytes, 0.1)}};
  if (bytes.below(3) != 0)
    claim.hurdle = HurdleCondition{.hurdle = PerShare{near_plain(bytes, 120)},
                                   .rule = closed_form_rule(bytes),
                                   .timing = make<GateTiming>(bytes),
                                   .closes = 1 + static_cast<int>(bytes.below(30))};
  if (bytes.below(3) == 0)
    claim.milestone =
        MilestoneCondition{.timing = {.years = Uniform{near_plain(bytes, 0.01), near_plain(bytes, 0.3)},
                                      .never = near_plain(bytes, 0.1)},
                           .by = Years{near_plain(bytes, 0.1)}};
  if (bytes.below(4) == 0) claim.earliest = Years{near_plain(bytes, 0.05)};
  claim.other_conditions = near_plain(bytes, 0.9);
  claim.exercise_conditions = near_plain(bytes, 1);
  claim.hurdle_waived = near_plain(bytes, 0);
  if (bytes.below(4) == 0) claim.value_cap = PerShare{near_plain(bytes, 150)};
  return claim;
}
ClaimMethods methods_of(Bytes& bytes) {
  return {.exercise = make<ExercisePolicy>(bytes), .closes = make<ClosesMethod>(bytes)};
}

void look_at_claim(Bytes& bytes) {
  const FlatMarket market = flat(bytes);
  const TrancheClaim claim = claim_of(bytes);
  look_at(claim_value(market, claim, methods_of(bytes)));
}
void look_at_claim_greeks(Bytes& bytes) {
  const FlatMarket market = flat(bytes);
  const TrancheClaim claim = claim_of(bytes);
  look_at(claim_greeks(market, claim, methods_of(bytes)));
}
void look_at_closes(Bytes& bytes) {
  const FlatMarket market = flat(bytes);
  const ClosesHurdle hurdle{
      .hurdle = PerShare{near_plain(bytes, 120)},
      .horizon = Years{near_plain(bytes, 0.1)},
      .closes = bytes.below(30) == 0 ? bytes.whole() : static_cast<int>(bytes.below(30)),
      .consecutive = bytes.below(5) == 0 ? bytes.whole() : 1,
      .strike = PerShare{near_plain(bytes, 0)}};
  look_at(hit_probability(market, hurdle, make<Measure>(bytes)));
}
void look_at_average_market(Bytes& bytes) {
  const EquityMarket market{
      .spot = {.price = PerShare{near_plain(bytes, 100)},
               .as_of = Date{std::chrono::year{2025}, std::chrono::May, std::chrono::day{2}},
               .currency = Currency{"USD"}},
      .risk_free_rate = {Rate{near_plain(bytes, 0.04)},
                         {{Years{near_plain(bytes, 1)}, Rate{near_plain(bytes, 0.03)}}}},
      .dividend_yield = {Rate{near_plain(bytes, 0.01)}},
      .volatility = {near_plain(bytes, 0.5), {{Years{near_plain(bytes, 1)}, near_plain(bytes, 0.3)}}}};
  look_at(average_market(market, Years{near_plain(bytes, 2)}));
}
void look_at_formula(Bytes& bytes) {
  const Date granted{std::chrono::year{2025}, std::chrono::January, std::chrono::day{1}};
  const EquityMarket market{.spot = {.price = PerShare{near_plain(bytes, 100)},
                                     .as_of = bytes.below(4) == 0 ? make<Date>(bytes) : granted,
                                     .currency = Currency{"USD"}},
                            .risk_free_rate = {Rate{near_plain(bytes, 0.04)}},
                            .dividend_yield = {Rate{near_plain(bytes, 0.01)}},
                            .volatility = {near_plain(bytes, 0.5)}};
  const Shares shares{near_plain(bytes, 10)};
  const Warrant terms{.holder = "customer",
                      .shares = shares,
                      .strike = PerShare{near_plain(bytes, 1)},
                      .granted = granted,
                      .expiry = bytes.below(4) == 0 ? make<Date>(bytes) : add_days(granted, 20),
                      .tranches = {{.name = "1",
                                    .shares = shares,
                                    .gates = {PriceGate{.hurdle = PerShare{near_plain(bytes, 120)},
                                                        .rule = closed_form_rule(bytes)}}}}};
  const ValuationTerms how{.kind = static_cast<ValueKind>(bytes.below(3)),
                           .exercise = make<ExercisePolicy>(bytes),
                           .dilution = static_cast<DilutionMethod>(bytes.below(3)),
                           .outstanding = Shares{near_plain(bytes, 1000)}};
  const WarrantPosition position{.warrant = terms};
  const WarrantValue value = value_by_formula(position, market, how);
  look_at(value.spot);
  look_at(value.total);
  for (const NamedTrancheValue& one : value.tranches) {
    if (!one.outcome.has_value()) continue;
    look_at(one.outcome.value().claim);
    look_at(one.outcome.value().median_hit_share);
    look_at(one.outcome.value().median_hit_risk_neutral);
  }
  look_at(greeks_by_formula(position, market, how));
}

}  // namespace

std::span<const Call> pricing_calls() {
  using Market = const FlatMarket&;
  static constexpr Call calls[] = {
      FUZZ_CALL(option_value),
      FUZZ_CALL(option_greeks),
      FUZZ_CALL(closes_shifted_hurdle),
      FUZZ_CALL_AS(double (*)(Market, PerShare, Years, Measure), hit_probability),
      FUZZ_CALL_AS(double (*)(Market, PerShare, Interval<Years>, Measure), hit_probability),
      FUZZ_CALL(hit_density),
      FUZZ_CALL(median_hit_time),
      FUZZ_CALL(log_drift),
      FUZZ_CALL(hurdle_claim_value),
      FUZZ_CALL(hurdle_claim_greeks),
      {"claim_value of a claim", look_at_claim},
      {"claim_greeks of a claim", look_at_claim_greeks},
      {"hit_probability of closes", look_at_closes},
      {"average_market of stepped levels", look_at_average_market},
      {"value_by_formula of a warrant", look_at_formula}};
  return calls;
}

}  // namespace fuzz
