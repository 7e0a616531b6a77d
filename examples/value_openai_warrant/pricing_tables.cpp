#include <cmath>

#include <fmt/core.h>

#include <fairvalue/pricing/value_by_formula.hpp>

#include "support/tables.hpp"
#include "tables.hpp"

namespace value_openai_warrant {
namespace {

using namespace fairvalue;
using examples::amd_market;
using examples::certain;
using examples::OpenAiPricing;

/// The terms as formulas can price them: every hurdle watched at every moment.
Warrant at_every_moment(const OpenAiPricing& pricing) {
  return with_monitoring(pricing.terms.value, continuously());
}

PerShare a_share(Money total, const Warrant& warrant) { return total / warrant.shares; }

struct ThreePrices {
  WarrantValue before;
  WarrantValue close;
  WarrantValue spike;
};

ThreePrices at_three_prices(const OpenAiPricing& pricing, const OpenAiFacts& facts) {
  const Warrant warrant = at_every_moment(pricing);
  const ConditionOutlook sure = certain(pricing.outlook.value);
  const auto at = [&](PerShare price) {
    return value_by_formula({.warrant = warrant, .outlook = sure},
                            amd_market(pricing, price, pricing.announced));
  };
  return {.before = at(pricing.grant_price.value),
          .close = at(facts.close.value),
          .spike = at(facts.spike.value)};
}

std::vector<Cell> tranche_row(const Tranche& tranche, std::size_t i, const ThreePrices& values) {
  const auto claim = [i](const WarrantValue& value) { return value.tranches[i].outcome.value().claim; };
  const TrancheValue& close = values.close.tranches[i].outcome.value();
  return {text_cell(tranche.name),
          price_cell(price_gate(tranche)->hurdle, 0),
          price_cell(claim(values.before).value),
          price_cell(close.claim.value),
          price_cell(claim(values.spike).value),
          percent_cell(close.claim.hit_share, 1),
          percent_cell(close.claim.hit_risk_neutral, 1),
          number_cell(close.median_hit_risk_neutral ? std::optional{close.median_hit_risk_neutral->value}
                                                    : std::nullopt,
                      2)};
}

std::vector<Cell> step_row(const char* what, const WarrantValue& value, const Warrant& warrant,
                           std::optional<Money> before, const char* why) {
  const Money total = value.total.value();
  return {text_cell(what), price_cell(a_share(total, warrant)), billions_cell(total),
          before ? signed_percent_cell(total / *before - 1.0, 1) : text_cell(""), text_cell(why)};
}

void add_total_row(TextTable& table, std::string what, const Warrant& warrant, const OpenAiPricing& pricing,
                   const OpenAiFacts& facts) {
  const auto grant = value_by_formula({.warrant = warrant},
                                      amd_market(pricing, pricing.grant_price.value, pricing.grant_day),
                                      {.kind = ValueKind::grant_date});
  const auto today = value_by_formula({.warrant = warrant, .outlook = pricing.outlook.value},
                                      amd_market(pricing, facts.close.value, pricing.announced));
  table.rows.push_back({text_cell(std::move(what)), price_cell(a_share(grant.total.value(), warrant)),
                        billions_cell(grant.total.value()), price_cell(a_share(today.total.value(), warrant)),
                        billions_cell(today.total.value())});
  for (const WarrantValue* value : {&grant, &today}) examples::add_warnings(table, value->warnings);
}

OpenAiPricing with_volatility(OpenAiPricing pricing, double volatility) {
  pricing.volatility.value = volatility;
  return pricing;
}

const std::vector<std::string> total_columns{"", "grant-date a share", "total", "economic a share", "total"};

}  // namespace

TextTable tranche_value_table(const OpenAiPricing& pricing, const OpenAiFacts& facts) {
  const Warrant warrant = at_every_moment(pricing);
  const ThreePrices values = at_three_prices(pricing, facts);
  TextTable table{
      .title = "10. What a share of each tranche is worth, if its gigawatt comes 各批認股權價值",
      .columns = {"tranche", "hurdle", "at " + price_cell(pricing.grant_price.value).text,
                  "at " + price_cell(facts.close.value).text, "at " + price_cell(facts.spike.value).text,
                  "hit, share m.", "hit, risk-neutral", "median years"},
      .rows = {}};
  for (std::size_t i = 0; i < warrant.tranches.size(); ++i) {
    table.rows.push_back(tranche_row(warrant.tranches[i], i, values));
  }
  table.rows.push_back({text_cell("all, bn"), text_cell(""), billions_cell(values.before.total.value()),
                        billions_cell(values.close.total.value()), billions_cell(values.spike.total.value()),
                        text_cell(""), text_cell(""), text_cell("")});
  table.notes = {
      fmt::format("Closed form, hurdle watched at every moment: an upper bound for the assumed {}.",
                  describe(price_gate(pricing.terms.value.tranches.front())->rule)),
      "Hits and median years to one (risk-neutral, given a hit) at the close. A value is the price x the hit",
      "probability under the share measure, less the cent; the risk-neutral one is no part of it.",
      fmt::format("Volatility {:g} % (assumed: {}), rate {:g} % (assumed), no dividends.",
                  100 * pricing.volatility.value, pricing.volatility.source,
                  100 * pricing.risk_free_rate.value.value)};
  for (const WarrantValue* value : {&values.before, &values.close, &values.spike}) {
    examples::add_warnings(table, value->warnings);
  }
  return table;
}

TextTable two_values_table(const OpenAiPricing& pricing, const OpenAiFacts& facts) {
  const Warrant warrant = at_every_moment(pricing);
  const ConditionOutlook sure = certain(pricing.outlook.value);
  ConditionOutlook exercisable = pricing.outlook.value;
  exercisable.named = sure.named;
  const EquityMarket today = amd_market(pricing, facts.close.value, pricing.announced);
  const auto grant = value_by_formula({.warrant = warrant},
                                      amd_market(pricing, pricing.grant_price.value, pricing.grant_day),
                                      {.kind = ValueKind::grant_date});
  const auto moved = value_by_formula({.warrant = warrant, .outlook = sure}, today);
  const auto deployed = value_by_formula({.warrant = warrant, .outlook = exercisable}, today);
  const auto economic = value_by_formula({.warrant = warrant, .outlook = pricing.outlook.value}, today);
  TextTable table{
      .title = "11. Two values of one warrant, and why they differ 授予日公允價值與經濟價值",
      .columns = {"", "a share", "total", "change", "what is in it"},
      .rows = {step_row("grant-date fair value", grant, warrant, {},
                        "market conditions only, on the last close before the news"),
               step_row("+ today's price", moved, warrant, grant.total.value(),
                        "the announcement moved the market, not the terms"),
               step_row("+ gigawatts may be late", deployed, warrant, moved.total.value(),
                        "each tranche x the probability that its milestone comes by the expiry"),
               step_row("economic value", economic, warrant, deployed.total.value(),
                        "x the probability that exercise is allowed")},
      .notes = {"The first enters the accounts and stays; the last is what the holder has. Neither is a "
                "share count.",
                "Assumed: " + pricing.outlook.source + ".", "Assumed: " + pricing.terms.source + "."}};
  for (const WarrantValue* value : {&grant, &moved, &deployed, &economic}) {
    examples::add_warnings(table, value->warnings);
  }
  return table;
}

TextTable volatility_table(const OpenAiPricing& pricing, const OpenAiFacts& facts) {
  TextTable table{
      .title = "12. How far the volatility moves them 波動率", .columns = total_columns, .rows = {}};
  table.columns.front() = "volatility";
  table.notes = {fmt::format("{:.0f} % is assumed; table 15 has what a monitoring rule costs beside it.",
                             100 * pricing.volatility.value)};
  for (const double volatility : {0.40, 0.45, 0.50, 0.55, 0.60}) {
    add_total_row(table, fmt::format("{:.0f} %", 100 * volatility), at_every_moment(pricing),
                  with_volatility(pricing, volatility), facts);
  }
  return table;
}

TextTable ladder_table(const OpenAiPricing& pricing, const OpenAiFacts& facts) {
  const Warrant shipped = at_every_moment(pricing);
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
      .title = "13. How far the hurdle ladder moves them 股價門檻",
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
