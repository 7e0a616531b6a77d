#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/model/announcement.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/scenario_plan.hpp>

#include "fairvalue/charts/charts.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

std::string series_name(const Scenario& one) {
  return one.label.empty() ? one.name : one.name + " " + one.label;
}

struct SeriesPlan {
  std::string name;
  std::vector<Milestone> plan;
};

/// The plan as each scenario has it, and as agreed where no scenario has it so.
std::vector<SeriesPlan> series_of(const Valued& of, const Case& value, std::size_t deal) {
  const auto plan_of = [&](const Settings& set) {
    const auto plan = attempt([&] { return scenario_plan(value, set, deal); });
    return plan.has_value() ? plan.value() : std::vector<Milestone>{};
  };
  const std::vector<Milestone> agreed = plan_of(base_settings(value));
  if (of.value.scenarios.empty()) return {{"as agreed", agreed}};
  std::vector<SeriesPlan> series;
  for (const Scenario& one : of.value.scenarios)
    series.push_back({series_name(one), plan_of(settings_of(value, one))});
  if (std::ranges::find(series, agreed, &SeriesPlan::plan) == series.end())
    series.insert(series.begin(), {"as agreed", agreed});
  return series;
}

void add_milestones(DocumentTable& table, const std::string& series, const std::vector<Milestone>& plan,
                    Standing standing) {
  for (const Milestone& one : plan)
    add_row(table, series + " " + to_string(one.date),
            {text(to_string(one.date)), text(series), with_standing(quantity(one.volume, "GW"), standing)});
}

void add_plan_chart(Document& document, const Valued& of, const Case& value, std::size_t deal) {
  const Deal& one = value.deals[deal];
  const bool is_alone = value.deals.size() == 1;
  DocumentTable table{
      .key = is_alone ? "deployment" : fmt::format("deployment_{}", deal + 1),
      .title = one.name + ": gigawatts to date, as agreed and in each scenario",
      .columns = {{"day", "day"}, {"series", "scenario"}, {"gigawatts", "gigawatts to date", "GW"}},
      .rows = {}};
  for (const SeriesPlan& series : series_of(of, value, deal))
    add_milestones(table, series.name, series.plan, one.plan.standing);
  add_chart(document, std::move(table),
            {.axis = ChartAxis::dates,
             .along = "day",
             .layers = {{.mark = ChartMark::line, .value = "gigawatts", .series = "series"}},
             .caption = "The further right a line, the later the gigawatts; where it ends, no more come."},
            2);
}

/// The total before and after, and what lies between.
DocumentTable jump_chart_table(const Valued& of, const Announcement& announcement, const Jump& jump) {
  DocumentTable table = bridge_table(
      "jump",
      fmt::format("The price from {:.2f} to {:.2f}", announcement.before.value, announcement.after.value),
      of.units.a_share);
  const std::string& unit = of.units.a_share;
  double level = announcement.before.value;
  const auto total = [&](const char* key, const char* what, double value) {
    add_row(table, key, {text(what), quantity(value, unit), text(""), text(""), text("")});
  };
  const auto change_by = [&](const char* key, const char* what, Money amount) {
    const double by = (amount / of.value.company.diluted_shares.value).value;
    if (std::abs(by) < 0.005) return;
    add_row(table, key,
            {text(what), text(""), quantity(level, unit), quantity(level + by, unit), effect(PerShare{by})});
    level += by;
  };
  total("before", "price before", announcement.before.value);
  change_by("market", "the market's own move", jump.market_move);
  change_by("deals", "deals, less the warrants", jump.market_view);
  change_by("rest", "what they do not explain", jump.rest);
  total("after", "price after", announcement.after.value);
  return table;
}

}  // namespace

