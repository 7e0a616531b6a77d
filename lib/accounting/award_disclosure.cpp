#include <fairvalue/accounting/award_disclosure.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/accounting/award_tax.hpp>
#include <fairvalue/accounting/unrecognised_cost.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

/// "2,743.16 m", "1,500.00".
std::string with_commas(double value, int digits) {
  std::string text = fmt::format("{:.{}f}", std::abs(value), digits);
  const std::size_t point = text.find('.');
  for (std::size_t at = point == text.npos ? text.size() : point; at > 3; at -= 3) text.insert(at - 3, ",");
  return value < 0.0 && text.find_first_of("123456789") != text.npos ? "-" + text : text;
}

std::string money_words(Money amount) {
  return std::abs(amount.value) < 1e6 ? with_commas(amount.value, 0)
                                      : with_commas(amount.value / 1e6, 2) + " million";
}

std::string percent_words(double part) { return fmt::format("{:.2f} %", 100.0 * part + 0.0); }

struct DisclosedCost {
  Money unrecognised{0.0};  ///< of shares that count
  Money granted{0.0};       ///< of all shares
  Shares shares{0.0};
};

DisclosedCost disclosed_cost(const DisclosureInputs& inputs) {
  DisclosedCost cost;
  const std::vector<TrancheCost>& last = inputs.periods.back().tranches;
  for (std::size_t i = 0; i < last.size(); ++i) {
    const CustomerTranche& tranche = inputs.award.tranches[i];
    cost.granted += grant_date_cost(tranche);
    cost.unrecognised += unrecognised_cost(last[i]);
    cost.shares += tranche.shares;
  }
  return cost;
}

void require_disclosure(const DisclosureInputs& inputs) {
  require_award(inputs.award);
  require_not_empty("inputs.periods", inputs.periods.size());
  require(inputs.periods.back().tranches.size() == inputs.award.tranches.size(), "inputs.periods",
          fmt::format("of the award's {} tranches", inputs.award.tranches.size()),
          static_cast<double>(inputs.periods.back().tranches.size()));
  require(inputs.award.tranches.size() == inputs.terms.tranches.size(), "inputs.award.tranches",
          fmt::format("the {} of the terms", inputs.terms.tranches.size()),
          static_cast<double>(inputs.award.tranches.size()));
  if (inputs.remaining_period) require_non_negative("inputs.remaining_period", *inputs.remaining_period);
}

/// max(0, after - before) x the shares that count at the end, of all modifications.
Money incremental_cost(const DisclosureInputs& inputs) {
  Money sum{0.0};
  for (const AwardModification& change : inputs.award.modifications) {
    const Shares counted = inputs.periods.back().tranches[change.tranche].counted;
    sum += counted * std::max(PerShare{0.0}, change.after - change.before);
  }
  return sum;
}

using Rows = std::vector<DisclosureRow>;

void add_terms(const DisclosureInputs& inputs, const AwardDisclosure& made, Rows& rows) {
  const Warrant& terms = inputs.terms;
  rows.push_back(
      {"arrangement",
       fmt::format("{} shares in {} tranches to {}, granted {}, to {}", with_commas(terms.shares.value, 0),
                   terms.tranches.size(), terms.holder, to_string(terms.granted), to_string(terms.expiry)),
       "ASC 718-10-50-2(a)"});
  rows.push_back(
      {"exercise price a share", fmt::format("{:.6g}", terms.strike.value), "ASC 718-10-50-2(c)(1)"});
  rows.push_back({"weighted-average grant-date fair value a share",
                  with_commas(made.weighted_fair_value.value, 2), "ASC 718-10-50-2(d)"});
}

void add_assumptions(const FairValueFile& values, Rows& rows) {
  rows.push_back({"method",
                  fmt::format("Monte Carlo simulation, {} paths, seed {}",
                              with_commas(static_cast<double>(values.paths), 0), values.seed),
                  "ASC 718-10-50-2(f)(1)"});
  rows.push_back({"standard error of the total", money_words(Money{values.total.standard_error}),
                  "ASC 718-10-50-2(f)(1)"});
  rows.push_back({"expected term", fmt::format("{:.2f} years ({})", values.term.value, values.term_reason),
                  "ASC 718-10-50-2(f)(2)(i)"});
  rows.push_back({"expected volatility",
                  fmt::format("{} ({})", percent_words(values.volatility.value), values.volatility.source),
                  "ASC 718-10-50-2(f)(2)(ii)"});
  rows.push_back(
      {"expected dividend yield", percent_words(values.dividend_yield.value), "ASC 718-10-50-2(f)(2)(iii)"});
  rows.push_back({"risk-free rate",
                  fmt::format("{} ({})", percent_words(values.rate.value), values.rate_source),
                  "ASC 718-10-50-2(f)(2)(iv)"});
  rows.push_back({"discount for restrictions after exercise",
                  values.discount > 0.0
                      ? fmt::format("{} ({})", percent_words(values.discount), values.discount_reason)
                      : "none",
                  "ASC 718-10-50-2(f)(2)(v)"});
  const std::string price = fmt::format("{:.2f} on {}", values.price.value, to_string(values.as_of));
  rows.push_back({"price of the share",
                  values.adjustment.empty() ? price
                                            : fmt::format("{}, adjusted to {:.2f}: {}", price,
                                                          values.adjusted_price.value, values.adjustment),
                  "SEC SAB 120"});
}

