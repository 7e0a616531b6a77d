#include "amd_june_2025.hpp"

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/industry/market_share.hpp>
#include <fairvalue/industry/rental.hpp>

#include "embedded_amd_june_2025.hpp"
#include "embedded_amd_market_2025.hpp"
#include "openai_deal.hpp"
#include "sourced.hpp"
#include "support/number_file.hpp"

namespace examples {
namespace {

/// A consensus of the case, non-GAAP as vendors' are.
Sourced<PeriodEps> consensus_of(const CaseFile& file, std::size_t i) {
  return stated(mean_eps(file.consensus[i]), file.consensus[i].source);
}

/// What the tables need of several numbers together.
void check_market(NumberTable& file, const AmdJune2025& amd) {
  std::vector<YearSize> path;
  file.check("accelerators", [&] {
    const int year = amd.accelerators.value.year;
    require(year > AmdJune2025::first_market_year, "accelerators.year",
            fmt::format("a year after {}", AmdJune2025::first_market_year), year);
    path = market_path(amd.accelerators.value, amd.accelerator_growth.value, AmdJune2025::first_market_year);
  });
  file.check("guidance_2024", [&] {
    const GuidancePath& guidance = amd.guidance_2024.value;
    const auto market = std::ranges::find(path, guidance.period.year, &YearSize::year);
    if (market != path.end()) share_of(guidance.guided[guidance.guided.size() - 1].value, market->size);
  });
  file.check("rental_neocloud",
             [&] { break_even_utilisation(amd.rental_neocloud.value, amd.rental_amd.value, 1.0); });
  file.check("high_growth", [&] {
    line_through(amd.low_point.value,
                 {.growth = amd.high_growth.value, .multiple = amd.high_multiples.value.low});
  });
}

AmdJune2025 read_market(NumberTable& file, const CaseFile& june) {
  using enum NumberRule;
  using enum Dimension;
  const Case october = openai_deal();  // the company's own numbers, as both articles take them
  const Spot& spot = june.market->spot.value;
  AmdJune2025 amd{
      .as_of = spot.as_of,
      .currency = june.company.currency,
      .eps_2025 = consensus_of(june, 0),
      .eps_2026 = consensus_of(june, 1),
      .market_multiple = file.sourced<Multiple>({"market_multiple", "Price over EPS of 2026.", positive}),
      .author_multiple = file.sourced<Multiple>({"author_multiple", "What the author pays.", positive}),
      .last_close = {spot.price, june.market->spot.standing, june.market->spot.source},
      .targets = june.price_targets,
      .low_point = file.sourced<GrowthPoint>({"low_point", "What was paid for a fall of EPS."}),
      .high_growth = file.sourced<double>({"high_growth", "Of EPS in 2024.", fraction, percent}),
      .high_multiples = file.sourced<Interval<Multiple>>({"high_multiples", "Paid for it.", positive}),
      .accelerators = file.sourced<MarketSize>({"accelerators", "Their market."}),
      .accelerator_growth = file.sourced<double>({"accelerator_growth", "A year.", growth, percent}),
      .inference_growth = file.sourced<double>({"inference_growth", "Of its part.", growth, percent}),
      .published_2023 = file.sourced<Money>({"published_2023", "The market of 2023.", positive}),
      .market_share = file.sourced<Interval<double>>({"market_share", "AMD's.", fraction, percent}),
      .rental_amd = file.sourced<Money>({"rental_amd", "Of a GPU, an hour.", positive}),
      .rental_neocloud = file.sourced<Money>({"rental_neocloud", "Of a GPU, an hour.", positive}),
      .memory = file.sourced<double>({"memory", "Of MI355X.", positive, bytes}),
      .memory_bandwidth =
          file.sourced<double>({"memory_bandwidth", "Of MI355X, as printed.", positive, bytes_per_second}),
      .memory_advantage = file.sourced<double>({"memory_advantage", "Over B200.", growth, percent}),
      .b200_memory = file.sourced<double>({"b200_memory", "Of NVIDIA's B200.", positive, bytes}),
      .b200_bandwidth = file.sourced<double>({"b200_bandwidth", "Of B200.", positive, bytes_per_second}),
      .revenue_2026 = october.company.revenue,
      .tax_rate = october.company.tax_rate,
      .diluted_shares = october.company.diluted_shares,
      .orders = file.sourced<Money>({"orders", "Of the Middle East, a year.", positive}),
      .order_margin = october.deals.at(0).margin,
      .guidance_2024 = file.sourced<GuidancePath>({"guidance_2024", "For AI accelerators."}),
  };
  check_market(file, amd);
  return amd;
}

/// The case of the company; refused by name where it has not what the tables are about.
CaseFile company_case(const std::optional<std::string>& path) {
  CaseFile file = path ? read_case_file(*path) : read_case_text(embedded_amd_june_2025, "amd_june_2025.toml");
  const auto needs = [&](const char* what) { throw Error{fmt::format("{}: needs {}", *path, what)}; };
  if (!file.market) needs("a table market with the price of the day");
  if (file.consensus.size() != 2) needs("two tables consensus: EPS of this fiscal year and of the next");
  if (file.price_targets.empty()) needs("a table price_target");
  return file;
}

}  // namespace

AmdJune2025 amd_june_2025(const std::optional<std::string>& case_path,
                          const std::optional<std::string>& market_path) {
  const CaseFile june = company_case(case_path);
  return read_sourced_numbers(number_file(market_path, embedded_amd_market_2025, "amd_market_2025.toml"),
                              [&](NumberTable& file) { return read_market(file, june); });
}

}  // namespace examples
