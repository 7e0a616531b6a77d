/// \file casefile/case_accounts.hpp
/// What a case file says of how a warrant is booked and forecast: tables `accounts` and `forecast` of a deal,
/// and the company's other potential shares.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/accounting/contra_revenue.hpp>
#include <fairvalue/accounting/restriction_discount.hpp>
#include <fairvalue/core/standing.hpp>
#include <fairvalue/math/distribution.hpp>
#include <fairvalue/pricing/valuation_terms.hpp>

namespace fairvalue {

/// The grant-date fair value of one share of a tranche, in place of a valuation.
struct GivenFairValue {
  std::string tranche;  ///< by name
  PerShare fair_value;  ///< >= 0

  friend bool operator==(const GivenFairValue&, const GivenFairValue&) = default;
};

/// What is judged of a tranche at the end of a quarter, until a later quarter judges anew. Members are those
/// of TrancheJudgement.
struct GivenJudgement {
  std::string tranche;  ///< by name
  bool probable = true;
  std::optional<Shares> expected{};
  bool exercise_probable = true;
  bool market_missed = false;
  AwardEnd end = AwardEnd::none;
  std::optional<PerShare> fair_value{};

  friend bool operator==(const GivenJudgement&, const GivenJudgement&) = default;
};

/// A change of a tranche's terms at the start of a quarter. Members are those of AwardModification.
struct GivenModification {
  std::string tranche;  ///< by name
  PerShare before;
  PerShare after;
  bool probable_before = true;
  std::optional<double> purchases{};

  friend bool operator==(const GivenModification&, const GivenModification&) = default;
};

/// Shares that the holder takes in a quarter, where tax law allows a deduction of the gain.
struct GivenExercise {
  std::string tranche;  ///< by name
  Shares shares;        ///< > 0
  PerShare price;       ///< of a share on the day of exercise; > 0

  friend bool operator==(const GivenExercise&, const GivenExercise&) = default;
};

/// A quarter that was not, or will not be, as the plan has it.
struct GivenQuarter {
  std::string period;                 ///< label of a quarter of the company's fiscal years: "FY2027Q2"
  std::optional<double> purchases{};  ///< in the quarter, in the plan's gigawatts; none: the plan's
  std::optional<Money> revenue{};     ///< none: purchases x the deal's revenue a gigawatt
  std::vector<GivenJudgement> judgements{};
  std::vector<GivenModification> modifications{};
  std::vector<GivenExercise> exercises{};
  std::optional<double> expected_purchases{};  ///< in all, seen from here on; none: the plan's
  std::optional<Money> recoverable{};          ///< most that an upfront asset can be carried at

  friend bool operator==(const GivenQuarter&, const GivenQuarter&) = default;
};

/// Table `deal.accounts`.
struct AccountFacts {
  AwardPolicy policy{};
  NamedConditions named_conditions = NamedConditions::refused;
  std::vector<GivenFairValue> fair_values{};  ///< all tranches or none; none: valued in the grant's market
  std::vector<GivenQuarter> quarters{};
  /// Of the grant's price, for what the market did not know (SEC SAB 120), and for shares that are restricted
  /// after exercise: both enter a valuation, not fair values that are given.
  std::optional<PriceAdjustment> price_adjustment{};
  std::optional<RestrictionDiscount> discount{};
  bool participating = false;  ///< the holder shares in dividends before exercise: refused

  friend bool operator==(const AccountFacts&, const AccountFacts&) = default;
};

/// A convertible bond or preference share of the company: list `company.convertible`.
struct GivenConvertible {
  std::string name;      ///< not empty, no two alike
  Shares shares;         ///< on conversion; > 0
  Money interest{0.0};   ///< a year, before tax, that conversion ends; >= 0
  Money dividends{0.0};  ///< the same of preference dividends, which bear no tax; >= 0

  friend bool operator==(const GivenConvertible&, const GivenConvertible&) = default;
};

/// Options, warrants and restricted shares (strike 0) of the company: list `company.option`.
struct GivenOption {
  std::string name;                 ///< not empty, no two alike
  Shares shares;                    ///< > 0
  PerShare strike;                  ///< >= 0
  PerShare unrecognised_cost{0.0};  ///< a share, on average; joins the assumed proceeds; >= 0

  friend bool operator==(const GivenOption&, const GivenOption&) = default;
};

/// Table `deal.forecast`: delays of the deal's plan, and what the share is expected to return.
struct ForecastFacts {
  Distribution delay;             ///< of each interval, in years
  double never = 0.0;             ///< of each milestone, given the one before; in [0, 1]
  double correlation = 0.0;       ///< of progress with the price; in [-1, 1]
  Sourced<Rate> expected_return;  ///< a year, continuously compounded, in the real world

  friend bool operator==(const ForecastFacts&, const ForecastFacts&) = default;
};

}  // namespace fairvalue
