#include <fairvalue/casefile/account_needs.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>

namespace fairvalue {
namespace {

constexpr int days_of_a_quarter = 91;
constexpr int quarters_a_year = 4;

const AccountFacts& accounts_of(const CaseFile& file, const CaseDeal& deal) {
  if (!deal.terms.warrant)
    throw Error{fmt::format("{}: deal {} has no warrant; its accounts need one", file.name, deal.terms.name)};
  if (deal.facts.accounts) return *deal.facts.accounts;
  throw Error{fmt::format("{}: deal {}: table accounts is missing; it says how the warrant is booked",
                          file.name, deal.terms.name)};
}

/// The place of a name among those of the file, which a sentence names.
std::size_t place_of(const std::string& name, const std::vector<std::string>& names,
                     const std::string& where) {
  const auto found = std::ranges::find(names, name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  throw Error{
      fmt::format("{}: '{}' is not there; the nearest is {}", where, name, nearest_name(name, names))};
}

template <class Tranches>
std::vector<std::string> names_of_tranches(const Tranches& tranches) {
  std::vector<std::string> names;
  for (const auto& tranche : tranches) names.push_back(tranche.name);
  return names;
}

/// The company's fiscal years and those of its operating model, in order, each once.
std::vector<FiscalPeriod> all_years(const CaseFile& file) {
  std::vector<FiscalPeriod> years = file.company.fiscal_years;
  if (file.operating_model) {
    for (const FiscalPeriod& year : file.operating_model->years)
      if (std::ranges::find(years, year) == years.end()) years.push_back(year);
  }
  std::ranges::sort(years, std::less{}, &FiscalPeriod::start);
  return years;
}

/// At least one.
std::vector<FiscalPeriod> all_quarters(const CaseFile& file) {
  auto quarters = account_quarters(file);
  if (quarters.empty())
    throw Error{file.name + ": company.fiscal_year is missing; a schedule by quarter needs it"};
  return quarters;
}

/// What the file says of the quarter, if anything.
const GivenQuarter* given_for(const AccountFacts& accounts, const FiscalPeriod& quarter) {
  const auto found = std::ranges::find(accounts.quarters, label(quarter), &GivenQuarter::period);
  return found == accounts.quarters.end() ? nullptr : &*found;
}

void require_given_quarters(const AccountFacts& accounts, const std::vector<FiscalPeriod>& quarters,
                            const std::string& where) {
  std::vector<std::string> labels;
  for (const FiscalPeriod& quarter : quarters) labels.push_back(label(quarter));
  std::set<std::string> seen;
  for (const GivenQuarter& given : accounts.quarters) {
    place_of(given.period, labels, where);
    if (!seen.insert(given.period).second)
      throw Error{fmt::format("{}: '{}' stands twice", where, given.period)};
  }
}

void judge(std::vector<TrancheJudgement>& judgements, const GivenQuarter& given,
           const std::vector<std::string>& names, const std::string& where) {
  for (const GivenJudgement& one : given.judgements) {
    judgements[place_of(one.tranche, names, where)] = {.probable = one.probable,
                                                       .expected = one.expected,
                                                       .exercise_probable = one.exercise_probable,
                                                       .market_missed = one.market_missed,
                                                       .end = one.end,
                                                       .fair_value = one.fair_value};
  }
}

/// Makes the quarters one after the other; what was judged or expected before holds on.
class QuarterMaker {
 public:
  QuarterMaker(const CaseFile& file, const CaseDeal& deal, const CustomerAward& award)
      : deal_{deal},
        accounts_{accounts_of(file, deal)},
        names_{names_of_tranches(award.tranches)},
        where_{fmt::format("{}: deal {}: accounts.quarter", file.name, deal.terms.name)},
        judgements_(award.tranches.size()),
        expected_{deal.terms.plan.value.milestones.back().volume} {}

  AccountedQuarter next(const FiscalPeriod& quarter) {
    const double volume = planned_volume(deal_.terms.plan.value, quarter.end);
    PurchasePeriod period{.label = label(quarter), .purchases = volume - planned_, .revenue = Money{0.0}};
    planned_ = volume;
    std::optional<Money> revenue;
    if (const GivenQuarter* const given = given_for(accounts_, quarter)) {
      period.purchases = given->purchases.value_or(period.purchases);
      revenue = given->revenue;
      expected_ = given->expected_purchases.value_or(expected_);
      if (given->recoverable) recoverable_ = given->recoverable;
      judge(judgements_, *given, names_, where_);
    }
    made_ += period.purchases;
    period.revenue = revenue.value_or(Gigawatts{period.purchases} * deal_.terms.revenue_per_gigawatt.value);
    period.judgements = judgements_;
    period.expected_purchases = std::max(expected_, made_);
    period.recoverable = recoverable_;
    return {quarter, std::move(period)};
  }

  bool says_something_of(const FiscalPeriod& quarter) const {
    return given_for(accounts_, quarter) != nullptr;
  }

 private:
  const CaseDeal& deal_;
  const AccountFacts& accounts_;
  std::vector<std::string> names_;
  std::string where_;
  std::vector<TrancheJudgement> judgements_;
  double expected_;
  std::optional<Money> recoverable_{};
  double planned_ = 0.0;
  double made_ = 0.0;
};

const WarrantPosition& position_named(const std::vector<WarrantPosition>& positions,
                                      const std::string& name) {
  return *std::ranges::find(positions, name, &WarrantPosition::name);
}

}  // namespace

std::vector<FiscalPeriod> fiscal_quarters(const FiscalPeriod& year) {
  require_year("year", year);
  const bool has_whole_weeks = length_in_days(year) % 7 == 0;
  std::vector<FiscalPeriod> quarters;
  Date start = year.start;
  for (int i = 1; i <= quarters_a_year; ++i) {
    const Date next = has_whole_weeks ? add_days(start, days_of_a_quarter) : add_months(year.start, 3 * i);
    const Date end = i == quarters_a_year ? year.end : add_days(next, -1);
    quarters.push_back({.year = year.year, .quarter = i, .start = start, .end = end});
    start = next;
  }
  return quarters;
}

std::vector<FiscalPeriod> account_quarters(const CaseFile& file) {
  std::vector<FiscalPeriod> quarters;
  for (const FiscalPeriod& year : all_years(file)) {
    const auto more = fiscal_quarters(year);
    quarters.insert(quarters.end(), more.begin(), more.end());
  }
  return quarters;
}

std::vector<PerShare> given_fair_values(const CaseFile& file, const CaseDeal& deal) {
  const AccountFacts& accounts = accounts_of(file, deal);
  if (accounts.fair_values.empty()) return {};
  const std::string where = fmt::format("{}: deal {}: accounts.fair_value", file.name, deal.terms.name);
  const auto names = names_of_tranches(deal.terms.warrant->value.tranches);
  std::vector<std::optional<PerShare>> found(names.size());
  for (const GivenFairValue& given : accounts.fair_values) {
    auto& value = found[place_of(given.tranche, names, where)];
    if (value) throw Error{fmt::format("{}: '{}' stands twice", where, given.tranche)};
    value = given.fair_value;
  }
  std::vector<PerShare> values;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i])
      throw Error{fmt::format("{}: '{}' is missing; give all tranches or none", where, names[i])};
    values.push_back(*found[i]);
  }
  return values;
}

