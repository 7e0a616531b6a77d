/// \file casefile/keys/warrant_keys.hpp
/// The keys of a warrant, its tranches and their gates.
#pragma once
#include "key_info.hpp"
#include "warrant_forms.hpp"

namespace fairvalue::detail {

template <class V>
void keys(V& v, MonitoringForm& rule) {
  v.optional({"rule", "close or continuous: the two rules that need no number."}, rule.rule);
  v.optional({"average_of", "The mean of so many closes reaches the hurdle.", Rule::positive},
             rule.average_of);
  v.optional({"consecutive", "So many closes in a row reach the hurdle.", Rule::positive}, rule.consecutive);
  v.optional({"closes_in_window", "Of so many last closes at_least so many reach it.", Rule::positive},
             rule.closes_in_window);
  v.optional({"at_least", "How many closes of the window reach the hurdle.", Rule::positive}, rule.at_least);
  v.optional({"closes_in_total", "So many closes reach the hurdle, in a row or not.", Rule::positive},
             rule.closes_in_total);
  v.optional({"price", "What stands for a close: close or vwap."}, rule.price);
}

template <class V>
void keys(V& v, HurdleStep& step) {
  v.required({"from", "The first day of the hurdle."}, step.from);
  v.required({"hurdle", "The hurdle from that day on, on the shares of the grant date.", Rule::positive},
             step.hurdle);
}

/// What a gate may have beside a tranche or in a list.
template <class V>
void simple_gate_keys(V& v, GateForm& gate) {
  v.optional({"delivered_gw", "Gigawatts delivered.", Rule::positive, Dimension::gigawatts},
             gate.delivered_gw);
  v.optional({"purchased_gw", "Gigawatts purchased.", Rule::positive, Dimension::gigawatts},
             gate.purchased_gw);
  v.optional({"deployed_gw", "Gigawatts deployed.", Rule::positive, Dimension::gigawatts}, gate.deployed_gw);
  v.optional({"paid", "Money paid by the customer.", Rule::positive}, gate.paid);
  v.optional({"by", "The last day on which the volume counts."}, gate.by);
  v.optional({"price_hurdle", "The share price to reach, on the shares of the grant date.", Rule::positive},
             gate.price_hurdle);
  v.optional({"monitoring", "How the price is held against the hurdle: close, continuous or a rule."},
             gate.monitoring);
  v.optional({"benchmark", "An index or peer group that the own growth must match."}, gate.benchmark);
  v.optional(
      {"excess", "By how much the own growth must exceed the benchmark's.", Rule::any, Dimension::percent},
      gate.excess);
  v.optional({"condition", "Any other condition, by its name."}, gate.condition);
  v.optional({"service_until", "The holder must be in service until this day."}, gate.service_until);
  v.optional({"supply_until", "The supply agreement must be in force until this day."}, gate.supply_until);
}

template <class V>
void keys(V& v, GateForm& gate) {
  simple_gate_keys(v, gate);
  v.list({"step", "Hurdles that replace the price hurdle from their days on."}, gate.steps);
  v.optional({"market_cap_hurdle", "The market capitalisation to reach.", Rule::positive},
             gate.market_cap_hurdle);
  v.optional({"shares", "Shares of the market capitalisation by day.", Rule::positive}, gate.shares);
  v.optional({"timing", "latched, or after_other_gates: the price must hold once the others are met."},
             gate.timing);
  v.optional({"window_from", "The first day whose close counts; else the day after the grant."},
             gate.window_from);
  v.list({"any_of", "Gates of which the earliest is enough."}, gate.any_of);
  v.list({"all_at_once", "Market conditions that must hold on one day."}, gate.all_at_once);
}

template <class V>
void keys(V& v, LinearVesting& linear) {
  v.required({"measure", "What vests the shares, one at a time."}, linear.measure);
  v.required({"from", "Nothing has vested at this volume.", Rule::non_negative, Dimension::volume},
             linear.from);
  v.required({"to", "All has vested at this volume.", Rule::positive, Dimension::volume}, linear.to);
}

template <class V>
void keys(V& v, StrikeForm& strike) {
  v.optional({"value", "The strike as stated.", Rule::non_negative}, strike.value);
  v.optional({"part", "Part of a later average price.", Rule::positive, Dimension::percent}, strike.part);
  v.optional({"days", "Days of the average.", Rule::positive}, strike.days);
  v.optional({"on", "The last day of the average."}, strike.on);
  v.optional({"price", "Which price is averaged: close or vwap."}, strike.price);
}

template <class V>
void keys(V& v, AveragedPeriod& period) {
  v.required({"start", "The first day, whose average price growth is counted from."}, period.start);
  v.required({"end", "The last day."}, period.end);
  v.optional({"start_days", "Days of the average at the start.", Rule::positive}, period.start_days);
  v.optional({"end_days", "Days of the average at the end.", Rule::positive}, period.end_days);
}

template <class V>
void keys(V& v, PayoutPoint& point) {
  v.required({"percentile", "Percentile among the peers.", Rule::fraction, Dimension::percent},
             point.percentile);
  v.required({"payout", "Part of the target shares that it pays.", Rule::non_negative, Dimension::percent},
             point.payout);
}

template <class V>
void keys(V& v, PayoutCurve& curve) {
  v.list({"point", "Percentiles and what they pay, straight lines between."}, curve.points, true);
  v.optional({"max_if_negative", "The most that is paid if the own growth is negative.", Rule::non_negative,
              Dimension::percent},
             curve.max_if_negative);
}

template <class V>
void keys(V& v, RankVesting& rank) {
  v.list({"peers", "The peers by name."}, rank.peers, true);
  v.required({"period", "The period whose growth is ranked."}, rank.period);
  v.required({"curve", "What a percentile pays."}, rank.curve);
}

template <class V>
void keys(V& v, EqualTranchesForm& like) {
  v.required({"name", "The tranches are named after it: purchase 3 of 240."}, like.name);
  v.required({"shares", "Shares of all of them.", Rule::positive}, like.shares);
  v.optional({"parts", "How many tranches.", Rule::positive}, like.parts);
  v.optional({"measure", "The volume whose steps vest them."}, like.measure);
  v.optional({"step", "Volume from tranche to tranche.", Rule::positive, Dimension::volume}, like.step);
  v.list({"dates", "In place of a volume: days, with one tranche each."}, like.dates);
  v.optional({"rounding", "How the total is cut into whole shares."}, like.rounding);
}

template <class V>
void keys(V& v, TrancheForm& tranche) {
  v.required({"name", "Its name, no two alike."}, tranche.name);
  v.required({"shares", "The most that can vest.", Rule::positive}, tranche.shares);
  v.optional({"vested_at_issue", "Vested on the grant date, without conditions."}, tranche.vested_at_issue);
  simple_gate_keys(v, tranche.here);
  v.list({"gate", "Further conditions, each a table; all must be met."}, tranche.gates);
  v.optional({"linear", "Vests a share at a time between two volumes."}, tranche.linear);
  v.optional({"strike", "Its own strike in place of the warrant's.", Rule::non_negative}, tranche.strike);
  v.optional({"expiry", "Its own last day."}, tranche.expiry);
  v.optional({"exercise_gate", "Its own conditions of exercise; an empty list: none."},
             tranche.exercise_gates);
  v.optional({"value_cap", "The most that a share gains over the strike.", Rule::positive},
             tranche.value_cap);
  v.optional({"rank", "Vests by own growth's percentile among peers."}, tranche.rank);
}

template <class V>
void keys(V& v, Split& split) {
  v.required({"effective", "The first day on the new shares."}, split.effective);
  v.required({"ratio", "New shares for one old: 4 for a 4:1 split.", Rule::positive}, split.ratio);
}

template <class V>
void keys(V& v, WarrantForm& warrant) {
  v.required({"holder", "Who holds it."}, warrant.holder);
  v.optional({"shares", "Shares of all tranches; their sum unless given.", Rule::positive}, warrant.shares);
  v.required({"strike", "What is paid for a share.", Rule::non_negative}, warrant.strike);
  v.required({"granted", "The grant date."}, warrant.granted);
  v.required({"expiry", "The last day on which it can vest or be exercised."}, warrant.expiry);
  v.optional({"monitoring", "How prices are held against hurdles, where a tranche does not say."},
             warrant.monitoring);
  v.optional({"settlement", "cash, or net: shares worth the gain are delivered."}, warrant.settlement);
  v.optional({"automatic_at_expiry", "Exercised at the end of the expiry if the close is above the strike."},
             warrant.automatic_at_expiry);
  v.optional(
      {"on_change_of_control",
       "What a change of control does to unvested shares; leave it out where the agreement is silent."},
      warrant.on_change_of_control);
  v.list({"exercise_gate", "What a vested tranche needs before it can be exercised."},
         warrant.exercise_gates);
  v.list({"adjustment", "Splits since the grant."}, warrant.adjustments);
  v.list({"tranche", "Its tranches."}, warrant.tranches);
  v.list({"equal_tranches", "Many like tranches in one table."}, warrant.equal_tranches);
}

}  // namespace fairvalue::detail
