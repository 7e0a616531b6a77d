#include "traced_case.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/equity/price_target.hpp>

#include "price_without_deals.hpp"
#include "scenarios_of.hpp"

namespace fairvalue::detail {
namespace {

constexpr Years never{std::numeric_limits<double>::infinity()};

FlowValueOf<Traced> worth_between(std::span<const DealFlowsOf<Traced, Traced>> deals, Years after,
                                  Years until, Years on) {
  return sum_of_deals(deals, [=](const auto& some, const Traced& rate) {
    return sum_of_flows(std::span<const EvenFlowOf<Traced>>{some}, rate, after, until, on);
  });
}

/// The gigawatts of a delivery, with what decides them.
struct VolumeByPlan {
  std::vector<Traced> moves;

  Traced operator()(Gigawatts volume) const {
    return operation("gigawatts by the plan", moves, volume.value, "gigawatts of a delivery");
  }
};

std::string prefix_of(const Deal& deal) { return "deal." + deal.name + "."; }

}  // namespace

TracedCase::TracedCase(Derivation& to, const Case& value, const Scenario& scenario)
    : to_{to},
      value_{value},
      scenario_{scenario},
      settings_{settings_of(value, named_inputs(value), scenario)},
      base_settings_{base_settings(value)} {
  const auto paths = deal_paths(value, settings_);
  paths_.assign(paths.begin(), paths.end());
  for (std::size_t i = 0; i < to.size(); ++i) {
    const DerivedNumber& one = to[i];
    if (one.operation == "input") inputs_.try_emplace({one.name, one.value, one.standing, one.source}, i);
  }
}

Traced TracedCase::input(const std::string& name, double value, Standing standing,
                         const std::string& source) {
  const auto [known, is_new] = inputs_.try_emplace({name, value, standing, source}, to_.size());
  return is_new ? recorded(to_, {name, "input", {}, value, standing, source}) : Traced{to_, known->second};
}

Traced TracedCase::constant(double value, std::string name) {
  return recorded(to_, {std::move(name), "constant", {}, value, Standing::stated, {}});
}

Settings TracedCase::settings_by(const BaseBy& by) const {
  Settings set = settings_;
  if (!by.scenario_growth) {
    set.eps_growth = base_settings_.eps_growth;
    set.revenue_growth = base_settings_.revenue_growth;
  }
  if (!by.scenario_multiple) set.multiple = base_settings_.multiple;
  if (!by.scenario_return) set.required_return = base_settings_.required_return;
  return set;
}

Traced TracedCase::multiple(const BaseBy& by) {
  return of("multiple", value_.multiple, settings_by(by).multiple.value.value, by.scenario_multiple);
}

Traced TracedCase::eps_growth(const BaseBy& by) {
  return of("eps_growth", value_.company.eps_growth, settings_by(by).eps_growth, by.scenario_growth);
}

std::string TracedCase::year_name(std::size_t year) const {
  return label(base_periods(value_.company)[year]);
}

/// EPS or net income of a year: the one given, or the last one grown.
template <class Given>
Traced TracedCase::given_or_grown(const std::vector<Sourced<Given>>& given, const std::string& what,
                                  std::size_t year, const BaseBy& by, double found) {
  const std::size_t from = std::min(year, given.size() - 1);
  const Traced start =
      fixed(year_name(from) + " " + what + " as given", given[from], given[from].value.value);
  if (from == year) return start;
  const Traced growth = eps_growth(by);
  const Traced years = constant(static_cast<double>(year - from), "years of growth");
  return operation("base path: as given, then grown", {start, growth, years}, found,
                   year_name(year) + " " + what + " without deals");
}

/// The average share count of a year: a fixed part of today's where a rate is planned. Buybacks at the year's
/// price come from a fixed point over all the years.
Traced TracedCase::planned_shares(const Traced& today, const Traced& income, Shares found, const BaseBy& by,
                                  const std::string& name) {
  const auto& plan = value_.company.share_count;
  if (!plan) return today;
  const std::string what = name + " shares without the warrants'";
  if (std::holds_alternative<NetShareRate>(plan->value)) {
    const Traced part = fixed(name + " average shares over today's", *plan, found.value / today.value());
    return operation("x", {today, part}, found.value, what);
  }
  return operation("average share count, by its plan", {today, income, eps_growth(by), multiple(by)},
                   found.value, what);
}

TracedBaseYear TracedCase::base_year(std::size_t year, const BaseBy& by) {
  const Settings set = settings_by(by);
  const OperatingModel& company = value_.company;
  const auto path = base_path(company, set.eps_growth, set.revenue_growth, set.multiple);
  const Traced today = fixed("diluted_shares", company.diluted_shares, company.diluted_shares.value.value);
  const std::string name = year_name(year);
  if (company.net_income.empty()) {
    const Traced eps = given_or_grown(company.consensus_eps, "EPS", year, by, path[year].eps.value);
    return {
        .eps = eps, .net_income = named(eps * today, name + " net income without deals"), .shares = today};
  }
  const Traced income =
      given_or_grown(company.net_income, "net income", year, by, path[year].net_income.value);
  const Traced shares = planned_shares(today, income, path[year].diluted_shares, by, name);
  return {.eps = named(income / shares, name + " EPS without deals"), .net_income = income, .shares = shares};
}

Traced TracedCase::base_revenue(std::size_t year) {
  const OperatingModel& company = value_.company;
  const Traced first = fixed("revenue", company.revenue, company.revenue.value.value);
  const Traced growth = of("revenue_growth", company.revenue_growth, settings_.revenue_growth);
  const Years years{static_cast<double>(year)};
  return operation(
      "base path: as given, then grown", {first, growth, constant(years.value, "years since the first")},
      first.value() * compound(settings_.revenue_growth, years), year_name(year) + " revenue without deals");
}

Traced TracedCase::base_price(std::size_t year, const BaseBy& by) {
  const bool next = settings_.multiple.window == RollingWindow::next_twelve_months;
  const Traced times = multiple(by);
  return named(times * base_year(next ? year + 1 : year, by).eps,
               "price without deals on " + to_string(value_.company.years[year].end));
}

Traced TracedCase::base_today(std::string name, const BaseBy& by) {
  const Settings set = settings_by(by);
  const Traced price = base_price(value_.company.years.size() - 1, by);
  const Traced rate = of("required_return", value_.required_return, set.required_return, by.scenario_return);
  const Years ahead = years_to_horizon(value_);
  const PerShare today = discounted(PerShare{price.value()}, set.required_return, ahead);
  return operation("discounted to today", {price, rate, constant(ahead.value, "years to the horizon")},
                   today.value, std::move(name));
}

FlowNumbers<Traced, Traced, Traced> TracedCase::numbers_of(std::size_t i) {
  const Deal& deal = value_.deals[i];
  const DealSettings& own = settings_.deals[i];
  const std::string prefix = prefix_of(deal);
  FlowNumbers<Traced, Traced, Traced> numbers{
      .revenue =
          of(prefix + "revenue_per_gigawatt", deal.revenue_per_gigawatt, own.revenue_per_gigawatt.value),
      .margin = of(prefix + "margin", deal.margin, own.margin),
      .tax_rate = of("tax_rate", value_.company.tax_rate, settings_.tax_rate),
      .incremental = of(prefix + "incremental", deal.incremental, own.incremental),
      .capital_spending = of(prefix + "capital_spending", deal.capital_spending, own.capital_spending.value),
      .follow_on_consideration = Traced{0.0},
      .haircut = of(prefix + "haircut", deal.haircut, own.haircut),
      .rate = deal.rate ? of(prefix + "rate", *deal.rate, own.rate)
                        : of("required_return", value_.required_return, own.rate),
      .equity_costs = {},
      .loan_costs = {}};
  if (deal.follow_on) {
    numbers.follow_on_consideration =
        fixed(prefix + "follow_on.consideration", *deal.follow_on, deal.follow_on->value.consideration.value);
  }
  for (const auto& one : deal.equity) {
    numbers.equity_costs.push_back(fixed(prefix + "equity, cost", one, cost_to_seller(one.value).value));
  }
  for (const auto& one : deal.loans) {
    numbers.loan_costs.push_back(fixed(prefix + "loan, cost", one, cost_to_seller(one.value).value));
  }
  return numbers;
}

std::vector<Traced> TracedCase::plan_inputs(std::size_t i) {
  const Deal& deal = value_.deals[i];
  const DealSettings& set = settings_.deals[i];
  const std::string prefix = prefix_of(deal);
  const Sourced<double> as_planned{0.0, deal.plan.standing, "as planned"};
  std::vector<Traced> moves{fixed(prefix + "plan", deal.plan, deal.plan.value.milestones.back().volume),
                            of(prefix + "delay_months", as_planned, set.delay_months),
                            of(prefix + "gigawatts", as_planned, set.gigawatts),
                            of(prefix + "interval_factor", as_planned, set.interval_factor),
                            of(prefix + "receipt_lag_days", deal.receipt_lag_days, set.receipt_lag_days)};
  if (deal.follow_on) {
    moves.push_back(of(prefix + "follow_on_share", *deal.follow_on, set.follow_on_share));
  }
  return moves;
}

DealFlowsOf<Traced, Traced> TracedCase::traced_flows(std::size_t i) {
  return flows_of_deal(value_.deals[i], settings_.deals[i], paths_[i], value_.spot.value.as_of, numbers_of(i),
                       VolumeByPlan{plan_inputs(i)});
}

Traced TracedCase::worth_of(std::size_t i, std::span<const Delivery> some) {
  const auto of = numbers_of(i);
  const Traced flow =
      flow_of_gigawatt(of.revenue, of.margin, of.tax_rate, of.incremental, of.capital_spending);
  const Traced received = of.incremental * of.revenue;
  const Years lag{settings_.deals[i].receipt_lag_days / 365.0};
  const auto flows = flows_of_cash(some, received, received - flow, lag, VolumeByPlan{plan_inputs(i)});
  return sum_of_flows(std::span<const EvenFlowOf<Traced>>{flows}, of.rate, Years{0.0}, never, Years{0.0});
}

FlowValueOf<Traced> TracedCase::flows_of(std::size_t deal) {
  return worth_between({&all_flows()[deal], 1}, Years{0.0}, never, Years{0.0});
}

const std::vector<DealFlowsOf<Traced, Traced>>& TracedCase::all_flows() {
  while (flows_.size() < value_.deals.size()) flows_.push_back(traced_flows(flows_.size()));
  return flows_;
}

FlowValueOf<Traced> TracedCase::flows_after(Years on) { return worth_between(all_flows(), on, never, on); }

FlowValueOf<Traced> TracedCase::flows_until(Years until) {
  return worth_between(all_flows(), Years{0.0}, until, Years{0.0});
}

Traced TracedCase::flows_collected(Years until) {
  auto all = all_flows();
  const Traced rate = of("required_return", value_.required_return, settings_.required_return);
  for (auto& one : all) one.rate = rate;
  return worth_between(all, Years{0.0}, until, until).total();
}

Traced TracedCase::warrant_terms(std::size_t i) {
  const Deal& deal = value_.deals[i];
  return fixed(prefix_of(deal) + "warrant", *deal.warrant, deal.warrant->value.shares.value);
}

Traced TracedCase::contra_revenue(std::size_t i) {
  const Deal& deal = value_.deals[i];
  return fixed(prefix_of(deal) + "contra_revenue", deal.contra_revenue, deal.contra_revenue.value.value);
}

}  // namespace fairvalue::detail
