#include "fairvalue/tables/live_versions.hpp"

#include <algorithm>
#include <utility>

namespace calculator {

using namespace fairvalue;

namespace {

/// The name of an input in a derivation, by that of a step: "eps_growth" of "operating_model.eps_growth",
/// "multiple" of "scenario.bull.set.multiple".
struct StepInput {
  std::string name;
  std::string scenario{};
};

StepInput input_of_step(const std::string& step) {
  constexpr std::string_view company = "operating_model.", scenario = "scenario.", set = ".set.";
  if (step == "spot") return {"price"};
  if (step.starts_with(company)) return {step.substr(company.size())};
  const std::size_t at = step.find(set);
  if (!step.starts_with(scenario) || at == std::string::npos) return {step};
  return {step.substr(at + set.size()), step.substr(scenario.size(), at - scenario.size())};
}

/// A version of the case on the way, and the places of its numbers.
struct CaseVersion {
  const Case& of;
  CaseDerivation derivation;
  std::vector<std::optional<std::size_t>> places{};

  std::size_t value() const { return *places[find_output(derivation, "expected_value").number]; }
  std::optional<std::size_t> input(const StepInput& asked) const {
    for (std::size_t i = 0; i < places.size(); ++i) {
      const DerivedNumber& one = derivation.numbers[i];
      if (places[i] && one.operation == "input" && one.name == asked.name && set_by(one) == asked.scenario)
        return places[i];
    }
    return std::nullopt;
  }
  /// The scenario that sets an input; empty for the case's own.
  std::string set_by(const DerivedNumber& input) const {
    const auto by = std::ranges::find_if(
        of.scenarios, [&](const Scenario& one) { return input.source.starts_with(one.name + ": "); });
    return by == of.scenarios.end() ? "" : by->name;
  }
};

/// The cell of an input that changes, as far as it is the number that the cell shows.
void show_input(LiveNumbers& to, const DocumentTable& table, const std::string& row, const char* column,
                std::optional<std::size_t> number, std::optional<double> shown) {
  if (number && shown && to.at(*number).value == *shown) to.show(table, row, column, *number);
}

/// Values and effects of the rows of a bridge: `values` before the first step and after each.
void show_values(LiveNumbers& to, const DocumentTable& table, const LiveNumbers::Places& values,
                 const std::string& unit) {
  LiveNumbers::Places effects;
  double total = 0.0;
  to.show(table, table.rows.front().key, "value", values.front());
  for (std::size_t i = 1; i < values.size(); ++i) {
    const std::string& step = table.rows[i].key;
    const double by = to.at(values[i]).value - to.at(values[i - 1]).value;
    effects.push_back(to.result("-", {values[i], values[i - 1]}, by, unit, "effect of " + step));
    total += by;
    to.show(table, step, "value", values[i]);
    to.show(table, step, "effect", effects.back());
  }
  const std::string& last = table.rows.back().key;
  to.show(table, last, "value", values.back());
  if (!effects.empty()) to.show(table, last, "effect", to.sum(effects, total, unit, "sum of the effects"));
}

/// What a share's value takes of the terms of the deals' warrants, in the versions that the files have: it
/// holds for their numbers as given.
class WarrantTerms {
 public:
  WarrantTerms(const CaseFile& before, const CaseFile& after) : files_{&before, &after} {
    for (const CaseFile* file : files_) positions_.push_back(open_positions(*file));
  }

  void note(VersionedInputs& inputs) const {
    for (const bool is_after : {false, true}) {
      LiveNumbers own;
      for (const OpenPosition& one : positions_[is_after])
        add_terms(own, *files_[is_after], one, LiveNumbers::as_given);
      for (std::size_t i = 0; i < own.size(); ++i) {
        if (is_after) inputs.note_after(own.at(i));
        if (!is_after) inputs.note_before(own.at(i));
      }
    }
  }

  /// In place of the input "deal.NAME.warrant" of a case on the way, the number that rests on the terms.
  LiveNumbers::InputForm form(LiveNumbers& to, const Case& of, const LiveNumbers::InputForm& form) const {
    std::map<std::string, std::size_t> terms;
    for (const Deal& deal : of.deals) {
      for (const bool is_after : {false, true}) {
        for (const OpenPosition& one : positions_[is_after]) {
          if (!deal.warrant || !one.deal || one.name != deal.name || !(*one.terms == deal.warrant->value))
            continue;
          const std::string name = "deal." + deal.name + ".warrant";
          const auto all = add_terms(to, *files_[is_after], one, form).all;
          terms[name] = to.held("the terms as given", all, deal.warrant->value.shares.value, "shares", name);
        }
      }
    }
    return [&to, form, terms](DerivedNumber one) {
      const auto found = terms.find(one.name);
      return found == terms.end() ? form(std::move(one)) : to.at(found->second);
    };
  }

 private:
  std::vector<const CaseFile*> files_;
  std::vector<std::vector<OpenPosition>> positions_;  ///< of each
};

PositionNumbers position_of(LiveNumbers& to, const PositionVersion& of, const LiveNumbers::InputForm& form) {
  const OpenPosition& open = of.values.open;
  LiveNumbers::Places plan;
  if (open.deal && open.is_planned) plan = add_plan(to, of.file, *open.deal, form);
  return add_position(to, of.file, of.values, ValueKind::economic, form, plan);
}

std::vector<DerivedNumber> inputs_of(const PositionVersion& of) {
  LiveNumbers own;
  position_of(own, of, LiveNumbers::as_given);
  std::vector<DerivedNumber> all;
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (own.at(i).operation == "input") all.push_back(own.at(i));
  }
  return all;
}

}  // namespace

