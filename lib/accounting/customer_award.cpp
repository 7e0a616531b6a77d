#include <fairvalue/accounting/customer_award.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <type_traits>
#include <utility>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_policy_members(const AwardPolicy& policy) {
  require_enumerator("policy.standard", policy.standard);
  require_enumerator("policy.purchases", policy.purchases);
  require_enumerator("policy.forfeitures", policy.forfeitures);
  require_enumerator("policy.attribution", policy.attribution);
  require_enumerator("policy.upfront", policy.upfront);
  require_enumerator("policy.negative_revenue", policy.negative_revenue);
  require(!policy.attribution_reason.empty(), "policy.attribution_reason", "given", "none");
  require(policy.attribution != CostAttribution::incremental || policy.separately_priced_options,
          "policy.separately_priced_options", "true for incremental attribution", "false");
}

/// What ASU 2025-04 has ended.
void require_standard(const AwardPolicy& policy) {
  if (policy.standard == AwardStandard::before_asu) return;
  require(policy.purchases == PurchaseCondition::performance, "policy.purchases",
          "performance after ASU 2025-04", key_of(policy.purchases));
  require(policy.forfeitures == ForfeiturePolicy::estimated || policy.for_distinct_goods,
          "policy.forfeitures", "estimated after ASU 2025-04 but for distinct goods",
          key_of(policy.forfeitures));
  require(!policy.constrained, "policy.constrained",
          "false after ASU 2025-04 (no constraint on share-based consideration)", "true");
}

void require_customer_tranche(const std::string& field, const CustomerTranche& tranche,
                              const AwardPolicy& policy) {
  require(!tranche.name.empty(), field + ".name", "given", "none");
  require_positive(field + ".shares", tranche.shares);
  require_enumerator(field + ".classification", tranche.classification);
  if (tranche.fair_value) require_non_negative(field + ".fair_value", *tranche.fair_value);
  require(tranche.fair_value || tranche.classification == AwardClass::equity, field + ".fair_value",
          "given for a liability", "none");
  require_non_negative(field + ".purchases", tranche.purchases);
  if (tranche.purchases == 0.0) {
    require(!policy.upfront_reason.empty(), "policy.upfront_reason",
            "given, as a tranche is vested at signing", "none");
  }
  if (!tranche.linear_from) return;
  require_non_negative(field + ".linear_from", *tranche.linear_from);
  require(*tranche.linear_from < tranche.purchases, field + ".linear_from",
          fmt::format("< {:.6g} (purchases)", tranche.purchases), *tranche.linear_from);
}

void require_modification(const std::string& field, const AwardModification& change,
                          const CustomerAward& award) {
  require(change.tranche < award.tranches.size(), field + ".tranche",
          fmt::format("below {} (the number of tranches)", award.tranches.size()),
          static_cast<double>(change.tranche));
  const CustomerTranche& tranche = award.tranches[change.tranche];
  require(tranche.classification == AwardClass::equity, field + ".tranche",
          "of equity: a liability is remeasured anyway", tranche.name);
  require(tranche.fair_value.has_value(), field + ".tranche", "granted", tranche.name);
  require_non_negative(field + ".before", change.before);
  require_non_negative(field + ".after", change.after);
  require(change.probable_before || tranche.purchases > 0.0, field + ".probable_before",
          "true for a tranche vested at signing", "false");
  if (!change.purchases) return;
  require_positive(field + ".purchases", *change.purchases);
  require(tranche.purchases > 0.0, field + ".purchases", "none for a tranche vested at signing",
          *change.purchases);
}

void require_modifications(const CustomerAward& award) {
  std::map<std::size_t, std::size_t> latest;  // period of a tranche's modification before
  for (std::size_t i = 0; i < award.modifications.size(); ++i) {
    const std::string field = fmt::format("modifications[{}]", i);
    require_modification(field, award.modifications[i], award);
    const auto before = latest.try_emplace(award.modifications[i].tranche, 0).first;
    require(award.modifications[i].period >= before->second, field + ".period",
            fmt::format("at least {} (the tranche's modification before)", before->second),
            static_cast<double>(award.modifications[i].period));
    before->second = award.modifications[i].period;
  }
}

