#include <algorithm>
#include <utility>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/equity/broker_target.hpp>

#include "valued.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// The unit of an assumption: of "deal.A.margin" that of the input, of "neutral: multiple" that of the
/// multiple.
std::string unit_of_input(const std::vector<NamedInput>& inputs, const std::string& what,
                          const Units& units) {
  const auto colon = what.find(": ");
  const std::string name = colon == std::string::npos ? what : what.substr(colon + 2);
  const auto found = std::ranges::find(inputs, name, &NamedInput::name);
  if (found != inputs.end()) return found->unit;
  if (what.starts_with("weight of ") || name == "ai_mix" || name.ends_with(".haircut")) return "%";
  if (name == "revenue") return units.money;
  if (name == "diluted_shares") return "shares";
  if (name.ends_with(".contra_revenue")) return units.a_gigawatt;
  return "";
}

}  // namespace

DocumentTable target_table(const Valued& of) {
  DocumentTable table{.key = "targets",
                      .title = "Brokers' price targets",
                      .columns = {{"broker", "broker"},
                                  {"target", "target", of.units.a_share},
                                  {"multiple", "multiple", "x"},
                                  {"period", "on EPS of"},
                                  {"implied_eps", "their EPS", of.units.a_share},
                                  {"upside", "against price", "%"},
                                  {"published", "published"},
                                  {"source", "source"}},
                      .rows = {}};
  for (const auto& sourced : of.value.targets) {
    const BrokerTarget& one = sourced.value;
    add_row(table, one.broker,
            {text(one.broker), with_standing(quantity(one.target.value, of.units.a_share), sourced.standing),
             quantity(one.multiple.value, "x"), text(label(one.period)),
             quantity(implied_eps(one).eps.value, of.units.a_share),
             change(growth(of.result.spot.price, one.target)), text(to_string(one.published)),
             text(sourced.source)});
  }
  return table;
}

DocumentTable assumption_table(const Valued& of) {
  DocumentTable table{
      .key = "assumptions",
      .title = "What is assumed or redacted, and why",
      .columns = {{"input", "input"}, {"value", "value"}, {"standing", "standing"}, {"reason", "reason"}},
      .rows = {}};
  const auto inputs = named_inputs(of.value);
  const auto add = [&](const std::string& what, std::optional<double> number, const std::string& unit,
                       Standing standing, const std::string& reason) {
    add_row(table, what,
            {text(what),
             number ? own_quantity(*number, unit) : text(""),
             {standing_cell(standing)},
             text(reason)});
  };
  for (const Assumption& one : assumptions(of.value)) {
    add(one.what, one.value, unit_of_input(inputs, one.what, of.units), one.standing, one.reason);
  }
  const auto add_market = [&](const char* what, const auto& part) {
    if (!is_chosen(part.standing)) return;
    const bool is_flat = part.value.later.empty();
    add(what, is_flat ? std::optional{number(part.value.value)} : std::nullopt, "%", part.standing,
        part.source);
  };
  if (of.file.market->volatility) add_market("market.volatility", *of.file.market->volatility);
  if (of.file.market->risk_free_rate) add_market("market.risk_free_rate", *of.file.market->risk_free_rate);
  add_market("market.dividend_yield", of.file.market->dividend_yield);
  for (const KeyProvenance& one : of.file.provenance) {
    if (is_chosen(one.standing)) add(one.path, {}, "", one.standing, one.source);
  }
  return table;
}

}  // namespace calculator
