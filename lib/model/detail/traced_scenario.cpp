#include "traced_scenario.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include <fairvalue/core/growth.hpp>

#include "earnings_formula.hpp"
#include "price_without_deals.hpp"
#include "shared_value.hpp"

namespace fairvalue::detail {
namespace {

FoundPrice found_on(const PathDay& day) {
  return {.price = day.price,
          .net_new_shares = day.net_new_shares,
          .exercised = day.exercised,
          .vested = day.vested_to_date};
}

FoundPrice found_in(const DealYear& year) {
  return {.price = year.price,
          .net_new_shares = year.net_new_shares,
          .exercised = year.exercised,
          .vested = year.vested_to_date};
}

/// The valued year that a day of the path lies in.
std::size_t year_of(const Case& value, Date day) {
  const auto& years = value.company.years;
  const auto found = std::ranges::find_if(years, [&](const FiscalPeriod& one) { return day <= one.end; });
  return static_cast<std::size_t>(found - years.begin());
}

/// The price without deals; on an expiry inside a year between those of the year ends.
Traced base_price_on(TracedCase& traced, const Case& value, const PathDay& day) {
  const std::size_t year = year_of(value, day.day);
  const Traced at_end = traced.base_price(year);
  if (!day.interpolated) return at_end;
  const FiscalPeriod& period = value.company.years[year];
  const double left = static_cast<double>(days_between(day.day, period.end)) / length_in_days(period);
  const Traced before = year > 0 ? traced.base_price(year - 1) : at_end;
  const Traced part = traced.constant(left, "part of the year that is left");
  return named(part * before + (1.0 - part) * at_end, "price without deals on " + to_string(day.day));
}

/// Base, what was collected and what is to come on a day of the path.
Traced value_on(TracedCase& traced, const Case& value, const PathDay& day, const Traced& shares) {
  const std::string on = " on " + to_string(day.day);
  const Years time = year_fraction(value.spot.value.as_of, day.day);
  const Traced base = named(base_price_on(traced, value, day) * shares, "base" + on);
  const Traced collected = named(traced.flows_collected(time), "flows until then, compounded," + on);
  const Traced to_come = named(traced.flows_after(time).total(), "flows to come" + on);
  return named(named(base + collected, "base and flows collected" + on) + to_come,
               "value of all shares" + on);
}

/// The price of each day of the path, after what vests on it; without warrants that of the last day alone.
std::vector<TracedPrice> prices_on_path(TracedCase& traced, const Case& value, const PartsValue& found,
                                        const Traced& shares) {
  const auto terms = tranche_terms(value);
  TracedBook book{traced, terms};
  std::vector<TracedPrice> prices;
  const std::size_t first = terms.empty() ? found.path.size() - 1 : 0;
  for (const PathDay& day : std::span{found.path}.subspan(first)) {
    const auto tested = day.interpolated ? TrancheBook::Tested::expiring : TrancheBook::Tested::all;
    prices.push_back(
        book.vest_on(day.day, tested, value_on(traced, value, day, shares), shares, found_on(day)));
  }
  return prices;
}

/// The deals of one year, in sum.
struct TracedFlows {
  Traced revenue{0.0};
  Traced profit{0.0};
  Traced contra_revenue{0.0};
  Traced to_date{0.0};
  Traced paid_to_date{0.0};
};

TracedFlows deals_of(TracedCase& traced, const Case& value, const FiscalPeriod& year) {
  const auto paths = deal_paths(value, traced.settings());
  const std::string name = label(year);
  TracedFlows sum;
  for (std::size_t i = 0; i < value.deals.size(); ++i) {
    const auto numbers = traced.numbers_of(i);
    const auto by_plan = [&](double gigawatts, const char* when) {
      return operation("gigawatts by the plan", traced.plan_inputs(i), gigawatts,
                       value.deals[i].name + ", gigawatts " + when + name);
    };
    const Traced delivered = by_plan(paths[i].delivered_in(year).value, "in ");
    const Traced to_date = by_plan(paths[i].volume_by(year.end), "to date ");
    const Traced revenue = named(revenue_formula(delivered, numbers.revenue, numbers.incremental),
                                 name + " revenue of the deal");
    sum.revenue = named(sum.revenue + revenue, name + " revenue of the deals");
    sum.profit = named(sum.profit + named(income_formula(revenue, numbers.margin, numbers.tax_rate),
                                          name + " income of the deal"),
                       name + " income of the deals");
    const Traced contra = delivered * traced.contra_revenue(i) * (1.0 - numbers.tax_rate);
    sum.contra_revenue = named(sum.contra_revenue + named(contra, name + " contra-revenue of the deal"),
                               name + " contra-revenue of the deals");
    sum.to_date = named(sum.to_date + to_date, name + " gigawatts to date");
    sum.paid_to_date = named(sum.paid_to_date + to_date * numbers.revenue, name + " paid to date");
  }
  return sum;
}

struct TracedRevenue {
  Traced revenue;
  Traced ai_mix;
};

TracedRevenue revenue_of(TracedCase& traced, const Case& value, const TracedFlows& deals, std::size_t year) {
  const std::string name = label(value.company.years[year]) + " ";
  const Traced base = traced.base_revenue(year);
  const Traced mix = traced.fixed("ai_mix", value.company.ai_mix, value.company.ai_mix.value);
  const Traced base_ai = named(base * mix, name + "AI revenue without deals");
  const Traced revenue = named(base + deals.revenue, name + "revenue");
  const Traced ai = named(base_ai + deals.revenue, name + "AI revenue");
  return {revenue, named(ai / revenue, name + "AI share of revenue")};
}

/// The multiple on the year's own EPS, see deal_loop.
Traced trailing_multiple(TracedCase& traced, const Case& value, std::size_t year) {
  const Settings& set = traced.settings();
  const Traced multiple = traced.of("multiple", value.multiple, set.multiple.value.value);
  if (set.multiple.window == RollingWindow::trailing_twelve_months) return multiple;
  const Traced next = traced.base_year(year + 1).eps;
  const Traced grows = next / traced.base_year(year).eps;
  return named(multiple * named(grows, "growth to the next year"), "multiple on trailing EPS");
}

/// The deals' income that the multiple applies to; a constant 0 without deals.
Traced priced_income(TracedCase& traced, const Case& value, const Traced& profit, const std::string& name) {
  if (is_zero_constant(profit)) return profit;
  const Traced discount = traced.of("deal_discount", value.deal_discount, traced.settings().deal_discount);
  return named(profit * (1.0 - discount), name + "income of the deals, after the discount");
}

Traced capitalised_income(TracedCase& traced, const Case& value, const TracedYear& last) {
  if (is_zero_constant(last.deal_income)) return last.deal_income;
  const Settings& set = traced.settings();
  const Traced rate = traced.of("required_return", value.required_return, set.required_return);
  const Years ahead = years_to_horizon(value);
  const Traced compounded =
      operation("compounded", {rate, traced.constant(ahead.value, "years to the horizon")},
                compound(set.required_return, ahead), "compounded to the horizon");
  const Traced discount = traced.of("deal_discount", value.deal_discount, set.deal_discount);
  return named(capitalised_formula(last.multiple, last.deal_income, discount, compounded),
               "last year's deal income, priced for ever");
}

/// `book` has vested the years before it.
TracedYear traced_year(TracedCase& traced, TracedBook& book, const Case& value, const DealYear& found,
                       std::size_t year) {
  const std::string name = label(found.period) + " ";
  const TracedBaseYear base = traced.base_year(year);
  const TracedFlows deals = deals_of(traced, value, found.period);
  const TracedRevenue sold = revenue_of(traced, value, deals, year);
  const Traced multiple = trailing_multiple(traced, value, year);
  const Traced priced = base.net_income + priced_income(traced, value, deals.profit, name);
  const Traced all =
      named(multiple * named(priced, name + "income that is priced"), name + "value of all shares");
  const TracedPrice price = book.vest(found.period, all, base.shares, found_in(found));
  const Traced diluted = named(base.shares + price.net_new_shares, name + "diluted shares");
  const Traced income = named(base.net_income + deals.profit, name + "net income");
  const Traced gaap = named(income - deals.contra_revenue, name + "net income after warrant cost");
  const auto over = [&](const Traced& by) {
    return number(by) > 0.0 ? std::optional{price.warrant_value / by} : std::nullopt;
  };
  return {.revenue = sold.revenue,
          .ai_mix = sold.ai_mix,
          .deal_income = deals.profit,
          .multiple = multiple,
          .outstanding = base.shares,
          .price = price,
          .eps = named(income / diluted, name + "EPS"),
          .gaap_eps = named(gaap / diluted, name + "EPS after warrant cost"),
          .gigawatts = deals.to_date,
          .stake = price.vested / named(base.shares + price.vested, name + "shares after issue"),
          .rebate = over(deals.to_date),
          .self_funding = over(deals.paid_to_date)};
}

}  // namespace

TracedParts traced_parts(TracedCase& traced, const Case& value, const PartsValue& found) {
  const Traced base = traced.base_today("base a share today");
  const Traced flows = named(traced.flows().total(), "present value of the deals' flows");
  const Traced shares = traced.fixed("diluted_shares", value.company.diluted_shares, found.shares.value);
  auto path = prices_on_path(traced, value, found, shares);
  const Traced added = path.back().net_new_shares;
  return {.base = base,
          .flows = flows,
          .shares = shares,
          .net_new_shares = added,
          .value = named(shared_formula(base, flows, shares, added), "value by parts"),
          .path = std::move(path)};
}

EffectOf<Traced> traced_effect(TracedCase& traced, const TracedParts& parts) {
  BaseBy by{.scenario_growth = false, .scenario_multiple = false, .scenario_return = false};
  const Traced start = traced.base_today("base case without deals", by);
  by.scenario_growth = true;
  const Traced grown = traced.base_today("with the scenario's growth", by);
  by.scenario_multiple = true;
  const Traced revalued = traced.base_today("with its multiple too", by);
  const EffectOf<Traced> lines =
      effect_formula(start, grown, revalued, parts.base, parts.flows, parts.shares, parts.value);
  named(lines.growth, "effect of growth");
  named(lines.multiple, "effect of the multiple");
  named(lines.required_return, "effect of the required return");
  named(lines.flows, "effect of the flows");
  named(lines.dilution, "effect of dilution");
  return lines;
}

std::vector<TracedYear> traced_years(TracedCase& traced, const Case& value, std::span<const DealYear> found) {
  const auto terms = tranche_terms(value);
  TracedBook book{traced, terms};
  std::vector<TracedYear> years;
  for (std::size_t i = 0; i < found.size(); ++i)
    years.push_back(traced_year(traced, book, value, found[i], i));
  return years;
}

TracedEarnings traced_earnings(TracedCase& traced, const Case& value, const TracedYear& last) {
  const Traced base = traced.base_today("base a share today");
  const Traced capitalised = capitalised_income(traced, value, last);
  const Traced added = last.price.net_new_shares;
  const Traced worth = shared_formula(base, capitalised, last.outstanding, added);
  return {.base = base,
          .deals = named(capitalised / last.outstanding, "last year's deal income for ever, a share"),
          .value = named(worth, "value by earnings")};
}

}  // namespace fairvalue::detail
