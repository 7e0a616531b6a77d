#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "fairvalue/charts/charts.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

std::string titled_name(const ScenarioResult& one) {
  return one.label.empty() ? one.name : one.name + " " + one.label;
}

// --- football field ---

struct Field {
  const Valued& of;
  DocumentTable table;

  void add(const char* key, const std::string& method, double low, double middle, double high,
           Standing standing) {
    const std::string& unit = of.units.a_share;
    add_row(table, key,
            {text(method), with_standing(quantity(low, unit), standing), quantity(middle, unit),
             with_standing(quantity(high, unit), standing), text("")});
  }
};

void add_scenario_ranges(Field& field) {
  const auto& scenarios = field.of.result.scenarios;
  if (scenarios.size() < 2) return;
  const auto range = [&](auto value_of) {
    const auto [low, high] = std::ranges::minmax_element(scenarios, {}, value_of);
    return std::pair{value_of(*low), value_of(*high)};
  };
  const auto parts = range([](const ScenarioResult& one) { return one.by_parts.value.value; });
  field.add("by_parts", "scenarios by parts", parts.first, field.of.result.by_parts.expected.value,
            parts.second, Standing::assumed);
  if (!field.of.has_deals()) return;
  const auto earnings = range([](const ScenarioResult& one) { return one.by_earnings.present_value.value; });
  field.add("by_earnings", "scenarios by earnings", earnings.first,
            field.of.result.by_earnings.expected.value, earnings.second, Standing::assumed);
}

void add_uncertain_range(Field& field, const std::optional<UncertainRange>& uncertain) {
  if (uncertain)
    field.add("uncertain", "uncertain inputs, 5 to 95 %", uncertain->low, uncertain->middle, uncertain->high,
              Standing::assumed);
}

void add_target_range(Field& field) {
  std::vector<double> targets;
  for (const auto& one : field.of.value.targets) targets.push_back(one.value.target.value);
  for (const PublishedTarget& one : field.of.file.data.published_targets) {
    if (one.target && one.published <= field.of.result.spot.as_of)
      targets.push_back(one.adjusted_target.value_or(*one.target).value);
  }
  if (targets.size() < 2) return;
  std::ranges::sort(targets);
  field.add("targets", fmt::format("brokers' targets, {}", targets.size()), targets.front(),
            targets[targets.size() / 2], targets.back(), Standing::stated);
}

/// The closes of the year up to the day of the price.
void add_price_range(Field& field) {
  if (!field.of.file.data.prices) return;
  const Date day = field.of.result.spot.as_of;
  std::vector<double> closes;
  for (const auto& [date, close] : field.of.file.data.prices->history.closes) {
    if (date <= day && days_between(date, day) <= 365) closes.push_back(close.value);
  }
  if (closes.size() < 20) return;
  const double last = closes.back();
  std::ranges::sort(closes);
  field.add("closes", "closes of a year, last one marked", closes.front(), last, closes.back(),
            Standing::stated);
}

// --- EPS path ---

void add_eps(DocumentTable& table, const std::string& series, const FiscalPeriod& year, double eps,
             const Units& units) {
  add_row(table, series + " " + label(year),
          {text(label(year)), text(series), with_standing(quantity(eps, units.a_share), Standing::assumed),
           text(""), text(""), text("")});
}

/// The case's own consensus by year, and that of vendors and rows with the brokers' range.
void add_consensus_points(DocumentTable& table, const Valued& of) {
  const auto add = [&](const FiscalPeriod& year, double mean, const std::optional<Dispersion>& spread,
                       Standing standing) {
    const std::string& unit = of.units.a_share;
    const auto end = [&](double Dispersion::*member) {
      return spread ? quantity((*spread).*member, unit) : text("");
    };
    add_row(table, "consensus " + label(year),
            {text(label(year)), text(""), text(""), with_standing(quantity(mean, unit), standing),
             end(&Dispersion::low), end(&Dispersion::high)});
  };
  const OperatingModel& model = of.value.company;
  for (std::size_t i = 0; i < model.consensus_eps.size() && i < model.years.size(); ++i)
    add(model.years[i], model.consensus_eps[i].value.value, {}, model.consensus_eps[i].standing);
}

// --- value bridge ---

/// A fall of bars from one total to the next.
struct Bridge {
  DocumentTable table;
  std::string unit;
  double level = 0.0;

  void total(const char* key, const std::string& what, double value, std::optional<Standing> standing = {}) {
    level = value;
    DocumentCell cell = quantity(value, unit);
    cell.standing = standing;
    add_row(table, key, {text(what), cell, text(""), text(""), text("")});
  }
  void change(const char* key, const std::string& what, double by) {
    if (std::abs(by) < 0.005) return;
    add_row(table, key,
            {text(what), text(""), quantity(level, unit), quantity(level + by, unit), effect(PerShare{by})});
    level += by;
  }
};

}  // namespace

DocumentTable bridge_table(const std::string& key, std::string title, const std::string& unit) {
  return {.key = key,
          .title = std::move(title),
          .columns = {{"part", "part"},
                      {"total", "a share", unit},
                      {"before", "before", unit},
                      {"after", "after", unit},
                      {"change", "change", unit}},
          .rows = {}};
}

