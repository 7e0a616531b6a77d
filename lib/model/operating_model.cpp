#include <fairvalue/model/operating_model.hpp>

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr int most_rounds = 200;
constexpr double fixed_point_tolerance = 1e-12;

void require_successive(const std::vector<FiscalPeriod>& years) {
  require_not_empty("operating_model.years", years.size());
  for (std::size_t i = 0; i < years.size(); ++i) {
    const std::string field = fmt::format("operating_model.years[{}]", i);
    require_year(field, years[i]);
    if (i == 0) continue;
    const Date next = add_days(years[i - 1].end, 1);
    require(years[i].start == next, field,
            fmt::format("the year from {} on, the day after {} ends", to_string(next), label(years[i - 1])),
            fmt::format("{} from {} on", label(years[i]), to_string(years[i].start)));
  }
}

template <class Unit>
void require_given(const OperatingModel& model, std::string_view field,
                   const std::vector<Sourced<Quantity<Unit>>>& given) {
  require_not_empty(field, given.size());
  require(given.size() <= model.years.size() + years_beyond, field,
          fmt::format("no more than the years valued and {} beyond", years_beyond),
          static_cast<double>(given.size()));
  for (std::size_t i = 0; i < given.size(); ++i) {
    require_finite(fmt::format("{}[{}]", field, i), given[i].value);
  }
}

void require_earnings(const OperatingModel& model) {
  if (model.net_income.empty()) {
    require_given(model, "operating_model.consensus_eps", model.consensus_eps);
    return;
  }
  require(model.consensus_eps.empty(), "operating_model.net_income", "given without consensus_eps", "both");
  require_given(model, "operating_model.net_income", model.net_income);
}

void require_plan(const NetShareRate& plan) {
  require_growth("operating_model.share_count.a_year", plan.a_year);
}
void require_plan(const ShareFlows& plan) {
  require_non_negative("operating_model.share_count.buybacks", plan.buybacks);
  require_non_negative("operating_model.share_count.issuance", plan.issuance);
}

void require_share_count(const OperatingModel& model) {
  if (!model.share_count) return;
  require(!model.net_income.empty(), "operating_model.share_count",
          "used with a net income path (an EPS path already includes buybacks and issuance)",
          "consensus_eps");
  std::visit([](const auto& plan) { require_plan(plan); }, model.share_count->value);
}

void require_year_before(const OperatingModel& model) {
  if (!model.year_before) return;
  const PeriodEps& before = require_eps("operating_model.year_before", model.year_before->value);
  require_year("operating_model.year_before.period", before.period);
  require(
      add_days(before.period.end, 1) == model.years.front().start, "operating_model.year_before.period.end",
      fmt::format("{}, the day before the first year", to_string(add_days(model.years.front().start, -1))),
      to_string(before.period.end));
  require(before.basis == EarningsBasis::non_gaap, "operating_model.year_before.basis", "non-GAAP",
          to_string(before.basis));
}

/// The given value of a year, or that of the year before grown.
template <class Unit>
Quantity<Unit> given_or_grown(const std::vector<Sourced<Quantity<Unit>>>& given, std::size_t year,
                              Quantity<Unit> before, double grown) {
  return year < given.size() ? given[year].value : before * grown;
}

/// The income of each year, one year longer than the path, for the price of its last year.
std::vector<Money> incomes(const OperatingModel& model, double grown, std::size_t size) {
  std::vector<Money> path;
  path.reserve(size + 1);
  for (std::size_t i = 0; i <= size; ++i) {
    path.push_back(given_or_grown(model.net_income, i, i > 0 ? path.back() : Money{0.0}, grown));
  }
  return path;
}

/// Prices at the ends of the years with these average counts. The last count also serves the year after.
std::vector<PerShare> year_prices(const std::vector<Money>& income, const std::vector<ShareCount>& counts,
                                  const RollingMultiple& multiple) {
  const bool next = multiple.window == RollingWindow::next_twelve_months;
  std::vector<PerShare> prices;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::size_t year = next ? i + 1 : i;
    const Shares count = year < counts.size() ? counts[year].average : counts.back().closing;
    prices.push_back(require_positive("price for share flows", multiple.value * (income[year] / count)));
  }
  return prices;
}

std::vector<ShareCount> counts_at(Shares opening, const ShareFlows& plan,
                                  const std::vector<PerShare>& prices) {
  std::vector<ShareFlow> flows;
  for (const PerShare price : prices) flows.push_back({plan.buybacks, plan.issuance, price});
  return share_count_path(opening, flows);
}

double largest_change(const std::vector<ShareCount>& before, const std::vector<ShareCount>& after) {
  double largest = 0.0;
  for (std::size_t i = 0; i < after.size(); ++i) {
    largest = std::max(largest, std::abs(after[i].closing / before[i].closing - 1.0));
  }
  return largest;
}

/// The share counts at the fixed point: they give the prices that give these counts.
std::vector<ShareCount> fixed_point(Shares opening, const ShareFlows& plan, const std::vector<Money>& income,
                                    const RollingMultiple& multiple) {
  std::vector<ShareCount> counts = share_count_path(opening, 0.0, static_cast<int>(income.size()) - 1);
  for (int round = 0; round < most_rounds; ++round) {
    std::vector<ShareCount> next = counts_at(opening, plan, year_prices(income, counts, multiple));
    const double change = largest_change(counts, next);
    counts = std::move(next);
    if (change <= fixed_point_tolerance) return counts;
  }
  throw DomainError("operating_model.share_count", "small enough for the prices and share counts to converge",
                    "no convergence");
}

