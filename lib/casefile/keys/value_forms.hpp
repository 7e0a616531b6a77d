/// \file casefile/keys/value_forms.hpp
/// Values that a file states in another shape than the library holds them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/deal/deployment_plan.hpp>
#include <fairvalue/math/distribution.hpp>
#include <fairvalue/model/operating_model.hpp>

#include "casefile/quantity/quantity_text.hpp"

namespace fairvalue::detail {

enum class DistributionKind { fixed, normal, log_normal, uniform, triangular, pert, discrete, empirical };

/// A number; two percentiles; or a distribution by its name.
struct DistributionForm {
  std::optional<DistributionKind> distribution{};
  std::optional<double> value{};
  std::optional<double> mean{};
  std::optional<double> deviation{};
  std::optional<double> median{};
  std::optional<double> sigma{};
  std::optional<double> low{};
  std::optional<double> mode{};
  std::optional<double> high{};
  std::optional<double> p5{};
  std::optional<double> p10{};
  std::optional<double> p90{};
  std::optional<double> p95{};
  std::vector<double> values{};
  std::vector<double> probabilities{};
  Dimension dimension = Dimension::number;  ///< of the numbers, as far as they are not probabilities
};
/// Throws DomainError naming what is missing, and what does not belong to the distribution. Two percentiles
/// above 0 are a log-normal, others a normal.
Distribution value_of(const DistributionForm& form);
DistributionForm form_of_value(const Distribution& distribution);
/// 5 % and 95 % points as a distribution.
Distribution between_percentiles(double p5, double p95);

struct PaceForm {
  Date first{};
  double step = 0.0;
  int steps = 0;
  double interval_months = 0.0;
  double interval_factor = 1.0;
};
/// Milestones one by one, or a pace.
struct PlanForm {
  VolumeMeasure measure{};
  Date start{};
  std::vector<Milestone> milestones{};
  std::optional<PaceForm> pace{};
};
DeploymentPlan value_of(const PlanForm& form);
PlanForm form_of_value(const DeploymentPlan& plan);

struct ShareCountForm {
  std::optional<double> a_year{};
  std::optional<Money> buybacks{};
  std::optional<Money> issuance{};
};
ShareCountPlan value_of(const ShareCountForm& form);
ShareCountForm form_of_value(const ShareCountPlan& plan);

/// A fiscal period in full. A file names one by its label alone where the company's table has it.
struct PeriodForm {
  std::string label{};
  std::optional<Date> start{};  ///< none: twelve, six or three months before the end
  Date end{};
};
FiscalPeriod value_of(const PeriodForm& form);
PeriodForm form_of_value(const FiscalPeriod& period);

}  // namespace fairvalue::detail

namespace fairvalue {
template <>
inline constexpr auto enum_names<detail::DistributionKind> =
    names_of("distribution",
             {"fixed", "normal", "log_normal", "uniform", "triangular", "pert", "discrete", "empirical"});
}  // namespace fairvalue
