#include <fairvalue/model/case.hpp>

#include <algorithm>
#include <string_view>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_gigawatts(const std::string& field, VolumeMeasure measure) {
  require(measure != VolumeMeasure::paid, field, "in gigawatts", to_string(measure));
}

/// The plan has gigawatts and no payments: a gate that counts money could never be met. The deal loop reads
/// one price gate and one volume gate a tranche.
void require_gates_of_loop(const std::string& field, const Tranche& tranche) {
  price_gate(tranche);
  volume_gate(tranche);
  constexpr std::string_view others = "for the deal loop (value_by_formula and value_by_simulation take it)";
  const auto& [strike, expiry, exercise_gates, cap] = tranche.own;
  if (strike && !std::holds_alternative<PerShare>(*strike)) {
    throw DomainError(field + ".own.strike", fmt::format("a stated price {}", others), describe(*strike));
  }
  if (tranche.rank)
    throw DomainError(field + ".rank", fmt::format("none {}", others), describe(*tranche.rank));
  if (cap) throw DomainError(field + ".own.value_cap", fmt::format("none {}", others), cap->value);
  if (tranche.linear) require_gigawatts(field + ".linear.measure", tranche.linear->measure);
  for (std::size_t i = 0; i < tranche.gates.size(); ++i) {
    if (const auto* volume = std::get_if<VolumeGate>(&tranche.gates[i])) {
      require_gigawatts(fmt::format("{}.gates[{}].measure", field, i), volume->measure);
    }
  }
}

void require_consideration(const std::string& field, const Deal& deal) {
  if (deal.committed) {
    const Gigawatts planned{deal.plan.value.milestones.back().volume};
    const Gigawatts committed = require_non_negative(field + ".committed", deal.committed->value);
    require(committed <= planned, field + ".committed",
            fmt::format("at most the {} of the plan", planned.value), committed.value);
  }
  for (std::size_t i = 0; i < deal.equity.size(); ++i) {
    require_equity(fmt::format("{}.equity[{}]", field, i), deal.equity[i].value);
  }
  for (std::size_t i = 0; i < deal.loans.size(); ++i) {
    require_loan(fmt::format("{}.loans[{}]", field, i), deal.loans[i].value);
  }
}

void require_deal(const std::string& field, const Deal& deal) {
  require(!deal.name.empty(), field + ".name", "a name", "none");
  require_plan(field + ".plan", deal.plan.value);
  require_gigawatts(field + ".plan.measure", deal.plan.value.measure);
  if (deal.warrant) {
    const std::vector<Tranche>& tranches = require_warrant(deal.warrant->value).tranches;
    for (std::size_t i = 0; i < tranches.size(); ++i)
      require_gates_of_loop(fmt::format("{}.warrant.tranches[{}]", field, i), tranches[i]);
  }
  require_positive(field + ".revenue_per_gigawatt", deal.revenue_per_gigawatt.value);
  const double margin = require_finite(field + ".margin", deal.margin.value);
  require(-1.0 < margin && margin <= 1.0, field + ".margin", "above -1 and at most 1", margin);
  require_non_negative(field + ".contra_revenue", deal.contra_revenue.value);
  require_fraction(field + ".incremental", deal.incremental.value);
  require_non_negative(field + ".capital_spending", deal.capital_spending.value);
  require_non_negative(field + ".receipt_lag_days", deal.receipt_lag_days.value);
  require_fraction(field + ".haircut", deal.haircut.value);
  if (deal.rate) require_growth(field + ".rate", deal.rate->value);
  if (deal.follow_on) require_follow_on(field + ".follow_on", deal.follow_on->value);
  require_consideration(field, deal);
}

void require_deals(const std::vector<Deal>& deals) {
  for (std::size_t i = 0; i < deals.size(); ++i) {
    require_deal(fmt::format("deals[{}]", i), deals[i]);
    const auto same = [&](const Deal& other) { return other.name == deals[i].name; };
    const auto end = deals.begin() + static_cast<std::ptrdiff_t>(i);
    require(std::none_of(deals.begin(), end, same), fmt::format("deals[{}].name", i), "unique",
            deals[i].name);
  }
}

/// The number of a value that is a number; empty for a plan, a warrant or a target.
template <class T>
std::optional<double> single_number(const T& value) {
  if constexpr (requires { number(value); }) {
    return number(value);
  } else if constexpr (requires { number(value.value); }) {
    return number(value.value);
  } else {
    return std::nullopt;
  }
}

/// Collects what is our choice, or what is not, in the order in which it is asked.
class Collector {
 public:
  explicit Collector(bool collects_chosen) : collects_chosen_{collects_chosen} {}