/// Volumes and named gates of a tranche.
struct AwardConditions {
  std::set<double> volumes;
  std::optional<std::string> named;
};

void look_at(const std::vector<Gate>& gates, AwardConditions& seen, bool volumes_too) {
  for (const Gate& gate : gates) {
    visit_simple_gates(gate, [&](const auto& one) {
      using One = std::remove_cvref_t<decltype(one)>;
      if constexpr (std::is_same_v<One, VolumeGate>) {
        if (volumes_too) seen.volumes.insert(one.volume);
      } else if constexpr (std::is_same_v<One, NamedGate>) {
        seen.named = one.name;
      }
    });
  }
}

AwardConditions award_conditions(const Warrant& warrant, const Tranche& tranche) {
  AwardConditions seen;
  look_at(tranche.gates, seen, true);
  look_at(exercise_gates_of(tranche, warrant), seen, false);
  if (tranche.linear) seen.volumes.insert(tranche.linear->to);
  return seen;
}

CustomerTranche customer_tranche(const Warrant& warrant, std::size_t index, PerShare fair_value,
                                 NamedConditions named) {
  const Tranche& tranche = warrant.tranches[index];
  const std::string field = fmt::format("warrant.tranches[{}].gates", index);
  const AwardConditions seen = award_conditions(warrant, tranche);
  require(!seen.named || named != NamedConditions::refused, field,
          "without a named gate whose kind is not stated (ASC 718-10-25-13)", seen.named.value_or(""));
  const std::size_t least = tranche.vested_at_issue ? 0 : 1;
  require(seen.volumes.size() == least, field,
          least == 1 ? "with one purchase volume to attach the cost to" : "without a volume",
          static_cast<double>(seen.volumes.size()));
  const bool other = seen.named && named == NamedConditions::other;
  return {.name = tranche.name,
          .shares = tranche.shares,
          .fair_value = fair_value,
          .purchases = least == 1 ? *seen.volumes.begin() : 0.0,
          .linear_from = tranche.linear ? std::optional{tranche.linear->from} : std::nullopt,
          .classification = other ? AwardClass::liability : AwardClass::equity};
}

}  // namespace

Money grant_date_cost(const CustomerTranche& tranche) {
  require_positive("tranche.shares", tranche.shares);
  require(tranche.fair_value.has_value(), "tranche.fair_value", "given", "none");
  return require_result("grant_date_cost",
                        tranche.shares * require_non_negative("tranche.fair_value", *tranche.fair_value));
}

Money grant_date_cost(const CustomerAward& award) {
  Money sum{0.0};
  for (const CustomerTranche& tranche : award.tranches) sum += grant_date_cost(tranche);
  return require_result("grant_date_cost", sum);
}

const AwardPolicy& require_award_policy(const AwardPolicy& policy) {
  require_policy_members(policy);
  require_standard(policy);
  return policy;
}

const CustomerAward& require_award(const CustomerAward& award) {
  require_award_policy(award.policy);
  require_not_empty("tranches", award.tranches.size());
  for (std::size_t i = 0; i < award.tranches.size(); ++i) {
    const std::string field = fmt::format("tranches[{}]", i);
    require_customer_tranche(field, award.tranches[i], award.policy);
    require(i == 0 || award.tranches[i].purchases >= award.tranches[i - 1].purchases, field + ".purchases",
            "at least those of the tranche before", award.tranches[i].purchases);
  }
  require_modifications(award);
  return award;
}

CustomerAward customer_award(const Warrant& warrant, std::span<const PerShare> fair_values,
                             AwardPolicy policy, NamedConditions named) {
  require_enumerator("named", named);
  require(fair_values.size() == warrant.tranches.size(), "fair_values",
          fmt::format("one for each of the {} tranches", warrant.tranches.size()),
          static_cast<double>(fair_values.size()));
  CustomerAward award{.policy = std::move(policy), .tranches = {}};
  for (std::size_t i = 0; i < fair_values.size(); ++i) {
    award.tranches.push_back(customer_tranche(warrant, i, fair_values[i], named));
  }
  std::stable_sort(award.tranches.begin(), award.tranches.end(),
                   [](const auto& a, const auto& b) { return a.purchases < b.purchases; });
  require_award(award);
  return award;
}

}  // namespace fairvalue
