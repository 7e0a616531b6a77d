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

std::vector<Cell> stake_row(const std::string& who, Shares outstanding, Shares issued, double stated,
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
  return {.title = "6. The warrant, and what is known of it 認股權證",
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
                    Standing::redacted, "Exhibits E and F are blacked out; ours: equal"),
              known("volumes", "1 GW delivered ... 6 GW purchased", Standing::stated,
                    "8-K; between them assumed"),
              known("last hurdle", fmt::format("{:g} USD", price_gate(warrant.tranches.back())->hurdle.value),
                    Standing::stated, "8-K"),
              known("hurdles", hurdles(warrant), Standing::redacted,
                    "blacked out; ours: even steps from the spike"),
              known("held", describe(first->rule), Standing::redacted, "blacked out; the rule is our choice"),
              known("beside the price", "stock performance thresholds", Standing::stated,
                    "8-K; blacked out: taken as met"),
              known("to exercise", describe(warrant.exercise_gates.front()), Standing::stated,
                    "8-K; met in tables 2 and 13, with 95 % in 1 and from 18 on"),
              known("at the expiry", "exercised without cash, by itself", Standing::stated,
                    "warrant agreement, as reported"),
              known("a GW more by", milestones(deal.plan.value), Standing::assumed,
                    "deployment begins in 2H26 (article 001)")}};
}

TextTable jump_table(const OpenAiFacts& facts) {
  const auto move = [&](const std::string& what, PerShare from, PerShare to,
                        Standing standing) -> std::vector<Cell> {
    const auto jump = change(from, to);
    return {text_cell(what),
            price_cell(from),
            price_cell(to),
            standing_cell(standing),
            price_cell(jump.absolute),
            signed_percent_cell(jump.relative),
            signed_percent_cell(jump.log),
            billions_cell(facts.outstanding.value * jump.absolute, 1)};
  };
  const double stated = facts.stated_jump.value;
  const PerShare before = facts.before.value;
  const PerShare close_before = facts.close_before.value;
  return {
      .title = "7. Prices of the day 當日股價",
      .columns = {"", "from", "to", "standing", "move", "in percent", "in logs", "market value added"},
      .rows = {move("the article's prices", before, facts.spike.value, facts.spike.standing),
               move(fmt::format("\"nearly {:g}%\"", 100 * stated), before, before * (1 + stated),
                    Standing::derived),
               move("close to close", close_before, facts.close.value, facts.close.standing),
               move("to the last hurdle", close_before, facts.last_hurdle.value, facts.last_hurdle.standing)},
      .notes = {
          fmt::format("Market value on the {:.0f}m shares of the 10-K; moves are derived.",
                      facts.outstanding.value.value / 1e6),
          fmt::format("The article's prices are of the day: its {:.2f} is not the close before, {:.2f}.",
                      before.value, close_before.value)}};
}

TextTable stake_table(const OpenAiFacts& facts) {
  const Shares issued = facts.warrant_shares.value;
  const Shares implied = implied_shares(facts.value_at_hurdle.value, facts.last_hurdle.value);
  return {
      .title = fmt::format("8. What stake {:.0f}m shares are 持股比例", issued.value / 1e6),
      .columns = {"shares outstanding", "million", "standing", "before issue", "after issue",
                  fmt::format("for {:g} % after", 100 * facts.stated_stake.value)},
      .rows = {stake_row(fmt::format("{:g}tn / {:g}", facts.value_at_hurdle.value.value / 1e12,
                                     facts.last_hurdle.value.value),
                         implied, issued, facts.stated_stake.value, Standing::derived),
               stake_row("10-K, 2024-12-28", facts.outstanding.value, issued, facts.stated_stake.value,
                         Standing::stated)},
      .notes = {fmt::format("The article's \"about {:g} %\" holds before the issue only; stakes are derived.",
                            100 * facts.stated_stake.value)}};
}

}  // namespace value_openai_warrant
