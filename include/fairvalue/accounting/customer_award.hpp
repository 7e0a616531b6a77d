/// \file accounting/customer_award.hpp
/// A warrant granted to a customer, as its issuer accounts for it: tranches with their grant-date fair
/// values, the purchases that vest them, and the accounting policies.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/deal/warrant.hpp>

namespace fairvalue {

/// Whether ASU 2025-04 is applied (fiscal years beginning after 2026-12-15; early adoption is permitted).
enum class AwardStandard { before_asu, after_asu };
template <>
inline constexpr auto enum_names<AwardStandard> = names_of("standard", {{"before_asu", "before ASU 2025-04"},
                                                                        {"after_asu", "after ASU 2025-04"}});

/// What the customer's purchases are to the award. Before ASU 2025-04 both are seen in practice; after it
/// they are a performance condition (Master Glossary).
enum class PurchaseCondition {
  performance,  ///< cost counts while it is probable that the tranche vests (ASC 718-10-25-20)
  service       ///< cost counts whatever the probability; forfeitures by the policy (ASC 718-10-35-3)
};
template <>
inline constexpr auto enum_names<PurchaseCondition> =
    names_of("purchases", {{"performance", "performance condition"}, {"service", "service condition"}});

enum class ForfeiturePolicy {
  estimated,     ///< the shares expected to vest count
  as_they_occur  ///< all shares count until they are forfeited
};
template <>
inline constexpr auto enum_names<ForfeiturePolicy> =
    names_of("forfeitures", {{"estimated"}, {"as_they_occur", "as they occur"}});

/// Which purchases bear the cost of a tranche that vests at the cumulative volume v, the tranche before it at
/// u.
enum class CostAttribution {
  from_zero,   ///< those from 0 to v: each tranche is an award of its own, earned by all purchases
  pooled,      ///< those from 0 to the largest volume of a tranche that counts: one rate, like a rebate
  incremental  ///< those from u to v: optional purchases, priced separately (material rights)
};
template <>
inline constexpr auto enum_names<CostAttribution> =
    names_of("attribution", {{"from_zero", "from zero"}, {"pooled"}, {"incremental"}});

/// What becomes of shares that are vested at signing.
enum class UpfrontTreatment {
  immediate,  ///< a reduction of revenue at once
  asset       ///< an upfront payment to the customer, amortised over expected purchases; no contract asset
};
template <>
inline constexpr auto enum_names<UpfrontTreatment> =
    names_of("upfront", {{"immediate", "immediate reduction"}, {"asset", "upfront-payment asset"}});

/// What becomes of a cost that is larger than the period's revenue from the customer.
enum class NegativeRevenue {
  refused,  ///< an error that names the period
  limited,  ///< revenue is 0 and the excess an expense, which later reversals take back first
  shown     ///< negative revenue
};
template <>
inline constexpr auto enum_names<NegativeRevenue> = names_of("negative revenue",
                                                             {"refused", "limited", "shown"});

enum class AwardClass {
  equity,    ///< measured once, at the grant date
  liability  ///< remeasured each period; indexed to another condition (ASC 718-10-25-13), or settled in cash
};
template <>
inline constexpr auto enum_names<AwardClass> = names_of("classification", {"equity", "liability"});

struct AwardPolicy {
  AwardStandard standard;
  PurchaseCondition purchases = PurchaseCondition::performance;
  ForfeiturePolicy forfeitures = ForfeiturePolicy::estimated;
  /// The award pays for a distinct good or service from the customer (ASC 606-10-32-26).
  bool for_distinct_goods = false;
  /// The constraint on variable consideration (ASC 606-10-32-11) is applied: every tranche that is not lost
  /// counts, as a later one would reverse revenue. Before ASU 2025-04 only.
  bool constrained = false;
  CostAttribution attribution;
  std::string attribution_reason;  ///< not empty
  /// Purchases beyond the committed ones are options with prices of their own; needed for `incremental`.
  bool separately_priced_options = false;
  UpfrontTreatment upfront = UpfrontTreatment::immediate;
  std::string upfront_reason{};  ///< not empty where a tranche is vested at signing
  NegativeRevenue negative_revenue = NegativeRevenue::refused;

