/// \file deal/milestone.hpp
/// A volume that a plan reaches, and when; the volume between two of them.
#pragma once
#include <span>
#include <string_view>

#include <fairvalue/core/date.hpp>

namespace fairvalue {

/// A cumulated volume and the day by which it is there.
struct Milestone {
  double volume;  ///< in the plan's measure; > 0
  Date date;

  friend bool operator==(const Milestone&, const Milestone&) = default;
};

/// Of milestones wherever they are kept: for calculations that copy nothing and check a plan once.
namespace detail {

/// The milestones of a plan wherever they are kept.
struct PlanView {
  Date start;
  std::span<const Milestone> milestones;
};

/// Throw DomainError as require_plan does (but for the measure), delayed and paced_plan.
void require_milestones(std::string_view field, const PlanView& plan);
void require_delay(int months);
void require_after(std::string_view field, Date before, Date date);

/// As quickened, of a plan that is in order.
void quicken(Date start, std::span<Milestone> milestones, double factor);

/// As delayed, of a plan that is in order.
void delay(Date& start, std::span<Milestone> milestones, int months);

/// As planned_volume, of a plan that is in order and a date that exists.
double volume_on(const PlanView& plan, Date date);

/// Where a plan begins.
inline Milestone nothing_yet(Date start) { return {.volume = 0.0, .date = start}; }

/// The volume so many days after the first of two milestones.
double volume_between(const Milestone& from, const Milestone& to, int days);

}  // namespace detail

}  // namespace fairvalue
