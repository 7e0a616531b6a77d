/// \file industry/backlog.hpp
/// Orders that have not shipped yet: how they roll from period to period, and when they become revenue.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/table.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// What moves a backlog in one period.
struct BacklogFlow {
  Money orders;        ///< >= 0
  Money shipped;       ///< recognised as revenue; >= 0
  Money cancelled{0};  ///< >= 0
  Money adjustment{
      0};  ///< currency, scope, rounding of what is reported: either sign, shown and never silent
};

/// opening + orders - shipped - cancelled + adjustment: 43 + 24.4 - 16.1 is 51.3. Opening >= 0.
/// Throws DomainError naming `opening` or the flow's field, and `closing` where more leaves than is there.
Money closing_backlog(Money opening, const BacklogFlow& flow);

/// The backlog after each flow, in order of time; as many as there are flows.
/// Throws as closing_backlog, the fields named "flows[2].shipped".
std::vector<Money> roll_forward(Money opening, std::span<const BacklogFlow> flows);

/// The adjustment with which the flow ends at the reported backlog: reported - (opening + orders - shipped -
/// cancelled); zero when the figures close. An adjustment in `flow` does not count. Reported >= 0.
Money adjustment_to_close(Money opening, const BacklogFlow& flow, Money reported);

/// Two reported backlogs and what left in between; all >= 0, the adjustment of either sign.
struct BacklogChange {
  Money opening;
  Money closing;
  Money shipped;
  Money cancelled{0};
  Money adjustment{0};
};

/// The orders that lead from one backlog to the other: closing - opening + shipped + cancelled - adjustment.
/// Throws DomainError naming `implied_orders` when they would be negative: the figures do not belong
/// together.
Money implied_orders(const BacklogChange& change);

/// Orders over shipments of all the flows together, cancellations not deducted; above 1 the backlog grows.
/// No answer when nothing was shipped. At least one flow.
std::optional<double> book_to_bill(std::span<const BacklogFlow> flows);

/// `total` taken apart into `periods` amounts, each (1 + growth) times the one before: with two periods and
/// 40 % the first is total / 2.4. Total >= 0, growth > -1, periods from 1 to 1,000,000.
std::vector<Money> split_at_growth(Money total, double growth, int periods);

/// Little's law: the time the backlog takes at the rate at which it ships, backlog x period / shipped.
/// Backlog >= 0, shipped and period > 0. Holds for a steady state; a growing backlog is longer than it looks.
/// Source: Little (1961), Operations Research 9(3).
Years backlog_lead_time(Money backlog, Money shipped, Years period);

/// The other way round: what ships in a period if each order waits `lead_time`, backlog x period / lead time.
/// Backlog >= 0, lead time and period > 0.
Money shipped_at_lead_time(Money backlog, Years lead_time, Years period);

struct ProductBacklog {
  std::string product;
  Money backlog;    ///< >= 0
  Years lead_time;  ///< from today to the last of it, which ships evenly; > 0
};

/// Revenue of each product in each of the coming periods, shape (products, periods), in currency units: every
/// backlog ships evenly over its own lead time and then is gone, so that a row's sum is at most the backlog.
/// Period > 0, periods from 1 to 1,000,000, at least one product. Not covered: new orders.
Table recognition(std::span<const ProductBacklog> products, Years period, int periods);

}  // namespace fairvalue
