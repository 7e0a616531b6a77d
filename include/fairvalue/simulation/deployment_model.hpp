/// \file simulation/deployment_model.hpp
/// Deployment delays that are correlated with the share price without looking ahead.
#pragma once
#include <string_view>

#include <fairvalue/deal/deployment_plan.hpp>
#include <fairvalue/math/distribution.hpp>

namespace fairvalue {

/// Milestones come in the plan's order. Work on each starts when the previous one is reached (the first at
/// the plan's start) and takes the planned interval plus a delay. Each day of the planned interval adds a
/// shock to the progress, correlated with that day's shock of the price. Their normalized sum Z is standard
/// normal and decides the delay at the end of the interval: its quantile at N(-Z), so that good progress
/// means a short delay. A delay therefore depends on prices up to the due date only, and the price stays a
/// martingale. With probability `never` (the worst progress) the milestone and all later ones never come.
/// Under the share measure each day's progress shock gains its covariance with the price's shock, rho sigma
/// sqrt(dt).
///
/// On a later valuation date, work already done counts: it started on the day of the last milestone in the
/// history, or at the plan's start. Shocks before the valuation date are unknown and independent of the
/// observed prices; later ones are drawn with the price, and only they correlate Z with it. If a milestone is
/// overdue, its delay is drawn conditional on exceeding the time elapsed, independent of the price. With F
/// the distribution of the delay and p = `never`, the conditional probability of never is p / (p + (1 - p)(1
/// - F(elapsed))), which is 1 if p > 0 and no longer delay is possible. If p is 0 and no longer delay is
/// possible (a fixed delay that has passed), the milestone comes on the next close.
struct DeploymentModel {
  /// Its gigawatts count for every gate in gigawatts, whether delivered, purchased or deployed.
  DeploymentPlan plan;
  Distribution delay;        ///< of each interval, in years; never below 0
  double never = 0.0;        ///< of each milestone, given the one before; in [0, 1]
  double correlation = 0.0;  ///< of progress with the price, in [-1, 1]; positive: good news for both

  friend bool operator==(const DeploymentModel&, const DeploymentModel&) = default;
};

/// Throws DomainError naming the member of `field` that breaks its rule: "deployment.correlation: must be in
/// [-1, 1], got 2".
const DeploymentModel& require_deployment(std::string_view field, const DeploymentModel& model);

}  // namespace fairvalue
