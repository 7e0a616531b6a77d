/// \file deal/gate.hpp
/// The conditions of a tranche, typed, for the type decides the accounting: market conditions enter the
/// grant-date value, performance and service conditions do not (ASC 718-10-30-12 to -15).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/deal/price_gate.hpp>
#include <fairvalue/deal/volume.hpp>

namespace fairvalue {

/// Own price performance since the grant against an index or peer group ("stock performance thresholds"): on
/// a close, own growth at least the benchmark's plus `excess`. Both are counted from the last row on or
/// before the grant date; days on which the benchmark has no row are not compared.
struct RelativeGate {
  std::string benchmark;
  double excess;  ///< decimal: 0.1 is ten percentage points above; 0: at least as good; may be negative
  GateTiming timing = GateTiming::latched;

  friend bool operator==(const RelativeGate&, const RelativeGate&) = default;
};

/// A volume reached, by a date if there is one.
struct VolumeGate {
  VolumeMeasure measure;
  double volume;             ///< > 0
  std::optional<Date> by{};  ///< the last day that counts

  friend bool operator==(const VolumeGate&, const VolumeGate&) = default;
};

/// What must last for a service condition.
enum class ServiceRelation { service, supply };
template <>
inline constexpr auto enum_names<ServiceRelation> =
    names_of("relation", {{"service"}, {"supply", "supply agreement in force"}});

/// The holder still in service, or the supply agreement in force, at the end of a date. The relation is a
/// matter of words: what ends either is `DealHistory::service_ended`.
struct ServiceGate {
  Date until;
  ServiceRelation relation = ServiceRelation::service;

  friend bool operator==(const ServiceGate&, const ServiceGate&) = default;
};

/// Anything else, known by name: "technical conditions". Met on the day of the first event of that name.
struct NamedGate {
  std::string name;

  friend bool operator==(const NamedGate&, const NamedGate&) = default;
};

/// A condition on the share price: what can be met on a day together with others.
using MarketGate = std::variant<PriceGate, RelativeGate, SteppedPriceGate, MarketCapGate>;

/// Several market conditions that must hold on one and the same day: a six-month average and a 30-day average
/// at the hurdle on one day. Met on different days, they are not met. (The gates of a tranche are each met
/// once, on whatever days.)
struct AllAtOnce {
  std::vector<MarketGate> gates;  ///< at least two, themselves latched
  GateTiming timing = GateTiming::latched;

  friend bool operator==(const AllAtOnce&, const AllAtOnce&) = default;
};

struct AnyOf;
using Gate = std::variant<PriceGate, RelativeGate, VolumeGate, ServiceGate, NamedGate, SteppedPriceGate,
                          MarketCapGate, AllAtOnce, AnyOf>;

/// The earliest of several gates: met on the day the first of them is, lost when the last of them is.
struct AnyOf {
  std::vector<Gate> gates;  ///< at least two; none waits for a milestone

  friend bool operator==(const AnyOf&, const AnyOf&) = default;
};

enum class GateKind { market, performance, service, other };
template <>
inline constexpr auto enum_names<GateKind> = names_of("kind", {"market", "performance", "service", "other"});

/// Gates on a price, a market capitalisation or relative growth are market conditions, alone and all at
/// once; volume gates performance conditions. The kind of `AnyOf` is the first that one of its gates has,
/// in the order market, performance, service, other: a market condition among them is in the grant-date
/// value (see `counts`).
GateKind kind(const Gate& gate);

/// Whether its timing is `after_other_gates`: it waits for the other conditions.
bool is_after_other_gates(const Gate& gate);

/// Which conditions of a warrant count.
enum class ConditionsCounted {
  all,
  market  ///< market conditions only: every other one counts as met from the grant on
};
template <>
inline constexpr auto enum_names<ConditionsCounted> = names_of("conditions", {"all", "market"});
/// Where only market conditions count, an `AnyOf` with a market condition among its gates counts, and its
/// other gates are then no way to meet it: the grant-date value of the outcome in which only the market
/// condition can vest it. That of the other outcome is the value of the terms without the gate.
bool counts(const Gate& gate, ConditionsCounted conditions);

/// Whether it can be met by the expiry: service that is asked for beyond it never is. One gate is enough of
/// an `AnyOf`.
bool can_be_met_by(const Gate& gate, Date expiry);

/// "price at 600.00 (average of 20 closes)", "price at 600.00 (any close from 2026-01-05 on)", "6 GW
/// purchased by 2030-10-05", "the earlier of (1 GW delivered or price at 600.00 (any close))", ... With a
/// currency amounts are named in it: "500000000 USD paid".
std::string describe(const Gate& gate, std::string_view currency = {});

/// Throws DomainError naming `field` and the member that breaks its rule: "tranche.gates[0].hurdle: must be >
/// 0, ...".
const Gate& require_gate(std::string_view field, const Gate& gate);

/// Calls `visit` with the gate or, where it is made of others, with each of these down to simple ones, in the
/// order of the terms. `gate` may be const.
template <class G, class Visit>
void visit_simple_gates(G& gate, const Visit& visit) {
  const auto look = [&visit](auto& one) {
    using One = std::remove_cvref_t<decltype(one)>;
    if constexpr (std::is_same_v<One, AnyOf>) {
      for (auto& part : one.gates) visit_simple_gates(part, visit);
    } else if constexpr (std::is_same_v<One, AllAtOnce>) {
      for (auto& part : one.gates) std::visit(visit, part);
    } else {
      visit(one);
    }
  };
  std::visit(look, gate);
}

}  // namespace fairvalue
