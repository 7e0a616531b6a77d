#include <fairvalue/core/growth.hpp>
#include <fairvalue/industry/market_share.hpp>
#include <fairvalue/industry/rental.hpp>
#include <fairvalue/industry/segment.hpp>

#include "tables.hpp"

namespace target_amd {
namespace {

using namespace fairvalue;

constexpr int first_year = 2023;

std::vector<Cell> rental_row(const char* name, Money price, double utilisation) {
  return {text_cell(name), number_cell(price.value, 2), percent_cell(utilisation),
          number_cell(rental_revenue_per_year(price, utilisation).value, 0)};
}

}  // namespace

TextTable market_path_table(const AmdJune2025& amd) {
  const auto path = market_path(amd.accelerators.value, amd.accelerator_growth.value, first_year);
  const int years = amd.accelerators.value.year - first_year;
  const double largest =
      largest_initial_share(amd.inference_growth.value, amd.accelerator_growth.value, Years(years));
  const auto inference =
      segment_share_path(largest, amd.inference_growth.value, amd.accelerator_growth.value, years);
  const auto& share = amd.market_share.value;
  TextTable table{
      .title = "8. The accelerator market: 500 bn in 2028 at 60 % a year; inference at 80 %",
      .columns = {"year", "market", "inference at most", "inference at most", "1 % of it", "4 % of it"},
      .rows = {}};
  for (std::size_t i = 0; i < path.size(); ++i) {
    const Money market = path[i].size;
    table.rows.push_back({text_cell(std::to_string(path[i].year)), billions_cell(market),
                          percent_cell(inference[i]), billions_cell(inference[i] * market),
                          billions_cell(share_revenue(share.low, market)),
                          billions_cell(share_revenue(share.high, market))});
  }
  const double published = cagr(amd.published_2023.value, amd.accelerators.value.size, Years(years));
  table.notes = {
      "500 bn and both growths are stated, the path is derived. Inference cannot outgrow the whole: at "
      "most " +
          percent_cell(largest).text + " of it in 2023.",
      "1 % to 4 %: assumed, " + amd.market_share.source + ".",
      "From AMD's own 45 bn of 2023 the growth is " + percent_cell(published).text +
          " a year; the article prints 60%."};
  return table;
}

TextTable guidance_table(const AmdJune2025& amd) {
  TextTable table{.title = "9. What AMD guided for 2024 against a hope of 8 bn (AI accelerators)",
                  .columns = {"given", "guided", "revision", "share of hope", "raise still needed"},
                  .rows = {}};
  for (const GuidanceStep& step : guidance_steps(amd.guidance_2024.value)) {
    table.rows.push_back({text_cell(to_string(step.given)), billions_cell(step.guided),
                          signed_percent_cell(step.revision), percent_cell(step.share_of_hope),
                          signed_percent_cell(step.raise_to_hope)});
  }
  table.notes = {"Figures are stated (" + amd.guidance_2024.source +
                 "). The article begins at 3.5 bn; the first was 2 bn."};
  return table;
}

TextTable rental_table(const AmdJune2025& amd) {
  const Money low = amd.rental_amd.value;
  const Money high = amd.rental_neocloud.value;
  return {.title = "10. Rental prices per GPU-hour 算力租金",
          .columns = {"", "USD/GPU-hr", "utilisation", "USD/GPU-yr"},
          .rows = {rental_row("AMD Developer Cloud, MI300", low, 1.0), rental_row("Neocloud", high, 1.0),
                   rental_row("Neocloud that earns the same", high, break_even_utilisation(high, low, 1.0))},
          .notes = {"Prices are stated, full use is assumed. AMD is " +
                    percent_cell(rental_discount(low, high)).text + " cheaper; the Neocloud is " +
                    percent_cell(growth(low, high)).text + " dearer."}};
}

}  // namespace target_amd