void add_jump_chart(Document& document, const Valued& of) {
  const CaseDeal* const announced = announced_before(of);
  if (!announced || !of.worth) return;
  const Announcement announcement{.before = announced->facts.grant->value.spot.price,
                                  .after = of.result.spot.price};
  const Jump jump = explain_jump(of.value, announcement, of.warrants.values);
  add_chart(
      document, jump_chart_table(of, announcement, jump),
      {.axis = ChartAxis::names,
       .along = "part",
       .layers = bridge_layers(),
       .value_title = "price",
       .caption = "How much of the move of the price the deals' cash flows explain, once the warrants are "
                  "paid for."});
}

void add_deployment(Document& document, const Valued& of) {
  const Case value = with_calibration(of.value);
  for (std::size_t i = 0; i < value.deals.size(); ++i) add_plan_chart(document, of, value, i);
}

namespace {

/// Where a tranche vests: gigawatts by price; none where its terms are of another kind.
struct VestingPoint {
  double gigawatts;
  double price;
};
std::optional<VestingPoint> vesting_point(const Tranche& tranche) {
  const auto gates = attempt([&] { return std::pair{volume_gate(tranche), price_gate(tranche)}; });
  if (!gates.has_value() || !gates.value().first || !gates.value().second) return std::nullopt;
  return VestingPoint{gates.value().first->volume, gates.value().second->hurdle.value};
}

void add_tranche_points(DocumentTable& table, const Deal& deal, const Units& units) {
  for (const Tranche& tranche : deal.warrant->value.tranches) {
    const auto point = vesting_point(tranche);
    if (!point) continue;
    const Standing standing = deal.warrant->standing;
    add_row(table, "tranche " + tranche.name,
            {text(""), with_standing(quantity(point->gigawatts, "GW"), standing),
             with_standing(quantity(point->price, units.a_share), standing), quantity({}, units.a_share),
             text(tranche.name), text(""), quantity(tranche.shares.value, "shares")});
  }
}

void add_scenario_path(DocumentTable& table, const ScenarioResult& one, const std::string& name,
                       const Units& units) {
  for (const DealYear& year : one.by_earnings.years)
    add_row(table, name + " " + label(year.period),
            {text(name), quantity(year.delivered_to_date.value, "GW"), quantity({}, units.a_share),
             with_standing(quantity(year.price.value, units.a_share), Standing::assumed), text(""),
             text(label(year.period)), quantity({}, "shares")});
}

}  // namespace

void add_vesting_map(Document& document, const Valued& of) {
  const auto with_map = [](const Deal& deal) {
    return deal.warrant && std::ranges::any_of(deal.warrant->value.tranches, [](const Tranche& one) {
             return vesting_point(one).has_value();
           });
  };
  if (of.value.deals.size() != 1 || !with_map(of.value.deals.front())) return;
  const Deal& deal = of.value.deals.front();
  DocumentTable table{.key = "vesting_map",
                      .title = deal.name + ": what each tranche asks for, and where the scenarios go",
                      .columns = {{"scenario", "scenario"},
                                  {"gigawatts", "gigawatts to date", "GW"},
                                  {"hurdle", "hurdle", of.units.a_share},
                                  {"price", "price", of.units.a_share},
                                  {"tranche", "tranche"},
                                  {"year", "fiscal year"},
                                  {"shares", "shares", "shares"}},
                      .rows = {}};
  for (const ScenarioResult& one : of.result.scenarios)
    add_scenario_path(table, one, one.label.empty() ? one.name : one.name + " " + one.label, of.units);
  add_tranche_points(table, deal, of.units);
  add_chart(
      document, std::move(table),
      {.axis = ChartAxis::numbers,
       .along = "gigawatts",
       .layers = {{.mark = ChartMark::line, .value = "price", .series = "scenario"},
                  {.mark = ChartMark::points, .name = "tranche", .value = "hurdle", .label = "tranche"}},
       .value_title = "price",
       .caption = "A tranche vests once a scenario has come as far right and as high as its point; each "
                  "marked point of a line is a fiscal year's end."});
}

}  // namespace calculator