CustomerAward deal_award(const CaseFile& file, const CaseDeal& deal, std::span<const PerShare> fair_values) {
  const AccountFacts& accounts = accounts_of(file, deal);
  return customer_award(deal.terms.warrant->value, fair_values, accounts.policy, accounts.named_conditions);
}

std::vector<AccountedQuarter> accounted_quarters(const CaseFile& file, const CaseDeal& deal,
                                                 const CustomerAward& award) {
  const auto quarters = all_quarters(file);
  require_given_quarters(accounts_of(file, deal), quarters,
                         fmt::format("{}: deal {}: accounts.quarter", file.name, deal.terms.name));
  if (planned_volume(deal.terms.plan.value, add_days(quarters.front().start, -1)) > 0.0)
    throw Error{fmt::format("{}: company.fiscal_year: must begin before the plan of {} does", file.name,
                            deal.terms.name)};
  const Date granted = deal.terms.warrant->value.granted;
  const bool has_vested =
      std::ranges::any_of(award.tranches, [](const auto& one) { return one.purchases == 0.0; });
  QuarterMaker maker{file, deal, award};
  std::vector<AccountedQuarter> made;
  for (const FiscalPeriod& quarter : quarters) {
    AccountedQuarter one = maker.next(quarter);
    const bool begins = one.purchases.purchases > 0.0 || maker.says_something_of(quarter) ||
                        (has_vested && quarter.end >= granted);
    if (begins || !made.empty()) made.push_back(std::move(one));
  }
  if (made.empty())
    throw Error{
        fmt::format("{}: company.fiscal_year: must hold purchases of {}", file.name, deal.terms.name)};
  return made;
}

