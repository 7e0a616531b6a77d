#include <fairvalue/deal/delivery.hpp>

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr double max_renewals = 1'000;

/// The delivery up to `end`; nothing of one that begins later, all of one that ends by then.
Delivery part_until(const Delivery& one, Years end) {
  if (one.to <= end) return one;
  if (end <= one.from) return {one.from, one.from, Gigawatts{0.0}};
  return {one.from, end, one.amount * ((end - one.from) / (one.to - one.from))};
}

void require_deliveries(std::span<const Delivery> all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Delivery& one = all[i];
    const bool in_order = std::isfinite(one.from.value) && one.from <= one.to && std::isfinite(one.to.value);
    if (in_order && one.amount.value >= 0.0 && std::isfinite(one.amount.value)) continue;
    const std::string field = fmt::format("all[{}]", i);
    require_finite(field + ".from", one.from);
    require(one.from <= require_finite(field + ".to", one.to), field + ".to", "at or after its from",
            one.to.value);
    require_non_negative(field + ".amount", one.amount);
  }
}

void require_few_renewals(std::span<const Delivery> all, const FollowOn& follow_on, Years end) {
  for (const Delivery& one : all) {
    const double times = (end - one.from) / follow_on.life;
    require(times <= max_renewals, "follow_on.ends_on", "within 1,000 lives of a delivery", times);
  }
}

}  // namespace

std::vector<Delivery> deliveries(const DeploymentPlan& plan, Date day) {
  require_plan("plan", plan);
  require(plan.measure != VolumeMeasure::paid, "plan.measure", "in gigawatts", to_string(plan.measure));
  std::vector<Delivery> all;
  all.reserve(plan.milestones.size());
  Years from = year_fraction(day, plan.start);
  double before = 0.0;
  for (const Milestone& milestone : plan.milestones) {
    const Years to = year_fraction(day, milestone.date);
    all.push_back({from, to, Gigawatts{milestone.volume - before}});
    from = to;
    before = milestone.volume;
  }
  return all;
}

SplitDeliveries split_at(std::span<const Delivery> all, Gigawatts amount) {
  Gigawatts left = require_non_negative("amount", amount);
  require_deliveries(all);
  SplitDeliveries split;
  for (const Delivery& one : all) {
    const double part = one.amount <= left ? 1.0 : left / one.amount;
    const Years middle{std::lerp(one.from.value, one.to.value, part)};
    const Gigawatts taken = require_result("split_at", std::min(one.amount, left));
    if (part > 0.0) split.first.push_back({one.from, middle, taken});
    if (part < 1.0) split.rest.push_back({middle, one.to, one.amount - taken});
    left -= taken;
  }
  return split;
}

std::vector<Delivery> renewals(std::span<const Delivery> all, const FollowOn& follow_on, Date day) {
  require_follow_on("follow_on", follow_on);
  require_deliveries(all);
  const Years end = year_fraction(day, follow_on.ends_on);
  require_few_renewals(all, follow_on, end);
  std::vector<Delivery> renewed;
  std::vector<Delivery> last(all.begin(), all.end());
  while (!last.empty() && follow_on.share > 0.0) {
    std::vector<Delivery> next;
    for (const Delivery& one : last) {
      const Delivery moved{require_result("renewals.from", one.from + follow_on.life),
                           require_result("renewals.to", one.to + follow_on.life),
                           one.amount * follow_on.share};
      const Delivery part = part_until(moved, end);
      if (part.amount.value > 0.0) renewed.push_back(part);
      if (part.amount.value > 0.0) next.push_back(moved);
    }
    last = std::move(next);
  }
  return renewed;
}

std::vector<EvenFlow> flows_of(std::span<const Delivery> all, const GigawattEconomics& economics,
                               PerGigawatt cost) {
  require_deliveries(all);
  const GigawattCash cash = cash_per_gigawatt(economics);
  const PerGigawatt paid = cash.paid + require_finite("cost", cost);
  auto flows = detail::flows_of_cash(all, cash.received, paid, Years{economics.receipt_lag_days / 365.0});
  for (EvenFlow& flow : flows) flow.amount = require_result("flows_of.amount", flow.amount);
  return flows;
}

}  // namespace fairvalue
