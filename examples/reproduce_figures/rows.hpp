/// \file reproduce_figures/rows.hpp
/// One row of the ledger as one expression over library calls. The files in rows/ follow the library's
/// concepts.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "facts.hpp"
#include "figure.hpp"

namespace figures {

struct Row {
  std::string id;
  std::function<Figure(Facts&)> compute;
};

std::vector<Row> allocation_rows();       ///< rows/allocations.cpp
std::vector<Row> backlog_rows();          ///< rows/backlog.cpp
std::vector<Row> cache_rows();            ///< rows/key_value_cache.cpp
std::vector<Row> capacity_rows();         ///< rows/capacity.cpp
std::vector<Row> cluster_rows();          ///< rows/clusters.cpp
std::vector<Row> customer_rows();         ///< rows/customers.cpp
std::vector<Row> deployment_rows();       ///< rows/deployment.cpp
std::vector<Row> dilution_rows();         ///< rows/dilution.cpp
std::vector<Row> earnings_rows();         ///< rows/earnings.cpp
std::vector<Row> fleet_rows();            ///< rows/fleets.cpp
std::vector<Row> guidance_rows();         ///< rows/guidance.cpp
std::vector<Row> inference_rows();        ///< rows/inference.cpp
std::vector<Row> lead_time_rows();        ///< rows/lead_times.cpp
std::vector<Row> magnitude_rows();        ///< rows/orders_of_magnitude.cpp
std::vector<Row> market_share_rows();     ///< rows/market_share.cpp
std::vector<Row> market_size_rows();      ///< rows/market_size.cpp
std::vector<Row> move_rows();             ///< rows/moves.cpp
std::vector<Row> multiple_rows();         ///< rows/multiples.cpp
std::vector<Row> payback_rows();          ///< rows/paybacks.cpp
std::vector<Row> productivity_rows();     ///< rows/productivity.cpp
std::vector<Row> ramp_rows();             ///< rows/mix_ramps.cpp
std::vector<Row> rental_contract_rows();  ///< rows/rental_contracts.cpp
std::vector<Row> rental_rows();           ///< rows/rental.cpp
std::vector<Row> roofline_rows();         ///< rows/roofline.cpp
std::vector<Row> scenario_rows();         ///< rows/scenarios.cpp
std::vector<Row> share_rows();            ///< rows/shares.cpp
std::vector<Row> spending_rows();         ///< rows/spending.cpp
std::vector<Row> target_rows();           ///< rows/price_targets.cpp
std::vector<Row> vendor_rows();           ///< rows/vendors.cpp
std::vector<Row> warrant_rows();          ///< rows/warrants.cpp
std::vector<Row> yield_rows();            ///< rows/yields.cpp

/// The articles of which every derived row must be computed: a missing one is a miss.
const std::vector<std::string>& complete_articles();

/// Every row there is, found by its id.
class Rows {
 public:
  /// Throws fairvalue::Error when two rows have one id.
  Rows();

  /// Empty when no row computes the id.
  const Row* find(const std::string& id) const;
  const std::vector<Row>& all() const { return rows_; }

 private:
  std::vector<Row> rows_;
};

}  // namespace figures