VersionedInputs::VersionedInputs(const CaseFile& before, const CaseFile& after) {
  for (const CaseFile* file : {&before, &after}) {
    for (const Scenario& one : file->scenarios) scenarios_.push_back(one.name);
  }
}

VersionedInputs::Key VersionedInputs::key_of(const DerivedNumber& input) const {
  const auto sets_it = [&](const std::string& name) { return input.source.starts_with(name + ": "); };
  const auto by = std::ranges::find_if(scenarios_, sets_it);
  return {input.name, by == scenarios_.end() ? "" : *by, input.value};
}

void VersionedInputs::note_after(const DerivedNumber& input) { after_.emplace(key_of(input), input.source); }

/// The price of a share's value is that of the warrants.
DerivedNumber VersionedInputs::formed(DerivedNumber input) const {
  const Key key = key_of(input);
  const auto later = after_.find(key);
  const bool is_before = before_.contains(key), is_after = later != after_.end();
  if (is_after) input.source = later->second;
  if (input.name == "price") input.name = "market.price";
  if (is_before != is_after) input.name += is_before ? " (before)" : " (after)";
  return input;
}

LiveNumbers::InputForm VersionedInputs::form() const {
  return [this](DerivedNumber one) { return formed(std::move(one)); };
}

void add_share_bridge_numbers(LiveNumbers& to, const DocumentTable& table, const VersionOfCase& before,
                              const VersionOfCase& after, const CaseBridge& bridge) {
  VersionedInputs inputs{before.file, after.file};
  std::vector<CaseVersion> versions{{before.of, case_derivation(before.of)}};
  for (const CaseStep& step : bridge.steps) versions.push_back({step.reached, case_derivation(step.reached)});
  for (const DerivedNumber& one : versions.front().derivation.numbers) {
    if (one.operation == "input") inputs.note_before(one);
  }
  for (const DerivedNumber& one : case_derivation(after.of).numbers) {
    if (one.operation == "input") inputs.note_after(one);
  }
  const WarrantTerms terms{before.file, after.file};
  terms.note(inputs);
  LiveNumbers::Places values;
  for (CaseVersion& one : versions) {
    const std::size_t wanted[] = {find_output(one.derivation, "expected_value").number};
    one.places = to.copy(one.derivation, one.of, wanted, terms.form(to, one.of, inputs.form()));
    values.push_back(one.value());
  }
  show_values(to, table, values, Units{currency(after.of)}.a_share);
  for (const DocumentRow& row : table.rows) {
    const StepInput step = input_of_step(row.key);
    show_input(to, table, row.key, "before", versions.front().input(step), row.cells[1].shown.number);
    show_input(to, table, row.key, "after", versions.back().input(step), row.cells[2].shown.number);
  }
}

void add_warrant_bridge_numbers(LiveNumbers& to, const DocumentTable& table, const PositionVersion& before,
                                const PositionVersion& after, const WarrantBridge& bridge) {
  VersionedInputs inputs{before.file, after.file};
  const auto old_inputs = inputs_of(before), new_inputs = inputs_of(after);
  for (const DerivedNumber& one : old_inputs) inputs.note_before(one);
  for (const DerivedNumber& one : new_inputs) inputs.note_after(one);
  const auto first = position_of(to, before, inputs.form()).total;
  const auto last = position_of(to, after, inputs.form()).total;
  if (!first || !last) return;
  const auto places_of = [&](const std::vector<DerivedNumber>& some) {
    std::map<std::string, std::size_t> places;
    for (const DerivedNumber& one : some) places[one.name] = to.add(inputs.form()(one), "");
    return places;
  };
  const auto old_places = places_of(old_inputs), new_places = places_of(new_inputs);
  std::set<std::size_t> all;
  for (const auto* places : {&old_places, &new_places}) {
    for (const auto& [name, place] : *places) all.insert(place);
  }
  const std::string money = Units{after.file.company.currency}.money;
  const auto rounded = [&](std::size_t number, Money value) {
    return to.result("rounded", {number}, value.value, money, to.at(number).name + ", rounded");
  };
  LiveNumbers::Places values{rounded(*first, bridge.before)};
  Money reached = bridge.before;
  for (const WarrantStep& step : bridge.steps) {
    reached += step.effect;
    values.push_back(&step == &bridge.steps.back()
                         ? rounded(*last, bridge.after)
                         : to.held("value with the inputs so far", {all.begin(), all.end()}, reached.value,
                                   money, "value after " + step.input));
  }
  show_values(to, table, values, money);
  const std::string& path = after.values.open.path;
  for (const WarrantStep& step : bridge.steps) {
    const bool is_market = step.input.starts_with("market.");
    const std::string name = is_market ? step.input : path.substr(0, path.rfind('.') + 1) + step.input;
    if (old_places.contains(name))
      show_input(to, table, step.input, "before", old_places.at(name), step.before);
    if (new_places.contains(name))
      show_input(to, table, step.input, "after", new_places.at(name), step.after);
  }
}

void add_lone_numbers(LiveNumbers& to, const DocumentTable& table, const PositionVersion& of, bool is_new) {
  const auto total = position_of(to, of, LiveNumbers::as_given).total;
  if (!total) return;
  const std::string money = Units{of.file.company.currency}.money;
  const std::size_t nothing = to.result("constant", {}, 0.0, money, "no warrant");
  if (is_new) return show_values(to, table, {nothing, *total}, money);
  show_values(to, table, {*total, nothing}, money);
}

}  // namespace calculator
