#include "rows.hpp"

#include <algorithm>
#include <iterator>

#include <fairvalue/core/error.hpp>

namespace figures {

const std::vector<std::string>& complete_articles() {
  static const std::vector<std::string> articles{"A0", "A1", "A2", "A3", "A4", "AX"};
  return articles;
}

Rows::Rows() {
  for (const auto& concept_rows :
       {allocation_rows, backlog_rows,         cache_rows,        capacity_rows,
        cluster_rows,    customer_rows,        deployment_rows,   dilution_rows,
        earnings_rows,   fleet_rows,           guidance_rows,     inference_rows,
        lead_time_rows,  magnitude_rows,       market_share_rows, market_size_rows,
        move_rows,       multiple_rows,        payback_rows,      productivity_rows,
        ramp_rows,       rental_contract_rows, rental_rows,       roofline_rows,
        scenario_rows,   share_rows,           spending_rows,     target_rows,
        vendor_rows,     warrant_rows,         yield_rows}) {
    for (Row& row : concept_rows()) {
      if (find(row.id) != nullptr) throw fairvalue::Error(row.id + ": two rows compute it");
      rows_.push_back(std::move(row));
    }
  }
}

const Row* Rows::find(const std::string& id) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.id == id; });
  return found == rows_.end() ? nullptr : &*found;
}

}  // namespace figures
