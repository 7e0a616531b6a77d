#include "warrant_view.hpp"

#include <utility>

#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {
namespace {

/// The day of the first close after `as_of`, or the expiry.
Date next_close(const std::optional<TradingCalendar>& calendar, Date as_of, Date expiry) {
  Date day = add_days(as_of, 1);
  while (calendar && day < expiry && calendar->count_closes(as_of, day) == 0) day = add_days(day, 1);
  return day;
}

}  // namespace

int closes_left(const std::optional<TradingCalendar>& calendar, Date as_of, Date expiry) {
  return calendar ? calendar->count_closes(as_of, expiry)
                  : closes_at_252_a_year(year_fraction(as_of, expiry));
}

WarrantView view_of(OpenWarrant open, const WarrantPosition& position, const ClaimMethods& methods) {
  require_outlook(position.outlook);
  const Date as_of = open.as_of;
  const Date expiry = open.terms.expiry;
  require(as_of <= expiry, "as_of", "on or before the expiry " + to_string(expiry), to_string(as_of));
  WarrantView view{.open = std::move(open),
                   .expiry = year_fraction(as_of, expiry),
                   .closes_left = closes_left(position.calendar, as_of, expiry),
                   .next_close = next_close(position.calendar, as_of, expiry),
                   .calendar = position.calendar,
                   .outlook = position.outlook,
                   .has_deployment = position.deployment.has_value(),
                   .methods = methods};
  if (view.has_deployment) view.outlook.milestones.clear();
  return view;
}

bool is_at_grant(const OpenWarrant& open) {
  return open.conditions == ConditionsCounted::market && open.as_of == open.terms.granted;
}

Shares shares_alive(const WarrantView& view, std::size_t tranche) {
  return view.open.tranches[tranche].alive * view.open.terms.tranches[tranche].shares;
}

}  // namespace fairvalue::detail