  template <class T>
  void ask(const std::string& what, const Sourced<T>& number) {
    if (is_chosen(require_enumerator(what + ".standing", number.standing)) == collects_chosen_)
      found_.push_back({what, single_number(number.value), number.source, number.standing, number.quote});
  }
  /// A scenario's weight and settings are always assumed.
  void ask(const Scenario& scenario) {
    if (!collects_chosen_) return;
    add("weight of " + scenario.name, scenario.weight, scenario.reason);
    for (const Override& setting : scenario.overrides)
      add(scenario.name + ": " + setting.name, setting.value, setting.reason);
  }
  std::vector<Assumption> found() && { return std::move(found_); }

 private:
  void add(std::string what, double value, const std::string& reason) {
    found_.push_back({.what = std::move(what), .value = value, .reason = reason});
  }

  bool collects_chosen_;
  std::vector<Assumption> found_{};
};

void ask_company(Collector& collector, const OperatingModel& company) {
  for (std::size_t i = 0; i < company.consensus_eps.size(); ++i) {
    collector.ask(fmt::format("consensus EPS FY{}", company.years.front().year + static_cast<int>(i)),
                  company.consensus_eps[i]);
  }
  for (std::size_t i = 0; i < company.net_income.size(); ++i) {
    collector.ask(fmt::format("net income FY{}", company.years.front().year + static_cast<int>(i)),
                  company.net_income[i]);
  }
  if (company.share_count) collector.ask("share_count", *company.share_count);
  if (company.year_before) collector.ask("EPS of the year before", *company.year_before);
  collector.ask("eps_growth", company.eps_growth);
  collector.ask("diluted_shares", company.diluted_shares);
  collector.ask("revenue", company.revenue);
  collector.ask("revenue_growth", company.revenue_growth);
  collector.ask("ai_mix", company.ai_mix);
  collector.ask("tax_rate", company.tax_rate);
}

void ask_deal(Collector& collector, const Deal& deal) {
  const std::string name = "deal." + deal.name + ".";
  collector.ask(name + "plan", deal.plan);
  if (deal.warrant) collector.ask(name + "warrant", *deal.warrant);
  collector.ask(name + "revenue_per_gigawatt", deal.revenue_per_gigawatt);
  collector.ask(name + "margin", deal.margin);
  collector.ask(name + "contra_revenue", deal.contra_revenue);
  collector.ask(name + "incremental", deal.incremental);
  collector.ask(name + "capital_spending", deal.capital_spending);
  collector.ask(name + "receipt_lag_days", deal.receipt_lag_days);
  if (deal.committed) collector.ask(name + "committed", *deal.committed);
  if (deal.follow_on) collector.ask(name + "follow_on", *deal.follow_on);
  if (deal.rate) collector.ask(name + "rate", *deal.rate);
  collector.ask(name + "haircut", deal.haircut);
  for (const auto& one : deal.equity) collector.ask(name + "equity", one);
  for (const auto& one : deal.loans) collector.ask(name + "loan", one);
}

}  // namespace

const Case& require_case(const Case& value) {
  require(!value.name.empty(), "case.name", "a name", "none");
  require_spot(value.spot.value);
  require_operating_model(value.company);
  require_multiple("multiple", value.multiple.value);
  require(value.multiple.value.earnings == EarningsBasis::non_gaap, "multiple.earnings", "non-GAAP",
          to_string(value.multiple.value.earnings));
  require_fraction("deal_discount", value.deal_discount.value);
  require_growth("required_return", value.required_return.value);
  for (std::size_t i = 0; i < value.targets.size(); ++i) {
    const std::string field = fmt::format("targets[{}]", i);
    require_broker_target(field, value.targets[i].value);
    require_same_currency(field + ".currency", currency(value), value.targets[i].value.currency);
  }
  require_deals(value.deals);
  if (!value.scenarios.empty()) require_scenarios(value.scenarios);
  if (value.calibrate) {
    require_enumerator("calibrate.input", value.calibrate->input);
    require_positive("calibrate.price", value.calibrate->price.value);
  }
  const Date last = value.company.years.back().end;
  require(value.spot.value.as_of < last, "spot.as_of", "before the last year ends on " + to_string(last),
          to_string(value.spot.value.as_of));
  return value;
}

const Currency& currency(const Case& value) { return value.spot.value.currency; }

namespace {

std::vector<Assumption> collected(const Case& value, bool collects_chosen) {
  require_case(value);
  Collector collector{collects_chosen};
  collector.ask("spot", value.spot);
  ask_company(collector, value.company);
  collector.ask("multiple", value.multiple);
  collector.ask("deal_discount", value.deal_discount);
  collector.ask("required_return", value.required_return);
  if (value.calibrate) collector.ask("calibrate.price", value.calibrate->price);
  for (const auto& target : value.targets) collector.ask("target of " + target.value.broker, target);
  for (const Deal& deal : value.deals) ask_deal(collector, deal);
  for (const Scenario& scenario : value.scenarios) collector.ask(scenario);
  return std::move(collector).found();
}

}  // namespace

std::vector<Assumption> assumptions(const Case& value) { return collected(value, true); }

std::vector<Assumption> stated_inputs(const Case& value) { return collected(value, false); }

}  // namespace fairvalue