  friend bool operator==(const AwardPolicy&, const AwardPolicy&) = default;
};
/// Throws DomainError naming the member that breaks its rule, among them what ASU 2025-04 has ended:
/// "policy.purchases: must be performance after ASU 2025-04, got service", "policy.forfeitures: must be
/// estimated after ASU 2025-04 but for distinct goods, got as_they_occur", "policy.constrained: must be false
/// after ASU 2025-04 ...".
const AwardPolicy& require_award_policy(const AwardPolicy& policy);

struct CustomerTranche {
  std::string name;  ///< not empty
  Shares shares;     ///< > 0
  /// At the grant date, market conditions inside (ASC 718-10-30-14); >= 0. None: promised, and the grant date
  /// has not occurred; each period then brings its estimate.
  std::optional<PerShare> fair_value;
  /// Cumulative purchases at which all of it is vested, in any one unit (gigawatts, currency); 0: vested at
  /// signing.
  double purchases;
  std::optional<double> linear_from{};  ///< vests share by share from here to `purchases`; none: all at once
  AwardClass classification = AwardClass::equity;
};

/// A change of terms at the start of a period (ASC 718-20-35-3). If the tranche was expected to vest before
/// it, the cost so far stays, its unrecognised part spread over what is left to purchase, and max(0, after
/// - before) a share is added over these purchases. If it was not, `after` a share replaces that cost, over
/// the purchases from the modification on. Several of one tranche apply one after the other, each to what
/// those before it left. A later end of the tranche is of all of it: forfeiture reverses the added cost too,
/// cancellation books it.
struct AwardModification {
  std::size_t period;    ///< index of the first period under the new terms
  std::size_t tranche;   ///< index; not of a liability or of one that is not granted
  PerShare before;       ///< fair value of a share under the old terms on that day; >= 0
  PerShare after;        ///< under the new terms; >= 0
  bool probable_before;  ///< expected to vest under the old terms; true for one vested at signing
  std::optional<double> purchases{};  ///< new volume; > what has been purchased by then
};

struct CustomerAward {
  AwardPolicy policy;
  std::vector<CustomerTranche> tranches;           ///< at least one; volumes do not decrease
  std::vector<AwardModification> modifications{};  ///< those of one tranche in order of their periods
};

/// Shares x grant-date fair value; of an award the sum over its tranches, modifications left out. Throws
/// DomainError where it is not granted yet.
Money grant_date_cost(const CustomerTranche& tranche);
Money grant_date_cost(const CustomerAward& award);

/// The policy's rules, and those of the tranches and modifications. Throws DomainError naming the member that
/// breaks one.
const CustomerAward& require_award(const CustomerAward& award);

/// What a named gate ("technical and commercial conditions") is to ASC 718.
enum class NamedConditions {
  performance,  ///< of the issuer's or the customer's own operations
  other,        ///< another index: the tranche is a liability (ASC 718-10-25-13)
  refused
};
template <>
inline constexpr auto enum_names<NamedConditions> = names_of("named conditions",
                                                             {"performance", "other", "refused"});

/// The award of a warrant: one tranche each, `fair_values` a share in their order. The volume of a tranche is
/// that of its one volume gate or its linear part; a tranche vested at issue has none. `named` classifies
/// named gates, of the tranche and of its exercise. Throws DomainError naming a tranche without a volume
/// ("warrant.tranches[1].gates: must be with one purchase volume, ..."), one with several, or a named gate
/// that is refused.
CustomerAward customer_award(const Warrant& warrant, std::span<const PerShare> fair_values,
                             AwardPolicy policy, NamedConditions named = NamedConditions::refused);

}  // namespace fairvalue
