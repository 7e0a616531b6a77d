/// \file model/case.hpp
/// A whole case as one value: the company, its market, its deals and the scenarios, each number with its
/// standing.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/company/earnings.hpp>
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/standing.hpp>
#include <fairvalue/deal/deployment_plan.hpp>
#include <fairvalue/deal/warrant.hpp>
#include <fairvalue/equity/broker_target.hpp>
#include <fairvalue/market/spot.hpp>
#include <fairvalue/model/operating_model.hpp>
#include <fairvalue/scenario/scenarios.hpp>

namespace fairvalue {

/// A supply deal and the warrant given for it.
struct Deal {
  std::string name;              ///< not empty, no two alike
  Sourced<DeploymentPlan> plan;  ///< in gigawatts
  /// Its volume gates count the plan's gigawatts, whether delivered, purchased or deployed; `paid` is
  /// refused.
  Sourced<Warrant> warrant;
  Sourced<PerGigawatt> revenue_per_gigawatt;  ///< the company's; > 0
  Sourced<double> margin;                     ///< profit before tax on that revenue; in (-1, 1]
  Sourced<PerGigawatt> contra_revenue{PerGigawatt{0}, Standing::assumed, "none booked"};  ///< GAAP only; >= 0
};

/// The setting that makes the company without its deals worth a given price.
enum class CalibratedInput { required_return, eps_growth };
template <>
inline constexpr auto enum_names<CalibratedInput> = names_of("calibrated input",
                                                             {"required_return", "eps_growth"});

struct Calibration {
  CalibratedInput input;
  Sourced<PerShare> price;  ///< on the spot's day; > 0
};

struct Case {
  std::string name;
  std::string ticker;
  Sourced<Spot> spot;  ///< today's price
  OperatingModel company;
  Sourced<RollingMultiple> multiple;  ///< of non-GAAP EPS, trailing or NTM; > 0
  Sourced<double> deal_discount;      ///< cut of the multiple on the deals' part of EPS; in [0, 1]
  Sourced<double> required_return;    ///< a year, compounded annually, to bring values to today; > -1
  std::vector<Sourced<BrokerTarget>> targets{};
  std::vector<Deal> deals{};
  std::vector<Scenario> scenarios{};       ///< weights are the user's
  std::optional<Calibration> calibrate{};  ///< puts a setting found from a price in place of the one above
};

/// Throws DomainError naming the member that breaks its rule, mixed currencies among them.
const Case& require_case(const Case& value);

/// The currency of the case: that of its spot price.
const Currency& currency(const Case& value);

/// A number that is our choice, and why.
struct Assumption {
  std::string what;             ///< "deal.OpenAI 6 GW.margin", "neutral: multiple"
  std::optional<double> value;  ///< in base units; none where it is no single number, as with a plan
  std::string reason;           ///< the source beside it
};
/// All that is assumed among what enters the values: what a reader must be told beside them. Throws as
/// `require_case` does. What the scenarios set is not among them: they are all the user's.
std::vector<Assumption> assumptions(const Case& value);

}  // namespace fairvalue
