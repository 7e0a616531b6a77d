#include <fairvalue/deal/warrant.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "core/detail/named_checks.hpp"
#include "detail/since_grant.hpp"

namespace fairvalue {
namespace {

void require_within_life(const std::string& field, Date date, Date expiry) {
  if (date <= expiry) return;
  throw DomainError(field, "on or before the expiry " + to_string(expiry), to_string(date));
}

// A volume or a service due before the grant is a slip of the pen: no such gate could mean anything.
void require_dates_of(const std::string& field, const VolumeGate& volume, const Warrant& warrant) {
  if (volume.by) detail::require_since_grant(field + ".by", *volume.by, warrant.granted);
}
void require_dates_of(const std::string& field, const ServiceGate& service, const Warrant& warrant) {
  detail::require_since_grant(field + ".until", service.until, warrant.granted);
}
template <HurdleGate G>
void require_dates_of(const std::string& field, const G& gate, const Warrant& warrant) {
  if (gate.window_from) require_within_life(field + ".window_from", *gate.window_from, warrant.expiry);
}
void require_dates_of(const std::string& field, const MarketCapGate& cap, const Warrant& warrant) {
  require_dates_of<MarketCapGate>(field, cap, warrant);
  const Date first = first_counted_day(cap, warrant.granted);
  if (cap.shares[0].date <= first) return;
  throw DomainError(field + ".shares[0].date", "on or before the first day that counts " + to_string(first),
                    to_string(cap.shares[0].date));
}
void require_dates_of(const std::string&, const RelativeGate&, const Warrant&) {}
void require_dates_of(const std::string&, const NamedGate&, const Warrant&) {}

/// Gates may be made of gates.
template <class G>
void require_gate_dates(const std::string& field, const G& gate, const Warrant& warrant) {
  const auto look = [&](const auto& one) {
    if constexpr (requires { one.gates; }) {
      for (std::size_t i = 0; i < one.gates.size(); ++i) {
        require_gate_dates(detail::element(field + ".gates", i), one.gates[i], warrant);
      }
    } else {
      require_dates_of(field, one, warrant);
    }
  };
  std::visit(look, gate);
}

void require_gates(const std::string& list, const std::vector<Gate>& gates, const Warrant& warrant) {
  for (std::size_t i = 0; i < gates.size(); ++i) {
    const std::string field = detail::element(list, i);
    require_gate_dates(field, require_gate(field, gates[i]), warrant);
  }
}

void require_linear(const std::string& field, const LinearVesting& linear) {
  require_enumerator(field + ".measure", linear.measure);
  require_non_negative(field + ".from", linear.from);
  require_finite(field + ".to", linear.to);
  require(linear.to > linear.from, field + ".to", fmt::format("> from ({})", linear.from), linear.to);
}

void require_own_expiry(const std::string& field, Date expiry, const Warrant& warrant) {
  require_date(field, expiry);
  require(warrant.granted < expiry, field, "after the grant " + to_string(warrant.granted),
          to_string(expiry));
  require_within_life(field, expiry, warrant.expiry);
}

void require_own_strike(const std::string& field, const Strike& strike, const Warrant& warrant, Date expiry) {
  require_strike(field, strike);
  if (const auto* later = std::get_if<StrikeSetLater>(&strike)) {
    detail::require_since_grant(field + ".on", later->on, warrant.granted);
    require_within_life(field + ".on", later->on, expiry);
  }
}

void require_own(const std::string& field, const OwnTerms& own, const Warrant& warrant) {
  if (own.expiry) require_own_expiry(field + ".expiry", *own.expiry, warrant);
  const Date expiry = own.expiry.value_or(warrant.expiry);
  if (own.strike) require_own_strike(field + ".strike", *own.strike, warrant, expiry);
  if (own.exercise_gates) require_gates(field + ".exercise_gates", *own.exercise_gates, warrant);
  if (!own.value_cap) return;
  require_positive(field + ".value_cap", *own.value_cap);
  require(warrant.settlement == ExerciseSettlement::net, field + ".value_cap", "with net exercise",
          own.value_cap->value);
}

void require_rank(const std::string& field, const Tranche& tranche, const Warrant& warrant) {
  require_rank_vesting(field, *tranche.rank);
  require(!tranche.linear, field, "none beside linear vesting", "one");
  require_within_life(field + ".period.end", tranche.rank->period.end, expiry_of(tranche, warrant));
}

void require_vesting(const std::string& field, const Tranche& tranche, const Warrant& warrant) {
  const bool has_conditions = tranche.linear || tranche.rank || !tranche.gates.empty();
  if (tranche.vested_at_issue) {
    require(!has_conditions, field + ".vested_at_issue", "without gates, linear vesting and a rank", "true");
    return;
  }
  require(has_conditions, field + ".gates", "at least one without linear vesting or a rank", "none");
  if (tranche.rank) require_rank(field + ".rank", tranche, warrant);
  require_gates(field + ".gates", tranche.gates, warrant);
  if (tranche.linear) require_linear(field + ".linear", *tranche.linear);
}

void require_tranche(const std::string& field, const Tranche& tranche, const Warrant& warrant) {
  require(!tranche.name.empty(), field + ".name", "a name", "none");
  require_positive(field + ".shares", tranche.shares);
  require_vesting(field, tranche, warrant);
  require_own(field + ".own", tranche.own, warrant);
}

void require_tranches(const Warrant& warrant) {
  require_not_empty("warrant.tranches", warrant.tranches.size());
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < warrant.tranches.size(); ++i) {
    const std::string field = detail::element("warrant.tranches", i);
    require_tranche(field, warrant.tranches[i], warrant);
    const std::string_view name = warrant.tranches[i].name;
    require(names.insert(name).second, field + ".name", "unique", name);
  }
}

void require_sum(const Warrant& warrant) {
  Shares sum{0.0};
  for (const Tranche& tranche : warrant.tranches) sum += tranche.shares;
  if (std::abs(sum.value - warrant.shares.value) <= 1e-9 * warrant.shares.value) return;
  throw DomainError("warrant.shares", fmt::format("the sum of its tranches ({})", sum.value),
                    warrant.shares.value);
}

void require_adjustments(const std::vector<Split>& splits) {
  std::set<Date> days;
  for (std::size_t i = 0; i < splits.size(); ++i) {
    const std::string field = detail::element("warrant.adjustments", i);
    require_date(field + ".effective", splits[i].effective);
    require_positive(field + ".ratio", splits[i].ratio);
    require(days.insert(splits[i].effective).second, field + ".effective", "unique",
            to_string(splits[i].effective));
  }
}

void adjust_hurdles(std::vector<Gate>& gates, double factor) {
  const auto adjust = [factor](auto& gate) {
    if constexpr (requires { gate.rule; }) gate = split_adjusted(gate, factor);
  };
  for (Gate& gate : gates) visit_simple_gates(gate, adjust);
}

void adjust(OwnTerms& own, double factor) {
  if (auto* strike = own.strike ? std::get_if<PerShare>(&*own.strike) : nullptr)
    *strike = split_adjusted(*strike, factor);
  if (own.value_cap) own.value_cap = split_adjusted(*own.value_cap, factor);
  if (own.exercise_gates) adjust_hurdles(*own.exercise_gates, factor);
}

void adjust(Tranche& tranche, double factor) {
  tranche.shares = split_adjusted(tranche.shares, factor);
  adjust_hurdles(tranche.gates, factor);
  adjust(tranche.own, factor);
}

/// Whether it is a simple gate with one hurdle, one volume or neither.
bool is_plain(const Gate& gate) {
  return std::visit(
      [](const auto& one) {
        return !(
            requires { one.gates; } || requires { one.steps; } || requires { one.shares; });
      },
      gate);
}

/// The only gate of its type; none without.
template <class G>
std::optional<G> only(const Tranche& tranche, std::string_view rule) {
  std::optional<G> found;
  for (const Gate& gate : tranche.gates) {
    if (!is_plain(gate)) require(false, "tranche.gates", rule, describe(gate));  // text only for a refusal
    const auto* one = std::get_if<G>(&gate);
    require(!one || !found, "tranche.gates", rule, "more");
    if (one) found = *one;
  }
  return found;
}

}  // namespace

