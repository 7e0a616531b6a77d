/// \file support/ai_hardware_2024.hpp
/// What article 004 says of AI hardware on 2024-03-02, and the reported figures it is held against.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/core/standing.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/industry/backlog.hpp>
#include <fairvalue/industry/lead_time.hpp>
#include <fairvalue/industry/market_size.hpp>

namespace examples {

using namespace fairvalue;

struct PriceMove {
  std::string name;
  double move;
  bool in_basket;  ///< one of the seven that moved with Dell in trading hours
};

/// One reported period of a backlog; what the company did not report is none.
struct ReportedPeriod {
  std::string period;
  Sourced<Money> opening;
  Sourced<Money> shipped;
  Sourced<Money> closing;
  std::optional<Sourced<Money>> orders{};
};

struct AiHardware2024 {
  Date published;
  Sourced<std::vector<PriceMove>> moves;
  Sourced<double> dell_move;
  Sourced<double> nvidia_year_to_date;
  Sourced<double> amd_year_to_date;
  // Dell's AI servers
  Sourced<Money> backlog;
  Sourced<double> backlog_ratio;  ///< to six months before
  Sourced<Years> look_back;
  std::vector<ReportedPeriod> reported;
  Sourced<Money> shipped_third;  ///< fiscal quarters of 2024
  Sourced<Money> shipped_fourth;
  Sourced<double> order_growth;  ///< from the third to the fourth
  Sourced<LeadStep> lead_time;
  Sourced<std::vector<ProductBacklog>> products;
  // markets
  Sourced<MarketSize> servers_before;
  Sourced<MarketSize> servers;
  Sourced<MarketSize> accelerators;  ///< of 2028, article 000
  Sourced<double> accelerator_growth;
  // NVIDIA's mix
  Sourced<double> inference_now;
  Sourced<double> inference_of_year;
  Sourced<std::vector<Money>> quarters;
  Sourced<double> interview;  ///< years from the start of that year to the day of the 70 %
  // memory
  Sourced<Interval<double>> yield_china;
  Sourced<double> yield_abroad;
  Sourced<int> layers;
  // how much, how fast
  Sourced<double> compute_growth;  ///< times in six months
  Sourced<Interval<double>> wafers;
  Sourced<double> fabs;
  Sourced<double> nvidia_wafers;
  Sourced<double> hours_driven;  ///< a week
  Sourced<Interval<double>> hours_autonomous;
  // the line
  Sourced<double> move_right;    ///< of every AI share
  Sourced<double> confidence;    ///< of the prediction range
  Sourced<double> significance;  ///< a slope with a p-value from here on ranks nobody
};

/// Read from the file, or from the program's own: examples/industry/ai_hardware_2024.toml. Throws as
/// NumberTable does.
AiHardware2024 ai_hardware_2024(const std::optional<std::string>& path = {});

}  // namespace examples
