/// \file casefile/keys/blank.hpp
/// Values to read into, for types that cannot be left empty. None of them leaves the reader: a key that is
/// required and missing is an error.
#pragma once
#include <type_traits>

#include <fairvalue/casefile/case_contents.hpp>
#include <fairvalue/core/interval.hpp>

#include "company_keys.hpp"

namespace fairvalue::detail {

template <class T>
struct BlankOf;

template <class T>
T blank() {
  if constexpr (std::is_default_constructible_v<T>) {
    return T{};
  } else {
    return BlankOf<T>::value();
  }
}

template <class Unit>
struct BlankOf<Quantity<Unit>> {
  static Quantity<Unit> value() { return Quantity<Unit>{0.0}; }
};
template <class T>
struct BlankOf<Interval<T>> {
  static Interval<T> value() { return {T{0.0}, T{0.0}}; }
};
template <class T>
struct BlankOf<Sourced<T>> {
  static Sourced<T> value() { return {blank<T>(), Standing::assumed, {}}; }
};
template <>
struct BlankOf<Currency> {
  static Currency value() { return Currency{"XXX"}; }
};
template <class T>
struct BlankOf<Stepped<T>> {
  static Stepped<T> value() { return {blank<T>()}; }
};
template <>
struct BlankOf<Stepped<Rate>::Level> {
  static Stepped<Rate>::Level value() { return {Years{0.0}, Rate{0.0}}; }
};
template <>
struct BlankOf<Stepped<double>::Level> {
  static Stepped<double>::Level value() { return {Years{0.0}, 0.0}; }
};
template <>
struct BlankOf<ZeroCurve::Node> {
  static ZeroCurve::Node value() { return {Years{0.0}, Rate{0.0}}; }
};
template <>
struct BlankOf<Spot> {
  static Spot value() { return {.price = PerShare{0.0}, .as_of = {}, .currency = blank<Currency>()}; }
};
template <>
struct BlankOf<HurdleStep> {
  static HurdleStep value() { return {{}, PerShare{0.0}}; }
};
template <>
struct BlankOf<FollowOn> {
  static FollowOn value() { return {.share = 0.0, .life = Years{0.0}, .ends_on = {}}; }
};
template <>
struct BlankOf<EquityPurchase> {
  static EquityPurchase value() { return {.cash = Money{0.0}}; }
};
template <>
struct BlankOf<Loan> {
  static Loan value() {
    return {.principal = Money{0.0}, .lender = Lender::seller, .drawn = {}, .repaid = {}, .rate = 0.0};
  }
};
template <>
struct BlankOf<PeriodEps> {
  static PeriodEps value() {
    return {
        .period = {}, .eps = PerShare{0.0}, .basis = EarningsBasis::non_gaap, .currency = blank<Currency>()};
  }
};
template <>
struct BlankOf<RollingMultiple> {
  static RollingMultiple value() {
    return {.value = Multiple{0.0},
            .window = RollingWindow::next_twelve_months,
            .earnings = EarningsBasis::non_gaap};
  }
};
template <>
struct BlankOf<Calibration> {
  static Calibration value() { return {CalibratedInput::required_return, blank<Sourced<PerShare>>()}; }
};
template <>
struct BlankOf<BrokerTarget> {
  static BrokerTarget value() {
    return {.broker = {},
            .target = PerShare{0.0},
            .multiple = Multiple{0.0},
            .period = {},
            .basis = EarningsBasis::non_gaap,
            .currency = blank<Currency>(),
            .published = {},
            .holds_on = {}};
  }
};
template <>
struct BlankOf<Estimate> {
  static Estimate value() {
    return {.broker = {},
            .period = {},
            .measure = EstimateMeasure::eps,
            .value = 0.0,
            .basis = EarningsBasis::non_gaap,
            .currency = blank<Currency>(),
            .published = {},
            .known_at = {}};
  }
};
template <>
struct BlankOf<Consensus> {
  static Consensus value() {
    return {.period = {},
            .measure = EstimateMeasure::eps,
            .basis = EarningsBasis::non_gaap,
            .currency = blank<Currency>(),
            .as_of = {},
            .mean = 0.0};
  }
};
template <>
struct BlankOf<OperatingModel> {
  static OperatingModel value() {
    return {.years = {},
            .consensus_eps = {},
            .eps_growth = blank<Sourced<double>>(),
            .diluted_shares = blank<Sourced<Shares>>(),
            .revenue = blank<Sourced<Money>>(),
            .revenue_growth = blank<Sourced<double>>(),
            .ai_mix = blank<Sourced<double>>(),
            .tax_rate = blank<Sourced<double>>()};
  }
};
template <>
struct BlankOf<CaseValuation> {
  static CaseValuation value() {
    return {.multiple = blank<Sourced<RollingMultiple>>(), .required_return = blank<Sourced<double>>()};
  }
};
template <>
struct BlankOf<GrantMarket> {
  static GrantMarket value() { return {.spot = blank<Spot>()}; }
};
template <>
struct BlankOf<CaseMarket> {
  static CaseMarket value() { return {.spot = blank<Sourced<Spot>>()}; }
};
template <>
struct BlankOf<Warrant> {
  static Warrant value() {
    return {.holder = {},
            .shares = Shares{0.0},
            .strike = PerShare{0.0},
            .granted = {},
            .expiry = {},
            .tranches = {}};
  }
};
template <>
struct BlankOf<Strike> {
  static Strike value() { return PerShare{0.0}; }
};
template <>
struct BlankOf<GivenFairValue> {
  static GivenFairValue value() { return {.tranche = {}, .fair_value = PerShare{0.0}}; }
};
template <>
struct BlankOf<GivenModification> {
  static GivenModification value() {
    return {.tranche = {}, .before = PerShare{0.0}, .after = PerShare{0.0}};
  }
};
template <>
struct BlankOf<GivenExercise> {
  static GivenExercise value() { return {.tranche = {}, .shares = Shares{0.0}, .price = PerShare{0.0}}; }
};
template <>
struct BlankOf<RestrictionDiscount> {
  static RestrictionDiscount value() {
    return {DiscountMethod::finnerty, RestrictionKind::post_exercise, Years{0.0}};
  }
};
template <>
struct BlankOf<GivenConvertible> {
  static GivenConvertible value() { return {.name = {}, .shares = Shares{0.0}}; }
};
template <>
struct BlankOf<GivenOption> {
  static GivenOption value() { return {.name = {}, .shares = Shares{0.0}, .strike = PerShare{0.0}}; }
};
template <>
struct BlankOf<ForecastFacts> {
  static ForecastFacts value() { return {.delay = {}, .expected_return = blank<Sourced<Rate>>()}; }
};
template <>
struct BlankOf<CaseDeal> {
  static CaseDeal value() {
    return {.terms = {.name = {},
                      .plan = {{}, Standing::assumed, {}},
                      .revenue_per_gigawatt = blank<Sourced<PerGigawatt>>(),
                      .margin = blank<Sourced<double>>()}};
  }
};
template <>
struct BlankOf<Award> {
  static Award value() { return {.name = {}, .warrant = blank<Sourced<Warrant>>()}; }
};
template <>
struct BlankOf<PeerRow> {
  static PeerRow value() {
    return {.peer = {}, .currency = blank<Currency>(), .standing = Standing::assumed, .source = {}};
  }
};
template <>
struct BlankOf<CompanyProfile> {
  static CompanyProfile value() { return {.name = {}, .currency = blank<Currency>()}; }
};
template <>
struct BlankOf<CaseFile> {
  static CaseFile value() { return {.name = {}, .company = blank<CompanyProfile>()}; }
};

// What a file states in another shape.
template <class T>
struct FormOf {
  using type = void;
};
template <class T>
using form_t = typename FormOf<T>::type;
template <class T>
inline constexpr bool has_form = !std::is_void_v<form_t<T>>;

template <>
struct FormOf<MonitoringRule> {
  using type = MonitoringForm;
};
template <>
struct FormOf<Warrant> {
  using type = WarrantForm;
};
template <>
struct FormOf<Strike> {
  using type = StrikeForm;
};
template <>
struct FormOf<Distribution> {
  using type = DistributionForm;
};
template <>
struct FormOf<DeploymentPlan> {
  using type = PlanForm;
};
template <>
struct FormOf<ShareCountPlan> {
  using type = ShareCountForm;
};
template <>
struct FormOf<FiscalPeriod> {
  using type = PeriodForm;
};

// Kinds of types.
template <class T>
inline constexpr bool is_quantity = false;
template <class Unit>
inline constexpr bool is_quantity<Quantity<Unit>> = true;
template <class T>
inline constexpr bool is_number = std::is_same_v<T, double> || is_quantity<T>;
template <class T>
inline constexpr bool is_interval = false;
template <class T>
inline constexpr bool is_interval<Interval<T>> = true;
/// What a file states as one number, range or date.
template <class T>
inline constexpr bool is_value =
    is_number<T> || is_interval<T> || std::is_same_v<T, int> || std::is_same_v<T, Date>;
template <class T>
inline constexpr bool is_sourced = false;
template <class T>
inline constexpr bool is_sourced<Sourced<T>> = true;
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;
template <class T>
inline constexpr bool is_series = false;
template <class T>
inline constexpr bool is_series<DatedSeries<T>> = true;
template <class T>
inline constexpr bool is_stepped = false;
template <class T>
inline constexpr bool is_stepped<Stepped<T>> = true;

/// What a number measures: its type says so, or the table of keys where it is a plain double.
template <class T>
constexpr Dimension dimension_of(const KeyInfo& info) {
  if constexpr (is_interval<T>) return dimension_of<decltype(T::low)>(info);
  if constexpr (std::is_same_v<T, Money>) return Dimension::money;
  if constexpr (std::is_same_v<T, PerShare>) return Dimension::per_share;
  if constexpr (std::is_same_v<T, PerGigawatt>) return Dimension::per_gigawatt;
  if constexpr (std::is_same_v<T, Shares>) return Dimension::shares;
  if constexpr (std::is_same_v<T, Multiple>) return Dimension::multiple;
  if constexpr (std::is_same_v<T, Years>) return Dimension::years;
  if constexpr (std::is_same_v<T, Rate>) return Dimension::percent;
  if constexpr (std::is_same_v<T, Gigawatts>) return Dimension::gigawatts;
  return info.dimension;
}

}  // namespace fairvalue::detail