std::vector<ShareCount> share_counts(const OperatingModel& model, const std::vector<Money>& income,
                                     const std::optional<RollingMultiple>& multiple) {
  const Shares opening = model.diluted_shares.value;
  if (const auto* rate = std::get_if<NetShareRate>(&model.share_count->value)) {
    return share_count_path(opening, rate->a_year, static_cast<int>(income.size()) - 1);
  }
  require(multiple.has_value(), "multiple", "given for share flows at the year's price", "none");
  return fixed_point(opening, std::get<ShareFlows>(model.share_count->value), income,
                     require_multiple("multiple", *multiple));
}

/// Average share counts of the years; none where the count is held.
std::vector<ShareCount> planned_counts(const OperatingModel& model, double grown, std::size_t size,
                                       const std::optional<RollingMultiple>& multiple) {
  if (!model.share_count) return {};
  return share_counts(model, incomes(model, grown, size), multiple);
}

}  // namespace

const OperatingModel& require_operating_model(const OperatingModel& model) {
  require_successive(model.years);
  require_earnings(model);
  require_growth("operating_model.eps_growth", model.eps_growth.value);
  require_positive("operating_model.diluted_shares", model.diluted_shares.value);
  require_positive("operating_model.revenue", model.revenue.value);
  require_growth("operating_model.revenue_growth", model.revenue_growth.value);
  const double mix = require_fraction("operating_model.ai_mix", model.ai_mix.value);
  require(mix < 1.0, "operating_model.ai_mix", "< 1", mix);
  const double tax = require_fraction("operating_model.tax_rate", model.tax_rate.value);
  require(tax < 1.0, "operating_model.tax_rate", "< 1", tax);
  require_share_count(model);
  require_year_before(model);
  return model;
}

std::vector<BaseYear> base_path(const OperatingModel& model, double eps_growth, double revenue_growth,
                                const std::optional<RollingMultiple>& multiple) {
  const auto periods = detail::base_periods(require_operating_model(model));
  detail::BaseYears years{model, periods.size(), eps_growth, revenue_growth, multiple};
  std::vector<BaseYear> path;
  path.reserve(periods.size());
  for (const FiscalPeriod& period : periods) path.push_back(years.next(period));
  return path;
}

std::vector<FiscalPeriod> detail::base_periods(const OperatingModel& model) {
  std::vector<FiscalPeriod> periods = model.years;
  for (std::size_t i = 0; i < years_beyond; ++i) {
    const FiscalPeriod& last = periods.back();
    periods.push_back({.year = last.year + 1,
                       .start = add_days(last.end, 1),
                       .end = fiscal_year_ending(last.year + 1, add_months(last.end, 12)).end});
  }
  return periods;
}

detail::BaseYears::BaseYears(const OperatingModel& model, std::size_t size, double eps_growth,
                             double revenue_growth, const std::optional<RollingMultiple>& multiple)
    : model_{model},
      eps_factor_{compound(eps_growth, Years{1})},
      revenue_growth_{revenue_growth},
      counts_{planned_counts(model, eps_factor_, size, multiple)} {}

BaseYear detail::BaseYears::next(const FiscalPeriod& period) {
  const Shares shares = counts_.empty() ? model_.diluted_shares.value : counts_[year_].average;
  if (model_.net_income.empty()) {
    eps_ = given_or_grown(model_.consensus_eps, year_, eps_, eps_factor_);
    net_income_ = eps_ * shares;
  } else {
    net_income_ = given_or_grown(model_.net_income, year_, net_income_, eps_factor_);
    eps_ = net_income_ / shares;
  }
  const Money revenue = model_.revenue.value * compound(revenue_growth_, Years(static_cast<double>(year_)));
  ++year_;
  return {.period = period,
          .eps = require_result("base_path.eps", eps_),
          .net_income = require_result("base_path.net_income", net_income_),
          .diluted_shares = shares,
          .revenue = require_result("base_path.revenue", revenue),
          .ai_revenue = require_result("base_path.ai_revenue", revenue * model_.ai_mix.value)};
}

PerShare window_eps(std::span<const BaseYear> path, std::size_t year, RollingWindow window) {
  if (!(year + 1 < path.size())) {  // asked in every evaluation: the text is made only for a refusal
    require(false, "year", fmt::format("below {}", path.size() - 1), static_cast<double>(year));
  }
  require_enumerator("window", window);
  return path[window == RollingWindow::next_twelve_months ? year + 1 : year].eps;
}

EpsPath eps_path(const OperatingModel& model, std::span<const BaseYear> path, const Currency& currency) {
  EpsPath eps;
  if (model.year_before) eps.push_back(model.year_before->value);
  for (const BaseYear& year : path) {
    eps.push_back(
        {.period = year.period, .eps = year.eps, .basis = EarningsBasis::non_gaap, .currency = currency});
  }
  return eps;
}

}  // namespace fairvalue
