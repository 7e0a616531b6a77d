/// \file lib/model/detail/deal_path.hpp
/// The gigawatts of one deal in a scenario: faster, delayed or stopped.
#pragma once
#include <vector>

#include <fairvalue/deal/delivery.hpp>
#include <fairvalue/model/named_inputs.hpp>

namespace fairvalue::detail {

class DealPath {
 public:
  DealPath(const DeploymentPlan& plan, const DealSettings& settings);

  /// Gigawatts delivered by the end of `date`, at most the number at which the scenario stops the deal.
  double volume_by(Date date) const;
  Gigawatts delivered_in(const FiscalPeriod& year) const;
  /// All that is delivered, as stretches in years from `day`.
  std::vector<Delivery> deliveries_from(Date day) const;
  /// The volumes of the milestones that are reached, the last of them where the scenario stops the deal.
  std::vector<double> milestones() const;

 private:
  DeploymentPlan plan_;
  double stop_;
};

std::vector<DealPath> deal_paths(const Case& value, const Settings& settings);

}  // namespace fairvalue::detail