const Warrant& require_warrant(const Warrant& warrant) {
  require_positive("warrant.shares", warrant.shares);
  require_non_negative("warrant.strike", warrant.strike);
  require_date("warrant.granted", warrant.granted);
  require_date("warrant.expiry", warrant.expiry);
  require(warrant.granted < warrant.expiry, "warrant.expiry", "after the grant " + to_string(warrant.granted),
          to_string(warrant.expiry));
  require_tranches(warrant);
  require_sum(warrant);
  require_gates("warrant.exercise_gates", warrant.exercise_gates, warrant);
  require_adjustments(warrant.adjustments);
  require_enumerator("warrant.settlement", warrant.settlement);
  if (warrant.on_change_of_control)
    require_enumerator("warrant.on_change_of_control", *warrant.on_change_of_control);
  return warrant;
}

bool has_own_terms(const Tranche& tranche) {
  const OwnTerms& own = tranche.own;
  return own.strike || own.expiry || own.exercise_gates || own.value_cap;
}

Date expiry_of(const Tranche& tranche, const Warrant& warrant) {
  return tranche.own.expiry.value_or(warrant.expiry);
}

const std::vector<Gate>& exercise_gates_of(const Tranche& tranche, const Warrant& warrant) {
  return tranche.own.exercise_gates ? *tranche.own.exercise_gates : warrant.exercise_gates;
}

