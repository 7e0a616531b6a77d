#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/industry/market_size.hpp>
#include <fairvalue/industry/mix_ramp.hpp>
#include <fairvalue/industry/yield.hpp>

#include "support/sourced.hpp"
#include "support/tables.hpp"
#include "tables.hpp"

namespace rank_ai_hardware {
namespace {

using namespace fairvalue;
using examples::percent;
using examples::range_cells;

std::vector<Cell> size_row(const MarketSize& market, Standing standing) {
  return {text_cell(market.scope + ", " + to_string(market.published)),
          text_cell(std::to_string(market.year)), billions_cell(market.size, 1), text_cell(market.source),
          standing_cell(standing)};
}

/// The accelerators' market in the year the servers' figure is for.
MarketSize accelerators_in(const AiHardware2024& article, int year) {
  MarketSize market = article.accelerators.value;
  market.size = market_path(market, article.accelerator_growth.value, year).front().size;
  market.year = year;
  return market;
}

std::vector<Cell> ramp_row(const AiHardware2024& article, const char* name, double position) {
  const LinearRamp ramp = ramp_to_end(article.inference_of_year.value, article.inference_now.value, position);
  const LinearRamp from_nothing = ramp_from_start(article.inference_of_year.value, 0.0, position);
  return {text_cell(name),
          number_cell(position, 4),
          percent_cell(ramp.start),
          percent_cell(ramp.end, 0),
          text_cell(feasible(ramp) ? "possible" : "impossible"),
          percent_cell(from_nothing.end)};
}

std::vector<Cell> range_row(const char* name, std::vector<Cell> ends, std::string how) {
  return {text_cell(name), ends.at(0), ends.at(1), text_cell(std::move(how))};
}

Cell whole(double number) { return number_cell(number, 0); }
Cell two_decimals(double number) { return number_cell(number, 2); }
Cell three_decimals(double number) { return number_cell(number, 3); }
Cell two_percent(double number) { return percent_cell(number); }

}  // namespace

TextTable market_table(const AiHardware2024& article) {
  const MarketSize& now = article.servers.value;
  const MarketSize accelerators = accelerators_in(article, now.year);
  const Change<Money> revision = market_revision(article.servers_before.value, now);
  const ComponentCheck check = check_component(accelerators, now);
  return {
      .title = fmt::format("6. Forecasts of the market in {} 市场规模", now.year),
      .columns = {"scope, published", "year", "size", "source", "standing"},
      .rows = {size_row(article.servers_before.value, article.servers_before.standing),
               size_row(now, article.servers.standing), size_row(accelerators, Standing::derived)},
      .notes = {
          fmt::format("Dell raised it by {} ({}); the day of the earlier figure is assumed.",
                      signed_percent_cell(revision.relative).text, billions_cell(revision.absolute, 0).text),
          fmt::format("AMD's market of accelerators is {:.3f} times Dell's market of AI servers, {} the "
                      "whole that holds "
                      "it.",
                      check.ratio, check.larger_than_whole ? "a part larger than" : "within"),
          fmt::format(
              "The two figures are {} days apart and differ in scope: compare them only with their dates.",
              check.days_apart)}};
}

TextTable mix_table(const AiHardware2024& article) {
  const auto& quarters = article.quarters.value;
  const double by_quarter = revenue_weighted_position(quarters, RampSpan::first_to_last_period);
  const double by_time = revenue_weighted_position(quarters, RampSpan::start_to_end);
  const double interview = article.interview.value;
  return {
      .title = fmt::format(
          "7. Inference share at the start of a year with {} on average and {} at its end 推理占比",
          percent(article.inference_of_year.value, 0), percent(article.inference_now.value, 0)),
      .columns = {"straight line", "mean lies at", "start", "end", "verdict", "end at most, from 0 %"},
      .rows = {ramp_row(article, "in time", even_position),
               ramp_row(article, "by revenue, to the last quarter", by_quarter),
               ramp_row(article, "by revenue, to the year's end", by_time),
               ramp_row(article, "by revenue, to the interview", by_time / interview)},
      .notes = {
          fmt::format(
              "Shares and quarters are stated. \"Low at the start\" holds in time. But the last quarter had "
              "{:.1f} times the revenue of the first.",
              quarters.back() / quarters.front()),
          "Weighted by revenue a straight line would have to begin below zero: only a late, steep rise fits.",
          fmt::format("Interview: {:g} years after the year's start (assumed).", interview)}};
}

TextTable yield_table(const AiHardware2024& article) {
  const auto& ours = article.yield_china.value;
  const double theirs = article.yield_abroad.value;
  const int layers = article.layers.value;
  const auto layer = [&](double stack) { return layer_yield(stack, layers); };
  return {
      .title = fmt::format("8. HBM at a yield of {} against {} 良率",
                           examples::range_text(percent_cell(ours.low, 0), percent_cell(ours.high, 0)),
                           percent(theirs, 0)),
      .columns = {"", "range, low", "range, high", "how"},
      .rows = {range_row("yield / the others' yield",
                         range_cells(at_corners([](double a, double b) { return a / b; }, ours, theirs),
                                     three_decimals),
                         ""),
               range_row("cost of a good one, times",
                         range_cells(at_corners(relative_cost_per_good_unit, ours, theirs), three_decimals),
                         "at one cost for each started"),
               range_row("points behind",
                         range_cells(at_corners([](double a, double b) { return b - a; }, ours, theirs),
                                     two_percent),
                         ""),
               range_row("yield of a layer", range_cells(at_corners(layer, ours), two_percent),
                         fmt::format("{} layers (assumed)", layers)),
               range_row("the others' layer", {two_percent(layer(theirs)), two_percent(layer(theirs))},
                         "a small gap in each layer is a large one in the stack")},
      .notes = {"Yields are stated, of a pilot line; the rest is derived."}};
}

TextTable scale_table(const AiHardware2024& article) {
  const double a_year = cagr(1.0, article.compute_growth.value, Years{0.5});
  const auto doubled = doubling_time(a_year);
  const auto& wafers = article.wafers.value;
  const double a_fab = wafers.high / article.fabs.value;
  const double month = 1.0 / 12;
  const auto cars = at_corners([](double then, double now) { return then / now; },
                               article.hours_autonomous.value, article.hours_driven.value);
  const auto once = [](double value, Cell (*format)(double)) {
    return std::vector{format(value), format(value)};
  };
  const double per_dollar = (1 + a_year) / (1 + article.accelerator_growth.value);
  return {
      .title = "9. Orders of magnitude: compute, fabs and the use of a car 数量级",
      .columns = {"", "range, low", "range, high", "how"},
      .rows = {range_row("compute, times a year", once(1 + a_year, whole),
                         fmt::format("{:g} times in six months", article.compute_growth.value)),
               range_row("percent a month", once(compound(a_year, Years{month}) - 1, two_percent), ""),
               range_row("months to double", once(12 * doubled.value().value, two_decimals), ""),
               range_row("compute a dollar, times a year", once(per_dollar, two_decimals),
                         fmt::format("if spending grows {} (not credible)",
                                     percent(article.accelerator_growth.value, 0))),
               range_row("wafers", range_cells(wafers, whole), "a month or a year? The article mixes both"),
               range_row("wafers a fab", once(a_fab, whole),
                         fmt::format("at most {:g} fabs; if a year's, {:.0f} a month", article.fabs.value,
                                     a_fab / 12)),
               range_row(
                   "middle of that range", once(std::sqrt(wafers.low * wafers.high), whole),
                   fmt::format("geometric; NVIDIA in 2024: {:.0f} or more", article.nvidia_wafers.value)),
               range_row("a car's use, times", range_cells(cars, two_decimals),
                         "\"increased by five times\" is five to six times")},
      .notes = {"The figures are stated, the results derived."}};
}

}  // namespace rank_ai_hardware
