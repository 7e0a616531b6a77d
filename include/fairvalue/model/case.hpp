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
#include <fairvalue/deal/consideration.hpp>
#include <fairvalue/deal/deployment_plan.hpp>
#include <fairvalue/deal/follow_on.hpp>
#include <fairvalue/deal/warrant.hpp>
#include <fairvalue/equity/broker_target.hpp>
#include <fairvalue/market/spot.hpp>
#include <fairvalue/model/operating_model.hpp>
#include <fairvalue/scenario/scenarios.hpp>

namespace fairvalue {

/// A supply deal: what is delivered and earned, and what the customer is given for it. One type for all of
/// them: a member left out is no part of the deal.
struct Deal {
  std::string name;              ///< not empty, no two alike
  Sourced<DeploymentPlan> plan;  ///< in gigawatts
  /// Its volume gates count the plan's gigawatts, whether delivered, purchased or deployed; `paid` is
  /// refused.
  std::optional<Sourced<Warrant>> warrant{};
  Sourced<PerGigawatt> revenue_per_gigawatt;  ///< what the customer pays; > 0
  Sourced<double> margin;                     ///< incremental profit before tax on that revenue; in (-1, 1]
  /// GAAP only, never a flow; >= 0.
  Sourced<PerGigawatt> contra_revenue{PerGigawatt{0}, Standing::assumed, "none booked"};
  /// Part of a gigawatt that is new business; see GigawattEconomics.
  Sourced<double> incremental{1.0, Standing::assumed, "displaces no other sales"};
  Sourced<PerGigawatt> capital_spending{PerGigawatt{0}, Standing::assumed,
                                        "none beside the margin"};               ///< >= 0
  Sourced<double> receipt_lag_days{0.0, Standing::assumed, "paid on delivery"};  ///< >= 0
  std::optional<Sourced<Gigawatts>> committed{};  ///< binding part, the plan's first; none: not stated
  std::optional<Sourced<FollowOn>> follow_on{};   ///< none: nothing is renewed
  std::optional<Sourced<double>> rate{};          ///< that its flows are discounted at; none: required return
  Sourced<double> haircut{0.0, Standing::assumed, "none"};  ///< cut of its flows' value, by parts; in [0, 1]
  std::vector<Sourced<EquityPurchase>> equity{};
  std::vector<Sourced<Loan>> loans{};

  friend bool operator==(const Deal&, const Deal&) = default;
};

/// The setting that makes the company without its deals worth a given price.
enum class CalibratedInput { required_return, eps_growth };
template <>
inline constexpr auto enum_names<CalibratedInput> = names_of("calibrated input",
                                                             {"required_return", "eps_growth"});

struct Calibration {
  CalibratedInput input;
  Sourced<PerShare> price;  ///< on the spot's day; > 0

  friend bool operator==(const Calibration&, const Calibration&) = default;
};

struct Case {
  std::string name;
  std::string ticker;
  Sourced<Spot> spot;  ///< today's price
  OperatingModel company;
  Sourced<RollingMultiple> multiple;  ///< of non-GAAP EPS, trailing or NTM; > 0
  Sourced<double> deal_discount;    ///< by earnings: cut of the multiple on the deals' part of EPS; in [0, 1]
  Sourced<double> required_return;  ///< a year, compounded annually, to bring values to today; > -1
  std::vector<Sourced<BrokerTarget>> targets{};
  std::vector<Deal> deals{};
  std::vector<Scenario> scenarios{};       ///< weights are the user's
  std::optional<Calibration> calibrate{};  ///< puts a setting found from a price in place of the one above

  friend bool operator==(const Case&, const Case&) = default;
};

/// Throws DomainError naming the member that breaks its rule, mixed currencies among them.
const Case& require_case(const Case& value);

/// The currency of the case: that of its spot price.
const Currency& currency(const Case& value);

/// A number of a case with its standing, and why it is what it is.
struct Assumption {
  std::string what;             ///< "deal.OpenAI 6 GW.margin", "neutral: multiple"
  std::optional<double> value;  ///< in base units; none where it is no single number, as with a plan
  std::string reason;           ///< the source beside it
  Standing standing = Standing::assumed;  ///< or redacted
  std::string quote{};                    ///< the source's own words, where they are kept
};
/// All that is assumed among what enters the values: what a reader must be told beside them. Throws as
/// `require_case` does. What the scenarios set is not among them: they are all the user's.
std::vector<Assumption> assumptions(const Case& value);
/// The rest of the same numbers: what is stated or derived. Throws likewise.
std::vector<Assumption> stated_inputs(const Case& value);

}  // namespace fairvalue
