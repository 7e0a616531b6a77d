#include <cmath>

#include <fmt/core.h>

#include <fairvalue/pricing/value_by_formula.hpp>
#include <fairvalue/pricing/value_by_simulation.hpp>

#include "support/tables.hpp"
#include "tables.hpp"

namespace value_openai_warrant {
namespace {

using namespace fairvalue;
using examples::amd_market;
using examples::certain;
using examples::OpenAiPricing;

/// Under the rule of the terms: an average of closes has no closed form.
SimulatedValue simulated(const WarrantPosition& position, const EquityMarket& market,
                         ValueKind kind = ValueKind::economic) {
  return value_by_simulation(position, {.market = market}, {.kind = kind},
                             {.paths = examples::simulated_paths, .seed = examples::simulation_seed});
}

EquityMarket market_at(const OpenAiPricing& pricing, PerShare price) {
  return amd_market(pricing, price, pricing.announced);
}

SimulatedValue grant_value(const OpenAiPricing& pricing, const Warrant& warrant) {
  return simulated({.warrant = warrant}, amd_market(pricing, pricing.grant_price.value, pricing.grant_day),
                   ValueKind::grant_date);
}

/// A warning that names a hurdle by its place in the terms, with the tranche's name instead.
std::string in_words(const std::string& warning, const Warrant& warrant) {
  for (std::size_t i = 0; i < warrant.tranches.size(); ++i) {
    const std::string gates = fmt::format("warrant.tranches[{}].gates[", i);
    const std::size_t begin = warning.find(gates);
    if (begin == std::string::npos) continue;
    constexpr std::string_view hurdle = "].hurdle";
    const std::size_t end = warning.find(hurdle, begin);
    if (end == std::string::npos) return warning;
    return fmt::format("{}hurdle of tranche {}{}", warning.substr(0, begin), warrant.tranches[i].name,
                       warning.substr(end + hurdle.size()));
  }
  return warning;
}

/// What is odd about the inputs, and why an error is not to be trusted.
void add_notes(TextTable& table, const Warrant& warrant, const std::vector<const SimulatedValue*>& values) {
  for (const SimulatedValue* value : values) {
    std::vector<std::string> warnings;
    for (const std::string& one : value->warnings) warnings.push_back(in_words(one, warrant));
    examples::add_warnings(table, warnings);
    if (!value->doubt.empty()) table.notes.push_back("Unreliable: " + value->doubt + ".");
  }
}

std::string rule_of(const OpenAiPricing& pricing) {
  return describe(price_gate(pricing.terms.value.tranches.front())->rule);
}

double relative_error(const SimulatedValue& value) { return value.total.standard_error / value.total.mean; }

struct ThreePrices {
  SimulatedValue before;
  SimulatedValue close;
  SimulatedValue spike;
  SimulatedValue forecast;  ///< at the close, where the price drifts as a stated return and not as the rate
  WarrantValue bound;       ///< at the close, hurdles watched at every moment
};

ThreePrices at_three_prices(const OpenAiPricing& pricing, const OpenAiFacts& facts) {
  const WarrantPosition position{.warrant = pricing.terms.value, .outlook = certain(pricing.outlook.value)};
  WarrantPosition touched = position;
  touched.warrant = with_monitoring(pricing.terms.value, continuously());
  // Of these paths only the hits are read: they are the real chances if the drift is the stated one.
  EquityMarket drifting = market_at(pricing, facts.close.value);
  drifting.risk_free_rate = {Rate{std::log1p(facts.required_return.value)}};
  return {.before = simulated(position, market_at(pricing, pricing.grant_price.value)),
          .close = simulated(position, market_at(pricing, facts.close.value)),
          .spike = simulated(position, market_at(pricing, facts.spike.value)),
          .forecast = simulated(position, drifting),
          .bound = value_by_formula(touched, market_at(pricing, facts.close.value))};
}

/// "10 %", the drift of a forecast.
std::string rate_text(const OpenAiFacts& facts) {
  return fmt::format("{:g} %", 100 * facts.required_return.value);
}

std::vector<Cell> tranche_row(const Tranche& tranche, std::size_t i, const ThreePrices& values) {
  const SimulatedTranche& close = values.close.tranches[i];
  const auto years = close.median_hit_risk_neutral;
  return {text_cell(tranche.name),
          price_cell(price_gate(tranche)->hurdle, 0),
          number_cell(values.before.tranches[i].value.mean, 2),
          number_cell(close.value.mean, 2),
          number_cell(values.spike.tranches[i].value.mean, 2),
          price_cell(values.bound.tranches[i].outcome.value().claim.value),
          percent_cell(close.hit_share.mean, 1),
          percent_cell(close.hit_risk_neutral.mean, 1),
          percent_cell(values.forecast.tranches[i].hit_risk_neutral.mean, 1),
          number_cell(years ? std::optional{years->value} : std::nullopt, 2)};
}

std::vector<Cell> step_row(const char* what, const SimulatedValue& value, const Warrant& warrant,
                           const SimulatedValue* before, const char* why) {
  const Money total{value.total.mean};
  return {
      text_cell(what), price_cell(total / warrant.shares), billions_cell(total),
      before != nullptr ? signed_percent_cell(value.total.mean / before->total.mean - 1.0, 1) : text_cell(""),
      text_cell(why)};
}

void add_total_row(TextTable& table, std::string what, const Warrant& warrant, const OpenAiPricing& pricing,
                   const OpenAiFacts& facts) {
  const SimulatedValue grant = grant_value(pricing, warrant);
  const SimulatedValue today = simulated({.warrant = warrant, .outlook = pricing.outlook.value},
                                         market_at(pricing, facts.close.value));
  const Money granted{grant.total.mean};
  const Money economic{today.total.mean};
  table.rows.push_back({text_cell(std::move(what)), price_cell(granted / warrant.shares),
                        billions_cell(granted), price_cell(economic / warrant.shares),
                        billions_cell(economic)});
  add_notes(table, warrant, {&grant, &today});
}

OpenAiPricing with_volatility(OpenAiPricing pricing, double volatility) {
  pricing.volatility.value = volatility;
  return pricing;
}

const std::vector<std::string> total_columns{"", "grant-date a share", "total", "economic a share", "total"};

}  // namespace

TextTable tranche_value_table(const OpenAiPricing& pricing, const OpenAiFacts& facts) {
  const Warrant& warrant = pricing.terms.value;
  const ThreePrices values = at_three_prices(pricing, facts);
  const auto total = [](const SimulatedValue& value) { return billions_cell(Money{value.total.mean}); };
  TextTable table{.title = "17. What a share of each tranche is worth, if its gigawatt comes 各批認股權價值",
                  .columns = {"tranche", "hurdle", "at " + price_cell(pricing.grant_price.value).text,
                              "at " + price_cell(facts.close.value).text,
                              "at " + price_cell(facts.spike.value).text, "any moment", "hit, share m.",
                              "hit, risk-neutral", "chance at " + rate_text(facts), "median years"},
                  .rows = {}};
  for (std::size_t i = 0; i < warrant.tranches.size(); ++i) {
    table.rows.push_back(tranche_row(warrant.tranches[i], i, values));
  }
  table.rows.push_back({text_cell("all, bn"), text_cell(""), total(values.before), total(values.close),
                        total(values.spike), billions_cell(values.bound.total.value()), text_cell(""),
                        text_cell(""), text_cell(""), text_cell("")});
  table.notes = {
      fmt::format(
          "Hurdles are held by the assumed {}, simulated on {} paths (standard error of all {:.1g} %).",
          rule_of(pricing), examples::simulated_paths, 100 * relative_error(values.close)),
      fmt::format("Any moment: the bound at {:.2f} if a touch were enough, in closed form.",
                  facts.close.value.value),
      "Hit, share m.: under the share measure. It is a pricing weight, close to what the price of a share is "
      "multiplied by,",
      "and no forecast. Hit, risk-neutral: at a drift of the rate. Median years to a hit: risk-neutral, "
      "given one.",
      fmt::format("Chance at {}: the real chance of a hit if the price drifts up by {} a year (assumed: {}).",
                  rate_text(facts), rate_text(facts), facts.required_return.source),
      fmt::format("Volatility {:g} % (assumed: {}), rate {:g} % (assumed), no dividends.",
                  100 * pricing.volatility.value, pricing.volatility.source,
                  100 * pricing.risk_free_rate.value.value)};
  add_notes(table, warrant, {&values.before, &values.close, &values.spike});
  return table;
}

TextTable two_values_table(const OpenAiPricing& pricing, const OpenAiFacts& facts,
                           const examples::OpenAiWorth& worth) {
  const Warrant& warrant = pricing.terms.value;
  ConditionOutlook exercisable = pricing.outlook.value;
  exercisable.named = certain(pricing.outlook.value).named;
  const auto today = [&](const ConditionOutlook& outlook) {
    return simulated({.warrant = warrant, .outlook = outlook}, market_at(pricing, facts.close.value));
  };
  const SimulatedValue grant = grant_value(pricing, warrant);
  const SimulatedValue moved = today(certain(pricing.outlook.value));
  const SimulatedValue deployed = today(exercisable);
  const SimulatedValue economic = today(pricing.outlook.value);
  TextTable table{
      .title = "18. Two values of one warrant, and why they differ 授予日公允價值與經濟價值",
      .columns = {"", "a share", "total", "change", "what is in it"},
      .rows = {step_row("grant-date fair value", grant, warrant, nullptr,
                        "market conditions only, on the last close before the news"),
               step_row("+ today's price", moved, warrant, &grant,
                        "the announcement moved the market, not the terms"),
               step_row("+ gigawatts may be late", deployed, warrant, &moved,
                        "each tranche x the probability that its milestone comes by the expiry"),
               step_row("economic value", economic, warrant, &deployed,
                        "x the probability that exercise is allowed")},
      .notes = {
          fmt::format(
              "Simulated under the {} (standard errors at most {:.1g} %). The first enters the accounts and",
              rule_of(pricing), 100 * std::max(relative_error(grant), relative_error(economic))),
          "stays; the last is what the holder has. Neither is a share count.",
          fmt::format(
              "Table 1 has the same warrant at {:.1f} bn: under the gigawatts of each scenario, weighted. "
              "Table 22 lets delays follow the price;",
              worth.worth.warrants.value / 1e9),
          "fairvalue warrant takes deliveries as planned. Hence their other numbers.",
          "Assumed: " + pricing.outlook.source + ".", "Assumed: " + pricing.terms.source + "."}};
  add_notes(table, warrant, {&grant, &moved, &deployed, &economic});
  return table;
}

TextTable volatility_table(const OpenAiPricing& pricing, const OpenAiFacts& facts) {
  TextTable table{
      .title = "19. How far the volatility moves them 波動率", .columns = total_columns, .rows = {}};
  table.columns.front() = "volatility";
  table.notes = {fmt::format("{:.0f} % is assumed; table 21 has what a monitoring rule costs beside it.",
                             100 * pricing.volatility.value)};
  for (const double volatility : {0.40, 0.45, 0.50, 0.55, 0.60}) {
    add_total_row(table, fmt::format("{:.0f} %", 100 * volatility), pricing.terms.value,
                  with_volatility(pricing, volatility), facts);
  }
  return table;
}

TextTable ladder_table(const OpenAiPricing& pricing, const OpenAiFacts& facts) {
  const Warrant& shipped = pricing.terms.value;
  std::vector<double> even, doubling;
  for (const Tranche& tranche : shipped.tranches) even.push_back(price_gate(tranche)->hurdle.value);
  const double first = even.front();
  const double last = even.back();
  const auto steps = static_cast<double>(even.size() - 1);
  for (std::size_t i = 0; i < even.size(); ++i) {
    doubling.push_back(first * std::pow(last / first, static_cast<double>(i) / steps));
  }
  std::vector<double> from_300 = even;
  for (std::size_t i = 0; i < even.size(); ++i) {
    from_300[i] = 300 + (last - 300) * static_cast<double>(i) / steps;
  }
  TextTable table{
      .title = "20. How far the hurdle ladder moves them 股價門檻",
      .columns = total_columns,
      .rows = {},
      .notes = {"Only the last hurdle is public: the first row is the assumed ladder, the last the "
                "least that the public terms allow."}};
  const auto add_row = [&](std::string what, const std::vector<double>& hurdles) {
    add_total_row(table, std::move(what), examples::with_hurdles(shipped, hurdles), pricing, facts);
  };
  add_row(fmt::format("even steps, {:g} to {:g}", first, last), even);
  add_row(fmt::format("equal factors, {:g} to {:g}", first, last), doubling);
  add_row(fmt::format("even steps, 300 to {:g}", last), from_300);
  add_row(fmt::format("all at {:g}", last), std::vector<double>(even.size(), last));
  return table;
}

}  // namespace value_openai_warrant
