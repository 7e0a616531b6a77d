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

Traced TracedCase::constant(double value, std::string name) {
  return recorded(to_, {std::move(name), "constant", {}, value, Standing::stated, {}});
}

std::string TracedCase::year_name(std::size_t year) const {
  return label(base_periods(value_.company)[year]);
}

/// EPS or net income of a year: the one given, or the last one grown.
template <class Given>
Traced TracedCase::given_or_grown(const std::vector<Sourced<Given>>& given, const std::string& what,
                                  std::size_t year, const Settings& set, double found) {
  const std::size_t from = std::min(year, given.size() - 1);
  const Traced start =
      fixed(year_name(from) + " " + what + " as given", given[from], given[from].value.value);
  if (from == year) return start;
  const Traced growth = of("eps_growth", value_.company.eps_growth, set.eps_growth);
  const Traced years = constant(static_cast<double>(year - from), "years of growth");
  return operation("base path: as given, then grown", {start, growth, years}, found,
                   year_name(year) + " " + what + " without deals");
}

TracedBaseYear TracedCase::base_year(std::size_t year, const Settings& set) {
  const OperatingModel& company = value_.company;
  const auto path = base_path(company, set.eps_growth, set.revenue_growth, set.multiple);
  const Traced today = fixed("diluted_shares", company.diluted_shares, company.diluted_shares.value.value);
  const std::string name = year_name(year);
  if (company.net_income.empty()) {
    const Traced eps = given_or_grown(company.consensus_eps, "EPS", year, set, path[year].eps.value);
    return {
        .eps = eps, .net_income = named(eps * today, name + " net income without deals"), .shares = today};
  }
  const Traced income =
      given_or_grown(company.net_income, "net income", year, set, path[year].net_income.value);
  const Traced shares =
      company.share_count ? operation("average share count, by its plan", {today, income},
                                      path[year].diluted_shares.value, name + " shares without the warrants'")
                          : today;
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

Traced TracedCase::base_at_horizon(const Settings& set) {
  const std::size_t last = value_.company.years.size() - 1;
  const bool next = set.multiple.window == RollingWindow::next_twelve_months;
  const Traced multiple = of("multiple", value_.multiple, set.multiple.value.value);
  return named(multiple * base_year(next ? last + 1 : last, set).eps, "price without deals at the horizon");
}

Traced TracedCase::base_today(const Settings& set, std::string name) {
  const Traced price = base_at_horizon(set);
  const Traced rate = of("required_return", value_.required_return, set.required_return);
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
  const auto one = traced_flows(deal);
  return worth_between({&one, 1}, Years{0.0}, never, Years{0.0});
}

std::vector<DealFlowsOf<Traced, Traced>> TracedCase::all_flows() {
  std::vector<DealFlowsOf<Traced, Traced>> all;
  for (std::size_t i = 0; i < value_.deals.size(); ++i) all.push_back(traced_flows(i));
  return all;
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

TracedPrice TracedCase::price_of(const Traced& shared, const Traced& outstanding, const FoundPrice& found) {
  Traced terms{0.0};
  for (std::size_t i = 0; i < value_.deals.size(); ++i) {
    if (value_.deals[i].warrant) terms = named(terms + warrant_terms(i), "shares of all warrants");
  }
  const Traced nothing{0.0};
  if (!terms.derivation()) return {shared / outstanding, nothing, nothing, nothing};
  const auto vesting = [&](const char* what, double result) {
    return operation("vesting on the price path", {terms, shared}, result, what);
  };
  const Traced exercised = vesting("shares vested and worth taking up", found.exercised.shares.value);
  const Traced paid = vesting("what is paid for them", found.exercised.paid.value);
  const Traced vested =
      found.vested == found.exercised.shares ? exercised : vesting("shares vested", found.vested.value);
  const Traced price = found.is_pinned
                           ? vesting("price, pinned at a hurdle", found.price.value)
                           : operation("shared with what has vested", {shared, paid, outstanding, exercised},
                                       found.price.value, "price on the path");
  const Traced added =
      found.is_pinned ? operation("shares that hold the price at the hurdle", {shared, price, outstanding},
                                  found.net_new_shares.value, "net new shares")
                      : operation("treasury stock method", {exercised, paid, price},
                                  found.net_new_shares.value, "net new shares");
  const Traced worth =
      operation("x", {added, price}, added.value() * price.value(), "value of what has vested");
  return {price, added, worth, vested};
}

}  // namespace fairvalue::detail
