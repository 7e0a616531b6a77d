/// \file model/operating_model.hpp
/// The company without its deals, year by year: consensus first, then growth.
#pragma once
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include <fairvalue/company/eps_path.hpp>
#include <fairvalue/company/share_count.hpp>
#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/core/standing.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/equity/rolling_multiple.hpp>

namespace fairvalue {

/// Net change of the share count a year: -0.02 buys back 2 % of all shares. > -1.
struct NetShareRate {
  double a_year;

  friend bool operator==(const NetShareRate&, const NetShareRate&) = default;
};
/// Money for buybacks and from issuance, the same each year, at that year's price.
struct ShareFlows {
  Money buybacks;  ///< >= 0
  Money issuance;  ///< >= 0

  friend bool operator==(const ShareFlows&, const ShareFlows&) = default;
};
using ShareCountPlan = std::variant<NetShareRate, ShareFlows>;

struct OperatingModel {
  std::vector<FiscalPeriod> years;  ///< the years valued, each beginning the day after the one before ends
  /// Non-GAAP, diluted, of the first years; at least one, up to two past the years valued. Empty where
  /// `net_income` is given.
  std::vector<Sourced<PerShare>> consensus_eps;
  Sourced<double> eps_growth;      ///< a year, after the last year given, of EPS or net income as given; > -1
  Sourced<Shares> diluted_shares;  ///< without the deals' warrants; held in every year without a plan; > 0
  Sourced<Money> revenue;          ///< of the first year, without the deals; > 0
  Sourced<double> revenue_growth;  ///< a year, after the first; > -1
  Sourced<double> ai_mix;          ///< share of that revenue that is AI chips, held; in [0, 1)
  Sourced<double> tax_rate;        ///< on the deals' profit; in [0, 1)
  std::vector<Sourced<Money>> net_income{};  ///< in place of `consensus_eps`, of the first years
  /// From `diluted_shares` at the start of the first year. Needs `net_income`: an EPS path already holds the
  /// analysts' buybacks.
  std::optional<Sourced<ShareCountPlan>> share_count{};
  /// EPS of the fiscal year before the first: what multiples on days before the first year's end need.
  std::optional<Sourced<PeriodEps>> year_before{};

  friend bool operator==(const OperatingModel&, const OperatingModel&) = default;
};

/// Throws DomainError naming the member that breaks its rule: "operating_model.eps_growth: must be > -1 ...".
const OperatingModel& require_operating_model(const OperatingModel& model);

/// One year of the company without its deals.
struct BaseYear {
  FiscalPeriod period;
  PerShare eps;  ///< net income / diluted shares
  Money net_income;
  Shares diluted_shares;  ///< the year's average
  Money revenue;
  Money ai_revenue;
};

/// The path reaches so many years past the last year valued, for multiples of the EPS to come.
inline constexpr std::size_t years_beyond = 2;

/// The years valued and `years_beyond` more of twelve months each. EPS (or net income) is as given as far as
/// it goes, then grows by `eps_growth`; revenue grows by `revenue_growth` from the first year on. The growths
/// stand in for those of the model, so that a scenario can set them. Share flows are spent at each year's
/// price, `multiple` x EPS of its window on the year's last day, which the count moves in turn: the fixed
/// point, to 1e-12. Throws DomainError on a bad model; where share flows are planned and no multiple is
/// given, or a year has no price or too few shares left; and on a result that is not finite.
std::vector<BaseYear> base_path(const OperatingModel& model, double eps_growth, double revenue_growth,
                                const std::optional<RollingMultiple>& multiple = {});

namespace detail {

/// The periods of the base path.
std::vector<FiscalPeriod> base_periods(const OperatingModel& model);

/// The base path of a checked model one year after the other: what runs thousands of times checks it once.
/// Allocates nothing where no share count is planned.
class BaseYears {
 public:
  /// The model must outlive it. Arguments as of base_path; `size`: how many years are asked for.
  BaseYears(const OperatingModel& model, std::size_t size, double eps_growth, double revenue_growth,
            const std::optional<RollingMultiple>& multiple);

  BaseYear next(const FiscalPeriod& period);

 private:
  const OperatingModel& model_;
  double eps_factor_;
  double revenue_growth_;
  std::vector<ShareCount> counts_;  ///< empty where the count is held
  PerShare eps_{0.0};               ///< of the year before
  Money net_income_{0.0};
  std::size_t year_ = 0;
};

}  // namespace detail

/// EPS of the window on the last day of `path[year]`: TTM its own, NTM that of the next year.
/// year < path.size() - 1.
PerShare window_eps(std::span<const BaseYear> path, std::size_t year, RollingWindow window);

/// The path's EPS with the year before, as an EpsPath for any day.
EpsPath eps_path(const OperatingModel& model, std::span<const BaseYear> path, const Currency& currency);

}  // namespace fairvalue