CustomerAward modified_award(const CaseFile& file, const CaseDeal& deal, CustomerAward award,
                             std::span<const AccountedQuarter> quarters) {
  const AccountFacts& accounts = accounts_of(file, deal);
  const auto names = names_of_tranches(award.tranches);
  const std::string where =
      fmt::format("{}: deal {}: accounts.quarter.modification", file.name, deal.terms.name);
  for (std::size_t i = 0; i < quarters.size(); ++i) {
    const GivenQuarter* const given = given_for(accounts, quarters[i].period);
    if (given == nullptr) continue;
    for (const GivenModification& one : given->modifications) {
      award.modifications.push_back({.period = i,
                                     .tranche = place_of(one.tranche, names, where),
                                     .before = one.before,
                                     .after = one.after,
                                     .probable_before = one.probable_before,
                                     .purchases = one.purchases});
    }
  }
  require_award(award);
  return award;
}

std::vector<PurchasePeriod> purchases_of(std::span<const AccountedQuarter> quarters) {
  std::vector<PurchasePeriod> periods;
  for (const AccountedQuarter& quarter : quarters) periods.push_back(quarter.purchases);
  return periods;
}

Case case_of_deals(const CaseFile& file, std::span<const CaseDeal* const> deals) {
  Case whole = model_case(file);
  whole.deals.clear();
  for (const CaseDeal* const deal : deals) {
    whole.deals.push_back(deal->terms);
    if (deal->terms.warrant)
      whole.deals.back().warrant->value = position_named(warrant_positions(file), deal->terms.name).warrant;
  }
  whole.scenarios.clear();
  return whole;
}

Case case_of_deal(const CaseFile& file, const CaseDeal& deal) {
  const CaseDeal* const alone = &deal;
  return case_of_deals(file, {&alone, 1});
}

ForecastTerms deal_forecast_terms(const CaseFile& file, const CaseDeal& deal) {
  if (!deal.facts.forecast)
    throw Error{fmt::format("{}: deal {}: table forecast is missing", file.name, deal.terms.name)};
  const ForecastFacts& facts = *deal.facts.forecast;
  const Sourced<DeploymentPlan>& plan = deal.terms.plan;
  const Years term = deal.terms.warrant
                         ? year_fraction(model_case(file).spot.value.as_of, deal.terms.warrant->value.expiry)
                         : Years{1.0};
  const EquityMarket market = equity_market(file, term);
  return {.deployment = {{.plan = plan.value,
                          .delay = facts.delay,
                          .never = facts.never,
                          .correlation = facts.correlation},
                         Standing::assumed,
                         plan.source},
          .model = {{.market = market}, Standing::assumed, market.volatility_source},
          .expected_return = facts.expected_return,
          .outlook = deal.facts.outlook};
}

}  // namespace fairvalue
