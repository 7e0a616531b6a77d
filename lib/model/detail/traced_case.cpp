#include "traced_case.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <fairvalue/equity/price_target.hpp>

#include "price_without_deals.hpp"
#include "scenarios_of.hpp"

namespace fairvalue::detail {
namespace {

FlowValueOf<Traced> worth_today(std::span<const DealFlowsOf<Traced, Traced>> deals) {
  const Years never{std::numeric_limits<double>::infinity()};
  return sum_of_deals(deals, [never](const auto& some, const Traced& rate) {
    return sum_of_flows(std::span<const EvenFlowOf<Traced>>{some}, rate, Years{0.0}, never, Years{0.0});
  });
}

std::string prefix_of(const Deal& deal) { return "deal." + deal.name + "."; }

}  // namespace

TracedCase::TracedCase(Derivation& to, const Case& value, const Scenario& scenario)
    : to_{to},
      value_{value},
      scenario_{scenario},
      settings_{settings_of(value, named_inputs(value), scenario)} {
  const auto paths = deal_paths(value, settings_);
  paths_.assign(paths.begin(), paths.end());
}

Traced TracedCase::input(const std::string& name, double value, Standing standing,
                         const std::string& source) {
  const auto same = [&](const DerivedNumber& one) {
    return one.operation == "input" && one.name == name && one.value == value && one.standing == standing &&
           one.source == source;
  };
  const auto known = std::ranges::find_if(to_, same);
  if (known != to_.end()) return {to_, static_cast<std::size_t>(known - to_.begin())};
  return recorded(to_, {name, "input", {}, value, standing, source});
}

Traced TracedCase::eps_of(std::size_t year, const Settings& set, std::string name) {
  const OperatingModel& company = value_.company;
  const auto path = base_path(company, set.eps_growth, set.revenue_growth, set.multiple);
  const Traced growth = of("eps_growth", company.eps_growth, set.eps_growth);
  const Traced last = company.net_income.empty() ? fixed("last consensus EPS", company.consensus_eps.back(),
                                                         company.consensus_eps.back().value.value)
                                                 : fixed("last net income", company.net_income.back(),
                                                         company.net_income.back().value.value);
  return operation("base path: as given, then grown", {last, growth}, path[year].eps.value, std::move(name));
}

Traced TracedCase::base_today(const Settings& set, std::string name) {
  const std::size_t last = value_.company.years.size() - 1;
  const bool next = set.multiple.window == RollingWindow::next_twelve_months;
  const Traced multiple = of("multiple", value_.multiple, set.multiple.value.value);
  const Traced price = named(multiple * eps_of(next ? last + 1 : last, set, "EPS at the horizon"),
                             "price without deals at the horizon");
  const Traced rate = of("required_return", value_.required_return, set.required_return);
  const PerShare today = discounted(PerShare{price.value()}, set.required_return, years_to_horizon(value_));
  return operation("discounted to today", {price, rate}, today.value, std::move(name));
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
  const std::vector<Traced> moves = plan_inputs(i);
  const auto delivered = [&moves](Gigawatts volume) {
    return operation("gigawatts of a delivery, by the plan", moves, volume.value);
  };
  return flows_of_deal(value_.deals[i], settings_.deals[i], paths_[i], value_.spot.value.as_of, numbers_of(i),
                       delivered);
}

FlowValueOf<Traced> TracedCase::flows_of(std::size_t deal) {
  const auto one = traced_flows(deal);
  return worth_today({&one, 1});
}

FlowValueOf<Traced> TracedCase::flows() {
  std::vector<DealFlowsOf<Traced, Traced>> all;
  for (std::size_t i = 0; i < value_.deals.size(); ++i) all.push_back(traced_flows(i));
  return worth_today(all);
}

Traced TracedCase::warrant_terms(std::size_t i) {
  const Deal& deal = value_.deals[i];
  return fixed(prefix_of(deal) + "warrant", *deal.warrant, deal.warrant->value.shares.value);
}

Traced TracedCase::net_new_shares(Shares found, const std::string& how, std::vector<Traced> made_from) {
  Traced terms{0.0};
  for (std::size_t i = 0; i < value_.deals.size(); ++i) {
    if (value_.deals[i].warrant) terms = terms + warrant_terms(i);
  }
  if (!terms.derivation()) return terms;
  made_from.insert(made_from.begin(), terms);
  return operation(how.c_str(), made_from, found.value, "net new shares");
}

}  // namespace fairvalue::detail
