/// \file simulation/deployment_model.hpp
/// How deployments slip, together with the share price and without looking ahead.
#pragma once
#include <string_view>

#include <fairvalue/deal/deployment_plan.hpp>
#include <fairvalue/math/distribution.hpp>

namespace fairvalue {

/// Milestones come in the plan's order. Work on each begins when the one before is there (the first on the
/// plan's start) and takes the planned interval plus a delay. Every day of the
/// planned interval adds a shock to the progress of the work, correlated with the price's shock of the same
/// day; the sum Z, a standard normal, decides the delay once the interval is over: its quantile at N(-Z), so
/// that good progress means little delay. A delay thus depends on prices up to the day the milestone was due,
/// never on later ones, and the price stays a martingale. With probability `never` (the worst progress) the
/// milestone never comes, nor do those after it. Under the share measure each day's progress shock gains its
/// covariance with the price's, rho sigma sqrt(dt).
///
/// Seen from a later day, work already done counts: it began on the day the history has the last milestone, or
/// on the plan's start. Shocks of the days until now are not known, whatever the price did on them: those from
/// now on are drawn with the price, and Z has no more of the price than they bring. A milestone that is due
/// already has its delay drawn given that it is longer than what has elapsed, F being its distribution and p
/// `never`: nothing of it is the price's, and never has the weight p / (p + (1 - p)(1 - F(elapsed))), which is
/// all where p > 0 and no longer delay is possible. Where p is 0 and none is (a fixed delay that is over), the
/// milestone comes on the next close.
struct DeploymentModel {
  /// Its gigawatts count for every gate in gigawatts, whether delivered, purchased or deployed.
  DeploymentPlan plan;
  Distribution delay;        ///< of each interval, in years; never below 0
  double never = 0.0;        ///< of each milestone, given the one before; in [0, 1]
  double correlation = 0.0;  ///< of progress with the price; in [-1, 1]: positive, good news for both
};

/// Throws DomainError naming the member of `field` that breaks its rule: "deployment.correlation: must be in
/// [-1, 1], got 2".
const DeploymentModel& require_deployment(std::string_view field, const DeploymentModel& model);

}  // namespace fairvalue
