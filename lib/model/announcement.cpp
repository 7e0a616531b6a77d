#include <fairvalue/model/announcement.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/math/root.hpp>
#include <fairvalue/model/calibration.hpp>

#include "detail/market_view.hpp"

namespace fairvalue {
namespace {

constexpr double most_times = 1'000.0;
constexpr Years assumed_life{5.0};
constexpr int assumed_renewals = 20 * 12;  ///< months

const Announcement& require_announcement(const Announcement& one) {
  require_positive("announcement.before", one.before);
  require_positive("announcement.after", one.after);
  if (one.market) {
    require_finite("announcement.market.beta", one.market->beta);
    require_growth("announcement.market.index_move", one.market->index_move);
  }
  return one;
}

Money total_of(const Case& value, const Announcement& one) {
  return value.company.diluted_shares.value * (one.after - one.before);
}

Money market_move_of(const Case& value, const Announcement& one) {
  if (!one.market) return Money{0.0};
  return one.market->beta * one.market->index_move * (value.company.diluted_shares.value * one.before);
}

/// EPS of the multiple's window on the spot's day.
PerShare eps_today(const Case& value, const Settings& base) {
  const auto path = base_path(value.company, base.eps_growth, base.revenue_growth, base.multiple);
  return rolling_eps(eps_path(value.company, path, currency(value)), base.multiple.window,
                     value.spot.value.as_of)
      .eps;
}

std::size_t position_of(const Case& value, const std::string& deal) {
  const auto found = std::ranges::find(value.deals, deal, &Deal::name);
  require(found != value.deals.end(), "deal", "the name of a deal of the case", deal);
  return static_cast<std::size_t>(found - value.deals.begin());
}

bool is_of_base(BelievedInput input) {
  return input == BelievedInput::multiple || input == BelievedInput::eps_growth;
}

Money base_of(const Case& value) {
  return base_value(value, base_settings(value)) * value.company.diluted_shares.value;
}

/// A question about one case that has been checked.
struct Solver {
  const Case& value;
  const ReverseQuestion& question;
  Money base;       ///< of the case as given
  Money explained;  ///< what flows less warrants and a higher base must come to

