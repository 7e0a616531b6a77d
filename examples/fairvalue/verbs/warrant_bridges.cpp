#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/model/warrant_bridge.hpp>

#include "fairvalue/case/gate_words.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/tables/live_versions.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// A position of a file in the market of its day.
struct Version {
  OpenPosition open;
  ValuationState state;

  PositionValues with(Priced priced) const { return {open, state.market, std::move(priced)}; }
};

std::vector<Version> versions_of(const CaseFile& file) {
  std::vector<Version> all;
  for (OpenPosition& open : open_positions(file)) {
    if (!file.market) throw Error{file.name + ": table market is missing; the value of a warrant needs it"};
    ValuationState state{open.position, market_of(file, open)};
    all.push_back({std::move(open), std::move(state)});
  }
  return all;
}

Priced priced_state(const Request& request, const OpenPosition& open, const ValuationState& state) {
  Priced priced = price_position(request, state.position, state.market);
  if (priced.total()) return priced;
  throw Error{reason_in_file(open, priced.reason)};
}

bool is_same(const ValuationState& a, const ValuationState& b) {
  const WarrantPosition& x = a.position;
  const WarrantPosition& y = b.position;
  return a.market == b.market && x.warrant == y.warrant && x.outlook == y.outlook &&
         x.deployment == y.deployment && x.history == y.history && x.calendar == y.calendar;
}

/// What is no number of an input, in words: dates, a tranche's shares and gates, milestones.
std::string words_of_input(const ValuationState& of, const std::string& input, const Units& units) {
  const Warrant& warrant = of.position.warrant;
  if (input == "market.as_of") return to_string(of.market.spot.as_of);
  if (input == "warrant.granted") return to_string(warrant.granted);
  if (input == "warrant.expiry") return to_string(warrant.expiry);
  if (input == "outlook.milestone") {
    const auto& all = of.position.outlook.milestones;
    if (all.empty()) return "none";
    return milestone_words(all.back(), units) +
           (all.size() > 1 ? fmt::format(" and {} before it", all.size() - 1) : "");
  }
  for (const Tranche& one : warrant.tranches) {
    if (input.starts_with("warrant.tranche " + one.name) &&
        (input.size() == 16 + one.name.size() || input.ends_with(")")))
      return words_of(one.shares.value, "shares") + " shares, " + gates_words(one, units);
  }
  return "";
}

/// "+1.23 m", "-0.50 bn".
DocumentCell amount_effect(Money by, const std::string& money) {
  DocumentCell cell = quantity(by.value, money);
  if (by.value > 0.0) cell.shown.text.insert(0, "+");
  return cell;
}

DocumentTable empty_bridge_table(const std::string& name, const std::string& money) {
  return {.key = "steps " + name,
          .title = name + ": input by input, in the order in which they are put in place",
          .columns = {{"input", "input"},
                      {"before", "before"},
                      {"after", "after"},
                      {"effect", "effect", money},
                      {"value", "value", money}},
          .rows = {}};
}

DocumentTable bridge_table(const std::string& name, const WarrantBridge& bridge, const ValuationState& before,
                           const ValuationState& after, const Units& units) {
  DocumentTable table = empty_bridge_table(name, units.money);
  Money reached = bridge.before;
  add_row(table, "before",
          {text("before"), text(""), text(""), text(""), quantity(reached.value, units.money)});
  for (const WarrantStep& step : bridge.steps) {
    const std::string unit = units.of(step.unit);
    const auto cell = [&](std::optional<double> number, const ValuationState& of) {
      return number ? own_quantity(number, unit) : text(words_of_input(of, step.input, units));
    };
    reached += step.effect;
    add_row(table, step.input,
            {text(step.input), cell(step.before, before), cell(step.after, after),
             amount_effect(step.effect, units.money), quantity(reached.value, units.money)});
  }
  add_row(table, "after",
          {text("after"), text(""), text(""), amount_effect(bridge.total(), units.money),
           quantity(bridge.after.value, units.money)});
  table.notes = {
      "Economic value in whole currency units, by formula or by simulation on the same paths: the "
      "effects add up exactly. What interacts counts with the later input."};
  return table;
}

