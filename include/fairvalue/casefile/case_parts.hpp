/// \file casefile/case_parts.hpp
/// The parts of a case file that are no type of the library by themselves.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/casefile/case_accounts.hpp>
#include <fairvalue/casefile/company_facts.hpp>
#include <fairvalue/casefile/peer_file.hpp>
#include <fairvalue/casefile/price_file.hpp>
#include <fairvalue/casefile/target_file.hpp>
#include <fairvalue/company/consensus.hpp>
#include <fairvalue/company/estimate.hpp>
#include <fairvalue/company/reported_eps.hpp>
#include <fairvalue/deal/volume_pace.hpp>
#include <fairvalue/market/stepped.hpp>
#include <fairvalue/market/yield_curve.hpp>
#include <fairvalue/model/case.hpp>
#include <fairvalue/simulation/warrant_position.hpp>

namespace fairvalue {

/// Who the case is about: table `company`.
struct CompanyProfile {
  std::string name;      ///< not empty
  std::string ticker{};  ///< empty where it is not listed
  Currency currency;     ///< of every amount in the file
  std::optional<Sourced<Shares>> shares_outstanding{};
  std::vector<FiscalPeriod> fiscal_years{};  ///< that the rest of the file names by their labels
  /// Weighted average of the first fiscal year valued, without potential shares: needed beside those below.
  std::optional<Sourced<Shares>> basic_shares{};
  std::vector<GivenConvertible> convertibles{};
  std::vector<GivenOption> options{};

  friend bool operator==(const CompanyProfile&, const CompanyProfile&) = default;
};

/// What the market says on the day of the spot: table `market`.
struct CaseMarket {
  Sourced<Spot> spot;  ///< keys `price` and `as_of`; the standing is the price's
  std::optional<Sourced<Stepped<double>>> volatility{};
  std::optional<Sourced<Stepped<Rate>>> risk_free_rate{};
  std::optional<Sourced<ZeroCurve>> curve{};  ///< in place of `risk_free_rate`
  Sourced<Stepped<Rate>> dividend_yield{{Rate{0.0}}, Standing::assumed, "none stated"};

  friend bool operator==(const CaseMarket&, const CaseMarket&) = default;
};

/// What the market said before a grant: table `grant`. A level that it does not state is that of `market`.
struct GrantMarket {
  Spot spot;
  std::optional<Sourced<Stepped<double>>> volatility{};
  std::optional<Sourced<Stepped<Rate>>> risk_free_rate{};
  std::optional<Sourced<Stepped<Rate>>> dividend_yield{};

  friend bool operator==(const GrantMarket&, const GrantMarket&) = default;
};

/// What values the company beside its operating model: table `valuation`. Members are those of Case.
struct CaseValuation {
  Sourced<RollingMultiple> multiple;
  Sourced<double> deal_discount{0.0, Standing::assumed, "none"};
  Sourced<double> required_return;
  std::optional<Calibration> calibrate{};

  friend bool operator==(const CaseValuation&, const CaseValuation&) = default;
};

/// What the value and the accounts of a warrant take beside its terms and the market: tables `outlook`,
/// `pace`, `history`, `grant` and `deployment` of a deal or an award, `accounts` and `forecast` of a deal.
struct PositionFacts {
  ConditionOutlook outlook{};
  std::vector<VolumePace> paces{};  ///< for the gates in volumes that have no milestone of the outlook
  /// Benchmarks whose relative gates are taken as met, as where the terms name a condition and hide its rule.
  std::vector<std::string> taken_as_met{};
  std::optional<DeploymentModel> deployment{};
  std::optional<DealHistory> history{};
  std::optional<Sourced<GrantMarket>> grant{};  ///< the market that a grant-date value starts from
  std::optional<AccountFacts> accounts{};       ///< how it is booked
  std::optional<ForecastFacts> forecast{};

  friend bool operator==(const PositionFacts&, const PositionFacts&) = default;
};

/// A deal with what its warrant's value takes: table `deal`.
struct CaseDeal {
  Deal terms;
  std::string customer{};  ///< who buys; empty: the warrant's holder, if there is one
  PositionFacts facts{};

