/// Two cases whose numbers tests/model/deal_worth_reference.py works out apart from the library.
#pragma once
#include <utility>

#include "case_fixtures.hpp"

namespace fairvalue::case_fixtures {

/// 100 shares; EPS of the next twelve months 1.10 and 1.21 at the ends of years one and two, at 20 times; 200
/// of flow evenly over the first year; ten shares at strike 0 that vest once the price is at 24.
inline Case paper_case() {
  Case value = case_without_deals();
  value.company.years = {calendar_year(2025), calendar_year(2026)};
  value.company.consensus_eps = {stated(PerShare{1.0})};
  value.company.eps_growth = stated(0.1);
  value.company.diluted_shares = stated(Shares{100});
  value.company.tax_rate = stated(0.0);
  value.multiple.value.window = RollingWindow::next_twelve_months;
  Deal only = deal("A", warrant_of(0, {tranche("24", 10, {price_at(24)})}));
  only.plan = stated(DeploymentPlan{
      .measure = VolumeMeasure::purchased, .start = 2024y / 12 / 31, .milestones = {{1, 2025y / 12 / 31}}});
  only.revenue_per_gigawatt = stated(PerGigawatt{400});
  only.margin = stated(0.5);
  value.deals = {std::move(only)};
  return value;
}

/// A: 200 of flow a gigawatt, 5 GW of which 2 are committed, shares at 20. B: at a rate of 15 %, incremental
/// only in part, paid late, with follow-on, equity and a loan, and shares that expire inside 2026.
inline Case two_deals_case() {
  Deal a = deal("A", warrant_of(20, {tranche("2 GW", 100, {volume_of(2)}),
                                     tranche("5 GW", 100, {volume_of(5), price_at(110)})}));
  a.committed = stated(Gigawatts{2});
  Warrant early = warrant_of(0, {tranche("1 GW", 50, {volume_of(1), price_at(90)})});
  early.expiry = 2026y / 7 / 2;
  Deal b = deal("B", std::move(early));
  b.plan = stated(DeploymentPlan{
      .measure = VolumeMeasure::purchased, .start = 2025y / 12 / 31, .milestones = {{4, 2027y / 12 / 31}}});
  b.revenue_per_gigawatt = stated(PerGigawatt{300});
  b.margin = stated(0.4);
  b.incremental = stated(0.75);
  b.capital_spending = stated(PerGigawatt{20});
  b.receipt_lag_days = stated(73.0);
  b.rate = stated(0.15);
  b.follow_on = stated(
      FollowOn{.share = 0.5, .life = Years{3}, .ends_on = 2033y / 12 / 31, .consideration = PerGigawatt{6}});
  b.equity = {stated(EquityPurchase{.cash = Money{80}, .fair_value = Money{50}})};
  b.loans = {stated(Loan{.principal = Money{100},
                         .lender = Lender::seller,
                         .drawn = 2025y / 12 / 31,
                         .repaid = 2027y / 12 / 31,
                         .rate = 0.05,
                         .fair_rate = 0.10})};
  return case_with({std::move(a), std::move(b)});
}

}  // namespace fairvalue::case_fixtures