std::vector<ChartLayer> bridge_layers() {
  return {
      {.mark = ChartMark::bars, .name = "total", .value = "total"},
      {.mark = ChartMark::changes, .name = "change", .low = "before", .high = "after", .label = "change"}};
}

void add_football_field(Document& document, const Valued& of,
                        const std::optional<UncertainRange>& uncertain) {
  Field field{of,
              {.key = "football_field",
               .title = "What a share is worth, by method",
               .columns = {{"method", "method"},
                           {"low", "low", of.units.a_share},
                           {"middle", "middle", of.units.a_share},
                           {"high", "high", of.units.a_share},
                           {"price", "price", of.units.a_share}},
               .rows = {}}};
  add_scenario_ranges(field);
  add_uncertain_range(field, uncertain);
  add_target_range(field);
  add_price_range(field);
  if (field.table.rows.empty()) return;
  add_row(field.table, "price",
          {text("price"), text(""), text(""), text(""),
           with_standing(quantity(of.result.spot.price.value, of.units.a_share), of.value.spot.standing)});
  add_chart(
      document, std::move(field.table),
      {.axis = ChartAxis::names,
       .along = "method",
       .layers = {{.mark = ChartMark::stretches, .name = "range", .low = "low", .high = "high"},
                  {.mark = ChartMark::points, .name = "weighted or middle", .value = "middle"}},
       .guides = {{"price", "price", "price"}},
       .value_title = "value a share",
       .caption = "Each bar reaches from the lowest to the highest value of a method; the diamond is its "
                  "weighted or middle value, the dashed line the price."});
}

void add_eps_path(Document& document, const Valued& of) {
  DocumentTable table{.key = "eps_path",
                      .title = "EPS by year: the company without deals, and each scenario",
                      .columns = {{"year", "fiscal year"},
                                  {"series", "scenario"},
                                  {"eps", "EPS", of.units.a_share},
                                  {"consensus", "consensus", of.units.a_share},
                                  {"low", "lowest broker", of.units.a_share},
                                  {"high", "highest broker", of.units.a_share}},
                      .rows = {}};
  const std::size_t years = of.value.company.years.size();
  for (std::size_t i = 0; i < years && i < of.result.base.size(); ++i)
    add_eps(table, "without deals, base case", of.result.base[i].period, of.result.base[i].eps.value,
            of.units);
  for (const ScenarioResult& one : of.result.scenarios) {
    for (const DealYear& year : one.by_earnings.years)
      add_eps(table, titled_name(one), year.period, year.eps.value, of.units);
  }
  add_consensus_points(table, of);
  add_chart(
      document, std::move(table),
      {.axis = ChartAxis::periods,
       .along = "year",
       .layers = {{.mark = ChartMark::line, .value = "eps", .series = "series"},
                  {.mark = ChartMark::points, .name = "consensus", .value = "consensus"}},
       .value_title = "EPS, non-GAAP",
       .caption = "How far each scenario's earnings part from those of the company without its deals."});
}

void add_value_bridge(Document& document, const Valued& of) {
  if (!of.has_deals()) return;
  Bridge bridge{
      bridge_table("value_bridge", "From the company without deals to the value of a share, weighted",
                   of.units.a_share),
      of.units.a_share};
  double weights = 0.0;
  Effect sum{PerShare{0}, PerShare{0}, PerShare{0}, PerShare{0}, PerShare{0}};
  FlowValue flows{Money{0}, Money{0}, Money{0}, Money{0}};
  for (const ScenarioResult& one : of.result.scenarios) {
    weights += one.weight;
    sum.growth += one.weight * one.effect.growth;
    sum.multiple += one.weight * one.effect.multiple;
    sum.required_return += one.weight * one.effect.required_return;
    sum.dilution += one.weight * one.effect.dilution;
    flows.committed += one.weight * (one.by_parts.flows.committed + one.by_parts.flows.optional);
    flows.follow_on += one.weight * one.by_parts.flows.follow_on;
    flows.consideration += one.weight * one.by_parts.flows.consideration;
  }
  const double a_share = 1.0 / (weights * of.shares().value);
  bridge.total("base", "base case without deals", of.result.base_value.value);
  bridge.change("growth", "growth in the scenarios", sum.growth.value / weights);
  bridge.change("multiple", "multiples in the scenarios", sum.multiple.value / weights);
  bridge.change("required_return", "required returns in them", sum.required_return.value / weights);
  bridge.change("deal", "the deals' gigawatts", flows.committed.value * a_share);
  bridge.change("follow_on", "follow-on gigawatts", flows.follow_on.value * a_share);
  bridge.change("consideration", "shares bought and loans", flows.consideration.value * a_share);
  bridge.change("dilution", "shares that vest", sum.dilution.value / weights);
  bridge.total("value", "value a share", of.result.by_parts.expected.value);
  bridge.total("price", "price", of.result.spot.price.value, of.value.spot.standing);
  add_chart(document, std::move(bridge.table),
            {.axis = ChartAxis::names,
             .along = "part",
             .layers = bridge_layers(),
             .value_title = "value a share",
             .caption = "What takes the value of a share from that of the company without its deals to the "
                        "weighted value, with the price below."});
}

}  // namespace calculator