  friend bool operator==(const CaseDeal&, const CaseDeal&) = default;
};

/// A warrant or share award that stands without a deal in gigawatts: table `award`.
struct Award {
  std::string name;  ///< not empty, unlike those of the deals and other awards
  Sourced<Warrant> warrant;
  PositionFacts facts{};

  friend bool operator==(const Award&, const Award&) = default;
};

/// A calendar year of a customer.
struct CaseCustomerYear {
  int year = 0;
  Sourced<Money> revenue{Money{0.0}, Standing::assumed, {}};  ///< > 0
  /// Cash of the year that it may spend on what it has promised to buy; >= 0.
  Sourced<Money> own_funds{Money{0.0}, Standing::assumed, "none stated"};

  friend bool operator==(const CaseCustomerYear&, const CaseCustomerYear&) = default;
};

/// A customer against whose revenue its promises are held: table `customer`.
struct CaseCustomer {
  std::string name{};                     ///< as the deals name it
  std::vector<CaseCustomerYear> years{};  ///< successive, at least one

  friend bool operator==(const CaseCustomer&, const CaseCustomer&) = default;
};

/// A business of the company with a multiple of its own.
struct CaseBusiness {
  std::string name{};
  Sourced<Money> figure{Money{0.0}, Standing::assumed, {}};  ///< > 0
  Sourced<Multiple> multiple{
      Multiple{0.0}, Standing::assumed, {}};  ///< enterprise value over the figure; > 0

  friend bool operator==(const CaseBusiness&, const CaseBusiness&) = default;
};

/// The company as the sum of its businesses: table `sum_of_the_parts`.
struct CaseBusinesses {
  std::string figure{};  ///< what the multiples apply to: "operating profit of FY2024"
  Sourced<Money> net_cash{Money{0.0}, Standing::assumed, {}};  ///< cash less debt
  /// That the value is divided by; empty: the operating model's, else the shares outstanding.
  std::optional<Sourced<Shares>> diluted_shares{};
  std::vector<CaseBusiness> businesses{};  ///< at least one

  friend bool operator==(const CaseBusinesses&, const CaseBusinesses&) = default;
};

/// What a curve file's yields are.
enum class YieldKind { par, zero };
template <>
inline constexpr auto enum_names<YieldKind> = names_of("yields", {"par", "zero"});

/// The files that a case names: table `data`. Names are relative to the case's folder; empty: none.
struct DataFiles {
  std::string estimates{};          ///< one forecast a row (estimate_file.hpp)
  std::string actuals{};            ///< reported EPS (actual_file.hpp)
  std::string price_targets{};      ///< with the multiples they rest on (target_file.hpp)
  std::string published_targets{};  ///< OpenBB's list (target_file.hpp)
  std::string peers{};              ///< one company a row (peer_file.hpp)
  std::string filings{};            ///< SEC companyfacts, JSON (company_facts.hpp)
  std::string prices{};             ///< daily prices (price_file.hpp)
  QuoteUnit price_unit = QuoteUnit::whole;
  SplitTreatment price_splits = SplitTreatment::adjusted;
  std::optional<Date> prices_adjusted_to{};
  std::string curve{};  ///< yields by tenor (curve_file.hpp): the curve of the market
  YieldKind curve_yields = YieldKind::par;

  friend bool operator==(const DataFiles&, const DataFiles&) = default;
};

/// What those files hold.
struct CaseData {
  std::vector<Estimate> estimates{};
  std::vector<ReportedEps> actuals{};
  std::vector<Sourced<BrokerTarget>> price_targets{};
  std::vector<PublishedTarget> published_targets{};
  std::optional<PriceFile> prices{};
  std::vector<PeerRow> peers{};
  std::optional<CompanyFacts> filings{};
  std::optional<ZeroCurve> curve{};  ///< from par or zero yields, as the case says
};

}  // namespace fairvalue
