#include <fairvalue/model/announcement.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/case_bridge.hpp>
#include <fairvalue/model/compared_deals.hpp>
#include <fairvalue/model/deal_loop.hpp>
#include <fairvalue/model/deal_worth.hpp>
#include <fairvalue/model/give_away.hpp>
#include <fairvalue/model/value.hpp>
#include <fairvalue/model/vesting_equilibrium.hpp>
#include <fairvalue/model/wrong_way.hpp>

#include "calls.hpp"

namespace fuzz {

using namespace fairvalue;

template <>
inline constexpr int field_count<Claim> = 2;
template <>
inline constexpr int field_count<OpenClaim> = 2;
template <>
inline constexpr int field_count<Pinned> = 2;
template <>
inline constexpr int field_count<VestingEquilibrium> = 3;

namespace {

/// The plain number, or one in four times any.
Sourced<double> near(Bytes& bytes, double plain) {
  return {bytes.below(4) == 0 ? bytes.number() : plain, Standing::stated, "fuzz"};
}
template <class T>
Sourced<T> sourced(Bytes& bytes, double plain) {
  return {T{near(bytes, plain).value}, Standing::stated, "fuzz"};
}
template <class T>
Sourced<T> fixed(T value) {
  return {std::move(value), Standing::stated, "fuzz"};
}

Tranche tranche_of(Bytes& bytes, const char* name, double volume, double hurdle) {
  return {.name = name,
          .shares = sourced<Shares>(bytes, 10).value,
          .gates = {VolumeGate{.measure = VolumeMeasure::purchased, .volume = near(bytes, volume).value},
                    PriceGate{.hurdle = sourced<PerShare>(bytes, hurdle).value, .rule = on_any_close()}}};
}

Deal deal_of(Bytes& bytes) {
  using namespace std::chrono_literals;
  Warrant warrant{.holder = "customer",
                  .shares = Shares{0},
                  .strike = sourced<PerShare>(bytes, 1).value,
                  .granted = 2024y / 12 / 31,
                  .expiry = bytes.below(4) == 0 ? make<Date>(bytes) : Date{2026y / 7 / 2},
                  .tranches = {tranche_of(bytes, "1", 1, 20), tranche_of(bytes, "2", 2, 30)}};
  for (const Tranche& one : warrant.tranches) warrant.shares += one.shares;
  Deal deal{.name = "A",
            .plan = fixed(DeploymentPlan{.measure = VolumeMeasure::purchased,
                                         .start = 2024y / 12 / 31,
                                         .milestones = {{near(bytes, 1).value, 2025y / 12 / 31},
                                                        {near(bytes, 2).value, 2027y / 12 / 31}}}),
            .warrant = Sourced<Warrant>{std::move(warrant), Standing::stated, "fuzz"},
            .revenue_per_gigawatt = sourced<PerGigawatt>(bytes, 300),
            .margin = near(bytes, 0.4)};
  deal.contra_revenue = sourced<PerGigawatt>(bytes, 10);
  deal.incremental = near(bytes, 1);
  deal.capital_spending = sourced<PerGigawatt>(bytes, 5);
  deal.receipt_lag_days = near(bytes, 60);
  deal.haircut = near(bytes, 0);
  if (bytes.below(2) == 0)
    deal.follow_on =
        fixed(FollowOn{.share = near(bytes, 0.5).value, .life = Years{3}, .ends_on = 2033y / 12 / 31});
  return deal;
}

/// A small company with a deal; some of its numbers are extreme.
Case case_of(Bytes& bytes) {
  using namespace std::chrono_literals;
  Case value{.name = "small",
             .ticker = "SML",
             .spot = fixed(Spot{.price = sourced<PerShare>(bytes, 15).value,
                                .as_of = 2024y / 12 / 31,
                                .currency = Currency{"USD"}}),
             .company = {.years = {calendar_year(2025), calendar_year(2026)},
                         .consensus_eps = {sourced<PerShare>(bytes, 1)},
                         .eps_growth = near(bytes, 0.1),
                         .diluted_shares = sourced<Shares>(bytes, 100),
                         .revenue = sourced<Money>(bytes, 1'000),
                         .revenue_growth = near(bytes, 0.1),
                         .ai_mix = near(bytes, 0.2),
                         .tax_rate = near(bytes, 0.2)},
             .multiple = fixed(RollingMultiple{.value = Multiple{near(bytes, 20).value},
                                               .window = make<RollingWindow>(bytes),
                                               .earnings = EarningsBasis::non_gaap}),
             .deal_discount = near(bytes, 0),
             .required_return = near(bytes, 0.1),
             .deals = {deal_of(bytes)}};
  value.company.year_before = fixed(PeriodEps{.period = calendar_year(2024),
                                              .eps = PerShare{near(bytes, 0.9).value},
                                              .basis = EarningsBasis::non_gaap,
                                              .currency = Currency{"USD"}});
  if (bytes.below(2) == 0)
    value.scenarios = {{.name = "one",
                        .label = "",
                        .weight = 1.0,
                        .overrides = {{.name = "eps_growth", .value = bytes.number(), .reason = "fuzz"},
                                      {.name = "deal.A.delay_months",
                                       .value = static_cast<double>(bytes.below(40)),
                                       .reason = "fuzz"}},
                        .reason = "fuzz"}};
  return value;
}

std::vector<double> numbers_of(const PartsValue& parts) {
  std::vector<double> numbers{
      parts.base.value,           parts.flows.total().value,      parts.flows_until_horizon.total().value,
      parts.net_new_shares.value, parts.open_after_horizon.value, parts.price_at_horizon.value,
      parts.value.value,          parts.given_to_holders().value, parts.net_worth().value};
  for (const PathDay& day : parts.path)
    numbers.insert(numbers.end(),
                   {day.base.value, day.collected.value, day.to_come.value, day.price.value,
                    day.vested_to_date.value, day.net_new_shares.value, day.exercised.shares.value,
                    day.exercised.paid.value, day.pinned ? day.pinned->fraction : 0.0});
  return numbers;
}

void look_at_value(Bytes& bytes) {
  const Case one = case_of(bytes);
  const CaseResult result = value(one);
  look_at(result.base_value);
  for (const ScenarioResult& scenario : result.scenarios) {
    look_at(numbers_of(scenario.by_parts));
    look_at(scenario.by_earnings.present_value);
    const Effect& by = scenario.effect;
    look_at(std::vector{by.growth, by.multiple, by.required_return, by.flows, by.dilution});
    const Reconciliation& way = scenario.reconciliation;
    look_at(std::vector{way.capitalised, way.collected, way.to_come, way.dilution, way.multiple});
    interpolation_notes(scenario.by_parts, one.company.years);
  }
  look_at(price_table(result));
  look_at(vested_table(result));
}

void look_at_give_away(Bytes& bytes) {
  const Case value = case_of(bytes);
  const Settings base = base_settings(value);
  for (const TrancheGiveAway& one : give_away_prices(value, base, 0)) {
    look_at(one.profit);
    look_at(one.on_delivery);
    look_at(one.present_value);
    look_at(one.today);
  }
  gigawatt_steps(value, base, 0);
}

void look_at_jump(Bytes& bytes) {
  const Case value = case_of(bytes);
  const Announcement announcement{.before = sourced<PerShare>(bytes, 10).value,
                                  .after = sourced<PerShare>(bytes, 15).value};
  const std::vector<Money> warrants(value.scenarios.empty() ? 1 : value.scenarios.size(),
                                    sourced<Money>(bytes, 5).value);
  const Jump jump = explain_jump(value, announcement, warrants);
  look_at(std::vector{jump.total, jump.market_view, jump.rest});
  look_at(jump.turns);
  look_at(jump.growth);
  const ReverseQuestion question{.announcement = announcement, .deal = "A", .warrants = warrants};
  for (const ReverseAnswer& one : reverse_solve(with_assumed_follow_on(value, "A"), question))
    look_at(one.value);
}

void look_at_loop(Bytes& bytes) {
  const Case value = case_of(bytes);
  look_at(yearly_table(deal_loop(value, base_settings(value))));
}
void look_at_worth(Bytes& bytes) {
  const Case value = case_of(bytes);
  const std::vector<Money> warrants(value.scenarios.size(), sourced<Money>(bytes, 5).value);
  const DealWorth worth = deal_worth(value, warrants);
  look_at(worth.base);
  look_at(std::vector{worth.expected_value});
  look_at(std::vector{worth.path_view, worth.flows.total(), worth.warrants, worth.market_view});
}
void look_at_compared(Bytes& bytes) {
  const ComparedDeal one = compared_deal(case_of(bytes), 0);
  look_at(std::vector{one.revenue, one.flows, one.given, one.net_value});
  look_at(one.net_value_a_share);
  look_at(one.flow_per_gigawatt);
  look_at(one.rebate);
  look_at(one.give_away_price);
}
void look_at_calibrated(Bytes& bytes) {
  const Case value = case_of(bytes);
  look_at(calibrated(value, base_settings(value), static_cast<CalibratedInput>(bytes.below(2)),
                     sourced<PerShare>(bytes, 15).value));
}
void look_at_bridge(Bytes& bytes) {
  const Case before = case_of(bytes);
  Case after = before;
  after.company.eps_growth = near(bytes, 0.2);
  after.multiple.value.value = Multiple{near(bytes, 25).value};
  const CaseBridge bridge = case_bridge(before, after);
  look_at(std::vector{bridge.before, bridge.after, bridge.total()});
  for (const CaseStep& step : bridge.steps) look_at(step.effect);
}
void look_at_funding(Bytes& bytes) {
  const Deal deal = deal_of(bytes);
  const std::vector<FiscalPeriod> years{calendar_year(2025), calendar_year(2026)};
  const FundingRule rule{.market_impact = near(bytes, 0.1).value,
                         .own_funds = {sourced<Money>(bytes, 100).value, sourced<Money>(bytes, 50).value}};
  const std::vector<PerShare> prices{sourced<PerShare>(bytes, 15).value, sourced<PerShare>(bytes, 25).value};
  for (const FundedYear& year : funded_purchases(deal, years, prices, rule)) {
    look_at(std::vector{year.planned, year.bought});
    look_at(std::vector{year.cost, year.own_funds, year.from_shares});
    look_at(std::vector{year.sold, year.vested_to_date});
  }
  const WrongWay way =
      wrong_way(deal, years,
                {.spot = sourced<PerShare>(bytes, 15).value,
                 .as_of = Date{std::chrono::year{2024}, std::chrono::December, std::chrono::day{31}},
                 .drift = near(bytes, 0.1).value,
                 .volatility = near(bytes, 0.5).value},
                rule, 1'000, 1);
  look_at(way.failure);
  look_at(way.any_failure);
  look_at(std::vector{way.planned, way.expected});
  look_at(way.correlation);
}

}  // namespace

std::span<const Call> model_calls() {
  static constexpr Call calls[] = {{"value of a case", look_at_value},
                                   {"give_away_prices of a case", look_at_give_away},
                                   {"explain_jump and reverse_solve of a case", look_at_jump},
                                   {"deal_loop of a case", look_at_loop},
                                   {"deal_worth of a case", look_at_worth},
                                   {"compared_deal of a case", look_at_compared},
                                   {"calibrated of a case", look_at_calibrated},
                                   {"case_bridge of two cases", look_at_bridge},
                                   {"funded_purchases and wrong_way of a deal", look_at_funding},
                                   FUZZ_CALL(price_after_dilution),
                                   FUZZ_CALL(vesting_equilibrium)};
  return calls;
}

}  // namespace fuzz
