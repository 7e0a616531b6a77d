/// \file lib/model/detail/deal_path.hpp
/// The gigawatts of one deal in a scenario: faster, delayed or stopped.
#pragma once
#include <vector>

#include <boost/container/small_vector.hpp>

#include <fairvalue/deal/delivery.hpp>
#include <fairvalue/model/named_inputs.hpp>

#include "settings_view.hpp"

namespace fairvalue::detail {

class DealPath {
 public:
  /// The plan must be in order. Throws DomainError as `delayed` and `quickened` do.
  DealPath(const DeploymentPlan& plan, const DealSettings& settings);

  /// Gigawatts delivered by the end of `date`, at most the number at which the scenario stops the deal.
  double volume_by(Date date) const;
  Gigawatts delivered_in(const FiscalPeriod& year) const;
  /// All that is delivered, as stretches in years from `day`.
  std::vector<Delivery> deliveries_from(Date day) const;
  /// The volumes of the milestones that are reached, the last of them where the scenario stops the deal.
  std::vector<double> milestones() const;

 private:
  VolumeMeasure measure_;
  Date start_;
  boost::container::small_vector<Milestone, 16> milestones_;  ///< more of them take memory of their own
  double stop_;
};

/// One for each deal, in their order.
using DealPaths = boost::container::small_vector<DealPath, 4>;

/// The plans of a checked case. Throws DomainError as `delayed` and `quickened` do, and names the factor as
/// the case's inputs do.
DealPaths deal_paths(const Case& value, const SettingsView& settings);

}  // namespace fairvalue::detail
