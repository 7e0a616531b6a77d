#include "input_changes.hpp"

#include <algorithm>
#include <utility>

namespace fairvalue::detail {
namespace {

// --- whether two members have the same value, whatever their source ---

template <class T>
bool is_same(const Sourced<T>& a, const Sourced<T>& b) {
  return a.value == b.value;
}
template <class T>
bool is_same(const std::optional<Sourced<T>>& a, const std::optional<Sourced<T>>& b) {
  return a && b ? is_same(*a, *b) : a.has_value() == b.has_value();
}
template <class T>
bool is_same(const std::vector<Sourced<T>>& a, const std::vector<Sourced<T>>& b) {
  return std::ranges::equal(a, b, [](const auto& x, const auto& y) { return is_same(x, y); });
}
bool is_same(const Sourced<Spot>& a, const Sourced<Spot>& b) {  // the day is an input of its own
  Spot same_day = a.value;
  same_day.as_of = b.value.as_of;
  return same_day == b.value;
}
bool is_same(const std::vector<FiscalPeriod>& a, const std::vector<FiscalPeriod>& b) { return a == b; }
bool is_same(const std::optional<Calibration>& a, const std::optional<Calibration>& b) {
  return a && b ? a->input == b->input && is_same(a->price, b->price) : a.has_value() == b.has_value();
}

// --- the number of a member, where it is a single one ---

std::optional<double> single(double x) { return x; }
template <class Unit>
std::optional<double> single(Quantity<Unit> x) {
  return x.value;
}
std::optional<double> single(const RollingMultiple& x) { return x.value.value; }
std::optional<double> single(const Spot& x) { return x.price.value; }
template <class T>
std::optional<double> single(const T&) {
  return std::nullopt;
}

template <class T>
std::optional<double> number_of(const Sourced<T>& x) {
  return single(x.value);
}
template <class T>
std::optional<double> number_of(const std::optional<Sourced<T>>& x) {
  return x ? single(x->value) : std::nullopt;
}
template <class T>
std::optional<double> number_of(const T&) {
  return std::nullopt;
}

/// The changes between two cases, in the order of the contract.
class InputChanges {
 public:
  InputChanges(const Case& from, const Case& to) : from_{from}, to_{to} {
    add_market_and_company();
    add_settings();
    add_deals();
    add_overrides();
    add_scenarios();
  }
  std::vector<InputChange> taken() { return std::move(all_); }

 private:
  /// `member(case)` is a reference to it.
  template <class Member>
  void add(std::string input, Member member) {
    const auto& before = member(from_);
    const auto& after = member(to_);
    if (is_same(before, after)) return;
    all_.push_back({std::move(input), number_of(before), number_of(after),
                    [&to = to_, member](Case& value) { member(value) = member(to); }});
  }

  /// The day alone, the price kept.
  void add_day() {
    if (from_.spot.value.as_of == to_.spot.value.as_of) return;
    all_.push_back(
        {"as_of", {}, {}, [&to = to_](Case& value) { value.spot.value.as_of = to.spot.value.as_of; }});
  }

  void add_market_and_company() {
    add_day();
    add(
        "spot", [](auto& x) -> auto& { return x.spot; });
    add(
        "operating_model.years", [](auto& x) -> auto& { return x.company.years; });
    add(
        "operating_model.consensus_eps", [](auto& x) -> auto& { return x.company.consensus_eps; });
    add(
        "operating_model.net_income", [](auto& x) -> auto& { return x.company.net_income; });
    add(
        "operating_model.eps_growth", [](auto& x) -> auto& { return x.company.eps_growth; });
    add(
        "operating_model.diluted_shares", [](auto& x) -> auto& { return x.company.diluted_shares; });
    add(
        "operating_model.revenue", [](auto& x) -> auto& { return x.company.revenue; });
    add(
        "operating_model.revenue_growth", [](auto& x) -> auto& { return x.company.revenue_growth; });
    add(
        "operating_model.ai_mix", [](auto& x) -> auto& { return x.company.ai_mix; });
    add(
        "operating_model.tax_rate", [](auto& x) -> auto& { return x.company.tax_rate; });
    add(
        "operating_model.share_count", [](auto& x) -> auto& { return x.company.share_count; });
    add(
        "operating_model.year_before", [](auto& x) -> auto& { return x.company.year_before; });
  }

  void add_settings() {
    add(
        "multiple", [](auto& x) -> auto& { return x.multiple; });
    add(
        "deal_discount", [](auto& x) -> auto& { return x.deal_discount; });
    add(
        "required_return", [](auto& x) -> auto& { return x.required_return; });
    add(
        "calibrate", [](auto& x) -> auto& { return x.calibrate; });
  }

  static const Deal* find_deal(const Case& value, const std::string& name) {
    const auto found = std::ranges::find(value.deals, name, &Deal::name);
    return found == value.deals.end() ? nullptr : &*found;
  }
  static const Scenario* find_scenario(const Case& value, const std::string& name) {
    const auto found = std::ranges::find(value.scenarios, name, &Scenario::name);
    return found == value.scenarios.end() ? nullptr : &*found;
  }

  void add_deals() {
    for (const Deal& deal : from_.deals) {
      if (!find_deal(to_, deal.name)) add_gone_deal(deal.name);
    }
    for (const Deal& deal : from_.deals) {
      if (const Deal* const after = find_deal(to_, deal.name)) add_members(deal, *after);
    }
    for (const Deal& deal : to_.deals) {
      if (!find_deal(from_, deal.name)) add_new_deal(deal);
    }
  }

