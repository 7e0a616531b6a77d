/// \file casefile/keys/deal_keys.hpp
/// The keys of a deal: its plan, its economics, what is given for it, and what is believed of it.
#pragma once
#include <fairvalue/casefile/case_parts.hpp>

#include "account_keys.hpp"
#include "key_info.hpp"
#include "value_forms.hpp"
#include "warrant_keys.hpp"

namespace fairvalue::detail {

template <class V>
void keys(V& v, DistributionForm& form) {
  const Dimension unit = form.dimension;
  v.optional({"distribution", "fixed, normal, log_normal, uniform, triangular, pert, discrete or empirical."},
             form.distribution);
  v.optional({"value", "The number of fixed.", Rule::any, unit}, form.value);
  v.optional({"mean", "The mean of normal.", Rule::any, unit}, form.mean);
  v.optional({"deviation", "The standard deviation of normal.", Rule::non_negative, unit}, form.deviation);
  v.optional({"median", "The median of log_normal.", Rule::positive, unit}, form.median);
  v.optional({"sigma", "The deviation of the logarithm of log_normal.", Rule::positive}, form.sigma);
  v.optional({"low", "The least value of uniform, triangular and pert.", Rule::any, unit}, form.low);
  v.optional({"mode", "The likeliest value of triangular and pert.", Rule::any, unit}, form.mode);
  v.optional({"high", "The greatest value of uniform, triangular and pert.", Rule::any, unit}, form.high);
  v.optional({"p5", "5 % of outcomes lie below.", Rule::any, unit}, form.p5);
  v.optional({"p10", "10 % of outcomes lie below.", Rule::any, unit}, form.p10);
  v.optional({"p90", "10 % of outcomes lie above.", Rule::any, unit}, form.p90);
  v.optional({"p95", "5 % of outcomes lie above.", Rule::any, unit}, form.p95);
  v.list({"values", "The values of discrete and empirical.", Rule::any, unit}, form.values);
  v.list({"probabilities", "A probability for each value of discrete.", Rule::fraction, Dimension::percent},
         form.probabilities);
}

template <class V>
void keys(V& v, Milestone& milestone) {
  v.required({"volume", "The cumulated volume.", Rule::positive, Dimension::gigawatts}, milestone.volume);
  v.required({"date", "The day by which it is there."}, milestone.date);
}

template <class V>
void keys(V& v, PaceForm& pace) {
  v.required({"first", "The day of the first step."}, pace.first);
  v.required({"step", "Volume of each step.", Rule::positive, Dimension::gigawatts}, pace.step);
  v.required({"steps", "How many.", Rule::positive}, pace.steps);
  v.required(
      {"interval_months", "Months from the first step to the second.", Rule::positive, Dimension::months},
      pace.interval_months);
  v.optional({"interval_factor", "Each interval against the one before.", Rule::positive},
             pace.interval_factor);
}

template <class V>
void keys(V& v, PlanForm& plan) {
  v.required({"measure", "What is counted: delivered_gw, purchased_gw or deployed_gw."}, plan.measure);
  v.required({"start", "The day on which nothing is there yet."}, plan.start);
  v.list({"milestone", "Cumulated volumes and their days, in order."}, plan.milestones);
  v.optional({"pace", "Equal steps in place of milestones."}, plan.pace);
}

template <class V>
void keys(V& v, FollowOn& renewal) {
  v.required({"share", "Part that is renewed of what was delivered a life before.", Rule::fraction,
              Dimension::percent},
             renewal.share);
  v.required({"life", "From a delivery to its renewal.", Rule::positive}, renewal.life);
  v.required({"ends_on", "Nothing is renewed after this day."}, renewal.ends_on);
  v.optional({"consideration", "What the customer is given for a renewed gigawatt.", Rule::non_negative},
             renewal.consideration);
}

template <class V>
void keys(V& v, EquityPurchase& equity) {
  v.required({"cash", "Cash that the seller pays in all.", Rule::positive}, equity.cash);
  v.optional({"fair_value", "What the shares received are worth; the cash unless given.", Rule::non_negative},
             equity.fair_value);
  v.optional({"paid_on", "The day of payment; else evenly with the gigawatts."}, equity.paid_on);
}

template <class V>
void keys(V& v, Loan& loan) {
  v.required({"principal", "The amount lent.", Rule::positive}, loan.principal);
  v.required({"lender", "seller or customer."}, loan.lender);
  v.required({"drawn", "The day on which it is paid out."}, loan.drawn);
  v.required({"repaid", "The day on which it is repaid with interest."}, loan.repaid);
  v.required({"rate", "Interest a year, compounded annually.", Rule::growth, Dimension::percent}, loan.rate);
  v.optional({"fair_rate", "What the market asks of the borrower; the rate unless given.", Rule::growth,
              Dimension::percent},
             loan.fair_rate);
}

template <class V>
void keys(V& v, MilestoneOutlook& outlook) {
  v.required({"measure", "As the gate has it."}, outlook.measure);
  v.required({"volume", "As the gate has it.", Rule::positive, Dimension::volume}, outlook.volume);
  v.required({"years", "When it is reached, from the day of the valuation.", Rule::any, Dimension::years},
             outlook.timing.years);
  v.optional({"never", "The probability that it never is.", Rule::fraction, Dimension::percent},
             outlook.timing.never);
}

template <class V>
void keys(V& v, NamedOutlook& outlook) {
  v.required({"name", "The condition, by the name that the gate has."}, outlook.name);
  v.required({"probability", "That it is met.", Rule::fraction, Dimension::percent}, outlook.probability);
}

template <class V>
void keys(V& v, ConditionOutlook& outlook) {
  v.list({"milestone", "When volumes are reached, independent of the price."}, outlook.milestones);
  v.list({"condition", "How likely named conditions are."}, outlook.named);
  v.optional(
      {"service", "The probability that service conditions are met.", Rule::fraction, Dimension::percent},
      outlook.service);
}

template <class V>
void keys(V& v, VolumePace& pace) {
  v.required({"measure", "As the gates have it."}, pace.measure);
  v.required({"volume", "A volume that the pace is stated for.", Rule::positive, Dimension::volume},
             pace.volume);
  v.required({"years", "When it is reached, from the day of the valuation; other volumes in proportion.",
              Rule::any, Dimension::years},
             pace.timing.years);
  v.optional({"never", "The probability that none is reached.", Rule::fraction, Dimension::percent},
             pace.timing.never);
}

template <class V>
void keys(V& v, DeploymentModel& model) {
  v.required({"plan", "The plan that delays are counted from."}, model.plan);
  v.required({"delay", "Of each interval.", Rule::any, Dimension::years}, model.delay);
  v.optional(
      {"never", "That a milestone never comes, given the one before.", Rule::fraction, Dimension::percent},
      model.never);
  v.optional({"correlation", "Of progress with the share price, from -1 to 1."}, model.correlation);
}

template <class V>
void keys(V& v, NamedEvent& event) {
  v.required({"name", "What happened: a condition's or a tranche's name."}, event.name);
  v.required({"date", "The day."}, event.date);
}

template <class V>
void keys(V& v, BenchmarkHistory& benchmark) {
  v.required({"name", "As the gate has it."}, benchmark.name);
  v.required({"levels", "Its level by day.", Rule::positive}, benchmark.levels);
}

template <class V>
void keys(V& v, VolumeHistory& volume) {
  v.required({"measure", "What is counted."}, volume.measure);
  v.required({"cumulative", "The cumulated volume by day.", Rule::non_negative, Dimension::volume},
             volume.cumulative);
}

template <class V>
void keys(V& v, DealHistory& history) {
  v.optional({"closes", "The share's closes by day, as traded.", Rule::positive}, history.closes);
  v.optional({"highs", "Its highs on the same days.", Rule::positive}, history.highs);
  v.optional({"vwaps", "Its volume-weighted average prices.", Rule::positive}, history.vwaps);
  v.list({"volume", "What has been delivered, purchased or paid."}, history.volumes);
  v.list({"benchmark", "Levels of benchmarks."}, history.benchmarks);
  v.list({"event", "When named conditions were met."}, history.events);
  v.list({"exercise", "When tranches were exercised."}, history.exercises);
  v.optional({"service_ended", "The last day of service."}, history.service_ended);
  v.optional({"terminated", "The agreement's last day."}, history.terminated);
  v.optional({"change_of_control", "The day of a change of control."}, history.change_of_control);
}

template <class V>
void keys(V& v, GrantMarket& grant) {
  v.required({"price", "The price of a share.", Rule::positive}, grant.spot.price);
  v.required({"as_of", "The day of the price."}, grant.spot.as_of);
  v.currency(grant.spot.currency);
  v.optional({"volatility", "Of the share, a year; that of the market unless given.", Rule::positive,
              Dimension::percent},
             grant.volatility);
  v.optional({"risk_free_rate", "Continuously compounded; that of the market unless given.", Rule::any,
              Dimension::percent},
             grant.risk_free_rate);
  v.optional({"dividend_yield", "Continuously compounded; that of the market unless given.", Rule::any,
              Dimension::percent},
             grant.dividend_yield);
}

template <class V>
void fact_keys(V& v, PositionFacts& facts) {
  v.optional({"outlook", "What is believed of conditions other than the price."}, facts.outlook);
  v.list(
      {"pace", "An even pace in place of milestones: when one volume is reached, all others in proportion."},
      facts.paces);
  v.list({"taken_as_met", "Benchmarks whose gates are taken as met."}, facts.taken_as_met);
  v.optional({"deployment", "Delays correlated with the price, in place of the outlook's milestones."},
             facts.deployment);
  v.optional({"history", "What has happened since the grant."}, facts.history);
  v.optional({"grant", "The market that a grant-date value starts from."}, facts.grant);
}

template <class V>
void keys(V& v, CaseDeal& one) {
  Deal& deal = one.terms;
  v.required({"name", "Its name; scenarios name its inputs by it."}, deal.name);
  v.optional({"customer", "Who buys; the warrant's holder unless given."}, one.customer);
  v.required({"plan", "When the gigawatts arrive."}, deal.plan);
  v.required({"revenue_per_gigawatt", "What the customer pays for a gigawatt.", Rule::positive},
             deal.revenue_per_gigawatt);
  v.required({"margin", "Profit before tax on that revenue.", Rule::growth, Dimension::percent}, deal.margin);
  v.optional(
      {"contra_revenue", "The warrant's cost booked against a gigawatt's revenue.", Rule::non_negative},
      deal.contra_revenue);
  v.optional({"incremental", "Part of a gigawatt that is new business.", Rule::fraction, Dimension::percent},
             deal.incremental);
  v.optional(
      {"capital_spending", "The seller's spending for a gigawatt, beside the margin.", Rule::non_negative},
      deal.capital_spending);
  v.optional({"receipt_lag_days", "Days from delivery to payment.", Rule::non_negative, Dimension::days},
             deal.receipt_lag_days);
  v.optional(
      {"committed", "The binding part, the plan's first; not stated unless given.", Rule::non_negative},
      deal.committed);
  v.optional({"follow_on", "Renewals after the life of what was delivered."}, deal.follow_on);
  v.optional({"rate", "That its flows are discounted at; the required return unless given.", Rule::growth,
              Dimension::percent},
             deal.rate);
  v.optional({"haircut", "Cut of its flows' value.", Rule::fraction, Dimension::percent}, deal.haircut);
  v.optional({"warrant", "The warrant that the customer is given."}, deal.warrant);
  v.list({"equity", "Cash that the seller puts into the customer's shares."}, deal.equity);
  v.list({"loan", "Loans between the two."}, deal.loans);
  fact_keys(v, one.facts);
  v.optional({"accounts", "How the warrant is booked."}, one.facts.accounts);
  v.optional({"forecast", "Delays and the share's expected return, for dilution as a distribution."},
             one.facts.forecast);
}

template <class V>
void keys(V& v, Award& award) {
  v.required({"name", "Its name, unlike those of the deals."}, award.name);
  v.required({"warrant", "Its terms."}, award.warrant);
  fact_keys(v, award.facts);
}

}  // namespace fairvalue::detail
