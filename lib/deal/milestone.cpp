#include <fairvalue/deal/milestone.hpp>

#include <cmath>
#include <cstddef>
#include <string>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {
namespace {

constexpr double most_days = 36'525;      // a century
constexpr int most_delay_months = 1'200;  // a century

bool follows(const Milestone& before, const Milestone& milestone) {
  const bool more = before.volume < milestone.volume && std::isfinite(milestone.volume);
  return more && milestone.date.ok() && before.date < milestone.date;
}

// The text of a refusal is made only here: a plan is checked whenever it is asked something.
void refuse_milestone(std::string_view field, const Milestone& before, const Milestone& milestone) {
  const std::string volume = fmt::format("{}.volume", field);
  require_positive(volume, milestone.volume);
  require(before.volume < milestone.volume, volume,
          fmt::format("above {}, the milestone before it", before.volume), milestone.volume);
  require_after(fmt::format("{}.date", field), before.date, milestone.date);
}

}  // namespace

void require_after(std::string_view field, Date before, Date date) {
  require_date(field, date);
  if (!(before < date)) throw DomainError(field, fmt::format("after {}", to_string(before)), to_string(date));
}

void require_milestones(std::string_view field, const PlanView& plan) {
  if (!plan.start.ok()) require_date(fmt::format("{}.start", field), plan.start);
  if (plan.milestones.empty()) require_not_empty(fmt::format("{}.milestones", field), 0);
  Milestone before = nothing_yet(plan.start);
  for (std::size_t i = 0; i < plan.milestones.size(); ++i) {
    const Milestone& milestone = plan.milestones[i];
    if (!follows(before, milestone)) {
      refuse_milestone(fmt::format("{}.milestones[{}]", field, i), before, milestone);
    }
    before = milestone;
  }
}

void require_delay(int months) {
  require(0 <= months && months <= most_delay_months, "months", "0 to 1200 (a century)", months);
}

void quicken(Date start, std::span<Milestone> milestones, double factor) {
  require_positive("factor", factor);
  const Date first = milestones.front().date;
  Date planned = first;
  double elapsed = 0.0;
  double scale = 1.0;
  for (Milestone& milestone : milestones.subspan(1)) {
    scale *= factor;
    elapsed += scale * days_between(planned, milestone.date);
    require(elapsed <= most_days, "factor", "such that the plan ends within a century", factor);
    planned = milestone.date;
    milestone.date = add_days(first, static_cast<int>(std::lround(elapsed)));
  }
  require_milestones("quickened", {start, milestones});
}

void delay(Date& start, std::span<Milestone> milestones, int months) {
  require_delay(months);
  start = add_months(start, months);
  for (Milestone& milestone : milestones) milestone.date = add_months(milestone.date, months);
  require_milestones("delayed", {start, milestones});
}

double volume_between(const Milestone& from, const Milestone& to, int days) {
  return std::lerp(from.volume, to.volume, static_cast<double>(days) / days_between(from.date, to.date));
}

double volume_on(const PlanView& plan, Date date) {
  if (date <= plan.start) return 0.0;
  Milestone from = nothing_yet(plan.start);
  for (const Milestone& to : plan.milestones) {
    if (date < to.date) return volume_between(from, to, days_between(from.date, date));
    from = to;
  }
  return from.volume;
}

}  // namespace fairvalue::detail
