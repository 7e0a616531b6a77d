#include "deal_years.hpp"

#include <string_view>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/deal/dilution.hpp>

#include "earnings_formula.hpp"

namespace fairvalue::detail {
namespace {

/// Income of the deals in one year.
struct DealsInYear {
  Gigawatts delivered{0};
  Gigawatts delivered_to_date{0};  // since the plans began, which may be before the first year valued
  Money revenue{0};                // what is new to the company
  Money paid_to_date{0};           // by the customers
  Money profit{0};                 // after tax
  Money contra_revenue{0};         // after tax
};

DealsInYear deals_in(const FiscalPeriod& year, const Case& value, const SettingsView& settings,
                     const DealPaths& paths) {
  DealsInYear flows;
  const double after_tax = 1.0 - settings.tax_rate;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const DealSettings& deal = settings.deals[i];
    const Gigawatts delivered = paths[i].delivered_in(year);
    const Money revenue = revenue_formula(delivered, deal.revenue_per_gigawatt, deal.incremental);
    const Gigawatts to_date{paths[i].volume_by(year.end)};
    flows.delivered += delivered;
    flows.delivered_to_date += to_date;
    flows.revenue += revenue;
    flows.paid_to_date += to_date * deal.revenue_per_gigawatt;
    flows.profit += income_formula(revenue, deal.margin, settings.tax_rate);
    flows.contra_revenue += delivered * value.deals[i].contra_revenue.value * after_tax;
  }
  return flows;
}

/// The income that the multiple applies to: the deals' part is discounted.
Money priced_income(const BaseYear& base, const DealsInYear& flows, double discount) {
  return require_positive("net_income", base.net_income + flows.profit * (1.0 - discount));
}

/// Checks every number of a year before it is returned.
DealYear checked(DealYear year) {
  const auto pass = [](std::string_view name, auto& number) { number = require_result(name, number); };
  pass("deal_year.delivered", year.delivered);
  pass("deal_year.delivered_to_date", year.delivered_to_date);
  pass("deal_year.revenue", year.revenue);
  pass("deal_year.ai_revenue", year.ai_revenue);
  pass("deal_year.deal_revenue", year.deal_revenue);
  pass("deal_year.deal_income", year.deal_income);
  pass("deal_year.net_income", year.net_income);
  pass("deal_year.gaap_net_income", year.gaap_net_income);
  pass("deal_year.diluted_shares", year.diluted_shares);
  pass("deal_year.eps", year.eps);
  pass("deal_year.gaap_eps", year.gaap_eps);
  pass("deal_year.price", year.price);
  pass("deal_year.vested_to_date", year.vested_to_date);
  pass("deal_year.stake", year.stake);
  pass("deal_year.warrant_value", year.warrant_value);
  pass("deal_year.deal_revenue_to_date", year.deal_revenue_to_date);
  return year;
}

/// The multiple on the year's own EPS that gives the company alone the same price. It applies to the deals'
/// income of the year.
Multiple trailing_multiple(std::span<const BaseYear> path, std::size_t year,
                           const RollingMultiple& multiple) {
  if (multiple.window == RollingWindow::trailing_twelve_months) return multiple.value;
  const PerShare own = path[year].eps;
  if (!(own.value > 0.0)) {
    const std::string field = fmt::format("EPS of {} without deals", label(path[year].period));
    require(false, field, "> 0 for a multiple of NTM EPS", own.value);
  }
  const double growth = window_eps(path, year, multiple.window) / own;
  return require_positive("multiple on trailing EPS", multiple.value * growth);
}

DealYear account(const BaseYear& base, const DealsInYear& flows, const TrancheBook& book,
                 const SettledPrice& settled, Multiple multiple) {
  const Shares outstanding = base.diluted_shares;
  const PerShare price = settled.price;
  const Shares net_new = book.net_new_shares(price);
  const Shares diluted = outstanding + net_new;
  const Shares vested = book.vested_to_date();
  const Money income = base.net_income + flows.profit;
  const Money gaap_income = income - flows.contra_revenue;
  return {.period = base.period,
          .delivered = flows.delivered,
          .delivered_to_date = flows.delivered_to_date,
          .revenue = base.revenue + flows.revenue,
          .ai_revenue = base.ai_revenue + flows.revenue,
          .deal_revenue = flows.revenue,
          .deal_income = flows.profit,
          .net_income = income,
          .gaap_net_income = gaap_income,
          .diluted_shares = diluted,
          .net_new_shares = net_new,
          .exercised = book.exercise_at(price),
          .eps = income / diluted,
          .gaap_eps = gaap_income / diluted,
          .price = price,
          .multiple = multiple,
          .vested = vested,
          .vested_to_date = vested,
          .tranches_vested = book.tranches_vested(),
          .stake = stake_after_issue(vested, outstanding),
          .warrant_value = book.intrinsic_value(price),
          .deal_revenue_to_date = flows.paid_to_date,
          .pinned = settled.pinned};
}

}  // namespace

DealYears::DealYears(const PreparedCase& prepared, const SettingsView& settings,
                     std::span<const BaseYear> path)
    : DealYears{prepared, settings, path, deal_paths(prepared.value, settings)} {}

DealYears::DealYears(const PreparedCase& prepared, const SettingsView& settings,
                     std::span<const BaseYear> path, DealPaths volumes)
    : prepared_{prepared},
      settings_{settings},
      path_{path},
      volumes_{std::move(volumes)},
      book_{prepared.tranches} {}

DealYear DealYears::next() {
  const BaseYear& base = path_[next_];
  const Multiple multiple = trailing_multiple(path_, next_, settings_.multiple);
  const DealsInYear flows = deals_in(base.period, prepared_.value, settings_, volumes_);
  const Money income = priced_income(base, flows, settings_.deal_discount);
  const SettledPrice settled = book_.vest(base.period, volumes_, multiple * income, base.diluted_shares);
  DealYear year = checked(account(base, flows, book_, settled, multiple));
  year.vested = year.vested_to_date - std::exchange(vested_, year.vested_to_date);
  ++next_;
  return year;
}

}  // namespace fairvalue::detail
