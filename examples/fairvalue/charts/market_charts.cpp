#include <algorithm>
#include <set>

#include <fmt/core.h>

#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/company/consensus.hpp>
#include <fairvalue/company/filed_eps.hpp>
#include <fairvalue/company/reported_eps.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/equity/multiple_band.hpp>
#include <fairvalue/equity/peers.hpp>

#include "fairvalue/charts/charts.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

DocumentTable empty_range_table(std::string key, std::string title, const Units& units) {
  return {.key = std::move(key),
          .title = std::move(title),
          .columns = {{"day", "known on"},
                      {"year", "fiscal year"},
                      {"mean", "mean", units.a_share},
                      {"low", "lowest broker", units.a_share},
                      {"high", "highest broker", units.a_share}},
          .rows = {}};
}

void add_range_row(DocumentTable& table, const Consensus& one, const std::string& day, const Units& units) {
  const auto end = [&](double Dispersion::*member) {
    return quantity(one.dispersion ? std::optional{(*one.dispersion).*member} : std::nullopt, units.a_share);
  };
  add_row(table, label(one.period) + " " + day,
          {text(day), text(label(one.period)), quantity(one.mean, units.a_share), end(&Dispersion::low),
           end(&Dispersion::high)});
}

std::optional<Consensus> eps_consensus(const std::vector<Estimate>& estimates, const FiscalPeriod& year,
                                       Date day) {
  const auto one = attempt([&] {
    return consensus_if_any(estimates, {.period = year, .measure = EstimateMeasure::eps, .as_of = day});
  });
  return one.has_value() ? one.value() : std::nullopt;
}

}  // namespace

void add_consensus_range(Document& document, const CaseFile& file) {
  const Units units{file.company.currency};
  DocumentTable table = empty_range_table("consensus_eps", "Consensus of EPS by fiscal year", units);
  for (const Consensus& one : file.consensus) {
    if (one.measure == EstimateMeasure::eps) add_range_row(table, one, to_string(one.as_of), units);
  }
  if (table.rows.empty() && file.market) {
    const auto estimates = all_estimates(file);
    for (const FiscalPeriod& year : forecast_years(estimates)) {
      const auto one = eps_consensus(estimates, year, file.market->spot.value.as_of);
      if (one) add_range_row(table, *one, to_string(one->as_of), units);
    }
  }
  const bool has_ends =
      std::ranges::any_of(table.rows, [](const auto& row) { return row.cells[3].shown.number.has_value(); });
  std::vector<ChartLayer> layers;
  if (has_ends)
    layers.push_back(
        {.mark = ChartMark::whiskers, .name = "lowest to highest broker", .low = "low", .high = "high"});
  layers.push_back({.mark = ChartMark::points, .name = "mean", .value = "mean", .label = "mean"});
  add_chart(
      document, std::move(table),
      {.axis = ChartAxis::periods,
       .along = "year",
       .layers = std::move(layers),
       .value_title = "EPS",
       .caption = "The mean of the brokers for each year, and how far apart they are where the source says."},
      2);
}

void add_revisions(Document& document, const CaseFile& file) {
  const auto estimates = all_estimates(file);
  if (!file.market || estimates.empty()) return;
  const Units units{file.company.currency};
  std::set<Date> days;
  for (const Estimate& one : estimates) {
    if (one.measure == EstimateMeasure::eps && one.known_at <= file.market->spot.value.as_of)
      days.insert(one.known_at);
  }
  DocumentTable table = empty_range_table("eps_revisions", "Consensus of EPS as known on each day", units);
  for (const Date day : days) {
    for (const FiscalPeriod& year : forecast_years(estimates)) {
      const auto one = eps_consensus(estimates, year, day);
      if (one) add_range_row(table, *one, to_string(day), units);
    }
  }
  if (days.size() < 2) return;
  add_chart(document, std::move(table),
            {.axis = ChartAxis::dates,
             .along = "day",
             .layers = {{.mark = ChartMark::band, .low = "low", .high = "high", .series = "year"},
                        {.mark = ChartMark::steps, .value = "mean", .series = "year"}},
             .value_title = "EPS",
             .caption =
                 "Each line is the mean for one fiscal year as brokers revise it, the area around it reaches "
                 "from the lowest to the highest broker."},
            2);
}

namespace {

/// The trailing EPS by the day on which it became known: as reported, else as filed.
std::optional<MultipleHistory> trailing_multiples(const CaseFile& file) {
  if (!file.data.prices || !file.market) return std::nullopt;
  const PriceHistory& prices = file.data.prices->history;
  const auto history = attempt([&] {
    if (!file.data.actuals.empty()) return multiple_history(prices, trailing_eps_as_known(file.data.actuals));
    if (!file.data.filings) throw Error{"no earnings"};
    return multiple_history(
        prices, trailing_eps_as_filed(file.data.filings->facts, {.as_of = file.market->spot.value.as_of,
                                                                 .splits = file.data.prices->splits}));
  });
  if (!history.has_value() || history.value().multiples.empty()) return std::nullopt;
  return history.value();
}

void add_level(DocumentTable& table, std::vector<ChartGuide>& guides, const char* name, Multiple level) {
  add_row(table, name, {text(""), quantity({}, "x"), quantity(level.value, "x")});
  guides.push_back({name, "level", name});
}

}  // namespace

