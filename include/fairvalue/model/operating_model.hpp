/// \file model/operating_model.hpp
/// The company without its deals, year by year: consensus EPS first, then growth.
#pragma once
#include <span>
#include <vector>

#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/core/standing.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

struct OperatingModel {
  std::vector<FiscalPeriod> years;  ///< the years valued, each beginning the day after the one before ends
  std::vector<Sourced<PerShare>> consensus_eps;  ///< non-GAAP, diluted, of the first years; at least one
  Sourced<double> eps_growth;                    ///< a year, after the last consensus year; > -1
  Sourced<Shares> diluted_shares;                ///< without the deals' warrants, held in every year; > 0
  Sourced<Money> revenue;                        ///< of the first year, without the deals; > 0
  Sourced<double> revenue_growth;                ///< a year, after the first; > -1
  Sourced<double> ai_mix;                        ///< share of that revenue that is AI chips, held; in [0, 1)
  Sourced<double> tax_rate;                      ///< on the deals' profit; in [0, 1)
};

/// Throws DomainError naming the member that breaks its rule: "operating_model.eps_growth: must be > -1 ...".
const OperatingModel& require_operating_model(const OperatingModel& model);

/// One year of the company without its deals.
struct BaseYear {
  FiscalPeriod period;
  PerShare eps;
  Money net_income;  ///< eps x diluted shares
  Money revenue;
  Money ai_revenue;
};

/// EPS is the consensus as far as it goes, then grows by `eps_growth`; revenue grows by `revenue_growth` from
/// the first year on. The growths stand in for those of the model, so that a scenario can set them.
std::vector<BaseYear> base_path(const OperatingModel& model, double eps_growth, double revenue_growth);

}  // namespace fairvalue
