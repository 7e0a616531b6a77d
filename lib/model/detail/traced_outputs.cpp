#include "traced_outputs.hpp"

#include <utility>

#include <fairvalue/core/outcome.hpp>

#include "price_without_deals.hpp"
#include "traced_give_away.hpp"
#include "traced_scenario.hpp"

namespace fairvalue::detail {
namespace {

using Outputs = std::vector<TracedOutput>;

void add_parts(Outputs& to, TracedCase& traced, const Case& value, const TracedParts& parts) {
  const Traced given = named(parts.net_new_shares * parts.value, "given to the holders");
  const Traced price = traced.fixed("price", value.spot, value.spot.value.price.value);
  const Traced against = named(parts.value / price, "price ratio") - Traced{1.0};
  to.push_back({"base", "value a share without deals", "currency/share", parts.base});
  to.push_back({"flows", "present value of the deals' cash flows", "currency", parts.flows});
  to.push_back({"net_new_shares", "net new shares of the warrants", "shares", parts.net_new_shares});
  to.push_back({"value", "value a share, by parts", "currency/share", parts.value});
  to.push_back({"given_to_holders", "what the warrants' holders take", "currency", given});
  to.push_back({"net_worth", "what the deals leave the shareholders", "currency",
                named(parts.flows - given, "net worth of the deals")});
  to.push_back({"against_price", "value against the price", "%", named(against, "value against the price")});
}

void add_effect(Outputs& to, const EffectOf<Traced>& effect) {
  const std::string unit = "currency/share";
  to.push_back({"growth", "effect of growth", unit, effect.growth});
  to.push_back({"multiple", "effect of the multiple", unit, effect.multiple});
  to.push_back({"required_return", "effect of the required return", unit, effect.required_return});
  to.push_back({"flows_a_share", "effect of the deals' cash flows", unit, effect.flows});
  to.push_back({"dilution", "effect of dilution", unit, effect.dilution});
}

void add_year(Outputs& to, const std::string& name, const TracedYear& year) {
  const auto add = [&](const char* key, const char* title, const char* unit, const Traced& number) {
    to.push_back({name + "." + key, name + ", " + title, unit, number, true});
  };
  add("revenue", "revenue", "currency", year.revenue);
  add("ai_mix", "AI share of revenue", "%", year.ai_mix);
  add("eps", "EPS", "currency/share", year.eps);
  add("price", "price by earnings", "currency/share", year.price.price);
  add("gaap_eps", "EPS after warrant cost", "currency/share", year.gaap_eps);
  add("gigawatts", "gigawatts to date", "GW", year.gigawatts);
  add("vested", "shares vested to date", "shares", year.price.vested);
  add("stake", "the customers' stake", "%", year.stake);
  if (year.rebate) add("rebate", "vested value a gigawatt", "currency/GW", *year.rebate);
  if (year.self_funding) add("self_funding", "vested value over what was paid", "%", *year.self_funding);
}

/// The days of the path by parts; nothing without warrants, where the path decides nothing.
void add_path(Outputs& to, const std::vector<PathDay>& days, const std::vector<TracedPrice>& prices) {
  if (is_zero_constant(prices.back().vested)) return;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const std::string day = to_string(days[i].day);
    const auto add = [&](const char* key, const char* title, const char* unit, const Traced& number) {
      to.push_back({"path." + day + "." + key, day + ", " + title, unit, number, true});
    };
    add("price", "price by parts", "currency/share", prices[i].price);
    add("vested", "shares vested to date, by parts", "shares", prices[i].vested);
    add("net_new_shares", "net new shares, by parts", "shares", prices[i].net_new_shares);
  }
}

void add_reconciliation(Outputs& to, TracedCase& traced, const Case& value, const TracedParts& parts,
                        const TracedEarnings& earnings) {
  const Traced until = named(traced.flows_until(years_to_horizon(value)).total(), "flows until the horizon");
  const Traced all = named(parts.flows / parts.shares, "flows a share");
  const auto lines = reconciliation_formula<Traced>(
      {.base = earnings.base, .deals = earnings.deals, .value = earnings.value},
      {.base = parts.base, .deals = all, .value = parts.value},
      named(until / parts.shares, "flows until the horizon, a share"));
  const auto add = [&](const char* key, const char* title, const Traced& number) {
    to.push_back({std::string{"reconciliation."} + key, title, "currency/share", named(number, title), true});
  };
  add("capitalised", "last year's deal income for ever, taken off", lines.capitalised);
  add("collected", "flows until the horizon, added", lines.collected);
  add("to_come", "flows after the horizon, added", lines.to_come);
  add("dilution", "dilution by parts less that by earnings", lines.dilution);
  add("multiple", "base by parts less that by earnings", lines.multiple);
}

void add_give_away(Outputs& to, const std::string& name, const TracedGiveAway& one) {
  const auto add = [&](const char* key, const std::string& title, const char* unit, const Traced& number) {
    to.push_back({"give_away." + name + "." + key, name + ", " + title, unit, number, true});
  };
  add("gigawatts", "gigawatts that the tranche is given for", "GW", one.gigawatts);
  add("shares", "shares", "shares", one.shares);
  add("profit", "what they earn after tax", "currency", one.profit);
  if (one.on_delivery)
    add("on_delivery", "price at which they are given away", "currency/share", *one.on_delivery);
  if (one.present_value)
    add("present_value", "present value of what they earn", "currency", *one.present_value);
  if (one.today) add("today", "price at which they are given away, today", "currency/share", *one.today);
}

}  // namespace

std::vector<TracedOutput> outputs_of_scenario(Derivation& to, const Case& value, const Scenario& scenario,
                                              const ScenarioResult& found) {
  TracedCase traced{to, value, scenario};
  Outputs outputs{
      {"weight", "weight of the scenario", "%",
       input(to, scenario.name + ": weight", scenario.weight, Standing::assumed, scenario.reason)}};
  const TracedParts parts = traced_parts(traced, value, found.by_parts);
  add_parts(outputs, traced, value, parts);
  add_effect(outputs, traced_effect(traced, parts));
  add_path(outputs, found.by_parts.path, parts.path);
  const auto years = traced_years(traced, value, found.by_earnings.years);
  for (std::size_t i = 0; i < years.size(); ++i)
    add_year(outputs, label(found.by_earnings.years[i].period), years[i]);
  const TracedEarnings earnings = traced_earnings(traced, value, years.back());
  outputs.push_back({"by_earnings", "value a share, by earnings", "currency/share", earnings.value});
  if (!value.deals.empty()) add_reconciliation(outputs, traced, value, parts, earnings);
  return outputs;
}

std::vector<TracedOutput> outputs_of_base_case(Derivation& to, const Case& value) {
  const Scenario base{.name = "base case", .label = "", .weight = 1.0, .overrides = {}};
  TracedCase traced{to, value, base};
  Outputs outputs{{"base_value", "value a share without deals, base case", "currency/share",
                   traced.base_today("base a share today")}};
  for (std::size_t i = 0; i < value.deals.size(); ++i) {
    const auto all = attempt([&] { return rewards(value, traced.settings(), i); });
    if (!all.has_value()) continue;  // tranches that overlap in part have no gigawatts of their own
    for (const Reward& one : all.value()) {
      const std::string& own = one.tranche->name;
      const std::string name = value.deals.size() > 1 ? value.deals[i].name + ": " + own : own;
      add_give_away(outputs, name, traced_give_away(traced, i, one));
    }
  }
  return outputs;
}

}  // namespace fairvalue::detail