double vested_part(const LinearVesting& linear, double volume) {
  return std::clamp((volume - linear.from) / (linear.to - linear.from), 0.0, 1.0);
}

Date earliest_counted_day(const Warrant& warrant) {
  Date earliest = add_days(warrant.granted, 1);
  visit_gates_of(warrant, [&](const auto& gate) {
    if constexpr (requires { first_counted_day(gate, warrant.granted); })
      earliest = std::min(earliest, first_counted_day(gate, warrant.granted));
  });
  return earliest;
}

Warrant adjusted_terms(const Warrant& warrant, Date date) {
  detail::require_since_grant("date", date, warrant.granted);
  Warrant terms = warrant;
  const double factor = split_factor(warrant.adjustments, warrant.granted, date);
  terms.shares = split_adjusted(terms.shares, factor);
  terms.strike = split_adjusted(terms.strike, factor);
  for (Tranche& tranche : terms.tranches) adjust(tranche, factor);
  adjust_hurdles(terms.exercise_gates, factor);
  std::erase_if(terms.adjustments, [date](const Split& split) { return split.effective <= date; });
  return terms;
}

Warrant with_monitoring(const Warrant& warrant, const MonitoringRule& rule) {
  require_rule("rule", rule);
  Warrant terms = warrant;
  visit_gates_of(terms, [&rule](auto& gate) {
    if constexpr (requires { gate.rule; }) gate.rule = rule;
  });
  return terms;
}

std::optional<PriceGate> price_gate(const Tranche& tranche) {
  return only<PriceGate>(tranche, "at most one price gate");
}

std::optional<VolumeGate> volume_gate(const Tranche& tranche) {
  const auto gate = only<VolumeGate>(tranche, "at most one volume gate");
  if (!tranche.linear) return gate;
  require(!gate, "tranche.gates", "without a volume gate if it vests linearly", "one");
  return VolumeGate{.measure = tranche.linear->measure, .volume = tranche.linear->from};
}

}  // namespace fairvalue
