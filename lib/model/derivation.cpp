#include <fairvalue/model/derivation.hpp>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/equity/price_target.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/value_by_parts.hpp>

#include "detail/flow_formula.hpp"
#include "detail/price_without_deals.hpp"
#include "detail/scenarios_of.hpp"
#include "detail/shared_value.hpp"

namespace fairvalue::detail {

/// A double and its place in a derivation. A bare one is a constant, which gets a place when it is used;
/// adding a constant 0 makes no new number.
class Traced {
 public:
  explicit Traced(double constant) : value_{constant} {}
  Traced(Derivation& to, std::size_t place) : value_{to[place].value}, place_{place}, to_{&to} {}

  double value() const { return value_; }
  std::size_t place() const { return place_; }
  Derivation* derivation() const { return to_; }

 private:
  double value_;
  std::size_t place_ = std::numeric_limits<std::size_t>::max();
  Derivation* to_ = nullptr;
};

inline double number(const Traced& x) { return x.value(); }

inline Traced recorded(Derivation& to, DerivedNumber one) {
  to.push_back(std::move(one));
  return {to, to.size() - 1};
}

inline Traced input(Derivation& to, std::string name, double value, Standing standing, std::string source) {
  return recorded(to, {std::move(name), "input", {}, value, standing, std::move(source)});
}

/// The result of an operation on numbers of which one has a place.
inline Traced operation(const char* what, std::span<const Traced> operands, double value,
                        std::string name = {}) {
  Derivation* to = nullptr;
  for (const Traced& one : operands) to = one.derivation() ? one.derivation() : to;
  if (!to) return Traced{value};  // constants alone
  DerivedNumber result{std::move(name), what, {}, value, Standing::derived, {}};
  for (const Traced& one : operands) {
    const Traced placed =
        one.derivation() ? one : recorded(*to, {{}, "constant", {}, one.value(), Standing::stated, {}});
    result.operands.push_back(placed.place());
    if (is_chosen((*to)[placed.place()].standing)) result.standing = Standing::assumed;
  }
  return recorded(*to, std::move(result));
}

inline Traced operation(const char* what, std::initializer_list<Traced> operands, double value,
                        std::string name = {}) {
  return operation(what, std::span<const Traced>{operands.begin(), operands.size()}, value, std::move(name));
}

/// Gives the last result its name.
inline Traced named(const Traced& x, std::string name) {
  if (x.derivation() && (*x.derivation())[x.place()].name.empty()) {
    (*x.derivation())[x.place()].name = std::move(name);
  }
  return x;
}

inline bool is_zero_constant(const Traced& x) { return !x.derivation() && x.value() == 0.0; }

inline Traced operator+(const Traced& a, const Traced& b) {
  if (is_zero_constant(a)) return b;
  if (is_zero_constant(b)) return a;
  return operation("+", {a, b}, a.value() + b.value());
}
inline Traced operator-(const Traced& a, const Traced& b) {
  return operation("-", {a, b}, a.value() - b.value());
}
inline Traced operator*(const Traced& a, const Traced& b) {
  return operation("x", {a, b}, a.value() * b.value());
}
inline Traced operator/(const Traced& a, const Traced& b) {
  return operation("/", {a, b}, a.value() / b.value());
}
inline Traced operator-(const Traced& a) { return operation("negative", {a}, -a.value()); }
inline Traced operator+(double a, const Traced& b) { return Traced{a} + b; }
inline Traced operator-(double a, const Traced& b) { return Traced{a} - b; }
inline Traced operator*(double a, const Traced& b) { return Traced{a} * b; }
inline Traced operator*(const Traced& a, double b) { return a * Traced{b}; }

inline Traced exp(const Traced& x) { return operation("exp", {x}, std::exp(x.value())); }
inline Traced expm1(const Traced& x) { return operation("exp - 1", {x}, std::expm1(x.value())); }
inline Traced log1p(const Traced& x) { return operation("ln(1 + x)", {x}, std::log1p(x.value())); }

}  // namespace fairvalue::detail

namespace fairvalue {
namespace {

using detail::Traced;

/// Inputs of a case in a scenario, each recorded once.
class Inputs {
 public:
  Inputs(Derivation& to, const Scenario& scenario) : to_{to}, scenario_{scenario} {}

