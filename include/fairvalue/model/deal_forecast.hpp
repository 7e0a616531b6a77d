/// \file model/deal_forecast.hpp
/// What a deal may do to the company in the coming years: deployments and prices simulated together, with the
/// accounts of every path. A forecast, not a value: nothing here is discounted or risk-neutral.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/core/standing.hpp>
#include <fairvalue/math/block_run.hpp>
#include <fairvalue/model/forecast_terms.hpp>

namespace fairvalue {

struct ForecastRun {
  std::uint64_t paths;  ///< at least 128
  std::uint64_t seed;
  RunControl control{};
};

/// What a path's year comes to. Amounts in base units.
enum class ForecastMeasure {
  gigawatts,       ///< delivered to date
  revenue,         ///< of the year, base and deals
  eps,             ///< of the year, non-GAAP, on the shares at its end
  price,           ///< at the year's end, or the last close before it
  shares_issued,   ///< vested to date, gross, as if exercised at once
  stake,           ///< of these in all shares after issue
  contra_revenue,  ///< to date: the deal's a gigawatt x gigawatts delivered
  rebate,          ///< intrinsic value of the vested shares a gigawatt; none before the first delivery
  self_funding     ///< the same over what the customer has paid; none before
};
template <>
inline constexpr auto enum_names<ForecastMeasure> = names_of("measure",
                                                             {{"gigawatts", "GW to date"},
                                                              {"revenue"},
                                                              {"eps", "EPS"},
                                                              {"price"},
                                                              {"shares_issued", "shares issued"},
                                                              {"stake"},
                                                              {"contra_revenue", "contra-revenue to date"},
                                                              {"rebate", "rebate a GW"},
                                                              {"self_funding", "self-funding ratio"}});

/// The accounts of every path.
struct DealForecast {
  ForecastPrice price;
  std::optional<Sourced<Rate>> expected_return;
  std::vector<FiscalPeriod> years;    ///< the case's
  std::vector<std::string> tranches;  ///< of the deal's warrant, in its order; empty without one
  std::uint64_t paths;                ///< done
  RunStatus status;

  /// One column a year.
  struct Year {
    std::vector<double> gigawatts{};
    std::vector<double> revenue{};
    std::vector<double> eps{};
    std::vector<double> price{};
    std::vector<double> shares{};  ///< issued
    std::vector<double> stake{};
    std::vector<double> intrinsic{};  ///< of the vested shares
    std::vector<double> paid{};       ///< by the customer, to date
  };
  std::vector<Year> accounts;
  double contra_revenue_per_gigawatt;
  /// By path, a bit a tranche: vested whole by the last day; price conditions met by then. The second is
  /// empty for earnings_multiple, which knows no hurdle without its milestone.
  std::vector<std::uint64_t> vested;
  std::vector<std::uint64_t> hurdle_met;
};

/// Simulates the deployment with its delays and, for the random walk, the price that it is correlated with;
/// then each year's accounts: income of the base case plus that of the gigawatts that arrived in the year,
/// shared with the net shares (treasury stock method) of what has vested at the year-end price. Gigawatts
/// arrive evenly between milestones; the paths go on beyond the last year's end, so that an interval under
/// way there is known, but for one chance in a thousand of a longer delay, and then nothing of it is
/// delivered. With the random walk the mean price is S e^((expected return - yield) t). The same bits for any
/// number of threads. Throws DomainError on a bad case, on terms as `require_forecast_terms`
/// does, on fewer than 128 paths, where a margin or multiple that is drawn
/// breaks its rule, where a path's income is not > 0 when a multiple is to price it, and as
/// PathEngine does.
DealForecast deal_forecast(const Case& value, const ForecastTerms& terms, const ForecastRun& run);

}  // namespace fairvalue
