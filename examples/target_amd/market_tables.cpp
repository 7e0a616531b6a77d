#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/industry/market_share.hpp>
#include <fairvalue/industry/rental.hpp>
#include <fairvalue/industry/roofline.hpp>
#include <fairvalue/industry/segment.hpp>

#include "support/tables.hpp"
#include "tables.hpp"

namespace target_amd {
namespace {

using namespace fairvalue;
using examples::percent;

constexpr int first_year = AmdJune2025::first_market_year;

std::vector<Cell> rental_row(const char* name, Money price, double utilisation) {
  return {text_cell(name), number_cell(price.value, 2), percent_cell(utilisation),
          number_cell(rental_revenue_per_year(price, utilisation).value, 0)};
}

/// One reading of "50 % more than B200": what B200 would have, what it has, and whether that is the same.
std::vector<Cell> reading_row(const char* name, double printed, double advantage, double actual,
                              double unit) {
  const double implied = reference_of_advantage(printed, advantage);
  const bool same = std::abs(implied / actual - 1) < 0.005;
  return {text_cell(name), number_cell(printed / unit, 1), number_cell(implied / unit, 1),
          number_cell(actual / unit, 1), text_cell(same ? "agrees" : "disagrees")};
}

/// What AMD's last guidance was of that year's market, against the reading of "low single digit".
std::string guided_share(const AmdJune2025& amd, const std::vector<YearSize>& path) {
  const GuidancePath& guidance = amd.guidance_2024.value;
  const Money guided = guidance.guided[guidance.guided.size() - 1].value;
  const auto of_that_year = [&](const YearSize& size) { return size.year == guidance.period.year; };
  const auto market = std::find_if(path.begin(), path.end(), of_that_year);
  if (market == path.end())
    return fmt::format("That path has no {}, of AMD's guidance.", guidance.period.year);
  const double share = share_of(guided, market->size);
  return fmt::format("AMD's own {:.0f} bn of {} (table 10) are {} of that path: {} the assumed shares.",
                     guided.value / 1e9, guidance.period.year, percent(share),
                     amd.market_share.value.contains(share) ? "inside" : "outside");
}

std::vector<std::string> market_path_notes(const AmdJune2025& amd, double largest,
                                           const std::vector<YearSize>& path) {
  const MarketSize& market = amd.accelerators.value;
  const double published = cagr(amd.published_2023.value, market.size, Years(market.year - first_year));
  return {fmt::format("{:.0f} bn USD in {} and both growths are stated, the path is derived.",
                      market.size.value / 1e9, market.year),
          fmt::format("A part cannot outgrow the whole: inference was at most {} of {}.", percent(largest),
                      first_year),
          fmt::format("Shares of {} and {}: {}, {}.", percent(amd.market_share.value.low, 0),
                      percent(amd.market_share.value.high, 0), to_string(amd.market_share.standing),
                      amd.market_share.source),
          guided_share(amd, path),
          fmt::format("From {:.0f} bn of {} ({}) the growth is {} a year; the article prints {}.",
                      amd.published_2023.value.value / 1e9, first_year, amd.published_2023.source,
                      percent(published), percent(amd.accelerator_growth.value, 0))};
}

}  // namespace

TextTable market_path_table(const AmdJune2025& amd) {
  const double whole = amd.accelerator_growth.value;
  const double part = amd.inference_growth.value;
  const auto path = market_path(amd.accelerators.value, whole, first_year);
  const int years = amd.accelerators.value.year - first_year;
  const double largest = largest_initial_share(part, whole, Years(years));
  const auto inference = segment_share_path(largest, part, whole, years);
  TextTable table{
      .title = fmt::format("9. The market of AI accelerators at {} a year, inference at {}",
                           percent(whole, 0), percent(part, 0)),
      .columns = {"year", "market", "inference, at most", "its share", "at 1 % share", "at 4 % share"},
      .rows = {},
      .notes = market_path_notes(amd, largest, path)};
  const auto& share = amd.market_share.value;
  table.columns[4] = "AMD at " + percent_cell(share.low, 0).text;
  table.columns[5] = "AMD at " + percent_cell(share.high, 0).text;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const Money market = path[i].size;
    table.rows.push_back({text_cell(std::to_string(path[i].year)), billions_cell(market),
                          billions_cell(inference[i] * market), percent_cell(inference[i]),
                          billions_cell(share_revenue(share.low, market)),
                          billions_cell(share_revenue(share.high, market))});
  }
  return table;
}

TextTable guidance_table(const AmdJune2025& amd) {
  const GuidancePath& path = amd.guidance_2024.value;
  TextTable table{.title = fmt::format(
                      "10. AMD's guidance for AI accelerators in 2024 and the {:.0f} bn the market hoped for",
                      path.hoped.value / 1e9),
                  .columns = {"given", "guided", "revision", "share of hope", "raise still needed"},
                  .rows = {}};
  for (const GuidanceStep& step : guidance_steps(path)) {
    const Cell revision = step.revision ? signed_percent_cell(step.revision) : text_cell("first");
    table.rows.push_back({text_cell(to_string(step.given)), billions_cell(step.guided), revision,
                          percent_cell(step.share_of_hope), signed_percent_cell(step.raise_to_hope)});
  }
  table.notes = {
      "Figures are stated, in USD (the currency of the hope is assumed): " + amd.guidance_2024.source + ".",
      "The article begins at 3.5 bn, the second figure. The first was lower."};
  return table;
}

TextTable rental_table(const AmdJune2025& amd) {
  const Money low = amd.rental_amd.value;
  const Money high = amd.rental_neocloud.value;
  return {.title = "11. Rental prices per GPU-hour 算力租金",
          .columns = {"", "USD/GPU-hr", "utilisation", "USD/GPU-yr"},
          .rows = {rental_row("AMD Developer Cloud, MI300", low, 1.0), rental_row("Neocloud", high, 1.0),
                   rental_row("Neocloud that earns the same", high, break_even_utilisation(high, low, 1.0))},
          .notes = {"Prices are stated. Assumed: full utilisation, and a comparable GPU at the Neocloud.",
                    fmt::format("Derived: AMD is {} cheaper, the Neocloud {} dearer.",
                                percent(rental_discount(low, high)), percent(growth(low, high)))}};
}

TextTable memory_table(const AmdJune2025& amd) {
  const double advantage = amd.memory_advantage.value;
  const double bytes = amd.memory.value;
  const double bandwidth = amd.memory_bandwidth.value;
  return {.title =
              fmt::format("12. MI355X memory: \"6.0 TB/s, {} more than B200\" 記憶體", percent(advantage, 0)),
          .columns = {"reading", "MI355X", "B200 implied", "B200", "verdict"},
          .rows = {reading_row("capacity, GB", bytes, advantage, amd.b200_memory.value, 1e9),
                   reading_row("bandwidth, TB/s", bandwidth, advantage, amd.b200_bandwidth.value, 1e12)},
          .notes = {fmt::format("Stated; the figure for B200 is implied. As printed, reading the memory once "
                                "takes {:.0f} ms: at most "
                                "{:.2f} passes a second.",
                                1e3 * stream_seconds(bytes, bandwidth),
                                memory_passes_per_second(bytes, bandwidth))}};
}

}  // namespace target_amd
