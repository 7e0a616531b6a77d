/// \file casefile/keys/industry_keys.hpp
/// The keys of markets, chips, supply and guidance, in files of sourced numbers.
#pragma once
#include <fairvalue/company/guidance.hpp>
#include <fairvalue/equity/multiple_line.hpp>
#include <fairvalue/industry/backlog.hpp>
#include <fairvalue/industry/capacity.hpp>
#include <fairvalue/industry/capital_spending.hpp>
#include <fairvalue/industry/cluster.hpp>
#include <fairvalue/industry/lead_time.hpp>
#include <fairvalue/industry/market_size.hpp>
#include <fairvalue/industry/roofline.hpp>

#include "blank.hpp"

namespace fairvalue::detail {

template <class V>
void keys(V& v, GrowthPoint& point) {
  v.required({"growth", "A year.", Rule::growth, Dimension::percent}, point.growth);
  v.required({"multiple", "Price over EPS at that growth.", Rule::positive}, point.multiple);
}

template <class V>
void keys(V& v, GuidancePath& path) {
  v.required({"subject", "What is guided."}, path.subject);
  v.required({"period", "The fiscal period guided for."}, path.period);
  v.required({"guided", "The figures by the day they were given.", Rule::positive}, path.guided);
  v.required({"hoped", "What the market expected before the first.", Rule::positive}, path.hoped);
}

template <class V>
void keys(V& v, LeadStep& step) {
  v.required({"name", "The step."}, step.name);
  v.required({"length", "In its unit.", Rule::non_negative}, step.length);
  v.required({"unit", "days, weeks or months."}, step.unit);
}

template <class V>
void keys(V& v, MarketSize& market) {
  v.required({"scope", "What is counted."}, market.scope);
  v.required({"year", "The calendar year of the sales."}, market.year);
  v.required({"size", "The sales of that year.", Rule::positive}, market.size);
  v.required({"publisher", "Who published it."}, market.source);
  v.required({"published", "The day of publication."}, market.published);
}

template <class V>
void keys(V& v, Ownership& cost) {
  v.required({"price", "Of the accelerator with its share of server and network.", Rule::positive},
             cost.price);
  v.required({"site", "Its share of building and power supply.", Rule::non_negative}, cost.site);
  v.required({"life", "Over which both are repaid.", Rule::positive}, cost.life);
  v.required({"watts", "At full use, with its share of the server.", Rule::non_negative, Dimension::watts},
             cost.watts);
  v.required({"overhead", "Power of the site over that of its computers (PUE)."}, cost.overhead);
  v.required({"electricity", "Price of a kilowatt-hour.", Rule::non_negative}, cost.electricity);
  v.required({"upkeep", "People, repairs and software, a year.", Rule::non_negative}, cost.upkeep);
}

template <class V>
void keys(V& v, ProductBacklog& product) {
  v.required({"product", "Its name."}, product.product);
  v.required({"backlog", "Ordered and not shipped.", Rule::non_negative}, product.backlog);
  v.required({"lead_time", "From today to the last of it.", Rule::positive}, product.lead_time);
}

template <class V>
void keys(V& v, Roofline& chip) {
  v.required({"flops", "Peak, in the precision used.", Rule::positive, Dimension::operations_per_second},
             chip.flops);
  v.required({"bandwidth", "Of the memory, peak.", Rule::positive, Dimension::bytes_per_second},
             chip.bandwidth);
}

template <class V>
void keys(V& v, SpendingPlan& plan) {
  v.required({"operating_cash_flow", "Of the first year.", Rule::positive}, plan.operating_cash_flow);
  v.required({"cash_flow_growth", "A year.", Rule::growth, Dimension::percent}, plan.cash_flow_growth);
  v.required({"capital_spending", "Of the first year.", Rule::non_negative}, plan.capital_spending);
  v.required({"spending_growth", "A year.", Rule::growth, Dimension::percent}, plan.spending_growth);
}

template <class V>
void keys(V& v, SupplyPart& part) {
  v.required({"name", "The part."}, part.name);
  v.required({"capacity", "Started a year.", Rule::non_negative}, part.capacity);
  v.optional({"needed", "Good ones in a finished unit; 1 unless given.", Rule::positive}, part.needed);
  v.optional({"yield", "Share that is good; all unless given.", Rule::fraction, Dimension::percent},
             part.yield);
}

template <class V>
void keys(V& v, SupplyStep& step) {
  v.required({"name", "The step."}, step.name);
  v.required({"capacity", "Units started a year.", Rule::non_negative}, step.capacity);
  v.optional({"yield", "Share that leaves it good; all unless given.", Rule::fraction, Dimension::percent},
             step.yield);
}

template <class V>
void keys(V& v, SupplyChain& chain) {
  v.list({"parts", "What a unit is made of."}, chain.parts);
  v.list({"steps", "In the order of work."}, chain.steps);
}

// Values to read into.
template <>
struct BlankOf<GrowthPoint> {
  static GrowthPoint value() { return {.growth = 0.0, .multiple = Multiple{0.0}}; }
};
template <>
struct BlankOf<GuidancePath> {
  static GuidancePath value() { return {.subject = {}, .period = {}, .guided = {}, .hoped = Money{0.0}}; }
};
template <>
struct BlankOf<MarketSize> {
  static MarketSize value() {
    return {.scope = {}, .year = 0, .size = Money{0.0}, .source = {}, .published = {}};
  }
};
template <>
struct BlankOf<Ownership> {
  static Ownership value() {
    return {.price = Money{0.0},
            .site = Money{0.0},
            .life = Years{0.0},
            .watts = 0.0,
            .overhead = 1.0,
            .electricity = Money{0.0},
            .upkeep = Money{0.0}};
  }
};
template <>
struct BlankOf<ProductBacklog> {
  static ProductBacklog value() { return {.product = {}, .backlog = Money{0.0}, .lead_time = Years{0.0}}; }
};
template <>
struct BlankOf<SpendingPlan> {
  static SpendingPlan value() {
    return {.operating_cash_flow = Money{0.0},
            .cash_flow_growth = 0.0,
            .capital_spending = Money{0.0},
            .spending_growth = 0.0};
  }
};

}  // namespace fairvalue::detail
