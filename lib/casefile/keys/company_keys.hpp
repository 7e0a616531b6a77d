/// \file casefile/keys/company_keys.hpp
/// The keys of the company, its market, estimates and the file as a whole.
#pragma once
#include <fairvalue/casefile/case_contents.hpp>

#include "account_keys.hpp"
#include "deal_keys.hpp"
#include "key_info.hpp"
#include "value_forms.hpp"

namespace fairvalue::detail {

template <class V>
void keys(V& v, PeriodForm& period) {
  v.required({"label", "FY2026, FY2026H1 or FY2026Q2."}, period.label);
  v.optional(
      {"start",
       "The first day. Unless given: the day after the year before it in the list, else twelve, six or "
       "three months before the end. Give it for the first of years of 52 or 53 weeks."},
      period.start);
  v.required({"end", "The last day."}, period.end);
}

template <class V>
void keys(V& v, CompanyProfile& company) {
  v.required({"name", "The company's name."}, company.name);
  v.optional({"ticker", "Its ticker."}, company.ticker);
  v.currency(company.currency);
  v.optional({"shares_outstanding", "Common shares.", Rule::positive}, company.shares_outstanding);
  v.optional({"basic_shares",
              "Weighted average of the first year valued, without potential shares; for EPS beside those.",
              Rule::positive},
             company.basic_shares);
  v.list({"convertible", "A convertible bond or preference share, in the order of antidilution."},
         company.convertibles);
  v.list({"option", "Options, other warrants and restricted shares, in the order of antidilution."},
         company.options);
  v.list({"fiscal_year", "Fiscal years, so that others may name them by their label."}, company.fiscal_years);
  v.periods(company.fiscal_years);
}

template <class T, class V>
void stepped_keys(V& v, Stepped<T>& stepped, Rule rule) {
  v.required({"value", "The level from today on.", rule, Dimension::percent}, stepped.value);
  v.list({"later", "Levels that replace it, each from a time on."}, stepped.later);
}
template <class V>
void keys(V& v, Stepped<double>& stepped) {
  stepped_keys(v, stepped, Rule::positive);
}
template <class V>
void keys(V& v, Stepped<Rate>& stepped) {
  stepped_keys(v, stepped, Rule::any);
}
template <class V>
void keys(V& v, Stepped<double>::Level& level) {
  v.required({"from", "Years from today.", Rule::positive}, level.from);
  v.required({"value", "The level.", Rule::positive, Dimension::percent}, level.value);
}
template <class V>
void keys(V& v, Stepped<Rate>::Level& level) {
  v.required({"from", "Years from today.", Rule::positive}, level.from);
  v.required({"value", "The level.", Rule::any, Dimension::percent}, level.value);
}

template <class V>
void keys(V& v, ZeroCurve::Node& node) {
  v.required({"term", "Years from the curve's day.", Rule::positive}, node.term);
  v.required({"rate", "The zero rate, continuously compounded."}, node.rate);
}

template <class V>
void keys(V& v, ZeroCurve& curve) {
  v.required({"as_of", "The day of the rates."}, curve.as_of);
  v.optional({"interpolation", "linear_rate or log_discount."}, curve.interpolation);
  v.list({"node", "Zero rates by term, the terms increasing."}, curve.nodes, true);
}

/// The spot's price and day stand in the table of the market itself.
template <class V>
void keys(V& v, CaseMarket& market) {
  std::optional<Sourced<PerShare>> price;  // of 0 until one is known
  if (market.spot.value.price.value != 0.0)
    price = {market.spot.value.price, market.spot.standing, market.spot.source, market.spot.quote};
  v.optional(
      {"price", "The price of a share. Unless given: the last close of data.prices on or before as_of.",
       Rule::positive},
      price);
  if (price) {
    market.spot.standing = price->standing;
    market.spot.source = price->source;
    market.spot.quote = price->quote;
    market.spot.value.price = price->value;
  }
  v.required({"as_of", "The day of the price."}, market.spot.value.as_of);
  v.currency(market.spot.value.currency);
  v.optional({"volatility", "Of the share, a year.", Rule::positive, Dimension::percent}, market.volatility);
  v.optional({"risk_free_rate", "Continuously compounded.", Rule::any, Dimension::percent},
             market.risk_free_rate);
  v.optional({"curve", "Zero rates in place of one rate."}, market.curve);
  v.optional({"dividend_yield", "Continuously compounded; none unless given.", Rule::any, Dimension::percent},
             market.dividend_yield);
}

template <class V>
void keys(V& v, ShareCountForm& plan) {
  v.optional(
      {"a_year", "Net change of the share count a year: -2 % buys back.", Rule::growth, Dimension::percent},
      plan.a_year);
  v.optional({"buybacks", "Money for buybacks, each year.", Rule::non_negative}, plan.buybacks);
  v.optional({"issuance", "Money from issuance, each year.", Rule::non_negative}, plan.issuance);
}

template <class V>
void keys(V& v, PeriodEps& eps) {
  v.required({"period", "The fiscal period."}, eps.period);
  v.required({"eps", "Diluted earnings a share."}, eps.eps);
  v.optional({"basis", "gaap or non_gaap."}, eps.basis);
  v.currency(eps.currency);
}

template <class V>
void keys(V& v, OperatingModel& model) {
  v.list({"year", "The fiscal years valued, by label or in full, in order."}, model.years, true);
  v.periods(model.years);
  v.list({"consensus_eps", "Non-GAAP diluted EPS of the first years, without the deals."},
         model.consensus_eps);
  v.list({"net_income", "Net income of the first years, in place of consensus_eps."}, model.net_income);
  v.required({"eps_growth", "A year, after the last year given.", Rule::growth, Dimension::percent},
             model.eps_growth);
  v.required({"diluted_shares", "Without the deals' warrants.", Rule::positive}, model.diluted_shares);
  v.required({"revenue", "Of the first year, without the deals.", Rule::positive}, model.revenue);
  v.required({"revenue_growth", "A year, after the first.", Rule::growth, Dimension::percent},
             model.revenue_growth);
  v.required({"ai_mix", "Part of that revenue that is AI chips.", Rule::fraction, Dimension::percent},
             model.ai_mix);
  v.required({"tax_rate", "On the deals' profit.", Rule::fraction, Dimension::percent}, model.tax_rate);
  v.optional({"share_count", "Buybacks and issuance; needs net_income."}, model.share_count);
  v.optional({"year_before", "EPS of the fiscal year before the first."}, model.year_before);
}

template <class V>
void keys(V& v, RollingMultiple& multiple) {
  v.required({"value", "Price over EPS.", Rule::positive}, multiple.value);
  v.required({"window", "Of which EPS: next_twelve_months or trailing_twelve_months."}, multiple.window);
  v.optional({"earnings", "gaap or non_gaap."}, multiple.earnings);
}

template <class V>
void keys(V& v, Calibration& calibration) {
  v.required({"input", "The setting that is found: required_return or eps_growth."}, calibration.input);
  v.required({"price", "What the company without its deals is worth.", Rule::positive}, calibration.price);
}

template <class V>
void keys(V& v, CaseValuation& valuation) {
  v.required({"multiple", "Of non-GAAP EPS, of the next or the trailing twelve months."}, valuation.multiple);
  v.required({"required_return", "A year, that brings values to today.", Rule::growth, Dimension::percent},
             valuation.required_return);
  v.optional(
      {"deal_discount", "Cut of the multiple on the deals' part of EPS.", Rule::fraction, Dimension::percent},
      valuation.deal_discount);
  v.optional({"calibrate", "Finds a setting from a price."}, valuation.calibrate);
}

template <class V>
void keys(V& v, BrokerTarget& target) {
  v.required({"broker", "Who published it."}, target.broker);
  v.required({"target", "The price.", Rule::positive}, target.target);
  v.required({"multiple", "On the broker's EPS of the period.", Rule::positive}, target.multiple);
  v.required({"period", "The fiscal year of that EPS."}, target.period);
  v.optional({"basis", "gaap or non_gaap."}, target.basis);
  v.currency(target.currency);
  v.required({"published", "The day of publication."}, target.published);
  v.required({"holds_on", "The day that the target is meant for."}, target.holds_on);
}

template <class V>
void keys(V& v, Dispersion& dispersion) {
  v.required({"median", "Of the estimates.", Rule::any, Dimension::money}, dispersion.median);
  v.required({"high", "Of the estimates.", Rule::any, Dimension::money}, dispersion.high);
  v.required({"low", "Of the estimates.", Rule::any, Dimension::money}, dispersion.low);
  v.optional({"standard_deviation", "Of the estimates.", Rule::non_negative, Dimension::money},
             dispersion.standard_deviation);
  v.required({"count", "How many estimates.", Rule::positive}, dispersion.count);
}

template <class V>
void keys(V& v, Consensus& consensus) {
  v.required({"period", "The fiscal period."}, consensus.period);
  v.optional({"measure", "eps, revenue, ebitda, net_income or free_cash_flow."}, consensus.measure);
  v.optional({"basis", "gaap or non_gaap."}, consensus.basis);
  v.currency(consensus.currency);
  v.required({"as_of", "The day on which it was the consensus."}, consensus.as_of);
  v.required({"mean", "A share where the measure is eps.", Rule::any, Dimension::money}, consensus.mean);
  v.optional({"dispersion", "How far the estimates lie apart."}, consensus.dispersion);
  v.source(consensus.source);
}

template <class V>
void keys(V& v, Estimate& estimate) {
  v.required({"broker", "Who published it."}, estimate.broker);
  v.required({"period", "The fiscal period."}, estimate.period);
  v.optional({"measure", "eps, revenue, ebitda, net_income or free_cash_flow."}, estimate.measure);
  v.required({"value", "A share where the measure is eps.", Rule::any, Dimension::money}, estimate.value);
  v.optional({"basis", "gaap or non_gaap."}, estimate.basis);
  v.currency(estimate.currency);
  v.required({"published", "The day of publication."}, estimate.published);
  v.after({"known_at", "The first day a reader could have it; that of publication unless given."},
          estimate.known_at, estimate.published);
  v.optional({"withdrawn", "From this day on it counts no more."}, estimate.withdrawn);
  v.source(estimate.source);
}

template <class V>
void keys(V& v, Peer& peer) {
  v.required({"name", "The company."}, peer.name);
  v.optional({"price", "Of a share.", Rule::positive}, peer.price);
  v.optional({"eps", "Earnings a share."}, peer.eps);
  v.optional({"ai_share", "Part of revenue that AI brings.", Rule::fraction, Dimension::percent},
             peer.ai_share);
  v.optional({"growth", "Of EPS, expected, a year.", Rule::growth, Dimension::percent}, peer.growth);
}

template <class V>
void keys(V& v, Scenario& scenario) {
  v.required({"name", "Its name, no two alike."}, scenario.name);
  v.optional({"label", "What readers see; the name unless given."}, scenario.label);
  v.required({"weight", "How likely it is; the weights sum to 1.", Rule::fraction, Dimension::percent},
             scenario.weight);
  v.settings({"set", "Inputs that it sets, by name: \"deal.OpenAI 6 GW.margin\" = \"28 %\"."},
             scenario.overrides);
  v.source(scenario.reason);
}

template <class V>
void keys(V& v, UncertainInput& input) {
  v.required({"name", "A scenario's input, by its name."}, input.name);
  v.range({"range", "\"22 to 43\" (5 to 95 %), percentiles, or a distribution by name."},
          dimension_of_input(input.name), input.distribution);
  v.source(input.reason);
}

template <class V>
void keys(V& v, RankCorrelation& correlation) {
  v.required({"first", "An uncertain input."}, correlation.first);
  v.required({"second", "The other uncertain input."}, correlation.second);
  v.required({"rho", "Their rank correlation, from -1 to 1."}, correlation.rho);
}

template <class V>
void keys(V& v, DataFiles& files) {
  v.optional({"estimates", "CSV of estimates, one a row."}, files.estimates);
  v.optional({"actuals", "CSV of reported EPS."}, files.actuals);
  v.optional({"price_targets", "CSV of targets with their multiples."}, files.price_targets);
  v.optional({"published_targets", "OpenBB's CSV of published targets."}, files.published_targets);
  v.optional({"peers", "CSV of peers."}, files.peers);
  v.optional({"filings", "The SEC's companyfacts, JSON."}, files.filings);
  v.optional({"prices", "CSV of daily prices."}, files.prices);
  v.optional({"price_unit", "whole, or hundredth: pence."}, files.price_unit);
  v.optional({"price_splits", "adjusted, or as_traded."}, files.price_splits);
  v.optional({"prices_adjusted_to", "The day whose shares adjusted prices are of."},
             files.prices_adjusted_to);
  v.optional({"curve", "CSV of yields by tenor."}, files.curve);
  v.optional({"curve_yields", "par or zero."}, files.curve_yields);
}

template <class V>
void keys(V& v, CaseCustomerYear& year) {
  v.required({"year", "A calendar year."}, year.year);
  v.required({"revenue", "The customer's own revenue.", Rule::positive}, year.revenue);
  v.optional({"own_funds", "Cash of the year for what it has promised to buy.", Rule::non_negative},
             year.own_funds);
}

template <class V>
void keys(V& v, CaseCustomer& customer) {
  v.required({"name", "As the deals name it: their customer, or the warrant's holder."}, customer.name);
  v.list({"year", "Its years, one after the other."}, customer.years, true);
}

template <class V>
void keys(V& v, CaseBusiness& business) {
  v.required({"name", "The business."}, business.name);
  v.required({"figure", "Its revenue, EBITDA or operating profit of one year.", Rule::positive},
             business.figure);
  v.required({"multiple", "Enterprise value over that figure.", Rule::positive}, business.multiple);
}

template <class V>
void keys(V& v, CaseBusinesses& parts) {
  v.required({"figure", "What the multiples apply to, such as \"operating profit of FY2026\"."},
             parts.figure);
  v.required({"net_cash", "Cash less debt, preferred stock and minority interests."}, parts.net_cash);
  v.optional(
      {"diluted_shares", "The operating model's unless given, else the shares outstanding.", Rule::positive},
      parts.diluted_shares);
  v.list({"business", "A business with a multiple of its own."}, parts.businesses, true);
}

template <class V>
void keys(V& v, KeyProvenance& provenance) {
  v.required({"path", "The number it belongs to."}, provenance.path);
}

template <class V>
void keys(V& v, CaseFile& file) {
  v.schema();
  v.optional({"name", "The case's name; the company's unless given."}, file.name);
  v.required({"company", "Who the case is about."}, file.company);
  v.optional({"market", "What the market says today."}, file.market);
  v.optional({"operating_model", "The company without its deals, year by year."}, file.operating_model);
  v.optional({"valuation", "What values the company beside its operating model."}, file.valuation);
  v.list({"deal", "A supply deal."}, file.deals);
  v.list({"award", "A warrant or share award without a deal in gigawatts."}, file.awards);
  v.list({"scenario", "A scenario."}, file.scenarios);
  v.uncertain(file.uncertain);
  v.list({"consensus", "A consensus figure."}, file.consensus);
  v.list({"estimate", "One analyst's forecast."}, file.estimates);
  v.list({"price_target", "A broker's target."}, file.price_targets);
  v.list({"peer", "A company to compare with."}, file.peers);
  v.list({"customer", "A customer, against whose revenue its promises are held."}, file.customers);
  v.optional({"sum_of_the_parts", "The company as the sum of its businesses."}, file.sum_of_the_parts);
  v.optional({"data", "Files that hold estimates, prices, filings and curves."}, file.data_files);
  v.provenance({"provenance", "Where numbers are from that have no table of their own."}, file.provenance);
}

}  // namespace fairvalue::detail