void add_cost(const DisclosureInputs& inputs, const AwardDisclosure& made, Rows& rows) {
  const PeriodCost& last = inputs.periods.back();
  rows.push_back(
      {"reduction of revenue in " + last.label, money_words(last.contra_revenue), "ASC 718-10-50-2(h)(1)"});
  rows.push_back({"of which caught up", money_words(last.total.caught_up), "ASC 606-10-32-14"});
  if (inputs.tax_rate) {
    const Money booked{std::max(0.0, last.total.closing.value)};
    rows.push_back({"deferred tax asset", money_words(deferred_tax_asset(booked, *inputs.tax_rate)),
                    "ASC 718-10-50-2(h)(1)"});
  }
  if (!inputs.award.modifications.empty()) {
    rows.push_back({fmt::format("incremental cost of {} modifications", inputs.award.modifications.size()),
                    money_words(incremental_cost(inputs)), "ASC 718-10-50-2(h)(2)"});
  }
  std::string period;
  if (inputs.remaining_period)
    period = fmt::format(", expected over {:.1f} years", inputs.remaining_period->value);
  rows.push_back({"cost not yet recognised", money_words(made.unrecognised) + period, "ASC 718-10-50-2(i)"});
  if (inputs.obligation) {
    rows.push_back(
        {"remaining performance obligations", money_words(inputs.obligation->net), "ASC 606-10-50-13"});
  }
}

void add_policy(const AwardPolicy& policy, Rows& rows) {
  rows.push_back({"standard", std::string{to_string(policy.standard)}, "ASC 250-10-50-1"});
  rows.push_back({"purchases are", std::string{to_string(policy.purchases)}, "ASC 718-10-20"});
  rows.push_back({"forfeitures", std::string{to_string(policy.forfeitures)}, "ASC 718-10-50-2(l)"});
  rows.push_back({"cost is attributed",
                  fmt::format("{} ({})", to_string(policy.attribution), policy.attribution_reason),
                  "ASC 606-10-50-20"});
}

std::vector<std::string> footnote_words(const DisclosureInputs& inputs, const AwardDisclosure& made) {
  const Warrant& terms = inputs.terms;
  const PeriodCost& last = inputs.periods.back();
  return {
      fmt::format(
          "On {} the Company issued to {} a warrant for up to {} shares at {:.6g} a share, exercisable until "
          "{}. "
          "It vests in {} tranches as {} purchases the Company's products and other conditions are met (ASC "
          "718-10-50-2(a)).",
          to_string(terms.granted), terms.holder, with_commas(terms.shares.value, 0), terms.strike.value,
          to_string(terms.expiry), terms.tranches.size(), terms.holder),
      fmt::format(
          "The warrant is consideration payable to a customer. Its grant-date fair value, {:.2f} a share on "
          "average, reduces revenue as purchases are made, for tranches that are expected to vest (ASC "
          "606-10-32-25 to -27, ASC 718-10-30-2). Market conditions are part of that value and purchases are "
          "not (ASC 718-10-30-12 and -14).",
          made.weighted_fair_value.value),
      fmt::format("The fair value was estimated by simulation with an expected volatility of {}, a risk-free "
                  "rate of {}, "
                  "a dividend yield of {} and an expected term of {:.2f} years (ASC 718-10-50-2(f)).",
                  percent_words(inputs.values.volatility.value), percent_words(inputs.values.rate.value),
                  percent_words(inputs.values.dividend_yield.value), inputs.values.term.value),
      fmt::format("In {} revenue was reduced by {}, of which {} for purchases of earlier periods. Cost of {} "
                  "is not yet "
                  "recognised (ASC 718-10-50-2(h) and (i)).",
                  last.label, money_words(last.contra_revenue), money_words(last.total.caught_up),
                  money_words(made.unrecognised))};
}

}  // namespace

AwardDisclosure award_disclosure(const DisclosureInputs& inputs) {
  require_disclosure(inputs);
  const DisclosedCost cost = disclosed_cost(inputs);
  AwardDisclosure made{
      .rows = {},
      .footnote = {},
      .unrecognised = require_result("unrecognised", cost.unrecognised),
      .weighted_fair_value = require_result("weighted_fair_value", cost.granted / cost.shares)};
  add_terms(inputs, made, made.rows);
  add_assumptions(inputs.values, made.rows);
  add_cost(inputs, made, made.rows);
  add_policy(inputs.award.policy, made.rows);
  made.footnote = footnote_words(inputs, made);
  return made;
}

WarrantNumbers warrant_numbers(Money economic_value, Money grant_date_value, Shares diluted_shares) {
  require_non_negative("economic_value", economic_value);
  require_non_negative("grant_date_value", grant_date_value);
  require_non_negative("diluted_shares", diluted_shares);
  return {.economic_value = economic_value,
          .grant_date_value = grant_date_value,
          .diluted_shares = diluted_shares,
          .why = fmt::format("The economic value, {}, is today's and weighs every condition by its "
                             "probability. The grant-date fair "
                             "value, {}, is of the grant's market and contains market conditions alone: "
                             "whether purchases are made "
                             "decides how much of it is booked, not what a share is worth (ASC 718-10-30-12 "
                             "and -14). Diluted EPS counts "
                             "{} shares: those whose conditions would be met if the period's end were the "
                             "end of the contingency, less "
                             "what the proceeds buy back (ASC 260-10-45-23 and -48), whatever their value.",
                             money_words(economic_value), money_words(grant_date_value),
                             with_commas(diluted_shares.value, 0))};
}

}  // namespace fairvalue
