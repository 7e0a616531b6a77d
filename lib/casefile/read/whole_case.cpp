#include "whole_case.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/core/nearest_name.hpp>
#include <fairvalue/math/distribution.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/named_inputs.hpp>
#include <fairvalue/model/scenario_plan.hpp>

#include "casefile/quantity/quantity_text.hpp"
#include "member_place.hpp"
#include "table_reader.hpp"

namespace fairvalue::detail {
namespace {

/// Refuses by the places of the tree. The names of the model's Case are those of the file but for a few.
class WholeCase : public TableReader {
 public:
  WholeCase(CaseFile& file, const Node& root, Findings& findings)
      : TableReader(findings), file_(file), root_(root) {}

  void check() {
    check_scenarios();
    if (file_.market && file_.operating_model && file_.valuation) check_model();
  }

 private:
  const Node& root_of(std::string_view key) const {
    const Node* const node = find(root_, key);
    return node != nullptr ? *node : root_;
  }

  void refuse_at(const Node& node, std::string path, std::string message, std::string advice) {
    findings_.error(node.place, std::move(path), std::move(message), std::move(advice));
  }

  /// The element `index` of a list, or the only one, written as a table.
  static const Node& element_of(const Node& list, std::size_t index) {
    return list.kind == NodeKind::list && index < list.items.size() ? list.items[index] : list;
  }
  static std::string element_path(const char* key, const Node& list, std::size_t index) {
    return list.kind == NodeKind::list ? fmt::format("{}[{}]", key, index) : key;
  }

  void check_scenarios() {
    if (file_.scenarios.empty() || !are_weights_sound()) return;
    const double sum = std::accumulate(file_.scenarios.begin(), file_.scenarios.end(), 0.0,
                                       [](double total, const Scenario& one) { return total + one.weight; });
    if (std::abs(sum - 1.0) <= 1e-9) return;
    const Node& list = root_of("scenario");
    findings_.valuation_error(place_of_weights(list), "scenario",
                              fmt::format("weights should sum to 1, got {:.10g}", sum),
                              "A valuation refuses other sums: change the weights so that they sum to 1.");
  }

  /// Where the weights' sum is told: a weight set from outside, else the last of the file.
  Place place_of_weights(const Node& list) const {
    Place place = list.place;
    for (std::size_t i = 0; i < file_.scenarios.size(); ++i) {
      const Node& scenario = element_of(list, i);
      const Node* const weight = find(scenario, "weight");
      const Node* const value = weight != nullptr ? find(*weight, "value") : nullptr;
      place = value != nullptr ? value->place : weight != nullptr ? weight->place : scenario.place;
      if (place.line == 0) return place;
    }
    return place;
  }

  bool are_weights_sound() const {
    const Node& list = root_of("scenario");
    for (std::size_t i = 0; i < file_.scenarios.size(); ++i) {
      if (!findings_.is_sound(element_path("scenario", list, i) + ".weight")) return false;
    }
    return true;
  }

  // --- the model ---

  /// What of the tables it is made of can be checked; names of inputs also where a number of them is bad.
  void check_model() {
    const auto whole = sound_model();
    const auto inputs = whole ? named_inputs(*whole) : std::vector<NamedInput>{};
    const std::vector<std::string> names = whole ? names_of(inputs) : possible_names();
    const Inputs known{whole, inputs, names};
    check_settings(known);
    check_uncertain(known);
  }

  /// The inputs that scenarios and uncertain inputs may name, and the model where it is sound.
  struct Inputs {
    const std::optional<Case>& whole;
    const std::vector<NamedInput>& inputs;
    const std::vector<std::string>& names;
  };

  static std::vector<std::string> names_of(const std::vector<NamedInput>& inputs) {
    std::vector<std::string> names;
    for (const NamedInput& input : inputs) names.push_back(input.name);
    return names;
  }

  /// All names that a case with these deals may have.
  std::vector<std::string> possible_names() const {
    std::vector<std::string> names = names_of_inputs(false);
    for (const CaseDeal& deal : file_.deals) {
      for (const std::string& input : names_of_inputs(true))
        names.push_back(fmt::format("deal.{}.{}", deal.terms.name, input));
    }
    return names;
  }

