#include <fairvalue/model/value_by_parts.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/equity/price_target.hpp>

#include "detail/prepared_case.hpp"
#include "detail/shared_value.hpp"

namespace fairvalue {
namespace {

using Tested = detail::TrancheBook::Tested;

/// What the days of a price path have in common.
struct PricePath {
  const Case& value;
  const detail::SettingsView& settings;
  const std::vector<DealFlows>& flows;
  const detail::DealPaths& volumes;
  detail::TrancheBook& book;
  std::vector<PathDay> days{};

  Shares shares() const { return value.company.diluted_shares.value; }
  Years years_to(Date day) const { return year_fraction(value.spot.value.as_of, day); }

  void add(Date day, Tested tested, PerShare base) {
    const Years on = years_to(day);
    PathDay point{.day = day,
                  .interpolated = tested == Tested::expiring,
                  .base = base * shares(),
                  .collected = flows_collected(flows, on, settings.required_return),
                  .to_come = flows_to_come(flows, on).total(),
                  .price = PerShare{0.0},
                  .vested_to_date = Shares{0.0},
                  .net_new_shares = Shares{0.0},
                  .exercised = {Shares{0.0}, Money{0.0}}};
    const Money shared =
        require_positive("value on the price path", point.base + point.collected + point.to_come);
    const auto settled = book.vest_on(day, tested, volumes, shared, shares());
    point.price = settled.price;
    point.pinned = settled.pinned;
    point.vested_to_date = book.vested_to_date();
    point.net_new_shares = book.net_new_shares(settled.price);
    point.exercised = book.exercise_at(settled.price);
    days.push_back(point);
  }
};

/// No day of the path tests a warrant that has ended by today.
void require_alive(const Case& value) {
  const Date today = value.spot.value.as_of;
  for (const Deal& deal : value.deals) {
    if (!deal.warrant) continue;
    for (const Tranche& tranche : deal.warrant->value.tranches) {
      const Date expiry = tranche.own.expiry.value_or(deal.warrant->value.expiry);
      if (today < expiry) continue;
      throw DomainError(
          fmt::format("deal.{}.warrant.expiry", deal.name),
          fmt::format("after the spot's day {} (shares taken up are in the share count, others are lost: "
                      "leave the tranche out)",
                      to_string(today)),
          to_string(expiry));
    }
  }
}

/// Multiple x EPS of its window, at the end of each valued year.
std::vector<PerShare> base_prices(const Case& value, const detail::SettingsView& settings,
                                  std::span<const BaseYear> path) {
  std::vector<PerShare> prices;
  prices.reserve(value.company.years.size());
  for (std::size_t i = 0; i < value.company.years.size(); ++i) {
    prices.push_back(settings.multiple.value * window_eps(path, i, settings.multiple.window));
  }
  return prices;
}

/// Between the year ends before and after: the EPS of a rolling window moves so.
PerShare between_year_ends(const Case& value, const std::vector<PerShare>& prices, std::size_t year,
                           Date day) {
  const FiscalPeriod& period = value.company.years[year];
  const double left = static_cast<double>(days_between(day, period.end)) / length_in_days(period);
  const PerShare before = year > 0 ? prices[year - 1] : prices[year];
  return left * before + (1.0 - left) * prices[year];
}

void add_year(PricePath& path, const std::vector<PerShare>& prices, const std::vector<Date>& expiries,
              std::size_t year) {
  const FiscalPeriod& period = path.value.company.years[year];
  const Date today = path.value.spot.value.as_of;
  for (const Date expiry : expiries) {
    const bool inside = period.start <= expiry && expiry < period.end && today < expiry;
    if (inside) path.add(expiry, Tested::expiring, between_year_ends(path.value, prices, year, expiry));
  }
  if (today < period.end) path.add(period.end, Tested::all, prices[year]);
}

}  // namespace

PartsValue value_by_parts(const Case& value, const Settings& settings) {
  const detail::PreparedCase prepared{value};
  const auto path = detail::base_path_in(prepared, settings);
  return detail::parts_value(prepared, settings, {path.data(), path.size()});
}

PartsValue detail::parts_value(const PreparedCase& prepared, const SettingsView& settings,
                               std::span<const BaseYear> base) {
  const Case& value = prepared.value;
  const std::vector<PerShare> prices = base_prices(value, settings, base);
  const PerShare last = require_positive("price without deals", prices.back());
  const auto volumes = deal_paths(value, settings);
  const auto flows = deal_flows_on({volumes.data(), volumes.size()}, value, settings);
  TrancheBook book{prepared.tranches};
  require_alive(value);
  PricePath path{value, settings, flows, volumes, book};
  const auto expiries = book.expiries();
  path.days.reserve(prices.size() + expiries.size());
  for (std::size_t i = 0; i < prices.size(); ++i) add_year(path, prices, expiries, i);

  const Date horizon = value.company.years.back().end;
  const FlowValue to_come = flows_to_come(flows, Years{0.0});
  const PathDay& end = path.days.back();
  const PerShare today = discounted(last, settings.required_return, prepared.years_to_horizon);
  return {.horizon = horizon,
          .shares = path.shares(),
          .base = today,
          .flows = to_come,
          .flows_until_horizon = present_value_until(flows, prepared.years_to_horizon),
          .net_new_shares = end.net_new_shares,
          .open_after_horizon = book.open_after(horizon),
          .price_at_horizon = end.price,
          .value = shared_value(today, to_come.total(), path.shares(), end.net_new_shares),
          .path = std::move(path.days)};
}

namespace {

/// How an expiry inside a year is tested.
std::string interpolated_words(Date day, std::span<const FiscalPeriod> years) {
  const auto year = std::ranges::find_if(years, [&](const FiscalPeriod& one) { return day <= one.end; });
  const bool is_first = year == years.begin();
  return fmt::format("{}, an expiry inside {}, is tested at {}", to_string(day), label(*year),
                     is_first ? "the earnings of that year's end, as none before it is valued"
                              : "an interpolated price: its earnings lie between those of the two year ends");
}

}  // namespace

std::vector<std::string> interpolation_notes(const PartsValue& parts, std::span<const FiscalPeriod> years) {
  std::vector<std::string> notes;
  for (const PathDay& one : parts.path) {
    if (one.interpolated) notes.push_back(interpolated_words(one.day, years));
  }
  return notes;
}

}  // namespace fairvalue