  /// A named input: what the scenario sets, else the case's own number.
  template <class T>
  Traced of(const std::string& name, const Sourced<T>& own, double used) {
    const auto known = std::ranges::find(to_, name, &DerivedNumber::name);
    if (known != to_.end()) return {to_, static_cast<std::size_t>(known - to_.begin())};
    const auto set = std::ranges::find(scenario_.overrides, name, &Override::name);
    if (set == scenario_.overrides.end()) return detail::input(to_, name, used, own.standing, own.source);
    return detail::input(to_, name, used, Standing::assumed, scenario_.name + ": " + set->reason);
  }
  template <class T>
  Traced fixed(const std::string& name, const Sourced<T>& own, double used) {
    return detail::input(to_, name, used, own.standing, own.source);
  }

 private:
  Derivation& to_;
  const Scenario& scenario_;
};

/// EPS of the multiple's window at the horizon, by the base path.
Traced eps_at_horizon(Inputs& inputs, const Case& value, const Settings& set) {
  const OperatingModel& company = value.company;
  const auto path = detail::base_path_of_checked(value, set);
  const double eps = window_eps(path, company.years.size() - 1, set.multiple.window).value;
  const Traced growth = inputs.of("eps_growth", company.eps_growth, set.eps_growth);
  const Traced last =
      company.net_income.empty()
          ? inputs.fixed("last consensus EPS", company.consensus_eps.back(),
                         company.consensus_eps.back().value.value)
          : inputs.fixed("last net income", company.net_income.back(), company.net_income.back().value.value);
  return detail::operation("base path: as given, then grown", {last, growth}, eps, "EPS at the horizon");
}

Traced base_today(Inputs& inputs, const Case& value, const Settings& set) {
  const Traced multiple = inputs.of("multiple", value.multiple, set.multiple.value.value);
  const Traced price =
      named(multiple * eps_at_horizon(inputs, value, set), "price without deals at the horizon");
  const Traced rate = inputs.of("required_return", value.required_return, set.required_return);
  const PerShare today =
      discounted(PerShare{price.value()}, set.required_return, detail::years_to_horizon(value));
  return detail::operation("discounted to today", {price, rate}, today.value, "base a share today");
}

using TracedNumbers = detail::FlowNumbers<Traced, Traced, Traced>;

TracedNumbers numbers_of(Inputs& inputs, const Case& value, const Settings& set, std::size_t i) {
  const Deal& deal = value.deals[i];
  const DealSettings& own = set.deals[i];
  const std::string prefix = "deal." + deal.name + ".";
  const Traced nothing{0.0};
  TracedNumbers numbers{.revenue = inputs.of(prefix + "revenue_per_gigawatt", deal.revenue_per_gigawatt,
                                             own.revenue_per_gigawatt.value),
                        .margin = inputs.of(prefix + "margin", deal.margin, own.margin),
                        .tax_rate = inputs.of("tax_rate", value.company.tax_rate, set.tax_rate),
                        .incremental = inputs.of(prefix + "incremental", deal.incremental, own.incremental),
                        .capital_spending = inputs.of(prefix + "capital_spending", deal.capital_spending,
                                                      own.capital_spending.value),
                        .follow_on_consideration = nothing,
                        .haircut = inputs.fixed(prefix + "haircut", deal.haircut, deal.haircut.value),
                        .rate = deal.rate ? inputs.of(prefix + "rate", *deal.rate, own.rate)
                                          : inputs.of("required_return", value.required_return, own.rate),
                        .equity_costs = {},
                        .loan_costs = {}};
  if (deal.follow_on) {
    numbers.follow_on_consideration = inputs.fixed(prefix + "follow_on.consideration", *deal.follow_on,
                                                   deal.follow_on->value.consideration.value);
  }
  for (const auto& one : deal.equity) {
    numbers.equity_costs.push_back(
        inputs.fixed(prefix + "equity, cost", one, cost_to_seller(one.value).value));
  }
  for (const auto& one : deal.loans) {
    numbers.loan_costs.push_back(inputs.fixed(prefix + "loan, cost", one, cost_to_seller(one.value).value));
  }
  return numbers;
}

/// What decides which gigawatts come when.
std::vector<Traced> plan_inputs(Inputs& inputs, const Deal& deal, const DealSettings& set) {
  const std::string prefix = "deal." + deal.name + ".";
  const Sourced<double> as_planned{0.0, deal.plan.standing, "as planned"};
  std::vector<Traced> moves{
      inputs.fixed(prefix + "plan", deal.plan, deal.plan.value.milestones.back().volume),
      inputs.of(prefix + "delay_months", as_planned, set.delay_months),
      inputs.of(prefix + "gigawatts", as_planned, set.gigawatts),
      inputs.of(prefix + "interval_factor", as_planned, set.interval_factor),
      inputs.of(prefix + "receipt_lag_days", deal.receipt_lag_days, set.receipt_lag_days)};
  if (deal.follow_on) {
    moves.push_back(inputs.of(prefix + "follow_on_share", *deal.follow_on, set.follow_on_share));
  }
  return moves;
}

Traced flows_today(Inputs& inputs, const Case& value, const Settings& set) {
  const auto paths = detail::deal_paths(value, set);
  std::vector<DealFlowsOf<Traced, Traced>> flows;
  for (std::size_t i = 0; i < value.deals.size(); ++i) {
    const std::vector<Traced> moves = plan_inputs(inputs, value.deals[i], set.deals[i]);
    const auto delivered = [&moves](Gigawatts volume) {
      return detail::operation("gigawatts of a delivery, by the plan", moves, volume.value);
    };
    flows.push_back(detail::flows_of_deal(value.deals[i], set.deals[i], paths[i], value.spot.value.as_of,
                                          numbers_of(inputs, value, set, i), delivered));
  }
  const Years never{std::numeric_limits<double>::infinity()};
  const std::span<const DealFlowsOf<Traced, Traced>> all{flows};
  return detail::sum_of_deals(all,
                              [never](const auto& some, const Traced& rate) {
                                return detail::sum_of_flows(std::span<const EvenFlowOf<Traced>>{some}, rate,
                                                            Years{0.0}, never, Years{0.0});
                              })
      .total();
}

/// Whether a warrant's terms are assumed; the shares that vest rest on all of them.
Traced warrant_terms(Inputs& inputs, const Deal& deal) {
  return inputs.fixed("deal." + deal.name + ".warrant", *deal.warrant, deal.warrant->value.shares.value);
}

Traced net_new_shares(Inputs& inputs, const Case& value, const PartsValue& parts, const Traced& base,
                      const Traced& flows) {
  Traced result{0.0};
  for (const Deal& deal : value.deals) {
    if (!deal.warrant) continue;
    result = result + warrant_terms(inputs, deal);
  }
  if (!result.derivation()) return result;
  return detail::operation("vested on the price path, treasury stock method", {result, base, flows},
                           parts.net_new_shares.value, "net new shares");
}

void add_lines(std::vector<std::string>& lines, std::vector<bool>& shown, const Derivation& all,
               std::size_t at, int level, int depth) {
  const DerivedNumber& one = all[at];
  const std::string indent(static_cast<std::size_t>(2 * level), ' ');
  const std::string name = one.name.empty() ? "" : one.name + " = ";
  const std::string source = one.source.empty() ? "" : ": " + one.source;
  lines.push_back(fmt::format("{}{}{:g} ({}, {}{})", indent, name, one.value, one.operation,
                              to_string(one.standing), source));
  if (shown[at] || level >= depth) return;
  shown[at] = true;
  for (const std::size_t operand : one.operands) add_lines(lines, shown, all, operand, level + 1, depth);
}

}  // namespace

Derivation derivation_of_value(const Case& given, const Scenario& scenario) {
  const Case value = with_calibration(given);
  const Settings set = detail::settings_of(value, named_inputs(value), scenario);
  const PartsValue parts = value_by_parts(value, set);
  Derivation all;
  Inputs inputs{all, scenario};
  const Traced base = base_today(inputs, value, set);
  const Traced flows = named(flows_today(inputs, value, set), "present value of the deals' flows");
  const Traced shares = inputs.fixed("diluted_shares", value.company.diluted_shares, parts.shares.value);
  const Traced added = net_new_shares(inputs, value, parts, base, flows);
  named(detail::shared_formula(base, flows, shares, added), "value by parts");
  return all;
}

std::vector<std::size_t> inputs_of(const Derivation& derivation) {
  std::vector<std::size_t> inputs;
  for (std::size_t i = 0; i < derivation.size(); ++i) {
    if (derivation[i].operation == "input") inputs.push_back(i);
  }
  return inputs;
}

std::vector<std::string> explained(const Derivation& derivation, std::size_t number, int depth) {
  require(number < derivation.size(), "number", "one of the derivation", static_cast<double>(number));
  require(depth >= 0, "depth", ">= 0", depth);
  std::vector<std::string> lines;
  std::vector<bool> shown(derivation.size(), false);
  add_lines(lines, shown, derivation, number, 0, depth);
  return lines;
}

}  // namespace fairvalue
