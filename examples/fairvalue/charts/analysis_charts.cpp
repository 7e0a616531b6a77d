#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/industry/market_size.hpp>

#include "fairvalue/case/input_words.hpp"
#include "fairvalue/charts/charts.hpp"
#include "support/accelerators_2025.hpp"

namespace calculator {
using namespace fairvalue;

void draw_tornado(Document& document, const CaseFile& file, const DocumentTable& tornado, double base,
                  std::optional<double> price) {
  const std::string& unit = tornado.columns[3].unit;
  const bool is_of_share = price.has_value();
  DocumentTable table{.key = "tornado",
                      .title = is_of_share ? "What moves the value of a share, one input at a time"
                                           : "What moves the value of the warrants, one input at a time",
                      .columns = {{"input", "input"},
                                  {"low", "low"},
                                  {"high", "high"},
                                  {"base", "base case", unit},
                                  {"at_low", "at low", unit},
                                  {"at_high", "at high", unit},
                                  {"price", "price", unit}},
                      .rows = {}};
  for (const DocumentRow& row : tornado.rows) {
    if (row.key == "all inputs" || !row.cells[3].shown.number || !row.cells[4].shown.number) continue;
    std::vector<DocumentCell> cells{text(input_words(file, row.key)),
                                    row.cells[1],
                                    row.cells[2],
                                    quantity(base, unit),
                                    row.cells[3],
                                    row.cells[4],
                                    text("")};
    add_row(table, row.key, std::move(cells));
  }
  if (table.rows.empty()) return;
  const std::string first = table.rows.front().key;
  std::vector<ChartGuide> guides{{first, "base", is_of_share ? "base case" : "as it is"}};
  if (price) {
    add_row(table, "price",
            {text(""), text(""), text(""), text(""), text(""), text(""), quantity(*price, unit)});
    guides.push_back({"price", "price", "price"});
  }
  add_chart(
      document, std::move(table),
      {.axis = ChartAxis::names,
       .along = "input",
       .layers = {{.mark = ChartMark::stretches,
                   .name = "at its low",
                   .low = "base",
                   .high = "at_low",
                   .label = "low"},
                  {.mark = ChartMark::stretches,
                   .name = "at its high",
                   .low = "base",
                   .high = "at_high",
                   .label = "high"}},
       .guides = std::move(guides),
       .value_title = is_of_share ? "value a share" : "value of the warrants",
       .caption = "The longer a bar, the more the input matters; beside its ends stands the input's own low "
                  "and high."});
}

void add_value_distribution(Document& document, const std::vector<double>& values, double price,
                            const Units& units) {
  if (values.size() < 2) return;
  const auto [low, high] = std::ranges::minmax(values);
  constexpr std::size_t bins = 30;
  const double width = (high - low) / bins;
  if (!(width > 0.0)) return;
  std::vector<std::uint64_t> counts(bins, 0);
  for (const double value : values)
    ++counts[std::min(static_cast<std::size_t>((value - low) / width), bins - 1)];
  const auto above = std::ranges::count_if(values, [&](double value) { return value > price; });
  DocumentTable table{.key = "value_distribution",
                      .title = "How often a share is worth so much when the inputs are uncertain",
                      .columns = {{"from", "value a share", units.a_share},
                                  {"to", "up to", units.a_share},
                                  {"samples", "of the samples", "%"},
                                  {"price", "price", units.a_share}},
                      .rows = {}};
  for (std::size_t i = 0; i < bins; ++i)
    add_row(table, fmt::format("bin {}", i + 1),
            {quantity(low + static_cast<double>(i) * width, units.a_share),
             quantity(low + static_cast<double>(i + 1) * width, units.a_share),
             quantity(static_cast<double>(counts[i]) / static_cast<double>(values.size()), "%"), text("")});
  add_row(table, "price", {text(""), text(""), text(""), quantity(price, units.a_share)});
  add_chart(document, std::move(table),
            {.axis = ChartAxis::numbers,
             .along = "from",
             .layers = {{.mark = ChartMark::histogram, .value = "samples", .until = "to"}},
             .guides = {{"price", "price", "price", true}},
             .caption = fmt::format("{:.0f} % of the samples lie above the price of {:.2f}.",
                                    100.0 * static_cast<double>(above) / static_cast<double>(values.size()),
                                    price)});
}

void add_market_size_chart(Document& document) {
  const examples::Accelerators2025 article = examples::accelerators_2025();
  constexpr int first_year = 2023;
  DocumentTable table{
      .key = "market_size",
      .title = "Data-centre AI accelerators: the market that AMD states for 2028, at its growth a year",
      .columns = {{"year", "year"},
                  {"stated", "stated", "USD"},
                  {"derived", "derived", "USD"},
                  {"label", "market"}},
      .rows = {}};
  for (const YearSize& one : market_path(article.market.value, article.market_growth.value, first_year)) {
    const bool is_stated = one.year == article.market.value.year;
    const DocumentCell size = quantity(one.size.value, "USD");
    add_row(table, fmt::format("{}", one.year),
            {text(fmt::format("{}", one.year)), is_stated ? size : text(""), is_stated ? text("") : size,
             text(size.shown.text)});
  }
  add_chart(
      document, std::move(table),
      {.axis = ChartAxis::periods,
       .along = "year",
       .layers = {{.mark = ChartMark::bars, .name = "stated by AMD", .value = "stated", .label = "label"},
                  {.mark = ChartMark::bars, .name = "derived", .value = "derived", .label = "label"}},
       .value_title = "market",
       .caption = fmt::format("Only {} is stated; the years before follow from {} growth a year.",
                              article.market.value.year, words_of(article.market_growth.value, "%"))});
}

}  // namespace calculator
