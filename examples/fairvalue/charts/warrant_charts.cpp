#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/core.h>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/math/block_run.hpp>
#include <fairvalue/math/quantile.hpp>
#include <fairvalue/model/forecast_figures.hpp>
#include <fairvalue/simulation/path_engine.hpp>

#include "fairvalue/case/simulating.hpp"
#include "fairvalue/charts/charts.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

constexpr std::uint64_t blocks_of_fan = 4;  ///< 16,384 paths: the 5 % point is good to about 2 % of the price
constexpr int days_of_fan = 40;
constexpr std::array fan_points{0.05, 0.25, 0.5, 0.75, 0.95};

/// Sorted prices over today's on some days of simulated paths.
struct SimulatedPrices {
  std::vector<int> days;  ///< of the grid
  CloseGrid grid;
  std::vector<std::vector<double>> ratios;  ///< a sample a day
};

std::vector<int> price_days(int closes) {
  std::vector<int> days;
  const int count = std::min(days_of_fan, closes);
  for (int i = 1; i <= count; ++i) days.push_back(closes * i / count);
  return days;
}

SimulatedPrices simulated_prices(const Request& request, const OpenPosition& open,
                                 const EquityMarket& market) {
  const Simulation simulation{.model = {market},
                              .positions = {open.position},
                              .measure = Measure::risk_neutral,
                              .seed = request.seed};
  PathEngine engine{simulation};
  const CloseGrid grid = engine.grid();
  SimulatedPrices prices{price_days(grid.closes), grid, {}};
  engine = engine.with(Measure::risk_neutral, request.seed, {.price_days = prices.days});
  using Ratios = std::vector<std::vector<double>>;
  prices.ratios.resize(prices.days.size());
  const auto append = [](Ratios& all, const Ratios& part) {
    for (std::size_t day = 0; day < all.size(); ++day)
      all[day].insert(all[day].end(), part[day].begin(), part[day].end());
  };
  const auto work = [&](std::uint64_t block) {
    Ratios part(prices.days.size());
    engine.visit(block, [&](const PathFacts& facts) {
      for (std::size_t day = 0; day < part.size(); ++day)
        part[day].insert(part[day].end(), facts.price[day].begin(), facts.price[day].end());
    });
    return part;
  };
  Simulating simulating{request, "simulating"};
  run_blocks(
      {0, blocks_of_fan}, prices.ratios, work, append, [](const Ratios&) { return false; },
      simulating.control());
  return prices;
}

DocumentTable empty_fan(std::string key, std::string title, const Units& units) {
  const std::string& unit = units.a_share;
  return {.key = std::move(key),
          .title = std::move(title),
          .columns = {{"day", "day"},
                      {"p5", "5 %", unit},
                      {"p25", "25 %", unit},
                      {"p50", "50 %", unit},
                      {"p75", "75 %", unit},
                      {"p95", "95 %", unit},
                      {"hurdle", "hurdle", unit}},
          .rows = {}};
}

void add_fan_day(DocumentTable& table, Date day, const std::array<double, 5>& prices, const Units& units) {
  std::vector<DocumentCell> cells{text(to_string(day))};
  for (const double price : prices) cells.push_back(quantity(price, units.a_share));
  cells.push_back(text(""));
  add_row(table, to_string(day), std::move(cells));
}

/// The hurdles as rows of the table, and lines across the chart at them.
std::vector<ChartGuide> add_hurdles(DocumentTable& table, const CaseFile& file, const OpenPosition& open,
                                    const Units& units) {
  std::vector<ChartGuide> guides;
  for (std::size_t i = 0; i < open.terms->tranches.size(); ++i) {
    const Tranche& tranche = open.terms->tranches[i];
    const Standing standing = standing_at(file, open, fmt::format("tranche[{}].price_hurdle", i));
    const auto gate = attempt([&] { return price_gate(tranche); });
    if (!gate.has_value() || !gate.value()) continue;
    const std::string key = "hurdle " + tranche.name;
    std::vector<DocumentCell> cells(table.columns.size(), text(""));
    cells.back() = with_standing(quantity(gate.value()->hurdle.value, units.a_share), standing);
    guides.push_back({new_key(table, key), "hurdle", tranche.name + ":"});
    add_row(table, key, std::move(cells));
  }
  return guides;
}

