#include <fairvalue/model/deal_loop.hpp>

#include <string_view>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/deal/dilution.hpp>
#include <fairvalue/deal/rebate.hpp>

#include "detail/deal_years.hpp"
#include "detail/worth_formula.hpp"

namespace fairvalue {
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

DealsInYear deals_in(const FiscalPeriod& year, const Case& value, const detail::SettingsView& settings,
                     const detail::DealPaths& paths) {
  DealsInYear flows;
  const double after_tax = 1.0 - settings.tax_rate;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const DealSettings& deal = settings.deals[i];
    const Gigawatts delivered = paths[i].delivered_in(year);
    const Money revenue = detail::revenue_formula(delivered, deal.revenue_per_gigawatt, deal.incremental);
    const Gigawatts to_date{paths[i].volume_by(year.end)};
    flows.delivered += delivered;
    flows.delivered_to_date += to_date;
    flows.revenue += revenue;
    flows.paid_to_date += to_date * deal.revenue_per_gigawatt;
    flows.profit += detail::income_formula(revenue, deal.margin, settings.tax_rate);
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

DealYear account(const BaseYear& base, const DealsInYear& flows, const detail::TrancheBook& book,
                 const detail::SettledPrice& settled, Multiple multiple) {
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

std::optional<double> rebate_in_billions(const DealYear& year) {
  const auto rebate = year.rebate();
  return rebate ? std::optional{rebate->value / 1e9} : std::nullopt;
}

std::optional<double> self_funding_in_percent(const DealYear& year) {
  const auto ratio = year.self_funding();
  return ratio ? std::optional{100 * *ratio} : std::nullopt;
}

std::optional<double> pinned_hurdle(const DealYear& year) {
  return year.pinned ? std::optional{year.pinned->hurdle.value} : std::nullopt;
}

std::optional<double> pinned_fraction(const DealYear& year) {
  return year.pinned ? std::optional{year.pinned->fraction} : std::nullopt;
}

}  // namespace

std::optional<double> DealYear::self_funding() const {
  if (!(deal_revenue_to_date.value > 0.0)) return std::nullopt;
  return require_result("deal_year.self_funding", warrant_value / deal_revenue_to_date);
}

std::optional<PerGigawatt> DealYear::rebate() const {
  if (!(delivered_to_date.value > 0.0)) return std::nullopt;
  return rebate_per_gigawatt(warrant_value, delivered_to_date);
}

std::vector<DealYear> deal_loop(const Case& value, const Settings& settings) {
  const detail::PreparedCase prepared{value};
  const auto path = detail::base_path_in(prepared, settings);
  const detail::SettingsView view{settings};
  detail::DealYears loop{prepared, view, {path.data(), path.size()}};
  std::vector<DealYear> years;
  years.reserve(value.company.years.size());
  while (!loop.done()) years.push_back(loop.next());
  return years;
}

detail::DealYears::DealYears(const PreparedCase& prepared, const SettingsView& settings,
                             std::span<const BaseYear> path)
    : DealYears{prepared, settings, path, deal_paths(prepared.value, settings)} {}

detail::DealYears::DealYears(const PreparedCase& prepared, const SettingsView& settings,
                             std::span<const BaseYear> path, DealPaths volumes)
    : prepared_{prepared},
      settings_{settings},
      path_{path},
      volumes_{std::move(volumes)},
      book_{prepared.tranches} {}

DealYear detail::DealYears::next() {
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

Table yearly_table(const std::vector<DealYear>& years) {
  struct Measure {
    const char* name;
    std::optional<double> (*of)(const DealYear&);
  };
  static constexpr Measure measures[] = {
      {"GW delivered", [](const DealYear& y) -> std::optional<double> { return y.delivered.value; }},
      {"GW to date", [](const DealYear& y) -> std::optional<double> { return y.delivered_to_date.value; }},
      {"revenue, bn", [](const DealYear& y) -> std::optional<double> { return y.revenue.value / 1e9; }},
      {"AI share of revenue, %", [](const DealYear& y) -> std::optional<double> { return 100 * y.ai_mix(); }},
      {"EPS, non-GAAP", [](const DealYear& y) -> std::optional<double> { return y.eps.value; }},
      {"EPS less contra-revenue",
       [](const DealYear& y) -> std::optional<double> { return y.gaap_eps.value; }},
      {"price", [](const DealYear& y) -> std::optional<double> { return y.price.value; }},
      {"tranches vested", [](const DealYear& y) -> std::optional<double> { return y.tranches_vested; }},
      {"shares vested, m",
       [](const DealYear& y) -> std::optional<double> { return y.vested_to_date.value / 1e6; }},
      {"diluted shares, m",
       [](const DealYear& y) -> std::optional<double> { return y.diluted_shares.value / 1e6; }},
      {"customers' stake, %", [](const DealYear& y) -> std::optional<double> { return 100 * y.stake; }},
      {"rebate, bn a GW", rebate_in_billions},
      {"self-funding ratio, %", self_funding_in_percent},
      {"pinned at hurdle", pinned_hurdle},
      {"pinned fraction", pinned_fraction}};
  std::vector<std::string> rows;
  std::vector<std::string> columns;
  for (const Measure& measure : measures) rows.emplace_back(measure.name);
  for (const DealYear& year : years) columns.push_back(label(year.period));
  Table table{rows, columns, "as named in each row"};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < years.size(); ++j) table.set(i, j, measures[i].of(years[j]));
  }
  return table;
}

}  // namespace fairvalue
