/// \file casefile/keys/account_keys.hpp
/// The keys of a deal's accounts and of its forecast.
#pragma once
#include <fairvalue/casefile/case_accounts.hpp>

#include "key_info.hpp"

namespace fairvalue::detail {

template <class V>
void keys(V& v, GivenFairValue& given) {
  v.required({"tranche", "The tranche by its name."}, given.tranche);
  v.required({"fair_value", "Of one share on the grant date, market conditions inside.", Rule::non_negative},
             given.fair_value);
}

template <class V>
void keys(V& v, GivenJudgement& judgement) {
  v.required({"tranche", "The tranche by its name."}, judgement.tranche);
  v.optional({"probable", "Whether its purchases are probable."}, judgement.probable);
  v.optional({"expected", "Shares expected to vest; all unless given.", Rule::non_negative},
             judgement.expected);
  v.optional({"exercise_probable", "Whether exercise conditions of performance are probable."},
             judgement.exercise_probable);
  v.optional({"market_missed", "The price condition can no longer be met; changes no cost."},
             judgement.market_missed);
  v.optional({"end", "none, forfeited or cancelled."}, judgement.end);
  v.optional(
      {"fair_value", "The estimate before the grant date, or a liability's value.", Rule::non_negative},
      judgement.fair_value);
}

template <class V>
void keys(V& v, GivenModification& modification) {
  v.required({"tranche", "The tranche by its name."}, modification.tranche);
  v.required({"before", "Fair value of a share under the old terms on that day.", Rule::non_negative},
             modification.before);
  v.required({"after", "The same under the new terms.", Rule::non_negative}, modification.after);
  v.optional({"probable_before", "Whether it was expected to vest under the old terms."},
             modification.probable_before);
  v.optional({"purchases", "Gigawatts at which it vests under the new terms; as before unless given.",
              Rule::positive, Dimension::gigawatts},
             modification.purchases);
}

template <class V>
void keys(V& v, GivenExercise& exercise) {
  v.required({"tranche", "The tranche by its name."}, exercise.tranche);
  v.required({"shares", "Shares exercised in the quarter.", Rule::positive}, exercise.shares);
  v.required({"price", "Of a share on the day of exercise.", Rule::positive}, exercise.price);
}

template <class V>
void keys(V& v, PriceAdjustment& adjustment) {
  v.required({"change", "Of the price before the grant: 12 % raises it.", Rule::growth, Dimension::percent},
             adjustment.change);
  v.required({"reason", "What the market did not know on that day."}, adjustment.reason);
}

template <class V>
void keys(V& v, RestrictionDiscount& discount) {
  v.required({"method", "finnerty, or chaffe."}, discount.method);
  v.required({"kind", "What keeps the holder from selling: post_exercise; others are refused."},
             discount.kind);
  v.required({"duration", "Of the restriction after exercise.", Rule::positive}, discount.duration);
}

template <class V>
void keys(V& v, GivenConvertible& convertible) {
  v.required({"name", "Its name, no two alike."}, convertible.name);
  v.required({"shares", "Shares on conversion.", Rule::positive}, convertible.shares);
  v.optional({"interest", "A year, before tax, that conversion ends.", Rule::non_negative},
             convertible.interest);
  v.optional({"dividends", "The same of preference dividends, which bear no tax.", Rule::non_negative},
             convertible.dividends);
}

template <class V>
void keys(V& v, GivenOption& option) {
  v.required({"name", "Its name, no two alike."}, option.name);
  v.required({"shares", "Shares of all of them.", Rule::positive}, option.shares);
  v.required({"strike", "What is paid for a share; 0 for restricted shares.", Rule::non_negative},
             option.strike);
  v.optional({"unrecognised_cost", "Cost of a share not yet recognised, on average; joins the proceeds.",
              Rule::non_negative},
             option.unrecognised_cost);
}

template <class V>
void keys(V& v, GivenQuarter& quarter) {
  v.required({"period", "The label of the fiscal quarter, as FY2027Q2."}, quarter.period);
  v.optional({"purchases", "Gigawatts in the quarter; the plan's unless given.", Rule::non_negative,
              Dimension::gigawatts},
             quarter.purchases);
  v.optional(
      {"revenue", "From the customer before the reduction; gigawatts at the deal's price unless given.",
       Rule::non_negative},
      quarter.revenue);
  v.list({"judgement", "What is judged of a tranche from this quarter on; probable unless given."},
         quarter.judgements);
  v.list({"modification", "A change of a tranche's terms at the quarter's start."}, quarter.modifications);
  v.list({"exercise", "Shares that the holder takes in the quarter, for the tax at exercise."},
         quarter.exercises);
  v.optional({"expected_purchases", "Gigawatts expected in all; the plan's unless given.", Rule::positive,
              Dimension::gigawatts},
             quarter.expected_purchases);
  v.optional({"recoverable", "The most that an upfront asset can be carried at.", Rule::non_negative},
             quarter.recoverable);
}

template <class V>
void policy_keys(V& v, AwardPolicy& policy) {
  v.required({"standard", "Before or after ASU 2025-04."}, policy.standard);
  v.optional({"purchases", "What the purchases are to the award."}, policy.purchases);
  v.optional({"forfeitures", "How forfeitures are counted."}, policy.forfeitures);
  v.optional({"for_distinct_goods", "The award pays for a distinct good or service."},
             policy.for_distinct_goods);
  v.optional({"constrained", "Variable consideration is constrained; before ASU 2025-04 only."},
             policy.constrained);
  v.required({"attribution", "Which purchases bear the cost of a tranche."}, policy.attribution);
  v.required({"attribution_reason", "Why."}, policy.attribution_reason);
  v.optional({"separately_priced_options", "Further purchases are options with prices of their own."},
             policy.separately_priced_options);
  v.optional({"upfront", "What becomes of shares vested at signing."}, policy.upfront);
  v.optional({"upfront_reason", "Why; needed where a tranche is vested at signing."}, policy.upfront_reason);
  v.optional({"negative_revenue", "What becomes of a cost above the quarter's revenue."},
             policy.negative_revenue);
}

template <class V>
void keys(V& v, AccountFacts& accounts) {
  policy_keys(v, accounts.policy);
  v.optional(
      {"named_conditions", "What named conditions are to ASC 718: performance, or other (a liability)."},
      accounts.named_conditions);
  v.list({"fair_value", "Grant-date fair values of all tranches; valued in the grant's market unless given."},
         accounts.fair_values);
  v.list({"quarter", "Quarters with their own purchases, judgements or modifications, in order."},
         accounts.quarters);
  v.optional({"price_adjustment", "Of the grant's price, for what the market did not know (SEC SAB 120)."},
             accounts.price_adjustment);
  v.optional({"discount", "For shares that may not be sold for a time after exercise."}, accounts.discount);
  v.optional({"participating", "The holder shares in dividends before exercise; true is refused."},
             accounts.participating);
}

template <class V>
void keys(V& v, ForecastFacts& forecast) {
  v.required({"delay", "Of each interval of the plan.", Rule::any, Dimension::years}, forecast.delay);
  v.optional(
      {"never", "That a milestone never comes, given the one before.", Rule::fraction, Dimension::percent},
      forecast.never);
  v.optional({"correlation", "Of progress with the share price, from -1 to 1."}, forecast.correlation);
  v.required(
      {"expected_return", "Of the share a year, continuously compounded, in the real world.", Rule::any},
      forecast.expected_return);
}

}  // namespace fairvalue::detail