Chart fan_chart(std::vector<ChartGuide> guides, std::string caption) {
  return {.axis = ChartAxis::dates,
          .along = "day",
          .layers = {{.mark = ChartMark::band, .name = "nine of ten paths", .low = "p5", .high = "p95"},
                     {.mark = ChartMark::band, .name = "half of the paths", .low = "p25", .high = "p75"},
                     {.mark = ChartMark::line, .name = "middle of the paths", .value = "p50"}},
          .guides = std::move(guides),
          .value_title = "price",
          .caption = std::move(caption)};
}

void add_fan(Document& document, const Request& request, const CaseFile& file, const OpenPosition& open,
             const std::string& key) {
  const Units units{file.company.currency};
  const Spot& spot = file.market->spot.value;
  const EquityMarket market = equity_market(file, year_fraction(spot.as_of, open.terms->expiry));
  const SimulatedPrices prices = simulated_prices(request, open, market);
  DocumentTable table = empty_fan(
      key, fmt::format("{}: prices that the market's volatility allows, and the hurdles", open.name), units);
  add_fan_day(table, spot.as_of,
              {spot.price.value, spot.price.value, spot.price.value, spot.price.value, spot.price.value},
              units);
  for (std::size_t i = 0; i < prices.days.size(); ++i) {
    const double years = prices.grid.life.value * prices.days[i] / prices.grid.closes;
    std::array<double, 5> at{};
    std::ranges::transform(quantiles(prices.ratios[i], fan_points), at.begin(),
                           [&](double ratio) { return spot.price.value * ratio; });
    add_fan_day(table, add_days(spot.as_of, static_cast<int>(std::lround(365 * years))), at, units);
  }
  auto guides = add_hurdles(table, file, open, units);
  if (guides.empty()) return;  // a price alone decides nothing
  table.notes = {fmt::format("{} paths, seed {}, risk-neutral: no forecast.",
                             count_words(prices.ratios.front().size()), request.seed)};
  add_chart(
      document, std::move(table),
      fan_chart(std::move(guides),
                "The less of the shaded area lies above a hurdle, the less often the price gets there; the "
                "paths drift at the risk-free rate and are no forecast."));
}

}  // namespace

void add_price_fan(Document& document, const Request& request, const CaseFile& file) {
  if (!request.simulates || !file.market) return;
  const auto positions = open_positions(file);
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const std::string key = positions.size() == 1 ? "price_fan" : fmt::format("price_fan_{}", i + 1);
    const auto drawn = attempt([&] {
      add_fan(document, request, file, positions[i], key);
      return true;
    });
    if (!drawn.has_value())
      add_once(document.warnings, positions[i].name + ": no fan of prices: " + drawn.reason());
  }
}