void add_multiple_band(Document& document, const CaseFile& file) {
  const auto history = trailing_multiples(file);
  if (!history || history->multiples.size() < 2) return;
  DocumentTable table{.key = "multiple_band",
                      .title = "Price over the EPS of the last twelve months, as known on each day",
                      .columns = {{"day", "day"}, {"multiple", "trailing P/E", "x"}, {"level", "level", "x"}},
                      .rows = {}};
  for (const auto& [day, multiple] : history->multiples)
    add_row(table, to_string(day), {text(to_string(day)), quantity(multiple.value, "x"), text("")});
  const auto& last = history->multiples[history->multiples.size() - 1];
  const MultipleBand band = multiple_band(*history, last.value);
  std::vector<ChartGuide> guides;
  add_level(table, guides, "highest", band.high);
  add_level(table, guides, "median", band.median);
  add_level(table, guides, "lowest", band.low);
  add_chart(document, std::move(table),
            {.axis = ChartAxis::dates,
             .along = "day",
             .layers = {{.mark = ChartMark::line, .value = "multiple"}},
             .guides = std::move(guides),
             .caption = fmt::format("The last multiple, {}, is at or above {:.0f} % of those of its history.",
                                    words_of(band.current.value, "x"), 100 * band.percentile)});
}

void add_targets_chart(Document& document, const CaseFile& file) {
  if (!file.market) return;
  const Units units{file.company.currency};
  std::vector<BrokerTarget> targets;
  for (const auto& one : file.price_targets) targets.push_back(one.value);
  for (const auto& one : file.data.price_targets) targets.push_back(one.value);
  std::ranges::stable_sort(targets, {}, [](const BrokerTarget& one) { return one.target.value; });
  DocumentTable table{.key = "price_targets",
                      .title = "The brokers' targets against the price",
                      .columns = {{"broker", "broker"},
                                  {"target", "target", units.a_share},
                                  {"price", "price", units.a_share}},
                      .rows = {}};
  for (const BrokerTarget& one : targets)
    add_row(table, one.broker, {text(one.broker), quantity(one.target.value, units.a_share), text("")});
  if (targets.empty()) return;
  add_row(table, "price of the day",
          {text("price"), text(""),
           with_standing(quantity(file.market->spot.value.price.value, units.a_share),
                         file.market->spot.standing)});
  add_chart(document, std::move(table),
            {.axis = ChartAxis::names,
             .along = "broker",
             .layers = {{.mark = ChartMark::bars, .value = "target"}},
             .guides = {{"price of the day", "price", "price"}},
             .caption = "A bar that ends right of the dashed line is a target above the price."});
}

namespace {

constexpr double level_of_line = 0.05;
constexpr double confidence_of_range = 0.95;
constexpr int points_of_line = 24;

double driver_of(const Peer& peer, PeerDriver driver) {
  return driver == PeerDriver::growth ? peer.growth.value_or(0.0) : peer.ai_share.value_or(0.0);
}

void add_peer_points(DocumentTable& table, const std::vector<Peer>& peers, const PeerLine& line) {
  for (const PeerOnLine& one : line.ranking) {
    const auto peer = std::ranges::find(peers, one.name, &Peer::name);
    add_row(table, one.name,
            {text(one.name), quantity(driver_of(*peer, line.driver), "%"), quantity(one.multiple.value, "x"),
             text(""), text(""), text("")});
  }
}

void add_peer_line(DocumentTable& table, const PeerLine& line) {
  double low = table.rows.front().cells[1].shown.number.value_or(0.0);
  double high = low;
  for (const DocumentRow& row : table.rows) {
    low = std::min(low, row.cells[1].shown.number.value_or(low));
    high = std::max(high, row.cells[1].shown.number.value_or(high));
  }
  for (int i = 0; i <= points_of_line; ++i) {
    const double at = low + (high - low) * i / points_of_line;
    const Prediction one = predict(*line.regression.fit, std::vector{at}, confidence_of_range);
    add_row(table, fmt::format("line {}", i),
            {text(""), quantity(at, "%"), text(""), quantity(one.value, "x"), quantity(one.range.low, "x"),
             quantity(one.range.high, "x")});
  }
}

}  // namespace

void add_peer_charts(Document& document, const CaseFile& file) {
  const auto peers = all_peers(file);
  if (peers.empty()) return;
  for (const PeerDriver driver : {PeerDriver::ai_share, PeerDriver::growth}) {
    const PeerLine line = peer_line(peers, driver);
    if (!slopes_are_significant(line, level_of_line)) continue;
    const bool is_growth = driver == PeerDriver::growth;
    DocumentTable table{
        .key = is_growth ? "peers_by_growth" : "peers_by_ai_share",
        .title = fmt::format("What the market pays for peers, by {}", to_string(driver)),
        .columns = {{"peer", "peer"},
                    {"driver", is_growth ? "expected growth of EPS" : "AI share of revenue", "%"},
                    {"multiple", "price / EPS", "x"},
                    {"line", "line", "x"},
                    {"low", "lower end", "x"},
                    {"high", "upper end", "x"}},
        .rows = {}};
    add_peer_points(table, peers, line);
    add_peer_line(table, line);
    add_chart(
        document, std::move(table),
        {.axis = ChartAxis::numbers,
         .along = "driver",
         .layers = {{.mark = ChartMark::band,
                     .name = "range of one stock more, 95 %",
                     .low = "low",
                     .high = "high"},
                    {.mark = ChartMark::line, .name = "line of all peers", .value = "line"},
                    {.mark = ChartMark::points, .name = "peer", .value = "multiple", .label = "peer"}},
         .value_title = "price / EPS",
         .caption =
             "A peer below the line is cheaper than its kind; inside the shaded range that may be chance."});
  }
}

}  // namespace calculator