  /// Whether the name of an input can be looked up: for one of a deal the deals' own names must be sound.
  bool can_be_looked_up(const std::string& name) const {
    if (!name.starts_with("deal.")) return true;
    const Node& list = root_of("deal");
    for (std::size_t i = 0; i < file_.deals.size(); ++i) {
      if (!findings_.is_sound(element_path("deal", list, i) + ".name")) return false;
    }
    return findings_.is_sound("deal") || !file_.deals.empty();
  }

  /// The model of the case where all that it is made of was read and the library takes it.
  std::optional<Case> sound_model() {
    for (const char* table : {"company", "market", "operating_model", "valuation", "deal", "price_target"}) {
      if (!findings_.is_sound(table)) return std::nullopt;
    }
    Case whole = model_case(file_);
    whole.scenarios.clear();
    return is_taken(whole) && has_sound_base(whole) ? std::optional{std::move(whole)} : std::nullopt;
  }

  /// Each deal that is refused is told, and the others are held together without it.
  bool is_taken(const Case& whole) {
    Case left = whole;
    std::vector<std::size_t> places(left.deals.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    while (true) {
      try {
        require_case(left);
        return left.deals.size() == whole.deals.size();
      } catch (const DomainError& error) {
        const auto at = element_member("deals", error.field());
        if (!at || at->index >= left.deals.size()) return refuse_model(error), false;
        refuse_model({fmt::format("deals[{}]{}", places[at->index], at->rest), error.rule(), error.got()});
        left.deals.erase(left.deals.begin() + static_cast<std::ptrdiff_t>(at->index));
        places.erase(places.begin() + static_cast<std::ptrdiff_t>(at->index));
      }
    }
  }

  /// Whether the model takes the case's own numbers. Else they are refused where they stand: each scenario
  /// would refuse them too, and none of them is to blame.
  bool has_sound_base(const Case& whole) {
    try {
      const Settings base = base_settings(whole);
      check_earnings(whole, base);
      return true;
    } catch (const DomainError& error) {
      refuse_model(DomainError(key_of_input(error.field()), error.rule(), error.got()));
      return false;
    }
  }

  /// A multiple of a loss is no price, and no setting gives a price that is out of reach.
  void check_earnings(const Case& whole, const Settings& base) {
    try {
      if (whole.calibrate) {
        with_calibration(whole);
      } else {
        base_value(whole, base);
      }
    } catch (const DomainError& error) {
      if (error.field() != "price without deals") throw;
      findings_.valuation_error(
          root_of("operating_model").place, "operating_model",
          fmt::format("should give the share a price, got {} (multiple x EPS of the last year)", error.got()),
          "A multiple of earnings values no company with a loss in the last of its years: add years until it "
          "earns, or value it by other means.");
    }
  }

  /// Where an input stands in the file: "deal.OpenAI 6 GW.margin" in deals[0].margin.
  std::string key_of_input(std::string_view input) const {
    for (std::size_t i = 0; i < file_.deals.size(); ++i) {
      const std::string prefix = fmt::format("deal.{}.", file_.deals[i].terms.name);
      if (input.starts_with(prefix)) return fmt::format("deals[{}].{}", i, input.substr(prefix.size()));
    }
    for (const char* of_company : {"eps_growth", "revenue_growth", "tax_rate"}) {
      if (input == of_company) return fmt::format("operating_model.{}", input);
    }
    return std::string{input};
  }

  void refuse_model(const DomainError& error) {
    struct Moved {
      std::string_view from;
      std::string_view to;
    };
    constexpr Moved moved[] = {{"spot", "market"},
                               {"targets", "price_target"},
                               {"multiple", "valuation.multiple"},
                               {"deal_discount", "valuation.deal_discount"},
                               {"required_return", "valuation.required_return"},
                               {"calibrate", "valuation.calibrate"}};
    std::string field{error.field()};
    for (const Moved& one : moved) {
      if (field.starts_with(one.from)) {
        field = std::string{one.to} + field.substr(one.from.size());
        break;
      }
    }
    refuse_domain(DomainError(field, error.rule(), error.got()), "", root_);
  }

  // --- scenarios' settings ---

  void check_settings(const Inputs& known) {
    const Node& list = root_of("scenario");
    for (std::size_t i = 0; i < file_.scenarios.size(); ++i) {
      const Node& scenario = element_of(list, i);
      const Node* const set = find(scenario, "set");
      for (Override& setting : file_.scenarios[i].overrides) {
        const std::string path =
            element_path("scenario", list, i) + "." + to_string(KeyPath{"set", setting.name});
        const Node* const own = set != nullptr ? find(*set, setting.name) : nullptr;
        if (findings_.is_sound(path)) check_setting(known, setting, own != nullptr ? *own : scenario, path);
      }
    }
  }

  void check_setting(const Inputs& known, Override& setting, const Node& place, const std::string& path) {
    if (std::ranges::find(known.names, setting.name) == known.names.end()) {
      if (can_be_looked_up(setting.name)) refuse_input(known.names, setting.name, place, path);
      return;
    }
    const auto input = std::ranges::find(known.inputs, setting.name, &NamedInput::name);
    if (input == known.inputs.end()) return;  // of a model that is not sound
    if (setting.unit && *setting.unit != input->unit) {
      refuse_at(place, path, fmt::format("must be in {}, got '{}'", input->unit, *setting.unit),
                "Leave the unit out, or write the input's own.");
      return;
    }
    setting.unit = input->unit;
    try {
      require_setting(*known.whole, known.inputs, setting);
    } catch (const DomainError& error) {
      refuse_at(place, path, fmt::format("must be {}, got {}", error.rule(), error.got()),
                "Change the value: the model refuses the scenario with it.");
    }
  }

  /// Throws what the model refuses of a scenario with this setting alone.
  static void require_setting(const Case& whole, const std::vector<NamedInput>& inputs, const Override& one) {
    const Settings changed =
        settings(whole, resolved_values(inputs, resolve(inputs, std::vector<Override>{one})));
    for (std::size_t i = 0; i < whole.deals.size(); ++i) scenario_plan(whole, changed, i);
  }

  void refuse_input(const std::vector<std::string>& names, const std::string& name, const Node& place,
                    const std::string& path) {
    const auto likely = likely_names(name, names);
    refuse_at(place, path,
              fmt::format("must be an input of the case ({}), got '{}'", name_hint(name, names), name),
              likely.empty() ? "Write the name of an input, or leave the setting out."
                             : fmt::format("Write \"{}\", or leave the setting out.", likely.front()));
  }

  // --- uncertain inputs ---

  void check_uncertain(const Inputs& known) {
    if (!file_.uncertain || file_.uncertain->inputs.empty()) return;
    const Node& list = root_of("uncertain");
    bool are_known = true;
    for (std::size_t i = 0; i < file_.uncertain->inputs.size(); ++i) {
      const UncertainInput& input = file_.uncertain->inputs[i];
      const Node& element = element_of(list, i);
      const std::string path = element_path("uncertain", list, i);
      const bool is_known = std::ranges::find(known.names, input.name) != known.names.end();
      are_known = are_known && is_known && findings_.is_sound(path);
      if (!findings_.is_sound(path + ".name")) continue;
      if (!is_known && can_be_looked_up(input.name)) {
        const Node* const node = find(element, "name");
        refuse_input(known.names, input.name, node != nullptr ? *node : element, path + ".name");
      }
      if (is_known && known.whole && findings_.is_sound(path))
        check_ends(*known.whole, known.inputs, input, element, path);
    }
    if (are_known && findings_.is_sound("correlation")) check_correlations();
  }

  void check_correlations() {
    try {
      normal_correlations(*file_.uncertain);
    } catch (const DomainError& error) {
      const std::string field{error.field()};
      const bool of_correlation = field.starts_with("correlation");
      refuse_domain(
          DomainError(of_correlation ? "correlation" + field.substr(std::min<std::size_t>(12, field.size()))
                                     : "uncertain" + field.substr(std::min<std::size_t>(6, field.size())),
                      error.rule(), error.got()),
          "", root_);
    }
  }

  /// The model takes an uncertain input at the ends of its 90 %: else many samples have no value.
  void check_ends(const Case& whole, const std::vector<NamedInput>& inputs, const UncertainInput& input,
                  const Node& element, const std::string& path) {
    try {
      for (const double part : {0.05, 0.95})
        require_setting(whole, inputs, {.name = input.name, .value = quantile(input.distribution, part)});
    } catch (const DomainError& error) {
      const Node* const range = find(element, "range");
      refuse_at(range != nullptr ? *range : element, path + ".range",
                fmt::format("must be {} at its 5 and 95 %, got {}", error.rule(), error.got()),
                "Change the range: the model refuses many of its samples.");
    }
  }

  CaseFile& file_;
  const Node& root_;
};

}  // namespace

void check_whole(CaseFile& file, const Node& root, Findings& findings) {
  WholeCase{file, root, findings}.check();
}

}  // namespace fairvalue::detail
