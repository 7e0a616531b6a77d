/// \file support/amd_june_2025.hpp
/// AMD as article 000 has it on 2025-06-19: what is stated, what follows, and what we assume to calculate.
/// Consensus, targets and price are those of examples/cases/amd_june_2025.toml, the company's revenue, tax,
/// shares and margin those of amd_openai.toml, the rest that of examples/industry/amd_market_2025.toml.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/company/guidance.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/core/standing.hpp>
#include <fairvalue/equity/broker_target.hpp>
#include <fairvalue/equity/multiple_line.hpp>
#include <fairvalue/industry/market_size.hpp>

namespace examples {

using namespace fairvalue;

struct AmdJune2025 {
  static constexpr int first_market_year = 2023;  ///< of the path of accelerators

  Date as_of;
  Currency currency;
  Sourced<PeriodEps> eps_2025;  ///< consensus
  Sourced<PeriodEps> eps_2026;
  Sourced<Multiple> market_multiple;  ///< today's price over EPS of 2026
  Sourced<Multiple> author_multiple;  ///< what the author thinks AMD deserves on EPS of 2026
  Sourced<PerShare> last_close;       ///< from outside the article, to check the multiple against
  std::vector<Sourced<BrokerTarget>> targets;
  Sourced<GrowthPoint> low_point;              ///< 2022: the multiple and the growth it discounted
  Sourced<double> high_growth;                 ///< 2024, discounted in 2023
  Sourced<Interval<Multiple>> high_multiples;  ///< of 2023
  Sourced<MarketSize> accelerators;            ///< market of 2028
  Sourced<double> accelerator_growth;          ///< a year, 2023 to 2028
  Sourced<double> inference_growth;            ///< of its inference part
  Sourced<Money> published_2023;               ///< the base AMD itself gave
  Sourced<Interval<double>> market_share;      ///< "low single digit"
  Sourced<Money> rental_amd;                   ///< per GPU-hour
  Sourced<Money> rental_neocloud;
  Sourced<double> memory;            ///< of MI355X, bytes
  Sourced<double> memory_bandwidth;  ///< as the article prints it, bytes a second
  Sourced<double> memory_advantage;  ///< over B200, as printed behind the bandwidth
  Sourced<double> b200_memory;       ///< to check the advantage against
  Sourced<double> b200_bandwidth;
  Sourced<Money> revenue_2026;
  Sourced<double> tax_rate;
  Sourced<Shares> diluted_shares;
  Sourced<Money> orders;                ///< of the Middle East, a year
  Sourced<double> order_margin;         ///< before tax
  Sourced<GuidancePath> guidance_2024;  ///< AI accelerator revenue
};

/// With other files in place of amd_june_2025.toml and amd_market_2025.toml. Throws as read_case_file and
/// NumberTable do, and Error where the case has no price, no price target or not two consensus.
AmdJune2025 amd_june_2025(const std::optional<std::string>& case_path = {},
                          const std::optional<std::string>& market_path = {});

}  // namespace examples