namespace {

/// The numbers of shares that the paths issue, and how many of them each; none where there are too many for a
/// bar each, as of tranches that vest in part.
std::map<double, std::size_t> heaps_of(const std::vector<double>& issued) {
  constexpr std::size_t most = 16;
  constexpr double nearly = 1e-6;  // of the greatest: sums of the same tranches in another order
  const double least_gap = nearly * std::ranges::max(issued);
  std::map<double, std::size_t> heaps;
  for (const double shares : issued) {
    auto heap = heaps.lower_bound(shares - least_gap);
    if (heap == heaps.end() || heap->first > shares + least_gap) heap = heaps.emplace(shares, 0).first;
    ++heap->second;
    if (heaps.size() > most) return {};
  }
  return heaps;
}

/// A bar for each number of shares that is issued.
void add_heaps(Document& document, const Booked& of, DocumentTable table,
               const std::map<double, std::size_t>& heaps, double paths) {
  table.columns = {{"shares", "shares issued", "shares"}, {"paths", "of the paths", "%"}};
  for (const auto& [shares, count] : heaps)
    add_row(table, fmt::format("heap {}", table.rows.size() + 1),
            {with_standing(quantity(shares, "shares"), of.deal.terms.warrant->standing),
             quantity(static_cast<double>(count) / paths, "%")});
  add_chart(
      document, std::move(table),
      {.axis = ChartAxis::periods,
       .along = "shares",
       .layers = {{.mark = ChartMark::bars, .name = "paths", .value = "paths"}},
       .value_title = "of the paths",
       .caption = "How often the forecast issues so many shares; each bar to the right is a tranche more."});
}

/// How many of the paths issue so many shares: bars of one width from none to all.
DocumentTable dilution_bins(const Booked& of, const std::vector<double>& issued, DocumentTable table) {
  const double all = std::max(of.deal.terms.warrant->value.shares.value, std::ranges::max(issued));
  constexpr std::size_t bins = 24;
  std::vector<std::uint64_t> counts(bins, 0);
  for (const double shares : issued)
    ++counts[std::min(static_cast<std::size_t>(shares / all * bins), bins - 1)];
  table.columns = {
      {"from", "shares issued", "shares"}, {"to", "up to", "shares"}, {"paths", "of the paths", "%"}};
  for (std::size_t i = 0; i < bins; ++i) {
    const double low = all * static_cast<double>(i) / bins;
    const double high = all * static_cast<double>(i + 1) / bins;
    add_row(
        table, fmt::format("bin {}", i + 1),
        {with_standing(quantity(low, "shares"), of.deal.terms.warrant->standing), quantity(high, "shares"),
         quantity(static_cast<double>(counts[i]) / static_cast<double>(issued.size()), "%")});
  }
  return table;
}

void add_issued_shares(Document& document, const Booked& of, const DealForecast& forecast) {
  const std::vector<double>& issued = forecast.accounts.back().shares;
  DocumentTable table{
      .key = "dilution",
      .title = fmt::format("{}: shares issued by the end of {}, in {} paths of the forecast",
                           of.deal.terms.name, label(forecast.years.back()), count_words(forecast.paths)),
      .columns = {},
      .rows = {}};
  if (const auto heaps = heaps_of(issued); !heaps.empty())
    return add_heaps(document, of, std::move(table), heaps, static_cast<double>(issued.size()));
  add_chart(document, dilution_bins(of, issued, std::move(table)),
            {.axis = ChartAxis::numbers,
             .along = "from",
             .layers = {{.mark = ChartMark::histogram, .name = "paths", .value = "paths", .until = "to"}},
             .value_title = "of the paths",
             .caption = "How often the forecast issues so many shares."});
}

}  // namespace

void add_dilution_chart(Document& document, const Booked& of, const DealForecast& forecast) {
  if (of.deal.terms.warrant && !forecast.accounts.empty() && !forecast.accounts.back().shares.empty())
    add_issued_shares(document, of, forecast);
  DocumentTable table = empty_fan(
      "price_forecast",
      fmt::format("{}: prices of the forecast at the years' ends, and the hurdles", of.deal.terms.name),
      of.units);
  const Spot& spot = of.file.market->spot.value;
  add_fan_day(table, spot.as_of,
              {spot.price.value, spot.price.value, spot.price.value, spot.price.value, spot.price.value},
              of.units);
  for (std::size_t year = 0; year < forecast.years.size(); ++year) {
    const auto one = forecast_distribution(forecast, year, ForecastMeasure::price);
    if (one.percentiles.size() < 5) return;
    std::array<double, 5> at{};
    for (std::size_t p = 0; p < at.size(); ++p) at[p] = one.percentiles[p].value.value;
    add_fan_day(table, forecast.years[year].end, at, of.units);
  }
  std::vector<ChartGuide> guides;
  const auto positions = open_positions(of.file);
  const auto open = std::ranges::find(positions, of.deal.terms.name, &OpenPosition::name);
  if (open != positions.end()) guides = add_hurdles(table, of.file, *open, of.units);
  add_chart(document, std::move(table),
            fan_chart(std::move(guides), fmt::format("Prices of the forecast, by {}, against the hurdles.",
                                                     to_string(forecast.price))));
}

}  // namespace calculator
