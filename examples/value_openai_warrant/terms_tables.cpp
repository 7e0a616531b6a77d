#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/deal/dilution.hpp>
#include <fairvalue/equity/price_target.hpp>

#include "tables.hpp"

namespace value_openai_warrant {
namespace {

using namespace fairvalue;

std::vector<Cell> known(const char* what, std::string value, Standing standing, const char* source) {
  return {text_cell(what), text_cell(std::move(value)), standing_cell(standing), text_cell(source)};
}

std::string hurdles(const Warrant& warrant) {
  std::string text;
  for (const Tranche& tranche : warrant.tranches) {
    const auto gate = price_gate(tranche);
    text +=
        (text.empty() ? "" : ", ") + (gate ? fmt::format("{:g}", gate->hurdle.value) : std::string("none"));
  }
  return text;
}

std::string milestones(const DeploymentPlan& plan) {
  std::string text;
  for (const Milestone& milestone : plan.milestones) {
    text += (text.empty() ? "" : ", ") + to_string(milestone.date).substr(0, 7);
  }
  return text;
}

std::vector<Cell> stake_row(const char* who, Shares outstanding, Shares issued, double stated,
                            Standing standing) {
  const double before = stake_before_issue(issued, outstanding);
  const double after = stake_after_issue(issued, outstanding);
  return {text_cell(who),          number_cell(outstanding.value / 1e6, 1),
          standing_cell(standing), percent_cell(before),
          percent_cell(after),     number_cell(outstanding_for_stake_after(issued, stated).value / 1e6, 0)};
}

}  // namespace

TextTable terms_table(const Case& value) {
  const Deal& deal = value.deals.front();
  const Warrant& warrant = deal.warrant->value;
  const auto first = price_gate(warrant.tranches.front());
  return {
      .title = "1. The warrant, and what is known of it 認股權證",
      .columns = {"term", "value", "standing", "source"},
      .rows = {
          known("shares", fmt::format("{:g}m for {}", warrant.shares.value / 1e6, warrant.holder),
                Standing::stated, "article 001; warrant of 2025-10-05"),
          known("strike", fmt::format("{:g} USD", warrant.strike.value), Standing::stated, "article 001"),
          known("granted, expires", to_string(warrant.granted) + ", " + to_string(warrant.expiry),
                Standing::stated, "8-K; press"),
          known("tranches", fmt::format("{}", warrant.tranches.size()), Standing::stated,
                "UBS, in the press"),
          known("tranche sizes", fmt::format("{:.2f}m each", warrant.tranches.front().shares.value / 1e6),
                Standing::assumed, "not public: equal"),
          known("volumes", "1 GW delivered ... 6 GW purchased", Standing::stated,
                "8-K; between them assumed"),
          known("last hurdle", fmt::format("{:g} USD", price_gate(warrant.tranches.back())->hurdle.value),
                Standing::stated, "8-K"),
          known("hurdles", hurdles(warrant), Standing::assumed, "not public: even steps from the spike"),
          known("held", describe(first->rule), Standing::assumed, "not public"),
          known("beside the price", "stock performance thresholds", Standing::stated,
                "8-K; not public: taken as met"),
          known("to exercise", describe(warrant.exercise_gates.front()), Standing::stated,
                "8-K; met in tables 6 to 9, with 95 % from 11 on"),
          known("a GW more by", milestones(deal.plan.value), Standing::assumed, "1 GW in 2H26 is public")}};
}

TextTable jump_table(const OpenAiFacts& facts) {
  const auto move = [&](const char* to, PerShare price, Standing standing) -> std::vector<Cell> {
    const auto jump = change(facts.before.value, price);
    const Shares count = implied_shares(facts.value_at_hurdle.value, facts.last_hurdle.value);
    return {text_cell(to),
            price_cell(price),
            standing_cell(standing),
            price_cell(jump.absolute),
            signed_percent_cell(jump.relative),
            signed_percent_cell(jump.log),
            billions_cell(count * jump.absolute, 1)};
  };
  const double stated = 0.40;  // "nearly 40 %"
  return {
      .title = fmt::format("2. The jump from {:.2f} 股價跳升", facts.before.value.value),
      .columns = {"to", "price", "standing", "move", "in percent", "in logs", "market value added"},
      .rows = {move("the article's price", facts.spike.value, facts.spike.standing),
               move("the day's close", facts.close.value, facts.close.standing),
               move("\"nearly 40%\"", facts.before.value * (1 + stated), Standing::derived),
               move("the last hurdle", facts.last_hurdle.value, facts.last_hurdle.standing)},
      .notes = {fmt::format("Market value on the {:.1f}m shares that 1tn at {:g} implies; moves are derived.",
                            implied_shares(facts.value_at_hurdle.value, facts.last_hurdle.value).value / 1e6,
                            facts.last_hurdle.value.value),
                fmt::format(
                    "The article's price is a spike of the day; its {:.2f} is not the close before, {:.2f},",
                    facts.before.value.value, facts.close_before.value.value),
                fmt::format("from which the day's close is {}.",
                            signed_percent_cell(growth(facts.close_before.value, facts.close.value)).text)}};
}

TextTable stake_table(const OpenAiFacts& facts) {
  const Shares issued = facts.warrant_shares.value;
  const Shares implied = implied_shares(facts.value_at_hurdle.value, facts.last_hurdle.value);
  return {
      .title = "3. What stake 160m shares are 持股比例",
      .columns = {"shares outstanding", "million", "standing", "before issue", "after issue",
                  "for 10 % after"},
      .rows = {stake_row("1tn / 600", implied, issued, facts.stated_stake.value, Standing::derived),
               stake_row("10-K, 2024-12-28", facts.outstanding.value, issued, facts.stated_stake.value,
                         Standing::stated)},
      .notes = {fmt::format("The article's \"about {:g} %\" holds before the issue only; stakes are derived.",
                            100 * facts.stated_stake.value)}};
}

}  // namespace value_openai_warrant
