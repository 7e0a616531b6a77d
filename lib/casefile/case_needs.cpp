#include <fairvalue/casefile/case_needs.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/market/volatility.hpp>

#include "read/unknown_conditions.hpp"

namespace fairvalue {
namespace {

/// Refuses what the file does not hold, by the key that would hold it.
template <class T>
const T& needed(const CaseFile& file, const std::optional<T>& part, std::string_view key,
                std::string_view by) {
  if (part) return *part;
  throw Error{fmt::format("{}: {} is missing; {} needs it", file.name, key, by)};
}

/// Refuses with place and advice what `check` only warns of.
void refuse_what_stops(const CaseFile& file) {
  std::vector<CaseFileFinding> stops;
  for (const CaseFileFinding& one : file.warnings) {
    if (!one.stops_valuation) continue;
    stops.push_back(one);
    stops.back().kind = FindingKind::error;
  }
  if (!stops.empty()) throw CaseFileErrors{std::move(stops)};
}

/// Of the closes of the data file: over the term up to the spot's day, or all there are where they are fewer.
std::optional<Volatility> volatility_of_closes(const CaseFile& file, Date day, Years term) {
  if (!file.data.prices) return std::nullopt;
  const auto closes = closes_on_shares_of(file, day);
  if (closes.empty()) return std::nullopt;
  const int months = std::max(1, static_cast<int>(std::lround(12.0 * term.value)));
  if (const auto whole_term = trailing_volatility(closes, day, months)) return whole_term;
  const Date first = closes[0].date;
  if (first > day) return std::nullopt;
  return realised_volatility(closes, first, day, ReturnInterval::daily);
}

/// What has been delivered, purchased or paid by the day: a pace starts from there.
DealHistory volumes_by(const std::optional<DealHistory>& history, std::optional<Date> day) {
  DealHistory known;
  if (!history) return known;
  for (const VolumeHistory& one : history->volumes) {
    const auto& rows = one.cumulative;
    known.volumes.push_back({one.measure, !day || rows.empty() ? rows : rows.between(rows[0].date, *day)});
  }
  return known;
}

/// `day`: the market's, if the file has one.
WarrantPosition position_of(const std::string& name, const Warrant& warrant, const PositionFacts& facts,
                            std::optional<Date> day) {
  ConditionOutlook outlook = facts.outlook;
  for (const VolumePace& pace : facts.paces)
    outlook = with_pace(outlook, pace, warrant, volumes_by(facts.history, day));
  return {.name = name,
          .warrant = detail::without_gates(warrant, facts.taken_as_met),
          .outlook = std::move(outlook),
          .deployment = facts.deployment,
          .history = facts.history};
}

/// The targets of the file and of its data file that were published by the day.
std::vector<Sourced<BrokerTarget>> known_targets(const CaseFile& file, Date day) {
  std::vector<Sourced<BrokerTarget>> known = file.price_targets;
  known.insert(known.end(), file.data.price_targets.begin(), file.data.price_targets.end());
  std::erase_if(known, [&](const auto& one) { return one.value.published > day; });
  return known;
}

Stepped<Rate> rate_for(const CaseFile& file, const CaseMarket& market, Years term) {
  if (market.risk_free_rate) return market.risk_free_rate->value;
  if (market.curve) return {zero_rate(market.curve->value, term)};
  if (file.data.curve) return {zero_rate(*file.data.curve, term)};
  throw Error{fmt::format(
      "{}: market.risk_free_rate is missing, and there is no curve; a warrant's value needs one of them",
      file.name)};
}

}  // namespace

Case model_case(const CaseFile& file) {
  refuse_what_stops(file);
  constexpr std::string_view by = "a valuation";
  const CaseMarket& market = needed(file, file.market, "table market", by);
  const OperatingModel& company = needed(file, file.operating_model, "table operating_model", by);
  const CaseValuation& valuation = needed(file, file.valuation, "table valuation", by);
  Case whole{.name = file.name,
             .ticker = file.company.ticker,
             .spot = market.spot,
             .company = company,
             .multiple = valuation.multiple,
             .deal_discount = valuation.deal_discount,
             .required_return = valuation.required_return,
             .targets = known_targets(file, market.spot.value.as_of),
             .deals = {},
             .scenarios = file.scenarios,
             .calibrate = valuation.calibrate};
  for (const CaseDeal& deal : file.deals) whole.deals.push_back(deal.terms);
  return whole;
}

std::vector<WarrantPosition> warrant_positions(const CaseFile& file) {
  std::vector<WarrantPosition> positions;
  const auto day = file.market ? std::optional{file.market->spot.value.as_of} : std::nullopt;
  for (const CaseDeal& deal : file.deals) {
    if (!deal.terms.warrant) continue;
    positions.push_back(position_of(deal.terms.name, deal.terms.warrant->value, deal.facts, day));
  }
  for (const Award& award : file.awards) {
    positions.push_back(position_of(award.name, award.warrant.value, award.facts, day));
  }
  return positions;
}

DatedSeries<PerShare> closes_on_shares_of(const CaseFile& file, Date day) {
  const PriceFile& prices = needed(file, file.data.prices, "data.prices", "a history of closes");
  const bool as_traded = file.data_files.price_splits == SplitTreatment::as_traded;
  return as_traded ? from_as_traded(prices.history, prices.splits, day).closes : prices.history.closes;
}

EquityMarket equity_market(const CaseFile& file, Years term) {
  constexpr std::string_view by = "a warrant's value";
  const CaseMarket& market = needed(file, file.market, "table market", by);
  std::optional<Sourced<Stepped<double>>> volatility = market.volatility;
  if (!volatility) {
    if (const auto own = volatility_of_closes(file, market.spot.value.as_of, term))
      volatility = {{own->value}, Standing::derived, own->source};
  }
  if (!volatility)
    throw Error{fmt::format(
        "{}: market.volatility is missing, and there are no closes in data.prices by {}; a warrant's value "
        "needs one of them",
        file.name, to_string(market.spot.value.as_of))};
  return {.spot = market.spot.value,
          .risk_free_rate = rate_for(file, market, term),
          .dividend_yield = market.dividend_yield.value,
          .volatility = volatility->value,
          .volatility_source = volatility->source};
}

EquityMarket grant_market(const CaseFile& file, const PositionFacts& facts, Years term) {
  const GrantMarket& grant = needed(file, facts.grant, "table grant", "a grant-date value").value;
  EquityMarket market = equity_market(file, term);
  market.spot = grant.spot;
  if (grant.risk_free_rate) market.risk_free_rate = grant.risk_free_rate->value;
  if (grant.dividend_yield) market.dividend_yield = grant.dividend_yield->value;
  if (grant.volatility) {
    market.volatility = grant.volatility->value;
    market.volatility_source = grant.volatility->source;
  }
  return market;
}

std::vector<Estimate> all_estimates(const CaseFile& file) {
  std::vector<Estimate> all = file.estimates;
  all.insert(all.end(), file.data.estimates.begin(), file.data.estimates.end());
  return all;
}

SumOfTheParts sum_of_the_businesses(const CaseFile& file) {
  const CaseBusinesses& table =
      needed(file, file.sum_of_the_parts, "table sum_of_the_parts", "a sum of the parts");
  auto shares = table.diluted_shares;
  if (!shares && file.operating_model) shares = file.operating_model->diluted_shares;
  if (!shares) shares = file.company.shares_outstanding;
  const Shares count = needed(file, shares, "company.shares_outstanding", "a sum of the parts").value;
  std::vector<Business> parts;
  for (const CaseBusiness& one : table.businesses)
    parts.push_back({.name = one.name, .figure = one.figure.value, .multiple = one.multiple.value});
  return sum_of_the_parts(parts, {.net_cash = table.net_cash.value, .diluted_shares = count});
}

std::vector<CustomerYear> customer_years(const CaseFile& file, const std::string& customer) {
  const auto found = std::ranges::find(file.customers, customer, &CaseCustomer::name);
  if (found == file.customers.end()) return {};
  std::vector<CustomerYear> years;
  for (const CaseCustomerYear& one : found->years) {
    const bool follows = years.empty() || years.back().period.year + 1 == one.year;
    if (!follows)
      throw Error{fmt::format("{}: customer {}: years must follow one another, got {} after {}", file.name,
                              customer, one.year, years.back().period.year)};
    years.push_back(
        {.period = calendar_year(one.year), .revenue = one.revenue.value, .own_funds = one.own_funds.value});
  }
  return years;
}

std::vector<Peer> all_peers(const CaseFile& file) {
  std::vector<Peer> all = peers_of(file.peers);
  const std::vector<Peer> more = peers_of(file.data.peers);
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace fairvalue
