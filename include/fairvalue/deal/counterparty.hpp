/// \file deal/counterparty.hpp
/// All that one customer has promised to buy, against its own revenue and cash.
#pragma once
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/core/table.hpp>
#include <fairvalue/deal/deployment_plan.hpp>

namespace fairvalue {

/// What the customer buys from one seller, as planned.
struct Commitment {
  std::string seller;   ///< not empty, no two alike
  DeploymentPlan plan;  ///< in gigawatts
  PerGigawatt price;    ///< what the customer pays; > 0
};

/// The customer's own year.
struct CustomerYear {
  FiscalPeriod period;
  Money revenue;    ///< > 0
  Money own_funds;  ///< cash of the year that it may spend on the commitments; >= 0
};

/// The customer's commitments of one year.
struct CommitmentYear {
  FiscalPeriod period;
  std::vector<Money> due;  ///< in the order of the commitments
  Gigawatts gigawatts;
  Money total;
  double over_revenue;  ///< total / the customer's revenue
  Money funds;          ///< own funds of the year and what is left of the years before
  Money shortfall;      ///< what the funds do not pay: to be borrowed, or raised from shares; >= 0
};

/// The commitments year by year. Gigawatts arrive, and are paid for, evenly between milestones. Funds that a
/// year does not need are kept for the next; a shortfall is not carried on. Each year begins the day after
/// the one before ends, so that no gigawatts fall between two; at least one commitment and one year. Throws
/// DomainError naming what breaks a rule: "commitments[1].price: must be > 0, got 0".
std::vector<CommitmentYear> commitments_by_year(std::span<const Commitment> commitments,
                                                std::span<const CustomerYear> years);

/// The same as a table: commitments ("to AMD"), their sum, revenue, funds and shortfall in rows, in billions,
/// years in columns.
Table commitment_table(std::span<const Commitment> commitments, std::span<const CustomerYear> years);

}  // namespace fairvalue