  static bool is_of_deal(const std::string& input, const std::string& deal) {
    return input.starts_with("deal." + deal + ".");
  }

  void add_gone_deal(const std::string& name) {
    all_.push_back({"deal." + name + " (gone)", {}, {}, [name](Case& value) {
                      std::erase_if(value.deals, [&](const Deal& one) { return one.name == name; });
                      for (Scenario& scenario : value.scenarios) {
                        std::erase_if(scenario.overrides,
                                      [&](const Override& one) { return is_of_deal(one.name, name); });
                      }
                    }});
  }

  void add_new_deal(const Deal& deal) {
    all_.push_back({"deal." + deal.name + " (new)", {}, {}, [&deal, &to = to_](Case& value) {
                      value.deals.push_back(deal);
                      for (Scenario& scenario : value.scenarios) {
                        const Scenario* const after = find_scenario(to, scenario.name);
                        if (!after) continue;
                        for (const Override& one : after->overrides) {
                          if (is_of_deal(one.name, deal.name)) scenario.overrides.push_back(one);
                        }
                      }
                    }});
  }

  template <class Member>
  void add_member(const Deal& before, const Deal& after, const char* name, Member member) {
    if (is_same(before.*member, after.*member)) return;
    all_.push_back({"deal." + before.name + "." + name, number_of(before.*member), number_of(after.*member),
                    [&after, member](Case& value) {
                      (*std::ranges::find(value.deals, after.name, &Deal::name)).*member = after.*member;
                    }});
  }

  void add_members(const Deal& before, const Deal& after) {
    add_member(before, after, "plan", &Deal::plan);
    add_member(before, after, "warrant", &Deal::warrant);
    add_member(before, after, "revenue_per_gigawatt", &Deal::revenue_per_gigawatt);
    add_member(before, after, "margin", &Deal::margin);
    add_member(before, after, "contra_revenue", &Deal::contra_revenue);
    add_member(before, after, "incremental", &Deal::incremental);
    add_member(before, after, "capital_spending", &Deal::capital_spending);
    add_member(before, after, "receipt_lag_days", &Deal::receipt_lag_days);
    add_member(before, after, "committed", &Deal::committed);
    add_member(before, after, "follow_on", &Deal::follow_on);
    add_member(before, after, "rate", &Deal::rate);
    add_member(before, after, "haircut", &Deal::haircut);
    add_member(before, after, "equity", &Deal::equity);
    add_member(before, after, "loans", &Deal::loans);
  }

  /// Whether the input is of a deal that only one case has, and so moved with it.
  bool moves_with_deal(const std::string& input) const {
    const auto lone = [&](const Case& some, const Case& other) {
      return std::ranges::any_of(some.deals, [&](const Deal& deal) {
        return is_of_deal(input, deal.name) && !find_deal(other, deal.name);
      });
    };
    return lone(from_, to_) || lone(to_, from_);
  }

  static std::optional<double> set_by(const Scenario& scenario, const std::string& input) {
    const auto found = std::ranges::find(scenario.overrides, input, &Override::name);
    return found == scenario.overrides.end() ? std::nullopt : std::optional{found->value};
  }

  void add_override(const Scenario& before, const Scenario& after, const std::string& input) {
    const auto from = set_by(before, input);
    const auto to = set_by(after, input);
    if (from == to || moves_with_deal(input)) return;
    all_.push_back({"scenario." + before.name + ".set." + input, from, to, [&after, input](Case& value) {
                      auto& overrides =
                          std::ranges::find(value.scenarios, after.name, &Scenario::name)->overrides;
                      std::erase_if(overrides, [&](const Override& one) { return one.name == input; });
                      for (const Override& one : after.overrides) {
                        if (one.name == input) overrides.push_back(one);
                      }
                    }});
  }

  void add_overrides() {
    for (const Scenario& before : from_.scenarios) {
      const Scenario* const after = find_scenario(to_, before.name);
      if (!after) continue;
      for (const Override& one : before.overrides) add_override(before, *after, one.name);
      for (const Override& one : after->overrides) {
        if (!set_by(before, one.name)) add_override(before, *after, one.name);
      }
    }
  }

  void add_scenarios() {
    std::string names;
    const auto note = [&](const std::string& name, const char* what) {
      names += (names.empty() ? "" : ", ") + name + what;
    };
    for (const Scenario& one : from_.scenarios) {
      if (!find_scenario(to_, one.name)) note(one.name, " (gone)");
    }
    bool weights_change = false;
    for (const Scenario& one : to_.scenarios) {
      const Scenario* const before = find_scenario(from_, one.name);
      if (!before) note(one.name, " (new)");
      weights_change = weights_change || !before || before->weight != one.weight;
    }
    if (names.empty() && !weights_change) return;
    all_.push_back({names.empty() ? "scenario weights" : "scenarios: " + names + ", and all weights",
                    {},
                    {},
                    [&to = to_](Case& value) { value.scenarios = to.scenarios; }});
  }

  const Case& from_;
  const Case& to_;
  std::vector<InputChange> all_;
};

}  // namespace

std::vector<InputChange> input_changes(const Case& from, const Case& to) {
  return InputChanges{from, to}.taken();
}

}  // namespace fairvalue::detail