/// A warrant that one case alone has.
DocumentTable lone_table(const std::string& name, Money value, bool is_new, const std::string& money) {
  DocumentTable table = empty_bridge_table(name, money);
  const Money before{is_new ? 0.0 : value.value};
  const Money after{is_new ? value.value : 0.0};
  add_row(table, "before", {text("before"), text(""), text(""), text(""), quantity(before.value, money)});
  const std::string what = is_new ? "warrant (new)" : "warrant (gone)";
  add_row(
      table, what,
      {text(what), text(""), text(""), amount_effect(after - before, money), quantity(after.value, money)});
  add_row(table, "after",
          {text("after"), text(""), text(""), amount_effect(after - before, money),
           quantity(after.value, money)});
  return table;
}

void add_change(Document& document, const std::string& name, Money before, Money after, const Units& units) {
  document.headline.push_back(fmt::format("{}: the economic value goes from {} to {} {}, {}.", name,
                                          words_of(before.value, units.money),
                                          words_of(after.value, units.money), units.money,
                                          amount_effect(after - before, units.money).shown.text));
}

/// The bridges of two files while they are made.
class WarrantBridges {
 public:
  WarrantBridges(Document& document, LiveNumbers& live, const Request& request, const CaseFile& before,
                 const CaseFile& after)
      : document_{document},
        live_{live},
        request_{request},
        before_{before},
        after_{after},
        units_{after.company.currency} {}

  /// One that a version alone has.
  void add_lone(const Version& one, bool is_new) {
    const std::string& name = one.open.name;
    add(name, [&] {
      const PositionValues values = one.with(priced_state(request_, one.open, one.state));
      const Money value = *values.economic.total(), nothing{0.0};
      add_change(document_, name, is_new ? nothing : value, is_new ? value : nothing, units_);
      DocumentTable table = lone_table(name, value, is_new, units_.money);
      add_lone_numbers(live_, table, {is_new ? after_ : before_, values}, is_new);
      return table;
    });
  }

  void add_changed(const Version& from, const Version& to) {
    const std::string& name = from.open.name;
    add(name, [&] {
      std::optional<Priced> first, last;  // of the two ends
      const auto value = [&](const ValuationState& state) {
        Priced priced = priced_state(request_, to.open, state);
        const Money total = *priced.total();
        if (is_same(state, from.state)) first = priced;
        if (is_same(state, to.state)) last = std::move(priced);
        return total;
      };
      const WarrantBridge bridge = warrant_bridge(from.state, to.state, value);
      add_change(document_, name, bridge.before, bridge.after, units_);
      DocumentTable table = bridge_table(name, bridge, from.state, to.state, units_);
      add_warrant_bridge_numbers(live_, table, {before_, from.with(*first)}, {after_, to.with(*last)},
                                 bridge);
      return table;
    });
  }

 private:
  template <class TableOf>
  void add(const std::string& name, TableOf table_of) {
    const auto table = attempt(table_of);
    if (table.has_value()) document_.tables.push_back(table.value());
    if (!table.has_value())
      document_.headline.push_back(fmt::format("{}: its value is not compared: {}.", name, table.reason()));
  }

  Document& document_;
  LiveNumbers& live_;
  const Request& request_;
  const CaseFile& before_;
  const CaseFile& after_;
  Units units_;
};

}  // namespace

void add_warrant_bridges(Document& document, LiveNumbers& live, const Request& request,
                         const CaseFile& old_file, const CaseFile& new_file) {
  const auto before = versions_of(old_file);
  const auto after = versions_of(new_file);
  WarrantBridges bridges{document, live, request, old_file, new_file};
  for (const Version& one : before) {
    const auto same = [&](const Version& other) { return other.open.name == one.open.name; };
    const auto found = std::ranges::find_if(after, same);
    if (found == after.end()) {
      bridges.add_lone(one, false);
    } else if (!is_same(one.state, found->state)) {
      bridges.add_changed(one, *found);
    }
  }
  for (const Version& one : after) {
    const bool is_old =
        std::ranges::any_of(before, [&](const Version& other) { return other.open.name == one.open.name; });
    if (!is_old) bridges.add_lone(one, true);
  }
}

}  // namespace calculator