  Money reached(const Case& changed) const {
    const auto warrants = question.reprice ? question.reprice(changed) : question.warrants;
    return detail::market_view(changed, warrants).net() + base_of(changed) - base;
  }
  double missing(const Case& from, BelievedInput input, double number) const {
    return (reached(with_believed(from, question.deal, input, number)) - explained).value;
  }
};

double stated_number(const Case& value, const std::string& name, BelievedInput input) {
  const Deal& deal = value.deals[position_of(value, name)];
  switch (input) {
    case BelievedInput::revenue_per_gigawatt: return deal.revenue_per_gigawatt.value.value;
    case BelievedInput::margin: return deal.margin.value;
    case BelievedInput::gigawatts: return deal.plan.value.milestones.back().volume;
    case BelievedInput::follow_on_share: return deal.follow_on ? deal.follow_on->value.share : 0.0;
    case BelievedInput::multiple: return value.multiple.value.value.value;
    case BelievedInput::eps_growth: return value.company.eps_growth.value;
  }
  refuse_enumerator(input, "input");
}

Interval<double> searched(BelievedInput input, double stated) {
  switch (input) {
    case BelievedInput::margin: return {-0.99, 1.0};
    case BelievedInput::follow_on_share: return {0.0, 1.0};
    case BelievedInput::eps_growth: return {-0.99, 5.0};
    case BelievedInput::revenue_per_gigawatt:
    case BelievedInput::gigawatts:
    case BelievedInput::multiple: return {stated / most_times, stated * most_times};
  }
  refuse_enumerator(input, "input");
}

std::optional<double> solved(const Solver& solver, const Case& from, BelievedInput input) {
  const auto missing = [&](double number) { return solver.missing(from, input, number); };
  const Interval<double> range = searched(input, stated_number(from, solver.question.deal, input));
  const auto root = find_root(missing, range);
  // A root of 0 is found to a rounding of the range, on either side.
  if (root && std::abs(*root) <= 1e-15 * (range.high - range.low)) return 0.0;
  return root;
}

Solver solver_of(const Case& value, const ReverseQuestion& question) {
  const Announcement& one = require_announcement(question.announcement);
  position_of(value, question.deal);
  deal_worth(value, question.warrants);  // refuses what no evaluation could accept
  return {value, question, base_of(value), total_of(value, one) - market_move_of(value, one)};
}

void set_in_every_scenario(Case& value, const std::string& input) {
  for (Scenario& scenario : value.scenarios) {
    std::erase_if(scenario.overrides, [&](const Override& one) { return one.name == input; });
  }
}

/// Every volume of the plan and of the scenarios in proportion; the days stay.
void scale_gigawatts(Case& value, Deal& deal, double gigawatts) {
  const double factor = gigawatts / deal.plan.value.milestones.back().volume;
  for (Milestone& milestone : deal.plan.value.milestones) milestone.volume *= factor;
  deal.plan.value.milestones.back().volume = gigawatts;
  if (deal.committed) deal.committed->value = std::min(deal.committed->value, Gigawatts{gigawatts});
  for (Scenario& scenario : value.scenarios) {
    for (Override& one : scenario.overrides) {
      if (one.name == "deal." + deal.name + ".gigawatts") one.value = std::min(one.value * factor, gigawatts);
    }
  }
}

}  // namespace

Jump explain_jump(const Case& given, const Announcement& announcement, std::span<const Money> warrants) {
  require_announcement(announcement);
  const Case value = with_calibration(given);
  const Settings base = base_settings(value);
  Jump jump{.total = total_of(value, announcement),
            .market_move = market_move_of(value, announcement),
            .market_view = detail::market_view(value, warrants).net(),
            .rest = Money{0.0}};
  jump.rest = jump.total - jump.market_move - jump.market_view;
  const Shares shares = value.company.diluted_shares.value;
  const PerShare eps = eps_today(value, base);
  if (eps.value > 0.0) jump.turns = require_result("jump.turns", jump.rest / (shares * eps));
  const PerShare needed = base_value(value, base) + jump.rest / shares;
  if (needed.value > 0.0) {
    const auto growth = calibrated(value, base, CalibratedInput::eps_growth, needed);
    if (growth) jump.growth = *growth - base.eps_growth;
  }
  return jump;
}

Case with_believed(Case value, const std::string& name, BelievedInput input, double number) {
  if (value.calibrate) value = with_calibration(std::move(value));  // else it would take the number back
  Deal& deal = value.deals[position_of(value, name)];
  const std::string prefix = "deal." + name + ".";
  require_enumerator("input", input);
  switch (input) {
    case BelievedInput::revenue_per_gigawatt: deal.revenue_per_gigawatt.value = PerGigawatt{number}; break;
    case BelievedInput::margin: deal.margin.value = number; break;
    case BelievedInput::gigawatts: scale_gigawatts(value, deal, require_positive("gigawatts", number)); break;
    case BelievedInput::follow_on_share:
      require(deal.follow_on.has_value(), prefix + "follow_on", "stated, with a life and an end", "none");
      deal.follow_on->value.share = number;
      break;
    case BelievedInput::multiple: value.multiple.value.value = Multiple{number}; break;
    case BelievedInput::eps_growth: value.company.eps_growth.value = number; break;
  }
  if (!is_of_base(input) && input != BelievedInput::gigawatts) {
    set_in_every_scenario(value, prefix + std::string{key_of(input)});
  }
  return value;
}

Case with_assumed_follow_on(Case value, const std::string& name) {
  Deal& deal = value.deals[position_of(value, name)];
  if (deal.follow_on) return value;
  const Date last = deal.plan.value.milestones.back().date;
  deal.follow_on =
      Sourced<FollowOn>{{.share = 0.0, .life = assumed_life, .ends_on = add_months(last, assumed_renewals)},
                        Standing::assumed,
                        "the deal states none"};
  return value;
}

std::vector<ReverseAnswer> reverse_solve(const Case& given, const ReverseQuestion& question) {
  const Case value = with_calibration(given);
  const Solver solver = solver_of(value, question);
  const bool renewed = value.deals[position_of(value, question.deal)].follow_on.has_value();
  std::vector<ReverseAnswer> answers;
  for (std::size_t i = 0; i < enum_names<BelievedInput>.rows.size(); ++i) {
    const auto input = static_cast<BelievedInput>(i);
    if (input == BelievedInput::follow_on_share && !renewed) continue;
    const double stated = stated_number(value, question.deal, input);
    answers.push_back({.input = input,
                       .stated = stated,
                       .searched = searched(input, stated),
                       .value = solved(solver, value, input)});
  }
  return answers;
}

Table reverse_curve(const Case& given, const ReverseQuestion& question, BelievedInput first,
                    std::span<const double> numbers, BelievedInput second) {
  require(require_enumerator("first", first) != require_enumerator("second", second), "second",
          "another input than the first", key_of(second));
  const Case value = with_calibration(given);
  const Solver solver = solver_of(value, question);
  std::vector<std::string> rows;
  for (const double number : numbers) rows.push_back(fmt::format("{:g}", number));
  Table curve{rows, {std::string{to_string(second)}}, std::string{to_string(second)}};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Case changed = with_believed(value, question.deal, first, numbers[i]);
    curve.set(i, 0, solved(solver, changed, second));
  }
  return curve;
}

}  // namespace fairvalue
